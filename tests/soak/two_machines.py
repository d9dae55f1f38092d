"""Send an index to another machine by the script of docs/running.md, while a reader searches there.

    python -m tests.soak.two_machines COUNT [SEED]      where rsync is installed

One process brings an index level again and again; the script sends it, so that new generations
come in the midst of sending; a reader searches the copy all the while. No search may fail, or see
half of a generation, and after each sending the copy serves the generation that was served when it
began, or a newer one. Prints JSON.
"""

import os
import re
import shutil
import signal
import subprocess
from collections import Counter
from pathlib import Path
from random import Random

from searchkit.cli import main
from tests.soak.program import soak
from tests.soak.reading import reading
from tests.soak.world import Clippings, State, a_folder, held, run, warm

PAGE = Path(__file__).parents[2] / "docs" / "running.md"
VANISHED = 24  # rsync: some files went away before they could be sent


def why_not() -> str | None:
    """Return why nothing can be sent here; None: it can."""
    return None if shutil.which("rsync") else "rsync is not installed"


def script() -> str:
    """Return the script that the page tells people to use."""
    blocks: list[str] = re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    return next(block for block in blocks if "# send-index" in block)


def two_machines(count: int, seed: int) -> dict[str, object]:
    """Send so often, and return what was seen."""
    if reason := why_not():
        return {"skipped": reason, "wrong": []}
    random = Random(seed)
    seen: Counter[str] = Counter()
    wrong: list[str] = []
    warm()
    with a_folder() as folder:
        send = folder / "send-index"
        send.write_text(script())
        clippings = Clippings(folder / "clips", random)
        index, copy = folder / "index", folder / "copy" / "index"
        copy.mkdir(parents=True)
        run("index", "-q", "--index", str(index), str(clippings.folder))
        _send(send, index, copy)
        writer = _writer(index, clippings)
        try:
            with reading(copy, first=True) as reader:
                states: dict[int, State] = {}
                for _ in range(count):
                    before = held(index)[0]
                    code, said = _send(send, index, copy)
                    generation, states[generation] = held(copy)
                    seen["sent"] += 1
                    if code == VANISHED:
                        seen["files vanished"] += 1
                    elif code or generation < before:
                        wrong.append(f"{code} {said}: {generation} is served, {before} was sent")
        finally:
            os.kill(writer, signal.SIGKILL)
            os.waitpid(writer, 0)
        seen["generations that the copy served"] = len(states)
        run("index", "-q", "--index", str(index))
        _send(send, index, copy)
        if held(copy) != held(index):
            wrong.append("the last copy is not the index")
        if (checked := run("check", "-q", "--index", str(copy))) != (0, ""):
            wrong.append(f"check of the copy: {checked}")
        left = {path.name for path in (copy / "objects").iterdir()}
        if left != {path.name for path in (index / "objects").iterdir()}:
            wrong.append("files that nobody names any more are left")
        wrong += [failed for failed in reader.seen() if failed != "whole"]
    return {"seen": dict(seen), "reader": reader.seen(), "wrong": wrong}


def _send(send: Path, index: Path, copy: Path) -> tuple[int, str]:
    done = subprocess.run(
        ["sh", str(send), str(index), str(copy)], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stderr


def _writer(index: Path, clippings: Clippings) -> int:
    """Start a process that brings the index level again and again; return its id."""
    writer = os.fork()
    if writer == 0:
        try:
            while main(["index", "-q", "--index", str(index)]) == 0:
                clippings.change()
        finally:
            os._exit(1)
    return writer


if __name__ == "__main__":
    soak(two_machines)
