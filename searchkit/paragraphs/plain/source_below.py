"""The outlet that a line below a story names: "Source: The Courier", "© 2021 The Courier"."""

import re
from collections.abc import Sequence

from searchkit.domain.article import DroppedKind, Kind
from searchkit.language.outlets import agencies, outlet_called
from searchkit.paragraphs.blocks import Block
from searchkit.paragraphs.head_lines import is_masthead
from searchkit.regexes import regex
from searchkit.rules import limit

# Below a story: "Source: The Courier", "© 2021 The Courier. All rights reserved."
_SOURCE_BELOW = regex(
    r"\(?(?:source|via|quelle|fuente|fonte)\s?:\s(?P<name>[^()]{3,60}?)\)?\.?$"
    r"|(?:©|\(c\)|copyright)\s?(?:©\s?)?(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?,?\s)?(?P<owner>[^.,|]{3,60}?)"
    r"(?:[.,|]?\s(?:all rights reserved|ltd|inc|plc|llc)\b.*)?\.?$",
    re.IGNORECASE,
)
# "Source: El Mercurio": papers of other languages keep their article.
_WITH_ARTICLE = regex(
    r"(?:El|La|Le|Les|L['’]|Il|Lo|Der|Die|Das|O|De|Het)\s?[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)?$"
)
LONGEST_SOURCE_LINE = limit(160, "time: a line that says more is prose")


def with_source_below(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks, and behind them the outlet that a line below the last paragraph names."""
    last = max((at for at, block in enumerate(blocks) if block.label is Kind.BODY), default=-1)
    named = next((name for block in blocks[last + 1 :] if (name := _outlet(block.text))), None)
    if last < 0 or named is None:
        return tuple(blocks)
    return (*blocks, Block(DroppedKind.METADATA, f"source: {named} (below the story)"))


def _outlet(text: str) -> str | None:
    found = _SOURCE_BELOW.match(text) if len(text) <= LONGEST_SOURCE_LINE else None
    if found is None:
        return None
    name = found["name"] or found["owner"]
    if name in agencies():
        return None  # whose words, figures or pictures are quoted, in any paper
    is_outlet = is_masthead(name) or is_masthead(f"The {name}")
    if is_outlet or (found["name"] and _WITH_ARTICLE.match(name)):
        return outlet_called(name) or name
    return None
