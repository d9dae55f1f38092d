"""Two lines of print and what lies between them: does the second begin a paragraph, and why."""

from collections.abc import Mapping, Sequence

import pytest

from searchkit.paragraphs.printed.breaks import break_at, starts_item
from searchkit.paragraphs.printed.paragraph_style import ParagraphStyle
from searchkit.paragraphs.printed.printed_rows import Row
from searchkit.paragraphs.printed.seams import Seam, Setting
from tests.support.parts import BODY_SIZE, row

INDENT, GAP, NONE = ParagraphStyle.INDENT, ParagraphStyle.GAP, ParagraphStyle.NONE
LEADING = 12.0
GOES_ON = "the harbour of Elsa is to stay open and the"
ENDS = "and nobody in the harbour of Elsa knew why."
STARTS = "Dockers had walked out in May and came back"


def reason(
    first: str = ENDS,
    second: str = STARTS,
    *,
    slack: float = 0.0,
    gap: float = 0.0,
    style: ParagraphStyle = NONE,
    justified: float = 0.0,
    trusts_tags: bool = False,
    between: Sequence[Row] = (),
    opening: Sequence[Row] = (),
    above: Mapping[str, object] | None = None,
    below: Mapping[str, object] | None = None,
) -> str:
    """Return why the second line begins a paragraph.

    `slack`: ems that the first leaves free when the second's first word and a space stood behind it;
    `gap`: ems between the lines beyond the leading; `above` and `below`: what else is known of them.
    """
    over, under = above or {}, below or {}
    size = float(str(under.get("size", BODY_SIZE)))
    word = second.split()[0]
    free = 0.5 * size * len(word) + (slack + 0.25) * BODY_SIZE
    one = row(first, 100.0, width=300.0 - free, leading=LEADING)
    other = row(second, 100.0 + LEADING + gap * BODY_SIZE, size=size, leading=LEADING)
    for line, known in ((one, over), (other, under)):
        for name, value in known.items():
            if name == "x0":
                line.x1 += float(str(value)) - line.x0
            setattr(line, name, value)
    setting = Setting(style, BODY_SIZE, justified, trusts_tags)
    return break_at(Seam(one, other, setting, between, [*opening, one]))


def at(text: str, y: float = 106.0, **given: object) -> Row:
    """Return a line that is drawn between the two."""
    return row(text, y, **given)  # type: ignore[arg-type]


FITTED = "the next word would have fitted"


# By its sentences alone.


@pytest.mark.parametrize(
    ("first", "second", "slack", "expected"),
    [
        (ENDS, STARTS, 0.4, FITTED),
        (ENDS, STARTS, 0.33, FITTED),
        (ENDS, STARTS, 0.27, ""),
        (ENDS, STARTS, 0.1, ""),  # the line is full
        (ENDS, "and came back in July", 5.0, ""),
        (GOES_ON, STARTS, 2.3, ""),  # "the Dockers' union"
        (GOES_ON, STARTS, 2.8, ""),
        (GOES_ON, STARTS, 3.3, FITTED),
        (GOES_ON, STARTS, 9.0, FITTED),
        ("“Nobody in Elsa knew why.”", "“Dockers walked out in May.”", 0.0, "one quotation ends, the next begins"),
        ("“Nobody in Elsa knew why.”", "Dockers walked out in May.", 0.0, ""),
        ("Nobody in Elsa knew why.", "“Dockers walked out in May.”", 0.0, ""),
    ],
)  # fmt: skip
def test_a_text_that_marks_nothing_is_parted_where_a_word_would_have_fitted(
    first: str, second: str, slack: float, expected: str
) -> None:
    assert reason(first, second, slack=slack) == expected


@pytest.mark.parametrize(
    ("gap", "expected"), [(0.3, ""), (0.5, ""), (0.6, "gap of 0.6 em"), (1.2, "gap of 1.2 em")]
)
def test_a_text_that_marks_nothing_is_parted_by_half_an_em(gap: float, expected: str) -> None:
    assert reason(GOES_ON, gap=gap) == expected


