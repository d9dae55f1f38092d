import pytest

from searchkit.paragraphs.dehyphenate import joined, vocabulary


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["the mini\u2010", "ster said"], "the minister said"),
        (["the mini\xad", "ster said"], "the minister said"),
        (["the mini-", "ster said"], "the minister said"),
        (["an Obama-", "era rule"], "an Obama-era rule"),
        (["an anti-", "government march"], "an anti-government march"),
        (["the Allston-", "Brighton community"], "the Allston-Brighton community"),
        (["a state-of-the-", "art harbour"], "a state-of-the-art harbour"),
        (["from 1990-", "2000 it grew"], "from 1990-2000 it grew"),
        (["the synapses—", "the junctions"], "the synapses—the junctions"),
        (["the pact —", "signed in May"], "the pact — signed in May"),
    ],
)
def test_a_hyphen_at_a_lines_end(lines: list[str], text: str) -> None:
    assert joined(lines, frozenset()) == text


def test_a_word_that_the_clipping_uses_elsewhere_settles_it() -> None:
    words = vocabulary(["The resettlement began.", "He runs a part-time shop."])

    assert joined(["the re-", "settlement of"], words) == "the resettlement of"
    assert joined(["a part-", "time shop"], words) == "a part-time shop"
