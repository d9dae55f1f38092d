"""Headless Chromium, as far as the tests of pages need it."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Browser:
    """Each call is a browser of its own; nothing is resolved but this machine."""

    program: str
    folder: Path

    def dom(self, address: str, *, requests: list[str] | None = None, width: int = 800) -> str:
        """Return the page as it is once it is loaded; `requests` gets every address asked for."""
        log = self.folder / "net.json"
        done = subprocess.run(
            [
                self.program,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--no-first-run",
                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
                f"--user-data-dir={self.folder / 'profile'}",
                f"--log-net-log={log}",
                f"--window-size={width},900",
                "--virtual-time-budget=2000",
                "--dump-dom",
                address,
            ],
            capture_output=True,
            timeout=90,
            check=True,
        )
        if requests is not None:
            requests += _requested(json.loads(log.read_text(errors="replace")))
        return done.stdout.decode()


def _requested(log: Any) -> list[str]:
    """Return the addresses in a log of the network that a page asked for."""
    return [
        event["params"]["url"]
        for event in log["events"]
        if isinstance(event.get("params"), dict) and "url" in event["params"]
    ]
