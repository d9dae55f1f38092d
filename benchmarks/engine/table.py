"""A table of what runs measured, in Markdown: `python -m benchmarks.engine.table RUN.json ...`."""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

HEADINGS = {
    "searchkit": "searchkit",
    "tantivy": "tantivy",
    "fts5": "SQLite FTS5",
    "xapian": "Xapian",
    "whoosh": "Whoosh as it comes",
}
NOTHING = "-"


def table(runs: Sequence[Mapping[str, Any]]) -> str:
    """Return the figures of runs over corpora of several sizes, a row each, an engine a column."""
    names = [
        name
        for name in HEADINGS
        if name == "searchkit" or any(name in run["build"] for run in runs)
    ]
    lines = [["", *(HEADINGS[name] for name in names)], ["-"] * (len(names) + 1)]
    for run in runs:
        lines += [
            [f"{run['corpus']['paragraphs']:,} paragraphs: {what}", *cells]
            for what, cells in _rows(run, names)
            if {*cells} != {NOTHING}
        ]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _rows(run: Mapping[str, Any], names: Sequence[str]) -> list[tuple[str, list[str]]]:
    cold = run["cold_search"]
    walls = {"searchkit": cold["searchkit"]} | (
        {"fts5": cold["script on fts5"]} if "script on fts5" in cold else {}
    )
    return [
        ("ten best, ms", [_percentiles(run["top_10"], name) for name in names]),
        (
            "ten best and three facets, ms",
            [_percentiles(run["top_10_and_3_facets"], name) for name in names],
        ),
        (
            "ten hits with text, snippet and marks, ms",
            [_percentiles(run["ten_hits_shown"], name) for name in names],
        ),
        (
            "a search from nothing, ms by the clock",
            [f"{walls[name]['wall_ms']:.0f}" if name in walls else NOTHING for name in names],
        ),
        (
            "indexed in a second of a processor",
            [_built(run, name, "paragraphs_per_cpu_s") for name in names],
        ),
        ("size of the index, MB", [_built(run, name, "megabytes") for name in names]),
    ]


def _percentiles(figures: Mapping[str, Any], name: str) -> str:
    # What is compared is words alone; what is shown comes from the product as it is.
    if name == "searchkit":
        name = "words-only" if "words-only" in figures else name
    if name not in figures:
        return NOTHING
    return f"{figures[name]['p50_ms']:.2g} / {figures[name]['p95_ms']:.2g}"


def _built(run: Mapping[str, Any], name: str, figure: str) -> str:
    if name == "searchkit" and name not in run["build"]:
        name = "words-only"
    return f"{run['build'][name]['own'][figure]:,.0f}" if name in run["build"] else NOTHING


if __name__ == "__main__":
    print(table([json.loads(Path(name).read_text(encoding="utf-8")) for name in sys.argv[1:]]))
