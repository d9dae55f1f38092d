"""What a part of a print is by its words, its looks and the picture beside it, and why."""

import pytest

from searchkit.domain.article import DroppedKind, Kind
from searchkit.domain.clipping import Box
from searchkit.paragraphs.printed.picture_captions import name_captions, with_credits
from searchkit.paragraphs.printed.pictures import Pictures
from searchkit.paragraphs.printed.roles import name_by_looks, name_by_words
from searchkit.paragraphs.printed.story_parts import Part
from tests.support.parts import BODY_SIZE, Said, page_of, prose

STORY = [Said(prose(30, opening), rows=4) for opening in ("Once more", "And then", "In May", "Now", "So", "But")]  # fmt: skip


def by_looks(said: Said, *around: Said, known: dict[str, object] | None = None) -> tuple[str, str]:
    """Return what a part of the text's own size is, among paragraphs, and the last reason."""
    parts = page_of(*STORY[:3], said, *(around or STORY[3:]))
    for name, value in (known or {}).items():
        for row in parts[3].rows:
            setattr(row, name, value)
    name_by_looks(parts)
    return parts[3].label.value, parts[3].why.rpartition("; ")[2]


SUBHEAD = ("aside", "a short line that ends no sentence")
LIST = ("aside", "short lines, a list or an address")
BODY = ("body", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (prose(14)[:-1], SUBHEAD),
        (prose(12)[:-1], SUBHEAD),
        (prose(15)[:-1], BODY),
        (prose(17)[:-1], BODY),
        (prose(10), BODY),
        (prose(13).upper()[:-1], SUBHEAD),
        (prose(15).upper()[:-1], BODY),
        ("PENSIONS “NOT AT RISK”", SUBHEAD),
        ("Pensions “not at risk.”", BODY),
        ("WHAT IT COSTS.", BODY),
        ("• what it costs", BODY),
        ("3) what it costs", BODY),
    ],
)
def test_a_short_line_that_ends_no_sentence_is_a_subhead(
    text: str, expected: tuple[str, str]
) -> None:
    assert by_looks(Said(text)) == expected


@pytest.mark.parametrize(
    ("words", "expected"), [(15, SUBHEAD), (26, SUBHEAD), (28, SUBHEAD), (29, BODY), (40, BODY)]
)
def test_a_bold_subhead_may_be_twice_as_long(words: int, expected: tuple[str, str]) -> None:
    assert by_looks(Said(prose(words)[:-1], font="Serif-Bold", rows=2)) == expected


@pytest.mark.parametrize("tag", ["LI", "LBody"])
def test_an_item_of_a_list_is_no_subhead(tag: str) -> None:
    assert by_looks(Said("what it costs"), known={"tag": tag}) == BODY


@pytest.mark.parametrize(
    ("rows", "width", "text", "expected"),
    [
        (4, 200.0, prose(20)[:-1], LIST),
        (3, 200.0, prose(20)[:-1], LIST),
        (2, 200.0, prose(20)[:-1], BODY),
        (4, 207.0, prose(20)[:-1], LIST),
        (4, 213.0, prose(20)[:-1], BODY),
        (4, 260.0, prose(20)[:-1], BODY),
        (4, 200.0, prose(20), BODY),
    ],
)
def test_lines_that_end_early_are_a_list(
    rows: int, width: float, text: str, expected: tuple[str, str]
) -> None:
    assert by_looks(Said(text, rows=rows), known={"x1": 72.0 + width}) == expected


@pytest.mark.parametrize(("short", "expected"), [(10, LIST), (7, LIST), (6, BODY), (3, BODY)])
def test_most_lines_of_a_list_end_early(short: int, expected: tuple[str, str]) -> None:
    parts = page_of(*STORY[:3], Said(prose(30)[:-1], rows=10), *STORY[3:])
    for number, row in enumerate(parts[3].rows):
        row.x1 = 222.0 if number < short else 360.0

    name_by_looks(parts)

    assert (parts[3].label.value, parts[3].why.rpartition("; ")[2]) == expected


