"""A shell at a terminal, as a person has it: something is typed, TAB is pressed, the line is read."""

import os
import pty
import re
import select
import signal
import time
from collections.abc import Mapping, Sequence

ESCAPES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[=>]|\x1b\][^\x07]*\x07|\x1b\([A-Z]")
SECONDS = 60  # until something is given up as never coming, on a machine that does much else


class ShellAtATerminal:
    """An interactive shell in a terminal of its own."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._process, self._terminal = pty.fork()
        if self._process == 0:
            os.execvpe(command[0], [*command], {**environment, "TERM": "xterm", "COLUMNS": "200"})
        self._seen = ""

    def run(self, line: str) -> str:
        """Run a command line and return what it prints."""
        self._seen = ""
        self.type(f"{line}; printf 'do''ne%s\\n' .\n")
        return self.wait_for("done.").partition("done.")[0]

    def completed(self, line: str) -> str:
        """Type a line and TAB, then Enter, and return what that prints."""
        # Keys wait their turn: what comes after TAB is read when the word is completed.
        return self.run(f"{line}\t")

    def type(self, text: str) -> None:
        """Press these keys."""
        os.write(self._terminal, text.encode())

    def wait_for(self, text: str) -> str:
        """Return what was written since the last command, once this stands in it."""
        ends = time.monotonic() + SECONDS
        while text not in self._plain() and time.monotonic() < ends:
            if select.select([self._terminal], [], [], 1)[0]:
                try:
                    self._seen += os.read(self._terminal, 65_536).decode(errors="replace")
                except OSError:  # the shell has ended
                    break
        assert text in self._plain(), self._plain()
        return self._plain()

    def _plain(self) -> str:
        return ESCAPES.sub("", self._seen).replace("\r", "")

    def close(self) -> None:
        """End the shell, whatever it is doing."""
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        os.close(self._terminal)