@pytest.mark.parametrize(
    ("free", "justified", "expected"),
    [
        (0.2, 0.9, ""),
        (0.27, 0.9, ""),
        (0.33, 0.9, "a line of justified text that is not stretched"),
        (0.36, 0.9, "a line of justified text that is not stretched"),
        (0.36, 0.7, "a line of justified text that is not stretched"),
        (0.36, 0.62, "a line of justified text that is not stretched"),
        (0.36, 0.57, ""),
        (0.36, 0.5, ""),
    ],
)
def test_a_line_of_justified_text_reaches_the_edge(
    free: float, justified: float, expected: str
) -> None:
    above = {"x1": 372.0 - free * BODY_SIZE}

    assert reason(justified=justified, above=above) == expected


@pytest.mark.parametrize(("words", "is_one"), [(24, False), (32, False), (35, True), (50, True)])
def test_a_sentence_that_ends_a_full_line_ends_a_long_paragraph(words: int, is_one: bool) -> None:
    before = [row(" ".join(["open"] * (words - len(ENDS.split()))))]

    said = reason(opening=before)

    assert (said == "a sentence ends a full line of a long paragraph") is is_one


# By indents.


@pytest.mark.parametrize(
    ("first", "second", "indent", "slack", "gap", "expected"),
    [
        (ENDS, STARTS, 10.0, 0.0, 0.0, "indent"),
        (ENDS, STARTS, 5.0, 0.0, 0.0, ""),
        (ENDS, "and came back", 10.0, 0.0, 0.0, "indent"),
        ("They met at the U.S.", STARTS, 10.0, 0.0, 0.0, "indent"),
        ("They met Mr.", STARTS, 10.0, 0.0, 0.0, "indent"),
        (GOES_ON, STARTS, 10.0, 0.5, 0.0, "indent"),
        (GOES_ON, STARTS, 10.0, 0.2, 0.0, ""),
        (GOES_ON, "and came back", 10.0, 5.0, 0.0, ""),
        (ENDS, STARTS, 0.0, 0.0, 0.4, ""),
        (ENDS, STARTS, 0.0, 0.0, 0.7, "gap of 0.7 em"),
        (GOES_ON, "and came back", 0.0, 0.0, 0.7, "gap of 0.7 em"),
        (GOES_ON, "and came back", 10.0, 0.0, 0.7, ""),  # the lines of a poem, or of a table
        (GOES_ON, STARTS, 0.0, 9.0, 0.0, ""),
        (ENDS, STARTS, 0.0, 9.0, 0.0, ""),
    ],
)
def test_an_indented_text(
    first: str, second: str, indent: float, slack: float, gap: float, expected: str
) -> None:
    below = {"indent": indent, "x0": 72.0 + indent}

    assert reason(first, second, style=INDENT, slack=slack, gap=gap, below=below) == expected


@pytest.mark.parametrize(
    ("slack", "justified", "first", "second", "expected"),
    [
        (3.0, 0.8, ENDS, STARTS, "a short line in a justified column"),
        (1.7, 0.8, ENDS, STARTS, ""),
        (2.3, 0.8, ENDS, STARTS, "a short line in a justified column"),
        (3.0, 0.5, ENDS, STARTS, "a short line in a justified column"),
        (3.0, 0.4, ENDS, STARTS, ""),
        (3.0, 0.8, GOES_ON, STARTS, ""),
        (3.0, 0.8, ENDS, "and came back", ""),
    ],
)
def test_the_first_paragraph_after_a_subhead_has_no_indent(
    slack: float, justified: float, first: str, second: str, expected: str
) -> None:
    assert reason(first, second, style=INDENT, slack=slack, justified=justified) == expected


