"""Which repetitions of a page's beginning are its headline, beside which a day is the page's."""

import pytest

from searchkit.enrichers.published.page_dates import date_of_page
from tests.enrichers.published.test_page_dates import MENU_WITHOUT_END

TITLE = "Council votes for the bridge over the bay of Elsa"  # 50 letters with the space behind it


@pytest.mark.parametrize(("letters", "is_one"), [(49, True), (44, True), (36, False)])
@pytest.mark.parametrize("is_longest_first", [True, False])
def test_a_shortened_headline_is_one_while_it_is_most_of_the_longest(
    letters: int, is_one: bool, is_longest_first: bool
) -> None:
    short, whole = f"{TITLE[:letters]}| Nov 8, 2023", f"{TITLE} |"
    middle = MENU_WITHOUT_END[300:1300]
    parts = (whole, middle, short) if is_longest_first else (short, middle, whole)
    text = f"{TITLE} {MENU_WITHOUT_END[:200]} {' '.join(parts)}".ljust(4_000, "|")

    found = date_of_page(text, "", None)

    assert found is not None
    assert found.is_stated is is_one  # by the headline beside it