@pytest.mark.parametrize(
    ("text", "font", "size", "expected"),
    [
        ("[4] " + prose(20), "Serif", 9.0, "a footnote"),
        ("[4] " + prose(20), "Serif", 9.1, "a footnote"),
        ("[4] " + prose(20), "Serif", 9.3, ""),
        ("* " + prose(20), "Serif", 8.0, "a footnote"),
        ("4 " + prose(12), "Sans", 10.0, "a footnote"),
        ("(4) " + prose(12), "Sans", 10.0, "a footnote"),
        ("4 " + prose(118), "Serif", 8.0, "a footnote"),
        ("4 " + prose(122), "Serif", 8.0, ""),
        ("4 " + prose(20), "Serif", 10.0, ""),
        (prose(20), "Serif", 8.0, ""),
        (prose(12), "CourierNew", 10.0, "typewriter type, among other type: code"),
        (prose(12), "Sans", 10.0, ""),
    ],
)
def test_small_or_other_type_is_a_note_or_code(
    text: str, font: str, size: float, expected: str
) -> None:
    assert by_looks(Said(text, font=font, size=size, rows=2))[1] == expected


@pytest.mark.parametrize(
    ("x", "expected"),
    [
        (72.0, ""),
        (73.0, ""),
        (75.0, "another type, in a place of its own"),
        (120.0, "another type, in a place of its own"),
    ],
)
def test_another_type_is_no_text_away_from_the_texts_edges(x: float, expected: str) -> None:
    assert by_looks(Said(prose(11), font="Sans", rows=2, x=x))[1] == expected
    assert by_looks(Said(prose(11), rows=2, x=x))[1] == ""


TEASER = "Hundreds of firms race to dredge the rivers of the north and nobody knows who wins"
HEADING = Said("Read on about ports", Kind.ASIDE, 14.0)


@pytest.mark.parametrize(
    ("text", "around", "expected"),
    [
        (TEASER, (HEADING, *STORY[3:]), True),
        (TEASER, STORY[3:], False),
        (TEASER + ".", (HEADING, *STORY[3:]), False),
        (TEASER + " and", (HEADING, *STORY[3:]), False),
        (TEASER + ". B3", (HEADING, *STORY[3:]), False),
        (TEASER + ",", (HEADING, *STORY[3:]), False),
        ("Hundreds of firms race to dredge the rivers of the north for money", (HEADING, *STORY[3:]), True),
        ("Hundreds of firms race to dredge the rivers of the north again", (HEADING, *STORY[3:]), False),
        ("• " + TEASER, (HEADING, *STORY[3:]), False),
        (TEASER, (Said("read on about ports", Kind.ASIDE, 14.0), *STORY[3:]), False),
        (TEASER, (Said("HARBOUR, Page B4", DroppedKind.JUMP_LINE), *STORY[3:]), False),
        (TEASER, (Said("Read on", Kind.ASIDE, 14.0, page=2), *STORY[3:]), False),
    ],
)  # fmt: skip
def test_prose_without_its_stop_beside_a_heading_is_a_teaser(
    text: str, around: tuple[Said, ...], expected: bool
) -> None:
    said = by_looks(Said(text, rows=2), *around)

    assert (said == ("aside", "prose without its stop, beside a heading")) is expected


@pytest.mark.parametrize(("paragraphs", "expected"), [(3, False), (4, True), (6, True)])
def test_five_paragraphs_say_how_others_end(paragraphs: int, expected: bool) -> None:
    # With the teaser itself, which is one of them.
    parts = page_of(*STORY[:paragraphs], HEADING, Said(TEASER, rows=2))

    name_by_looks(parts)

    assert (parts[-1].label is Kind.ASIDE) is expected


def test_a_line_under_a_promise_of_more_is_a_link() -> None:
    said = by_looks(Said(TEASER, rows=2, gap=12.0), *STORY[3:])
    parts = page_of(*STORY, Said("Related stories", Kind.ASIDE), Said(TEASER, rows=2))

    name_by_looks(parts)

    assert said[0] == "body"
    assert parts[-1].label is Kind.ASIDE


# By its words.