@pytest.mark.parametrize(
    ("first", "second", "indent", "slack", "justified", "between", "expected"),
    [
        (ENDS, STARTS, 10.0, 0.0, 0.0, 0, "indent at the head of a column"),
        (ENDS, "and came back", 10.0, 0.0, 0.0, 0, "indent at the head of a column"),
        (GOES_ON, STARTS, 10.0, 0.0, 0.0, 0, "indent at the head of a column"),
        (GOES_ON, "and came back", 10.0, 0.0, 0.0, 0, ""),
        (ENDS, STARTS, 0.0, 3.0, 0.8, 0, FITTED),
        (ENDS, STARTS, 0.0, 3.0, 0.5, 0, FITTED),
        (ENDS, STARTS, 0.0, 3.0, 0.4, 0, ""),
        (ENDS, STARTS, 0.0, 3.0, 0.4, 1, FITTED),
        (ENDS, STARTS, 0.0, 1.7, 0.8, 0, ""),
        (ENDS, STARTS, 0.0, 2.3, 0.8, 0, FITTED),
        (GOES_ON, STARTS, 0.0, 3.0, 0.8, 0, ""),
        (ENDS, "and came back", 0.0, 3.0, 0.8, 0, ""),
    ],
)
def test_an_indented_text_at_the_head_of_a_column(
    first: str,
    second: str,
    indent: float,
    slack: float,
    justified: float,
    between: int,
    expected: str,
) -> None:
    said = reason(
        first,
        second,
        style=INDENT,
        slack=slack,
        justified=justified,
        between=[at("the old quay in the morning", x=400.0)] * between,
        below={"indent": indent, "strip": 1, "y": 80.0},
    )

    assert said == expected


# By gaps.


@pytest.mark.parametrize(
    ("first", "second", "gap", "slack", "expected"),
    [
        (ENDS, STARTS, 0.1, 9.0, ""),
        (ENDS, STARTS, 0.14, 0.0, ""),
        (ENDS, STARTS, 0.19, 0.0, "gap of 0.2 em"),
        (GOES_ON, "and came back", 0.5, 0.0, "gap of 0.5 em"),
        (GOES_ON, "and came back", 1.9, 0.0, "gap of 1.9 em"),
        (GOES_ON, "and came back", 2.0, 0.0, ""),  # a picture stands there
    ],
)
def test_a_text_with_gaps(first: str, second: str, gap: float, slack: float, expected: str) -> None:
    assert reason(first, second, style=GAP, gap=gap, slack=slack) == expected


@pytest.mark.parametrize(
    ("first", "second", "gap", "slack", "expected"),
    [
        (ENDS, STARTS, 0.3, 0.0, "a gap, beside what is printed between"),
        (ENDS, "and came back", 0.3, 0.0, "a gap, beside what is printed between"),
        (ENDS, "and came back", 0.1, 0.0, ""),
        (GOES_ON, STARTS, 0.3, 2.8, ""),
        (GOES_ON, STARTS, 0.3, 3.3, "a gap, beside what is printed between"),
        (GOES_ON, "and came back", 0.3, 9.0, ""),
        (ENDS, STARTS, 0.0, 0.4, "a sentence begins after what is printed between"),
        (ENDS, STARTS, 0.0, 0.2, ""),
        (GOES_ON, STARTS, 0.0, 9.0, ""),
    ],
)
def test_a_text_with_gaps_beside_what_is_printed_between(
    first: str, second: str, gap: float, slack: float, expected: str
) -> None:
    box = [at("the old quay in the morning", x=400.0)]

    assert reason(first, second, style=GAP, gap=gap, slack=slack, between=box) == expected


@pytest.mark.parametrize(
    ("first", "second", "slack", "justified", "expected"),
    [
        (ENDS, STARTS, 0.0, 0.0, "a sentence begins a column or page"),
        (GOES_ON, STARTS, 2.8, 0.0, ""),
        (GOES_ON, STARTS, 3.3, 0.0, ""),  # goes on: "and the | Dockers"
        ("Nobody in the harbour of Elsa knew", STARTS, 2.8, 0.0, ""),
        ("Nobody in the harbour of Elsa knew", STARTS, 3.3, 0.0, "a sentence begins a column or page"),
        (ENDS, "and came back", 9.0, 0.0, ""),
    ],
)  # fmt: skip
def test_a_text_with_gaps_at_the_head_of_a_column(
    first: str, second: str, slack: float, justified: float, expected: str
) -> None:
    below = {"strip": 1, "y": 80.0}

    assert reason(first, second, style=GAP, slack=slack, justified=justified, below=below) == expected  # fmt: skip


def test_a_line_of_justified_text_that_reaches_the_edge_goes_on_in_the_next_column() -> None:
    full, below = {"x1": 371.0}, {"strip": 1, "y": 80.0}

    assert reason(style=GAP, justified=0.9, above=full, below=below) == ""
    assert reason(style=GAP, justified=0.5, above=full, below=below) != ""


