"""Who speaks how often, and names that are likely one person's, for the user to accept or not."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from searchkit.analysis.name_matching import is_surname
from searchkit.analysis.person_name import is_first_name, read_known
from searchkit.analysis.spelling import edits, most_edits, sound
from searchkit.analysis.tokens import tokens
from searchkit.domain.query import And, Facet, FacetRequest, Query, Scope
from searchkit.enrichers.speakers.lexicon import institution_words
from searchkit.language.person_names import title_fields, titles
from searchkit.search.index import Index
from searchkit.values import dataclass

# One letter's difference in a word as short as "Lee" and "Li" says nothing.
_SHORTEST_MISSPELT = 5

# Pairs are compared among the names that say most; beyond, a merge would hardly be noticed.
_MOST_NAMES = 2_000


# "Lula" is what Luiz Inácio Lula da Silva is called; "bin", "von" and "der" are parts of many names.
# Chosen on those.
_SHORTEST_CALLING_NAME = 4

_ALL_SPEAKERS = FacetRequest(Facet.SPEAKER, 1_000_000)


def speaker_counts(index: Index) -> Mapping[str, int]:
    """Return how many paragraphs each speaker has, as the facet of `search '*'` counts them."""
    everything = Query(
        root=And(()), scope=Scope.STORY, limit=0, facets=(_ALL_SPEAKERS,), all_copies=False
    )
    results = index.answer(everything)
    counts = results.facets[Facet.SPEAKER]
    return {count.value: count.count for count in counts if count.value is not None}


@dataclass(frozen=True, slots=True)
class Merge:
    """A name that may be another's."""

    name: str
    into: str
    # "spelling", "sound", "initials", "middle names", "shorter", "title", "surname" or "calling name"
    why: str
    is_sure: bool = False  # hardly anybody else can be meant


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    count: int
    words: Sequence[str]  # folded


def likely_merges(counts: Mapping[str, int]) -> Sequence[Merge]:
    """Return likely merges of these names, those of the most frequent name first.

    Each name is proposed once at most. A surname goes into the only full name that it can mean,
    and a title's bearer into the bare name; else the rarer spelling goes into the more frequent.
    """
    most = sorted(counts, key=lambda name: (-counts[name], name))[:_MOST_NAMES]
    names = [_Name(name, counts[name], [t.form for t in tokens(name)]) for name in most]
    found: dict[str, list[Merge]] = defaultdict(list)
    names = [name for name in names if name.words]
    merges = (_merge(one, other) for one, other in _pairs(names))
    for merge in (*filter(None, merges), *_calling_names(names)):
        found[merge.name].append(merge)
    chosen = [merges[0] for merges in found.values() if _is_plain(merges)]
    return sorted(chosen, key=lambda merge: (-counts[merge.into], merge.into, merge.name))


def _is_plain(merges: Sequence[Merge]) -> bool:
    """Whether it is clear into which name; a part of the name that two people share is not."""
    return merges[0].why not in _OF_ONE_ONLY or len(merges) == 1


_OF_ONE_ONLY = ("surname", "calling name", "shorter")


def _pairs(names: Sequence[_Name]) -> Iterator[tuple[_Name, _Name]]:
    """Yield pairs whose first or last words begin alike; the more frequent name comes first."""
    alike: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        for key in {name.words[0][:2], name.words[-1][:2]}:
            alike[key].append(place)
    pairs = {pair for places in alike.values() for pair in combinations(places, 2)}
    for first, second in sorted(pairs):
        yield names[first], names[second]


def _calling_names(names: Sequence[_Name]) -> Iterator[Merge]:
    """Yield single words that stand within one longer name and in no other: "Lula"."""
    having: dict[str, list[_Name]] = defaultdict(list)
    for name in names:
        for word in {*name.words} if len(name.words) > 1 else ():
            having[word].append(name)
    for name in names:
        of = having[name.words[0]] if len(name.words) == 1 else []
        if len(of) == 1 and name.words[0] in of[0].words[1:-1] and _is_long(name.words[0]):
            yield Merge(name.text, of[0].text, "calling name")


def _is_long(word: str) -> bool:
    return len(word) >= _SHORTEST_CALLING_NAME


