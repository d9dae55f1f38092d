import dataclasses
import datetime

import pytest

from searchkit.domain.article import (
    Article,
    Confidence,
    CountryFinding,
    Dropped,
    DroppedKind,
    Kind,
    Paragraph,
    PublishedDate,
    SpeakerFinding,
)
from searchkit.domain.record import article_record
from searchkit.ingest.jobs import is_found_out, understood_of
from searchkit.ingest.validation import is_sound

WHOLE = Article(
    id="aaaaaaaaaa",
    ordinal=0,
    paragraphs=(
        Paragraph(0, Kind.TITLE, "Title"),
        Paragraph(1, Kind.BODY, "Text", 2, (SpeakerFinding("Lied"),), (CountryFinding("NO"),)),
    ),
    title="Title",
    published=PublishedDate(datetime.date(2021, 3, 23), "given", Confidence.STATED),
    countries=("NO",),
    dropped=(Dropped(DroppedKind.BYLINE, "By Us"),),
    warnings=("page 2 needs OCR",),
)


def test_an_article_is_sound() -> None:
    assert is_sound(WHOLE)


@pytest.mark.parametrize(
    "change",
    [
        {"title": 7},
        {"countries": ("NO", None)},
        {"ordinal": True},
        {"paragraphs": (Paragraph(1, Kind.BODY, "Text"),)},
        {"paragraphs": (Paragraph(0, Kind.BODY, b"Text"),)},  # type: ignore[arg-type]
        {"paragraphs": (Paragraph(0, Kind.BODY, "Text", speakers=("Lied",)),)},  # type: ignore[arg-type]
        {"published": "2021-03-23"},
        {"warnings": ["a list"]},
    ],
)
def test_a_field_of_another_type_is_noticed(change: dict[str, object]) -> None:
    assert not is_sound(dataclasses.replace(WHOLE, **change))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "answer",
    [
        [{}],
        ["text"],
        [{"reading": {"id": "aaaaaaaaaa"}}],
        [{"reading": article_record(WHOLE) | {"title": ["a", "list"]}}],
        [{"reading": article_record(WHOLE) | {"surprise": 1}}],
        [{"reading": article_record(WHOLE), "signature": "no base64!"}],
        [{"reading": article_record(WHOLE) | {"published": {"date": "yesterday"}}}],
    ],
)
def test_an_answer_that_makes_no_sense_is_refused(answer: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says, it is reported as one reason
        understood_of(answer)


def test_a_reading_alone_is_an_answer_that_waits_for_findings() -> None:
    answer = [{"reading": article_record(WHOLE)}]

    (understood,) = understood_of(answer)

    assert not is_found_out(answer)
    assert (understood.reading, understood.findings, understood.signature) == (WHOLE, WHOLE, b"")
