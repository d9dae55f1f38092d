"""How long may a caption or a credit be? What is longer is prose that happens to look like one."""

import pytest

from searchkit.language.captions import is_caption, is_link

PROSE = "dockers wait at the gate of the harbour where talks are to go on until the morning and "


def of_words(number: int, opening: str = "", ending: str = "") -> str:
    """Return a sentence of so many words, the opening and the ending among them."""
    middle = number - len(opening.split()) - len(ending.split())
    words = (PROSE * 10).split()[:middle]
    return " ".join([*opening.split(), *words, *ending.split()])


@pytest.mark.parametrize(("words", "expected"), [(25, True), (90, True), (91, False)])
def test_what_opens_like_a_caption_is_one_up_to_ninety_words(words: int, expected: bool) -> None:
    assert is_caption(of_words(words, "FILE - A ferry leaves while")) is expected


@pytest.mark.parametrize(("words", "expected"), [(25, True), (60, True), (61, False)])
def test_what_ends_in_a_credit_is_a_caption_up_to_sixty_words(words: int, expected: bool) -> None:
    assert is_caption(of_words(words, "Many", "night. (Ana Lima/Courier)")) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Image A map of the old harbour by Ana Lima", True),
        ("Image Ships at the pier, as Ana Lima saw them", True),
        ("Credit is due to the men who kept the old ferry going", False),
        ("Credit The Courier in all that you take from it at sea", False),
    ],
)
def test_a_credit_alone_has_few_words(line: str, expected: bool) -> None:
    assert is_caption(line) is expected


@pytest.mark.parametrize(("words", "expected"), [(12, True), (40, True), (41, False)])
def test_reporters_are_credited_in_forty_words(words: int, expected: bool) -> None:
    assert is_caption(of_words(words, "Reporting by Ana Lima and")) is expected


@pytest.mark.parametrize(("words", "expected"), [(6, True), (22, True), (23, False)])
def test_a_link_has_the_length_of_a_headline(words: int, expected: bool) -> None:
    assert is_link(of_words(words, "Read more:")) is expected
