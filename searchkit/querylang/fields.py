"""`name:value` clauses."""

from collections.abc import Callable

from searchkit.analysis.tokens import tokens
from searchkit.domain.article import Kind
from searchkit.domain.errors import QueryError, UnknownCountry
from searchkit.domain.query import (
    CountryIs,
    CueIs,
    Filter,
    KindIs,
    PathIs,
    PublishedUnknown,
    SaidIs,
    SourceIs,
    SpeakerIs,
)
from searchkit.querylang.dates import EXPECTED as EXPECTED_DATE
from searchkit.querylang.dates import published_in

CountryCode = Callable[[str], str | None]

# `title` and `lead` hold words, `path` a glob; the others are values of a paragraph.
TEXT_FIELDS = ("title", "lead")
FIELDS = (
    *TEXT_FIELDS,
    *("speaker", "cue", "said", "country", "named", "source", "kind", "path", "date"),
)
SAID = {"direct": True, "reported": False}
UNKNOWN = ("none", "unknown")

_EXPECTED = {
    "title": "a word or a quoted phrase",
    "lead": "a word or a quoted phrase",
    "speaker": "a name (several words in quotes) or none",
    "cue": "a verb of saying, in any form, or none",
    "said": "direct or reported",
    "country": "a country's code or name (several words in quotes) or none",
    "named": "a country's code or name (several words in quotes) or none",
    "path": "a path such as 2021/** (in quotes where it has spaces or parentheses)",
    "source": "an outlet or agency (several words in quotes) or none",
    "kind": "one of " + ", ".join(Kind),
    "date": f"{EXPECTED_DATE}, a range such as 2021-03..2021-05, or unknown",
}


def value_or_none(text: str) -> str | None:
    """Return what is asked for of a field, None for those without: `none`, `unknown`."""
    return None if text.lower() in UNKNOWN else text


def expected_after(field: str) -> str:
    """Return what must follow `field:`, for an error."""
    return f"expected {_EXPECTED[field]} right after {field}:"


# Fields of web search engines, Nexis, Factiva and Recoll -> ours.
_OTHERS_FIELDS = {
    "intitle": "title:", "allintitle": "title:", "headline": "title:", "hlead": "lead:", "hl": "title:",
    "site": "source:", "publication": "source:", "outlet": "source:", "agency": "source:",
    "author": "speaker: (who is quoted)", "byline": "speaker: (who is quoted)", "says": "speaker:",
    "before": "date:..2021-03", "after": "date:2021-03..", "since": "date:2021-03..", "until": "date:..2021-03",
    "published": "date:", "filetype": "path:**.pdf", "ext": "path:**.pdf", "dir": "path:", "file": "path:",
    "place": "country:", "location": "country:", "type": "kind:",
}  # fmt: skip


def unknown_field(name: str, query: str, position: int) -> QueryError:
    """Return the error for `name:value` where there is no such field."""
    if (ours := _OTHERS_FIELDS.get(name.lower())) is not None:
        message = f"there is no field {name}; here it is {ours}"
        return QueryError(message, query, position)
    fields = ", ".join(FIELDS)
    return QueryError(
        f"there is no field {name}; expected one of {fields}, or quotes around text with a colon",
        query,
        position,
    )


def filter_of(
    field: str, value: str, *, is_quoted: bool, query: str, position: int, country_code: CountryCode
) -> Filter:
    """Return the filter that `field:value` is; TEXT_FIELDS are none and not for this function.

    `none` and `unknown` ask for paragraphs of which the field is not known, unless in quotes.
    Raises QueryError at `position`, the place of the value.
    """
    is_unknown = not is_quoted and value.lower() in UNKNOWN
    if field == "path":
        if not value:
            raise QueryError(expected_after(field), query, position)
        return PathIs(value)
    if not tokens(value) and not (field == "date" and value == ".."):
        raise QueryError(expected_after(field), query, position)
    if field == "speaker":
        return SpeakerIs(None if is_unknown else value)
    if field == "source":
        return SourceIs(None if is_unknown else value)
    if field == "cue":
        return CueIs(None if is_unknown else value)
    if field == "said":
        return _said(value, query, position)
    if field in ("country", "named"):
        code = None if is_unknown else _code(value, field, query, position, country_code)
        return CountryIs(code, is_named=field == "named")
    if field == "kind":
        return _kind(value, query, position)
    return PublishedUnknown() if is_unknown else published_in(value, query, position)


def _code(value: str, field: str, query: str, position: int, country_code: CountryCode) -> str:
    try:
        code = country_code(value)
    except UnknownCountry as unknown:
        raise QueryError(str(unknown), query, position) from None
    if code is None:
        raise QueryError(
            f"no country is known as {value}; expected {_EXPECTED[field]}", query, position
        )
    return code.upper()


def _said(value: str, query: str, position: int) -> SaidIs:
    if value.lower() not in SAID:
        raise QueryError(expected_after("said"), query, position)
    return SaidIs(SAID[value.lower()])


def _kind(value: str, query: str, position: int) -> KindIs:
    try:
        return KindIs(Kind(value.lower()))
    except ValueError:
        raise QueryError(expected_after("kind"), query, position) from None
