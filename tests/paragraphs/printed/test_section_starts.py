"""Where a section starts, the paragraph before it ends, and its heading is no part of either."""

from dataclasses import replace

import pytest

from searchkit.domain.article import Kind
from searchkit.domain.clipping import Line
from tests.support.print import column as print_column
from tests.support.print import pages, told
from tests.support.typesetter import Setting, column, width_of

BEFORE = (
    "The harbour of Elsa will stay open through the winter, the minister of ports said in Lisbon on "
    "Tuesday evening, after a night of talks that nobody had hoped for."
)
AFTER = (
    "Dockers had walked out in May, and they came back to work when the talks began in July, after a "
    "summer of silence and of empty quays."
)
LAST = "Nobody will be turned away at the gate, the minister told them, and no ship will wait for long."
INDENTED = Setting(width=170, size=9, leading=11, indent=9)
BLOCKS = Setting(width=170, size=9, leading=11, indent=0, gap=6)
PLAIN = Setting(width=170, size=9, leading=11, indent=0)


def bold(x: float, y: float, text: str, font: str = "Serif-Bold") -> Line:
    return Line(x, x + width_of(text, 9), y, 9, font, text)


def below(lines: list[Line]) -> float:
    return lines[-1].y


@pytest.mark.parametrize("setting", [INDENTED, BLOCKS, PLAIN])
@pytest.mark.parametrize(
    ("heading", "font"),
    [
        ("A quay in ruins", "Serif-Bold"),
        ("No ship waits longer than it has", "Sans-Bold"),
        ("WHO PAYS FOR IT", "Serif"),
    ],
)
def test_a_subhead_of_the_texts_own_size_is_glued_to_neither(
    setting: Setting, heading: str, font: str
) -> None:
    first = column([BEFORE, LAST, AFTER, LAST, BEFORE], 60, 100, setting)
    title = bold(60, below(first) + 16, heading, font)
    second = column(
        [AFTER.upper()[:16] + AFTER[16:], LAST, BEFORE, AFTER], 60, title.y + 11, setting
    )

    found = told(pages([*first, title, *second]))

    assert found[:5] == [BEFORE, LAST, AFTER, LAST, BEFORE]
    assert found[5].startswith("DOCKERS HAD WALK")
    assert told(pages([*first, title, *second]), Kind.ASIDE) == [heading]


@pytest.mark.parametrize(
    ("size", "font"), [(9.0, "Serif-Bold"), (9.6, "Sans-Bold"), (12.0, "Sans")]
)
def test_a_subhead_at_the_foot_of_a_column_ends_the_paragraph_above_it(
    size: float, font: str
) -> None:
    whole = [LAST, AFTER, LAST, BEFORE]
    first = column(whole, 60, 100, INDENTED)
    # The last line is full, and the section's first line has no indent: only the heading tells.
    last = first[-1]
    first[-1] = Line(last.x0, 230.0, last.y, last.size, last.font, last.text)
    title = Line(
        60, 60 + width_of("A quay in ruins", size), below(first) + 18, size, font, "A quay in ruins"
    )
    second = column([AFTER, LAST, BEFORE], 260, 100, INDENTED)
    second[0] = Line(260, second[0].x1, second[0].y, 9, "Serif", second[0].text)

    assert told(pages([*first, title, *second])) == [*whole, AFTER, LAST, BEFORE]


@pytest.mark.parametrize(
    "opening", ["The minister of ports,", "Who pays?", "Cranes without crews."]
)
def test_bold_words_that_open_a_paragraph_belong_to_it(opening: str) -> None:
    paragraph = f"{opening} {AFTER}"
    lines = column([BEFORE, paragraph, LAST, BEFORE, AFTER], 60, 100, INDENTED)
    marked = [
        Line(
            each.x0,
            each.x1,
            each.y,
            each.size,
            "Serif-Bold" if each.text.startswith(opening) else "Serif",
            each.text,
        )
        for each in lines
    ]

    assert told(pages(marked)) == [BEFORE, paragraph, LAST, BEFORE, AFTER]


@pytest.mark.parametrize("quote", ["“We cannot wait”", "“Nobody knows”", "“It is over”"])
def test_a_pull_quote_over_a_column_ends_no_paragraph(quote: str) -> None:
    above = print_column(
        60,
        100,
        ["The minister of ports was late. The", "dockers waited for her on the quay."] * 3,
        width=180,
    )
    above[::2] = [replace(each, x0=70) for each in above[::2]]
    below = print_column(
        60, 230, ["Nobody spoke of the winter to come,", "or of the cranes."], width=None
    )

    found = told(pages([*above, Line(60, 180, 195, 14, "Serif-Italic", quote), *below]))

    assert found[-1].endswith("on the quay. Nobody spoke of the winter to come, or of the cranes.")


@pytest.mark.parametrize("setting", [INDENTED, BLOCKS])
@pytest.mark.parametrize("heading", ["The money", "Lisbon, in May", "III"])
def test_a_plain_line_in_the_middle_of_its_column_is_a_subhead(
    setting: Setting, heading: str
) -> None:
    first = column([BEFORE, LAST, AFTER, LAST], 60, 100, setting)
    width = width_of(heading, 9)
    title = Line(145 - width / 2, 145 + width / 2, below(first) + 16, 9, "Serif", heading)
    second = column([AFTER, LAST, BEFORE], 60, title.y + 16, setting)

    assert told(pages([*first, title, *second])) == [BEFORE, LAST, AFTER, LAST, AFTER, LAST, BEFORE]


@pytest.mark.parametrize("bullet", ["•", "■", "◦"])
def test_a_bullet_drawn_by_itself_goes_to_its_item(bullet: str) -> None:
    lines = column([BEFORE, LAST], 60, 100, BLOCKS)
    y = below(lines) + 17
    for text in (AFTER, LAST):
        item = column([text], 78, y, replace(BLOCKS, width=152))
        lines += [Line(60, 64, y, 9, "Symbol", bullet), *item]
        y = below(item) + 11

    assert told(pages(lines)) == [BEFORE, LAST, f"{bullet} {AFTER}", f"{bullet} {LAST}"]


TALK = (
    "ANA LIMA: Who pays for the lamps of the harbour of Elsa, and for the oil that is burnt in them?",
    "RUI COSTA: The ministry does, and it pays late, as it has since the mines were shut in May.",
    "ANA LIMA: And the pilots?",
    "RUI COSTA: The pilots wait, and they sing.",
)


@pytest.mark.parametrize("setting", [INDENTED, BLOCKS, PLAIN])
@pytest.mark.parametrize(
    "names", [("ANA LIMA", "RUI COSTA"), ("Lima", "Costa"), ("Q", "A")], ids=lambda names: names[0]
)
def test_a_speakers_label_begins_a_paragraph_however_the_page_is_set(
    setting: Setting, names: tuple[str, str]
) -> None:
    talk = [text.replace("ANA LIMA", names[0]).replace("RUI COSTA", names[1]) for text in TALK]
    lines = column([BEFORE, *talk], 60, 100, setting)

    assert told(pages(lines)) == [BEFORE, *talk]
