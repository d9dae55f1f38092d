"""The word lists are data: a line in a file is enough."""

import pytest

from searchkit.enrichers.speakers.tagging import has_headline_capitals, tokenize
from searchkit.enrichers.speakers.token_kinds import TokenKind, letters, shown


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Wang Yi, the minister, said no.", "capitalised capitalised comma determiner role comma says determiner stop"),
        ("The claim was denied.", "determiner speech_noun auxiliary says stop"),
        ("“No,” he said.", "quote pronoun says stop"),
        ("“No.” He left.", "quote_end pronoun word stop"),
        ("Alexander van der Bellen", "capitalised particle particle capitalised"),
        ("Bashar al-Assad", "capitalised capitalised"),
        ("Ali, 62, said", "capitalised comma number comma says"),
        ("Trump’s call", "capitalised possessive speech_noun"),
        ("Ada Quist, R-Ky., said", "capitalised capitalised comma word comma says"),
        ("Ada Quist, D-N.Y., said", "capitalised capitalised comma word comma says"),
        ("in Salem, Mass., said", "preposition capitalised comma word comma says"),
        ("on D-Day.", "preposition word stop"),
        ("in Mass. They", "preposition capitalised stop other_pronoun"),
        ("As reported by the Times", "preposition says preposition determiner capitalised"),
        ("in reported by", "preposition word preposition"),
        ("a talk show host", "determiner word acts role"),
        ("they talk of radio", "other_pronoun says preposition word"),
        ("Republicans said no.", "capitalised says determiner stop"),
        ("Republicans Ada Quist", "roles capitalised capitalised"),
        ("As I've suggested", "preposition other_pronoun says"),
        ("is warning us", "auxiliary saying other_pronoun"),
        ("a warning of it", "determiner speech_noun preposition other_pronoun"),
    ],
)  # fmt: skip
def test_each_word_has_its_kind(text: str, kinds: str) -> None:
    wanted = letters(*(TokenKind[kind.upper()] for kind in kinds.split()))

    assert shown(tokenize(text).letters) == shown(wanted)


def test_a_headline_is_known_by_its_capitals() -> None:
    assert has_headline_capitals("Minister Says Talks Will Go On")
    assert not has_headline_capitals("The minister said that talks would go on.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Quist", False),
        ("Ada Quist Wins", True),
        ("ADA QUIST WINS", True),
        ("Ada Quist wins", False),
        ("Ada Wins, and Bo of the Lugo Lind Loses", True),  # what joins is small
        ("Ada Quist Wins in the City Vote on Ports, loses", False),  # five names, one other word
        ("Ada Quist Wins Again in City Vote on Ports and Ferries, Harbour loses", True),
        ("Foreign Minister Ada Quist met Bo Lind and Cy Roe in Lugo on Friday.", False),
        ("“Foreign Minister Ada Quist met Bo Lind and Cy Roe in Lugo on Friday.”", False),
        ("Ada Quist Wins Again in City Vote on Ports.", True),  # some houses end them with a stop
        ("", False),
    ],
)
def test_a_headline_has_three_words_with_capitals_and_hardly_another(
    text: str, expected: bool
) -> None:
    assert has_headline_capitals(text) is expected
