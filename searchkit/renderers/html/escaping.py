"""Text as it stands in markup: escaped, and isolated where it runs the other way."""

from collections.abc import Callable
from functools import partial

from markupsafe import Markup, escape

from searchkit.regexes import regex

try:  # what `escape` calls
    from markupsafe import _escape_inner as _escape  # type: ignore[attr-defined]
except ImportError:  # another markupsafe, which has it elsewhere
    _escape = escape

# A text as `escape` has it, as a str and not as markup: the same one where nothing is to be done. A
# page asks some 400 times, and a finished Markup takes four times as long to be made.
escaped_text: Callable[[str], str] = _escape

# What is escaped already, as markup: `Markup(text)` that asks for no method `__html__` first.
as_markup: Callable[[str], Markup] = partial(str.__new__, Markup)

# Hebrew, Arabic and their neighbours, and the scripts of the right-to-left blocks beyond U+FFFF.
_RIGHT_TO_LEFT = regex(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def escaped(value: object) -> str:
    """Return what stands for a value in a page, as `markupsafe.escape` does, but not as markup."""
    if type(value) is str:
        return escaped_text(value)
    return str(value) if type(value) is int else escape(value)


def isolated(words: str) -> str:
    """Return words so that their direction changes nothing around them: as markup where they may.

    On a page that runs from left to right only what holds a letter of the other way can do that;
    other words come back as they are, still to be escaped.
    """
    if words.isascii() or not _RIGHT_TO_LEFT.search(words):
        return words
    return Markup(f"<bdi>{escape(words)}</bdi>")
