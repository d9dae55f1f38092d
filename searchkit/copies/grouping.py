"""Groups of near-copies among signatures.

Two articles are copies when they share most of their text, or when one is a cut version of the
other. The test is symmetric, and groups are made from all signatures at once, so that neither the
order nor the history of a collection matters.

Being a copy is not transitive: a story and tomorrow's update of it, that update and the next. Linked
up, such chains would fold a week of reporting into one hit. So a group is a star, not a chain: going
from the article with the most copies to the one with the fewest (the longer first, then by id), each
joins the most similar of those that lead a group already, or leads a group itself. Everything in a
group is thus a copy of its leader; wire copies are made that way, all from one version.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import eq

from searchkit.copies.signing import BIN_BYTES, BINS, LAYOUT, LENGTH_BYTES
from searchkit.rules import limit, threshold

SIMILAR = threshold(
    0.4,
    "the stories of tests/copies: copies that are thinned, re-led and edited, or all of it and cut to 70 %, have"
    " a Jaccard similarity of 0.43 and more, a follow-up or an explainer that repeats some background 0.12 at"
    " most; weekly reports to one formula, of 200 words, reach 0.39 in a year of one agency's wire",
)
# One is a cut version of the other: that much of it lies in the longer one.
CONTAINED = threshold(0.75, "the stories of tests/copies: a cut copy keeps all but its new lead")
LEAST_SIMILAR = threshold(
    0.22,
    "the stories of tests/copies: a third of the story is left; below it the estimate is too rough, and a short"
    " item in a round-up is no copy",
)

# Short items (share prices, bond issues, money markets) are made to a formula and differ in a name and
# some numbers.
FORMULAIC_SHINGLES = threshold(150, "a year of one agency's wire: items to a formula are shorter")
FORMULAIC_SIMILAR = threshold(
    0.78, "the same wire: from 60 words on, items to one formula agree in 0.68 and less"
)
SHORT_SHINGLES = threshold(
    60, "the same wire: shorter ones agree in up to 0.91, so that only the same words are copies"
)

# Candidates agree in two neighbouring bins of the first half: at a similarity of 0.22 that finds 95 %
# of the pairs, at 0.36 all; of unrelated pairs (0.005) it brings 0.2 % along.
BAND_BYTES, BANDED_BINS = 2 * BIN_BYTES, BINS // 2

# Where more agree in a band (a form filled in every day for years), all are compared with the first
# so many by id: enough for each to find a leader, without millions of comparisons.
MOST_COMPARED = limit(16, "time, in archives with thousands of articles to one formula")

_Signature = tuple[int, ...]  # number of shingles, then the bins


def groups(signatures: Mapping[str, bytes]) -> Mapping[str, str]:
    """Return id -> the first id of its group, for every article that has a copy."""
    same: dict[bytes, list[str]] = {}
    for id, packed in signatures.items():
        if packed:
            same.setdefault(packed, []).append(id)
    # Articles of the same words stand for each other from here on.
    ids_of = {min(ids): ids for ids in same.values()}
    grouped = {}
    for star in _stars({min(ids): packed for packed, ids in same.items()}):
        members = [id for one in star for id in ids_of[one]]
        if len(members) > 1:
            grouped.update(dict.fromkeys(members, min(members)))
    return grouped


def similarity_of_copies(one: _Signature, other: _Signature) -> float | None:
    """Return the estimated Jaccard similarity of two copies; None where they are none."""
    shorter, longer = sorted((one[0], other[0]))
    if shorter < SHORT_SHINGLES:
        return 1.0 if one == other else None
    similarity = sum(map(eq, one[1:], other[1:])) / BINS
    if longer < FORMULAIC_SHINGLES:
        return similarity if similarity >= FORMULAIC_SIMILAR else None
    shared = similarity * (shorter + longer) / (1 + similarity)
    is_cut = similarity >= LEAST_SIMILAR and shared >= CONTAINED * shorter
    return similarity if is_cut or similarity >= SIMILAR else None


def _stars(packed: Mapping[str, bytes]) -> Iterable[list[str]]:
    """Return the groups, each with its leader first; loners lead themselves."""
    similar = _similar(packed)
    stars: dict[str, list[str]] = {id: [id] for id in packed if id not in similar}
    for id in sorted(similar, key=lambda id: (-len(similar[id]), -_length(packed[id]), id)):
        leaders = [
            (-similarity, other) for other, similarity in similar[id].items() if other in stars
        ]
        stars.setdefault(min(leaders)[1] if leaders else id, []).append(id)
    return stars.values()


def _similar(packed: Mapping[str, bytes]) -> dict[str, dict[str, float]]:
    """Return for each article that has copies: the others and how similar they are."""
    similar: dict[str, dict[str, float]] = {}
    pairs = set(_candidates(packed))
    unpacked = {id: LAYOUT.unpack(packed[id]) for id in set(chain.from_iterable(pairs))}
    for one, other in pairs:
        similarity = similarity_of_copies(unpacked[one], unpacked[other])
        if similarity is not None:
            similar.setdefault(one, {})[other] = similarity
            similar.setdefault(other, {})[one] = similarity
    return similar


def _candidates(packed: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield pairs that agree in a whole band of bins; some of them more than once."""
    items = sorted(packed.items())
    for start in range(LENGTH_BYTES, LENGTH_BYTES + BANDED_BINS * BIN_BYTES, BAND_BYTES):
        end = start + BAND_BYTES
        buckets: dict[bytes, str | list[str]] = {}  # most hold one article, which needs no list
        for id, signature in items:
            found = buckets.setdefault(signature[start:end], id)
            if isinstance(found, list):
                found.append(id)
            elif found is not id:
                buckets[signature[start:end]] = [found, id]
        for bucket in buckets.values():
            if isinstance(bucket, list):
                yield from _pairs(bucket)


def _pairs(bucket: Sequence[str]) -> Iterator[tuple[str, str]]:
    for place, one in enumerate(bucket[:MOST_COMPARED]):
        for other in bucket[place + 1 :]:
            yield one, other


def _length(packed: bytes) -> int:
    """Return the number of shingles."""
    return int.from_bytes(packed[:LENGTH_BYTES])
