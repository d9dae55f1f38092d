"""Scripts that are read from right to left: Arabic, Hebrew and their relatives."""

import re

# Ranges of their letters, for a class of characters.
RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_ANY = re.compile(f"[{RIGHT_TO_LEFT}]")


def has_right_to_left(text: str) -> bool:
    """Whether any letter of the text is of a script that is read from right to left."""
    return not text.isascii() and _ANY.search(text) is not None


def is_right_to_left(text: str) -> bool:
    """Whether most letters of the text are of such a script.

    >>> is_right_to_left("נמל חיפה (Haifa)"), is_right_to_left("The sign says נמל")
    (True, False)
    """
    if not has_right_to_left(text):
        return False
    return 2 * len(_ANY.findall(text)) > sum(map(str.isalpha, text))
