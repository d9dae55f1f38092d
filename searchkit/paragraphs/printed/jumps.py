"""A story that goes on elsewhere: "PETS, Page B4" and, there, "PETS, continued from Page B1"."""

import re
from collections.abc import Sequence

from searchkit.domain.article import DroppedKind, Kind
from searchkit.language.sentences import ends_sentence
from searchkit.paragraphs.boilerplate import is_continuation
from searchkit.paragraphs.dehyphenate import Hyphens, joined
from searchkit.paragraphs.printed.stories import Draft
from searchkit.paragraphs.printed.story_parts import Part
from searchkit.regexes import regex
from searchkit.rules import threshold

LONGEST_KEY_LINE = threshold(8, "words: what names a story that goes on is no sentence of it")
_OUT = regex(
    r"(?:see\s+|continued\s+on\s+)?([A-Z][A-Z’'&-]{2,}(?:\s[A-Z]{2,}){0,3})\s*,?\s+(?:on\s+)?(?:page|p\.)\s*[A-Z]?-?\d+",
    re.IGNORECASE,
)
_KEY = regex(r"\b[A-Z][A-Z’'&-]{2,}(?:\s[A-Z]{2,}){0,3}\b")


def linked(drafts: Sequence[Draft], hyphens: Hyphens) -> list[Draft]:
    """Return the stories with their continuations put to them."""
    whole: list[Draft] = []
    for draft in drafts:
        key = _key_in(draft)
        origin = next((other for other in whole if key and key in _keys_out(other)), None)
        if origin is None:
            whole.append(draft)
            continue
        _continue(origin, draft, hyphens)
    return whole


def _keys_out(draft: Draft) -> set[str]:
    return {
        match.group(1).upper()
        for part in draft.parts
        if part.label is DroppedKind.JUMP_LINE and (match := _OUT.match(part.text))
    }


def _key_in(draft: Draft) -> str | None:
    """Return the word that a continuation is headed by."""
    for number, part in enumerate(draft.parts):
        if part.label is DroppedKind.JUMP_LINE and is_continuation(part.text):
            near = [part, *draft.parts[max(0, number - 1) : number + 2]]
            for other in near:
                if (match := _KEY.search(other.text)) and other.words <= LONGEST_KEY_LINE:
                    if other is not part and other.label is Kind.ASIDE:
                        other.becomes(DroppedKind.JUMP_LINE, "names the story that goes on here")
                    return match.group().upper()
    return None


def _continue(origin: Draft, continuation: Draft, hyphens: Hyphens) -> None:
    if continuation.headline is not None:
        continuation.headline.becomes(Kind.ASIDE, "headline of the continuation")
    last = next(reversed(origin.body), None)
    # A story that was drawn before it may be taken for its own: a cut sentence goes on in lower case.
    cut = (part for part in continuation.body if part.text[:1].islower())
    first: Part | None = next(cut, next(iter(continuation.body), None))
    if last is not None and first is not None and not ends_sentence(last.text):
        last.text = joined([last.text, first.text], hyphens)
        last.why += "; it goes on after the jump"
        continuation.parts.remove(first)
    origin.parts += continuation.parts
