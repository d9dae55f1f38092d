"""Captions: which text is one, and where it begins and ends."""

import pytest

from searchkit.domain.article import Kind
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
