"""Lines of print near the edges of what makes them one, two, furniture or a list's."""

from collections.abc import Sequence

import pytest

from searchkit.domain.article import DroppedKind
from searchkit.domain.clipping import Box
from searchkit.paragraphs.printed.column_strips import cut_strips, set_edges, set_leading
from searchkit.paragraphs.printed.cut_sentences import resumed
from searchkit.paragraphs.printed.display_type import pieces_between
from searchkit.paragraphs.printed.dropcaps import attach_drop_caps
from searchkit.paragraphs.printed.interleaved_columns import uncrossed
from searchkit.paragraphs.printed.lists import outside_lists
from searchkit.paragraphs.printed.paragraph_style import ParagraphStyle, is_indented, style_of
from searchkit.paragraphs.printed.printed_rows import Row, rows_of
from searchkit.paragraphs.printed.reading_order import in_reading_order
from searchkit.paragraphs.printed.tags import trusts_tags
from searchkit.paragraphs.printed.type_sizes import body_sizes, is_same_size
from tests.support.parts import BODY_SIZE, row
from tests.support.print import line, pages

TEXT = "the harbour of Elsa is to stay open through all"
WIDE = 300.0


def below(*texts: str, leading: float = 12.0, **given: object) -> list[Row]:
    """Return lines right below each other, numbered from 0."""
    return [
        row(text, 100.0 + leading * number, order=number, **given)  # type: ignore[arg-type]
        for number, text in enumerate(texts)
    ]


# Sizes of type.


@pytest.mark.parametrize(
    ("size", "other", "same"),
    [
        (10.39, 10.0, True),
        (10.5, 10.0, False),
        (20.8, 20.0, True),
        (21.05, 20.0, False),
        (5.27, 5.0, True),
        (5.34, 5.0, False),
    ],
)
def test_sizes_that_differ_by_a_twentieth_are_two(size: float, other: float, same: bool) -> None:
    assert is_same_size(size, other) is same


@pytest.mark.parametrize(("lines", "among", "is_body"), [(9, 100, False), (12, 100, True)])
def test_a_size_with_a_tenth_of_the_text_is_one_of_stories(
    lines: int, among: int, is_body: bool
) -> None:
    rows = below(*[TEXT] * (among - lines)) + below(*[TEXT] * lines, size=12.0)

    assert (12.0 in body_sizes(rows)) is is_body


@pytest.mark.parametrize(("run", "is_body"), [(4, False), (5, True)])
def test_a_size_of_stories_has_five_lines_on_end(run: int, is_body: bool) -> None:
    rows: list[Row] = []
    for _ in range(5):
        rows += below(*[TEXT] * 10) + below(*[TEXT] * run, size=12.0)

    assert (12.0 in body_sizes(rows)) is is_body


# Lines as they were printed.


@pytest.mark.parametrize(("lines", "is_second"), [(7, False), (8, True)])
@pytest.mark.parametrize(("characters", "counts"), [(26, False), (32, True)])
def test_a_page_that_is_in_the_file_twice_has_eight_long_lines(
    lines: int, is_second: bool, characters: int, counts: bool
) -> None:
    page = [
        line(72, 100 + 12 * number, f"{number} " + "x" * (characters - 2))
        for number in range(lines)
    ]

    rows = rows_of(pages(page, page).pages)

    assert (rows[-1].label is DroppedKind.REPEATED) is (is_second and counts)


def scan(pairs: int, wavering: int, by: float, length: int = 47) -> set[float]:
    """Return the sizes of lines of which some are measured larger than the one above."""
    sizes = [10.0]
    for number in range(pairs):
        wavers = number < wavering
        sizes.append((10.0 + by if sizes[-1] == 10.0 else 10.0) if wavers else sizes[-1])
    lines = [line(72, 100 + 12 * n, TEXT[:length], size) for n, size in enumerate(sizes)]
    return {row.size for row in rows_of(pages(lines).pages)}


@pytest.mark.parametrize(
    ("pairs", "wavering", "by", "length", "is_scan"),
    [
        (40, 16, 0.5, 47, True),
        (40, 10, 0.5, 47, False),  # a quarter of the lines
        (40, 14, 0.5, 47, True),  # a third
        (40, 40, 0.11, 47, False),  # what rounding makes
        (40, 40, 0.14, 47, True),
        (40, 40, 1.8, 47, True),
        (40, 40, 2.3, 47, False),  # a headline over text
        (11, 11, 0.5, 47, False),
        (13, 13, 0.5, 47, True),
        (40, 40, 0.5, 14, False),  # headings
        (40, 40, 0.5, 18, True),
    ],
)
def test_sizes_that_waver_from_line_to_line_are_those_of_a_recognised_scan(
    pairs: int, wavering: int, by: float, length: int, is_scan: bool
) -> None:
    assert (len(scan(pairs, wavering, by, length)) == 1) is is_scan


