"""Which country a person means who names one in a query: a country, a region of one, or no country.

country_of("Chinese")  "CN"
country_of("Crimea")   "UA"   and `said_of_region("Crimea")` says so
country_of("Chna")     UnknownCountry: Chna is no country known here; nearest: China (CN), …
country_of("EU")       UnknownCountry: EU is not a country but a union of several; …
"""

import shlex

from searchkit.domain.errors import UnknownCountry
from searchkit.language.fold import fold
from searchkit.rules import threshold

# `language.countries` is imported where a country is asked for: most searches do without its tables.

_MOST_NEAREST = 3
# In wrong letters a letter asked for.
_MOST_UNLIKE = threshold(
    0.33, "a hundred misspelt names: Lbnon is .28 from Lebanon and .4 from London"
)

# What stands where a country is asked for and is none, with the name by which news calls it: unions
# and parts of the world. By hand; who belongs to them changes, and is for the user to say.
_UNIONS = {
    "eu": "European Union", "european union": "European Union", "eurozone": "Eurozone",
    "un": "United Nations", "united nations": "United Nations", "nato": "NATO", "g7": "G7", "g20": "G20",
    "brics": "BRICS", "opec": "OPEC", "asean": "ASEAN", "african union": "African Union", "arab league": "Arab League",
    "ecowas": "ECOWAS", "mercosur": "Mercosur", "commonwealth": "Commonwealth", "cis": "CIS",
    "benelux": "Benelux", "gcc": "GCC", "sco": "Shanghai Cooperation Organization",
}  # fmt: skip
_PARTS_OF_THE_WORLD = frozenset((
    "africa", "asia", "europe", "america", "americas", "north america", "south america", "latin america",
    "central america", "oceania", "antarctica", "middle east", "far east", "central asia", "southeast asia",
    "east asia", "south asia", "eastern europe", "western europe", "balkans", "baltics", "caribbean", "caucasus",
    "sahel", "maghreb", "horn of africa", "scandinavia", "persian gulf", "gulf", "arctic", "west africa",
    "east africa", "southern africa", "north africa", "indochina", "levant", "west", "global south",
))  # fmt: skip


def country_of(text: str) -> str:
    """Return the code of the country that `text` names, or whose region it does.

    Raises UnknownCountry with the nearest names, or with how else to ask.
    """
    from searchkit.language.countries import country_code

    if (code := country_code(text)) is not None:
        return code
    codes = _countries_with_region(text)
    if len(codes) == 1:
        return codes[0]
    raise UnknownCountry(_several(text, codes) if codes else _unknown(text))


def said_of_region(text: str) -> str | None:
    """Return what to tell whoever asked for a region as for a country; None where it is none."""
    from searchkit.language.countries import country_code, country_name

    try:
        code = country_of(text)
    except UnknownCountry:
        return None
    if country_code(text) is not None:
        return None
    return f"{text} is in {country_name(code)}: read as country:{code}, all of it"


def _countries_with_region(text: str) -> tuple[str, ...]:
    from searchkit.enrichers.countries.region_names import (
        countries_with_region,  # five thousand names, only where no country is known
    )

    return countries_with_region(text)


def _several(text: str, codes: tuple[str, ...]) -> str:
    from searchkit.language.countries import country_name

    names = ", ".join(f"{country_name(code)} ({code})" for code in codes)
    return f"{text} is a region of more than one country: {names}; name the one that is meant"


def _unknown(text: str) -> str:
    key = " ".join(fold(text).replace(".", "").removeprefix("the ").split())
    union = _UNIONS.get(key)
    if union or key in _PARTS_OF_THE_WORLD:
        what = "a union of several" if union else "a part of the world"
        words = shlex.quote(f'"{union}"' if union and " " in union else union or text)
        return (
            f"{text} is not a country but {what}; name its countries (--country DE --country FR), "
            f"or ask for the words: searchkit search {words}"
        )
    from searchkit.analysis.spelling import unlikeness  # only where no country is known
    from searchkit.language.countries import country_name
    from searchkit.search.nearest import nearest_names

    names = _all_names()
    nearest = dict.fromkeys(
        names[name]
        for name in nearest_names(text, dict.fromkeys(names, 1), 12)
        if unlikeness(key, fold(name)) <= _MOST_UNLIKE * len(key)
    )
    if not nearest:
        return (
            f"{text} is no country known here; write a code, a name or a people: CN, China, Chinese"
        )
    shown = ", ".join(f"{country_name(code)} ({code})" for code in [*nearest][:_MOST_NEAREST])
    return f"{text} is no country known here; nearest: {shown}"


def _all_names() -> dict[str, str]:
    from searchkit.language.countries import names_of_countries

    return {
        name: code
        for name, code, kind in names_of_countries()
        if kind in ("country", "demonym", "state", "territory", "region", "capital")
        and not name.endswith("-")
    }