# Headings between the lines, and headings above.

HEADS = "a heading stands between"


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"size": 11.0}, ""),
        ({"size": 11.5}, HEADS),
        ({"size": 14.0}, HEADS),
        ({"size": 14.0, "x": 400.0}, ""),
        ({"size": 14.0, "page": 2}, ""),
        ({"font": "Serif-Bold", "size": 10.0}, HEADS),
        ({"font": "Serif-Bold", "size": 9.8}, HEADS),
        ({"font": "Serif-Bold", "size": 9.5}, ""),
        ({"font": "Sans"}, HEADS),
        ({"font": "Serif"}, ""),
        ({"font": "Sans", "y": 100.0}, HEADS),  # right of the line above, over the one below
        ({"font": "Sans", "y": 85.0}, HEADS),
        ({"font": "Sans", "y": 75.0}, ""),
        ({"font": "Sans", "y": 137.0}, ""),
        ({"font": "Sans", "x": 400.0}, ""),
    ],
)
def test_a_heading_between_two_lines_parts_them(known: Mapping[str, object], expected: str) -> None:
    heading = [at("What it costs", **{"y": 105.0, **known})]  # type: ignore[arg-type]

    assert reason(between=heading) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("“What it costs", ""), ("What it costs.", ""), ("What it costs", HEADS)],
)
def test_a_pull_quote_and_a_sentence_are_no_headings(text: str, expected: str) -> None:
    assert reason(between=[at(text, font="Sans")]) == expected


@pytest.mark.parametrize(
    ("slack", "below", "expected"),
    [
        (2.8, {}, ""),
        (3.3, {}, HEADS),
        (0.0, {"left": 99.0}, ""),
        (0.0, {"left": 105.0}, HEADS),
        (0.0, {"page": 2}, HEADS),
    ],
)
def test_a_heading_parts_what_does_not_end_where_its_line_is_short_or_the_next_elsewhere(
    slack: float, below: Mapping[str, object], expected: str
) -> None:
    heading = [at("What it costs", font="Sans")]
    first = "Nobody in the harbour of Elsa knew"

    assert reason(first, style=GAP, slack=slack, between=heading, below=below) == expected


@pytest.mark.parametrize(
    ("rows", "slack", "expected"),
    [
        (1, 1.0, "after a subhead"),
        (1, 0.33, "after a subhead"),
        (1, 0.27, ""),
        (1, 0.2, ""),
        (2, 1.0, "after a subhead"),
        (3, 1.0, "after a subhead"),
        (4, 1.0, ""),
    ],
)
def test_up_to_three_lines_in_bold_are_a_subhead(rows: int, slack: float, expected: str) -> None:
    bold = [row("What it costs the", font="Serif-Bold")] * (rows - 1)
    above = {"is_bold": True}

    said = reason("men of the harbour", style=GAP, slack=slack, opening=bold, above=above)

    assert said == expected


@pytest.mark.parametrize(
    ("slack", "expected"),
    [(2.0, ""), (2.8, ""), (3.3, "after a subhead"), (6.0, "after a subhead")],
)
def test_a_subhead_that_could_go_on_leaves_more_of_its_line_free(
    slack: float, expected: str
) -> None:
    said = reason("What it costs the", style=GAP, slack=slack, above={"is_bold": True})

    assert said == expected


@pytest.mark.parametrize(
    ("width", "expected"),
    [(150.0, "after a subhead"), (200.0, "after a subhead"), (218.0, ""), (250.0, "")],
)
def test_a_subhead_of_another_face_may_be_followed_by_a_long_word(
    width: float, expected: str
) -> None:
    above = {"is_bold": True, "family": "Sans", "x1": 72.0 + width}
    long_word = "Elsa-harbour-dockers-and-seamen-of-the-night-shift-together came back"

    assert reason("Elsa and its men", long_word, style=GAP, above=above) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("WHAT IT COSTS", STARTS, "after a subhead"),
        ("WHAT IT COSTS", "DOCKERS HAD WALKED", ""),
        ("BBC", STARTS, ""),
        ("What it costs", STARTS, ""),
    ],
)
def test_a_line_in_capitals_is_a_subhead(first: str, second: str, expected: str) -> None:
    assert reason(first, second, style=GAP, slack=1.0) == expected


