"""How fast the embedded engine indexes and answers, beside Whoosh as it comes.

    python benchmarks/search.py PARAGRAPHS.jsonl[.gz] QUERIES.jsonl [--paragraphs N] [--stock N]

PARAGRAPHS: one paragraph a line, `{"article", "title", "text", "country", "speaker", "date",
"source"}`, those of an article after one another. QUERIES: `{"kind", "op", "terms", "filter"}`, op
one of or, and, phrase, prefix, wild, fuzzy. Prints one JSON object. Times are of the process's CPU,
medians of three rounds per query; "cold" is a query not asked before in its snapshot, "warm" one
that was. Whoosh indexes the same words of the texts (no titles, no columns) with its own writer and
codec, scores by its own formula, and answers the N first queries of each kind that have no filter.
"""

import argparse
import gzip
import json
import os
import platform
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from whoosh import fields, index
from whoosh import query as whoosh

from searchkit.analysis.tokens import tokens
from searchkit.domain.article import (
    Article,
    Confidence,
    CountryFinding,
    Kind,
    Paragraph,
    PublishedDate,
    SpeakerFinding,
)
from searchkit.domain.identity import article_id, file_digest
from searchkit.domain.query import (
    And,
    CountryIs,
    Facet,
    FacetRequest,
    Fuzzy,
    Node,
    Or,
    Pattern,
    Phrase,
    PublishedIn,
    Query,
    SpeakerIs,
    Word,
)
from searchkit.domain.stamp import Stamp
from searchkit.engines.whoosh import WhooshEngine

ROUNDS = 3
FACETS = tuple(FacetRequest(facet, 10) for facet in (Facet.SPEAKER, Facet.COUNTRY, Facet.MONTH))
Record = Mapping[str, Any]


class RecordArchive:
    """Articles made of the lines of a file, all in memory."""

    def __init__(self, records: Iterable[Record]) -> None:
        articles = (
            _article(article, list(rows))
            for article, rows in groupby(records, key=lambda row: str(row["article"]))
        )
        self._articles = {article.id: article for article in articles}

    def digests(self) -> Mapping[str, str]:
        return dict.fromkeys(self._articles, "1")

    def articles(self, ids: Iterable[str]) -> Iterator[Article]:
        return (self._articles[id] for id in sorted(ids))

    def copies(self) -> Mapping[str, str]:
        return {}

    def texts(self) -> Iterator[str]:
        """Yield the text of every paragraph."""
        for article in self._articles.values():
            for paragraph in article.paragraphs:
                yield paragraph.text


def _article(number: str, rows: Sequence[Record]) -> Article:
    day = rows[0].get("date")
    published = PublishedDate(date.fromisoformat(day), "given", Confidence.STATED) if day else None
    return Article(
        id=article_id(file_digest(number.encode())),
        ordinal=0,
        title=rows[0].get("title"),
        source=rows[0].get("source"),
        published=published,
        paragraphs=tuple(
            Paragraph(
                ordinal=place,
                kind=Kind.BODY,
                text=row["text"],
                speakers=tuple(SpeakerFinding(name) for name in row.get("speaker", ())),
                countries=tuple(CountryFinding(code) for code in row.get("country", ())),
            )
            for place, row in enumerate(rows)
        ),
    )


def read_lines(path: Path) -> Iterator[Record]:
    """Yield the records of a .jsonl file, packed or not."""
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
        yield from map(json.loads, file)


def our_query(record: Record) -> Query:
    """Return a line of QUERIES as a query of ours."""
    terms = record["terms"]
    nodes: list[Node] = []
    match record["op"]:
        case "or":
            nodes.append(Or(tuple(Word(term) for term in terms)))
        case "and":
            nodes.append(And(tuple(Word(term) for term in terms)))
        case "phrase":
            nodes.append(Phrase(" ".join(terms)))
        case "prefix":
            nodes.append(Pattern(f"{terms[0]}*"))
        case "wild":
            nodes.append(Pattern(terms[0]))
        case "fuzzy":
            nodes.append(Fuzzy(terms[0], 1))
        case other:
            raise ValueError(other)
    wanted = record["filter"]
    if "country" in wanted:
        nodes.append(CountryIs(wanted["country"]))
    if "speaker" in wanted:
        nodes.append(SpeakerIs(wanted["speaker"]))
    if "date" in wanted:
        nodes.append(PublishedIn(*(date.fromisoformat(day) for day in wanted["date"])))
    return Query(And(tuple(nodes)) if len(nodes) > 1 else nodes[0])


