"""Where words go: results to standard output, everything else to standard error."""

import os
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass

from searchkit.renderers.visible import visible

# Wider lines are hard to read; a narrower terminal than this cannot be helped.
_WIDEST = 100
_NARROWEST = 40


@dataclass(frozen=True, slots=True)
class Console:
    """The two streams, and how much the user wants to hear."""

    quiet: bool = False
    verbose: bool = False
    color: str = "auto"

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
        return max(_NARROWEST, min(shutil.get_terminal_size().columns, _WIDEST))

    def print(self, lines: str | Iterable[str]) -> None:
        """Write lines to standard output."""
        for line in [lines] if isinstance(lines, str) else lines:
            sys.stdout.write(f"{line}\n")

    def say(self, text: str) -> None:
        """Write a line for the person at the terminal, unless they want quiet."""
        if not self.quiet:
            warn(text)


def warn(text: str) -> None:
    """Write lines to standard error, whatever the user wants to hear."""
    sys.stdout.flush()  # in a terminal, what was found first stands first
    sys.stderr.write(f"{visible(text)}\n")
    sys.stderr.flush()


def make_streams_total() -> None:
    """Let no character be an error: what a stream's encoding lacks is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
