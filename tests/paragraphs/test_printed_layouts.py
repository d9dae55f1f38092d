"""Layouts of scans, newspapers and word processors that were once misread, each as a few lines."""

import pytest

from searchkit.domain.article import DroppedKind, Kind
from searchkit.domain.clipping import Line, PrintedPages, Source
from searchkit.readers.pdf import read_pdf
from tests.support.pdf_writer import printed
from tests.support.print import column, line, pages, stories, told

FIRST = ("The harbour of Elsa will stay open through", "the winter, the minister of ports said.")
SECOND = (
    "Dockers had walked out in May, and they came",
    "back to work when the talks began in July.",
)
THIRD = ("Nobody will be turned away at the gate, the", "minister told them on Tuesday evening.")
PARAGRAPHS = [" ".join(text) for text in (FIRST, SECOND, THIRD)]


def spaced(*paragraphs: tuple[str, ...]) -> list[str]:
    return [text for paragraph in paragraphs for text in (*paragraph, "")]


def indented(x: float, y: float, texts: tuple[str, ...]) -> list[Line]:
    """Return lines in pairs, the first of each indented."""
    return [line(x + 12 * (n % 2 == 0), y + 12 * n, text) for n, text in enumerate(texts)]


def titled(content: PrintedPages) -> list[str]:
    return told(content, Kind.TITLE)


def test_sizes_that_a_scan_rounds_to_half_points_are_one() -> None:
    texts = (*FIRST, *SECOND, *THIRD) * 5
    lines = [
        line(72 + 12 * (n % 2 == 0), 100 + 12 * n, text, (9.5, 10.0, 10.5, 9.0)[n * 3 % 4])
        for n, text in enumerate(texts)
    ]

    assert told(pages(lines)) == PARAGRAPHS * 5


def test_headings_between_lines_do_not_make_sizes_waver() -> None:
    lines = column(72, 100, spaced(*[FIRST, SECOND, THIRD] * 3))
    heading = line(72, 80, "Winter opening for the harbour of Elsa", 11.5)

    assert titled(pages([heading, *lines])) == [heading.text]


def test_a_gutter_in_a_file_sorted_by_height_ends_the_line() -> None:
    left = (*FIRST, *SECOND, *THIRD, *FIRST)
    rows = [
        (x, 700 - 12 * n, 10, text)
        for n, texts in enumerate(zip(left, reversed(left), strict=True))
        for x, text in zip((72, 280), texts, strict=True)
    ]
    content = read_pdf(Source("sorted.pdf", printed(rows))).content
    assert isinstance(content, PrintedPages)

    assert [row.text for row in content.pages[0].lines[:2]] == [FIRST[0], FIRST[1]]


def test_a_loose_line_with_its_wide_spaces_is_one() -> None:
    words = [
        (72 + 60 * n, 700.0, 10.0, word)
        for n, word in enumerate(("harbours", "remained", "openings"))
    ]
    content = read_pdf(Source("loose.pdf", printed(words))).content
    assert isinstance(content, PrintedPages)

    assert [row.text for row in content.pages[0].lines] == ["harbours remained openings"]


def test_columns_sorted_by_height_whose_lines_do_not_meet_are_put_back() -> None:
    left = column(72, 100, spaced(FIRST, SECOND, THIRD, FIRST))
    right = column(330, 104, [*SECOND, *THIRD, *FIRST, *SECOND])
    content = pages(sorted([*left, *right], key=lambda row: row.y))

    assert told(content)[:4] == [*PARAGRAPHS, PARAGRAPHS[0]]


def test_short_items_without_a_stop_are_paragraphs() -> None:
    items = ["• Open the gates", "", "• Pay the dockers", ""]
    lines = column(72, 100, [*spaced(FIRST, SECOND), *items, *spaced(THIRD)])

    assert told(pages(lines)) == [*PARAGRAPHS[:2], *items[::2], PARAGRAPHS[2]]


def test_items_under_a_heading_for_other_stories_are_not() -> None:
    items = ["More coverage", "", "• Rail strike ends", "", "• Lorries wait", ""]
    lines = column(72, 100, [*spaced(FIRST, SECOND), *items, *spaced(THIRD)])

    assert told(pages(lines)) == PARAGRAPHS


def test_a_subhead_in_capitals_may_end_in_a_quotation() -> None:
    lines = column(72, 100, [*spaced(FIRST), "PENSIONS “NOT AT RISK”", "", *spaced(SECOND)])

    assert told(pages(lines)) == PARAGRAPHS[:2]


def test_the_hanging_indents_of_a_list_are_no_paragraphs_indents() -> None:
    item = [
        line(72, 0, "• Dockers are paid for the days of the strike"),
        line(84, 0, "as the union had asked in May."),
    ]
    texts: list[Line] = []
    y = 100.0
    for _ in range(3):
        for text in (*FIRST, None, *SECOND, None, *item, None, *item, None):
            if text is None:
                y += 6
                continue
            x, words = (text.x0, text.text) if isinstance(text, Line) else (72.0, text)
            texts.append(line(x, y, words))
            y += 12

    assert told(pages(texts))[:2] == PARAGRAPHS[:2]


