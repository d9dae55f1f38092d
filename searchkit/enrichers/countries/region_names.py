"""Whose a region, a capital or another large city is, by its name alone."""

from functools import cache

from searchkit.enrichers.countries.gazetteer import PLAIN_REGIONS_OF
from searchkit.language.countries import names_of_countries
from searchkit.language.fold import fold, fold_in_place
from searchkit.language.tables import rows
from searchkit.language.world_names import all_names

_PLACES = ("region", "state", "territory", "capital", "city")


def countries_with_region(name: str) -> tuple[str, ...]:
    """Return the codes of the countries that have a region or a city of this name; none: not known.

    A name that plainly means one country has only that, and so has a state or a province of the
    large federations that print theirs like a country: Texas is not one of anybody else's.
    """
    key = _key(name)
    if (code := _plain().get(key)) is not None:
        return (code,)
    for text, cell in rows(__package__, "regions.tsv"):
        if _key(text) == key:
            codes = cell.split()
            return tuple([code for code in codes if code in PLAIN_REGIONS_OF] or codes)
    return ()


@cache
def _plain() -> dict[str, str]:
    capitals = {_key(name): code for kind, code, name in all_names() if kind == "capital"}
    places = {_key(name): code for name, code, kind in names_of_countries() if kind in _PLACES}
    return {**capitals, **places}


def _key(text: str) -> str:
    return " ".join(fold(fold_in_place(text)).removeprefix("the ").split())
