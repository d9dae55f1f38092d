import json
from pathlib import Path

import pytest

from searchkit.samples import sample_folder
from tests.support.running import Run


@pytest.fixture
def article(clippings: Path) -> Path:
    line = {
        "id": "mine-7",
        "title": "Ministers meet",
        "published": "2021-03-23",
        "source": "The Bell",
        "paragraphs": [
            "BEIJING — The talks began on Tuesday.",
            {"text": "A photo of Nanning.", "kind": "caption"},
            {"text": "We agree.", "speakers": ["Wang Yi"], "countries": ["CN"]},
        ],
    }
    file = clippings / "export.jsonl"
    file.write_text(json.dumps(line) + "\n")
    return file


def test_json_has_the_fields_of_the_contract_in_their_order(searchkit: Run, article: Path) -> None:
    parsed = json.loads(searchkit("parse", "--format", "json", article).out)

    assert list(parsed) == ["format_version", "path", "articles"]
    (found,) = parsed["articles"]
    assert list(found)[:14] == [
        "format_version", "path", "ordinal", "id", "title", "source", "agency", "url", "byline",
        "dateline", "published", "paragraphs", "countries", "dropped",
    ]  # fmt: skip
    assert list(found["published"]) == ["date", "evidence", "confidence"]
    assert list(found["paragraphs"][2]) == [
        "ordinal", "kind", "page", "text", "speakers", "countries",
    ]  # fmt: skip
    assert list(found["paragraphs"][2]["speakers"][0]) == [
        "name", "as_written", "cue", "direct", "rule", "confidence",
    ]  # fmt: skip
    assert list(found["paragraphs"][2]["countries"][0]) == ["code", "as_written"]


def test_what_an_export_gives_is_kept(searchkit: Run, article: Path) -> None:
    found = json.loads(searchkit("parse", "--format", "jsonl", article).out)

    assert found["path"] == str(article)
    assert found["id"] == "mine-7"
    assert found["published"]["date"] == "2021-03-23"
    assert [p["kind"] for p in found["paragraphs"]] == ["body", "caption", "body"]
    assert found["paragraphs"][2]["speakers"][0]["name"] == "Wang Yi"
    assert [c["code"] for c in found["paragraphs"][2]["countries"]] == ["CN"]


def test_jsonl_is_one_line_an_article_over_all_files(searchkit: Run) -> None:
    with sample_folder() as samples:
        files = sorted(samples.iterdir())
        done = searchkit("parse", "--format", "jsonl", *files)

    articles = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == 0
    assert [*dict.fromkeys(article["path"] for article in articles)] == [*map(str, files)]
    assert all(article["format_version"] == 1 for article in articles)


def test_many_articles_of_one_export_keep_their_order(searchkit: Run, clippings: Path) -> None:
    file = clippings / "many.jsonl"
    file.write_text(
        "".join(json.dumps({"id": str(n), "paragraphs": [f"Text {n}."]}) + "\n" for n in range(95))
    )

    done = searchkit("parse", "--format", "jsonl", file)

    ids = [json.loads(line)["id"] for line in done.out.splitlines()]
    assert ids == [*map(str, range(95))]


def test_explain_shows_breaks_and_findings_with_their_words(searchkit: Run, article: Path) -> None:
    plain = searchkit("parse", article).out
    explained = searchkit("parse", "--explain", article).out

    assert "says: Wang Yi" in plain
    assert "rule given" not in plain
    assert "Wang Yi: indirect, rule given, confidence 1.00" in explained
    record = json.loads(searchkit("parse", "--explain", "--format", "jsonl", article).out)
    assert all("break_reason" in paragraph for paragraph in record["paragraphs"])


def test_a_terminal_obeys_nothing_in_a_clipping(searchkit: Run, clippings: Path) -> None:
    file = clippings / "a.jsonl"
    file.write_text(json.dumps({"title": "\x1b]0;owned\x07", "paragraphs": ["\x1b[2J \x9b1m x"]}))

    for form in ("text", "json", "jsonl"):
        out = searchkit("parse", "--format", form, file).out
        assert not {"\x1b", "\x07", "\x9b"} & {*out}


def test_lines_that_are_refused_are_said_and_cost_the_exit_code(
    searchkit: Run, article: Path
) -> None:
    with article.open("a") as export:
        export.write('{"title": "No list", "paragraphs": "text"}\n')

    done = searchkit("parse", "--format", "jsonl", article)

    assert done.code == 1
    assert len(done.out.splitlines()) == 1
    assert done.err == (
        f"{article}: not all was read: line 2: `paragraphs` must be a list of texts, "
        "or of objects with `text`\n"
    )


def test_a_year_that_is_given_as_a_date_is_said_and_its_article_kept(
    searchkit: Run, article: Path
) -> None:
    article.write_text('{"published": "2021", "paragraphs": ["The talks began."]}\n')

    done = searchkit("parse", "--format", "jsonl", article)

    assert done.code == 1
    assert json.loads(done.out)["published"]["date"] is None
    assert "line 1: `published` must be a date like 2024-03-14; the date is unknown" in done.err
