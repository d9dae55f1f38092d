"""Captions: which text is one, and where it begins and ends."""

import pytest

from searchkit.domain.article import DroppedKind, Kind
from searchkit.domain.clipping import Box
from tests.support.print import column, line, pages, told

STORY = [
    "The harbour of Elsa will stay open through the winter,",
    "the minister of ports said in Lisbon on Tuesday evening.",
    "",
    "Dockers had walked out in May, and they came back to work",
    "when the talks began in July, after a summer of silence.",
]


@pytest.mark.parametrize(
    "headline",
    [
        "Ministers Agree as U.S. Officials Wait for Lisbon",
        "Port Deal Fails, U.N. Envoys Fight for Time",
        "“We Are Done.” Dockers Walk Out for Better Pay",
    ],
)
def test_a_headline_is_no_caption_whoever_acts_for_whom(headline: str) -> None:
    printed = pages([line(72, 70, headline, 18), *column(72, 100, STORY)])

    assert told(printed, Kind.TITLE) == [headline]


@pytest.mark.parametrize(
    ("lead", "rest"),
    [
        ("COLD WORK —", "Pilots wait for the first ships of the spring."),
        ("Fine weather", "brought crowds to the eastern quay of Elsa on Sunday."),
        ("Out of reach:", "a crane that nobody has been trained to use."),
    ],
)
def test_a_caption_that_opens_in_bold_is_whole(lead: str, rest: str) -> None:
    printed = pages(
        [
            *column(72, 100, STORY),
            line(72, 420, lead, 8, "Sans-Bold"),
            line(72, 429.5, rest, 8, "Sans"),
        ],
        images=[Box(72, 200, 300, 410)],
    )

    assert told(printed, Kind.CAPTION) == [f"{lead} {rest}"]


@pytest.mark.parametrize(
    "credit", ["Ana Lima/Elsa Courier", "Nuno Dias for the ministry", "Handout, Port of Sines"]
)
def test_a_credit_right_under_a_caption_is_part_of_it(credit: str) -> None:
    printed = pages(
        [
            *column(72, 100, STORY),
            line(72, 420, "The eastern quay of Elsa", 8),
            line(72, 431, credit, 6),
        ],
        images=[Box(72, 200, 300, 410)],
    )

    assert told(printed, Kind.CAPTION) == [f"The eastern quay of Elsa {credit}"]


def test_a_credit_in_capitals_is_no_caption() -> None:
    printed = pages(
        [
            *column(72, 100, STORY),
            line(72, 418, "NUNO DIAS/COURIER STAFF", 5),
            line(72, 430, "The eastern quay of Elsa", 8),
        ],
        images=[Box(72, 200, 300, 410)],
    )

    assert told(printed, DroppedKind.CREDIT) == ["NUNO DIAS/COURIER STAFF"]
    assert told(printed, Kind.CAPTION) == ["The eastern quay of Elsa"]


@pytest.mark.parametrize(
    "caption", ["The eastern quay of Elsa", "Pilots on the Tejo, in May", "A crane without a crew"]
)
def test_a_caption_cut_from_its_picture_by_a_pages_end_is_one(caption: str) -> None:
    printed = pages(
        column(72, 100, STORY),
        [line(72, 40, caption, 8), *column(72, 100, STORY)],
        images=[Box(72, 500, 300, 800)],
    )

    assert told(printed, Kind.CAPTION) == [caption]


@pytest.mark.parametrize(
    ("bold", "plain"), [("TWO QUAYS, NO", 11.4), ("ALONE AT SEA", 11.0), ("ON THE BAR", 10.8)]
)
def test_a_caption_that_opens_in_capitals_of_another_face_is_whole(bold: str, plain: float) -> None:
    printed = pages(
        [
            *column(72, 100, STORY),
            line(72, 420, bold, 11.3, "Gothic"),
            line(72, 432, "SHIPS — Pilots waited for the tide on Sunday at the", plain, "Text"),
            line(72, 444, "mouth of the river, with the lights of Elsa behind.", plain, "Text"),
        ],
        images=[Box(72, 200, 320, 410)],
    )

    assert told(printed, Kind.CAPTION) == [
        f"{bold} SHIPS — Pilots waited for the tide on Sunday at the mouth of the river, with the lights of Elsa behind."
    ]


@pytest.mark.parametrize(
    ("wide", "high", "is_caption"),
    [(48.0, 90.0, False), (52.0, 90.0, True), (90.0, 48.0, False), (90.0, 52.0, True)],
)
def test_an_icon_has_no_caption(wide: float, high: float, is_caption: bool) -> None:
    printed = pages(
        [*column(72, 100, STORY), line(72, 424, "The eastern quay of Elsa", 8)],
        images=[Box(72, 408 - high, 72 + wide, 408)],
    )

    assert bool(told(printed, Kind.CAPTION)) is is_caption


@pytest.mark.parametrize(
    ("ends", "y", "is_caption"),
    [
        (800.0, 40.0, True),
        (745.0, 40.0, True),
        (736.0, 40.0, False),
        (800.0, 98.0, True),
        (800.0, 104.0, False),
    ],
)
def test_a_picture_cut_from_its_caption_ends_at_the_foot_and_the_caption_is_at_the_head(
    ends: float, y: float, is_caption: bool
) -> None:
    caption = "The eastern quay of Elsa"
    printed = pages(
        column(72, 100, STORY),
        [line(72, y, caption, 8), *column(72, y + 16, STORY)],
        images=[Box(72, 500, 300, ends)],
    )

    assert bool(told(printed, Kind.CAPTION)) is is_caption
