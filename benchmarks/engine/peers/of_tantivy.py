"""tantivy, through its Python package: one thread, segments as its writer leaves them."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from importlib.metadata import version
from itertools import permutations
from pathlib import Path
from typing import Any

import tantivy
from tantivy import FieldType, Occur

from benchmarks.engine.corpus import Corpus
from benchmarks.engine.peers.peer import (
    FACETS,
    LIMIT,
    Analysis,
    Answer,
    CannotAsk,
    forms_of,
    paired,
    prefix_of,
    term_of,
)
from searchkit.domain.query import (
    And,
    CountryIs,
    Fuzzy,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    PublishedIn,
    SpeakerIs,
    Together,
    Unit,
    Word,
)

HEAP_BYTES = 256_000_000
AGGREGATIONS = {name: {"terms": {"field": name, "size": 65_000}} for name in FACETS}


def _schema(analysis: Analysis) -> Any:
    builder = tantivy.SchemaBuilder()
    for name in ("text", "title"):
        if analysis is Analysis.OWN:
            builder.add_text_field(name, stored=True)
        else:
            builder.add_bytes_field(name, stored=True, indexed=False)
    if analysis is Analysis.EQUAL:
        for name in ("terms", "forms"):
            builder.add_text_field(name, tokenizer_name="spaces")
    for name in ("id", "url"):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    for name in (*FACETS, "source"):
        builder.add_text_field(
            name, stored=True, fast=True, tokenizer_name="raw", index_option="basic"
        )
    builder.add_date_field("date", stored=True, indexed=True, fast=True)
    return builder.build()


def _index(folder: Path, analysis: Analysis) -> Any:
    index = tantivy.Index(_schema(analysis), path=str(folder))
    register_spaces(index)
    return index


def register_spaces(index: Any) -> None:
    """Let an index know the tokenizer of words that are told apart already."""
    spaces = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer("spaces", spaces)


class Translation:
    """Queries of searchkit's as tantivy takes them, over two fields of an index."""

    def __init__(self, schema: Any, terms: str, forms: str, *, is_equal: bool) -> None:
        self._schema = schema
        self._terms = terms
        self._forms = forms
        self._is_equal = is_equal  # the fields hold the words of searchkit

    def prepared(self, node: Node) -> Any:
        """Return a query of tantivy's."""
        query = tantivy.Query
        match node:
            case Word(text):
                word = term_of(text) if self._is_equal else text.lower()
                return query.term_query(self._schema, self._terms, word)
            case Phrase(text):
                return query.phrase_query(self._schema, self._forms, [*forms_of(text)])
            case Near(text, within) if len(words := forms_of(text)) == 2:
                # Its slop counts the words between, and keeps the order.
                orders = [
                    (
                        Occur.Should,
                        query.phrase_query(self._schema, self._forms, [*order], slop=within - 1),
                    )
                    for order in permutations(words)
                ]
                return query.boolean_query(orders)
            case Pattern():
                pattern = re.escape(prefix_of(node)) + ".*"
                return query.regex_query(self._schema, self._forms, pattern)
            case Fuzzy(text, distance):
                return query.fuzzy_term_query(
                    self._schema, self._forms, text, distance, transposition_cost_one=False
                )
            case Together(parts, Unit.PARAGRAPH):
                return self.prepared(And(parts))
            case Or(parts):
                return query.boolean_query([(Occur.Should, self.prepared(p)) for p in parts])
            case And(parts):
                return query.boolean_query([self._required(part) for part in parts])
            case CountryIs(str(code)):
                return self._filter(query.term_query(self._schema, "country", code))
            case SpeakerIs(str(name)):
                return self._filter(query.term_query(self._schema, "speaker", name))
            case PublishedIn(since, until):
                return self._filter(self._days(since, until))
            case _:
                raise CannotAsk(type(node).__name__)

    def _required(self, node: Node) -> tuple[Any, Any]:
        match node:
            case Not(part):
                return Occur.MustNot, self.prepared(part)
            case _:
                return Occur.Must, self.prepared(node)

    def _filter(self, query: Any) -> Any:
        return tantivy.Query.const_score_query(query, 0.0)

    def _days(self, since: date | None, until: date | None) -> Any:
        first = _noon(since) if since else None
        last = _noon(until) if until else None
        return tantivy.Query.range_query(self._schema, "date", FieldType.Date, first, last)


class Opened:
    """A searcher."""

    def __init__(self, folder: Path, analysis: Analysis) -> None:
        index = _index(folder, analysis)
        index.reload()
        self._searcher = index.searcher()
        self._schema = index.schema
        is_equal = analysis is Analysis.EQUAL
        fields = ("terms", "forms") if is_equal else ("text", "text")
        self._translation = Translation(self._schema, *fields, is_equal=is_equal)

    def prepared(self, node: Node) -> Any:
        """Return a query of tantivy's."""
        return self._translation.prepared(node)

    def search(self, query: Any, *, is_faceted: bool) -> Answer:
        """Search, and aggregate in a second call: there is none for both."""
        result = self._searcher.search(query, LIMIT)
        hits = [(self._searcher.doc(at)["id"][0], score) for score, at in result.hits]
        counts = self._searcher.aggregate(query, AGGREGATIONS) if is_faceted else {}
        facets = {
            name: {bucket["key"]: bucket["doc_count"] for bucket in found["buckets"]}
            for name, found in counts.items()
        }
        return Answer(result.count, hits, facets)

    def shown(self, query: Any) -> int:
        """Fetch text and snippet with its highlights."""
        generator = tantivy.SnippetGenerator.create(self._searcher, query, self._schema, "text")
        generator.set_max_num_chars(200)
        found = 0
        for _, at in self._searcher.search(query, LIMIT).hits:
            document = self._searcher.doc(at)
            snippet = generator.snippet_from_doc(document)
            found += bool(document["text"][0] and snippet.fragment() and snippet.highlighted())
        return found


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12)  # noqa: DTZ001 (days have no zone)


class Peer:
    """tantivy."""

    version = version("tantivy")

    def build(self, corpus: Corpus, folder: Path, analysis: Analysis) -> None:
        """Write with one thread, and wait until it has merged what it wants to merge."""
        folder.mkdir(parents=True)
        writer = _index(folder, analysis).writer(heap_size=HEAP_BYTES, num_threads=1)
        for record, words in paired(corpus, analysis):
            document = tantivy.Document(
                id=record.id, source=record.source, url=record.url, month=record.month
            )
            if words is None:
                document.add_text("text", record.text)
                document.add_text("title", record.title)
            else:
                document.add_bytes("text", record.text.encode())
                document.add_bytes("title", record.title.encode())
                document.add_text("terms", " ".join(words.terms))
                document.add_text("forms", " ".join(words.forms))
            _add_all(document, "country", record.countries)
            _add_all(document, "speaker", record.speakers)
            document.add_date("date", _noon(date.fromisoformat(record.date)))
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path, analysis: Analysis) -> Opened:
        """Open a searcher over it."""
        return Opened(folder, analysis)


def _add_all(document: Any, name: str, values: Sequence[str]) -> None:
    for value in values:
        document.add_text(name, value)
