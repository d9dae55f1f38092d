"""One PDF, from its bytes to its lines, with every failure put as a sentence."""

import contextlib
import logging
import os
from collections.abc import Iterator

from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage

from searchkit.domain.clipping import Clipping, Page, PrintedPages, Source
from searchkit.domain.errors import UnreadableClipping
from searchkit.domain.identity import file_digest
from searchkit.readers.pdf.budget import Budget, LimitError, PdfLimits
from searchkit.readers.pdf.content import Painter
from searchkit.readers.pdf.fonts import FontCache
from searchkit.readers.pdf.legibility import check_legible, warnings_of_pages
from searchkit.readers.pdf.lines import lines_of, turned_lines
from searchkit.readers.pdf.salvage import salvaged
from searchkit.readers.pdf.structure import BoundedDocument, metadata_of, pages_of
from searchkit.readers.pdf.tagged import Structure
from searchkit.rules import fact

DAMAGED = "the file is damaged or cut off; its text may be incomplete"
HEAD_BYTES = fact(1_024, "Acrobat, which looks for the mark this far")


def clipping_of(source: Source, limits: PdfLimits | None = None) -> Clipping:
    """Return the lines of a PDF. Raises UnreadableClipping with the reason."""
    if not source.data:
        raise UnreadableClipping("empty file")
    if b"%PDF-" not in source.data[:HEAD_BYTES]:
        raise UnreadableClipping("not a PDF")
    try:
        with _pdfminer_by_itself():
            content, damage = _read_or_salvaged(source.data, limits)
    except LimitError as error:
        raise UnreadableClipping(f"the PDF asks for too much: {error}") from error
    except PDFPasswordIncorrect as error:
        raise UnreadableClipping("the PDF needs a password; save a copy without one") from error
    except PDFEncryptionError as error:
        raise UnreadableClipping("the PDF is encrypted in a way that cannot be read") from error
    except RecursionError as error:
        raise UnreadableClipping("the PDF's objects are nested too deeply") from error
    except MemoryError as error:
        raise UnreadableClipping("the PDF asks for too much memory") from error
    except Exception as error:
        raise UnreadableClipping(f"the PDF is damaged ({type(error).__name__})") from error
    check_legible(content)
    return Clipping(file_digest(source.data), content, (*damage, *warnings_of_pages(content)))


def _read_or_salvaged(
    data: bytes, limits: PdfLimits | None
) -> tuple[PrintedPages, tuple[str, ...]]:
    """Return what the file holds; where that fails for damage, what can be salvaged of it."""
    try:
        return _printed_pages(data, Budget(limits)), ()
    except (LimitError, PDFEncryptionError, RecursionError, MemoryError):
        raise
    except Exception:
        # pdfminer raises whatever the damage leads to: KeyError, struct.error, AssertionError ...
        whole = salvaged(data)
        content = _printed_pages(whole, Budget(limits)) if whole else PrintedPages(())
        if not any(page.lines for page in content.pages):
            raise
        return content, (DAMAGED,)


def _printed_pages(data: bytes, budget: Budget) -> PrintedPages:
    document = BoundedDocument(data, budget)
    painter = Painter(FontCache(budget), budget)
    structure = Structure(document)
    pages = tuple(
        _page(number, page, painter, structure)
        for number, page in enumerate(pages_of(document), start=1)
    )
    return PrintedPages(pages, metadata_of(document))


def _page(number: int, page: PDFPage, painter: Painter, structure: Structure) -> Page:
    drawing = painter.drawing(page)
    return Page(
        number,
        max(drawing.width, 1.0),  # a damaged box may have none
        max(drawing.height, 1.0),
        tuple(lines_of(drawing.runs, structure.of_page(page)) + turned_lines(drawing.runs)),
        tuple(drawing.images),
        tuple(drawing.marks),
    )


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
