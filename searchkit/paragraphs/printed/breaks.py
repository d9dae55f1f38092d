"""Does a new paragraph begin with this row? Each answer comes with its reason.

The rules are tried in order; the first that speaks decides. What a text does not show with its setting
(indent, gap, a list's markers) is decided by its sentences: one has to end and one to begin.
"""

import functools
import re

from searchkit.domain.article import DroppedKind, Kind
from searchkit.language.sentences import goes_on
from searchkit.paragraphs.blocks import Label
from searchkit.paragraphs.boilerplate import is_continuation, is_end_mark, rule_for
from searchkit.paragraphs.dehyphenate import ends_broken
from searchkit.paragraphs.line_rules import LineRule
from searchkit.paragraphs.printed.paragraph_style import INDENT_EMS, ParagraphStyle
from searchkit.paragraphs.printed.printed_rows import LONG_ROW, Row
from searchkit.paragraphs.printed.seams import SHORT_EMS, Seam, is_within
from searchkit.paragraphs.printed.subheads import heading_between, is_centred, is_subhead
from searchkit.paragraphs.turns import TURN
from searchkit.regexes import regex
from searchkit.rules import limit, rule, threshold

NARROW_LINE = threshold(
    0.75, "of the column: a byline or a date stands alone on its line and does not fill it"
)
UNSTRETCHED_EMS = threshold(
    0.3, "every line of justified text but a paragraph's last reaches the edge"
)
FULL_SHARE = threshold(
    0.45, "of lines that reach the edge, where the indents of paragraphs cut many short"
)
JUSTIFIED_SHARE = threshold(0.6, "of lines that do")
# Bold lines in a column of text, on pages of letters, interviews and releases with bold subheads.
NAME_WIDTH = threshold(0.6, "of the column: the signer of a letter")
NAME_WORDS = threshold(7, "a name with an office, not a sentence")
LONGEST_COMPOUND = limit(
    40, "time on long lines: characters at their end that are searched for one"
)
LONG_WITHOUT_CUE = threshold(
    34, "words, after which a sentence that ends a full line ends a paragraph in 9 of 10 cases"
)

_LIST_ITEM = regex(r"[•‣▪●◦○■□➢➤✓]\s*\S|(?:[*o§·]|[-–—]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+\S")
_BULLET = regex(r"[•‣▪●◦■□➢➤]\s*\S")  # these stand nowhere else
_BARE_MARKER = regex(r"(?:[•‣▪●◦○■□]|\(?(?:\d{1,2}|[a-z])[.)])$")
# "Port-au-", "state-of-the-": of such a word more parts follow, of a name with their capital.
_LATER_PART = regex(r"[^\W\d_][-\u2010\u2011][^\W\d_]+[-\u2011]$")
_MAY_START = regex(r"https?:|www\.|by\s|\d{1,4}[/.]|[a-z0-9-]+\.[a-z]|[(©]", re.IGNORECASE)
_STANDS_ALONE = frozenset(
    {DroppedKind.BYLINE, DroppedKind.DATE_LINE, DroppedKind.URL, DroppedKind.ADVERTISEMENT,
     DroppedKind.PAGE_STAMP, DroppedKind.JUMP_LINE, DroppedKind.CREDIT, DroppedKind.NAVIGATION,
     DroppedKind.PAGE_NUMBER, Kind.ASIDE}
)  # fmt: skip
_OFTEN_PROSE = frozenset(
    {DroppedKind.BYLINE, DroppedKind.DATE_LINE, DroppedKind.JUMP_LINE, Kind.ASIDE}
)
_rule = functools.lru_cache(maxsize=4096)(rule_for)


def break_at(seam: Seam) -> str:
    """Return why the second row begins a paragraph; empty where it goes on."""
    first, second = seam.first, seam.second
    if ends_broken(first.text):
        return _after_hyphen(seam)
    if is_end_mark(first.text) or is_end_mark(second.text):
        return "a mark between stories"
    if any(jumps(row) for row in seam.between):
        return "the story jumps to another page"
    if seam.ends and any(is_continuation(row.text) for row in seam.between):
        return "a story goes on here from another page"
    if (reason := _by_tag(seam)) is not None:
        return reason
    if reason := _by_rule(seam):
        return reason
    if _BULLET.match(second.text):
        return "list item"
    if second.is_turn and seam.ends:
        return TURN
    if starts_item(second) and (seam.ends or seam.free or seam.apart):
        return "list item"
    if reason := _by_type(seam):
        return reason
    match seam.setting.style:
        case ParagraphStyle.INDENT:
            return _by_indent(seam)
        case ParagraphStyle.GAP:
            return _by_gap(seam)
        case ParagraphStyle.NONE:
            return _by_sentence(seam)


