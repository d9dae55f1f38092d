"""Which rows of large or small type are one headline, one caption, one quotation."""

import pytest

from searchkit.paragraphs.printed.display_type import pieces_between
from tests.support.parts import BODY_SIZE, row


@pytest.mark.parametrize(("raised", "is_one"), [(3.6, True), (4.4, False)])
def test_a_word_of_a_headline_in_another_face_may_stand_a_little_higher(
    raised: float, is_one: bool
) -> None:
    first = row("Ferries to", 100.0, size=20.0)
    second = row("Elsa", 100.0 - raised, x=first.x1 + 6.0, size=20.0, order=1)

    assert (len(pieces_between([first, second], [first, second], BODY_SIZE)) == 1) is is_one


@pytest.mark.parametrize(("gap", "is_one"), [(37.0, True), (43.0, False)])
def test_the_second_line_of_a_headline_may_begin_a_little_to_the_right_of_the_first(
    gap: float, is_one: bool
) -> None:
    first = row("Ferries to", 100.0, size=20.0)
    second = row("Elsa sail again", 122.0, x=first.x1 + gap, size=20.0, order=1)

    assert (len(pieces_between([first, second], [first, second], BODY_SIZE)) == 1) is is_one
