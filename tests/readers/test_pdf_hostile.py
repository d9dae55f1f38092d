"""Files that attack or are damaged give a reason or text, within bounds, and run nothing."""

import random
from pathlib import Path

import pytest

from searchkit.domain.clipping import PrintedPages, Source
from searchkit.domain.errors import UnreadableClipping
from searchkit.ingest.failures import Failure
from searchkit.ingest.limits import WorkerLimits
from searchkit.ingest.pool import run_jobs
from searchkit.paragraphs.printed import stories_of_pages
from searchkit.readers.pdf import read_pdf
from tests.support.hostile_pdfs import HOSTILE, mutated
from tests.support.pdf_writer import printed

GOLDEN = Path(__file__).parents[1] / "golden" / "pdf"


def outcome(name: str) -> str:
    """Return what reading a hostile file comes to; runs in a worker."""
    return read(HOSTILE[name]())


def read(data: bytes) -> str:
    try:
        clipping = read_pdf(Source("hostile.pdf", data))
    except UnreadableClipping as error:
        return f"reason: {error}"
    assert isinstance(clipping.content, PrintedPages)
    stories_of_pages(clipping.content)
    return "text: " + " ".join(line.text for page in clipping.content.pages for line in page.lines)


@pytest.fixture(scope="module")
def outcomes() -> dict[str, str]:
    # The dearest of them takes 4 s of CPU; a busy machine gives it a tenth of a core.
    limits = WorkerLimits(wall_seconds=60.0, memory_bytes=1 << 30)
    return {
        name: f"FAILED: {answer.reason}" if isinstance(answer, Failure) else answer
        for name, answer in run_jobs(outcome, list(HOSTILE), 2, limits)
    }


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gives_a_reason_or_text(name: str, outcomes: dict[str, str]) -> None:
    assert outcomes[name].startswith(("reason: ", "text: "))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a stream of 80 MiB", "unpacks to more than"),
        ("a stream packed twice", "unpacks to more than"),
        ("a stream of objects that unpacks to 80 MiB", "unpacks to more than"),
        ("20,000 pages", "more than 5,000 pages"),
        ("forms that fan out to 10^9", "drawings within drawings"),
        ("no byte", "empty"),
        ("an unknown encryption", "encrypted"),
    ],
)
def test_the_reason_says_which_limit_it_was(
    name: str, words: str, outcomes: dict[str, str]
) -> None:
    assert outcomes[name].startswith("reason: ")
    assert words in outcomes[name]


@pytest.mark.parametrize(
    "name", ["a /Length that lies", "cross-references in a loop", "scripts that run when it opens"]
)
def test_damage_that_hides_no_text_loses_none(name: str, outcomes: dict[str, str]) -> None:
    assert "The harbour stays open." in outcomes[name]


def test_damaged_files_end_in_text_or_a_reason() -> None:
    rng = random.Random(20_240_314)
    seeds = [path.read_bytes() for path in sorted(GOLDEN.glob("*.pdf"))[:2]]
    seeds.append(printed([(72, 700 - 14 * row, 12, "The harbour stays open.") for row in range(9)]))

    for _ in range(25):
        assert read(mutated(rng.choice(seeds), rng)).startswith(("reason: ", "text: "))