@pytest.mark.parametrize(
    ("before", "behind", "is_centred"),
    [
        (100.0, 100.0, True),
        (100.0, 108.0, True),
        (100.0, 112.0, False),
        (45.0, 45.0, False),
        (50.0, 50.0, False),
    ],
)
def test_a_line_in_the_middle_of_its_column_is_set_apart(
    before: float, behind: float, is_centred: bool
) -> None:
    middle = {"x0": 72.0 + before, "x1": 372.0 - behind}

    above = reason("What it costs", style=GAP, above=middle)
    below = reason(style=GAP, below=middle)

    assert (above == "after a line in the middle of its column") is is_centred
    assert (below == "a line in the middle of its column") is is_centred


def test_a_centred_line_follows_another_centred_line() -> None:
    middle = {"x0": 172.0, "x1": 272.0}

    assert reason("What it costs", "Elsa in winter", style=GAP, above=middle, below=middle) == ""


# Where the type changes.

CHANGES = "the type changes"


@pytest.mark.parametrize(
    ("first", "slack", "gap", "below", "expected"),
    [
        (ENDS, 2.3, 0.0, {"is_italic": True}, CHANGES),
        (ENDS, 1.8, 0.0, {"is_italic": True}, ""),
        (ENDS, 0.0, 0.19, {"is_italic": True}, CHANGES),
        (ENDS, 0.0, 0.14, {"is_italic": True}, ""),
        (ENDS, 0.0, 0.0, {"is_italic": True, "strip": 1}, CHANGES),
        (ENDS, 0.0, 0.0, {"family": "Sans", "strip": 1}, CHANGES),
        (ENDS, 0.0, 0.0, {"is_bold": True, "strip": 1}, CHANGES),
        ("Nobody in Elsa knew", 3.3, 0.0, {"is_italic": True}, CHANGES),
        ("Nobody in Elsa knew", 2.8, 0.0, {"is_italic": True}, ""),
        (GOES_ON, 9.0, 0.0, {"is_italic": True}, ""),
        ("Nobody in Elsa knew", 0.0, 0.0, {"family": "Sans", "x0": 105.0}, "another type in another place"),
        ("Nobody in Elsa knew", 0.0, 0.0, {"family": "Sans", "x0": 99.0}, ""),
        ("Nobody in Elsa knew", 0.0, 0.0, {"family": "Sans", "x0": 39.0}, "another type in another place"),
        (GOES_ON, 0.0, 0.0, {"family": "Sans", "x0": 105.0}, ""),
    ],
)  # fmt: skip
def test_another_type_is_another_text(
    first: str, slack: float, gap: float, below: Mapping[str, object], expected: str
) -> None:
    assert reason(first, style=GAP, slack=slack, gap=gap, below=below) == expected


def test_a_note_in_italics_ends_where_the_cut_sentence_goes_on_elsewhere() -> None:
    italic, elsewhere = {"is_italic": True}, {"strip": 1}

    said = reason(ENDS, "and came back", style=GAP, above=italic, below=elsewhere)

    assert said == "another type in another place"
    assert reason(ENDS, "and came back", style=GAP, above=italic) == ""
    assert reason(GOES_ON, "and came back", style=GAP, above=italic, below=elsewhere) == ""
    assert reason(ENDS, "and came back", style=GAP, below=elsewhere) == ""
    assert (
        reason(ENDS, "and came back", style=GAP, above=italic, below={**elsewhere, **italic}) == ""
    )


@pytest.mark.parametrize(
    ("first", "width", "words", "expected"),
    [
        (ENDS, 150.0, 3, "a name in bold"),
        (ENDS, 175.0, 3, "a name in bold"),
        (ENDS, 190.0, 3, ""),
        (ENDS, 150.0, 7, "a name in bold"),
        (ENDS, 150.0, 8, ""),
        (GOES_ON, 150.0, 3, ""),
    ],
)
def test_the_signer_of_a_letter_stands_in_bold(
    first: str, width: float, words: int, expected: str
) -> None:
    name = " ".join(["Ana", *["Lima"] * (words - 1)])
    below = {"is_bold": True, "x1": 72.0 + width}

    assert reason(first, name, style=GAP, below=below) == expected


