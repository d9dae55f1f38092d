"""Whoosh as it comes: its own writer, its W3 codec, its searcher and its BM25F."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import whoosh
from whoosh import fields, index, query
from whoosh.query import spans
from whoosh.sorting import FieldFacet

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

BUFFER_MEGABYTES = 256


class Opened:
    """A searcher."""

    def __init__(self, folder: Path, analysis: Analysis) -> None:
        self._searcher = index.open_dir(folder).searcher()
        is_equal = analysis is Analysis.EQUAL
        self._is_equal = is_equal
        self._terms, self._forms = ("terms", "forms") if is_equal else ("text", "text")
        self._facets = {
            name: FieldFacet(name, allow_overlap=name != "month", maptype=None) for name in FACETS
        }

    def prepared(self, node: Node) -> Any:
        """Return a query of Whoosh's."""
        match node:
            case Word(text):
                return query.Term(self._terms, term_of(text) if self._is_equal else text.lower())
            case Phrase(text):
                return query.Phrase(self._forms, forms_of(text))
            case Near(text, within) if len(words := forms_of(text)) == 2:
                terms = [query.Term(self._forms, form) for form in words]
                return spans.SpanNear2(terms, slop=within, ordered=False)
            case Pattern():
                return query.Prefix(self._forms, prefix_of(node))
            case Fuzzy(text, distance):
                return query.FuzzyTerm(self._forms, text, maxdist=distance, prefixlength=1)
            case Together(parts, Unit.PARAGRAPH):
                return self.prepared(And(parts))
            case Or(parts):
                return query.Or([self.prepared(part) for part in parts])
            case And(parts):
                return query.And([self.prepared(part) for part in parts])
            case Not(part):
                return query.Not(self.prepared(part))
            case CountryIs(str(code)):
                return query.ConstantScoreQuery(query.Term("country", code), 0.0)
            case SpeakerIs(str(name)):
                return query.ConstantScoreQuery(query.Term("speaker", name), 0.0)
            case PublishedIn(since, until):
                days = (since or date.min, until or date.max)
                return query.DateRange("date", *(datetime.combine(day, time()) for day in days))
            case _:
                raise CannotAsk(type(node).__name__)

    def search(self, query: Any, *, is_faceted: bool) -> Answer:
        """Search, group where wanted, and count."""
        groups = self._facets if is_faceted else None
        results = self._searcher.search(query, limit=LIMIT, groupedby=groups)
        hits = [(hit["id"], hit.score) for hit in results]
        facets = {
            name: {value: len(found) for value, found in results.groups(name).items() if value}
            for name in (FACETS if is_faceted else ())
        }
        return Answer(len(results), hits[:LIMIT], facets)

    def shown(self, query: Any) -> int:
        """Fetch text and the highlights within it."""
        results = self._searcher.search(query, limit=LIMIT)
        return sum(1 for hit in results if hit["text"] and hit.highlights(self._forms))


class Peer:
    """Whoosh."""

    version = ".".join(map(str, whoosh.__version__))

    def build(self, corpus: Corpus, folder: Path, analysis: Analysis) -> None:
        """Write in one process: with several, a writer that dies loses its share silently."""
        folder.mkdir(parents=True)
        is_own = analysis is Analysis.OWN
        words_of = fields.TEXT(stored=is_own) if is_own else fields.TEXT()
        schema = fields.Schema(
            **({"text": words_of} if is_own else {"terms": words_of, "forms": fields.TEXT()}),
            stored=fields.STORED(),
            title=fields.TEXT(stored=True) if is_own else fields.STORED(),
            id=fields.ID(stored=True),
            source=fields.ID(stored=True, sortable=True),
            url=fields.STORED(),
            country=fields.KEYWORD(stored=True, commas=True),
            speaker=fields.KEYWORD(stored=True, commas=True),
            month=fields.ID(stored=True, sortable=True),
            date=fields.DATETIME(stored=True, sortable=True),
        )
        writer = index.create_in(folder, schema).writer(limitmb=BUFFER_MEGABYTES)
        for record, words in paired(corpus, analysis):
            texts: dict[str, Any] = (
                {"text": record.text}
                if words is None
                else {"terms": words.terms, "forms": words.forms, "stored": record.text}
            )
            writer.add_document(
                title=record.title,
                id=record.id,
                source=record.source,
                url=record.url,
                country=",".join(record.countries),
                speaker=",".join(record.speakers),
                month=record.month,
                date=datetime.fromisoformat(record.date),
                **texts,
            )
        writer.commit()

    def open(self, folder: Path, analysis: Analysis) -> Opened:
        """Open a searcher over it."""
        return Opened(folder, analysis)
