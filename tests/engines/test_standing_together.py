"""Which texts hold a w/-group: on arrays as by the rule that looks at one text after the other."""

from collections.abc import Sequence
from functools import cache
from itertools import accumulate

import numpy as np
import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from searchkit.analysis import adjacency
from searchkit.analysis.together import Steps, TextPlaces, TooManyWays, positions_together
from searchkit.domain.query import Operand, Or, Phrase, Text, Together, Unit, Word
from searchkit.engines.whoosh.choices import TooManyChoices
from searchkit.engines.whoosh.group_bits import Stretches, rows_holding
from searchkit.engines.whoosh.places import POSITION_BITS
from searchkit.engines.whoosh.spots import Spots
from searchkit.engines.whoosh.standing_together import TextSpots, flattened, texts_holding
from searchkit.engines.whoosh.word_bits import Blocks, Occurrences

# A text is the letters of its words; "." begins a sentence.
TEXTS = st.lists(
    st.text("aabbc.", max_size=14).map(lambda text: "." + text), min_size=1, max_size=4
)
words = st.sampled_from("abc").map(Word)
# "aa" and "aba" share words with themselves, "ab" with others.
phrases = st.sampled_from(["aa", "ab", "ba", "aba", "bc"]).map(Phrase)
texts_alone = words | words | phrases


def several(of: st.SearchStrategy[Operand]) -> st.SearchStrategy[tuple[Operand, ...]]:
    return st.lists(of, min_size=2, max_size=4).map(tuple)


operands: st.SearchStrategy[Operand] = texts_alone | several(texts_alone).map(Or)
units = st.sampled_from([Unit.SENTENCE, Unit.PARAGRAPH])
distances = st.integers(1, 6) | st.integers(1, 99)


def groups(of: st.SearchStrategy[Operand]) -> st.SearchStrategy[Together]:
    chains = several(of)
    return st.one_of(
        st.builds(Together, chains, units),
        st.builds(Together, chains, st.just(Unit.WORDS), distances, is_ordered=st.booleans()),
    )


inner = groups(operands)
nested = groups(operands | inner | st.tuples(texts_alone, inner).map(Or))


def starts_of_sentences(text: str) -> list[int]:
    """Return the positions at which sentences begin that have a word."""
    starts: list[int] = []
    at, is_new = 0, True
    for letter in text:
        if letter == ".":
            is_new = True
        else:
            starts += [at] if is_new else []
            at, is_new = at + 1, False
    return starts


def starts(node: Text, text: str) -> list[int]:
    """Return where a word or a phrase starts."""
    letters = text.replace(".", "")
    return [
        *adjacency.runs([[n for n, x in enumerate(letters) if x == each] for each in node.text])
    ]


def on_arrays(texts: Sequence[str]) -> TextSpots:
    @cache
    def spots(node: Text) -> Spots:
        found = [
            (row << POSITION_BITS) + start
            for row, text in enumerate(texts)
            for start in starts(node, text)
        ]
        places = np.array(found, np.int64)
        length = len(node.text)
        return Spots(places, places + (length - 1) if length > 1 else places)

    keys = [
        (row << POSITION_BITS) + start
        for row, text in enumerate(texts)
        for start in starts_of_sentences(text)
    ]
    return TextSpots(spots, lambda: np.array(keys, np.int64))


def sentences(texts: Sequence[str]) -> Occurrences:
    found = [(row, starts_of_sentences(text)) for row, text in enumerate(texts)]
    found = [(row, each) for row, each in found if each]
    return Occurrences(
        np.array([row for row, _ in found]),
        np.array([0, *accumulate(len(each) for _, each in found)][: len(found)]),
        np.array([at for _, each in found for at in each], np.uint8),
    )


def on_bits(group: Together, texts: Sequence[str]) -> list[int]:
    """Return the texts that hold a group by their bits, and by spots where those do not say it."""
    arrays = on_arrays(texts)
    lengths = np.array([len(text.replace(".", "")) for text in texts])
    blocks = Blocks(
        np.arange(len(texts)), lengths, lambda all: all.of_occurrences(sentences(texts))
    )

    def starts(node: Text) -> Stretches:
        return Stretches(blocks.of_places(arrays.spots(node).starts), len(node.text))

    found = rows_holding(group, blocks, starts, are_apart=False)
    others = texts_holding(group, arrays.only(found.perhaps))
    assert not {*found.certain.tolist()} & {*found.perhaps.tolist()}
    return sorted([*found.certain.tolist(), *others.tolist()])


def one_by_one(group: Together, texts: Sequence[str]) -> list[int]:
    def places(text: str) -> TextPlaces:
        return TextPlaces(
            lambda node: [tuple(range(at, at + len(node.text))) for at in starts(node, text)],
            lambda: starts_of_sentences(text),
            Steps(),
        )

    return [row for row, text in enumerate(texts) if positions_together(group, places(text))]