@pytest.mark.parametrize(
    ("first", "slack", "below", "expected"),
    [
        ("Who pays for the harbour of Elsa, and why is that?", 0.0, {}, "a question in bold"),
        ("Nobody in Elsa knew the", 0.0, {"x0": 78.0}, ""),
        ("Nobody in Elsa knew", 0.0, {"x0": 78.0}, "a bold line before plain text"),
        ("Nobody in Elsa knew", 0.0, {"x0": 76.0}, ""),
        ("Nobody in Elsa knew", 0.0, {"x0": 39.0}, "a bold line before plain text"),
        ("Nobody in Elsa knew", 0.0, {"x0": 45.0}, ""),
    ],
)
def test_a_bold_line_before_plain_text(
    first: str, slack: float, below: Mapping[str, object], expected: str
) -> None:
    assert reason(first, style=GAP, slack=slack, above={"is_bold": True}, below=below) == expected


# Words cut at the end of a line.


@pytest.mark.parametrize(
    ("first", "second", "style", "slack", "indent", "expected"),
    [
        ("the harbour of El-", "sa stays open", GAP, 9.0, 0.0, ""),
        ("the harbour of El-", "Sa stays open", GAP, 1.8, 0.0, ""),
        ("the harbour of El-", "Sa stays open", GAP, 2.3, 0.0, "a new line though the word would have fitted"),
        ("the harbour of Port-au-", "Prince stays open", GAP, 9.0, 0.0, ""),
        ("the harbour of El-", "sa stays open", INDENT, 2.3, 10.0, "indent after a short line"),
        ("the harbour of El-", "sa stays open", INDENT, 1.8, 10.0, ""),
        ("the harbour of El-", "sa stays open", INDENT, 2.3, 0.0, ""),
        ("the harbour of El-", "sa stays open", GAP, 2.3, 10.0, ""),
    ],
)  # fmt: skip
def test_a_word_that_is_cut_goes_on(
    first: str, second: str, style: ParagraphStyle, slack: float, indent: float, expected: str
) -> None:
    assert reason(first, second, style=style, slack=slack, below={"indent": indent}) == expected


# Lists, marks, jumps and bylines.


@pytest.mark.parametrize(
    ("first", "second", "slack", "gap", "expected"),
    [
        (GOES_ON, "• ferries", 0.0, 0.0, "list item"),
        (ENDS, "1. Ferries", 0.0, 0.0, "list item"),
        (ENDS, "(a) ferries", 0.0, 0.0, "list item"),
        (ENDS, "iv. ferries", 0.0, 0.0, "list item"),
        (ENDS, "– ferries", 0.0, 0.0, "list item"),
        (GOES_ON, "1. Ferries", 0.0, 0.0, ""),
        (GOES_ON, "1. Ferries", 0.25, 0.0, ""),
        (GOES_ON, "1. Ferries", 0.4, 0.0, "list item"),
        (GOES_ON, "1. Ferries", 0.0, 0.14, ""),
        (GOES_ON, "1. Ferries", 0.0, 0.19, "list item"),
        (ENDS, "123. Ferries", 0.0, 0.0, ""),
        ("“They met.”", "###", 0.0, 0.0, "a mark between stories"),
        ("###", STARTS, 0.0, 0.0, "a mark between stories"),
    ],
)
def test_items_and_marks_begin_a_paragraph(
    first: str, second: str, slack: float, gap: float, expected: str
) -> None:
    assert reason(first, second, slack=slack, gap=gap, style=GAP) == expected


@pytest.mark.parametrize(
    ("text", "is_item"),
    [
        ("• ferries", True),
        ("•", True),
        ("o ferries", True),
        ("* ferries", True),
        ("12) ferries", True),
        ("(12) ferries", True),
        ("b.", True),
        ("12.5 ferries", False),
        ("iv) ferries", True),
        ("of ferries", False),
        ("-ferries", False),
    ],
)
def test_what_the_marker_of_a_list_is(text: str, is_item: bool) -> None:
    assert starts_item(row(text)) is is_item
    assert starts_item(row(text, is_item=True))


