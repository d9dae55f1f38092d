"""Readings and findings as they come in, before a run has settled where they lie."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import count

from searchkit.archive import article_rows, clippings
from searchkit.archive.article_rows import ArticleRow
from searchkit.archive.clippings import Story
from searchkit.archive.settling import mark_unsettled
from searchkit.archive.signatures import put_signatures
from searchkit.domain.ledger import ClippingEntry, Enriched, KnownArticle, ReadArticle
from searchkit.domain.stamp import NOT_YET, Stamp
from searchkit.values import dataclass


@dataclass(frozen=True, slots=True)
class ReadClipping:
    """A clipping as it was read."""

    clipping: ClippingEntry
    articles: tuple[ReadArticle | KnownArticle, ...]
    stamp: Stamp

    @property
    def size(self) -> int:
        """Bytes of its articles."""
        return sum(_size(each) for each in self.articles if isinstance(each, ReadArticle))

    def stories(self) -> list[Story] | None:
        """Return what it tells; None: it could not be read."""
        return [_story(each) for each in self.articles] if self.clipping.reason is None else None


def keep_readings(connection: sqlite3.Connection, readings: Sequence[ReadClipping]) -> None:
    """Keep readings by one stamp; one that failed leaves the articles of an earlier one in place."""
    digests = [each.clipping.digest for each in readings]
    touched = set(digests)
    lists = clippings.lists_of(connection, digests)
    told: dict[str, tuple[ClippingEntry, Sequence[Story]]] = {}
    for each in readings:
        digest = each.clipping.digest
        before, stories = lists[digest], each.stories()
        lists[digest] = before if stories is None else tuple(stories)
        told[digest] = (each.clipping, lists[digest])
        touched.update(story.article for story in (*before, *lists[digest]))
    clippings.put_readings(connection, told.values())
    articles = (
        article
        for each in readings
        if each.clipping.reason is None
        for article in each.articles
        if isinstance(article, ReadArticle)
    )
    _keep_articles(connection, articles, readings[0].stamp)
    clippings.forget_faults(connection, digests)
    mark_unsettled(connection, touched)


def keep_findings(
    connection: sqlite3.Connection, articles: Sequence[Enriched], stamp: Stamp
) -> None:
    """Replace the findings of articles that are known."""
    findings_stamp = article_rows.stamp_number(connection, stamp.findings)
    enriched = {each.found.id: each for each in articles}
    rows = [
        replace(
            row,
            findings_stamp=findings_stamp,
            findings_digest=enriched[row.id].found.digest,
            warnings=enriched[row.id].found.warnings,
        )
        for row in article_rows.rows_of(connection, enriched)
    ]
    article_rows.put_records(
        connection, ((row, enriched[row.id].found.packed, None) for row in rows)
    )
    article_rows.put_rows(connection, rows)
    put_signatures(connection, {row.id: enriched[row.id].signature for row in rows})
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
            return Story(article.as_read.id, article.warnings)
        case KnownArticle():
            return Story(article.id, article.warnings)


def _keep_articles(
    connection: sqlite3.Connection, articles: Iterable[ReadArticle], stamp: Stamp
) -> None:
    read = {each.as_read.id: each for each in articles}
    known = {row.id: row for row in article_rows.rows_of(connection, read)}
    numbers = count(article_rows.next_number(connection))
    stamp_number = cache(partial(article_rows.stamp_number, connection))
    rows, records = [], []
    for id, each in read.items():
        if (before := known.get(id)) is None:
            before = ArticleRow(next(numbers), id, 0, 0, "", "", ())
        found, version = each.as_read, NOT_YET
        if each.enriched is not None:
            found, version = each.enriched.found, stamp.findings
        row = replace(
            before,
            reading_stamp=stamp_number(stamp.reading),
            findings_stamp=stamp_number(version),
            reading_digest=each.as_read.digest,
            findings_digest=found.digest,
            warnings=found.warnings,
        )
        rows.append(row)
        records.append((row, found.packed, each.as_read.packed))
    article_rows.put_records(connection, records)
    article_rows.put_rows(connection, rows)
    put_signatures(
        connection,
        {id: each.enriched.signature if each.enriched else b"" for id, each in read.items()},
    )


def _size(article: ReadArticle) -> int:
    return len(article.as_read.packed) + (
        len(article.enriched.found.packed) if article.enriched else 0
    )
