"""Where words go: results to standard output, everything else to standard error."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from searchkit.renderers.visible import visible
from searchkit.values import dataclass

if TYPE_CHECKING:
    from searchkit.renderers.wrapping import TerminalStyle

# Wider lines are hard to read; a narrower terminal than this cannot be helped.
_WIDEST = 100
_NARROWEST = 40


@dataclass(frozen=True, slots=True)
class Console:
    """The two streams, and how much the user wants to hear."""

    quiet: bool = False
    verbose: bool = False
    color: str = "auto"
    may_page: bool = True  # where the terminal is too low for what is printed

    @property
    def use_color(self) -> bool:
        """Whether standard output may be coloured. NO_COLOR is honoured where colour is `auto`."""
        if self.color != "auto":
            return self.color == "always"
        return (
            sys.stdout.isatty()
            and not os.environ.get("NO_COLOR")
            and os.environ.get("TERM") != "dumb"
        )

    @property
    def width(self) -> int:
        """How many columns a line may take: the terminal's, or 80 in a pipe."""
        if not sys.stdout.isatty():
            return 80
        return max(_NARROWEST, min(_terminal_size().columns, _WIDEST))

    @property
    def style(self) -> "TerminalStyle":
        """How lines for standard output are laid out."""
        from searchkit.renderers.wrapping import TerminalStyle

        return TerminalStyle(color=self.use_color, width=self.width)

    def print(self, lines: str | Iterable[str]) -> None:
        """Write lines to standard output."""
        for line in [lines] if isinstance(lines, str) else lines:
            sys.stdout.write(f"{line}\n")

    def page(self, lines: Iterable[str]) -> None:
        """Write lines to standard output, through a pager where they are past one screen.

        The pager is `PAGER`, else `less`, and only where standard output is a terminal; `cat`, or
        nothing in `PAGER`, is none.
        """
        shown = [*lines]
        if not (self.may_page and sys.stdout.isatty() and sys.stdin.isatty()):
            self.print(shown)
            return
        height = _terminal_size().lines
        if len(shown) < height or not _paged("".join(f"{line}\n" for line in shown)):
            self.print(shown)

    def print_paths(self, paths: Iterable[Path], *, ends_with_nul: bool) -> None:
        """Write paths, one a line and harmless, or each with its own bytes and a NUL after it."""
        if not ends_with_nul:
            self.print(visible(os.fspath(path)).replace("\n", r"\x0a") for path in paths)
            return
        sys.stdout.flush()
        sys.stdout.buffer.write(b"".join(os.fsencode(path) + b"\0" for path in paths))

    def write(self, texts: Iterable[str]) -> None:
        """Write texts to standard output as they are, their ends included."""
        for text in texts:
            sys.stdout.write(text)

    def deliver(self) -> None:
        """Hand over all that was printed. Raises OSError where it is not taken."""
        sys.stdout.flush()

    def say(self, text: str) -> None:
        """Write a line for the person at the terminal, unless they want quiet."""
        if not self.quiet:
            warn(text)


def _terminal_size() -> os.terminal_size:
    from shutil import get_terminal_size  # with it come three kinds of compression

    return get_terminal_size()


def _paged(text: str) -> bool:
    """Show the text in the user's pager; False: there is none. Leaving it early is no error."""
    import shlex
    import shutil
    import subprocess

    command = shlex.split(os.environ.get("PAGER", "less"))
    if not command or command == ["cat"] or shutil.which(command[0]) is None:
        return False
    # F: no stop where it fits after all; R: colours; X: what was read stays on the screen.
    environment = {"LESS": "FRX", "LESSCHARSET": "utf-8", **os.environ}
    sys.stdout.flush()
    pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)
    try:
        pager.communicate(text.encode(errors="backslashreplace"))
    except KeyboardInterrupt:  # meant for the pager, which stays until it is left
        pager.wait()
    return True


def warn(text: str) -> None:
    """Write lines to standard error, whatever the user wants to hear.

    Where that cannot be written, because a disk is full, nobody can be told; the run goes on.
    """
    sys.stdout.flush()  # in a terminal, what was found first stands first
    try:
        sys.stderr.write(f"{visible(text)}\n")
        sys.stderr.flush()
    except BrokenPipeError:
        raise  # somebody has seen enough
    except OSError:
        pass


def make_streams_total() -> None:
    """Let no character be an error: what a stream's encoding lacks is written as an escape.

    A stream that was closed before we began is none in Python; what is written to it must fail as
    a write to a closed stream does, and no file that is opened later may take its place.
    """
    if sys.stdout is None:
        sys.stdout = open(os.open(os.devnull, os.O_RDONLY), "w")  # noqa: SIM115, PTH123
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
