"""Damaged PDFs through the whole of reading, in workers with limits: how each ended, as JSON.

    python benchmarks/fuzz_pdf.py [--count 10000] [--workers 2] [PDF ...]

Each file is one of the seeds with some damage (tests/support/hostile_pdfs.py), the same for the same
numbers. Nothing may hang, crash or take the run down: `failures` must be empty.
"""

import argparse
import collections
import json
import random
import sys
import time
from pathlib import Path

from searchkit.domain.clipping import PrintedPages, Source
from searchkit.domain.errors import UnreadableClipping
from searchkit.ingest.failures import Failure
from searchkit.ingest.limits import WorkerLimits
from searchkit.ingest.pool import run_jobs
from searchkit.paragraphs.articles import articles_of
from searchkit.readers.pdf import read_pdf

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.support.hostile_pdfs import mutated  # noqa: E402 -- beside the package, not in it


def main() -> None:
    """Damage and read as many files as asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, metavar="PDF")
    parser.add_argument("--count", type=int, default=1_000)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    paths = options.paths or sorted((ROOT / "tests" / "golden" / "pdf").glob("*.pdf"))
    seeds = [path.read_bytes() for path in paths]

    def read(number: int) -> tuple[str, float]:
        rng = random.Random(number)
        data = mutated(rng.choice(seeds), rng)
        started = time.process_time()
        try:
            clipping = read_pdf(Source("damaged.pdf", data))
            assert isinstance(clipping.content, PrintedPages)
            articles_of(clipping)
            outcome = "read"
        except UnreadableClipping as error:
            outcome = str(error)
        return outcome, time.process_time() - started

    outcomes: collections.Counter[str] = collections.Counter()
    failures: dict[int, str] = {}
    slowest = (0.0, -1)
    for number, answer in run_jobs(read, range(options.count), options.workers, WorkerLimits()):
        if isinstance(answer, Failure):
            failures[number] = answer.reason
        else:
            outcomes[answer[0]] += 1
            slowest = max(slowest, (answer[1], number))
    print(
        json.dumps(
            {
                "count": options.count,
                "seeds": len(seeds),
                "outcomes": dict(outcomes.most_common()),
                "slowest_cpu_seconds": round(slowest[0], 2),
                "slowest": slowest[1],
                "failures": failures,
            },
            indent=1,
        )
    )


if __name__ == "__main__":
    main()
