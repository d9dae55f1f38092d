"""A story that goes on on another page is put together again by the word that names it there."""

import pytest

from searchkit.domain.article import DroppedKind, Kind
from searchkit.paragraphs.dehyphenate import hyphens_of
from searchkit.paragraphs.printed.jumps import linked
from searchkit.paragraphs.printed.stories import Draft
from tests.support.parts import Said, page_of, prose


def drafts(over_the_rest: str) -> list[Draft]:
    """Return a story that goes on on page 4, another, and what goes on there."""
    first, jump, other, back, name, rest = page_of(
        Said(prose(40)[:-1] + " and"),
        Said("PETS, Page A4", DroppedKind.JUMP_LINE),
        Said(prose(40), page=2),
        Said("Continued from Page A1", DroppedKind.JUMP_LINE, page=4),
        Said(over_the_rest, Kind.ASIDE, page=4),
        Said("nobody had fed them for a week, said the keeper.", page=4),
    )
    return [Draft(None, [first, jump]), Draft(None, [other]), Draft(None, [back, name, rest])]


@pytest.mark.parametrize(
    ("over_the_rest", "is_named"),
    [
        ("PETS", True),
        ("PETS and who is to feed them now", True),
        ("PETS and who is to feed them at Elsa", False),  # nine words are a sentence of its own
        ("FERRIES", False),
    ],
)
def test_the_rest_of_a_story_is_found_by_its_word_in_a_short_line(
    over_the_rest: str, is_named: bool
) -> None:
    found = linked(drafts(over_the_rest), hyphens_of([]))

    assert (len(found) == 2) is is_named
    assert found[0].body[0].text.endswith(
        "and nobody had fed them for a week, said the keeper."
    ) is (is_named)


def test_a_story_of_which_the_first_page_has_the_headline_alone_goes_on() -> None:
    told, other, rest = drafts("PETS")
    told.parts = [part for part in told.parts if part.label is DroppedKind.JUMP_LINE]

    found = linked([told, other, rest], hyphens_of([]))

    assert len(found) == 2
    assert [part.text for part in found[0].body] == [
        "nobody had fed them for a week, said the keeper."
    ]


def test_what_goes_on_is_the_rest_of_the_sentence_and_its_headline_is_none() -> None:
    told, other, rest = drafts("PETS")
    name, *_ = page_of(Said("Shelters of Elsa are full", Kind.ASIDE, 14.0, page=4))
    others_end, *_ = page_of(Said("The mayor said no more than that.", page=4))
    again = Draft(name, [name, rest.parts[0], rest.parts[1], others_end, rest.parts[2]])

    found = linked([told, other, again], hyphens_of([]))

    whole = found[0]
    assert whole.body[0].text.endswith("and nobody had fed them for a week, said the keeper.")
    assert whole.body[0].why.endswith("; it goes on after the jump")
    assert [part.text for part in whole.body[1:]] == ["The mayor said no more than that."]
    assert (name.label, name.why) == (Kind.ASIDE, "headline of the continuation")
    assert rest.parts[1].label is DroppedKind.JUMP_LINE
