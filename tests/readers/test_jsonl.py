import datetime
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchkit.domain.article import Article, Confidence, Kind, PublishedDate
from searchkit.domain.clipping import Clipping, GivenArticles, Source
from searchkit.domain.errors import UnreadableClipping
from searchkit.domain.identity import article_id, file_digest
from searchkit.paragraphs.articles import articles_of
from searchkit.readers.jsonl import MAX_WARNINGS, read_jsonl

GOOD = b'{"paragraphs": ["The harbour stays open."]}'


def read(data: bytes) -> Clipping:
    return read_jsonl(Source("export.jsonl", data))


def articles(data: bytes) -> tuple[Article, ...]:
    content = read(data).content
    assert isinstance(content, GivenArticles)
    return content.articles


def line(**fields: Any) -> bytes:
    return json.dumps({"paragraphs": ["The harbour stays open."]} | fields).encode()


def test_given_fields_are_kept_and_missing_ones_left_to_be_found() -> None:
    (article,) = articles(
        line(
            id=7,
            title="Harbour talks",
            published="2024-03-14T10:00:00Z",
            paragraphs=[
                "PORT ELSA (AP) — The talks went on.",
                {
                    "text": "At the gate.",
                    "kind": "caption",
                    "speakers": ["Ana Lima"],
                    "countries": ["pt"],
                },
            ],
        )
    )

    first, second = article.paragraphs
    assert (article.given_id, article.title) == ("7", "Harbour talks")
    assert article.published == PublishedDate(
        datetime.date(2024, 3, 14), "given", Confidence.STATED
    )
    assert (first.kind, first.speakers, first.countries) == (Kind.BODY, None, None)
    assert second.kind is Kind.CAPTION
    assert [found.name for found in second.speakers or ()] == ["Ana Lima"]
    assert [found.code for found in second.countries or ()] == ["PT"]
    assert article.source is None


def test_an_empty_list_of_countries_is_an_answer_and_a_missing_one_is_none() -> None:
    (article,) = articles(
        line(
            paragraphs=[
                {"text": "x", "countries": []},
                {"text": "x"},
                {"text": "x", "countries": ["PT"]},
            ]
        )
    )

    given = [paragraph.is_given_no_country for paragraph in article.paragraphs]
    assert given == [True, False, False]


def test_a_source_that_is_not_given_is_found_in_the_text() -> None:
    (article,) = articles_of(read(line(paragraphs=["PORT ELSA (AP) — The talks went on."])))

    assert (article.source, article.agency, article.dateline) == ("AP", "AP", "PORT ELSA")


def test_an_article_is_known_by_the_bytes_of_its_line() -> None:
    first, second = articles(GOOD + b"\r\n" + line(title="x") + b"\n" + GOOD + b"\n")

    assert first.id == article_id(file_digest(GOOD))
    assert (first.ordinal, second.ordinal) == (0, 1)


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b"{", "line 2: not JSON at column 2"),
        (b"[]", "line 2: not a JSON object"),
        (b"{}", "line 2: has no `paragraphs`, a list of texts, or of objects with `text`"),
        (
            b'{"paragraphs": "One."}',
            "line 2: `paragraphs` must be a list of texts, or of objects with `text`",
        ),
        (b"[" * 100_000, "line 2: nested too deeply"),
        (b'{"paragraphs": [NaN]}', "line 2: NaN is not JSON"),
        (b'{"paragraphs": [' + b"1" * 5_000 + b"]}", "line 2: a number is too long"),
        (b'{"paragraphs": [], "paragraphs": []}', "line 2: names `paragraphs` twice"),
        (b'{"paragraphs": ["\xff"]}', "line 2: not UTF-8 at byte 18"),
        (line(paragraphs=[1]), "line 2: paragraph 0 must be a text or an object with `text`"),
        (line(title=3), "line 2: `title` must be a text"),
        (line(paragraphs=[{"text": "x", "kind": "poem"}]), "line 2: `kind` of paragraph 0 must"),
        (line(paragraphs=[{"text": "x", "countries": ["France"]}]), "line 2: `countries` of"),
        (line(paragraphs=[{"text": "x", "speakers": "Lima"}]), "line 2: `speakers` of paragraph 0"),
    ],
)
def test_a_bad_line_is_a_warning_and_the_others_stand(bad: bytes, reason: str) -> None:
    clipping = read(GOOD + b"\n" + bad + b"\n" + line(title="x"))

    (warning,) = clipping.warnings
    assert warning.startswith(reason)
    assert isinstance(clipping.content, GivenArticles)
    assert len(clipping.content.articles) == 2


@pytest.mark.parametrize(
    "given", ["2021", "2021-03", "yesterday", "2024-02-30", 20240101, ["x"], {"date": 5}]
)
def test_an_article_whose_date_is_no_day_stands_and_its_date_is_unknown(given: Any) -> None:
    clipping = read(GOOD + b"\n" + line(title="x", published=given))

    assert isinstance(clipping.content, GivenArticles)
    article = clipping.content.articles[1]
    assert article.paragraphs[0].text == "The harbour stays open."
    assert article.published is not None
    assert (article.published.date, article.published.confidence) == (None, None)
    assert article.published.evidence == f"given as {json.dumps(given)}"
    (warning,) = clipping.warnings
    assert warning.startswith("line 2: `published` must ")
    assert warning.endswith("; the date is unknown")


def test_a_file_of_bad_lines_is_unreadable_and_says_why() -> None:
    with pytest.raises(UnreadableClipping, match=r"holds no article\. Line 1: not JSON"):
        read(b"{\n{\n")


def test_a_file_of_bad_lines_names_more_than_the_first_and_counts_the_others() -> None:
    with pytest.raises(UnreadableClipping) as told:
        read(b"{\n" + line(paragraphs="x") + b"\n\n{\n{\n{\n")

    reason = str(told.value)
    assert reason.startswith("holds no article. Line 1: not JSON")
    assert (
        " Line 2: `paragraphs` must be a list of texts, or of objects with `text`. Line 4: not JSON"
        in reason
    )
    assert reason.endswith(" 2 more lines with such trouble.")


def test_a_thousand_bad_lines_are_counted_and_not_listed() -> None:
    warnings = read(GOOD + b"\n{" * 1_000).warnings

    assert len(warnings) == MAX_WARNINGS + 1
    assert warnings[-1] == "980 more lines with such trouble"


def test_half_a_character_becomes_a_mark_that_files_can_hold() -> None:
    (article,) = articles(rb'{"paragraphs": ["a\ud800b"]}')

    assert article.paragraphs[0].text == "a\ufffdb"


def test_a_mark_and_other_encodings_are_understood() -> None:
    assert len(articles(b"\xef\xbb\xbf" + GOOD)) == 1
    assert len(articles(GOOD.decode().encode("utf-16"))) == 1


PARAGRAPHS = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.fixed_dictionaries(
            {"text": st.text(max_size=30), "kind": st.sampled_from([*map(str, Kind)])}
        ),
    ),
    max_size=8,
)


@given(PARAGRAPHS)
def test_paragraph_i_in_is_paragraph_i_out(paragraphs: list[Any]) -> None:
    (article,) = articles_of(read(json.dumps({"paragraphs": paragraphs}).encode()))

    given_texts = [given if isinstance(given, str) else given["text"] for given in paragraphs]
    assert [p.text for p in article.paragraphs] == given_texts
    assert [p.ordinal for p in article.paragraphs] == list(range(len(paragraphs)))
