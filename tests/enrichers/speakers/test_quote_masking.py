"""Quoted text is told apart from the telling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchkit.enrichers.speakers.quote_masking import is_crosshead, mask


@pytest.mark.parametrize(
    "text",
    [
        "“We will win,” he said.",
        '"We will win," he said.',
        "''We will win,'' he said.",
        "‘We will win,’ he said.",
        "'We will win,' he said.",
        "«We will win», he said.",
        "„We will win“, he said.",
        "”We will win,” he said.",
        "''We 'will win,''' he said.",
    ],
)
def test_every_kind_of_quotation_mark_is_masked(text: str) -> None:
    masked = mask(text)

    assert "win" not in masked.text
    assert "he said." in masked.text
    assert len(masked.text) == len(text)
    assert masked.starts_quoted


def test_an_apostrophe_is_no_quotation_mark() -> None:
    text = "Britain’s unions don’t trust the workers’ council, O'Neill said in the '90s."

    assert mask(text).text == text


def test_a_quote_that_goes_on_in_the_next_paragraph_is_open() -> None:
    masked = mask("Ayala said: “It was late. We left.")

    assert masked.is_open
    assert "late" not in masked.text


def test_a_single_quote_inside_a_double_one_does_not_end_it() -> None:
    assert "bad" not in mask("“They said ‘never’ and it was bad,” he added.").text


@given(st.text(alphabet="ab ,.’'‘“”\"«»s", max_size=60))
def test_masking_keeps_the_length_and_the_stretches_lie_in_the_text(text: str) -> None:
    masked = mask(text)

    assert len(masked.text) == len(text)
    assert all(0 <= start <= end <= len(text) for start, end in masked.quoted)


def test_a_quote_without_its_opening_mark_is_masked_from_the_start() -> None:
    masked = mask('He was asked of it every day," Mr. Kemp told the paper.')

    assert "asked" not in masked.text
    assert "Mr. Kemp told the paper." in masked.text


def test_a_closing_mark_before_a_word_opens_a_quote() -> None:
    masked = mask("Kemp told the paper that aides ”get close to us on things.” He left.")

    assert "Kemp told the paper that aides" in masked.text
    assert "close" not in masked.text


def test_a_crosshead_has_no_full_stop() -> None:
    assert is_crosshead("‘Trains barely run at all’")
    assert not is_crosshead("Trains barely run.")


def test_a_crosshead_has_up_to_seventy_characters() -> None:
    line = "‘Trains barely run at all in the valley and on the way to the sea’"
    longer = "‘Trains barely run at all in the valley, in the hills and on the way to the sea’"

    assert (len(line), is_crosshead(line)) == (66, True)
    assert (len(longer), is_crosshead(longer)) == (80, False)
