"""Countries by ISO 3166-1 code: what they, their peoples and their capitals are called.

What `--country` and the facets show, what the finder of countries looks up, and who speaks where
"Beijing" or "the Chinese" do, all go by the same tables.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from searchkit.language.fold import fold, fold_in_place
from searchkit.language.tables import listed, rows


def country_code(text: str) -> str | None:
    """Return the ISO code that a code, a name or a demonym means; None where none does.

    Names may be English, or of the nine languages of `world_names.py`. Case and accents are ignored,
    and a leading "the". Ambiguous words mean their best-known
    country: "Congo" is CD, "Korea" KR, "Georgia" GE.

    >>> country_code("cn"), country_code("Chinese"), country_code("the Netherlands"), country_code("Китай")
    ('CN', 'CN', 'NL', 'CN')
    """
    key = _key(text)
    english = _codes().get(key) or _codes().get(key.removeprefix("the "))
    if english:
        return english
    foreign = _foreign_codes()
    return next((foreign[form] for form in _foreign_forms(key) if form in foreign), None)


def country_name(code: str) -> str:
    """Return the English name of a country; the code itself where it is not known.

    >>> country_name("CD")
    'Congo (Kinshasa)'
    """
    return _names().get(code.upper(), code)


def country_of_host(host: str) -> str | None:
    """Return the country whose own domain a host is in; None for `.com`, and for those sold to all the world.

    >>> country_of_host("news.example.co.uk"), country_of_host("example.tv")
    ('GB', None)
    """
    return _domains().get(host.rpartition(".")[2])


@cache
def names_of_countries() -> tuple[tuple[str, str, str], ...]:
    """Return each name that plainly means one country, its code, and what it is.

    That is "country", "capital", "demonym" (with its plural), or a kind of `country_names.tsv`. A
    demonym that ends in "-" stands before a hyphen only.
    """
    return tuple(_names_of_countries())


def _names_of_countries() -> Iterator[tuple[str, str, str]]:
    countries: set[str] = set()
    for code, name, others, capital, *_ in rows(__package__, "countries.tsv"):
        countries.add(name)
        for other in (name, *listed(others)):
            yield other, code, "country"
        if capital:
            yield capital, code, "capital"
    for code, cell in rows(__package__, "demonyms.tsv"):
        for form in listed(cell):
            yield form, code, "demonym"
            plural = f"{form}s"
            # Laos is the country, not several of the Lao.
            if not form.endswith(("-", "s", "sh", "ch", "ese", "men")) and plural not in countries:
                yield plural, code, "demonym"
    for code, kind, cell in rows(__package__, "country_names.tsv"):
        for name in listed(cell):
            yield name, code, kind


def ambiguous_names() -> Iterator[tuple[str, str, list[str]]]:
    """Yield each name of more than one place, a code that it may mean, and the words that say so.

    No words: what it means where the article has no others.
    """
    for name, code, *cell in rows(__package__, "ambiguous.tsv"):
        yield name, code, listed(cell[0]) if cell else []


@cache
def nations() -> Mapping[str, str]:
    """Return country, people or capital that stands for it, folded -> the country as news calls it."""
    peoples = {
        fold(name): _said()[code] for name, code, kind in names_of_countries() if kind == "demonym"
    }
    return {**peoples, **governments()}


@cache
def governments() -> Mapping[str, str]:
    """Return country or capital, folded -> the country: "Beijing claims" is China speaking."""
    found = {
        fold(name): _said()[code] for name, code, kind in names_of_countries() if kind == "country"
    }
    seats = {code: [capital] for code, _, _, capital, *_ in rows(__package__, "countries.tsv")}
    for code, _, *cell in rows(__package__, "governments.tsv"):
        if cell:
            seats[code] = [] if cell == ["-"] else listed(cell[0])
    for code, name in _said().items():
        for word in (name, *seats[code]):
            if word:
                found[fold(word)] = name
    return found


@cache  # the tables are read once, when they are first needed
def _names() -> Mapping[str, str]:
    return {code: name for code, name, *_ in rows(__package__, "countries.tsv")}


@cache
def _said() -> Mapping[str, str]:
    """Return code -> the country as news calls it: "Congo", not "Congo (Kinshasa)"."""
    called = {code: name for code, name, *_ in rows(__package__, "governments.tsv") if name}
    return {**_names(), **called}


def _foreign_forms(key: str) -> Iterator[str]:
    """Yield how tables of other languages may have a name that is asked for by itself."""
    yield key
    yield key.removeprefix("ال")  # "the Egyptian"
    yield key.removesuffix("人")  # 英国人, who is British
    yield f"{key}e"  # "französisch", which before a noun has an ending


def _key(text: str) -> str:
    return " ".join(fold_in_place(text).replace(".", "").casefold().split())


# Domains of countries that are used for what they look like.
_SOLD = frozenset(
    [
        "ai",
        "cc",
        "co",
        "fm",
        "gg",
        "im",
        "io",
        "la",
        "ly",
        "me",
        "pw",
        "sh",
        "st",
        "su",
        "to",
        "tv",
        "vc",
        "ws",
    ]
)


@cache
def _domains() -> Mapping[str, str]:
    domains = (
        (row[4].lstrip("."), row[0]) for row in rows(__package__, "countries.tsv") if len(row) > 4
    )
    return {domain: code for domain, code in domains if domain and domain not in _SOLD}


@cache
def _codes() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for name, code, signs in ambiguous_names():
        if not signs and code in _names():
            found.setdefault(_key(name), code)
    for name, code, kind in names_of_countries():
        if kind == "demonym" and not name.endswith("-"):
            found.setdefault(_key(name), code)
    # After all peoples, so that no ambiguous word takes the place of a country's own name.
    for name, code, kind in names_of_countries():
        if kind in ("country", "state", "territory"):
            found[_key(name)] = code
    for code, name in _names().items():
        found[_key(name)] = found[_key(code)] = code
    return found


@cache
def _foreign_codes() -> Mapping[str, str]:
    """Return names of countries and peoples in other languages, where all languages mean one country."""
    from searchkit.language.world_names import all_names  # and what tells languages apart

    codes: dict[str, set[str]] = {}
    for kind, code, name in all_names():
        if kind != "capital":
            codes.setdefault(_key(name), set()).add(code)
    return {key: meant.pop() for key, meant in codes.items() if len(meant) == 1}
