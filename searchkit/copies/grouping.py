"""Groups of near-copies among signatures.

Two articles are copies when they share most of their text, or when one is a cut version of the
other. The test is symmetric, and groups are made from all signatures at once, so that neither the
order nor the history of a collection matters.

Being a copy is not transitive: a story and tomorrow's update of it, that update and the next. Linked
up, such chains would fold a week of reporting into one hit. So a group is a star, not a chain: going
from the longest article to the shortest, each joins the most similar of the articles that lead a
group, or leads a group itself. Wire copies are made that way: cut from the fullest version.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations

from searchkit.copies.signing import BINS, LAYOUT

# Chosen on tests/copies: copies that are re-led, edited or cut to half have a Jaccard similarity of
# 0.45 and more, follow-ups that repeat a background paragraph or two stay below 0.25.
MOST_OF_BOTH = 0.42
# One is a cut version of the other: most of it lies in the longer one. Below this similarity the
# estimate of that share is too rough, and a short item within a round-up is no copy of it.
MOST_OF_THE_SHORTER = 0.75
LEAST_OF_BOTH = 0.25
# Below this many shingles a common phrase is most of an article: only the same words are a copy.
SHORT_SHINGLES = 24

# Bins compared together when looking for candidates: two that agree in 0.25 of their bins share a
# pair of neighbours with probability 0.98, unrelated ones (0.005) with 0.002.
BINS_A_BAND = 2

_Signature = tuple[int, ...]  # number of shingles, then the bins


def groups(signatures: Mapping[str, bytes]) -> Mapping[str, str]:
    """Return id -> the first id of its group, for every article that has a copy."""
    unpacked = {id: LAYOUT.unpack(packed) for id, packed in signatures.items() if packed}
    similar = _similar(unpacked)
    leader_of: dict[str, str] = {}
    for id in sorted(similar, key=lambda id: (-unpacked[id][0], id)):
        leaders = [
            (-similarity, other)
            for other, similarity in similar[id].items()
            if leader_of.get(other) == other
        ]
        leader_of[id] = min(leaders)[1] if leaders else id
    members: dict[str, list[str]] = {}
    for id, leader in leader_of.items():
        members.setdefault(leader, []).append(id)
    return {id: min(group) for group in members.values() if len(group) > 1 for id in group}


def are_copies(one: _Signature, other: _Signature) -> float | None:
    """Return the estimated similarity of two copies; None where they are none."""
    shorter, longer = sorted((one[0], other[0]))
    if shorter < SHORT_SHINGLES:
        return 1.0 if one == other else None
    agreeing = sum(map(int.__eq__, one[1:], other[1:]))
    similarity = agreeing / BINS
    shared = similarity * (shorter + longer) / (1 + similarity)
    if similarity >= MOST_OF_BOTH:
        return similarity
    if similarity >= LEAST_OF_BOTH and shared >= MOST_OF_THE_SHORTER * shorter:
        return similarity
    return None


def _similar(unpacked: Mapping[str, _Signature]) -> dict[str, dict[str, float]]:
    """Return for each article that has copies: the others and how similar they are."""
    similar: dict[str, dict[str, float]] = {}
    tested: set[tuple[str, str]] = set()
    for one, other in _candidates(unpacked):
        if (one, other) in tested:
            continue
        tested.add((one, other))
        similarity = are_copies(unpacked[one], unpacked[other])
        if similarity is not None:
            similar.setdefault(one, {})[other] = similarity
            similar.setdefault(other, {})[one] = similarity
    return similar


def _candidates(unpacked: Mapping[str, _Signature]) -> Iterator[tuple[str, str]]:
    """Yield pairs that agree in a whole band of bins; some of them more than once."""
    for start in range(1, BINS + 1, BINS_A_BAND):
        buckets: dict[_Signature, list[str]] = {}
        for id in sorted(unpacked):
            buckets.setdefault(unpacked[id][start : start + BINS_A_BAND], []).append(id)
        for bucket in buckets.values():
            yield from combinations(bucket, 2)
