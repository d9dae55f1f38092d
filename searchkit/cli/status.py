"""`searchkit status`: what the index holds, and what was skipped and why."""

import dataclasses
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import datetime
from typing import Any

import click

from searchkit.cli.command import command as make_command
from searchkit.cli.command import console_of, settings_of
from searchkit.cli.console import warn
from searchkit.cli.typed_paths import as_typed
from searchkit.domain.errors import archive_is_gone
from searchkit.domain.ledger import LedgerSummary, Superseded, Trouble
from searchkit.domain.results import IndexSummary
from searchkit.renderers.display_names import share_words
from searchkit.renderers.visible import one_line
from searchkit.renderers.wrapping import TerminalStyle, wrap

_EXAMPLES = """
  searchkit status
  searchkit status --format json | jq '.skipped[].path'
"""

_FIELD = 12


@make_command("Say what the index holds and what was skipped.", _EXAMPLES)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print."
)
@click.pass_context
def command(ctx: click.Context, /, form: str) -> int:
    """Print clippings, articles, paragraphs, dates, folders, the last run and its troubles."""
    from searchkit.app import archive, corrected, engine, open_settled_index, stamp
    from searchkit.ingest.refresh import as_parts, superseded

    settings = settings_of(ctx)
    console = console_of(ctx, settings)
    with open_settled_index(settings) as index:
        held = index.summary()
    with closing(archive(settings.index)) as ledger:
        if ledger.is_gone():
            warn(archive_is_gone(settings.index))
        kept = ledger.summary()
        waiting = superseded(ledger, engine(settings.index), stamp())
        misfits = corrected(ledger, settings).misfits()
    if form == "json":
        from searchkit.renderers.json import dump

        console.print(dump(_record(held, kept, waiting, misfits), indent=1))
    else:
        where = f"{as_typed(settings.index)}, {settings.chosen_by}"
        console.page(_lines(where, held, kept, tuple(as_parts(waiting)), misfits, console.style))
    return 0


def _lines(
    where: str,
    held: IndexSummary,
    kept: LedgerSummary,
    waiting: Sequence[str],
    misfits: Sequence[str],
    style: TerminalStyle,
) -> Iterator[str]:
    span = f"{held.since} to {held.until}" if held.since else "no date known"
    yield from _field("index", where, style)
    yield from _field("clippings", f"{kept.clippings:,}", style)
    yield from _field("articles", f"{held.articles:,}", style)
    yield from _field("paragraphs", f"{held.paragraphs:,}", style)
    yield from _field("dates", span, style)
    for number, folder in enumerate(kept.folders):
        yield from _field("folders" if number == 0 else "", one_line(folder), style)
    if run := kept.last_run:
        counts = (
            f"indexed {run.indexed:,} · unchanged {run.unchanged:,} · "
            f"skipped {run.skipped:,} · removed {run.removed:,}"
        )
        if run.letters:
            counts += f" · left out {share_words(run.dropped, run.letters)} of the letters read"
        when = datetime.fromisoformat(run.when).strftime("%Y-%m-%d %H:%M %Z")
        yield from _field("last change", f"{when}: {counts}", style)
    yield from _field("generation", f"{held.generation:,}", style)
    if waiting:
        told = f"{'; '.join(waiting)}: made by an earlier searchkit; anew: searchkit index"
        yield from _field("waiting", told, style)
    if kept.passed_over:
        counts = ", ".join(
            f"{count:,} {one_line(what)}" for what, count in kept.passed_over.items()
        )
        yield from _field("passed over", counts, style)
    for number, folder in enumerate(kept.page_folders):
        yield from _field("pages in" if number == 0 else "", one_line(folder), style)
    lasting = [trouble for trouble in kept.skipped if not trouble.is_passing]
    passing = [trouble for trouble in (*kept.skipped, *kept.unfinished) if trouble.is_passing]
    yield from _troubles("skipped", lasting, style)
    yield from _troubles("the machine failed, to be tried again", passing, style)
    yield from _troubles("look at", kept.warnings, style)
    for misfit in misfits:
        yield from wrap(one_line(misfit), style, "", "  ")


def _field(name: str, value: str, style: TerminalStyle) -> Iterator[str]:
    lead = f"{name:<{_FIELD}}"
    first, *rest = wrap(value, style, lead, " " * _FIELD)
    yield style.bold(lead) + first[len(lead) :]
    yield from rest


def _troubles(name: str, troubles: Sequence[Trouble], style: TerminalStyle) -> Iterator[str]:
    if not troubles:
        return
    yield ""
    yield style.bold(f"{name} ({len(troubles):,})")
    for trouble in troubles:
        last = "; its last good paragraphs are kept" if trouble.keeps_last_good else ""
        yield from wrap(
            f"{one_line(trouble.path)}: {one_line(trouble.reason)}{last}", style, "  ", "    "
        )


def _record(
    held: IndexSummary, kept: LedgerSummary, waiting: Superseded, misfits: Sequence[str]
) -> dict[str, Any]:
    return {
        "format_version": 1,
        "clippings": kept.clippings,
        "articles": held.articles,
        "paragraphs": held.paragraphs,
        "since": held.since,
        "until": held.until,
        "generation": held.generation,
        "folders": list(kept.folders),
        "last_change": dataclasses.asdict(kept.last_run) if kept.last_run else None,
        "waiting": {
            "clippings": waiting.clippings,
            "articles": waiting.articles,
            "fields": list(waiting.fields),
            "index": waiting.is_index,
        },
        "passed_over": dict(kept.passed_over),
        "page_folders": list(kept.page_folders),
        "skipped": [dataclasses.asdict(trouble) for trouble in kept.skipped],
        "unfinished": [dataclasses.asdict(trouble) for trouble in kept.unfinished],
        "warnings": [dataclasses.asdict(trouble) for trouble in kept.warnings],
        "corrections_not_applied": list(misfits),
    }
