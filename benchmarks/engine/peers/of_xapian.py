"""Xapian: words as terms with a letter before them, fields as boolean terms and values."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import xapian

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

TERM, FORM = "T", "F"
LONGEST_BYTES = 240  # of a term; Xapian takes no longer one
SLOTS = {name: slot for slot, name in enumerate(FACETS)}
DATE_SLOT = len(FACETS)


class Opened:
    """A database."""

    def __init__(self, folder: Path, analysis: Analysis) -> None:
        self._database = xapian.Database(str(folder))
        self._is_equal = analysis is Analysis.EQUAL

    def prepared(self, node: Node) -> Any:
        """Return a query of Xapian's."""
        if not self._is_equal:
            raise CannotAsk("its own words are indexed to see how fast and how large")
        kind = xapian.Query
        match node:
            case Word(text):
                return kind(TERM + term_of(text))
            case Phrase(text):
                return kind(kind.OP_PHRASE, [FORM + form for form in forms_of(text)])
            case Near(text, within):
                forms = [FORM + form for form in forms_of(text)]
                return kind(kind.OP_NEAR, forms, within + 1)
            case Pattern():
                return kind(kind.OP_WILDCARD, FORM + prefix_of(node))
            case Together(parts, Unit.PARAGRAPH):
                return self.prepared(And(parts))
            case Or(parts):
                return kind(kind.OP_OR, [self.prepared(part) for part in parts])
            case And(parts):
                return self._all_of(parts)
            case _:
                raise CannotAsk(type(node).__name__)

    def _all_of(self, parts: tuple[Node, ...]) -> Any:
        kind = xapian.Query
        filters = [f for part in parts if (f := self._filter(part)) is not None]
        excluded = [part.part for part in parts if isinstance(part, Not)]
        wanted = [p for p in parts if not isinstance(p, Not) and self._filter(p) is None]
        query = kind(kind.OP_AND, [self.prepared(part) for part in wanted])
        for part in excluded:
            query = kind(kind.OP_AND_NOT, query, self.prepared(part))
        for each in filters:
            query = kind(kind.OP_FILTER, query, each)
        return query

    def _filter(self, node: Node) -> Any:
        match node:
            case CountryIs(str(code)):
                return xapian.Query("XC" + code)
            case SpeakerIs(str(name)):
                return xapian.Query("XS" + name)
            case PublishedIn(since, until):
                return xapian.Query(
                    xapian.Query.OP_VALUE_RANGE,
                    DATE_SLOT,
                    (since or date.min).isoformat(),
                    (until or date.max).isoformat(),
                )
            case _:
                return None

    def search(self, query: Any, *, is_faceted: bool) -> Answer:
        """Match everything, so that the total is exact; spies count the facets."""
        enquire = xapian.Enquire(self._database)
        enquire.set_weighting_scheme(xapian.BM25Weight(1.2, 0, 1, 0.75, 0))
        enquire.set_query(query)
        spies = {}
        if is_faceted:
            spies = {name: xapian.ValueCountMatchSpy(SLOTS[name]) for name in FACETS}
            for spy in spies.values():
                enquire.add_matchspy(spy)
        found = enquire.get_mset(0, LIMIT, self._database.get_doccount())
        hits = [(json.loads(hit.document.get_data())["id"], hit.weight) for hit in found]
        facets = {name: self._counts(spy) for name, spy in spies.items()}
        return Answer(found.get_matches_estimated(), hits, facets)

    @staticmethod
    def _counts(spy: Any) -> Counter[str]:
        counts: Counter[str] = Counter()
        for value in spy.values():
            for each in filter(None, value.term.decode().split("\0")):
                counts[each] += value.termfreq
        return counts

    def shown(self, query: Any) -> int:
        """Say that it is not compared."""
        raise CannotAsk("its snippets want a stemmer of its own")


class Peer:
    """Xapian."""

    version: str = xapian.version_string()

    def build(self, corpus: Corpus, folder: Path, analysis: Analysis) -> None:
        """Write every paragraph as a document."""
        database = xapian.WritableDatabase(str(folder), xapian.DB_CREATE)
        generator = xapian.TermGenerator()
        for record, words in paired(corpus, analysis):
            document = xapian.Document()
            if words is None:
                generator.set_document(document)
                generator.index_text(record.text)
                generator.increase_termpos()
                generator.index_text(record.title, 1, "S")
            else:
                for place, (term, form) in enumerate(
                    zip(words.terms, words.forms, strict=True), start=1
                ):
                    document.add_posting((TERM + term)[:LONGEST_BYTES], place)
                    document.add_posting((FORM + form)[:LONGEST_BYTES], place)
            for value in record.countries:
                document.add_boolean_term("XC" + value)
            for value in record.speakers:
                document.add_boolean_term("XS" + value)
            document.add_value(SLOTS["country"], "\0".join(record.countries))
            document.add_value(SLOTS["speaker"], "\0".join(record.speakers))
            document.add_value(SLOTS["month"], record.month)
            document.add_value(DATE_SLOT, record.date)
            stored = {
                name: getattr(record, name) for name in ("id", "title", "text", "source", "url")
            }
            document.set_data(json.dumps(stored, ensure_ascii=False))
            database.add_document(document)
        database.commit()
        database.close()

    def open(self, folder: Path, analysis: Analysis) -> Opened:
        """Open the database."""
        return Opened(folder, analysis)