def test_place_and_date_are_a_date_line() -> None:
    lines = column(
        72,
        100,
        ["Geneva, 14 June 2024", "", "A short word first.", "", *spaced(FIRST, SECOND, THIRD)],
    )

    assert told(pages(lines), DroppedKind.DATE_LINE) == ["Geneva, 14 June 2024"]
    assert told(pages(lines)) == ["A short word first.", *PARAGRAPHS]


@pytest.mark.parametrize("mark", ["# # #", "- ends -", "-Ends-", "*** ENDS ***", "-more-"])
def test_what_follows_a_mark_of_the_end_is_no_story(mark: str) -> None:
    lines = column(72, 100, [*spaced(FIRST, SECOND, FIRST, SECOND), mark, "", *spaced(THIRD)])

    assert told(pages(lines)) == PARAGRAPHS[:2] * 2


def test_a_name_in_bold_after_a_full_line_is_no_part_of_the_letter() -> None:
    text = indented(72, 100, (*FIRST, *SECOND, *THIRD))
    signer = line(72, 172, "Henrik Ode", font="Serif-Bold")

    assert told(pages([*text, signer, *indented(72, 196, (*FIRST, *SECOND))])) == [
        *PARAGRAPHS,
        *PARAGRAPHS[:2],
    ]


def test_a_note_on_the_author_does_not_make_a_story_of_a_subhead() -> None:
    lines = [line(72, 60, "Elsa stays open all winter", 24), line(72, 80, "By Ana Lima")]
    lines += column(72, 110, spaced(FIRST, SECOND, THIRD) * 2)
    lines.append(line(72, 320, "A vote that never came", 17))
    lines += column(
        72, 350, [*spaced(FIRST, SECOND, THIRD) * 2, "Additional reporting by Tom Archer"]
    )

    assert len(stories(pages(lines))) == 1


def test_a_letterhead_is_no_title() -> None:
    lines = [line(72, 60, "The Coastal Trust", 18)]
    lines.append(line(72, 100, "Inquiry into the northern flood wall", font="Serif-Bold"))
    lines += column(
        72, 130, [*spaced(FIRST, SECOND), "The Coastal Trust has asked for a public", "inquiry."]
    )

    assert titled(pages(lines)) == ["Inquiry into the northern flood wall"]


def test_a_headline_with_a_shadow_keeps_its_second_line() -> None:
    lines = [
        line(72, 60, "Vaccination drive reaches", 24),
        line(73, 61, "Vaccination drive reaches", 24),
        line(72, 88, "the last islands", 24),
        line(73, 89, "the last islands", 24),
    ]
    lines += column(72, 120, spaced(FIRST, SECOND))

    assert titled(pages(lines)) == ["Vaccination drive reaches the last islands"]


def test_bylines_drawn_before_all_text_belong_to_the_headlines_above_them() -> None:
    heads = [line(72, 60, "Elsa stays open", 22), line(330, 60, "Trams run again", 22)]
    bylines = [line(72, 80, "By Ana Lima"), line(330, 80, "By Tom Archer")]
    left = column(72, 110, spaced(FIRST, SECOND, THIRD) * 2)
    right = column(330, 110, spaced(THIRD, SECOND, FIRST) * 2)

    assert titled(pages([*heads, *bylines, *left, *right])) == [
        "Elsa stays open",
        "Trams run again",
    ]


def test_links_under_their_heading_at_a_pages_head_are_not_the_story() -> None:
    text = column(72, 100, spaced(*[FIRST, SECOND, THIRD] * 4))
    links = [
        line(72, 40, "More from The Courier"),
        line(72, 90, "• Harbour fire"),
        line(72, 108, "• Recipes"),
    ]
    links += [line(72, 126 + 18 * n, f"• Story {n}") for n in range(3)]

    assert told(pages(text, links)) == PARAGRAPHS * 4


def test_an_agency_after_the_last_sentence_makes_no_caption_of_it() -> None:
    last = ("The council will meet again on Tuesday, in the", "hall at the harbour, it said. (dpa)")

    assert told(pages(column(72, 100, spaced(FIRST, SECOND, last)))) == [
        *PARAGRAPHS[:2],
        " ".join(last),
    ]


@pytest.mark.parametrize(
    "jump",
    ["Pasa a la página 2", "Suite de la page 4", "Fortsetzung auf Seite 3", "Segue a pagina 5"],
)
def test_a_story_jumps_in_other_languages(jump: str) -> None:
    lines = column(72, 100, [*spaced(FIRST, SECOND), jump, "", *spaced(THIRD)])

    assert told(pages(lines), DroppedKind.JUMP_LINE) == [jump]
