"""The word lists are data: a line in a file is enough."""

import pytest

from searchkit.enrichers.speakers.tagging import has_headline_capitals, tokenize


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Wang Yi, the minister, said no.", "CC,dr,vd."),
        ("The claim was denied.", "dvxv.".replace("v", "s", 1)),
        ("“No,” he said.", "qhv."),
        ("“No.” He left.", "Qhw."),
        ("Alexander van der Bellen", "CppC"),
        ("Bashar al-Assad", "CC"),
        ("Ali, 62, said", "C,#,v"),
        ("Trump’s call", "C's".replace("'s", "'s")),
    ],
)
def test_each_word_has_the_letter_of_its_kind(text: str, letters: str) -> None:
    assert tokenize(text).letters == letters


def test_a_headline_is_known_by_its_capitals() -> None:
    assert has_headline_capitals("Minister Says Talks Will Go On")
    assert not has_headline_capitals("The minister said that talks would go on.")
