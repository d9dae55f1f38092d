"""`searchkit cron`: a crontab line and systemd units that keep this index fresh."""

import os
import shlex
import shutil
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import click

from searchkit.cli.command import command as make_command
from searchkit.cli.command import console_of, settings_of, worker_count
from searchkit.cli.console import Console
from searchkit.cli.typed_paths import as_typed
from searchkit.domain.errors import IndexMissing, UsageError
from searchkit.ingest.limits import WorkerLimits
from searchkit.rules import limit
from searchkit.schedules.crontab import crontab_lines
from searchkit.schedules.rhythm import (
    HOURS,
    MINUTES,
    Rhythm,
    daily,
    every,
    minute_of,
    nightly,
    wait_seconds,
)
from searchkit.schedules.scheduled_run import ScheduledRun, require_address
from searchkit.schedules.systemd import Manager, how_to_install, unit_files
from searchkit.settings import Settings
from searchkit.which_index import is_index

_EXAMPLES = """
  searchkit cron                              lines for crontab, and units of systemd
  searchkit cron --crontab --every 1h         each hour, by cron
  searchkit cron --systemd -o ~/.config/systemd/user
  searchkit cron --system --at 2:30 --mail-on-trouble you@example.org
"""

_DETAILS = """\
Nothing is installed: each part says how to install it and how to undo that. Paths
are absolute, so that it does not matter where, or with what PATH, it is run. A run
is nice to all others, reads only what is new or changed, prints each new trouble
once, and waits a while for another run to end (then exit code 75, which systemd is
told is no failure). --system is for the systemd of the machine, which runs it as
you whether you are logged in or not, --systemd for your own. In both the run sees
the index, the folders of clippings that the index has now and this installation,
writes the index alone, and has no network."""

_REST_BYTES = limit(1 << 30, "what a run takes beside its workers; under 1 GiB at 1M paragraphs")


@make_command("Print a crontab line and systemd units for this index.", _EXAMPLES, _DETAILS)
@click.option("--crontab", "is_crontab", is_flag=True, help="Print the lines for crontab alone.")
@click.option("--systemd", "is_systemd", is_flag=True, help="Print your own systemd's units alone.")
@click.option("--system", "is_system", is_flag=True, help="Print the machine's systemd's units.")
@click.option("--at", metavar="H:MM", help="Once a day, then; 3 o'clock or so is the default.")
@click.option("--every", "step", metavar="STEP", help="So often: 15m, 1h, 6h and the like.")
@click.option("--mail-on-trouble", "mail_to", metavar="ADDRESS", help="Who is to be told.")
@click.option(
    "--log",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Have each run noted in a file; searchkit index --log.",
)
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Write the units into this folder.",
)
@click.pass_context
def command(
    ctx: click.Context,
    /,
    is_crontab: bool,
    is_systemd: bool,
    is_system: bool,
    at: str | None,
    step: str | None,
    mail_to: str | None,
    log: Path | None,
    output: Path | None,
) -> int:
    """Print, or write, what keeps the index fresh."""
    if is_crontab + is_systemd + is_system > 1:
        raise UsageError("cron: give --crontab, --systemd or --system, one of them.")
    if output is not None and is_crontab:
        raise UsageError("cron: -o is for units; a crontab takes its lines from a pipe.")
    settings = settings_of(ctx, log=log)
    console = console_of(ctx, settings)
    log = settings.log.path if log and settings.log else None
    run = _run(settings, _rhythm(settings, at, step), mail_to, log)
    manager = Manager(_account() if is_system else None)
    if output is not None:
        _write(output, unit_files(run, manager), console)
        return 0
    given = {"--at": at, "--every": step, "--mail-on-trouble": mail_to, "--log": log}
    again = shlex.join([*_this_command(settings), *_options(given)])
    if not (is_systemd or is_system):
        console.print(crontab_lines(run, _politeness(), f"{again} --crontab"))
    if not is_crontab:
        kind = "--system" if is_system else "--systemd"
        console.print(how_to_install(run, manager, f"{again} {kind}"))
        for name, text in unit_files(run, manager).items():
            console.print(["", f"# {manager.folder}/{name}", text.rstrip()])
    return 0


