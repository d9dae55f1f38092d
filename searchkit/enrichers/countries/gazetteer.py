"""Every name that may mean a country, each with what it is and which countries it may mean."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from searchkit.enrichers.countries.context_words import ContextWords, read_context_words
from searchkit.enrichers.countries.towns import Towns, spellings
from searchkit.language.countries import ambiguous_names, names_of_countries
from searchkit.language.fold import fold_in_place
from searchkit.language.tables import bytes_of, lines_of, listed, rows
from searchkit.regexes import regex
from searchkit.rules import limit, threshold
from searchkit.values import dataclass


class NameStanding(StrEnum):
    """How much a name says by itself."""

    PLAIN = "plain"  # means its country wherever it stands: "France", "Chinese", "Kremlin"
    SIGNS = "signs"  # ambiguous.tsv tells by which words of the article: "Georgia"
    TOWN = "town"  # means a country of the article, or of the largest such town: "Alexandria"
    NOTHING = "nothing"  # holds a place's name and means none: "American Airlines"


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the gazetteer."""

    text: str  # folded
    standing: NameStanding
    kind: str  # "country", "demonym", "city", "region", "institution", "town", or why it is nothing
    codes: tuple[tuple[str, int], ...]  # code and thousands of people, most first; 0: not known
    namesakes: tuple[tuple[str, int], ...] = ()  # towns of this name, where it is more than a town
    region_of: tuple[str, ...] = ()  # the countries that have a region of this name


# What is kept of a name until it is asked for: a text names some hundred of nine thousand. Of a region,
# as its row has it, the countries that have one of this name.
Entry = tuple[NameStanding, str, tuple[tuple[str, int], ...]] | str


@dataclass(frozen=True, slots=True)
class Choice:
    """One meaning of an ambiguous name, and the words that speak for it."""

    code: str
    signs: tuple[str, ...]  # none: what it means where no sign is found


# That start with one word: they are tried one by one as fast as they are chosen from.
FEW_NAMES = limit(
    6, "time, against the 300 names that start with New; findings do not depend on it"
)


# Each with the names that it starts, mostly none.
MOST_WORDS = limit(50_000, "memory: 10 MB; the words of a million paragraphs are asked for as fast")


class Gazetteer:
    """All names, found by the word they start with."""

    def __init__(
        self,
        entries: Mapping[str, Entry],
        choices: Mapping[str, tuple[Choice, ...]],
        towns: Towns,
        beside: ContextWords,
    ) -> None:
        """`choices`: of the names of standing SIGNS."""
        self._entries = entries
        self._towns = towns
        self._known: dict[str, Name | None] = {}  # of those that were asked for, and what is none
        self._by_first_word = _by_first_word(entries)
        self._starting: dict[str, tuple[str, ...]] = {}  # of the words that were asked for
        self._continued: dict[str, dict[str, list[str]]] = {}
        self.choices = choices
        self.beside = beside
        # Of the census of the United States: English and Spanish names above all.
        self.surnames = frozenset(lines_of(__package__, "surnames.tsv"))
        self.state_marks = {
            mark: code for code, marks in rows(__package__, "marks.tsv") for mark in listed(marks)
        }

    def starting(self, word: str) -> Sequence[str]:
        """Return the names that start with a word, longest first."""
        names = self._starting.get(word)
        if names is None:
            if len(self._starting) > MOST_WORDS:
                self._starting.clear()
            found = self._towns.starting(word).union(self._by_first_word.get(word, ()))
            names = self._starting[word] = tuple(sorted(found, key=len, reverse=True))
        return names

    def continued(self, word: str, behind: str) -> Sequence[str]:
        """Return those of `starting` that may go on with the three characters behind the word."""
        names = self.starting(word)
        if len(names) <= FEW_NAMES:
            return names
        by_next = self._continued.get(word)
        if by_next is None:  # "New", "San": made when the word is first met
            by_next = self._continued[word] = {"": []}
            for name in names:
                rest = name[len(word) : len(word) + 3]
                by_next.setdefault(rest if len(rest) == 3 else "", []).append(name)
        return (*by_next.get(behind, ()), *by_next[""])

    def named(self, text: str) -> Name | None:
        """Return the entry of exactly this folded name."""
        try:
            return self._known[text]
        except KeyError:
            if len(self._known) > MOST_WORDS:
                self._known.clear()
            name = self._known[text] = self._with_towns(text)
            return name

    def _with_towns(self, text: str) -> Name | None:
        entry, sizes = self._entries.get(text), self._towns.sizes(text)
        name = None if entry is None else _name(text, entry)
        if sizes is None:
            return name
        if name is None:
            return Name(text, NameStanding.TOWN, "town", _sizes(sizes))
        if name.standing is NameStanding.TOWN:
            return _merged(name, _sizes(sizes))
        return replace(name, namesakes=_sizes(sizes))


def _by_first_word(names: Iterable[str]) -> dict[str, list[str]]:
    starting: dict[str, list[str]] = {}
    for name in names:
        word = name.partition(" ")[0]
        starting.setdefault(word if word.isalnum() else first_word(name), []).append(name)
    return starting


