"""ISO 3166-1 codes of names, and names of codes: what `--country` and the facets show."""

from functools import cache

from searchkit.language.fold import fold_in_place
from searchkit.language.tables import listed, rows


def country_code(text: str) -> str | None:
    """Return the ISO code that a code, an English name or a demonym means; None where none does.

    Case and accents are ignored, and a leading "the". Ambiguous words mean their best-known
    country: "Congo" is CD, "Korea" KR, "Georgia" GE.

    >>> country_code("cn"), country_code("Chinese"), country_code("the Netherlands")
    ('CN', 'CN', 'NL')
    """
    key = _key(text)
    return _codes().get(key) or _codes().get(key.removeprefix("the "))


def country_name(code: str) -> str:
    """Return the English name of a country; the code itself where it is not known.

    >>> country_name("CD")
    'Congo (Kinshasa)'
    """
    return _names().get(code.upper(), code)


def _key(text: str) -> str:
    return " ".join(fold_in_place(text).replace(".", "").casefold().split())


@cache  # the tables are read once, when they are first needed
def _names() -> dict[str, str]:
    return {row[0]: row[1] for row in rows(__package__, "countries.tsv")}


@cache
def _codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, code, *signs in rows(__package__, "ambiguous.tsv"):
        if not signs and code in _names():
            found.setdefault(_key(name), code)
    for code, forms in rows(__package__, "demonyms.tsv"):
        for form in listed(forms):
            if not form.endswith("-"):
                found.setdefault(_key(form), code)
                found.setdefault(_key(form) + "s", code)
    for code, kind, names in rows(__package__, "country_names.tsv"):
        if kind in ("country", "state", "territory"):
            found.update((_key(name), code) for name in listed(names))
    for code, name, others, *_ in rows(__package__, "countries.tsv"):
        found.update((_key(other), code) for other in [code, name, *listed(others)])
    # After all names, so that no ambiguous word takes the place of a country's own name.
    return {"uk": "GB", **found}