def _rhythm(settings: Settings, at: str | None, step: str | None) -> Rhythm:
    minute = minute_of(os.fspath(settings.index))
    if at is not None and step is not None:
        raise UsageError("cron: give --at or --every, one of them.")
    if at is not None:
        return _understood("--at", at, daily(at), "a time such as 3:30")(minute)
    if step is not None:
        steps = [f"{n}m" for n in MINUTES] + [f"{n}h" for n in HOURS]
        return _understood("--every", step, every(step), f"one of {', '.join(steps)}")(minute)
    return nightly(minute)


def _understood(
    option: str, text: str, made: Callable[[int], Rhythm] | None, expected: str
) -> Callable[[int], Rhythm]:
    if made is None:
        raise UsageError(f"cron: {option} must be {expected}, not {text!r}.")
    return made


def _run(settings: Settings, rhythm: Rhythm, mail_to: str | None, log: Path | None) -> ScheduledRun:
    """Return the run of this index, by this installation."""
    from searchkit.app import archive
    from searchkit.schedules.installation import command as installed
    from searchkit.schedules.installation import folders

    if not is_index(settings.index):
        raise IndexMissing(
            f"{as_typed(settings.index)}: no index here yet. Make one: searchkit index PATH"
        )
    with closing(archive(settings.index)) as ledger:
        clippings = ledger.known().roots
    words = [*installed(), "index", "-q", "--wait", str(wait_seconds(rhythm))]
    words += _named(settings) + _options({"--log": log})
    writes = [settings.index]
    if settings.log is not None:
        folder = settings.log.path.parent
        if not folder.is_dir():
            raise UsageError(f"{as_typed(folder)}: no such folder; make it for the log first.")
        writes.append(folder)
    beside = [settings.corrections_file, settings.aliases_file, settings.configuration]
    return ScheduledRun(
        command=tuple(words),
        index=settings.index,
        rhythm=rhythm,
        reads=(*map(Path, clippings), *folders(), *(file for file in beside if file)),
        writes=tuple(writes),
        memory_bytes=_REST_BYTES + worker_count(settings) * WorkerLimits().memory_bytes,
        environment=_environment(),
        mail_to=None if mail_to is None else require_address(mail_to),
    )


def _named(settings: Settings) -> list[str]:
    """Return the options that name the index and the project's configuration."""
    config = settings.configuration if settings.is_projects else None
    return _options({"--index": settings.index, "--config": config})


def _environment() -> dict[str, str]:
    """Return what of the environment says where the user's own configuration is."""
    home = os.environ.get("XDG_CONFIG_HOME", "")
    return {"XDG_CONFIG_HOME": home} if home.startswith("/") else {}


def _this_command(settings: Settings) -> list[str]:
    from searchkit.schedules.installation import command as installed

    return [*installed(), "cron", *_named(settings)]


def _options(given: Mapping[str, str | Path | None]) -> list[str]:
    return [
        word
        for option, value in given.items()
        if value is not None
        for word in (option, os.fspath(value))
    ]


def _politeness() -> tuple[str, ...]:
    """Return the words before a command that let all other programs go first.

    From where every system has its own programs, and not from this shell's PATH.
    """
    words: list[str] = []
    for name, arguments in (("nice", ("-n", "19")), ("ionice", ("-c", "3"))):
        if program := shutil.which(name, path="/usr/bin:/bin"):
            words += [program, *arguments]
    return tuple(words)


def _account() -> str:
    import pwd

    return pwd.getpwuid(os.geteuid()).pw_name


def _write(folder: Path, units: Mapping[str, str], console: Console) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in units.items():
        (folder / name).write_text(text, encoding="utf-8", errors="surrogateescape")
        console.print(as_typed(folder / name))
