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

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from searchkit.copies.signing import BINS, LAYOUT

# Chosen on the stories of tests/copies: copies that are thinned, re-led and edited, or all of it and
# cut to 70 %, have a Jaccard similarity of 0.43 and more; a follow-up, a side story or an explainer
# that repeats a paragraph or two of background has 0.12 at most. Weekly reports to one formula, of
# 200 words, reach 0.39 in a year of one agency's wire.
SIMILAR = 0.4
# One is a cut version of the other: that much of it lies in the longer one. Below this similarity
# (a third of the story is left) the estimate is too rough, and a short item in a round-up is no copy.
CONTAINED, LEAST_SIMILAR = 0.75, 0.22

# Short items (share prices, bond issues, money markets) are made to a formula and differ in a name and
# some numbers. On that wire such items agree in 0.68 and less from 60 words on, in up to 0.91 below:
# there only the same words are copies.
FORMULAIC_SHINGLES, FORMULAIC_SIMILAR = 150, 0.78
SHORT_SHINGLES = 60

# Candidates agree in two neighbouring bins of the first half: at a similarity of 0.22 that finds 95 %
# of the pairs, at 0.36 all; of unrelated pairs (0.005) it brings 0.2 % along.
BINS_A_BAND, BANDED_BINS = 2, BINS // 2

_Signature = tuple[int, ...]  # number of shingles, then the bins


def groups(signatures: Mapping[str, bytes]) -> Mapping[str, str]:
    """Return id -> the first id of its group, for every article that has a copy."""
    same: dict[bytes, list[str]] = {}
    for id, packed in signatures.items():
        if packed:
            same.setdefault(packed, []).append(id)
    # Articles of the same words stand for each other from here on.
    ids_of = {min(ids): ids for ids in same.values()}
    unpacked = {min(ids): LAYOUT.unpack(packed) for packed, ids in same.items()}
    grouped = {}
    for star in _stars(unpacked):
        members = [id for one in star for id in ids_of[one]]
        if len(members) > 1:
            grouped.update(dict.fromkeys(members, min(members)))
    return grouped


def similarity_of_copies(one: _Signature, other: _Signature) -> float | None:
    """Return the estimated Jaccard similarity of two copies; None where they are none."""
    shorter, longer = sorted((one[0], other[0]))
    if shorter < SHORT_SHINGLES:
        return 1.0 if one == other else None
    similarity = sum(map(int.__eq__, one[1:], other[1:])) / BINS
    if longer < FORMULAIC_SHINGLES:
        return similarity if similarity >= FORMULAIC_SIMILAR else None
    shared = similarity * (shorter + longer) / (1 + similarity)
    is_cut = similarity >= LEAST_SIMILAR and shared >= CONTAINED * shorter
    return similarity if is_cut or similarity >= SIMILAR else None


def _stars(unpacked: Mapping[str, _Signature]) -> Iterable[list[str]]:
    """Return the groups, each with its leader first; loners lead themselves."""
    similar = _similar(unpacked)
    stars: dict[str, list[str]] = {}
    for id in sorted(unpacked, key=lambda id: (-len(similar.get(id, ())), -unpacked[id][0], id)):
        leaders = [
            (-similarity, other)
            for other, similarity in similar.get(id, {}).items()
            if other in stars
        ]
        stars.setdefault(min(leaders)[1] if leaders else id, []).append(id)
    return stars.values()


def _similar(unpacked: Mapping[str, _Signature]) -> dict[str, dict[str, float]]:
    """Return for each article that has copies: the others and how similar they are."""
    similar: dict[str, dict[str, float]] = {}
    for one, other in set(_candidates(unpacked)):
        similarity = similarity_of_copies(unpacked[one], unpacked[other])
        if similarity is not None:
            similar.setdefault(one, {})[other] = similarity
            similar.setdefault(other, {})[one] = similarity
    return similar


def _candidates(unpacked: Mapping[str, _Signature]) -> Iterator[tuple[str, str]]:
    """Yield pairs that agree in a whole band of bins; some of them more than once."""
    ids = sorted(unpacked)
    for start in range(1, BANDED_BINS + 1, BINS_A_BAND):
        buckets: dict[_Signature, list[str]] = {}
        for id in ids:
            buckets.setdefault(unpacked[id][start : start + BINS_A_BAND], []).append(id)
        for bucket in buckets.values():
            if len(bucket) > 1:
                yield from combinations(bucket, 2)
