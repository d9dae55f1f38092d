import base64
import dataclasses
import datetime
import json

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
from searchkit.domain.record import article_record, canonical, kept, packed
from searchkit.ingest.jobs import EnrichJob, enriched_articles, read_articles
from searchkit.ingest.validation import is_valid

MOST = 1 << 20

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
)


RECORD = json.loads(json.dumps(article_record(WHOLE)))


def sent(record: object) -> str:
    """Return a record as a worker sends it."""
    return base64.b64encode(packed(json.dumps(record, separators=(",", ":")).encode())).decode()


def test_an_article_is_valid() -> None:
    assert is_valid(RECORD)


PARAGRAPH = {"ordinal": 0, "kind": "body", "text": "Text"}


@pytest.mark.parametrize(
    "change",
    [
        {"title": 7},
        {"countries": ["NO", None]},
        {"ordinal": True},
        {"surprise": 1},
        {"paragraphs": [PARAGRAPH | {"ordinal": 1}]},
        {"paragraphs": [PARAGRAPH | {"text": 7}]},
        {"paragraphs": [PARAGRAPH | {"kind": "bodies"}]},
        {"paragraphs": [PARAGRAPH | {"kind": ["body"]}]},
        {"paragraphs": [PARAGRAPH | {"page": 2.0}]},
        {"paragraphs": [PARAGRAPH | {"speakers": ["Lied"]}]},
        {"paragraphs": [PARAGRAPH | {"speakers": [{"name": "Lied", "confidence": "high"}]}]},
        {"paragraphs": [{"ordinal": 0, "kind": "body"}]},
        {"paragraphs": [7]},
        {"published": "2021-03-23"},
        {"published": {"date": "yesterday"}},
        {"published": {"date": 20210323}},
        {"warnings": "one text"},
    ],
)
def test_a_field_of_another_type_is_noticed(change: dict[str, object]) -> None:
    assert not is_valid(RECORD | change)


AS_READ = {"as read": sent(RECORD)}


@pytest.mark.parametrize(
    "result",
    [
        [],
        {"articles": [{}]},
        {"articles": ["text"]},
        {"articles": [{"as read": "no base64!"}]},
        {"articles": [{"as read": base64.b64encode(b"not packed").decode()}]},
        {"articles": [{"as read": base64.b64encode(packed(b"[" * 100_000)).decode()}]},
        {"articles": [{"as read": sent("text")}]},
        {"articles": [{"as read": sent({"id": "aaaaaaaaaa"})}]},
        {"articles": [{"as read": sent(RECORD | {"title": ["a", "list"]})}]},
        {"articles": [{"as read": sent(RECORD | {"title": "half of a pair: \ud83d"})}]},
        {"articles": [{"as read": sent(RECORD | {"title": "T" * MOST})}]},
        {"articles": [AS_READ | {"warnings": [7]}]},
        {"articles": [AS_READ | {"found": sent(RECORD), "signature": "no base64!"}]},
        {"articles": [AS_READ], "ids": ["bbbbbbbbbb"]},
        {"articles": [AS_READ], "ids": [7]},
    ],
)
def test_a_result_that_makes_no_sense_is_refused(result: object) -> None:
    with pytest.raises(ValueError, match="its reader gave an answer that makes no sense"):
        read_articles(result, MOST, known={"bbbbbbbbbb"})


def test_all_articles_of_an_answer_together_are_of_a_limited_size() -> None:
    answer = {"articles": [{"as read": sent(RECORD | {"title": "T" * (MOST // 2)})}] * 2}

    with pytest.raises(ValueError, match="makes no sense"):
        read_articles(answer, MOST)


def test_an_article_that_was_only_read_waits_for_findings() -> None:
    found = read_articles({"articles": [AS_READ | {"warnings": ["page 2 needs OCR"]}]}, MOST)

    assert found.articles == [ReadArticle(kept(WHOLE), ("page 2 needs OCR",), None)]
    assert found.letters == {"read": len("TitleTextBy Us"), "dropped": len("By Us")}


def test_articles_that_are_known_stand_where_their_lines_do_and_others_are_not_believed() -> None:
    ids = ["cccccccccc", WHOLE.id, "bbbbbbbbbb", "dddddddddd"]

    found = read_articles(
        {"articles": [AS_READ], "ids": ids}, MOST, known={"bbbbbbbbbb", "cccccccccc"}
    )

    assert found.articles == [
        KnownArticle("cccccccccc"),
        ReadArticle(kept(WHOLE), (), None),
        KnownArticle("bbbbbbbbbb"),
    ]


JOB = EnrichJob((kept(WHOLE),), sign=False)


def test_findings_of_a_job_leave_the_signature_that_is_kept() -> None:
    found = dataclasses.replace(WHOLE, source="AP", warnings=("Odd.",))
    answer = [{"found": base64.b64encode(packed(canonical(article_record(found)))).decode()}]

    assert enriched_articles(answer, JOB, MOST) == [Enriched(kept(found), None)]


@pytest.mark.parametrize(
    "found",
    [None, "no base64!", sent(RECORD | {"title": 7}), sent(RECORD | {"id": "bbbbbbbbbb"})],
)
def test_findings_of_another_article_or_of_none_leave_it_as_it_was_read(found: object) -> None:
    (enriched,) = enriched_articles([{"found": found}], JOB, MOST)

    article = enriched.found.article()
    assert article.paragraphs == WHOLE.paragraphs
    assert article.warnings == (
        "nothing was found out about it: its finders gave an answer that makes no sense",
    )


@pytest.mark.parametrize(
    "result", [[], [{}, {}], 7, [{"found": sent(RECORD), "signature": "no base64!"}]]
)
def test_a_result_for_fewer_or_more_articles_is_refused(result: object) -> None:
    with pytest.raises(ValueError, match="its finders gave an answer that makes no sense"):
        enriched_articles(result, JOB, MOST)
