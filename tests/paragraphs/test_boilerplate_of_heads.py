"""Lines of a head with more words than most: a day that is told twice, an address that says what it is."""

from collections.abc import Callable

import pytest

from searchkit.domain.article import DroppedKind, Kind
from searchkit.paragraphs.boilerplate import label_for
from searchkit.paragraphs.end_matter import note_for


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Published Thursday, March 14, 2024 at 9:41 EDT, updated Friday, March 15, 2024 at 8:00 EDT", DroppedKind.DATE_LINE),
        ("Thursday, March 14, 2024 | The Elsa Courier and Gazette of the Coast | World News", DroppedKind.DATE_LINE),
        # A headline in capitals behind its day.
        ("March 14, 2024 – A Day In The Life Of A Man Who Sat By The Sea", None),
    ],
)  # fmt: skip
def test_a_line_that_begins_with_a_day_and_has_eighteen_words_is_no_date_line(
    line: str, label: object
) -> None:
    assert label_for(line) is label


@pytest.mark.parametrize("line", ["E-mail: ana.lima@courier.example", "email tom@courier.example"])
def test_an_address_of_mail_may_say_that_it_is_one(line: str) -> None:
    assert label_for(line) is Kind.ASIDE


HARBOUR = (
    "the old harbour is to stay open until the men of the last ferry are home and " * 4
).split()


@pytest.mark.parametrize(
    ("line", "is_furniture"),
    [
        ("Dear readers of the Elsa Courier,", True),
        ("Dear to readers of the Elsa Courier,", False),
        ("Embargoed until noon on Monday, March 14, in London", True),
        ("Embargoed until noon on Monday, March 14, in London and Elsa", False),
        ("Letters to the editor", True),
        ("Tags: " + ", ".join(["ferries"] * 27), True),
        ("Tags: " + ", ".join(["ferries"] * 34), False),
        ("Donate today so that " + " ".join(HARBOUR[:38]), True),
        ("Donate today so that " + " ".join(HARBOUR[:48]), False),
    ],
)
def test_what_is_said_to_readers_and_for_machines_is_short(line: str, is_furniture: bool) -> None:
    assert (label_for(line) is not None) is is_furniture


@pytest.mark.parametrize("ask", [label_for, note_for])
def test_a_line_of_however_many_words_is_asked_for_what_it_is(
    ask: Callable[[str], object],
) -> None:
    assert {ask(" ".join(["no"] * words)) for words in range(1, 130)} == {None}
