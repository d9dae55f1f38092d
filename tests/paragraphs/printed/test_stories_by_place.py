"""Which headline a text belongs to by where it stands, and which large line is a headline at all."""

import pytest

from searchkit.domain.article import Kind
from searchkit.paragraphs.printed.stories import drafts_of
from tests.support.parts import BODY_SIZE, Said, byline, headline, page_of, prose

FIRST = (headline("Ferries sail again", 20.0), byline(), Said(prose(60), rows=6))


def stories(*blocks: Said) -> list[list[str]]:
    """Return the texts of each story of a page."""
    return [[part.text for part in d.parts] for d in drafts_of(page_of(*blocks), BODY_SIZE)]


@pytest.mark.parametrize(("size", "is_headline"), [(19.0, False), (21.0, True)])
def test_a_quotation_in_twice_the_texts_size_is_a_headline_and_a_smaller_one_a_pull_quote(
    size: float, is_headline: bool
) -> None:
    quoted = headline("“We will not wait for May”", size)

    found = stories(*FIRST, quoted, byline("By Tom Archer"), Said(prose(60), rows=6))

    assert (len(found) == 2) is is_headline


@pytest.mark.parametrize(("indent", "is_its"), [(18.0, True), (22.0, False)])
def test_a_headline_may_be_set_in_a_little_from_its_text(indent: float, is_its: bool) -> None:
    over = headline("Court frees a captain", 18.0, x=72.0 + indent)

    found = stories(*FIRST, over, byline("By Tom Archer"), Said(prose(60), rows=6))

    assert (len(found) == 2) is is_its


@pytest.mark.parametrize(("gap", "is_its"), [(73.0, True), (79.0, False)])
def test_a_deck_drawn_before_its_headline_is_below_it(gap: float, is_its: bool) -> None:
    """The file has the second story's deck first: where it stands says whose it is."""
    deck = Said("His ship lies at the quay", Kind.ASIDE, 9.0, gap=30.0 + gap)
    over = headline("Court frees a captain", 19.0, gap=-gap)
    rest = (byline("By Tom Archer"), Said(prose(60), rows=6, gap=gap))

    found = stories(*FIRST, deck, over, *rest)

    assert ("His ship lies at the quay" in found[1]) is is_its
