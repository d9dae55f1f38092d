"""Groups of near-copies among signatures, and how they change with the articles.

Two articles are copies when they share most of their text, or when one is a cut version of the
other. The test is symmetric, and groups are what all signatures make together, so that neither the
order nor the history of a collection matters.

Being a copy is not transitive: a story and tomorrow's update of it, that update and the next. Linked
up, such chains would fold a week of reporting into one hit. So a group is a star, not a chain: going
from the article with the most copies to the one with the fewest (the longer first, then by id), each
joins the most similar of those that lead a group already, or leads a group itself. Everything in a
group is thus a copy of its leader; wire copies are made that way, all from one version.

Who is a copy of whom changes only where articles join or leave. So only these look for partners, and
stars are made anew only among articles that are linked with one that found or lost a partner.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import numpy as np

from searchkit.copies.banding import MOST_COMPARED, candidates, full_and_half_full_buckets
from searchkit.copies.likeness import Rows, Table, similarities_of_copies
from searchkit.copies.signing import SIGNATURE
from searchkit.rules import fact, limit

MANY_CHANGED = limit(
    0.1, "time: past it, looking at all at once is faster; what is found is the same"
)

_TABLE = np.dtype(SIGNATURE)
_BEGINNING_BYTES = fact(20, "of a signature: so much tells nearly all apart")


def groups(signatures: Mapping[str, bytes]) -> Mapping[str, str]:
    """Return id -> the first id of its group, for every article that has a copy."""
    return regrouped(signatures, {}, joined=signatures.keys(), left={})


def regrouped(
    signatures: Mapping[str, bytes],
    before: Mapping[str, str],
    *,
    joined: Collection[str],
    left: Mapping[str, bytes],
) -> Mapping[str, str]:
    """Return what `groups(signatures)` would, from the groups before some articles came and went.

    `joined`: those of `signatures` that were not among the articles of `before`; `left`: the
    signatures of those that no longer are. An article whose signature is another now did both.
    """
    texts = _Texts(signatures, before, joined, left)
    changed: set[int] | None = None
    if len(joined) + len(left) < MANY_CHANGED * len(signatures):
        changed = _with_other_partners(texts)
    stars = list(_stars(texts, changed))
    redone = {id for star in stars for id in star}.union(joined, left)
    grouped = {id: first for id, first in before.items() if id not in redone}
    for star in stars:
        if len(star) > 1:
            grouped.update(dict.fromkeys(star, min(star)))
    return grouped


class _Texts:
    """The different texts of all articles: those of the same words stand for each other.

    A text goes by the first id that has it. Only texts that are long enough to be an altered copy
    have a row in the table, in order of id.
    """

    def __init__(
        self,
        signatures: Mapping[str, bytes],
        before: Mapping[str, str],
        joined: Collection[str],
        left: Mapping[str, bytes],
    ) -> None:
        came = {signatures[id] for id in joined}
        touched = {*came, *left.values()} - {b""}
        beginnings = {packed[:_BEGINNING_BYTES] for packed in touched}
        same: dict[bytes, list[str]] = {}
        for id, packed in signatures.items():
            if id in before or packed[:_BEGINNING_BYTES] in beginnings:
                same.setdefault(packed, []).append(id)
        same.pop(b"", None)
        self.ids_of = {min(ids): ids for ids in same.values()}
        """The ids of each text that several have, or that one has which joined."""
        again = {id for first, ids in self.ids_of.items() for id in ids if id != first}
        size = _TABLE.itemsize  # `_has_row`, without a call for each article
        self.ids = sorted(
            id for id, packed in signatures.items() if len(packed) == size and id not in again
        )
        self.table = _table(map(signatures.__getitem__, self.ids))
        self.joined, self.left, self.resized = self._what_changed(same, touched, set(joined), left)

    def _what_changed(
        self,
        same: Mapping[bytes, Sequence[str]],
        touched: Iterable[bytes],
        joined: set[str],
        left: Mapping[str, bytes],
    ) -> tuple[list[str], dict[str, bytes], list[str]]:
        """Return texts that came, those that went, and those that other articles have now."""
        came, went, resized = [], {}, []
        had: dict[bytes, list[str]] = {}
        for id, packed in left.items():
            had.setdefault(packed, []).append(id)
        for packed in touched:
            now = min(same.get(packed, ()), default=None)
            stayed = [id for id in same.get(packed, ()) if id not in joined]
            then = min([*stayed, *had.get(packed, ())], default=None)
            if now is not None and now == then:
                resized.append(now)
                continue
            if now is not None:
                came.append(now)
            if then is not None:
                went[then] = packed
        return came, went, resized

    def row_of(self, id: str) -> int | None:
        """Return the row of a text; None: it is too short to have one."""
        place = bisect_left(self.ids, id)
        return place if place < len(self.ids) and self.ids[place] == id else None

    def all_ids(self, rows: Iterable[int]) -> list[str]:
        """Return the ids of these rows, and of all articles of the same words."""
        return [id for row in rows for id in self.ids_of.get(self.ids[row], (self.ids[row],))]


def _with_other_partners(texts: _Texts) -> set[int]:
    """Return rows such that no others may have another partner than before, or be in other groups.

    Some of them may have the same as before.
    """
    size = len(texts.table)
    gone = sorted((id, packed) for id, packed in texts.left.items() if _has_row(packed))
    table = texts.table
    if gone:
        table = np.concatenate([table, _table(packed for _, packed in gone)])
    # Where a row that is gone would stand among the others, who look at the first of a bucket.
    standing = {size + n: bisect_left(texts.ids, id) for n, (id, _) in enumerate(gone)}
    came = {row for id in texts.joined if (row := texts.row_of(id)) is not None}
    resized = {row for id in texts.resized if (row := texts.row_of(id)) is not None}
    lookers = np.array(sorted({*came, *standing}), np.intp)
    pairs: set[tuple[int, int]] = set()
    for bucket in full_and_half_full_buckets(table, lookers):
        members: list[int] = bucket.tolist()
        looking = {row for row in members if row in came or row in standing}
        if len(members) > MOST_COMPARED:
            looking |= _moved_up_or_down(members, came, standing)
        pairs.update((one, other) for one in looking for other in members if other != one)
    one, other = _columns(pairs)
    are_copies = similarities_of_copies(table, one, other) > 0
    found = {*one[are_copies].tolist(), *other[are_copies].tolist(), *came, *resized}
    return {row for row in found if row < size}


def _moved_up_or_down(
    members: Sequence[int], came: Collection[int], standing: Mapping[int, int]
) -> set[int]:
    """Return the rows of a full bucket that are now among its first, or were, but not both."""
    now = [row for row in members if row not in standing]
    then = sorted(
        (row for row in members if row not in came),
        key=lambda row: (standing.get(row, row), row not in standing),
    )
    return {*now[:MOST_COMPARED]} ^ {*then[:MOST_COMPARED]}


def _stars(texts: _Texts, changed: Collection[int] | None) -> Iterator[Sequence[str]]:
    """Yield the groups of what is linked with these rows (None: of all), the leader's ids first.

    Among them are those of one article, and those of articles with the same few words.
    """
    similar, looked_up = _linked(texts.table, changed)
    rows = range(len(texts.table)) if changed is None else sorted(looked_up)
    lengths = texts.table["shingles"]
    stars: dict[int, list[int]] = {row: [row] for row in rows if row not in similar}
    for row in sorted(similar, key=lambda row: (-len(similar[row]), -int(lengths[row]), row)):
        leaders = [(-alike, other) for other, alike in similar[row].items() if other in stars]
        stars.setdefault(min(leaders)[1] if leaders else row, []).append(row)
    for star in stars.values():
        yield texts.all_ids(star)
    for first in (*texts.joined, *texts.resized):
        if texts.row_of(first) is None:
            yield texts.ids_of[first]


def _linked(
    table: Table, rows: Collection[int] | None
) -> tuple[dict[int, dict[int, float]], set[int]]:
    """Return the copies of these rows (None: of all), their copies, and so on, each way.

    row -> its copies and how similar they are; and all rows that were looked at.
    """
    similar: dict[int, dict[int, float]] = {}
    looked_up: set[int] = set()
    waiting = rows
    while waiting is None or waiting:
        asked = None if waiting is None else np.array(sorted(waiting), np.intp)
        one, other = candidates(table, asked)
        alike = similarities_of_copies(table, one, other)
        met = np.flatnonzero(alike)
        for a, b, how in zip(
            one[met].tolist(), other[met].tolist(), alike[met].tolist(), strict=True
        ):
            similar.setdefault(a, {})[b] = how
            similar.setdefault(b, {})[a] = how
        if waiting is None:
            break
        looked_up.update(waiting)
        waiting = similar.keys() - looked_up
    return similar, looked_up


def _table(signatures: Iterable[bytes]) -> Table:
    return np.frombuffer(b"".join(signatures), _TABLE)


def _columns(pairs: Collection[tuple[int, int]]) -> tuple[Rows, Rows]:
    both = np.array(sorted(pairs), np.intp).reshape(-1, 2)
    return both[:, 0], both[:, 1]


def _has_row(packed: bytes) -> bool:
    """Whether this is a sample of a text; of a short one there is a digest, of others nothing.

    What an earlier searchkit made has another length, and says only which texts are the same.
    """
    return len(packed) == _TABLE.itemsize
