"""Patterns over kinds of words, composed of named pieces.

    AFTER = behind(BRACKET, up_to(5, AUXILIARY), cue(SAYS, HOLDS, ACTS))

is a regular expression over letters (token_kinds.py) that starts behind a mention. `before` makes
one that ends before a mention; its pieces stand in the order of reading too, and it is matched
against the letters from the last to the first.
"""

import re

from searchkit.enrichers.speakers.token_kinds import TokenKind
from searchkit.regexes import regex
from searchkit.values import dataclass


@dataclass(frozen=True, slots=True)
class KindPiece:
    """A part of a pattern, for reading on and for reading back."""

    onward: str
    back: str


Part = KindPiece | TokenKind


def one(*kinds: TokenKind) -> KindPiece:
    """Return what fits one word of any of the kinds."""
    text = re.escape(kinds[0]) if len(kinds) == 1 else f"[{_inside(kinds)}]"
    return KindPiece(text, text)


def but(*kinds: TokenKind) -> KindPiece:
    """Return what fits one word of any other kind."""
    text = f"[^{_inside(kinds)}]"
    return KindPiece(text, text)


def cue(*kinds: TokenKind) -> KindPiece:
    """Return what fits one word of the kinds: the one that makes somebody a speaker."""
    return named("cue", one(*kinds))


def named(name: str, *parts: Part) -> KindPiece:
    """Return the parts as a group of this name."""
    return _around(f"(?P<{name}>", parts, ")")


def seq(*parts: Part) -> KindPiece:
    """Return the parts one behind the other."""
    return _around("", parts, "")


def maybe(*parts: Part) -> KindPiece:
    """Return what fits the parts, or nothing."""
    return _around("(?:", parts, ")?")


def either(*parts: Part) -> KindPiece:
    """Return what fits one of the parts, the first that does."""
    pieces = [_piece(part) for part in parts]
    return KindPiece(
        "(?:" + "|".join(piece.onward for piece in pieces) + ")",
        "(?:" + "|".join(piece.back for piece in pieces) + ")",
    )


def up_to(most: int, part: Part, *, least: int = 0, is_lazy: bool = False) -> KindPiece:
    """Return what fits `least` to `most` of the part, as many as can be; as few where lazy."""
    times = f"{{{least},{most}}}" + ("?" if is_lazy else "")
    piece = _piece(part)
    is_single = isinstance(part, TokenKind) or re.fullmatch(r"\[[^]]+\]", piece.onward)
    open_group, close_group = ("", "") if is_single else ("(?:", ")")
    return _around(open_group, (piece,), close_group + times)


def at_once(*parts: Part) -> KindPiece:
    """Return what fits the parts, and never gives a word of them back to fit what follows."""
    return _around("(?>", parts, ")")


def not_behind(kind: TokenKind) -> KindPiece:
    """Return what fits nothing, but not behind a word of the kind; for reading on only."""
    return KindPiece(f"(?<!{re.escape(kind)})", "")


def unless(*parts: Part) -> KindPiece:
    """Return what fits nothing, but not where the parts follow; for reading on only."""
    return KindPiece(_around("(?!", parts, ")").onward, "")


# Where a paragraph begins.
PARAGRAPH_START = KindPiece("^", "$")


def behind(*parts: Part) -> re.Pattern[str]:
    """Return the pattern of what stands behind a mention: match it from the letter behind that."""
    return regex(seq(*parts).onward)


def before(*parts: Part) -> re.Pattern[str]:
    """Return the pattern of what stands before a mention, for the letters in reversed order."""
    return regex(seq(*parts).back)


def _around(prefix: str, parts: tuple[Part, ...], suffix: str) -> KindPiece:
    pieces = [_piece(part) for part in parts]
    return KindPiece(
        prefix + "".join(piece.onward for piece in pieces) + suffix,
        prefix + "".join(piece.back for piece in reversed(pieces)) + suffix,
    )


def _piece(part: Part) -> KindPiece:
    return one(part) if isinstance(part, TokenKind) else part


def _inside(kinds: tuple[TokenKind, ...]) -> str:
    return "".join(re.escape(kind) for kind in kinds)
