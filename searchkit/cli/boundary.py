"""The one place where errors become sentences and exit codes. No traceback reaches a user."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from searchkit.cli.console import make_streams_total, warn
from searchkit.domain.errors import QueryError, SearchkitError
from searchkit.renderers.visible import one_line

NOTHING_FOUND = 1
USAGE = 2
MISTAKE_OF_OURS = 70  # EX_SOFTWARE
INPUT_OUTPUT = 74  # EX_IOERR
CONFIGURATION = 78  # EX_CONFIG
INTERRUPTED = 130  # as a shell reports SIGINT


# Modules of Python that other systems lack: locks, and limits of workers.
POSIX_ONLY = frozenset({"fcntl", "resource"})


def guarded(run: Callable[[], int], *, verbose: bool = False) -> int:
    """Return the exit code of `run`, whatever happens in it."""
    make_streams_total()
    try:
        code = run()
        sys.stdout.flush()
    except BrokenPipeError:
        code = 0  # the reader has seen enough
    except click.exceptions.Exit as done:
        code = done.exit_code
    except (KeyboardInterrupt, click.Abort):
        _let_go_of_output()
        warn("searchkit: interrupted")
        code = INTERRUPTED
    except Exception as error:
        _let_go_of_output()
        code = _explain(error, verbose=verbose)
    _let_go_of_output()
    return code


def _let_go_of_output() -> None:
    """Write what is still buffered; what cannot be written must not raise again at exit."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _explain(error: Exception, *, verbose: bool) -> int:
    """Write the sentences of an error and return its exit code."""
    code, (first, *rest) = told(error, verbose=verbose)
    warn("\n".join([f"searchkit: {first}", *rest]))
    return code


def told(error: Exception, *, verbose: bool = False) -> tuple[int, list[str]]:
    """Return the exit code of an error, and its sentences, one a line and at least one."""
    match error:
        case QueryError():
            lines, code = _query_lines(error), error.exit_code
        case SearchkitError():
            lines, code = str(error).splitlines(), error.exit_code
        case click.UsageError():
            lines, code = [*_usage_lines(error)], USAGE
        case click.ClickException():
            lines, code = [error.format_message()], USAGE
        case ModuleNotFoundError():
            lines, code = [_missing_library(error)], CONFIGURATION
        case OSError():
            lines, code = [_os_sentence(error)], INPUT_OUTPUT
        case MemoryError():
            lines, code = ["out of memory; try fewer hits (-n) or fewer workers (--jobs)"], 74
        case _:
            lines, code = [*_mistake_lines(error, verbose=verbose)], MISTAKE_OF_OURS
    return code, lines or [type(error).__name__]


def _missing_library(error: ModuleNotFoundError) -> str:
    name = (error.name or str(error)).partition(".")[0]
    if name in POSIX_ONLY:
        return f"needs a POSIX system: Linux, macOS or WSL (this Python has no {name})"
    return (
        f"the library {name} is missing. Install it again: pip install --force-reinstall searchkit"
    )


def _query_lines(error: QueryError) -> list[str]:
    from searchkit.querylang import caret

    query, place, message = caret(error).split("\n", 2)
    return [message, f"  {query}", f"  {place}"]


def _usage_lines(error: click.UsageError) -> Iterator[str]:
    yield " ".join(error.format_message().split())
    path = error.ctx.command_path if error.ctx else "searchkit"
    if isinstance(error, click.NoSuchOption) and path.split()[-1] in ("search", "html"):
        # A single dash may be meant as the query's NOT.
        yield f"To leave a word out, write it inside the quoted query or after --: {path} -- 'x -y'"
    else:
        yield f"How to use it: {path} --help"


def _os_sentence(error: OSError) -> str:
    name = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else ""
    reason = error.strerror or str(error) or type(error).__name__
    return f"{name}: {reason}" if name else reason


def _mistake_lines(error: Exception, *, verbose: bool) -> Iterator[str]:
    """Say where it happened; with -v, also the way there."""
    import traceback  # where a mistake in searchkit is told, and nowhere else

    frames = traceback.extract_tb(error.__traceback__)
    place = f"{_module(frames[-1].filename)}:{frames[-1].lineno}" if frames else "?"
    yield f"unexpected {type(error).__name__} at {place}: {one_line(str(error))[:200]}"
    yield "This is a mistake in searchkit; please report it with the line above."
    if verbose:
        way = [f"{_module(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
        yield "The way there: " + " > ".join(way)


def _module(file: str) -> str:
    """Return a file's path from our package on; of other files the name alone."""
    parts = Path(file).parts
    if "searchkit" not in parts:
        return parts[-1]
    return "/".join(parts[len(parts) - 1 - parts[::-1].index("searchkit") :])
