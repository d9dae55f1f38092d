"""Damage PDFs, and see that no text is lost without a word where poppler's pdftotext reads on.

    python -m tests.soak.mutated_pdfs COUNT [SEED]

Each file is one of the sound prints of tests/golden and of the samples with some damage, the same for
the same numbers. A word counts as lost where pdftotext reads it in the damaged file, searchkit in the
sound one, and searchkit no longer in the damaged one. It is wrong to lose a tenth without a warning.
`seen` also counts what is lost with a warning, and what is skipped with a reason. Prints JSON.
"""

import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

from searchkit.domain.clipping import PrintedPages, Source
from searchkit.domain.errors import UnreadableClipping
from searchkit.ingest.failures import Failure
from searchkit.ingest.limits import WorkerLimits, processors
from searchkit.ingest.pool import run_jobs
from searchkit.readers.pdf import read_pdf
from tests.soak.program import soak
from tests.support.hostile_pdfs import damaged

ROOT = Path(__file__).parents[2]
PRINTS = ("tests/golden/pdf", "searchkit/samples")
FEWEST_WORDS = 20  # in a file of fewer, two words are a tenth
TENTH = 0.1
PATIENCE_SECONDS = 20  # of ours, with a file that pdftotext takes too long over


def mutated_pdfs(count: int, seed: int) -> dict[str, object]:
    """Damage and read so many files."""
    if shutil.which("pdftotext") is None:
        return {"skipped": "pdftotext is not installed", "seen": {}, "wrong": []}
    paths = sorted(path for place in PRINTS for path in (ROOT / place).rglob("*.pdf"))
    prints = [(path.name, data) for path in paths if _is_read(data := path.read_bytes())]
    whole = [_words(_text(data)[0]) for _, data in prints]

    def compare(number: int) -> Any:
        random = Random(f"{seed}/{number}")
        place = random.randrange(len(prints))
        name, sound = prints[place]
        kind, data = damaged(sound, random)
        theirs = _words(_pdftotext(data)) & whole[place]
        if theirs.total() < FEWEST_WORDS:
            return "pdftotext reads nothing either", ""
        try:
            text, warnings = _text(data)
        except UnreadableClipping as error:
            return "skipped with a reason", str(error)
        lost = (theirs - _words(text)).total() / theirs.total()
        if lost < TENTH:
            return "read", ""
        told = f"{number}: {name}, {kind}: {lost:.0%} lost"
        return ("lost with a warning", "") if warnings else ("lost without a word", told)

    seen: Counter[str] = Counter()
    wrong: list[str] = []
    limits = WorkerLimits(open_files=128)  # pdftotext is started from within a worker
    for number, answer in run_jobs(compare, range(count), processors(), limits):
        if isinstance(answer, Failure):
            wrong.append(f"{number}: {answer.reason}")
            continue
        outcome, told = answer
        seen[outcome] += 1
        if outcome == "lost without a word":
            wrong.append(told)
    return {"seen": dict(seen), "wrong": wrong}


def _is_read(data: bytes) -> bool:
    try:
        return _words(_text(data)[0]).total() >= FEWEST_WORDS
    except UnreadableClipping:
        return False


def _text(data: bytes) -> tuple[str, tuple[str, ...]]:
    clipping = read_pdf(Source("damaged.pdf", data))
    assert isinstance(clipping.content, PrintedPages)
    lines = (line.text for page in clipping.content.pages for line in page.lines)
    return "\n".join(lines), clipping.warnings


def _pdftotext(data: bytes) -> str:
    command = ["pdftotext", "-q", "-", "-"]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=PATIENCE_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout.decode("utf-8", "replace")


def _words(text: str) -> Counter[str]:
    joined = re.sub(r"(\w)-\n(\w)", r"\1\2", unicodedata.normalize("NFKC", text))
    return Counter(re.findall(r"\w{2,}", joined.casefold()))


if __name__ == "__main__":
    soak(mutated_pdfs)
