from hypothesis import given
from hypothesis import strategies as st

from searchkit.analysis.differences import Difference, Where, Words, differences
from tests.copies.newsroom import FULL, NEW_LEADS, cut, paragraphs

HERE, THERE, BOTH = Where.HERE, Where.THERE, Where.BOTH


def found(here: list[str], there: list[str]) -> list[Difference]:
    return [*differences(here, there)]


def only(text: str, where: Where) -> Difference:
    return (Words(text, where),)


def test_the_same_story_differs_in_nothing_however_its_paragraphs_are_cut() -> None:
    for name in FULL:
        texts = paragraphs(name)
        assert found(texts, [" ".join(texts)]) == []


def test_punctuation_case_and_quotation_marks_are_no_difference() -> None:
    assert found(['The mayor said: "We Stay".'], ["The mayor said, “we stay.”"]) == []


def test_a_cut_version_lacks_exactly_the_sentences_that_were_cut() -> None:
    texts = paragraphs("ferry")

    lacking = found(texts, cut(texts, 0.6))

    assert lacking
    assert all(len(each) == 1 and each[0].where is HERE for each in lacking)
    assert " ".join(each[0].text for each in lacking) == " ".join(texts[round(len(texts) * 0.6) :])


def test_a_new_lead_is_one_sentence_here_and_another_there() -> None:
    old = ["Ferries stopped on Monday. The strike goes on.", "Nobody was hurt."]
    new = ["Islanders woke up without a boat. The strike goes on.", "Nobody was hurt."]

    assert found(old, new) == [
        only("Ferries stopped on Monday.", HERE),
        only("Islanders woke up without a boat.", THERE),
    ]


def test_an_altered_sentence_shows_which_words_were_altered() -> None:
    (altered,) = found(
        ["The crews of the line will strike until Tuesday morning."],
        ["The crews of the line may strike until Tuesday."],
    )

    assert altered == (
        Words("The crews of the line", BOTH),
        Words("will", HERE),
        Words("may", THERE),
        Words("strike until Tuesday", BOTH),
        Words("morning.", HERE),
    )


def test_a_sentence_that_keeps_few_of_its_words_is_another_one() -> None:
    """Of ten words each: six in common are one sentence altered, four are two sentences."""
    kept_six = found(["a b c d e f g h i j"], ["a b c d e f k l m n"])
    kept_four = found(["a b c d e f g h i j"], ["a b c d o p k l m n"])

    assert len(kept_six) == 1
    assert len(kept_four) == 2


def test_a_paragraph_that_was_moved_does_not_differ() -> None:
    first, second, third = "One came first.", "Two were late.", "Three never arrived at all."

    assert found([first, second, third], [third, first, second]) == []


def test_a_story_without_sentences_differs_in_nothing() -> None:
    assert found([], []) == found(["***"], [" "]) == []


def test_new_leads_of_the_newsroom_are_never_taken_for_the_old_ones() -> None:
    for name, lead in NEW_LEADS.items():
        texts = paragraphs(name)
        first, *_ = found(texts, [lead, *texts[1:]])
        assert len(first) == 1, name


@given(st.lists(st.text(max_size=80), max_size=6), st.lists(st.text(max_size=80), max_size=6))
def test_turned_round_here_is_there(one: list[str], other: list[str]) -> None:
    lost = [run for each in differences(one, other) for run in each if run.where is HERE]
    gained = [run for each in differences(one, other) for run in each if run.where is THERE]

    assert bool(lost or gained) == bool([*differences(other, one)])
