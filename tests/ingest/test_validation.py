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
from searchkit.domain.ledger import Enriched, KnownArticle, ReadArticle
from searchkit.domain.record import article_record, changes_record
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
        [],
        {"articles": [{}]},
        {"articles": ["text"]},
        {"articles": [{"as read": {"id": "aaaaaaaaaa"}}]},
        {"articles": [{"as read": article_record(WHOLE) | {"title": ["a", "list"]}}]},
        {"articles": [{"as read": article_record(WHOLE) | {"surprise": 1}}]},
        {
            "articles": [
                {"as read": article_record(WHOLE), "findings": {}, "signature": "no base64!"}
            ]
        },
        {"articles": [{"as read": article_record(WHOLE) | {"published": {"date": "yesterday"}}}]},
        {"articles": [{"as read": article_record(WHOLE)}], "ids": ["bbbbbbbbbb"]},
        {"articles": [{"as read": article_record(WHOLE)}], "ids": [7]},
    ],
)
def test_a_result_that_makes_no_sense_is_refused(result: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says, it is reported as one reason
        read_articles(result, known={"bbbbbbbbbb"})


def test_an_article_that_was_only_read_waits_for_findings() -> None:
    (article,) = read_articles({"articles": [{"as read": article_record(WHOLE)}]})

    assert article == ReadArticle(WHOLE, None)


def test_articles_that_are_known_stand_where_their_lines_do_and_others_are_not_believed() -> None:
    ids = ["cccccccccc", WHOLE.id, "bbbbbbbbbb", "dddddddddd"]
    answer = {"articles": [{"as read": article_record(WHOLE)}], "ids": ids}

    assert read_articles(answer, known={"bbbbbbbbbb", "cccccccccc"}) == [
        KnownArticle("cccccccccc"),
        ReadArticle(WHOLE, None),
        KnownArticle("bbbbbbbbbb"),
    ]


JOB = EnrichJob((article_record(WHOLE),), sign=False)


def test_findings_of_a_job_leave_the_signature_that_is_kept() -> None:
    found = dataclasses.replace(WHOLE, source="AP")
    findings = changes_record(WHOLE, found)

    assert enriched_articles([{"findings": findings}], JOB) == [Enriched(found, None)]


@pytest.mark.parametrize(
    "findings",
    [
        {},
        {"fields": {"title": 7}, "paragraphs": []},
        {"fields": {}, "paragraphs": [[99, {"text": "More."}]]},
        changes_record(WHOLE, dataclasses.replace(WHOLE, id="bbbbbbbbbb")),
    ],
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
