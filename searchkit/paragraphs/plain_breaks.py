"""Does a paragraph begin at this row? The evidence of indent, gap, room left and sentence."""

from searchkit.paragraphs.plain_layout import Layout, Style
from searchkit.paragraphs.plain_rows import Row
from searchkit.paragraphs.sentences import ends_in_hyphen, ends_sentence, starts_sentence

# A sentence that ends exactly at a full line ends its paragraph in nine of ten cases once the
# paragraph is this long (48 synthetic text clippings).
LONG_PARAGRAPH_WORDS = 34
FITS = 0.035  # of the width: room left beyond the next word
_QUOTES = "\"'“”‘’"


def break_reason(
    before: Row, row: Row, layout: Layout, *, words: int, is_interrupted: bool
) -> str | None:
    """Return why a paragraph begins at `row`, or None where the one before goes on.

    `words` is the length of the paragraph so far; `is_interrupted` says that a caption or other
    furniture stands between the two rows.
    """
    if ends_in_hyphen(before.text):
        return None
    match layout.style:
        case Style.LINE:
            return "each line is a paragraph"
        case Style.INDENT:
            return _by_indent(before, row, layout, is_interrupted=is_interrupted)
        case Style.GAP:
            return _by_gap(before, row, layout, words=words, is_interrupted=is_interrupted)
        case Style.NONE:
            return _by_room(before, row, layout) or _by_length(before, row, words)


def _by_indent(before: Row, row: Row, layout: Layout, *, is_interrupted: bool) -> str | None:
    ends, starts = ends_sentence(before.text), starts_sentence(row.text)
    slack = layout.column.slack(before.text, row.text)
    if row.indent >= 1:
        return "indented line" if ends or (starts and slack > 0.15) else None
    if row.blanks >= (2 if layout.is_double_spaced else 1) and ends and starts and slack > 0.1:
        return "blank line after a sentence"
    if layout.indent_trust < 0.75:
        return _by_room(before, row, layout)
    return None


def _by_gap(
    before: Row, row: Row, layout: Layout, *, words: int, is_interrupted: bool
) -> str | None:
    ends, starts = ends_sentence(before.text), starts_sentence(row.text)
    slack = layout.column.slack(before.text, row.text)
    tolerance = FITS + 0.05 * layout.column.violations
    if row.blanks >= 1:
        if layout.is_double_spaced and ends and starts and slack < tolerance and words < 20:
            return None  # the blank line of a page's end
        if ends and (starts or slack > 0.2):
            return "blank line after a sentence"
        return "blank line after a short line" if starts and slack > 0.35 else None
    if is_interrupted or row.page_break:
        if ends and starts and (slack > tolerance or words >= LONG_PARAGRAPH_WORDS):
            return "sentence ends before an interruption"
        return None
    if layout.gap_trust < 0.85 and slack > tolerance + 0.03:
        return _by_room(before, row, layout)
    return None


def _by_room(before: Row, row: Row, layout: Layout) -> str | None:
    tolerance = FITS + 0.05 * layout.column.violations
    if not (ends_sentence(before.text) and starts_sentence(row.text)):
        return None
    if layout.column.slack(before.text, row.text) <= tolerance:
        return None
    return "the next word would have fitted on the line before"


def _by_length(before: Row, row: Row, words: int) -> str | None:
    if not (ends_sentence(before.text) and starts_sentence(row.text)):
        return None
    if before.text[-1] in _QUOTES and row.text[0] in _QUOTES:
        return "one quotation ends and another begins"
    return "a full line ends a long paragraph's sentence" if words >= LONG_PARAGRAPH_WORDS else None
