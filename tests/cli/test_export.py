import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from searchkit import open_index
from searchkit.domain.article import Article, PublishedDate
from tests.support.running import Run


def exported(searchkit: Run, *arguments: str | Path) -> list[str]:
    done = searchkit("export", *arguments)
    assert done.code == 0, done.err
    return done.out.splitlines()


def everything(searchkit: Run, index: Path) -> list[str]:
    """A line for each article of the index."""
    dated = exported(searchkit, "date:1000..2999", "--all-copies", "--index", index)
    return dated + exported(searchkit, "date:unknown", "--all-copies", "--index", index)


def by_given_id(index: Path, lines: list[str], searchkit: Run) -> Mapping[str | None, Article]:
    ids = searchkit("search", "date:1000..2999 OR date:unknown", "--all-copies", "-l", "-n", "9999",
                    "--index", index).out.split()  # fmt: skip
    with open_index(index) as opened:
        articles = [opened.article(id) for id in dict.fromkeys(id.split("-")[0] for id in ids)]
    return {article.given_id or article.id: article for article in articles}


def comparable(article: Article) -> Article:
    """The article without what a line of JSON cannot hold: where it lies, pages, what was dropped."""
    published = article.published
    if published and published.date is None:
        published = PublishedDate()
    return replace(
        article,
        id="",
        ordinal=0,
        given_id=None,
        paths=(),
        dropped=(),
        warnings=(),
        corrected=(),
        published=published,
        paragraphs=tuple(
            replace(paragraph, page=None, break_reason="") for paragraph in article.paragraphs
        ),
    )


def test_what_is_exported_and_indexed_again_has_the_same_paragraphs_and_findings(
    searchkit: Run, samples_indexed: Path, tmp_path: Path
) -> None:
    lines = everything(searchkit, samples_indexed)
    (tmp_path / "all.jsonl").write_text("".join(f"{line}\n" for line in lines))
    index = tmp_path / "again"

    assert searchkit("index", "-q", tmp_path / "all.jsonl", "--index", index).code == 0

    before = by_given_id(samples_indexed, lines, searchkit)
    after = by_given_id(index, lines, searchkit)
    assert len(before) == len(lines) >= 10
    assert after.keys() == before.keys()
    for id, article in before.items():
        assert comparable(after[id]) == comparable(article), id
    assert sorted(everything(searchkit, index)) == sorted(lines)


def test_what_is_known_better_is_exported_too(searchkit: Run, own_index: Path) -> None:
    at = ("--index", own_index)
    (id, *_) = searchkit("search", "lithium", "--kind", "body", "-l", *at).out.split()
    article = id.split("-")[0]
    assert searchkit("correct", id, "speakers", "Ana Example", *at).code == 0
    assert searchkit("correct", id, "countries", "none", *at).code == 0
    assert searchkit("correct", article, "published", "unknown", *at).code == 0
    assert searchkit("index", "-q", *at).code == 0

    record = json.loads(exported(searchkit, article, *at)[0])

    paragraph = record["paragraphs"][int(id.split("-")[1])]
    assert [each["name"] for each in paragraph["speakers"]] == ["Ana Example"]
    assert paragraph["countries"] == []
    assert record["published"] == {"date": None}


def test_copies_that_are_left_out_are_said(searchkit: Run, samples_indexed: Path) -> None:
    at = ("--index", samples_indexed)
    some = searchkit("export", "prosecutor", *at)
    every = searchkit("export", "prosecutor", "--all-copies", *at)

    assert "left out 1 near-copy; all of them: --all-copies\n" in some.err
    assert len(every.out.splitlines()) == len(some.out.splitlines()) + 1
    assert "left out" not in every.err


def test_ids_name_articles_and_paragraphs_in_any_case(
    searchkit: Run, samples_indexed: Path
) -> None:
    (id,) = searchkit("search", "lithium", "-l", "-n", "1", "--index", samples_indexed).out.split()
    article = id.split("-")[0]

    lines = exported(searchkit, id.upper(), article, "--index", samples_indexed)

    assert [json.loads(line)["id"] for line in lines] == [article]


def test_a_word_that_looks_like_an_id_is_a_word(searchkit: Run, samples_indexed: Path) -> None:
    assert exported(searchkit, "government", "--index", samples_indexed)


def test_an_id_that_is_not_there_is_named_and_the_others_are_written(
    searchkit: Run, samples_indexed: Path
) -> None:
    (id,) = searchkit("search", "lithium", "-l", "-n", "1", "--index", samples_indexed).out.split()

    done = searchkit("export", id, "k5x2m7q4ra-7", "--index", samples_indexed)

    assert done.code == 2
    assert len(done.out.splitlines()) == 1
    assert "k5x2m7q4ra-7: no such id" in done.err


def test_nothing_found_exports_nothing_and_is_exit_1(searchkit: Run, samples_indexed: Path) -> None:
    done = searchkit("export", "zyzzyva", "--index", samples_indexed)

    assert (done.code, done.out) == (1, "")


@pytest.mark.parametrize(
    ("paragraph", "why"),
    [
        ({"text": "x", "speakers": [{"as_written": "x"}]}, "must be a list of names"),
        ({"text": "x", "speakers": [{"name": "x", "confidence": 2}]}, "from 0 to 1"),
        ({"text": "x", "speakers": [{"name": "x", "direct": 1}]}, "`direct`"),
        ({"text": "x", "countries": [{"as_written": "x"}]}, "must be a list of codes"),
    ],
)
def test_a_finding_that_makes_no_sense_is_named(
    searchkit: Run, tmp_path: Path, paragraph: object, why: str
) -> None:
    (tmp_path / "bad.jsonl").write_text(json.dumps({"paragraphs": [paragraph]}))

    done = searchkit("parse", tmp_path / "bad.jsonl")

    assert done.code == 1
    assert why in done.err