@pytest.mark.parametrize(("shift", "is_shadow"), [(2.7, True), (3.4, False)])
def test_a_shadow_lies_within_a_third_of_its_size(shift: float, is_shadow: bool) -> None:
    twice = [line(72, 100, "FERRIES"), line(72 + shift, 100, "FERRIES")]

    assert (rows_of(pages(twice).pages)[1].label is DroppedKind.REPEATED) is is_shadow


@pytest.mark.parametrize(("distance", "is_item"), [(22.0, True), (28.0, False)])
def test_a_drawn_bullet_stands_close_to_its_item(distance: float, is_item: bool) -> None:
    bullet = Box(72, 94, 75, 97)
    (item,) = rows_of(pages([line(75 + distance, 100, TEXT)], marks=[bullet]).pages)

    assert item.is_item is is_item


@pytest.mark.parametrize(
    ("gap", "is_one"), [(8.0, True), (45.0, True), (54.0, False), (90.0, False)]
)
def test_a_bullet_drawn_by_itself_stands_a_tab_before_its_item(gap: float, is_one: bool) -> None:
    rows = rows_of(pages([line(72, 100, "•"), line(77 + gap, 100, TEXT)]).pages)

    assert [each.text for each in rows] == ([f"• {TEXT}"] if is_one else ["•", TEXT])


# Reading order.


@pytest.mark.parametrize(("drop", "is_one"), [(1.3, True), (1.7, False)])
def test_pieces_of_a_line_stand_on_one_baseline(drop: float, is_one: bool) -> None:
    pieces = [row("Ferries sail", order=0), row("again", 100 + drop, x=136.0, order=1)]

    assert (len(in_reading_order(pieces)) == 1) is is_one


@pytest.mark.parametrize(("gap", "is_one"), [(4.5, True), (5.7, False)])
def test_pieces_of_a_line_touch(gap: float, is_one: bool) -> None:
    first = row("Ferries sail", order=0)
    pieces = [first, row("again", x=first.x1 + gap, order=1)]

    assert (len(in_reading_order(pieces)) == 1) is is_one


@pytest.mark.parametrize(("lines", "is_filled"), [(7, True), (9, False)])
def test_a_line_drawn_later_fills_a_hole_that_is_no_pictures(lines: int, is_filled: bool) -> None:
    above, under = below(TEXT, TEXT), below(TEXT, TEXT)
    for each in under:
        each.y += 12.0 * (2 + lines)
    late = row("which nobody had asked for", 124.0)
    rows = [*above, *under, late]
    for order, each in enumerate(rows):
        each.order = order

    assert (in_reading_order(rows)[2] is late) is is_filled


# Columns.


@pytest.mark.parametrize(("shift", "is_one"), [(45.0, True), (55.0, False)])
def test_an_indent_stays_within_its_column(shift: float, is_one: bool) -> None:
    rows = [*below(TEXT, TEXT), row(TEXT, 124.0, x=72.0 + shift)]

    assert (len(cut_strips(rows, BODY_SIZE)) == 1) is is_one


@pytest.mark.parametrize(("length", "has_own"), [(10, False), (12, True)])
def test_a_long_piece_of_column_has_its_own_leading(length: int, has_own: bool) -> None:
    story, notes = below(*[TEXT] * 40, leading=14.0), below(*[TEXT] * length, leading=11.0)

    set_leading([story, notes], BODY_SIZE)

    assert {each.leading for each in notes} == {11.0 if has_own else 14.0}


def edges(length: int, between: int) -> float:
    """Return the left edge of a piece that is all indent, before the column that it is of."""
    column = below(*[TEXT] * 20, width=WIDE)
    indented = below(*[TEXT] * length, x=92.0, width=200.0)
    other = [below(TEXT, x=400.0, width=20.0) for _ in range(between)]
    strips = [indented, *other, column]
    set_edges(strips, BODY_SIZE)
    return indented[0].left


@pytest.mark.parametrize(("length", "is_of_column"), [(3, True), (4, False)])
def test_a_piece_of_three_lines_has_the_edges_of_its_column(
    length: int, is_of_column: bool
) -> None:
    assert (edges(length, 0) == 72.0) is is_of_column


