"""Below a headline of several lines a story begins, whatever its first word looks like."""

import pytest

from searchkit.domain.article import Kind
from searchkit.domain.clipping import PlainText
from searchkit.paragraphs.plain import stories_of_text


@pytest.mark.parametrize("first", ["iPhone makers", "eBay", "von der Leyen"])
def test_a_story_that_begins_in_lower_case_begins_below_its_headline(first: str) -> None:
    headline = "Harbour of Elsa stays open for all ships\nthrough the winter and the spring to come"
    lead = f"{first} said that they would buy the ferries, and no one\nhad hoped for that much."

    (story,) = stories_of_text(PlainText(f"{headline}\n\n{lead}\n\nDockers walked out in May."))

    texts = [block.text for block in story if block.label is Kind.BODY]
    assert texts[0] == lead.replace("\n", " ")


@pytest.mark.parametrize("ending", ["?", "!", "?”"])
def test_a_headline_of_two_lines_that_asks_or_cries_is_one(ending: str) -> None:
    headline = f"“Who is to pay for the ferries of the old\nharbour when the winter comes{ending}"
    lead = "The harbour of Elsa will stay open,\nthe minister said on Tuesday."

    (story,) = stories_of_text(PlainText(f"{headline}\n\n{lead}\n\nDockers walked out in May."))

    assert [b.text for b in story if b.label is Kind.TITLE] == [headline.replace("\n", " ")]
