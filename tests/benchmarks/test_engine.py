"""What the benchmark of the engine rests on: the same questions each time, and answers that agree."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.engine.corpus import Corpus, grown, invented, read_corpus
from benchmarks.engine.peers import of_fts5, ours
from benchmarks.engine.peers.peer import Analysis, CannotAsk
from benchmarks.engine.rounds import Timings, agreement
from benchmarks.engine.shapes import Asked, draw
from searchkit.querylang import parse

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """Four hundred invented paragraphs."""
    made = Corpus(tmp_path_factory.mktemp("corpus"))
    made.write(invented(400))
    return made


def test_every_shape_is_read_as_the_node_that_it_needs(corpus: Corpus) -> None:
    asked = draw(corpus)

    nodes = {query.text: parse(query.text, lambda code: code) for query in asked}

    assert len(nodes) > 150
    for query in asked:
        if query.needs is not None:
            assert type(nodes[query.text]).__name__ == query.needs


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_queries_are_drawn_each_time_in_whatever_order_sets_come(
    corpus: Corpus, seed: str
) -> None:
    script = (
        "import sys; from pathlib import Path; from benchmarks.engine.corpus import Corpus;"
        "from benchmarks.engine.shapes import draw;"
        "print(*(each.text for each in draw(Corpus(Path(sys.argv[1])))), sep='\\n')"
    )

    drawn = subprocess.run(
        [sys.executable, "-c", script, corpus.folder],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
        text=True,
    )

    assert drawn.stdout.splitlines() == [each.text for each in draw(corpus)]


def test_fts5_and_searchkit_find_as_many_paragraphs_of_each_value(
    corpus: Corpus, tmp_path: Path
) -> None:
    ours.fill_archive(corpus, tmp_path / "ours", has_titles=False)
    ours.Peer().build(corpus, tmp_path / "ours", Analysis.OWN)
    of_fts5.Peer().build(corpus, tmp_path / "fts5", Analysis.EQUAL)
    mine = ours.Peer().open(tmp_path / "ours", Analysis.OWN)
    theirs = of_fts5.Peer().open(tmp_path / "fts5", Analysis.EQUAL)

    compared = 0
    for query in draw(corpus):
        if query.needs is not None:  # operators that FTS5 has not
            continue
        node = parse(query.text, lambda code: code)
        try:
            other = theirs.prepared(node)
        except CannotAsk:
            continue
        expected = theirs.search(other, is_faceted=True)
        found = mine.search(mine.prepared(node), is_faceted=True)
        assert found.total == expected.total, query.text
        for name, counts in found.facets.items():
            assert counts.items() <= expected.facets[name].items(), query.text
        compared += 1

    assert compared > 100


def test_a_total_that_differs_is_told_and_another_meaning_is_not() -> None:
    asked = [Asked("harbour", "word", is_named=False, needs=None)]
    asked.append(Asked("harbor~", "misspelt", is_named=False, needs=None))
    timings = {"words-only": Timings(), "tantivy": Timings()}
    for name, total in (("words-only", 3), ("tantivy", 4)):
        for query in asked:
            timings[name].of[query.text].append(1.0)
            timings[name].answers[query.text] = {"total": total, "hits": [], "facets": {}}

    told = agreement(timings, asked, "words-only")["tantivy"]

    assert told["totals_that_differ"] == {"harbour": [3, 4]}


def test_a_line_may_be_a_paragraph_or_a_whole_article(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_text(
        '{"article": 1, "text": "One.", "country": ["usa", "uk"], "speaker": ["amna-idris"]}\n'
        '{"article": 1, "text": "Two.", "country": ["uk", "uk"]}\n'
        '{"article": 2, "title": "Three", "paragraphs": ["Three.", "Four."], "country": ["CN"]}\n'
    )

    records = list(read_corpus(path))

    assert [record.text for record in records] == ["One.", "Two.", "Three.", "Four."]
    assert [record.ordinal for record in records] == [0, 1, 0, 1]
    assert [record.countries for record in records] == [("AA", "AB"), ("AB",), ("CN",), ("CN",)]
    assert records[0].speakers == ("Amna Idris",)


def test_a_grown_corpus_has_words_that_its_source_has_not() -> None:
    source = list(invented(50))

    more = list(grown(source, 500))

    known = {word for record in source for word in record.text.split()}
    new = {word for record in more for word in record.text.split()} - known
    assert len(more) == 500
    assert len({record.id for record in more}) == 500
    assert len(new) > 20
