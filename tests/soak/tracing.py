"""System calls that are made to fail, or to kill, by strace."""

import os
import shutil
import signal
import subprocess
from functools import cache

from tests.soak.world import Started


def run_traced(
    calls: str, inject: str, arguments: list[str], *, workers: bool = False
) -> tuple[int, str]:
    """Run a command, these system calls of it tampered with as strace's `inject` says.

    `workers`: those of its worker processes, too. Returns its exit code, minus the signal that killed it, and what it said.
    """
    started = Started(arguments, lambda: os.kill(os.getpid(), signal.SIGSTOP))
    os.waitid(os.P_PID, started.pid, os.WSTOPPED | os.WNOWAIT)
    strace = subprocess.Popen(
        ["strace", "-o", os.devnull, "-e", f"trace={calls}", "-e", f"inject={inject}",
         *(["-f"] if workers else []), "-p", str(started.pid)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    with strace:
        assert strace.stderr is not None
        strace.stderr.readline()  # "attached": from here on it looks
        os.kill(started.pid, signal.SIGCONT)
        return started.wait()


@cache
def may_trace() -> bool:
    """Whether strace is installed and may attach to our children."""
    if shutil.which("strace") is None:
        return False
    done = subprocess.run(
        ["strace", "-o", os.devnull, "-e", "trace=fsync", "true"], capture_output=True, check=False
    )
    return done.returncode == 0