# Cut sentences.


def pieces(first_width: float, next_width: float, between: int) -> list[str]:
    """Return how pieces of column are read: a cut sentence, boxes, and what may be its end."""
    cut = below(TEXT, TEXT, width=WIDE)
    cut[1].x1 = cut[1].x0 + first_width
    boxes = [
        below("Ferries and fares", "What it costs", x=400.0, width=next_width)
        for _ in range(between)
    ]
    rest = below("winter, the minister said.", width=200.0)
    strips = [cut, *boxes, rest]
    everything = [each for strip in strips for each in strip]
    for order, each in enumerate(everything):
        each.order = order
        each.left = each.x0
    return [strip[0].text for strip in resumed(strips, everything, BODY_SIZE)]


@pytest.mark.parametrize(
    ("first_width", "next_width", "between", "goes_on"),
    [
        (WIDE, 100.0, 1, True),
        (WIDE * 0.9, 100.0, 1, True),
        (WIDE * 0.75, 100.0, 1, False),  # its line was not full
        (WIDE, 165.0, 1, True),
        (WIDE, 200.0, 1, False),  # the next piece is as wide as a column
        (WIDE, 100.0, 6, True),
        (WIDE, 100.0, 7, False),
    ],
)
def test_a_cut_sentence_goes_on_behind_boxes(
    first_width: float, next_width: float, between: int, goes_on: bool
) -> None:
    read = pieces(first_width, next_width, between)

    assert (read[1] == "winter, the minister said.") is goes_on


# Drop caps.


@pytest.mark.parametrize(
    ("size", "gap", "is_cap"),
    [(17.0, 2.0, False), (20.0, 2.0, True), (20.0, 14.0, True), (20.0, 17.5, False)],
)
def test_a_drop_cap_is_nearly_two_lines_high_and_close_to_its_word(
    size: float, gap: float, is_cap: bool
) -> None:
    cap = row("T", 112.0, size=size, order=0)
    text = below("HE HARBOUR of Elsa is to stay", "open through the winter", x=cap.x1 + gap)

    attach_drop_caps([cap, *text], BODY_SIZE)

    assert text[0].text.startswith("THE") is is_cap


@pytest.mark.parametrize(("rows_between", "is_cap"), [(11, True), (15, False)])
def test_a_drop_cap_is_drawn_close_to_its_word(rows_between: int, is_cap: bool) -> None:
    cap = row("T", 112.0, size=24.0)
    other = below(*[TEXT] * rows_between, x=350.0)
    text = below("HE HARBOUR of Elsa is to stay", x=cap.x1 + 2)

    attach_drop_caps([cap, *other, *text], BODY_SIZE)

    assert text[0].text.startswith("THE") is is_cap


# Lists.


@pytest.mark.parametrize(("outside", "shows"), [(5, False), (6, True)])
def test_six_lines_outside_of_lists_show_how_a_text_is_set(outside: int, shows: bool) -> None:
    strip = [*below(*[TEXT] * outside), *below("• Ferries", "• Fares")]

    found = outside_lists([strip])

    assert (sum(map(len, found)) == outside) is shows


@pytest.mark.parametrize(("shift", "is_outside"), [(0.45, True), (0.6, False)])
def test_a_line_at_the_markers_edge_is_no_more_of_the_list(shift: float, is_outside: bool) -> None:
    strip = [*below(*[TEXT] * 8), row("• Ferries sail"), row(TEXT, x=72.0 + shift)]

    kept = [each for run in outside_lists([strip]) for each in run]

    assert (strip[-1] in kept) is is_outside


# Tags.


@pytest.mark.parametrize(
    ("sure", "apart", "trusted"),
    [(3, 0, False), (4, 0, True), (60, 2, True), (44, 2, False), (60, 3, False)],
)
def test_tags_are_trusted_where_lines_that_go_on_share_an_element(
    sure: int, apart: int, trusted: bool
) -> None:
    strips: list[Sequence[Row]] = []
    for number in range(sure):
        first, second = below("The harbour of Elsa will", "stay open")
        first.block, second.block = number, -1 if number < apart else number
        strips.append([first, second])

    assert trusts_tags(strips) is trusted


# Display type.


@pytest.mark.parametrize(
    ("size", "step", "is_one"),
    [(8.0, 1.8, True), (8.0, 2.1, False), (20.0, 2.4, True), (20.0, 2.8, False)],
)
def test_lines_of_a_caption_lie_closer_than_those_of_a_headline(
    size: float, step: float, is_one: bool
) -> None:
    lines = below("Ferries in the old harbour", "Of Elsa at night", size=size, leading=step * size)

    assert (len(pieces_between(lines, lines, BODY_SIZE)) == 1) is is_one


