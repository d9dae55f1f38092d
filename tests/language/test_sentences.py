"""Sentences of news prose: where they begin, in every script, and which full stops end none."""

from bisect import bisect_right

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchkit.analysis.tokens import tokens
from searchkit.language.sentences import (
    ends_sentence,
    ends_with_stop,
    sentence_positions,
    sentence_starts,
    starts_sentence,
)


def sentences(text: str) -> list[str]:
    """Return the sentences as they are printed."""
    starts = sentence_starts(text)
    ends = [*starts[1:], len(text)]
    return [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]


@pytest.mark.parametrize(
    "parts",
    [
        ["The talks ended.", "Nobody spoke!", "Will they go on?", "Perhaps…", "We shall see."],
        ["“We won.", "They lost.”", "(He left.)", "“Go,” she said."],
        ["5,000 people came.", "$5 was paid.", "— AFP"],
        ["It met on Jan. 6 in No. 5 Main St. in St. Louis.", "It voted."],
        ["He met Sen. Lee, Lt. Col. Roe and George W. Bush of Fresno, Calif.", "He slept."],
        ["Mr. He met Gen. So.", "So did Ms. An."],
        ["He works for Apple Inc. in the U.S. Army.", "In the U.S. they vote at 5 p.m. Monday."],
        ["She left the U.S.", "The talks ended at 6 p.m.", "He stayed."],
        ["1. The council meets.", "2. The mayor speaks.", "It took 5.", "She won."],
        ["“Who was it?” Smith asked.", "“Nobody!” Ana Lima of Porto said.", "He left."],
        ["“Who was it?”", "Smith did not know."],
        ["He saw the … Chinese side.", "We don’t know...", "Nobody does."],
        ["« Nous irons. »", "Il est parti.", "¿Quién fue?", "¡Nadie!"],
        ["В. В. Путин приехал.", "Он уехал."],
    ],
    ids=lambda parts: parts[0],
)
def test_sentences_are_told_apart(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


@pytest.mark.parametrize(
    "parts",
    [
        ["中方表示反对。", "会谈很长？", "是的！", "他走了。"],
        ["他说：“我们反对。", "我们不去。”", "会谈结束了。"],
        ["「行く。」と述べた。", "彼は去った。"],
        ["“好。”王毅在会上说。", "会谈结束了。"],
        ["王毅说：“好。”", "他还说，中方愿意。"],
    ],
    ids=lambda parts: parts[0],
)
def test_chinese_and_japanese_sentences_need_no_space_between_them(parts: list[str]) -> None:
    assert sentences("".join(parts)) == parts


@pytest.mark.parametrize(
    "parts",
    [
        ["انتهت المحادثات.", "هل ستستمر؟", "نعم."],
        ["وزیر نے کہا۔", "وہ گئے۔"],
        ["मंत्री ने कहा।", "वह गए।"],
    ],
    ids=["Arabic", "Urdu", "Hindi"],
)
def test_scripts_without_capitals_have_sentences(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


def test_a_text_without_an_end_is_one_sentence_and_a_blank_one_is_none() -> None:
    assert sentence_starts("  Ministers meet in Guilin") == [2]
    assert sentence_starts(" \n") == []


def test_the_words_that_begin_sentences_are_counted_as_the_index_counts_them() -> None:
    text = "China’s U.S. envoy left. *** “Who knows?” He did not. 会谈结束了。是的。"
    words = tokens(text)

    positions = sentence_positions(text, [word.start for word in words])

    assert [words[position].form for position in positions] == ["china", "who", "he", "会", "是"]


def test_a_row_of_dots_as_long_as_a_page_is_read_once_and_not_once_from_each_dot() -> None:
    leaders = "Contents " + "." * 300_000 + "7"

    assert sentence_starts(f"It is late. {leaders}") == [0, 12]


def test_a_paragraph_without_words_has_no_sentence_positions() -> None:
    assert sentence_positions("* * *", []) == []


@given(st.text(alphabet='aB1 .。!?؟…“”"’()「」\n-', max_size=60))
def test_every_word_is_in_one_sentence_and_every_sentence_has_a_word(text: str) -> None:
    starts = [word.start for word in tokens(text)]

    positions = sentence_positions(text, starts)

    assert positions == sorted(set(positions))
    assert positions[:1] == [0][: len(starts)]
    assert {bisect_right(positions, i) - 1 for i in range(len(starts))} == set(
        range(len(positions))
    )


def test_a_line_may_end_a_paragraph_with_a_stop_of_any_script() -> None:
    assert all(
        map(ends_sentence, ("It ended.", "“It ended.”", "会谈结束了。", "「行く。」", "هل ستستمر؟"))
    )
    assert all(map(ends_with_stop, ("It ended.", "会谈结束了。」")))
    assert not any(map(ends_sentence, ("said Sen.", "the U.S.", "It ended,", "“It ended,”")))


def test_a_line_may_start_a_paragraph_with_a_capital_a_figure_or_an_opening_mark() -> None:
    assert all(map(starts_sentence, ("The", "5,000", "“The", "(中方", "… The")))
    assert not any(map(starts_sentence, ("the", "“the", ", The")))
