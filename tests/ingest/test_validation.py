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
from searchkit.domain.ledger import Enriched, ReadArticle
from searchkit.domain.record import article_record
from searchkit.ingest.jobs import EnrichJob, enriched_articles, read_articles
from searchkit.ingest.validation import is_valid

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


def test_an_article_is_valid() -> None:
    assert is_valid(WHOLE)


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
    assert not is_valid(dataclasses.replace(WHOLE, **change))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "result",
    [
        [{}],
        ["text"],
        [{"as read": {"id": "aaaaaaaaaa"}}],
        [{"as read": article_record(WHOLE) | {"title": ["a", "list"]}}],
        [{"as read": article_record(WHOLE) | {"surprise": 1}}],
        [{"as read": article_record(WHOLE), "findings": {}, "signature": "no base64!"}],
        [{"as read": article_record(WHOLE) | {"published": {"date": "yesterday"}}}],
    ],
)
def test_a_result_that_makes_no_sense_is_refused(result: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says, it is reported as one reason
        read_articles(result)


def test_an_article_that_was_only_read_waits_for_findings() -> None:
    (article,) = read_articles([{"as read": article_record(WHOLE)}])

    assert article == ReadArticle(WHOLE, None)


JOB = EnrichJob((article_record(WHOLE),), sign=False)


def test_findings_of_a_job_leave_the_signature_that_is_kept() -> None:
    found = dataclasses.replace(WHOLE, source="AP")

    assert enriched_articles([{"findings": article_record(found)}], JOB) == [Enriched(found, None)]


@pytest.mark.parametrize(
    "findings", [{}, {"title": 7}, article_record(dataclasses.replace(WHOLE, id="bbbbbbbbbb"))]
)
def test_findings_of_another_article_or_of_none_leave_it_as_it_was_read(
    findings: dict[str, object],
) -> None:
    (enriched,) = enriched_articles([{"findings": findings}], JOB)

    assert enriched.article.paragraphs == WHOLE.paragraphs
    assert enriched.article.warnings[-1] == (
        "nothing was found out about it: its finders gave an answer that makes no sense"
    )


@pytest.mark.parametrize("result", [[], [{}, {}], 7, [{"findings": {}, "signature": "no base64!"}]])
def test_a_result_for_fewer_or_more_articles_is_refused(result: object) -> None:
    with pytest.raises(ValueError, match="its finders gave an answer that makes no sense"):
        enriched_articles(result, JOB)