@pytest.mark.parametrize(("step", "is_one"), [(1.25, True), (1.45, False)])
def test_a_caption_may_open_in_bold_right_above_its_text(step: float, is_one: bool) -> None:
    lines = below("TWO SHIPS", "Dockers at the gate", size=8.0, leading=step * 8.0)
    lines[0].is_bold = True

    assert (len(pieces_between(lines, lines, BODY_SIZE)) == 1) is is_one


@pytest.mark.parametrize(
    ("opening", "size", "rest", "is_one"),
    [
        ("TWO SHIPS", 11.8, 11.5, True),
        ("TWO SHIPS", 12.3, 12.0, False),  # a headline over its deck
        ("TWO SHIPS", 14.0, 13.5, False),
        ("Two ships", 11.8, 11.5, False),  # not in capitals
        ("Two ships", 9.5, 9.2, True),
        ("Two ships", 8.0, 7.3, True),
        ("Two ships", 8.0, 7.1, False),  # a credit
        ("Two ships", 8.0, 8.7, True),
        ("Two ships", 8.0, 9.0, False),
        ("Two ships.", 8.0, 7.8, False),
    ],
)
def test_a_caption_that_opens_in_another_face_is_about_of_one_size(
    opening: str, size: float, rest: float, is_one: bool
) -> None:
    lines = [row(opening, size=size, font="Sans-Bold"), row("Dockers", 100.0 + size, size=rest)]
    for order, each in enumerate(lines):
        each.order = order

    assert (len(pieces_between(lines, lines, BODY_SIZE)) == 1) is is_one


# Columns drawn across.


def crossing(lines: int, alone: int, **given: float) -> list[Row]:
    """Return lines of two columns drawn in turns, and lines of the left column alone."""
    gutter, drop = given.get("gutter", 20.0), given.get("drop", 0.0)
    text = TEXT[: int(given.get("characters", 40))]
    rows = []
    for number in range(lines + alone):
        rows.append(row(text, 100.0 + 12 * number, width=200.0))
        if number < lines:
            rows.append(row(text, 100.0 + 12 * number + drop, x=272.0 + gutter, width=200.0))
    return rows


@pytest.mark.parametrize(
    ("rows", "are_crossed"),
    [
        (crossing(20, 0), True),
        (crossing(20, 0, characters=10), False),  # a table's cells
        (crossing(20, 0, characters=13), True),
        (crossing(20, 0, gutter=7.0), False),
        (crossing(20, 0, gutter=9.5), True),
        (crossing(8, 14), True),  # 8 of 30 lines
        (crossing(6, 16), False),  # 6 of 28
        (crossing(3, 0), False),
        (crossing(4, 0), True),
        (crossing(4, 0, drop=9.0), True),
        (crossing(4, 0, drop=10.0), False),
    ],
)
def test_columns_drawn_across_the_page_show_by_lines_of_one_height(
    rows: list[Row], are_crossed: bool
) -> None:
    assert (uncrossed(list(rows)) != rows) is are_crossed


@pytest.mark.parametrize(
    ("text", "size", "is_quote"),
    [
        ("“We waited for a year", 11.3, False),
        ("“We waited for a year", 11.7, True),
        ("“We waited for a year", 20.0, True),
        ("We waited for a year", 20.0, False),
    ],
)
def test_a_pull_quote_over_columns_is_read_behind_them(
    text: str, size: float, is_quote: bool
) -> None:
    quote = row(text, 150.0, x=150.0, size=size)

    assert (uncrossed([*crossing(20, 0), quote])[-1] is quote) is is_quote


@pytest.mark.parametrize(("step", "is_one"), [(1.2, True), (1.5, True), (1.7, False), (3.0, False)])
def test_the_lines_of_a_pull_quote_lie_close(step: float, is_one: bool) -> None:
    first = row("“We waited for a year", 150.0, x=150.0, size=14.0)
    second = row("for the ferries to sail", 150.0 + step * 14.0, x=150.0, size=14.0)

    assert (uncrossed([*crossing(20, 0), first, second])[-2:] == [first, second]) is is_one


# How paragraphs are marked.


