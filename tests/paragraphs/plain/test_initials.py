"""A capital on a line of its own is the first letter of the word that the next line begins, or a word."""

import pytest

from searchkit.paragraphs.plain.initials import with_initials
from searchkit.paragraphs.plain.text_rows import rows_of

SHIPS = "Nobody had seen a ship or a nchor in the port of Elsa, nor had they known a nna."


def begun(*lines: str) -> list[str]:
    return [row.text for row in with_initials(rows_of("\n".join(lines)))]


@pytest.mark.parametrize(
    ("initial", "rest", "told"),
    [
        ("T", "he harbour of Elsa is open.", "The harbour of Elsa is open."),
        ("“T", "he harbour is open,” she said.", "“The harbour is open,” she said."),
        ("A", "ship sailed on Monday.", "A ship sailed on Monday."),
        ("A", "pril was cold in Elsa.", "April was cold in Elsa."),
        ("I", "had seen no ship, she said.", "I had seen no ship, she said."),
        ("I", "slands lie before the port.", "Islands lie before the port."),
        ("“A", "ship sailed,” she said.", "“A ship sailed,” she said."),
        ("E", "LSA IS A PORT of pilots.", "ELSA IS A PORT of pilots."),
    ],
)
def test_a_and_i_are_words_where_the_text_knows_the_next_one(
    initial: str, rest: str, told: str
) -> None:
    assert begun(initial, rest, SHIPS) == [told, SHIPS]


@pytest.mark.parametrize("rest", ["Nobody waved.", "12 ships sailed.", "“No,” she said."])
def test_a_capital_above_a_line_that_begins_by_itself_stays_alone(rest: str) -> None:
    assert begun("T", rest, SHIPS) == ["T", rest, SHIPS]


def test_two_capitals_one_below_the_other_are_no_word() -> None:
    assert begun("A", "T", "he harbour of Elsa is open.") == ["A", "The harbour of Elsa is open."]


def test_a_capital_that_ends_the_text_is_kept() -> None:
    assert begun(SHIPS, "T") == [SHIPS, "T"]


def test_a_paragraph_above_that_lacks_no_letter_is_left_as_it_is() -> None:
    above = ("Harbour stays open.", "", "Nobody in Elsa knows it", "and nobody asks.")

    assert begun(*above, "T", "he harbour is open.")[1:] == [
        "Nobody in Elsa knows it",
        "and nobody asks.",
        "The harbour is open.",
    ]
