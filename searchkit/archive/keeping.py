"""Readings and findings as they come in, before a run has settled where they lie."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from searchkit.archive import article_rows, clippings, packing
from searchkit.archive.article_rows import ArticleRow
from searchkit.archive.clippings import Story
from searchkit.archive.settling import mark_unsettled
from searchkit.archive.signatures import put_signature
from searchkit.domain.article import Article
from searchkit.domain.ledger import ClippingEntry, Enriched, KnownArticle, ReadArticle
from searchkit.domain.stamp import NOT_YET, Stamp


def keep_reading(
    connection: sqlite3.Connection,
    clipping: ClippingEntry,
    articles: Sequence[ReadArticle | KnownArticle],
    stamp: Stamp,
) -> None:
    """Keep a reading; one that failed leaves the articles of an earlier one in place."""
    before = clippings.stories_of(connection, clipping.digest)
    stories = None
    if clipping.reason is None:
        stories = [_story(each) for each in articles]
        _keep_articles(
            connection, [each for each in articles if isinstance(each, ReadArticle)], stamp
        )
    clippings.put_clipping(connection, clipping, stories)
    clippings.forget_faults(connection, [clipping.digest])
    touched = {story.article for story in (*before, *(stories or before))}
    mark_unsettled(connection, [clipping.digest, *touched])


def keep_findings(
    connection: sqlite3.Connection, articles: Sequence[Enriched], stamp: Stamp
) -> None:
    """Replace the findings of articles that are known."""
    findings_stamp = article_rows.stamp_number(connection, stamp.findings)
    enriched = {each.article.id: each for each in articles}
    for row in list(article_rows.rows_of(connection, enriched)):
        each = enriched[row.id]
        record, digest = _as_found(each.article)
        _put_record(connection, "findings", row.number, record)
        row = replace(
            row,
            findings_stamp=findings_stamp,
            findings_digest=digest,
            warnings=each.article.warnings,
        )
        article_rows.put_rows(connection, [row])
        if each.signature is not None:
            put_signature(connection, row.id, each.signature)
    clippings.forget_faults(connection, enriched)
    mark_unsettled(connection, enriched)


def to_enrich(connection: sqlite3.Connection, stamp: Stamp, *, anew: bool) -> Mapping[str, str]:
    """Return the articles about which nothing was found out yet, in order of id.

    `anew`: also those whose findings are of another version. Each has that, or NOT_YET.
    """
    stamps = article_rows.stamps_of(connection)
    waiting = [
        number
        for number, text in stamps.items()
        if text == NOT_YET or (anew and text != stamp.findings)
    ]
    found = [
        (id, stamps[number])
        for number in waiting
        for (id,) in connection.execute(
            "SELECT id FROM articles WHERE findings_stamp = ?", (number,)
        )
    ]
    return dict(sorted(found))


def lines_of(connection: sqlite3.Connection, clipping: str, stamp: Stamp) -> Sequence[str]:
    """Return the ids of a clipping's articles, in order; none unless it was read by this stamp."""
    row = connection.execute("SELECT stamp FROM clippings WHERE digest = ?", (clipping,)).fetchone()
    if row is None or row[0] != stamp.reading:
        return ()
    return tuple(story.article for story in clippings.stories_of(connection, clipping))


def _story(article: ReadArticle | KnownArticle) -> Story:
    # A line of .jsonl is one article wherever it stands: where that is, and what was odd about the
    # reading there, the clipping knows.
    match article:
        case ReadArticle():
            return Story(article.as_read.id, article.as_read.warnings)
        case KnownArticle():
            return Story(article.id, article.warnings)


def _keep_articles(
    connection: sqlite3.Connection, articles: Iterable[ReadArticle], stamp: Stamp
) -> None:
    read = {each.as_read.id: each for each in articles}
    known = {row.id: row for row in article_rows.rows_of(connection, read)}
    number = article_rows.next_number(connection)
    reading_stamp = article_rows.stamp_number(connection, stamp.reading)
    for id, each in read.items():
        if (before := known.get(id)) is None:
            before, number = ArticleRow(number, id, 0, 0, "", "", ()), number + 1
        as_read, reading_digest = _as_read(each.as_read)
        enriched, version = each.enriched, stamp.findings
        if enriched is None:
            enriched, version = Enriched(each.as_read, b""), NOT_YET
        of_reading = each.as_read.warnings
        warnings = tuple(w for w in enriched.article.warnings if w not in of_reading)
        found, findings_digest = _as_found(replace(enriched.article, warnings=warnings))
        _put_record(connection, "readings", before.number, as_read)
        _put_record(connection, "findings", before.number, found)
        row = replace(
            before,
            reading_stamp=reading_stamp,
            findings_stamp=article_rows.stamp_number(connection, version),
            reading_digest=reading_digest,
            findings_digest=findings_digest,
            warnings=warnings,
        )
        article_rows.put_rows(connection, [row])
        if enriched.signature is not None:
            put_signature(connection, id, enriched.signature)


def _as_read(article: Article) -> tuple[bytes, str]:
    return packing.pack(replace(article, ordinal=0, paths=(), warnings=()))


def _as_found(article: Article) -> tuple[bytes, str]:
    return packing.pack(replace(article, ordinal=0, paths=()))


def _put_record(connection: sqlite3.Connection, table: str, number: int, record: bytes) -> None:
    connection.execute(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", (number, record))
