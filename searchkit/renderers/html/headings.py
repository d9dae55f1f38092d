"""Values of facets in words: "About the United States", "Captions", "March 2021"."""

from searchkit.domain.article import Kind
from searchkit.domain.query import Facet
from searchkit.renderers.display_names import UNKNOWN, Names
from searchkit.renderers.html.days import month_words

FACETS = {
    Facet.SPEAKER: "Speaker",
    Facet.COUNTRY: "Country",
    Facet.SOURCE: "Source",
    Facet.MONTH: "Month",
    Facet.WEEK: "Week",
    Facet.YEAR: "Year",
    Facet.KIND: "Kind of paragraph",
    Facet.CUE: "Verb",
}

_KINDS = {
    Kind.TITLE: "Headlines",
    Kind.BODY: "Story text",
    Kind.CAPTION: "Captions",
    Kind.ASIDE: "Asides",
}

_NOTHING_KNOWN = {
    Facet.SPEAKER: "No known speaker",
    Facet.COUNTRY: "About no known country",
    Facet.SOURCE: "No known source",
    Facet.CUE: "No verb of saying",
}

# English names that take the article, of the names that the gazetteer shows.
_WITH_THE = {"Bahamas", "Comoros", "Gambia", "Maldives", "Netherlands", "Philippines"}
_WITH_THE_FIRST = ("United ", "U.S. ", "British ", "Isle of ")
_WITH_THE_LAST = (" Islands", " Republic", " Territories", " Territory")


def with_the(country: str) -> str:
    """Return the name of a country as it stands in a sentence: "the Netherlands", "Kenya"."""
    takes_it = (
        country in _WITH_THE
        or country.startswith(_WITH_THE_FIRST)
        or country.endswith(_WITH_THE_LAST)
    )
    return f"the {country}" if takes_it else country


def value_words(facet: Facet, value: str | None, names: Names) -> str:
    """Return a facet's value as an entry under the facet's name: "China", "March 2021", "unknown"."""
    if value is None:
        return UNKNOWN
    match facet:
        case Facet.COUNTRY:
            return names.country(value)
        case Facet.MONTH:
            return month_words(value)
        case Facet.WEEK:
            return f"week {int(value[-2:])} of {value[:4]}"
        case Facet.KIND:
            return _KINDS[Kind(value)]
        case _:
            return value


def heading_words(facet: Facet, value: str | None, names: Names) -> str:
    """Return the same by itself, as a heading: "About China", "From AP", "Undated"."""
    if value is None:
        return _NOTHING_KNOWN.get(facet, "Undated")
    words = value_words(facet, value, names)
    match facet:
        case Facet.COUNTRY:
            return f"About {with_the(words)}"
        case Facet.SOURCE:
            return f"From {words}"
        case Facet.CUE:
            return f"By the verb “{words}”"
        case Facet.WEEK:
            return words.capitalize()
        case _:
            return words
