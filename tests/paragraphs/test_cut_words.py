"""When does a text count as one that cuts words, and when are two pieces a compound?"""

import pytest

from searchkit.paragraphs.dehyphenate import hyphens_of, joined

WHOLE = "The minister of ports said that the harbour"


def cut(times: int, among: int) -> list[str]:
    """Return so many lines of which some are cut, none of them twice at the same place."""
    pieces = [f"{'the ' * number}govern-" for number in range(times)]
    return [*pieces, *[WHOLE] * (among - times)]


@pytest.mark.parametrize(
    ("times", "among", "expected"),
    [
        # Three in a hundred may be compounds, four are not.
        (3, 100, "the ob-ject"),
        (4, 100, "the object"),
        (12, 400, "the ob-ject"),
        (16, 400, "the object"),
        # Two lines of a short text may be compounds, three are not.
        (2, 20, "the ob-ject"),
        (3, 20, "the object"),
    ],
)
def test_a_text_cuts_words_where_many_lines_end_in_a_hyphen(
    times: int, among: int, expected: str
) -> None:
    assert joined(["the ob-", "ject"], hyphens_of(cut(times, among))) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("rail", "port", "rail-port"),  # two words of this text
        ("har", "port", "harport"),
        ("ham", "port", "hamport"),  # a word of three letters is one by chance
        ("rail", "ham", "railham"),
        ("rail", "pets", "railpets"),  # only one of them is a word of this text
    ],
)
def test_two_whole_words_at_a_lines_end_are_a_compound(
    left: str, right: str, expected: str
) -> None:
    among = [*cut(6, 20), "by rail to the port with ham and bread"]

    assert joined([f"a {left}-", right], hyphens_of(among)) == f"a {expected}"
