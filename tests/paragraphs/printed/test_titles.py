"""Which part of a story is its headline, near the edges of what a headline may be."""

import pytest

from searchkit.domain.article import Kind
from searchkit.paragraphs.printed.titles import title_of
from tests.support.parts import BODY_SIZE, WORDS, Said, headline, page_of, prose

STORY = (Said(prose(30), rows=4), Said(prose(25), rows=3))


def title(*blocks: Said, hints: tuple[str, ...] = ()) -> str:
    found = title_of(page_of(*blocks), BODY_SIZE, hints)
    return found.text if found else ""


def capitalised(words: int) -> str:
    return "Ministers " + " ".join(WORDS[: words - 1])


def test_type_a_third_larger_is_a_headline_however_short() -> None:
    place = Said("Port Elsa and the whole of the bay", Kind.ASIDE, font="Serif-Bold")

    assert title(place, headline("Ferries sail again", 13.0), *STORY) == "Ferries sail again"


def test_small_print_above_a_headline_of_the_texts_size_is_none() -> None:
    note = Said("Printed from the archive of this paper, all of it", Kind.ASIDE, size=9.5)
    bold = Said("Ferries sail again", font="Serif-Bold")

    assert title(note, bold, *STORY) == "Ferries sail again"


@pytest.mark.parametrize(("words", "is_title"), [(2, False), (3, True), (36, True), (45, False)])
def test_a_headline_has_three_to_forty_words(words: int, is_title: bool) -> None:
    large = capitalised(words)
    other = "Ferries sail again from the pier"

    assert title(headline(large, 24), headline(other, 14), *STORY) == (large if is_title else other)


@pytest.mark.parametrize(
    ("name", "is_sender"),
    [("The Port of Elsa Authority", True), ("The Port of Old Elsa Authority", False)],
)
def test_a_name_of_five_words_that_the_text_repeats_is_the_senders(
    name: str, is_sender: bool
) -> None:
    sent = Said(f"{name} said on Monday that the ferries will sail again.", rows=2)
    found = title(headline(name, 24), headline("Ferries sail again at last", 14), sent, *STORY)

    assert found == ("Ferries sail again at last" if is_sender else name)


@pytest.mark.parametrize(
    ("smaller", "is_title"), [("Ferries sail again", False), ("Ferries sail again today", True)]
)
def test_under_a_senders_name_a_headline_has_four_words(smaller: str, is_title: bool) -> None:
    sent = Said("Elsa Ferry Company said on Monday that all will be well.", rows=2)
    bold = Said("The strike at the pier is over", font="Serif-Bold")
    found = title(headline("Elsa Ferry Company", 24), headline(smaller, 14), bold, sent, *STORY)

    assert found == (smaller if is_title else bold.text)


@pytest.mark.parametrize(("rows", "is_title"), [(5, True), (6, False)])
def test_a_headline_of_the_texts_own_size_has_five_lines_at_most(rows: int, is_title: bool) -> None:
    bold = Said(capitalised(24), font="Serif-Bold", rows=rows)
    other = Said("Ferries sail again", font="Serif-Bold")

    assert title(other, bold, *STORY) == (bold.text if is_title else other.text)


@pytest.mark.parametrize(("words", "is_prose"), [(11, False), (13, True)])
def test_no_line_below_the_first_paragraph_is_the_headline(words: int, is_prose: bool) -> None:
    first = Said(prose(words))
    bold = Said("Ferries sail again", font="Serif-Bold")

    assert title(first, bold, *STORY) == ("" if is_prose else bold.text)


@pytest.mark.parametrize(("page", "is_title"), [(2, True), (3, False)])
def test_a_cover_may_come_before_the_headline_and_not_more(page: int, is_title: bool) -> None:
    cover = Said("Accept all the cookies of this site", Kind.ASIDE)
    late = headline("Ferries sail again", 20.0, page=page)
    story = Said(prose(30), page=page, rows=4)

    assert title(cover, late, story) == ("Ferries sail again" if is_title else cover.text)


@pytest.mark.parametrize(("called", "is_title"), [("Quay shut up", True), ("Quay is low", False)])
def test_a_line_of_twelve_letters_that_the_file_is_called_after_is_its_headline(
    called: str, is_title: bool
) -> None:
    larger = "Elsa and the sea around it"

    found = title(
        headline(larger, 24), headline(called, 14), *STORY, hints=(f"{called} - The Courier",)
    )

    assert found == (called if is_title else larger)
