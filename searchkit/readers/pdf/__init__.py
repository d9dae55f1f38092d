"""How does a PDF become printed lines? pdfminer.six reads the structure, our own code the text.

    budget       what one file may ask for
    structure    objects, with loops that end (objects: the well-formed ones, fast)
    salvage      a table of objects for a file whose own tables are lost or wrong
    pages        the tree of pages
    streams      unpacking within the budget, up to the damage where there is some
    fonts        bytes -> characters and widths
    operations   content stream -> operations
    content      operations -> runs of text with their places (drawing)
    spacing      glyphs of a run -> text with its spaces
    drawn_order  the order of drawing -> the order of reading
    lines        runs -> lines
    tagged       what a tagged file says its text is
    legibility   did the text decode, and is there any?

pdfminer.six is imported when the first PDF is read.
"""

from searchkit.domain.clipping import Clipping, Source


def read_pdf(source: Source) -> Clipping:
    """Return the lines of a PDF. Raises UnreadableClipping with the reason."""
    from searchkit.readers.pdf.pdf_file import clipping_of

    return clipping_of(source)