@pytest.mark.parametrize(
    ("indent", "is_first"), [(5.0, False), (6.0, True), (48.0, True), (55.0, False)]
)
def test_an_indent_is_half_an_em_at_least(indent: float, is_first: bool) -> None:
    assert is_indented(row(TEXT, indent=indent), BODY_SIZE) is is_first


def marked(ends: int, indented: int, gap: float, short: float = 100.0) -> ParagraphStyle:
    """Return the style of a text with so many paragraph ends, of which some are indented."""
    rows: list[Row] = []
    y = 100.0
    for number in range(ends):
        for text in ("The harbour of Elsa will stay open through", "the winter, he said."):
            first = text[0] == "T"
            y += 12.0 + (gap if first and rows else 0.0)
            indent = 10.0 if first and number <= indented and rows else 0.0
            made = row(text, y, x=72.0 + indent, width=WIDE - (0 if first else short))
            made.leading, made.indent = 12.0, indent
            rows.append(made)
    return style_of([rows], BODY_SIZE)


@pytest.mark.parametrize(("gap", "style"), [(1.4, ParagraphStyle.NONE), (1.8, ParagraphStyle.GAP)])
def test_a_gap_is_more_than_a_browsers_rounding(gap: float, style: ParagraphStyle) -> None:
    assert marked(8, 0, gap) is style


@pytest.mark.parametrize(
    ("ends", "indented", "gap", "short", "style"),
    [
        # Of ten ends that show by themselves, six and a half are indented, and all lie apart.
        (12, 6, 3.0, 100.0, ParagraphStyle.GAP),
        (12, 11, 3.0, 100.0, ParagraphStyle.INDENT),
    ],
)
def test_the_sign_that_most_ends_carry_is_the_style(
    ends: int, indented: int, gap: float, short: float, style: ParagraphStyle
) -> None:
    assert marked(ends, indented, gap, short) is style


def hinted(steps: int, indents: int, gaps: int) -> ParagraphStyle:
    """Return the style of full lines, none of which shows that a paragraph ends, and of their signs."""
    rows = [row(TEXT, 100.0, leading=12.0)]
    for number in range(steps):
        gap, indent = 5.0 * (number < gaps), 10.0 * (number >= steps - indents)
        rows.append(row(TEXT, rows[-1].y + 12.0 + gap, leading=12.0, indent=indent))
    return style_of([rows], BODY_SIZE)


@pytest.mark.parametrize(
    ("indents", "gaps", "style"),
    [
        (11, 0, ParagraphStyle.INDENT),
        (10, 0, ParagraphStyle.INDENT),
        (0, 10, ParagraphStyle.GAP),
        (9, 0, ParagraphStyle.NONE),
        (0, 11, ParagraphStyle.GAP),
        (0, 9, ParagraphStyle.NONE),
        (22, 40, ParagraphStyle.INDENT),
        (18, 40, ParagraphStyle.GAP),
    ],
)
def test_a_tenth_of_the_lines_carries_the_sign_of_a_text_whose_ends_do_not_show(
    indents: int, gaps: int, style: ParagraphStyle
) -> None:
    assert hinted(100, indents, gaps) is style


def long_paragraphs(ends: int, *, apart: int, short: float = 100.0) -> ParagraphStyle:
    """Return the style of paragraphs of sixteen lines, of whose ends some have a gap behind them."""
    rows: list[Row] = []
    y = 100.0
    for number in range(ends + 1):
        for place in range(16):
            y += 12.0 + (5.0 if place == 0 and 0 < number <= apart else 0.0)
            text = "The harbour of Elsa is to stay open through" if place == 0 else TEXT
            made = row("the winter, he said." if place == 15 else text, y)
            made.x1 = 372.0 - (short if place == 15 else 0.0)
            made.leading = 12.0
            rows.append(made)
    return style_of([rows], BODY_SIZE)


@pytest.mark.parametrize(
    ("ends", "apart", "short", "style"),
    [
        (20, 20, 100.0, ParagraphStyle.GAP),
        (20, 13, 100.0, ParagraphStyle.GAP),
        (20, 11, 100.0, ParagraphStyle.NONE),
        (3, 3, 100.0, ParagraphStyle.GAP),
        (2, 2, 100.0, ParagraphStyle.NONE),
        (20, 20, 65.0, ParagraphStyle.GAP),
        (20, 20, 55.0, ParagraphStyle.NONE),  # a long word may not have fitted
    ],
)
def test_ends_that_show_by_themselves_say_how_long_paragraphs_are_parted(
    ends: int, apart: int, short: float, style: ParagraphStyle
) -> None:
    assert long_paragraphs(ends, apart=apart, short=short) is style