@given(texts=TEXTS, group=groups(operands))
def test_texts_hold_a_chain_that_hold_it_one_by_one(texts: list[str], group: Together) -> None:
    assert texts_holding(group, on_arrays(texts)).tolist() == one_by_one(group, texts)


@given(texts=TEXTS, before=st.integers(0, 140), group=groups(operands))
def test_bits_say_of_texts_of_any_length_whether_they_hold_a_chain(
    texts: list[str], before: int, group: Together
) -> None:
    texts = ["", *("." + "x" * (before + n) + text for n, text in enumerate(texts))]

    assert on_bits(group, texts) == one_by_one(group, texts)


@given(texts=TEXTS, group=nested)
def test_texts_hold_groups_within_a_group_that_hold_them_one_by_one(
    texts: list[str], group: Together
) -> None:
    try:
        found = texts_holding(group, on_arrays(texts)).tolist()
    except TooManyWays:
        reject()  # refused whatever is indexed: the texts do not matter

    assert found == one_by_one(group, texts)


def chain(*parts: Operand, within: int | None = None, is_ordered: bool = False) -> Together:
    unit = Unit.PARAGRAPH if within is None else Unit.WORDS
    return Together(parts, unit, within, is_ordered=is_ordered)


@pytest.mark.parametrize(
    ("group", "held"),
    [
        (chain(Word("a"), Word("a")), ["aa", "aba", "aaa", "aab"]),
        (chain(Phrase("ab"), Word("b"), within=1), ["abb"]),
        (chain(Phrase("aa"), Word("a"), within=1), ["aaa"]),
        (chain(Phrase("aa"), Phrase("ab"), Word("a"), within=9), []),
        (chain(Or((Word("a"), Word("b"))), Word("a"), Word("a")), ["aba", "aaa", "aab"]),
        (chain(chain(Word("a"), Word("a"), within=2), Word("b"), within=1), ["aba", "aab"]),
        (chain(Word("b"), Word("a"), within=9, is_ordered=True), ["aba"]),
    ],
)
def test_no_two_operands_share_a_word(group: Together, held: list[str]) -> None:
    texts = ["a", "aa", "ab", "aba", "aaa", "abb", "aab"]

    found = texts_holding(group, on_arrays(texts))

    assert [texts[row] for row in found.tolist()] == held


def test_many_operands_that_stand_for_other_words_are_no_trouble() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    group = chain(*map(Word, letters), within=25)

    assert texts_holding(group, on_arrays([letters, letters[1:], letters[::-1]])).tolist() == [0, 2]


def test_a_word_that_is_asked_for_often_is_looked_for_often() -> None:
    group = chain(*[Word("a")] * 60, within=59)

    assert texts_holding(group, on_arrays(["a" * 60, "a" * 59])).tolist() == [0]


def test_operands_for_the_same_words_in_too_many_ways_are_refused_whatever_is_indexed() -> None:
    group = chain(*(Or((Word("a"), Word(other))) for other in "bcdefgh"))

    with pytest.raises(TooManyWays):
        texts_holding(group, on_arrays(["abcdefgh"]))


def test_a_text_with_too_many_ways_to_choose_is_refused_whatever_is_indexed() -> None:
    inner = chain(Word("a"), Word("b"), Word("c"), within=99)

    with pytest.raises(TooManyWays):
        texts_holding(chain(inner, Word("a"), within=9), on_arrays(["abc" * 120, ""]))


def test_texts_with_too_many_ways_together_are_to_be_looked_at_in_parts() -> None:
    inner = chain(Word("a"), Word("b"), Word("c"), within=99)
    group = chain(inner, Word("a"), within=9)
    texts = ["abc" * 9] * 300

    with pytest.raises(TooManyChoices):
        texts_holding(group, on_arrays(texts))
    assert len(texts_holding(group, on_arrays(texts[:100]))) == 100


@settings(max_examples=50)  # the plain rule tries every way
@given(texts=TEXTS, group=inner, unit=units)
def test_a_group_within_one_that_asks_for_the_same_place_is_no_group(
    texts: list[str], group: Together, unit: Unit
) -> None:
    outer = Together((group, Word("a")), unit)

    assert one_by_one(flattened(outer), texts) == one_by_one(outer, texts)


def test_chains_are_flat() -> None:
    a, b, c, d = map(Word, "abcd")
    inner = chain(chain(a, b), c)

    assert flattened(chain(inner, d)) == chain(a, b, c, d)
    assert flattened(chain(inner, d, within=3)) == chain(inner, d, within=3)
