"""Text as it stands in markup: escaped, and isolated where it runs the other way."""

import re

from markupsafe import Markup, escape

# Hebrew, Arabic and their neighbours, and the scripts of the right-to-left blocks beyond U+FFFF.
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def escaped(value: object) -> str:
    """Return what stands for a value in a page: `markupsafe.escape`, where there is anything to do.

    A page asks some 400 times, mostly for markup that is finished or for words without a sign of
    markup, and these come back as they are: a quarter of the time.
    """
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[return-value]
    if kind is str and not (
        "&" in value or "<" in value or ">" in value or '"' in value or "'" in value  # type: ignore[operator]
    ):
        return value  # type: ignore[return-value]
    return str(value) if kind is int else escape(value)


def isolated(words: str) -> str:
    """Return words so that their direction changes nothing around them: as markup where they may.

    On a page that runs from left to right only what holds a letter of the other way can do that;
    other words come back as they are, still to be escaped.
    """
    if words.isascii() or not _RIGHT_TO_LEFT.search(words):
        return words
    return Markup(f"<bdi>{escape(words)}</bdi>")