@rule(
    "printed.list-item",
    example='"• herring", and a row before which a bullet is drawn',
    counter='"-ferries", which no space parts from its mark',
    chosen_on="the real prints of the dev data",
)
def starts_item(row: Row) -> bool:
    """Whether the row begins with the marker of a list."""
    return row.is_item or bool(_LIST_ITEM.match(row.text) or _BARE_MARKER.match(row.text))


def _after_hyphen(seam: Seam) -> str:
    if _LATER_PART.search(seam.first.text, max(0, len(seam.first.text) - LONGEST_COMPOUND)):
        return ""
    if not (seam.second.text[:1].isupper() and seam.much_free):
        if seam.setting.style is ParagraphStyle.INDENT and seam.indented and seam.much_free:
            return "indent after a short line"
        return ""
    return "a new line though the word would have fitted"


def _by_rule(seam: Seam) -> str:
    """Break before and after what a rule of boilerplate.py knows to have its line to itself."""
    if rule := _rule_alone(seam.second):
        # An address too long for the rest of the line above is a link's within a sentence.
        is_url = rule.label is DroppedKind.URL
        if (seam.ends or seam.free) if is_url else seam.starts:
            return rule.fires_on
    if (rule := _rule_alone(seam.first)) is None:
        return ""
    # A link to another story, or a long credit, may run on to a second line.
    may_run_on = rule.label in (Kind.ASIDE, DroppedKind.CREDIT)
    if may_run_on and not seam.free and not seam.ends:
        return ""
    if rule.label is Kind.ASIDE and not seam.starts:
        return ""
    return f"after a {rule.fires_on}"


def _rule_alone(row: Row) -> LineRule | None:
    """Return the rule that names a row, where it is of a kind that has its line to itself."""
    text = row.text
    is_narrow = _is_narrow(row)
    # Most rows are prose; the rules are slow, so that what cannot be another thing is not tried.
    if not (is_narrow and not text[0].islower()) and not _MAY_START.match(text):
        return None
    rule = _rule(text)
    if rule is None or rule.label not in _STANDS_ALONE:
        return None
    return rule if is_narrow or rule.label not in _OFTEN_PROSE else None


@rule(
    "printed.narrow-row",
    fires_on="a row is shorter than prose, or leaves much of its column free",
    example="a byline that leaves a quarter of its column free",
    counter="a line of prose that fills its column",
    chosen_on="the real prints of the dev data",
)
def _is_narrow(row: Row) -> bool:
    return len(row.text) < LONG_ROW or is_within(row, NARROW_LINE)


def _by_tag(seam: Seam) -> str | None:
    """Return what the file's own structure knows; None where it says nothing.

    A paragraph that is cut by a page has two elements.
    """
    first, second = seam.first, seam.second
    if not seam.setting.trusts_tags or first.block is None or second.block is None:
        return None
    if first.block == second.block:
        # Within one element only a gap makes a paragraph, as of two line breaks.
        return None if seam.clearly_apart else ""
    if seam.starts and (seam.ends or seam.free or not goes_on(first.text)):
        return "another element of the tagged file"
    return None if seam.together else ""


def _by_type(seam: Seam) -> str:
    """Break where the type changes: bold headlines and subheads, notes in italics."""
    first, second = seam.first, seam.second
    if not seam.starts:
        # The rest of a cut sentence, after a note in italics: it goes on from elsewhere.
        is_note = seam.ends and not seam.together and first.is_italic and not second.is_italic
        return "another type in another place" if is_note else ""
    short = seam.short and not goes_on(first.text)
    elsewhere = abs(first.left - second.left) > SHORT_EMS * seam.setting.body or (
        # A page that begins with a heading, after a line that was not full.
        first.page != second.page and first.x1 < first.right - seam.setting.body
    )
    if heading_between(seam) and (seam.ends or short or elsewhere):
        return "a heading stands between"
    if seam.ends and any(_is_labelled(row, DroppedKind.BYLINE) for row in seam.between):
        return "a byline stands between"
    if is_subhead(seam):
        return "after a subhead"
    if is_centred(second) and seam.ends and not is_centred(first):
        return "a line in the middle of its column"
    if not is_centred(second) and all(map(is_centred, seam.opening)):
        return "after a line in the middle of its column"
    same_type = (first.family, first.is_bold, first.is_italic) == (
        second.family, second.is_bold, second.is_italic)  # fmt: skip
    if same_type:
        return ""
    # One line may be mostly bold by chance: what it says must end, and its line before the edge.
    if (seam.ends and (seam.much_free or seam.apart or not seam.together)) or short:
        return "the type changes"
    shift = (second.x0 - first.x0) / seam.setting.body
    if first.family != second.family and abs(shift) > SHORT_EMS and not goes_on(first.text):
        return "another type in another place"
    if reason := _by_bold(seam):
        return reason
    stands_apart = seam.apart or shift > INDENT_EMS[0] or shift < -SHORT_EMS
    if first.is_bold and not second.is_bold and stands_apart and not goes_on(first.text):
        return "a bold line before plain text"
    return ""


