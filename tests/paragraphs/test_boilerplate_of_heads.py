"""Lines of a head with more words than most: a day that is told twice, an address that says what it is."""

import pytest

from searchkit.domain.article import DroppedKind, Kind
from searchkit.paragraphs.boilerplate import label_for


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
