"""Which segments are written anew, together with what was added. Pure: looks at entries only.

Every word of a query is looked up once a segment, so segments must stay few; but each merge writes
its articles again, so that big ones must rarely be touched. An article is written again some
log2(size of the index / size of an addition) times in its life.
"""

from collections.abc import Sequence

from searchkit.engines.whoosh.manifest import SegmentEntry

# More make a query slower than one a day's merge costs; fewer merge too often. From Whoosh's own
# policy and Lucene's ten segments a tier.
MAX_SEGMENTS = 8
# A dead article costs space and time in every query, and distorts no answer. Lucene's default is a
# third at most; a quarter keeps a rebuild of one segment under twice what it then holds.
MAX_DEAD_SHARE = 0.25


def to_rewrite(entries: Sequence[SegmentEntry], full_tokens: int) -> frozenset[int]:
    """Return the places of the segments whose living articles shall join the new segment.

    A segment of more than half of `full_tokens` words is left alone: it would only be split again.
    """
    chosen = {place for place, entry in enumerate(entries) if _is_worn(entry)}
    small = sorted(
        (entry.tokens, place)
        for place, entry in enumerate(entries)
        if place not in chosen and entry.tokens <= full_tokens / 2
    )
    excess = len(small) + 1 - MAX_SEGMENTS  # one more is about to be written
    gathered = 0
    for number, (tokens, place) in enumerate(small):
        # Past the excess, go on while a segment is no bigger than all smaller ones together.
        if excess <= 0 or (number > excess and tokens > gathered):
            break
        chosen.add(place)
        gathered += tokens
    return frozenset(chosen)


def _is_worn(entry: SegmentEntry) -> bool:
    dead_paragraphs = entry.deleted_paragraphs > MAX_DEAD_SHARE * entry.paragraphs
    dead_articles = len(entry.deleted) > MAX_DEAD_SHARE * entry.articles
    return dead_paragraphs or dead_articles
