"""Every name that may mean a country, each with what it is and which countries it may mean."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from searchkit.enrichers.countries.beside import WordsBeside, read_words_beside
from searchkit.enrichers.countries.folding import folded
from searchkit.enrichers.countries.tables import listed, rows


class Standing(StrEnum):
    """How much a name says by itself."""

    PLAIN = "plain"  # means its country wherever it stands: "France", "Chinese", "Kremlin"
    SIGNS = "signs"  # ambiguous.tsv tells by which words of the article: "Georgia"
    TOWN = "town"  # means a country of the article, or of the largest such town: "Alexandria"
    NOTHING = "nothing"  # holds a place's name and means none: "American Airlines"


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the gazetteer."""

    text: str  # folded
    standing: Standing
    kind: str  # "country", "demonym", "city", "region", "institution", "town", or why it is nothing
    codes: tuple[tuple[str, int], ...]  # code and thousands of people, most first; 0: not known
    namesakes: tuple[tuple[str, int], ...] = ()  # towns of this name, where it is more than a town


@dataclass(frozen=True, slots=True)
class Choice:
    """One meaning of an ambiguous name, and the words that speak for it."""

    code: str
    signs: tuple[str, ...]  # none: what it means where no sign is found


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All names, by the first word they start with; longest first."""

    starting: dict[str, tuple[Name, ...]]
    choices: dict[str, tuple[Choice, ...]]  # of the names of standing SIGNS
    first_names: frozenset[str]  # of the United States' census: English and Spanish ones above all
    surnames: frozenset[str]
    beside: WordsBeside
    state_marks: dict[str, str]  # "Calif." -> "US"

    def named(self, text: str) -> Name | None:
        """Return the entry of exactly this folded name."""
        return next((n for n in self.starting.get(first_word(text), ()) if n.text == text), None)


# States and provinces of these countries are as well known in the English-language press as
# countries are; elsewhere a province needs its country named somewhere in the article.
# Chosen on what the hand-written list of names.tsv would otherwise repeat.
PLAIN_REGIONS_OF = frozenset({"US", "CA", "AU", "IN"})

# A province is as good as a town of this size, in thousands: it counts where its country is named
# once, and does not decide by itself. "Westmoreland" is a parish of Jamaica, and much else.
REGION_SIZE = 90


def first_word(name: str) -> str:
    """Return the letters and digits that a folded name starts with."""
    end = next((i for i, char in enumerate(name) if not char.isalnum()), len(name))
    return name[:end]


def read_gazetteer() -> Gazetteer:
    """Return the gazetteer of the data files. Takes a tenth of a second: keep what it returns."""
    names: dict[str, Name] = {}
    for name in (*_towns(), *_regions(), *_plain(), *_signs(), *_nothing()):
        known = names.get(name.text)
        if known and known.standing is name.standing is Standing.TOWN:
            name = _merged(known, name)
        elif known and known.standing is Standing.TOWN:
            name = replace(name, namesakes=known.codes)
        elif known:
            name = replace(name, namesakes=known.namesakes)
        names[name.text] = name
    beside = read_words_beside()
    first_names = frozenset(row[0] for row in rows("first_names.tsv"))
    starting: dict[str, list[Name]] = {}
    for name in names.values():
        starting.setdefault(first_word(name.text), []).append(name)
    return Gazetteer(
        starting={
            word: tuple(sorted(found, key=lambda name: -len(name.text)))
            for word, found in starting.items()
        },
        choices=_choices(),
        first_names=first_names | beside.first_names,
        surnames=frozenset(row[0] for row in rows("surnames.tsv")),
        beside=beside,
        state_marks={mark: code for code, marks in rows("marks.tsv") for mark in listed(marks)},
    )


def _merged(one: Name, other: Name) -> Name:
    """Return a town of both lists: "Puebla" is a city and a state."""
    sizes = dict(one.codes)
    for code, size in other.codes:
        sizes[code] = max(size, sizes.get(code, 0))
    ordered = sorted(sizes.items(), key=lambda pair: (-pair[1], pair[0]))
    return Name(one.text, Standing.TOWN, other.kind, tuple(ordered))


def _words() -> frozenset[str]:
    return frozenset(folded(word) for _, cell in rows("not_cities.tsv") for word in listed(cell))


def _towns() -> Iterator[Name]:
    words = _words()
    for name, sizes in rows("cities.tsv"):
        if folded(name) not in words:
            pairs = (size.split(":") for size in sizes.split())
            codes = tuple((code, int(count)) for code, count in pairs)
            for text in _spellings(name):
                yield Name(text, Standing.TOWN, "town", codes)


def _regions() -> Iterator[Name]:
    words = _words()
    for name, cell in rows("regions.tsv"):
        if folded(name) in words:
            continue
        codes = tuple((code, REGION_SIZE) for code in cell.split())
        known = [
            pair for pair in codes if pair[0] in PLAIN_REGIONS_OF
        ]  # Maryland in Liberia is not
        for text in _spellings(name):
            if known:
                yield Name(text, Standing.PLAIN, "region", tuple(known))
            else:
                yield Name(text, Standing.TOWN, "region", codes)
    for (name,) in rows("counties.tsv"):
        yield Name(folded(name), Standing.PLAIN, "region", (("US", 0),))


def _plain() -> Iterator[Name]:
    for code, name, others, capital, *_ in rows("countries.tsv"):
        for place in [name, *listed(others)]:
            if "(" not in place:
                yield from _names(place, code, "country")
        if capital:
            yield from _names(capital, code, "capital")
    for code, forms in rows("demonyms.tsv"):
        for form in listed(forms):
            if form.endswith("-"):
                yield Name(folded(form), Standing.PLAIN, "demonym", ((code, 0),))
                continue
            yield from _names(form, code, "demonym")
            if not form.endswith(("s", "sh", "ch", "ese", "men")):
                yield from _names(f"{form}s", code, "demonym")
    for code, kind, cell in rows("names.tsv"):
        for place in listed(cell):
            yield from _names(place, code, kind)


def _names(name: str, code: str, kind: str) -> Iterator[Name]:
    for text in _spellings(name):
        yield Name(text, Standing.PLAIN, kind, ((code, 0),))


def _signs() -> Iterator[Name]:
    for name, choices in _choices().items():
        codes = tuple((choice.code, 0) for choice in choices)
        yield Name(name, Standing.SIGNS, "ambiguous", tuple(dict.fromkeys(codes)))


def _choices() -> dict[str, tuple[Choice, ...]]:
    found: dict[str, tuple[Choice, ...]] = {}
    for name, code, *cell in rows("ambiguous.tsv"):
        choice = Choice(code, tuple(listed(cell[0])) if cell else ())
        found[folded(name)] = (*found.get(folded(name), ()), choice)
    return found


def _nothing() -> Iterator[Name]:
    for why, cell in rows("not_places.tsv"):
        for name in listed(cell):
            yield Name(folded(name), Standing.NOTHING, why, ())


def _spellings(name: str) -> Iterator[str]:
    """Yield the folded name, with "St." and "Saint" in each other's place."""
    text = folded(name)
    yield text
    for one, other in (("St. ", "Saint "), ("Saint ", "St. "), ("St. ", "St ")):
        if text.startswith(one):
            yield text.replace(one, other, 1)
