"""What an earlier searchkit made otherwise than today's would: what waits, and why it is redone."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence

from searchkit.domain.identity import ID_CHARS
from searchkit.domain.ledger import Fault, Superseded
from searchkit.domain.stamp import NOT_YET, Stamp, differing
from searchkit.ports import Ledger, SearchEngine

PUT_OFF = "--no-refresh puts it off."
BUILDING_ANEW = "searchkit's index is of another make now: building it anew from the archive."
NAMES = {"published": "dates", "copies": "near-copies"}  # of fields whose own says less


def superseded(ledger: Ledger, engine: SearchEngine, stamp: Stamp) -> Superseded:
    """Return what of archive and index was made by other rules than those of this stamp."""
    served = engine.stamp()
    return dataclasses.replace(
        ledger.superseded(stamp), is_index=served is not None and served.index != stamp.index
    )


def waiting_articles(
    ledger: Ledger, stamp: Stamp, faults: Mapping[str, Fault], *, refresh: bool
) -> dict[str, str]:
    """Return the articles to find out about, each with the version of what is known of it.

    `refresh`: also those of which that is another version. What the machine failed on is among them,
    whether it is due or not.
    """
    failed = dict.fromkeys((id for id in faults if len(id) == ID_CHARS), NOT_YET)
    return failed | dict(ledger.to_enrich(stamp, anew=refresh))  # other faults are of clippings


def reading_again(clippings: int) -> str:
    """Return why clippings that have not changed are read."""
    return (
        f"searchkit reads files otherwise than it did: reading {_count(clippings, 'clipping')} "
        f"again. {PUT_OFF}"
    )


def finding_out_anew(articles: int, fields: Sequence[str]) -> str:
    """Return why articles that have not changed are found out about."""
    return (
        f"searchkit's rules for {_listed(fields)} are others than they were: "
        f"finding out anew about {_count(articles, 'article')}. {PUT_OFF}"
    )


def changed_fields(versions: Iterable[str], stamp: Stamp) -> tuple[str, ...]:
    """Return the fields of which any of these findings are of another version."""
    fields = {field for version in set(versions) for field in differing(version, stamp.findings)}
    return tuple(sorted(fields))


def as_parts(waiting: Superseded) -> Iterator[str]:
    """Yield what waits to be made anew, each part as `status` lists it."""
    if waiting.clippings:
        yield f"the reading of {_count(waiting.clippings, 'clipping')}"
    if waiting.articles:
        yield f"{_listed(waiting.fields)} of {_count(waiting.articles, 'article')}"
    if waiting.is_index:
        yield "the index"


def _listed(fields: Sequence[str]) -> str:
    """Return fields as a person lists them: "countries, dates and speakers"."""
    names = sorted(NAMES.get(field, field) for field in fields)
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' if number != 1 else ''}"
