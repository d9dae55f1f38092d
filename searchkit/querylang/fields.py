"""`name:value` clauses."""

from collections.abc import Callable

from searchkit.analysis.tokens import tokens
from searchkit.domain.article import Kind
from searchkit.domain.errors import QueryError
from searchkit.domain.query import (
    CountryIs,
    Filter,
    KindIs,
    PublishedUnknown,
    SourceIs,
    SpeakerIs,
)
from searchkit.querylang.dates import EXPECTED as EXPECTED_DATE
from searchkit.querylang.dates import published_in

CountryCode = Callable[[str], str | None]

FIELDS = ("title", "speaker", "country", "source", "kind", "date")
UNKNOWN = ("none", "unknown")

_EXPECTED = {
    "title": "a word or a quoted phrase",
    "speaker": "a name (several words in quotes) or none",
    "country": "a country's code or name (several words in quotes) or none",
    "source": "an outlet or agency (several words in quotes) or none",
    "kind": "one of " + ", ".join(Kind),
    "date": f"{EXPECTED_DATE}, a range such as 2021-03..2021-05, or unknown",
}


def expected_after(field: str) -> str:
    """Return what must follow `field:`, for an error."""
    return f"expected {_EXPECTED[field]} right after {field}:"


def unknown_field(name: str, query: str, position: int) -> QueryError:
    """Return the error for `name:value` where there is no such field."""
    fields = ", ".join(FIELDS)
    return QueryError(
        f"there is no field {name}; expected one of {fields}, or quotes around text with a colon",
        query,
        position,
    )


def filter_of(
    field: str, value: str, *, is_quoted: bool, query: str, position: int, country_code: CountryCode
) -> Filter:
    """Return the filter that `field:value` is; `title` is none and is not for this function.

    `none` and `unknown` ask for paragraphs of which the field is not known, unless in quotes.
    Raises QueryError at `position`, the place of the value.
    """
    is_unknown = not is_quoted and value.lower() in UNKNOWN
    if not tokens(value) and not (field == "date" and value == ".."):
        raise QueryError(expected_after(field), query, position)
    if field == "speaker":
        return SpeakerIs(None if is_unknown else value)
    if field == "source":
        return SourceIs(None if is_unknown else value)
    if field == "country":
        return _country(value, is_unknown, query, position, country_code)
    if field == "kind":
        return _kind(value, query, position)
    return PublishedUnknown() if is_unknown else published_in(value, query, position)


def _country(
    value: str, is_unknown: bool, query: str, position: int, country_code: CountryCode
) -> CountryIs:
    if is_unknown:
        return CountryIs(None)
    code = country_code(value)
    if code is None:
        raise QueryError(
            f"no country is known as {value}; expected {_EXPECTED['country']}", query, position
        )
    return CountryIs(code.upper())


def _kind(value: str, query: str, position: int) -> KindIs:
    try:
        return KindIs(Kind(value.lower()))
    except ValueError:
        raise QueryError(expected_after("kind"), query, position) from None
