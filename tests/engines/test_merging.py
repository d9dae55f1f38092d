"""Which segments are written anew."""

from hypothesis import given
from hypothesis import strategies as st

from searchkit.engines.whoosh.manifest import SegmentEntry, StoredFile
from searchkit.engines.whoosh.merging import MAX_SEGMENTS, to_rewrite

FULL = 1_000_000
FILE = StoredFile("", 0)


def segment(tokens: int, *, dead: int = 0) -> SegmentEntry:
    return SegmentEntry(FILE, FILE, 100, 100, tokens, tuple(range(dead)), dead)


def test_few_sound_segments_are_left_alone() -> None:
    assert to_rewrite([segment(10) for _ in range(MAX_SEGMENTS - 1)], FULL) == frozenset()


def test_a_segment_of_which_more_than_a_quarter_is_dead_is_written_anew() -> None:
    assert to_rewrite([segment(10, dead=25), segment(10, dead=26)], FULL) == {1}


def test_one_segment_too_many_merges_the_small_ones_and_spares_the_big_one() -> None:
    entries = [segment(400_000), *(segment(10) for _ in range(MAX_SEGMENTS - 1))]

    assert to_rewrite(entries, FULL) == frozenset(range(1, MAX_SEGMENTS))


def test_full_segments_are_never_merged_however_many() -> None:
    assert to_rewrite([segment(FULL) for _ in range(50)], FULL) == frozenset()


@given(st.lists(st.integers(1, 400), min_size=1, max_size=200))
def test_an_index_that_grows_run_by_run_writes_each_word_a_few_times(additions: list[int]) -> None:
    entries: list[SegmentEntry] = []
    written = 0
    for tokens in additions:
        rewritten = to_rewrite(entries, FULL)
        tokens += sum(entries[place].tokens for place in rewritten)
        entries = [entry for place, entry in enumerate(entries) if place not in rewritten]
        entries.append(segment(tokens))
        written += tokens
        assert len(entries) <= MAX_SEGMENTS

    assert written <= sum(additions) * (2 + len(additions).bit_length())
