"""How a query was read, in words: for people who ask why something is found, or is not."""

from collections.abc import Iterator, Mapping
from datetime import date

from searchkit.domain.query import (
    And,
    AtLeast,
    CountryIs,
    CueIs,
    Fuzzy,
    InLead,
    InTitle,
    KindIs,
    Near,
    Node,
    Not,
    Or,
    PathIs,
    Pattern,
    Phrase,
    PublishedIn,
    PublishedUnknown,
    Query,
    SaidIs,
    Scope,
    Sort,
    SourceIs,
    SpeakerIs,
    Together,
    Unit,
    Word,
)
from searchkit.engines.filters import with_filters
from searchkit.engines.order import effective_sort
from searchkit.engines.scope import conjuncts, plain_words, requires_speaker, text_conditions
from searchkit.querylang import unparse
from searchkit.search.narrowing import flat

Names = Mapping[str, tuple[str, ...]]

_SCOPES = {
    Scope.STORY: "Words are looked for in the story: its title, body and captions. Of a story that "
    "answers, the paragraphs that hold all of them are shown, else those that hold the most.",
    Scope.PARAGRAPH: "All words must stand in one paragraph.",
    Scope.SENTENCE: "All words must stand in one sentence.",
}
_MANY = 5  # names of those that a filter stands for; more are counted


def in_words(query: Query, speakers: Names, sources: Names) -> Iterator[str]:
    """Yield each condition with what it asks, then where words are looked for, and what follows.

    `speakers` and `sources` say for each name that is asked for who in the index answers to it.
    """
    read_names = (speakers, sources)
    everything = with_filters(query.root, query.filters)
    for part in conjuncts(flat(everything) if everything is not None else None):
        yield from _conditions(part, read_names)
    if len(_of_one_saying(everything)) > 1:
        yield "Speaker, verb and manner are asked of one and the same saying."
    for part in query.only:
        yield f"only {unparse(part)}: {_asked(part, read_names)}"
    if text_conditions(query.root):
        yield _SCOPES[query.scope]
        if query.scope is Scope.STORY and requires_speaker(query):
            yield "What the speaker says within two paragraphs of the words is shown too."
        if query.may_lack_words and query.scope is Scope.STORY and plain_words(query.root):
            yield "Where fewer than ten stories hold all words, those that lack one or two follow."
    if query.is_sure:
        yield "Speakers and dates that are unsure are left out of filters and counts."
    if not query.all_copies:
        yield "Of near-copies of a story one is shown."
    if query.per_story is not None:
        yield f"At most {query.per_story} paragraphs of a story are shown, side by side."
    yield _ORDER[effective_sort(query)]


def _conditions(node: Node, names: tuple[Names, Names]) -> Iterator[str]:
    """Yield a condition with what it asks; of a group each part by itself."""
    yield f"{unparse(node)}: {_asked(node, names)}"
    if isinstance(node, And | Or):
        for part in node.parts:
            yield from _conditions(part, names)


def _of_one_saying(node: Node | None) -> frozenset[type[Node]]:
    """Return which of speaker, verb and manner are asked for in one AND."""
    asked = set()
    for part in conjuncts(flat(node) if node is not None else None):
        parts = part.parts if isinstance(part, Or) else (part,)
        asked |= {type(each) for each in parts if isinstance(each, SpeakerIs | CueIs | SaidIs)}
    return frozenset(asked)


_ORDER = {
    Sort.RELEVANCE: "What is most relevant comes first.",
    Sort.NEWEST: "The newest comes first, what has no date last.",
    Sort.OLDEST: "The oldest comes first, what has no date last.",
}


def _asked(node: Node, names: tuple[Names, Names]) -> str:
    match node:
        case And(()):
            return "everything"
        case And():
            return "all of these"
        case Or():
            return "any of these"
        case Not(part):
            return f"not {_asked(part, names)}"
        case Word():
            return "the word in any inflection"
        case Pattern():
            return "any word written so, * being any letters"
        case Fuzzy(_, distance):
            return (
                f"any word that differs in at most {distance} letter{'s' if distance > 1 else ''}"
            )
        case Phrase():
            return "these words as written, one after the other"
        case Near(_, within):
            return f"these words as written, in any order, at most {within} apart"
        case Together(_, unit, within, is_ordered):
            return _together(unit, within, is_ordered=is_ordered)
        case AtLeast(times, part):
            return f"at least {times} times {_asked(part, names)}"
        case InTitle(part):
            return f"in the title, {_asked(part, names)}"
        case InLead(part):
            return f"in the title or the first two paragraphs, {_asked(part, names)}"
        case _:
            return _passing(node, names)


def _together(unit: Unit, within: int | None, *, is_ordered: bool) -> str:
    if unit is Unit.WORDS:
        order = "in this order" if is_ordered else "in any order"
        return f"these {order}, at most {within} words apart"
    return f"these in one {unit.value}"


def _passing(node: Node, names: tuple[Names, Names]) -> str:
    match node:
        case SpeakerIs(None):
            return "no speaker is known"
        case SpeakerIs(name):
            return f"said by {_meant(name or '', names[0], 'nobody in the index')}"
        case CountryIs(None, is_named):
            return "names no country" if is_named else "is about no country that is known"
        case CountryIs(code, is_named):
            from searchkit.language.countries import country_name  # tables that most do without

            how = "names" if is_named else "names, or belongs to a story about,"
            return f"{how} {country_name(code or '')}"
        case CueIs(verb):
            return f"said with the verb {verb}, whatever its form" if verb else "no verb of saying"
        case SaidIs(is_direct):
            return "said in the speaker's own words" if is_direct else "said in reported speech"
        case SourceIs(None):
            return "no outlet is known"
        case SourceIs(name):
            return f"from {_meant(name or '', names[1], 'no outlet in the index')}"
        case KindIs(kind):
            return f"paragraphs of kind {kind.value}"
        case PathIs():
            return "clippings with a path like this"
        case PublishedIn(since, until):
            return f"published {_days(since, until)}"
        case PublishedUnknown():
            return "no date is known"
        case _:
            return "a saying as asked for"


def _meant(asked: str, names: Names, nobody: str) -> str:
    if asked not in names:
        return asked
    found = names[asked]
    if not found:
        return nobody
    more = len(found) - _MANY
    return ", ".join(found[:_MANY]) + (f" and {more} more" if more > 0 else "")


def _days(since: date | None, until: date | None) -> str:
    if since and until:
        return f"on {since}" if since == until else f"from {since} to {until}"
    if since or until:
        return f"from {since} on" if since else f"up to {until}"
    return "on a known day"