def stock_query(record: Record) -> whoosh.Query | None:
    """Return the same for Whoosh; None where a filter asks for columns that only we have."""
    terms = record["terms"]
    if record["filter"]:
        return None
    match record["op"]:
        case "or" | "and" as op:
            parts = [whoosh.Term("stems", word.term) for term in terms for word in tokens(term)]
            return whoosh.Or(parts) if op == "or" else whoosh.And(parts)
        case "phrase":
            return whoosh.Phrase("forms", [word.form for word in tokens(" ".join(terms))])
        case "prefix":
            return whoosh.Prefix("forms", terms[0])
        case "wild":
            return whoosh.Wildcard("forms", terms[0])
        case _:
            return whoosh.FuzzyTerm("forms", terms[0], prefixlength=1)


def stock_index(folder: Path, texts: Iterable[str]) -> index.Index:
    """Return an index that Whoosh wrote by itself, of words analysed as ours are."""
    folder.mkdir()
    schema = fields.Schema(stems=fields.TEXT(phrase=True), forms=fields.TEXT(phrase=True))
    made = index.create_in(folder, schema)
    writer = made.writer(limitmb=256)
    for text in texts:
        words = tokens(text)
        writer.add_document(
            stems=[word.term for word in words], forms=[word.form for word in words]
        )
    writer.commit()
    return made


def milliseconds(work: Callable[[], object]) -> float:
    """Return the CPU time of one call."""
    started = time.process_time()
    work()
    return (time.process_time() - started) * 1000


def summary(times: Sequence[float]) -> dict[str, float]:
    """Return what is said of the times of many queries."""
    ordered = sorted(times)
    return {
        "queries": len(ordered),
        "median_ms": round(statistics.median(ordered), 3),
        "p95_ms": round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))], 3),
        "mean_ms": round(statistics.mean(ordered), 3),
    }


def times_of_ours(
    engine: WhooshEngine, queries: Sequence[Query], *, is_warm: bool
) -> dict[str, float]:
    """Time each query in snapshots of its own round."""
    rounds: list[list[float]] = []
    for _ in range(ROUNDS):
        with engine.open() as snapshot:
            snapshot.search(Query(Word("warming"), facets=FACETS))  # columns are read once
            if is_warm:
                for query in queries:
                    snapshot.search(query)
            rounds.append([milliseconds(partial(snapshot.search, query)) for query in queries])
    return summary([statistics.median(times) for times in zip(*rounds, strict=True)])


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paragraphs_file", type=Path)
    parser.add_argument("queries_file", type=Path)
    parser.add_argument("--paragraphs", type=int, default=20_000, help="how many to index")
    parser.add_argument("--stock", type=int, default=2, help="queries of each kind for Whoosh")
    options = parser.parse_args()
    archive = RecordArchive(islice(read_lines(options.paragraphs_file), options.paragraphs))
    records = list(read_lines(options.queries_file))
    queries = [our_query(record) for record in records]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "index"
        engine = WhooshEngine(folder)
        spent = milliseconds(lambda: engine.publish(archive, Stamp("1", "1", "1")))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        faceted = [Query(query.root, facets=FACETS) for query in queries]
        by_kind = groupby(sorted(records, key=lambda r: r["kind"]), key=lambda r: r["kind"])
        few = [record for _, rows in by_kind for record in islice(rows, options.stock)]
        stock = [query for query in map(stock_query, few) if query is not None]
        same = [our_query(record) for record in few if stock_query(record) is not None]
        started = time.process_time()
        by_whoosh = stock_index(Path(place) / "whoosh", archive.texts())
        spent_by_whoosh = time.process_time() - started
        with by_whoosh.searcher() as searcher:
            stock_times = [milliseconds(partial(searcher.search, query)) for query in stock]
        with engine.open() as snapshot:
            paragraphs = snapshot.summary().paragraphs
        result = {
            "machine": {
                "python": platform.python_version(),
                "system": platform.platform(),
                "processor": _processor(),
                "cores": os.cpu_count(),
                "load": os.getloadavg()[0],
            },
            "index": {
                "paragraphs": paragraphs,
                "cpu_s": round(spent / 1000, 2),
                "paragraphs_per_cpu_s": round(paragraphs / spent * 1000),
                "megabytes": round(size / 1e6, 1),
                "peak_memory_mb": round(peak / (1e6 if sys.platform == "darwin" else 1e3)),
            },
            "open_ms": round(milliseconds(engine.open), 2),
            "top_10_cold": times_of_ours(engine, queries, is_warm=False),
            "top_10_warm": times_of_ours(engine, queries, is_warm=True),
            "top_10_and_3_facets_cold": times_of_ours(engine, faceted, is_warm=False),
            "top_10_and_3_facets_warm": times_of_ours(engine, faceted, is_warm=True),
            "beside_whoosh": {
                "ours_cold": times_of_ours(engine, same, is_warm=False),
                "whoosh": summary(stock_times),
                "whoosh_index_cpu_s": round(spent_by_whoosh, 2),
            },
        }
    print(json.dumps(result, indent=1))


def _processor() -> str:
    """Return the processor's name where the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), "")


if __name__ == "__main__":
    main()
