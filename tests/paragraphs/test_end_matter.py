import pytest

from searchkit.paragraphs.end_matter import (
    NOTES,
    is_about_heading,
    is_closing_heading,
    is_promotion,
    note_for,
)
from searchkit.paragraphs.line_rules import LineRule


@pytest.mark.parametrize("note", NOTES, ids=lambda note: note.id)
def test_a_rule_fits_its_own_example_before_all_others_and_none_its_counter(note: LineRule) -> None:
    assert note_for(note.example) is note
    assert note_for(note.counter) is None


@pytest.mark.parametrize(
    "heading",
    ["Notes to Editors", "Media contact:", "For further information", "Contacts", "Pressekontakt"],
)
def test_a_heading_after_which_no_story_follows(heading: str) -> None:
    assert is_closing_heading(heading)


@pytest.mark.parametrize("heading", ["Most viewed", "Related stories", "Mehr zum Thema", "Topics"])
def test_a_heading_that_leads_to_other_stories(heading: str) -> None:
    assert is_promotion(heading)
    assert not is_closing_heading(heading)


def test_an_organisation_about_itself() -> None:
    assert is_about_heading("About Meridian Ports")
    assert not is_about_heading("About 40 people were hurt when the ferry struck the pier.")


@pytest.mark.parametrize(
    "prose",
    [
        "The contacts between the two ministers had been kept secret since March.",
        "More information came from the harbour master, who had seen the ship leave.",
        "“You can reach the island by ferry only,” the mayor said on Tuesday evening.",
    ],
)
def test_prose_is_left_alone(prose: str) -> None:
    assert note_for(prose) is None
    assert not is_closing_heading(prose)


@pytest.mark.parametrize("line", ["A" * 1_000_000, "-" * 1_000_000, "é," * 500_000])
def test_a_line_of_a_million_letters_is_no_note_and_is_not_searched_for_one(line: str) -> None:
    assert note_for(line) is None