@pytest.mark.parametrize(
    ("text", "rows", "size", "label", "is_field"),
    [
        ("By Ana Lima", 1, 10.0, "byline", True),
        ("By Ana Lima", 2, 10.0, "byline", True),
        ("By Ana Lima", 3, 10.0, "body", False),
        ("March 14, 2024", 1, 10.0, "date line", True),
        ("March 14, 2024", 3, 10.0, "body", False),
        ("Page 4", 1, 10.0, "aside", True),
        ("FILE - A ferry leaves the harbour in May.", 1, 11.3, "caption", True),
        ("FILE - A ferry leaves the harbour in May.", 1, 11.7, "body", False),
        ("— ANA LIMA", 1, 10.0, "byline", True),
        ("– ANA B. LIMA-REYES", 1, 10.0, "byline", True),
        ("— Ana Lima", 1, 10.0, "body", False),
        ("— ANA", 1, 10.0, "body", False),
        ("Anna Reyes is a Courier columnist.", 1, 10.0, "aside", True),
        ("Ferries sail again.", 1, 10.0, "body", False),
    ],
)
def test_words_say_what_a_part_is(
    text: str, rows: int, size: float, label: str, is_field: bool
) -> None:
    (part,) = page_of(Said(text, rows=rows, size=size))

    name_by_words(part, BODY_SIZE)

    assert (part.label.value, part.is_field) == (label, is_field)


# By the picture beside it.

PICTURE = Box(72.0, 200.0, 272.0, 400.0)


def captioned(
    said: Said, y: float, *above: Said, box: Box = PICTURE, **known: object
) -> list[Part]:
    """Return the parts of a page with a picture; the first line of `said` is at `y`."""
    parts = page_of(*above, said)
    shift = y - parts[-1].rows[0].y
    for row in parts[-1].rows:
        row.y += shift
        for name, value in known.items():
            setattr(row, name, value)
    text = page_of(Said(prose(30), rows=4, page=2))  # the text of the story, on another page
    name_captions([*parts, *text], Pictures({1: [box]}, {}, {}))
    return parts


@pytest.mark.parametrize(
    ("y", "x", "is_caption"),
    [
        (404.0, 72.0, True),
        (408.0, 72.0, True),
        (403.0, 72.0, False),
        (433.0, 72.0, True),  # 3.2 ems of 8 points, below a line of them
        (435.0, 72.0, False),
        (190.0, 72.0, True),
        (187.5, 72.0, True),
        (186.0, 72.0, False),
        (300.0, 274.0, True),
        (300.0, 297.0, True),
        (300.0, 299.0, False),
        (300.0, 269.0, False),
        (420.0, 280.0, False),
        (195.0, 290.0, False),
    ],
)
def test_a_caption_stands_under_over_or_beside_its_picture(
    y: float, x: float, is_caption: bool
) -> None:
    part = captioned(Said("The eastern quay of Elsa", Kind.ASIDE, 8.0, x=x), y)[0]

    assert (part.label is Kind.CAPTION) is is_caption


@pytest.mark.parametrize(
    ("words", "size", "tag", "is_caption"),
    [
        (2, 8.0, None, False),
        (3, 8.0, None, True),
        (68, 8.0, None, True),
        (70, 8.0, None, True),
        (71, 8.0, None, False),
        (90, 8.0, None, False),
        (8, 11.3, None, True),
        (8, 11.7, None, False),
        (8, 8.0, "H2", False),
        (8, 14.0, "Figure", True),
        (8, 14.0, "Caption", True),
    ],
)
def test_what_a_caption_may_be(words: int, size: float, tag: str | None, is_caption: bool) -> None:
    said = Said(prose(words, "Elsa") if words > 3 else " ".join(["Elsa"] * words), Kind.ASIDE, size)

    part = captioned(said, 412.0, tag=tag)[0]

    assert (part.label is Kind.CAPTION) is is_caption


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("NUNO DIAS/COURIER STAFF", DroppedKind.CREDIT),
        ("NUNO B. DIAS/ELSA COURIER", DroppedKind.CREDIT),
        ("NUNO DIAS/ELSA COURIER OF PORTS STAFF", Kind.CAPTION),
        ("NUNO DIAS COURIER STAFF", Kind.CAPTION),
        ("Nuno Dias/Courier staff", Kind.CAPTION),
    ],
)
def test_a_name_and_a_paper_in_capitals_are_a_credit(text: str, label: Kind | DroppedKind) -> None:
    assert captioned(Said(text, Kind.ASIDE, 6.0), 408.0)[0].label is label


