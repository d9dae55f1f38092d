"""Tells what came as body text and is none: captions and credits never speak, crossheads interrupt.

PHOTO: An elephant in a pen. | Ministers meet in Guilin. (Lu Boan/Xinhua via AP) | Photo by Hiba Osman
"""

import re

_LABEL = re.compile(
    r"\s*(?:photo|file photo|file|image|image caption|image source|caption|picture|pictured|video|watch"
    r"|listen|graphic|map|read more|also read|related)\s*(?::|—|–|-\s)",
    re.IGNORECASE,
)
# A credit in brackets at the end, as agencies print it.
_CREDIT = re.compile(
    r"\((?:[^()/]{2,60}/[A-Z][^()/]{1,40}|[^()]{0,60}\bvia [A-Z][^()]{1,30}|[^()]{0,40}\bPhoto\b[^()]{0,40}"
    r"|Courtesy[^()]{0,40})\)\s*$|\b(?:Photo(?:graph)?(?: by|:)|Getty Images)[^.]{0,60}$"
)
_MAX_CAPTION_CHARS = 500


def is_caption(text: str) -> bool:
    """Return whether the paragraph reads as a caption or a credit."""
    if _LABEL.match(text):
        return True
    return len(text) <= _MAX_CAPTION_CHARS and _CREDIT.search(text[-140:]) is not None


_MAX_CROSSHEAD_CHARS = 70


def is_crosshead(text: str) -> bool:
    """Return whether the paragraph is a line between two others, without a full stop."""
    return len(text) <= _MAX_CROSSHEAD_CHARS and text.rstrip("”’\"' ")[-1:].isalnum()
