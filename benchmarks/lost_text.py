"""What is lost of damaged PDFs where poppler's pdftotext reads on, and what is said of it, as JSON.

    python -m benchmarks.lost_text [--count 3000] [--workers 2] [--first 0] [PDF ...]

Each file is one of the seeds with some damage, the same for the same number. A word counts as lost
where pdftotext reads it in the damaged file, searchkit in the sound one, and searchkit no longer in
the damaged one. `silent` are the files that lose a tenth or more without a warning: there may be none.
`refused` are those that searchkit skips with a reason although pdftotext reads something.
"""

import argparse
import collections
import json
import random
import re
import subprocess
import time
import unicodedata
from pathlib import Path
from typing import Any

from searchkit.domain.clipping import PrintedPages, Source
from searchkit.domain.errors import UnreadableClipping
from searchkit.ingest.failures import Failure
from searchkit.ingest.limits import WorkerLimits
from searchkit.ingest.pool import run_jobs
from searchkit.readers.pdf import read_pdf
from tests.support.hostile_pdfs import damaged

ROOT = Path(__file__).parents[1]
FEWEST_WORDS = 20  # in a file of fewer, one word is more than a tenth's half
TENTH = 0.1


def main() -> None:
    """Damage and read as many files as asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, metavar="PDF")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    places = ("tests/golden/pdf", "searchkit/samples")
    paths = options.paths or sorted(p for each in places for p in (ROOT / each).rglob("*.pdf"))
    seeds = [data for path in paths if _is_readable(data := path.read_bytes())]
    whole = [_words(_ours(seed)[0]) for seed in seeds]

    def compare(number: int) -> dict[str, Any]:
        rng = random.Random(number)
        place = rng.randrange(len(seeds))
        kind, data = damaged(seeds[place], rng)
        told = {"seed": paths[place].name, "kind": kind}
        theirs = _words(_pdftotext(data)) & whole[place]
        if theirs.total() < FEWEST_WORDS:
            return {**told, "outcome": "pdftotext reads nothing either"}
        started = time.process_time()
        try:
            text, warnings = _ours(data)
        except UnreadableClipping as error:
            return {**told, "outcome": "refused", "why": str(error), "words": theirs.total()}
        lost = (theirs - _words(text)).total() / theirs.total()
        outcome = "whole" if lost < TENTH else "said" if warnings else "silent"
        seconds = round(time.process_time() - started, 2)
        return {
            **told, "outcome": outcome, "lost": round(lost, 3), "why": warnings, "s": seconds
        }  # fmt: skip

    outcomes: collections.Counter[str] = collections.Counter()
    found: dict[str, dict[int, Any]] = collections.defaultdict(dict)
    numbers = range(options.first, options.first + options.count)
    for number, answer in run_jobs(compare, numbers, options.workers, WorkerLimits(open_files=128)):
        told = (
            {"outcome": "failed", "why": answer.reason} if isinstance(answer, Failure) else answer
        )
        outcomes[told["outcome"]] += 1
        if told["outcome"] in ("refused", "said", "silent", "failed"):
            found[told.pop("outcome")][number] = told
    print(json.dumps({"seeds": len(seeds), "outcomes": outcomes, **found}, indent=1, default=str))


def _is_readable(data: bytes) -> bool:
    try:
        return _words(_ours(data)[0]).total() >= FEWEST_WORDS
    except UnreadableClipping:
        return False


def _ours(data: bytes) -> tuple[str, tuple[str, ...]]:
    clipping = read_pdf(Source("damaged.pdf", data))
    assert isinstance(clipping.content, PrintedPages)
    lines = (line.text for page in clipping.content.pages for line in page.lines)
    return "\n".join(lines), clipping.warnings


def _pdftotext(data: bytes) -> str:
    try:
        done = subprocess.run(
            ["pdftotext", "-q", "-", "-"], input=data, capture_output=True, timeout=20, check=False
        )
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout.decode("utf-8", "replace")


def _words(text: str) -> collections.Counter[str]:
    joined = re.sub(r"(\w)-\n(\w)", r"\1\2", unicodedata.normalize("NFKC", text))
    return collections.Counter(re.findall(r"\w{2,}", joined.casefold()))


if __name__ == "__main__":
    main()