# Kinds of names that a town may have.
KINDS_OF_TOWNS = frozenset({"town", "city", "capital", "ambiguous", "region"})

# States and provinces of these countries are as well known in the English-language press as
# countries are; elsewhere a province needs its country named somewhere in the article.
# Chosen on what the hand-written list of country_names.tsv would otherwise repeat.
PLAIN_REGIONS_OF = frozenset({"US", "CA", "AU", "IN"})

# A province is as good as a town of this size, in thousands: it counts where its country is named
# once, and does not decide by itself. "Westmoreland" is a parish of Jamaica, and much else.
REGION_SIZE = threshold(
    90, "LGL and GeoVirus: at 112, where a region decides by itself, one more is right and 9 wrong"
)
LONG_REGION_SIZE = threshold(
    100, "LGL: from 100 on a long name decides by itself; at 80 one fewer is wrong"
)


_LETTERS_AND_DIGITS = regex(r"[^\W_]*")


def first_word(name: str) -> str:
    """Return the letters and digits that a folded name starts with."""
    found = _LETTERS_AND_DIGITS.match(name)
    return found[0] if found else ""


def read_gazetteer() -> Gazetteer:
    """Return the gazetteer of the data files. Takes some hundredths of a second: keep it."""
    entries: dict[str, Entry] = {**_regions(), **_plain()}
    choices = _choices()
    for text, meant in choices.items():
        kind = _name(text, entries[text]).kind if text in entries else "ambiguous"
        codes = tuple(dict.fromkeys((choice.code, 0) for choice in meant))
        entries[text] = (NameStanding.SIGNS, kind, codes)
    entries |= _nothing()
    towns = Towns(bytes_of(__package__, "data/cities.tsv"), _words())
    return Gazetteer(entries, choices, towns, read_context_words())


def _name(text: str, entry: Entry) -> Name:
    """Return what an entry says of a name."""
    return _region(text, entry) if isinstance(entry, str) else Name(text, *entry)


def _merged(region: Name, towns: Sequence[tuple[str, int]]) -> Name:
    """Return a region with the towns of its name: "Puebla" is both."""
    sizes = dict(region.codes)
    for code, size in towns:
        sizes[code] = max(size, sizes.get(code, 0))
    ordered = sorted(sizes.items(), key=lambda pair: (-pair[1], pair[0]))
    return replace(region, codes=tuple(ordered))


def _sizes(cell: str) -> tuple[tuple[str, int], ...]:
    """Return code and thousands of people of the largest such town of each country: "GB:8961 CA:346"."""
    if " " not in cell:  # as most are
        code, _, count = cell.partition(":")
        return ((code, int(count)),)
    sizes: dict[str, int] = {}
    for size in cell.split():  # of several spellings, that folding made one: "Belem", "Belém"
        code, _, count = size.partition(":")
        sizes[code] = max(int(count), sizes.get(code, 0))
    return tuple(sorted(sizes.items(), key=lambda pair: -pair[1]))


def _words() -> frozenset[str]:
    return frozenset(
        fold_in_place(word)
        for _, cell in rows(__package__, "not_cities.tsv")
        for word in listed(cell)
    )


def _regions() -> dict[str, Entry]:
    words = _words()
    regions: dict[str, Entry] = {}
    for written, codes in rows(__package__, "regions.tsv"):
        name = fold_in_place(written)
        if name not in words:
            regions[name] = codes
            if name.startswith(("St. ", "Saint ")):
                regions |= dict.fromkeys(spellings(name), codes)
    county: Entry = (NameStanding.PLAIN, "region", (("US", 0),))
    return regions | {fold_in_place(name): county for (name,) in rows(__package__, "counties.tsv")}


def _region(text: str, cell: str) -> Name:
    """Return the name of a region, or of several, of these countries."""
    # A name of several words hardly ever means anything else: "Sistan and Baluchestan".
    size = LONG_REGION_SIZE if " " in text else REGION_SIZE
    codes = tuple((code, size) for code in cell.split())
    if known := tuple(pair for pair in codes if pair[0] in PLAIN_REGIONS_OF):
        return Name(text, NameStanding.PLAIN, "region", known)  # Maryland in Liberia is not
    whose = tuple(code for code, _ in codes)
    return Name(text, NameStanding.TOWN, "region", codes, region_of=whose)


def _plain() -> dict[str, Entry]:
    return {
        text: (NameStanding.PLAIN, kind, ((code, 0),))
        for name, code, kind in names_of_countries()
        if "(" not in name
        for text in spellings(fold_in_place(name))
    }


def _choices() -> dict[str, tuple[Choice, ...]]:
    found: dict[str, tuple[Choice, ...]] = {}
    for name, code, signs in ambiguous_names():
        text = fold_in_place(name)
        found[text] = (*found.get(text, ()), Choice(code, tuple(signs)))
    return found


def _nothing() -> dict[str, Entry]:
    return {
        fold_in_place(name): (NameStanding.NOTHING, why, ())
        for why, cell in rows(__package__, "not_places.tsv")
        for name in listed(cell)
    }
