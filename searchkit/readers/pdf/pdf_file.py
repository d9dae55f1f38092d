"""One PDF, from its bytes to its lines, with every failure put as a sentence."""

import contextlib
import logging
import os
from collections.abc import Iterator, Sequence

from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

from searchkit.domain.article import NOT_ALL_READ
from searchkit.domain.clipping import Clipping, Page, PrintedPages, Source
from searchkit.domain.errors import UnreadableClipping
from searchkit.domain.identity import file_digest
from searchkit.readers.pdf.budget import Budget, LimitError, PdfLimits
from searchkit.readers.pdf.content import Painter
from searchkit.readers.pdf.drawing import Drawing
from searchkit.readers.pdf.fonts import FontCache
from searchkit.readers.pdf.legibility import check_legible, is_garbage, warnings_of_pages
from searchkit.readers.pdf.lines import lines_of, turned_lines
from searchkit.readers.pdf.pages import pages_of
from searchkit.readers.pdf.structure import BoundedDocument, metadata_of
from searchkit.readers.pdf.tagged import Structure, Tags
from searchkit.rules import fact, limit
from searchkit.values import dataclass

DAMAGED = "the file is damaged or cut off; its text may be incomplete"
MOST_NAMED = limit(10, "the reader's patience: pages named in a warning")
HEAD_BYTES = fact(1_024, "Acrobat, which looks for the mark this far")


def clipping_of(source: Source, limits: PdfLimits | None = None) -> Clipping:
    """Return the lines of a PDF. Raises UnreadableClipping with the reason."""
    if not source.data:
        raise UnreadableClipping("empty file")
    if b"%PDF-" not in source.data[:HEAD_BYTES]:
        raise UnreadableClipping("not a PDF")
    try:
        with _pdfminer_by_itself():
            reading = _read_or_searched(source.data, limits)
    except LimitError as error:
        raise UnreadableClipping(f"the PDF asks for too much: {error}") from error
    except PDFPasswordIncorrect as error:
        raise UnreadableClipping("the PDF needs a password; save a copy without one") from error
    except PDFEncryptionError as error:
        raise UnreadableClipping("the PDF is encrypted in a way that cannot be read") from error
    except RecursionError as error:
        raise UnreadableClipping("the PDF's objects are nested too deeply") from error
    except (ImportError, OSError, MemoryError):
        raise  # of the machine, which says nothing of the file
    except Exception as error:
        raise UnreadableClipping(f"the PDF is damaged ({type(error).__name__})") from error
    check_legible(reading.content)
    warnings = (*reading.warnings, *warnings_of_pages(reading.content))
    return Clipping(file_digest(source.data), reading.content, warnings)


@dataclass(frozen=True, slots=True)
class _PdfReading:
    """What one way of reading the file gave."""

    content: PrintedPages
    warnings: tuple[str, ...]
    is_damaged: bool  # a table or an object could not be read

    @property
    def has_text(self) -> bool:
        return any(line.text.strip() for page in self.content.pages for line in page.lines)

    @property
    def worth(self) -> tuple[bool, int]:
        """What tells readings of one file apart: whether words decode, and how many letters."""
        texts = [line.text for page in self.content.pages for line in page.lines]
        letters = sum(character.isalpha() for text in texts for character in text)
        return letters > 0 and not is_garbage(texts), letters


def _read_or_searched(data: bytes, limits: PdfLimits | None) -> _PdfReading:
    """Return what the file holds by its own tables.

    Where they are damaged, or lead to no text, its objects are looked for, and what gives more
    text is taken.
    """
    failure: Exception | None = None
    readings: list[_PdfReading] = []
    try:
        readings.append(_read(data, Budget(limits), by_search=False))
        if not readings[0].is_damaged and readings[0].has_text:
            return readings[0]
    except (LimitError, PDFEncryptionError, RecursionError, ImportError, OSError, MemoryError):
        raise
    except Exception as error:
        # pdfminer raises whatever the damage leads to: KeyError, struct.error, AssertionError ...
        failure = error
    try:
        readings.insert(0, _read(data, Budget(limits), by_search=True))
    except (ImportError, OSError, MemoryError):
        raise
    except Exception:
        pass  # the first failure, or the want of text, says more
    best = max(readings, key=lambda reading: reading.worth, default=None)
    if best is None or (failure and not best.worth[1]):
        raise failure or AssertionError
    return best


def _read(data: bytes, budget: Budget, *, by_search: bool) -> _PdfReading:
    document = BoundedDocument(data, budget, by_search=by_search)
    painter = Painter(FontCache(budget), budget)
    structure = Structure(document)
    drawings = [(painter.drawing(page), page) for page in pages_of(document)]
    pages = tuple(
        _page(number, drawing, structure.of_page(page))
        for number, (drawing, page) in enumerate(drawings, start=1)
    )
    is_damaged = document.is_damaged or by_search
    warnings = (
        *((DAMAGED,) if is_damaged else ()),
        *_what_is_lost([drawing for drawing, _ in drawings]),
    )
    return _PdfReading(PrintedPages(pages, metadata_of(document)), warnings, is_damaged)


def _page(number: int, drawing: Drawing, tags: Tags) -> Page:
    return Page(
        number,
        max(drawing.width, 1.0),  # a damaged box may have none
        max(drawing.height, 1.0),
        tuple(lines_of(drawing.runs, tags) + turned_lines(drawing.runs)),
        tuple(drawing.images),
        tuple(drawing.marks),
    )


def _what_is_lost(drawings: Sequence[Drawing]) -> Iterator[str]:
    """Yield how much of the pages is damaged, by the bytes that draw them."""
    numbered = list(enumerate(drawings, start=1))
    if hurt := [number for number, drawing in numbered if drawing.lost]:
        lost = sum(drawing.lost for drawing in drawings)
        share = 100 * lost / max(1, sum(drawing.stored for drawing in drawings))
        percent = f"about {share:.0f} %" if share >= 1 else "less than 1 %"
        shown = "what its pages show is damaged or missing"
        yield f"{NOT_ALL_READ}{percent} of {shown} (page {_named(hurt)})"
    broken_off = [number for number, each in numbered if each.is_unfinished and not each.lost]
    if broken_off:
        yield f"{NOT_ALL_READ}page {_named(broken_off)} breaks off"


def _named(pages: Sequence[int]) -> str:
    return ", ".join(map(str, pages[:MOST_NAMED])) + (" ..." if len(pages) > MOST_NAMED else "")


@contextlib.contextmanager
def _pdfminer_by_itself() -> Iterator[None]:
    """Keep pdfminer's remarks about damaged files, and a path of the environment, out of the way.

    Both are put back: a program that uses pdfminer itself finds its settings as they were.
    """
    logger = logging.getLogger("pdfminer")
    level = logger.level
    character_maps = os.environ.pop("CMAP_PATH", None)  # pdfminer would read files from there
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)
        if character_maps is not None:
            os.environ["CMAP_PATH"] = character_maps
