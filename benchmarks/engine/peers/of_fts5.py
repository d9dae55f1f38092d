"""SQLite's FTS5: one table of words beside a plain one of fields."""

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

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

FILE = "fts5.sqlite"
# Whatever stands within a word of ours and is no letter or digit.
EXTRA_CHARACTERS = ".,'’‘-"
SETTINGS = "PRAGMA cache_size = -200000; PRAGMA mmap_size = 8000000000;"
FIELDS = "id, article, title, text, date, month, source, url"
TABLES = f"""
PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; {SETTINGS}
CREATE TABLE paragraphs (rowid INTEGER PRIMARY KEY, {FIELDS});
CREATE TABLE country (paragraph INTEGER, value TEXT);
CREATE TABLE speaker (paragraph INTEGER, value TEXT);
"""
INDICES = """
CREATE INDEX country_of ON country (paragraph, value); CREATE INDEX in_country ON country (value, paragraph);
CREATE INDEX speaker_of ON speaker (paragraph, value); CREATE INDEX by_speaker ON speaker (value, paragraph);
CREATE INDEX on_date ON paragraphs (date);
"""
OWN = (
    """CREATE VIRTUAL TABLE words USING fts5 (text, title, content = 'paragraphs', prefix = '3');"""
)
EQUAL = f"""CREATE VIRTUAL TABLE words USING fts5 (terms, forms, content = '', prefix = '3',
tokenize = "unicode61 remove_diacritics 0 tokenchars '{EXTRA_CHARACTERS.replace("'", "''")}'");"""
COUNTS = {
    "country": "SELECT value, count(*) FROM found JOIN country USING (paragraph) GROUP BY value",
    "speaker": "SELECT value, count(*) FROM found JOIN speaker USING (paragraph) GROUP BY value",
    "month": "SELECT month, count(*) FROM found JOIN paragraphs ON rowid = paragraph GROUP BY month",
}


class Asked:
    """A MATCH expression with the conditions beside it."""

    def __init__(self, expression: str, conditions: list[str], values: list[str]) -> None:
        self.where = " AND ".join(["words MATCH ?", *conditions])
        self.values = [expression, *values]


class Opened:
    """A connection."""

    def __init__(self, folder: Path, analysis: Analysis) -> None:
        self._connection = sqlite3.connect(folder / FILE)
        self._connection.executescript(SETTINGS)
        self._connection.execute("CREATE TEMP TABLE found (paragraph INTEGER PRIMARY KEY)")
        is_equal = analysis is Analysis.EQUAL
        self._terms, self._forms = ("terms", "forms") if is_equal else ("text", "text")
        self._word: Callable[[str], str] = term_of if is_equal else str.lower

    def prepared(self, node: Node) -> Asked:
        """Return the expression, with filters as conditions of SQL."""
        conditions: list[str] = []
        values: list[str] = []
        texts: list[Node] = []
        for part in node.parts if isinstance(node, And) else [node]:
            match part:
                case CountryIs(str(code)):
                    conditions.append(
                        "+words.rowid IN (SELECT paragraph FROM country WHERE value = ?)"
                    )
                    values.append(code)
                case SpeakerIs(str(name)):
                    conditions.append(
                        "+words.rowid IN (SELECT paragraph FROM speaker WHERE value = ?)"
                    )
                    values.append(name)
                case PublishedIn(since, until):
                    conditions.append(
                        "(SELECT date FROM paragraphs p WHERE p.rowid = words.rowid) BETWEEN ? AND ?"
                    )
                    values += [(since or date.min).isoformat(), (until or date.max).isoformat()]
                case _:
                    texts.append(part)
        expression = self._expression(And(tuple(texts)) if len(texts) > 1 else texts[0])
        return Asked(expression, conditions, values)

    def _expression(self, node: Node) -> str:
        match node:
            case Word(text):
                return f'{self._terms} : "{self._word(text)}"'
            case Phrase(text):
                return f'{self._forms} : "{" ".join(forms_of(text))}"'
            case Near(text, within):
                words = " ".join(f'"{form}"' for form in forms_of(text))
                return f"{self._forms} : NEAR({words}, {within - 1})"  # it counts words between
            case Pattern():
                return f'{self._forms} : "{prefix_of(node)}" *'
            case Together(parts, Unit.PARAGRAPH):
                return self._expression(And(parts))
            case Or(parts):
                return "(" + " OR ".join(map(self._expression, parts)) + ")"
            case And(parts):
                wanted = [part for part in parts if not isinstance(part, Not)]
                whole = " AND ".join(map(self._expression, wanted))
                for part in parts:
                    if isinstance(part, Not):
                        whole = f"({whole}) NOT {self._expression(part.part)}"
                return f"({whole})"
            case _:
                raise CannotAsk(type(node).__name__)

    def search(self, query: Asked, *, is_faceted: bool) -> Answer:
        """Rank, count and, where wanted, group: a statement each."""
        run = self._connection.execute
        best = run(
            f"SELECT rowid, rank FROM words WHERE {query.where} ORDER BY rank LIMIT {LIMIT}",
            query.values,
        ).fetchall()
        hits = [
            (run("SELECT id FROM paragraphs WHERE rowid = ?", (row,)).fetchone()[0], -rank)
            for row, rank in best
        ]
        if not is_faceted:
            (total,) = run(
                f"SELECT count(*) FROM words WHERE {query.where}", query.values
            ).fetchone()
            return Answer(total, hits)
        run("DELETE FROM found")
        total = run(
            f"INSERT INTO found SELECT rowid FROM words WHERE {query.where}", query.values
        ).rowcount
        return Answer(total, hits, {name: dict(run(COUNTS[name]).fetchall()) for name in FACETS})

    def shown(self, query: Asked) -> int:
        """Fetch text, snippet and highlights as FTS5 gives them."""
        rows = self._connection.execute(
            "SELECT text, snippet(words, 0, '[', ']', '...', 30), highlight(words, 0, '[', ']') "
            f"FROM words WHERE {query.where} ORDER BY rank LIMIT {LIMIT}",
            query.values,
        ).fetchall()
        return sum(1 for row in rows if all(row))


class Peer:
    """FTS5."""

    version = sqlite3.sqlite_version

    def build(self, corpus: Corpus, folder: Path, analysis: Analysis) -> None:
        """Write everything in one transaction."""
        folder.mkdir(parents=True)
        connection = sqlite3.connect(folder / FILE)
        connection.executescript(TABLES + (OWN if analysis is Analysis.OWN else EQUAL))
        run: Callable[..., Any] = connection.execute
        columns = "text, title" if analysis is Analysis.OWN else "terms, forms"
        for row, (record, words) in enumerate(paired(corpus, analysis), start=1):
            run(
                f"INSERT INTO paragraphs (rowid, {FIELDS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (row, *(getattr(record, name) for name in FIELDS.split(", "))),
            )
            texts = (
                (record.text, record.title)
                if words is None
                else (" ".join(words.terms), " ".join(words.forms))
            )
            run(f"INSERT INTO words (rowid, {columns}) VALUES (?, ?, ?)", (row, *texts))
            for value in record.countries:
                run("INSERT INTO country VALUES (?, ?)", (row, value))
            for value in record.speakers:
                run("INSERT INTO speaker VALUES (?, ?)", (row, value))
        connection.executescript(INDICES)
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()

    def open(self, folder: Path, analysis: Analysis) -> Opened:
        """Open a connection."""
        return Opened(folder, analysis)
