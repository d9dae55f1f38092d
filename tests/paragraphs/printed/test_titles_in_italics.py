"""A deck in bold italics is longer than its headline, and is none."""

import pytest

from searchkit.domain.article import Kind
from searchkit.paragraphs.printed.titles import title_of
from tests.support.parts import BODY_SIZE, Said, page_of, prose

STORY = (Said(prose(30), rows=4), Said(prose(25), rows=3))


@pytest.mark.parametrize("italics", [(1,), (0, 1), ()])
def test_of_two_bold_lines_the_upright_one_is_the_headline(italics: tuple[int, ...]) -> None:
    bold = [
        Said("Ferries sail again", Kind.ASIDE, font="Serif-Bold"),
        Said("Dockers of Elsa say that they were told at night", Kind.ASIDE, font="Serif-Bold"),
    ]
    parts = page_of(*bold, *STORY)
    for number in italics:
        parts[number].rows[0].is_italic = True

    found = title_of(parts, BODY_SIZE, ())

    assert found is parts[0 if italics == (1,) else 1]