def _merge(one: _Name, other: _Name) -> Merge | None:
    """Return how the two are one person's, where it seems so; `one` is the more frequent."""
    for bare, titled in ((one, other), (other, one)):
        extra = len(titled.words) - len(bare.words)
        if extra > 0 and titled.words[extra:] == bare.words and _are_titles(titled.words[:extra]):
            # "President Bush" is not the same man each time; "President Joe Biden" is.
            return Merge(titled.text, bare.text, "title", is_sure=len(bare.words) > 1)
    for full, short in ((one, other), (other, one)):
        if len(short.words) == 1 < len(full.words) and is_surname(short.text, full.text):
            return Merge(short.text, full.text, "surname")
    if _are_spellings(one.words, other.words, _is_misspelt):
        is_sure = _are_spellings(one.words, other.words, _is_another_spelling)
        return Merge(other.text, one.text, "spelling", is_sure)
    if _are_initials(one.words, other.words):
        return Merge(other.text, one.text, "initials")
    if _are_spellings(one.words, other.words, _are_one_sound):
        return Merge(other.text, one.text, "sound")
    for full, short in ((one, other), (other, one)):
        if _leaves_names_out(short.words, full.words):
            return Merge(short.text, full.text, "middle names")
        if _leaves_last_name_out(short.words, full):
            return Merge(short.text, full.text, "shorter")
    return None


def _are_titles(words: Sequence[str]) -> bool:
    """Whether a person may be called so before the name; the army of "Army Special Forces" is nobody."""
    return {*words} <= titles().keys() and not {*words} <= title_fields()


def _are_initials(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the names differ only by initials: "Joe R. Biden", "J. Biden" and "Joe Biden"."""
    if min(len(one), len(other)) < 2 or one[-1] != other[-1]:
        return False
    short, long = sorted((one[:-1], other[:-1]), key=len)
    pairs = [*zip(short, long, strict=False)]
    agree = all(a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in pairs)
    return agree and all(len(word) == 1 for word in long[len(short) :])


def _leaves_names_out(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether one has the given names of the other in part: "Tayyip Erdogan"."""
    if not 2 <= len(short) < len(full) or short[-1] != full[-1]:
        return False
    rest = iter(full)
    is_named = full[0] == short[0] or is_first_name(
        full[0]
    )  # the black of "Black Ida Holm" is none
    return is_named and all(word in rest for word in short)


def _leaves_last_name_out(short: Sequence[str], full: _Name) -> bool:
    """Whether one is the beginning of the other: "Tedros Adhanom" of "Tedros Adhanom Ghebreyesus".

    Not where what follows is a hyphen's second half, or tells people apart as "Jr." does, nor where
    the shorter is no person but what others are called after ("Foreign Ministry").
    """
    if not 2 <= len(short) < len(full.words) or [*full.words[: len(short)]] != [*short]:
        return False
    is_hyphens_half = full.text.split()[-1].count("-") >= len(full.words) - len(short)
    if is_hyphens_half or read_known(full.text).suffix:
        return False
    return not institution_words() & {*full.words}


def _are_spellings(
    one: Sequence[str], other: Sequence[str], is_spelling: Callable[[str, str], bool]
) -> bool:
    """Whether the names are the same word by word, or one a spelling of the other."""
    if len(one) != len(other) or len(one) < 2:
        return "".join(one) == "".join(other)
    return all(a == b or is_spelling(a, b) for a, b in zip(one, other, strict=True))


def _are_one_sound(one: str, other: str) -> bool:
    """Whether two longer words are one in different transcriptions: "Gaddafi" and "Qadhafi"."""
    if min(len(one), len(other)) < _SHORTEST_MISSPELT or sound(one) != sound(other):
        return False
    return edits(one, other) <= most_edits(one, is_same_sound=True)


def _is_another_spelling(one: str, other: str) -> bool:
    """Whether a word is spelt otherwise and is no other: "Sergey" and "Sergei", not "Mario" and "Maria"."""
    ends = {one[-1], other[-1]}
    return sound(one) == sound(other) and (len(ends) == 1 or ends == {"i", "y"})


def _is_misspelt(one: str, other: str) -> bool:
    """Whether one letter was changed, left out or added, and not the first."""
    short, long = sorted((one, other), key=len)
    if len(short) < _SHORTEST_MISSPELT or short[0] != long[0] or len(long) - len(short) > 1:
        return False
    if len(short) == len(long):
        return sum(a != b for a, b in zip(short, long, strict=True)) == 1
    return any(long[:cut] + long[cut + 1 :] == short for cut in range(1, len(long)))