@pytest.mark.parametrize(
    ("text", "y", "is_caption"),
    [
        ("Ana Lima, from left, and Tom Archer met on the quay of Elsa.", 412.0, True),
        ("Ana Lima (right) and Tom Archer met on the quay of Elsa.", 480.0, True),
        ("Ana Lima (right) and Tom Archer met on the quay of Elsa.", 560.0, False),
        ("Ana Lima and Tom Archer met on the quay of Elsa.", 412.0, False),
    ],
)
def test_prose_that_says_who_is_where_is_a_caption(text: str, y: float, is_caption: bool) -> None:
    assert (captioned(Said(text, rows=1), y)[0].label is Kind.CAPTION) is is_caption


@pytest.mark.parametrize(
    ("credit", "size", "gap", "is_caption"),
    [
        ("NUNO DIAS", 6.0, 20.0, True),
        ("Nuno Dias/Elsa Courier", 6.0, 20.0, True),
        ("Nuno Dias", 6.0, 20.0, False),
        ("NUNO DIAS", 8.9, 20.0, True),
        ("NUNO DIAS", 9.1, 20.0, False),
        ("NUNO DIAS", 6.0, 21.5, True),
        ("NUNO DIAS", 6.0, 25.5, False),
        ("NUNO DIAS OF THE ELSA COURIER STAFF", 6.0, 20.0, False),
    ],
)
def test_prose_under_a_pictures_credit_is_its_caption(
    credit: str, size: float, gap: float, is_caption: bool
) -> None:
    above = Said(credit, Kind.CAPTION, size)
    parts = page_of(above, Said("Pilots wait for the spring.", rows=1, gap=gap))
    bottom = parts[0].rows[0].y
    box = Box(72.0, bottom - 200.0, 272.0, bottom - 4.0)

    name_captions(parts, Pictures({1: [box]}, {}, {}))

    assert (parts[1].label is Kind.CAPTION) is is_caption


@pytest.mark.parametrize(
    ("text", "label", "size", "gap", "x", "is_part"),
    [
        ("Ana Lima/Elsa Courier", Kind.ASIDE, 6.0, 12.0, 72.0, True),
        ("Ana Lima/Elsa Courier", Kind.CAPTION, 6.0, 12.0, 72.0, True),
        ("Ana Lima/Elsa Courier", Kind.BODY, 6.0, 12.0, 72.0, False),
        ("Ana Lima/Elsa Courier", Kind.ASIDE, 8.0, 12.0, 72.0, False),
        ("Ana Lima/Elsa Courier", Kind.ASIDE, 6.0, 17.0, 72.0, True),
        ("Ana Lima/Elsa Courier", Kind.ASIDE, 6.0, 18.0, 72.0, False),
        ("Ana Lima/Elsa Courier", Kind.ASIDE, 6.0, 12.0, 300.0, False),
        ("ANA LIMA/ELSA COURIER", Kind.ASIDE, 6.0, 12.0, 72.0, False),
        ("Ana Lima was there.", Kind.ASIDE, 6.0, 12.0, 72.0, False),
        ("Ana Lima of the Courier", Kind.ASIDE, 6.0, 12.0, 72.0, True),
        ("Ana Lima of the Elsa Courier", Kind.ASIDE, 6.0, 12.0, 72.0, False),
    ],
)
def test_a_credit_right_under_its_caption_is_part_of_it(
    text: str, label: Kind, size: float, gap: float, x: float, is_part: bool
) -> None:
    caption = Said("The eastern quay of Elsa", Kind.CAPTION, 8.0)
    parts = page_of(caption, Said(text, label, size, gap=gap, x=x))

    kept = with_credits(parts)

    assert [part.text for part in kept] == (
        [f"The eastern quay of Elsa {text}"] if is_part else ["The eastern quay of Elsa", text]
    )
