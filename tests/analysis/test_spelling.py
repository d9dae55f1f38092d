import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchkit.analysis.spelling import edits, may_be_meant, sound, sounds, unlikeness
from searchkit.analysis.vocabulary import Vocabulary

WORDS = st.text(st.sampled_from("abcehgknoptsyxzé中"), max_size=8)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("china", "china", 0),
        ("chna", "china", 1),
        ("cihna", "china", 1),
        ("lavrof", "lavrov", 1),
        ("guardain", "guardian", 1),
        ("ca", "abc", 3),  # no letter is edited twice: it is not swapped and then parted by a b
        ("", "oil", 3),
    ],
)
def test_an_edit_is_a_letter_changed_left_out_added_or_swapped(
    one: str, other: str, expected: int
) -> None:
    assert edits(one, other) == edits(other, one) == expected


@pytest.mark.parametrize(
    "spellings",
    [
        ["kadafi", "gaddafi", "qadhafi", "khadafy"],
        ["kiev", "kyiv"],
        ["muhammad", "mohamed"],
        ["yugoslavia", "jugoslavia"],
        ["yeltsin", "jelzin"],
        ["kruschev", "khrushchev", "khruschtschew"],
        ["nife", "knife"],
        ["sientist", "scientist"],
        ["hussein", "ussein"],
        ["xinhua", "sinhua"],
    ],
)
def test_spellings_of_one_sound(spellings: list[str]) -> None:
    assert len({*map(sound, spellings)}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("lavrov", "larov"), ("china", "chad"), ("mama", "ma"), ("oil", "low")]
)
def test_words_of_another_sound(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@pytest.mark.parametrize(
    ("asked", "likelier", "less_likely"),
    [
        ("comittee", "committee", "comities"),  # a letter that should be doubled
        ("goverment", "government", "governments"),
        ("kenia", "kenya", "kinda"),
        ("gadafi", "gaddafi", "safari"),
        ("minster", "minister", "muster"),
        ("lavrof", "lavrov", "labrot"),
        ("meting", "meeting", "setting"),
    ],
)
def test_what_people_get_wrong_most_is_likeliest(
    asked: str, likelier: str, less_likely: str
) -> None:
    assert unlikeness(asked, likelier) < unlikeness(asked, less_likely)


@given(WORDS, WORDS)
def test_a_mistake_costs_at_most_an_edit_and_a_half(one: str, other: str) -> None:
    assert (unlikeness(one, other) == 0) is (one == other)
    assert unlikeness(one, other) <= edits(one, other) + 0.5


@given(st.lists(WORDS, max_size=8))
def test_the_sounds_of_many_words_are_those_of_each(words: list[str]) -> None:
    lines = "".join(f"{word}\n" for word in words)

    assert sounds(lines.encode()).decode() == "".join(f"{sound(word)}\n" for word in words)


@given(WORDS, st.lists(WORDS, max_size=12))
def test_a_vocabulary_knows_each_word_that_may_be_meant(asked: str, words: list[str]) -> None:
    expected = [(n, word) for n, word in enumerate(words) if may_be_meant(asked, word)]

    assert Vocabulary.of(words).like(asked) == expected


def test_of_no_words_none_is_meant() -> None:
    assert Vocabulary.of([]).like("word") == []
