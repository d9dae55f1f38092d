"""Does a new paragraph begin with this row? Each answer comes with its reason."""

import re
from dataclasses import dataclass

from searchkit.paragraphs.dehyphenate import ends_broken
from searchkit.paragraphs.labels import is_end_mark, rule_for
from searchkit.paragraphs.printed.rows import Row
from searchkit.paragraphs.printed.style import GAP_EMS, Style, is_indented
from searchkit.paragraphs.sentences import ends_sentence, starts_sentence

SPACE_EMS = 0.25
LONG_WITHOUT_CUE = (
    34  # words, after which a sentence that ends a full line ends a paragraph in 9 of 10 cases
)
_LIST_ITEM = re.compile(r"(?:[•‣▪●◦○■□*]|[-–—]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+\S")
_BARE_MARKER = re.compile(r"(?:[•‣▪●◦○■□]|\(?(?:\d{1,2}|[a-z])[.)])$")


@dataclass(frozen=True, slots=True)
class Setting:
    """How the text around is set."""

    style: Style
    leading: float
    body: float
    justified: float  # share of lines that reach the right edge


def break_before(
    first: Row, second: Row, setting: Setting, *, float_between: bool, words: int
) -> str:
    """Return why `second` begins a paragraph after `first`; empty where it goes on.

    `words` is how long the paragraph is by now; `float_between` says that other text, such as a
    caption, is printed between the two.
    """
    body = setting.body
    together = first.strip == second.strip
    gap = (second.y - first.y - setting.leading) / body if together else 0.0
    slack = first.right - first.x1 - _first_word_width(second) - SPACE_EMS * body
    ends, starts = ends_sentence(first.text), starts_sentence(second.text)
    indented = is_indented(second, body)
    if ends_broken(first.text) and not (second.text[:1].isupper() and slack > 2 * body):
        if setting.style is Style.INDENT and indented and slack > 1.5 * body:
            return "indent after a short line"
        return ""
    if is_end_mark(first.text) or is_end_mark(second.text):
        return "a mark between stories"
    if (rule := rule_for(second.text)) is not None and starts and rule.words < 60:
        return rule.name
    if (rule := rule_for(first.text)) is not None and words < 20 and rule.words < 60:
        return f"after a {rule.name}"
    if starts_item(second) and (ends or slack > 0.3 * body or gap > GAP_EMS):
        return "list item"
    if setting.style is Style.INDENT:
        return _by_indent(setting, together and not float_between, float_between, gap, slack / body,
                          indented, ends, starts)  # fmt: skip
    if setting.style is Style.GAP:
        return _by_gap(together, float_between, gap, slack / body, ends, starts)
    if slack > 0.25 * body and (ends or slack > 3 * body) and starts:
        return "the next word would have fitted"
    if together and gap > 0.5 and starts:
        return f"gap of {gap:.1f} em"
    if ends and starts and words >= LONG_WITHOUT_CUE:
        return "a sentence ends a full line of a long paragraph"
    if ends and starts and first.text[-1] in '"”' and second.text[0] in '"“':
        return "one quotation ends, the next begins"
    return ""


def starts_item(row: Row) -> bool:
    """Whether the row begins with the marker of a list."""
    return bool(_LIST_ITEM.match(row.text) or _BARE_MARKER.match(row.text))


def _by_indent(
    setting: Setting, together: bool, float_between: bool, gap: float, slack: float,
    indented: bool, ends: bool, starts: bool,
) -> str:  # fmt: skip
    if not together:
        if indented and (ends or starts):
            return "indent at the head of a column"
        if float_between and slack > 2 and ends and starts:
            return "the next word would have fitted"
        return ""
    if indented and (ends or slack > 0.3) and (ends or starts):
        return "indent"
    if gap > 0.5 and not (indented and not ends and not starts):
        return f"gap of {gap:.1f} em"
    if not indented and slack > 2.5 and ends and starts and gap > -0.1 and setting.justified > 0.45:
        return "a short line in a justified column"  # the first paragraph after a subhead
    return ""


def _by_gap(
    together: bool, float_between: bool, gap: float, slack: float, ends: bool, starts: bool
) -> str:
    if not together:
        if (ends and starts) or (slack > 3 and starts):
            return "a sentence begins a column or page"
        return ""
    if not float_between:
        return f"gap of {gap:.1f} em" if gap > GAP_EMS else ""
    if not starts and not ends:
        return ""
    if (gap > GAP_EMS and ends) or (slack > 0.3 and ends and starts):
        return "a sentence begins after what is printed between"
    return ""


def _first_word_width(row: Row) -> float:
    word = row.text.split(" ", 1)[0]
    return (row.x1 - row.x0) * len(word) / max(1, len(row.text))