@pytest.mark.parametrize(
    ("first", "text", "expected"),
    [
        (GOES_ON, "Continued on page 4", "the story jumps to another page"),
        (ENDS, "Continued on page 4", "the story jumps to another page"),
        (ENDS, "Continued from page 1", "a story goes on here from another page"),
        (GOES_ON, "Continued from page 1", ""),
        (ENDS, "By Ana Lima", "a byline stands between"),
        (GOES_ON, "By Ana Lima", ""),
        (ENDS, "the old quay in the morning", ""),
    ],
)
def test_jumps_and_bylines_between_two_lines(first: str, text: str, expected: str) -> None:
    assert reason(first, between=[at(text, x=400.0)], style=INDENT) == expected


# What a rule of boilerplate.py knows to have its line to itself.


@pytest.mark.parametrize(
    ("first", "second", "slack", "expected"),
    [
        (ENDS, "By Ana Lima", 0.0, "byline"),
        (GOES_ON, "By Ana Lima", 0.0, "byline"),
        ("By Ana Lima", STARTS, 0.0, "after a byline"),
        ("By Ana Lima", "and came back", 0.0, "after a byline"),
        ("March 14, 2024", STARTS, 0.0, "after a date line"),
        (ENDS, "March 14, 2024", 0.0, "date line"),
        (ENDS, "https://example.org/world/harbour", 0.0, "address"),
        ("they say at", "https://example.org/world/harbour", 0.2, ""),
        ("they say at", "https://example.org/world/harbour", 0.4, "address"),
        ("https://example.org/world/harbour", STARTS, 0.0, "after a address"),
        ("Photo: Tom Archer", "for The Courier", 0.2, ""),
        ("Photo: Tom Archer", "for The Courier", 0.4, "after a credit"),
        (ENDS, STARTS, 0.0, ""),
    ],
)
def test_what_has_its_line_to_itself(first: str, second: str, slack: float, expected: str) -> None:
    assert reason(first, second, slack=slack, style=INDENT) == expected


@pytest.mark.parametrize(
    ("width", "expected"), [(200.0, "byline"), (220.0, "byline"), (232.0, ""), (290.0, "")]
)
def test_a_byline_does_not_fill_its_line(width: float, expected: str) -> None:
    below = {"x1": 72.0 + width}

    said = reason(ENDS, "By Ana Lima and Tom Archer in Elsa", style=INDENT, below=below)

    assert said == expected


# What the file's own structure says.


@pytest.mark.parametrize(
    ("first", "second", "block", "gap", "slack", "strip", "expected"),
    [
        (ENDS, STARTS, 1, 0.0, 9.0, 0, ""),
        (ENDS, STARTS, 1, 0.45, 9.0, 0, ""),
        (ENDS, STARTS, 1, 0.55, 0.0, 0, "gap of 0.6 em"),
        (ENDS, STARTS, 2, 0.0, 0.0, 0, "another element of the tagged file"),
        (ENDS, "and came back", 2, 0.0, 0.0, 0, ""),
        (ENDS, "and came back", 2, 0.3, 0.0, 0, "gap of 0.3 em"),
        (GOES_ON, STARTS, 2, 0.0, 0.27, 0, ""),
        (GOES_ON, STARTS, 2, 0.0, 0.33, 0, "another element of the tagged file"),
        ("Nobody in Elsa knew", STARTS, 2, 0.0, 0.0, 0, "another element of the tagged file"),
        (ENDS, STARTS, None, 0.3, 0.0, 0, "gap of 0.3 em"),
        (ENDS, STARTS, 1, 0.0, 0.0, 1, ""),
        (GOES_ON, STARTS, 2, 0.0, 0.0, 1, ""),
    ],
)
def test_tags_that_are_trusted_decide(
    first: str,
    second: str,
    block: int | None,
    gap: float,
    slack: float,
    strip: int,
    expected: str,
) -> None:
    above, below = {"block": 1}, {"block": block, "strip": strip}

    said = reason(
        first, second, trusts_tags=True, style=GAP, gap=gap, slack=slack, above=above, below=below
    )

    assert said == expected
