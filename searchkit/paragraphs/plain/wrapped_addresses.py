"""An address that was wrapped over lines goes back into one.

It has no spaces, so what wrapped it cut it after a hyphen or a slash, or just where the line was full.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from searchkit.domain.article import DroppedKind
from searchkit.paragraphs.boilerplate import rule_for
from searchkit.paragraphs.plain.text_rows import TextRow, numbered
from searchkit.regexes import regex
from searchkit.rules import limit, rule, threshold

ADDRESS_ROWS = threshold(4, "of one address; the longest of news sites have 200 characters")
# Of the widest row nearby, from where an address may have been cut for want of room.
FULL = threshold(0.85, "48 text clippings and 200 dumps of prints")
NEARBY = limit(12, "reach, and time: rows that were set as wide as the address")

_ADDRESS = regex(r"(?:URL:\s*|Link:\s*|Source:\s*)?<?(?:https?://|www\.)[^\s<>]+$", re.I)
_CUT_AFTER = regex(r"[-/_.?=&%+~,\u2010]$")
_REST = regex(r"[a-z\d/?=&%#_.~+-][\w/?=&%#.~+:,;@!$'()*-]*>?$")
_SIGN = regex(r"[-/_=&%?#\d]")


def with_addresses(rows: Sequence[TextRow]) -> tuple[TextRow, ...]:
    """Return the rows, wrapped addresses made whole; numbers are given anew."""
    found: list[TextRow] = []
    lines = 0  # of the address that is open
    for place, row in enumerate(rows):
        if 0 < lines < ADDRESS_ROWS:
            near = rows[max(0, place - NEARBY) : place + NEARBY]
            if _goes_on(rows[place - 1], row, near):
                found[-1] = replace(found[-1], text=found[-1].text.rstrip("\u2010") + row.text)
                lines += 1
                continue
        found.append(row)
        lines = int(_ADDRESS.match(row.text) is not None)
    return numbered(found)


@rule(
    "plain.wrapped-address",
    fires_on="a line that an address on the line above goes on with",
    example="Harbour stays open\n\nThe harbour of Elsa will stay open through the winter.\n\nhttps://courier.example/2023/03/harbour-\ntalks-resume/index.html",
    counter="Harbour stays open\n\nThe harbour of Elsa will stay open through the winter.\n\nhttps://courier.example/2023/03/\nDockers walked out.",
    chosen_on="dumps of prints whose addresses are longer than their lines",
)
def _goes_on(before: TextRow, row: TextRow, near: Sequence[TextRow]) -> bool:
    if row.blanks or row.indent > before.indent or not _REST.match(row.text):
        return False
    rule = rule_for(row.text)
    if rule is not None and rule.label is not DroppedKind.URL:
        return False
    if _CUT_AFTER.search(before.text):
        return True
    widest = max(len(other.text) for other in near if " " in other.text or other is before)
    is_full = len(before.text) >= FULL * widest
    return is_full and (_SIGN.search(row.text) is not None)
