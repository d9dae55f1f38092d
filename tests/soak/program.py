"""How a harness is started, and how it says what it saw."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

Harness = Callable[[int, int], dict[str, object]]


def soak(harness: Harness) -> None:
    """Run it as `COUNT [SEED]` say, print what it saw as JSON, and exit with 1 if that is wrong."""
    count, seed = [*map(int, sys.argv[1:]), 1][:2]
    began = time.monotonic()
    seen = harness(count, seed)
    seen |= {"seed": seed, "seconds": round(time.monotonic() - began), "of": _commit()}
    sys.stdout.write(json.dumps(seen, indent=1, ensure_ascii=False) + "\n")
    sys.exit(1 if seen["wrong"] else 0)


def _commit() -> str:
    done = subprocess.run(
        ["git", "describe", "--always", "--dirty"],
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip()
