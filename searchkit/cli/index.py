"""`searchkit index`: read clippings, index what is new or changed, forget what is gone."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from searchkit.cli.command import command as make_command
from searchkit.cli.command import console_of, settings_of, whole_number, worker_count
from searchkit.cli.console import Console, warn
from searchkit.cli.run_log import noted
from searchkit.cli.typed_paths import as_typed
from searchkit.domain.errors import SearchkitError, UsageError
from searchkit.ingest.report import RunReport, demand_no_trouble
from searchkit.renderers.visible import one_line
from searchkit.settings import Settings
from searchkit.which_index import ChosenBy, is_index

if TYPE_CHECKING:
    from searchkit.ingest.request import Request

_EXAMPLES = """
  searchkit index ~/clippings     the first time, and whenever a folder joins
  searchkit index                 what is new, changed or gone in all folders
  searchkit index --dry-run       what a run would do
  searchkit index --no-refresh    after an upgrade: only what is new, the rest tonight
  0 * * * *  searchkit index -q   from cron: silent unless there is new trouble
"""

_BAR_COLUMNS = 30

_DETAILS = """\
Folders stay in the index once they are named. A file that cannot be read is
skipped and `searchkit status` says why; one that was read before keeps its last
good paragraphs. What the machine failed on (a worker killed, a limit of time) is
tried again; where it fails most clippings, the run stops with exit code 74, for no
file is to blame. Where another searchkit would read a file or find something out
otherwise, that is made anew; --no-refresh puts it off, and `searchkit status` says
what waits. A run that is broken off goes on there the next time. If more than
30 % and more than 20 of the known files are gone, an unmounted disk is likelier
than a clean-up: the run stops with exit code 4. `searchkit use --help` says which
index it is; a new folder joins your default only where --index names it."""


@make_command(
    "Read clippings; index what is new or changed, forget what is gone.", _EXAMPLES, _DETAILS
)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--forget",
    metavar="PATH",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Take a folder out of the index; repeatable.",
)
@click.option("--rebuild", is_flag=True, help="Build the index from nothing.")
@click.option("--no-refresh", is_flag=True, help="Leave what an earlier searchkit made as it is.")
@click.option("--jobs", metavar="N", type=whole_number(1, 256), help="Worker processes.")
@click.option(
    "--wait",
    metavar="SECONDS",
    type=click.FloatRange(min=0),
    default=0.0,
    show_default=False,
    help="Wait so long for another run to end.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be done; write nothing.")
@click.option("--strict", is_flag=True, help="Exit with 3 when a file was skipped.")
@click.option("--strict-new", is_flag=True, help="Exit with 3 when there is trouble that is new.")
@click.option(
    "--log", metavar="FILE", type=click.Path(path_type=Path), help="Note there what is done."
)
@click.option("--allow-mass-removal", is_flag=True, help="Forget even if most files are gone.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    paths: tuple[Path, ...],
    forget: tuple[Path, ...],
    rebuild: bool,
    no_refresh: bool,
    jobs: int | None,
    wait: float,
    dry_run: bool,
    strict: bool,
    strict_new: bool,
    log: Path | None,
    allow_mass_removal: bool,
) -> int:
    """Bring the index level with its folders and say what was done."""
    from searchkit.ingest.request import Request

    settings = settings_of(ctx, jobs=jobs, log=log)
    console = console_of(ctx, settings)
    request = Request(
        paths=tuple(os.fspath(path) for path in paths),
        forget=tuple(os.fspath(path) for path in forget),
        rebuild=rebuild,
        refresh=not no_refresh,
        jobs=worker_count(settings),
        dry_run=dry_run,
        allow_mass_removal=allow_mass_removal,
        wait_seconds=wait,
    )
    is_new = not dry_run and not is_index(settings.index)
    with noted(None if dry_run else settings.log) as note:
        report = bring_level(settings, request, console)
        note(report)
    if is_new:
        folder = as_typed(settings.index)
        console.say(f"made the index {folder}; to use it from any folder: searchkit use {folder}")
    if strict or strict_new:
        demand_no_trouble(report, only_new=not strict)
    return 0


def bring_level(settings: Settings, request: "Request", console: Console) -> RunReport:
    """Run, with a progress bar, and say what was done."""
    from searchkit.app import ingesting
    from searchkit.ingest.run import index_clippings

    with (
        Bar(console) as bar,
        ingesting(settings, request.wait_seconds, dry_run=request.dry_run) as parts,
    ):
        if settings.chosen_by is ChosenBy.DEFAULT and request.paths:
            _demand_no_new_folder(parts.ledger.roots(), request, settings)
        if settings.chosen_by is ChosenBy.NEAREST and not request.dry_run:
            _say_which_is_joined(parts.ledger.roots(), request, settings, console)
        report = index_clippings(parts, request, bar.show, bar.tell)
    if report.written:
        _keep_names(settings, report, is_rebuilt=request.rebuild)
    _tell(report, console)
    return report


def _keep_names(settings: Settings, report: RunReport, *, is_rebuilt: bool) -> None:
    """Write the names of the index beside it, for completion; it does without them too."""
    from searchkit.search.name_list import note_changes, write_names

    is_stale = note_changes(settings.index, report.articles, report.paragraphs)
    if not is_stale and not is_rebuilt:
        return
    from searchkit.app import open_settled_index

    with suppress(SearchkitError, OSError), open_settled_index(settings) as index:
        write_names(settings.index, index)


def _joining(known: Sequence[str], request: "Request") -> str:
    """Return the folders that would join an index, as they are typed."""
    from searchkit.ingest.roots import scope_of

    roots = scope_of(known, request.paths, request.forget).roots
    return " ".join(as_typed(Path(root)) for root in roots if root not in known)


def _say_which_is_joined(
    known: Sequence[str], request: "Request", settings: Settings, console: Console
) -> None:
    """Say which index a folder joins where it lies in a folder above and nobody named it."""
    if settings.index.parent == Path.cwd() or not request.paths:
        return
    if folders := _joining(known, request):
        console.say(
            f"{folders}: joins the nearest index above, {as_typed(settings.index)}. "
            f"To index it here instead: searchkit index --index index {folders}"
        )


def _demand_no_new_folder(known: Sequence[str], request: "Request", settings: Settings) -> None:
    """Raise UsageError where a folder would join an index that nobody named in this run."""
    folders = _joining(known, request)
    if not folders:
        return
    index = as_typed(settings.index)
    raise UsageError(
        f"{folders}: not in your default index, {index}. "
        f"To add it there: searchkit index --index {index} {folders}\n"
        f"To index it here instead: searchkit index --index index {folders}"
    )


def _tell(report: RunReport, console: Console) -> None:
    """Say what was done; quiet, only what is newly wrong; verbose, all that is wrong."""
    for sentence in report.rotten:
        warn(sentence)
    told = report.troubles if console.verbose else report.new_troubles
    for trouble in told:
        kept = "; its last good paragraphs are kept" if trouble.keeps_last_good else ""
        again = "; it will be tried again" if trouble.is_passing else ""
        what = "" if trouble.is_in_part else "skipped "
        warn(f"{what}{one_line(trouble.path)}: {one_line(trouble.reason)}{kept}{again}")
    if console.quiet:
        return
    console.print(_would(report) if report.dry else _done(report))
    older = len(report.troubles) - len(told)
    if older > 0:
        console.say(f"{older:,} skipped or read in part earlier, and still so: searchkit status")
    if console.verbose and report.letters:
        from searchkit.renderers.display_names import share_words

        share = share_words(report.dropped, report.letters)
        console.say(
            f"left out {share} of the letters that were read: searchkit parse FILE shows which"
        )


def _done(report: RunReport) -> str:
    paragraphs = f"{report.paragraphs:,} paragraph{'s' if report.paragraphs != 1 else ''}"
    renamed = f" · renamed {report.renamed:,}" if report.renamed else ""
    return (
        f"indexed {report.indexed:,}{renamed} · unchanged {report.unchanged:,} · "
        f"skipped {report.skipped:,} · removed {report.removed:,} · "
        f"{paragraphs} · {report.seconds:.1f} s"
    )


def _would(report: RunReport) -> str:
    renamed = f" · rename {report.renamed:,}" if report.renamed else ""
    return (
        f"would index {report.indexed:,}{renamed} · leave {report.unchanged:,} unchanged · "
        f"skip {report.skipped:,} · remove {report.removed:,}"
    )


class Bar:
    """A progress bar on standard error, where that is a terminal."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._is_shown = sys.stderr.isatty() and not console.quiet
        self._drawn = ""

    def __enter__(self) -> "Bar":
        return self

    def __exit__(self, *_: object) -> None:
        self._wipe()

    def tell(self, sentence: str) -> None:
        """Write a line above the bar."""
        self._wipe()
        self._console.say(sentence)

    def _wipe(self) -> None:
        if self._drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._drawn = ""

    def show(self, done: int, total: int) -> None:
        """Draw how far the run is; a bar that would look the same is not drawn again."""
        if not self._is_shown or total == 0:
            return
        filled = _BAR_COLUMNS * done // total
        line = f"reading [{'#' * filled}{'.' * (_BAR_COLUMNS - filled)}] {done:,} of {total:,}"
        if line != self._drawn:
            self._drawn = line
            sys.stderr.write(f"\r{line}\x1b[K")
            sys.stderr.flush()
