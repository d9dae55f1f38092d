"""How fast PDFs become lines and paragraphs, against pdfminer and pdftotext: figures as JSON.

    python benchmarks/ingest.py [--rounds 3] [PDF ...]

Pages per CPU-second, the medians of several rounds in which the ways take turns, so that a busy machine
slows all of them alike. Without PDFs it makes a corpus of its own. `pdftotext` (poppler) is a process for
each file, so that short files show its start; it is left out where it is not installed.
"""

import argparse
import json
import logging
import os
import platform
import random
import resource
import shutil
import statistics
import subprocess
import tempfile
import zlib
from collections.abc import Callable
from pathlib import Path

from searchkit.domain.clipping import PrintedPages, Source
from searchkit.paragraphs.printed import stories_of_pages
from searchkit.readers.pdf import read_pdf

PAGES = 12  # of each file of the corpus made here
FILES = 6
WORDS = (
    "harbour", "minister", "talks", "strike", "council", "vote", "river", "border", "ferry",
    "winter", "report", "school", "budget", "market", "border", "storm", "bridge", "court",
    "appeal", "dock", "union", "region", "price", "energy", "water", "said", "would",
    "after", "before", "under", "over", "their", "with", "from", "that", "this", "which",
    "were", "have",
)  # fmt: skip


def cpu_seconds(work: Callable[[], object]) -> float:
    """Return the CPU time of `work`, its child processes included."""
    before = _used()
    work()
    return _used() - before


def _used() -> float:
    return sum(
        used.ru_utime + used.ru_stime
        for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def pdfminer_text(path: Path) -> None:
    """Do what a program does that asks pdfminer.six for the text."""
    from pdfminer.high_level import extract_text

    extract_text(path)


def lines(path: Path) -> PrintedPages:
    """Read the lines alone."""
    content = read_pdf(Source(path.name, path.read_bytes())).content
    assert isinstance(content, PrintedPages)
    return content


def paragraphs(path: Path) -> None:
    """Read the lines and find the paragraphs."""
    stories_of_pages(lines(path))


def pdftotext(path: Path) -> None:
    """Run poppler's pdftotext."""
    subprocess.run(["pdftotext", str(path), "-"], stdout=subprocess.DEVNULL, check=False)


def corpus(folder: Path) -> list[Path]:
    """Make files of plain pages, set as word processors and layout programs set them."""
    rng = random.Random(1)
    paths = []
    for number in range(FILES):
        path = folder / f"{number}.pdf"
        path.write_bytes(_file([_page(rng) for _ in range(PAGES)]))
        paths.append(path)
    return paths


def _page(rng: random.Random) -> bytes:
    drawn = bytearray(b"BT /F 10 Tf 12 TL 1 0 0 1 72 720 Tm\n")
    for row in range(52):
        words = " ".join(rng.choice(WORDS) for _ in range(14))
        ends = row % 5 == 4
        text = f"{words[:52]}." if ends else words
        kerned = ")-15(".join(text[start : start + 9] for start in range(0, len(text), 9))
        drawn += f"[({kerned})] TJ T*\n".encode("ascii")
        if ends:
            drawn += b"0 -8 Td\n"
    return bytes(drawn + b"ET")


def _file(pages: list[bytes]) -> bytes:
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(pages), kids),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, content in enumerate(pages):
        packed = zlib.compress(content)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R>>>>>>" % (5 + 2 * number)
        )
        objects.append(
            b"<</Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(packed), packed)
        )
    data = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    data += b"trailer <</Root 1 0 R/Size %d>>\n" % (len(objects) + 1)
    return bytes(data + b"startxref\n%d\n%%%%EOF" % table)


def measured(paths: list[Path], rounds: int) -> dict[str, object]:
    """Return the figures of one run."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    ways: dict[str, Callable[[Path], object]] = {
        "pdfminer extract_text": pdfminer_text,
        "lines alone": lines,
        "lines and paragraphs": paragraphs,
    }
    if shutil.which("pdftotext"):
        ways["pdftotext"] = pdftotext
    pages = sum(len(lines(path).pages) for path in paths)  # and everything is imported now
    pdfminer_text(paths[0])
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            times[name].append(sum(cpu_seconds(lambda p=path, w=way: w(p)) for path in paths))  # type: ignore[misc]
    speed = {name: pages / statistics.median(values) for name, values in times.items()}
    return {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "files": len(paths),
        "pages": pages,
        "rounds": rounds,
        "pages_per_cpu_second": {name: round(value, 1) for name, value in speed.items()},
        "times_extract_text": {
            name: round(value / speed["pdfminer extract_text"], 2) for name, value in speed.items()
        },
    }


def main() -> None:
    """Measure the files of the command line, or a corpus made here."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, metavar="PDF")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    if options.paths:
        figures = measured(options.paths, options.rounds)
    else:
        with tempfile.TemporaryDirectory() as folder:
            figures = measured(corpus(Path(folder)), options.rounds)
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