def _by_bold(seam: Seam) -> str:
    """Break at bold lines that a column of one family of type holds, whatever their last word."""
    first, second = seam.first, seam.second
    if first.family != second.family or first.is_bold == second.is_bold:
        return ""
    if second.is_bold:
        is_name = is_within(second, NAME_WIDTH) and second.text.count(" ") < NAME_WORDS
        return "a name in bold" if seam.ends and is_name else ""
    if first.text.endswith("?"):
        return "a question in bold"
    return ""


def _is_labelled(row: Row, label: Label) -> bool:
    rule = _rule(row.text)
    return rule is not None and rule.label is label


@rule(
    "printed.jump-line",
    example='"Continued on page 4"',
    counter='"Continued from page 1"',
    chosen_on="newspapers among the real prints of the dev data",
)
def jumps(row: Row) -> bool:
    """Whether a line says that the story goes on, on another page."""
    return _is_labelled(row, DroppedKind.JUMP_LINE) and not is_continuation(row.text)


def _by_indent(seam: Seam) -> str:
    if not seam.together:
        if seam.indented and (seam.ends or seam.starts):
            return "indent at the head of a column"
        # In justified text a short line at a seam is the end of a story, and another was drawn next.
        tells = seam.between or seam.setting.justified > FULL_SHARE
        if tells and seam.much_free and seam.ends and seam.starts:
            return "the next word would have fitted"
        return ""
    # An indent says enough for a stop that may be an abbreviation's.
    stops = seam.ends or seam.first.text.endswith(".")
    if seam.indented and (stops or seam.free) and (stops or seam.starts):
        return "indent"
    if seam.clearly_apart and not (seam.indented and not seam.ends and not seam.starts):
        return f"gap of {seam.gap:.1f} em"
    full = seam.setting.justified > FULL_SHARE
    if not seam.indented and seam.much_free and seam.ends and seam.starts and full:
        return "a short line in a justified column"  # the first paragraph after a subhead
    return ""


def _by_gap(seam: Seam) -> str:
    if not seam.together:
        if _is_stretched(seam) and not heading_between(seam):
            return ""
        if seam.starts and (seam.ends or (seam.short and not goes_on(seam.first.text))):
            return "a sentence begins a column or page"
        if seam.ends and seam.first.strip == seam.second.strip and heading_between(seam):
            return "a heading stands between"
        return ""
    if not seam.between:
        return f"gap of {seam.gap:.1f} em" if seam.apart else ""
    if seam.apart and (seam.ends or (seam.starts and seam.short)):
        return "a gap, beside what is printed between"
    if seam.free and seam.ends and seam.starts:
        return "a sentence begins after what is printed between"
    return ""


def _by_sentence(seam: Seam) -> str:
    if not seam.starts:
        return ""
    if seam.free and (seam.ends or seam.short):
        return "the next word would have fitted"
    if seam.clearly_apart:
        return f"gap of {seam.gap:.1f} em"
    is_justified = seam.setting.justified > JUSTIFIED_SHARE
    if seam.ends and is_justified and not _is_stretched(seam):
        return "a line of justified text that is not stretched"
    if seam.ends and seam.words >= LONG_WITHOUT_CUE:
        return "a sentence ends a full line of a long paragraph"
    if seam.ends and seam.first.text[-1] in '"”' and seam.second.text[0] in '"“':
        return "one quotation ends, the next begins"
    return ""


@rule(
    "printed.stretched-line",
    example="a line of justified text whose last letter stands at the edge",
    counter="the last line of a paragraph, which ends before it",
    chosen_on="the real prints of the dev data",
)
def _is_stretched(seam: Seam) -> bool:
    """Whether the first row is one of justified text that reaches the edge, so that it goes on."""
    free = (seam.first.right - seam.first.x1) / seam.setting.body
    return free <= UNSTRETCHED_EMS and seam.setting.justified > JUSTIFIED_SHARE
