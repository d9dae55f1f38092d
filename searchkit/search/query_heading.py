"""What was asked, as the heading of a page: "sanctions · Wang Yi · About the United States"."""

from datetime import date, timedelta

from searchkit.domain.query import (
    And,
    CountryIs,
    CueIs,
    Facet,
    KindIs,
    Node,
    Not,
    Or,
    PathIs,
    PublishedIn,
    PublishedUnknown,
    Query,
    SaidIs,
    SourceIs,
    SpeakerIs,
)
from searchkit.engines.filters import with_filters
from searchkit.engines.scope import conjuncts
from searchkit.querylang import unparse
from searchkit.renderers.display_names import Names
from searchkit.renderers.html.days import day, month_words
from searchkit.renderers.html.headings import heading_words, with_the
from searchkit.search.narrowing import flat

EVERYTHING = "All clippings"


def heading(query: Query, names: Names) -> str:
    """Return the words as they were typed, and each filter in words of its own."""
    asked = [*conjuncts(flat(query.root) if query.root is not None else None)]
    beside = conjuncts(with_filters(None, query.filters))
    typed = [part for part in asked if _words(part, names) is None]
    parts = [_words(part, names) for part in (*asked, *beside)]
    filters = [words for words in parts if words is not None]
    if len(typed) == len(asked):
        text = query.text.strip()
    else:
        text = unparse(flat(And(tuple(typed)))) if typed else ""
    if text == "*":
        text = "" if filters else EVERYTHING
    return " · ".join(filter(None, (text, *filters))) or EVERYTHING


def _words(node: Node, names: Names) -> str | None:
    """Return a filter in words; None for what is no filter, or too tangled to be said in words."""
    match node:
        case Or(parts) if parts:
            words = [_words(part, names) for part in parts]
            known = [each for each in words if each is not None]
            return _either(known) if len(known) == len(words) else None
        case Not(SourceIs(str(name))):
            return f"Not from {name}"
        case SpeakerIs(name):
            return heading_words(Facet.SPEAKER, name, names)
        case CountryIs(str(code), is_named=True):
            return f"Naming {with_the(names.country(code))}"
        case CountryIs(code):
            return heading_words(Facet.COUNTRY, code, names)
        case SourceIs(name):
            return heading_words(Facet.SOURCE, name, names)
        case CueIs(verb):
            return heading_words(Facet.CUE, verb, names)
        case KindIs(kind):
            return heading_words(Facet.KIND, kind.value, names)
        case SaidIs(is_direct):
            return "In their own words" if is_direct else "In reported speech"
        case PathIs(glob):
            return f"In files like {glob}"
        case PublishedIn(since, until):
            return _period(since, until)
        case PublishedUnknown():
            return heading_words(Facet.MONTH, None, names)
        case _:
            return None


def _either(words: list[str]) -> str:
    """Return "Wang Yi or Ann Lee", "About China or Kenya"."""
    for begin in ("About ", "From ", "Naming "):
        if all(each.startswith(begin) for each in words):
            return begin + " or ".join(each.removeprefix(begin) for each in words)
    return " or ".join(words)


def _period(since: date | None, until: date | None) -> str:
    if since is None or until is None:
        only = day(since or until, None)
        if only is None:
            return "With a known date"
        return f"Since {only.words}" if since else f"Until {only.words}"
    after = until + timedelta(days=1)
    if since.day == after.day == 1:
        if (after.year, after.month) == (since.year + since.month // 12, since.month % 12 + 1):
            return month_words(f"{since:%Y-%m}")
        if (since.month, after.month, after.year) == (1, 1, since.year + 1):
            return f"{since.year}"
    first, last = day(since, None), day(until, None)
    if first is None or last is None or first == last:
        return first.words if first else ""
    return f"{first.words} to {last.words}"
