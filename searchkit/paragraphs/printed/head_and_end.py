"""The head and the end of a story: what stands before its first paragraph and after its last."""

from collections.abc import Sequence

from searchkit.domain.article import DroppedKind, Kind
from searchkit.paragraphs.blocks import HEAD_FIELDS
from searchkit.paragraphs.boilerplate import is_end_mark
from searchkit.paragraphs.end_matter import (
    LARGEST_END,
    is_about_heading,
    is_closing_heading,
    is_comments_heading,
    is_copyright_notice,
    is_promotion,
)
from searchkit.paragraphs.printed.story_parts import FIRST_PARAGRAPH_WORDS, Part
from searchkit.rules import threshold

HEAD_PARTS = threshold(14, "from the top of a story; bylines and dates stand within it")
LEAD_WORDS = threshold(16, "what is shorter may be a deck below the byline")
LARGEST_LEAD = threshold(1.5, "times the size of the text; a deck or a headline is larger")
# Of a story's words, behind other headings than "Notes to editors".
LARGEST_COMMENTS = threshold(0.7, "readers may write more than the reporter did")
LARGEST_LEGAL = threshold(0.25, "a notice at the head of a file is followed by all of the story")
LARGEST_PROMOTION = threshold(0.1, "after links to other stories the story may go on")

_TEXT = (Kind.BODY, Kind.ASIDE, DroppedKind.NAVIGATION)


def keep_lead(parts: Sequence[Part]) -> None:
    """Make body of a first paragraph that is set larger than the rest.

    A deck stands above the byline; what stands below it, in the column of the story, is its lead.
    """
    for number, part in enumerate(parts):
        if part.label is Kind.BODY:
            return
        following = next((p for p in parts[number + 1 :] if p.label is Kind.BODY), None)
        if (
            part.label is Kind.ASIDE
            and part.body is None
            and not part.is_field
            and following is not None
            and part.page == following.page
            and part.reads_like_prose(LEAD_WORDS)
            and following.size < part.size < LARGEST_LEAD * following.size
            and abs(part.x0 - following.x0) < following.size
            and any(p.label in HEAD_FIELDS for p in parts[:number])
        ):
            part.becomes(Kind.BODY, "the lead, set larger than the rest")
            return


def set_head(parts: Sequence[Part]) -> None:
    """Make asides of what looks like prose but stands before the story begins."""
    end = _end_of_head(parts)
    for part in parts[:end]:
        if part.label is Kind.BODY:
            part.becomes(Kind.ASIDE, "before the story begins")


def _end_of_head(parts: Sequence[Part]) -> int:
    body = [n for n, part in enumerate(parts) if part.label is Kind.BODY]
    first = next((n for n in body if parts[n].reads_like_prose(FIRST_PARAGRAPH_WORDS)), None)
    if first is None:
        return 0
    # A name or a day behind all text ends the story.
    head = enumerate(parts[: min(HEAD_PARTS, body[-1])])
    fields = [n for n, part in head if part.label in HEAD_FIELDS]
    if not fields:
        return first
    last = max(fields)
    long = [n for n in body if n < last and parts[n].reads_like_prose(FIRST_PARAGRAPH_WORDS)]
    if len(long) <= 1:
        return last
    return max((n for n in fields if not long or n < long[0]), default=first)


def set_end(parts: Sequence[Part]) -> None:
    """Make asides of what follows a closing heading or an end mark."""
    body = [part for part in parts if part.label is Kind.BODY]
    total = sum(part.words for part in body)
    left = total
    in_about = False
    for number, part in enumerate(parts):
        if part.label is Kind.BODY and in_about:
            part.becomes(Kind.ASIDE, "an organisation about itself")
        if part.label is Kind.BODY:
            left -= part.words
        if part.label not in _TEXT and not is_end_mark(part.text):
            continue
        before = total - left
        if (
            before == 0
            or left > (LARGEST_COMMENTS if is_comments_heading(part.text) else LARGEST_END) * total
        ):
            continue
        if is_promotion(part.text) and left > LARGEST_PROMOTION * total:
            continue
        if is_copyright_notice(part.text) and left > LARGEST_LEGAL * total:
            continue
        if _closes(part.text):
            if part.label is Kind.BODY:
                part.becomes(Kind.ASIDE, "a closing heading")
            for later in parts[number + 1 :]:
                if later.label is Kind.BODY:
                    later.becomes(Kind.ASIDE, f"after “{part.text[:40]}”")
            return
        if is_about_heading(part.text):
            in_about = True
            if part.label is Kind.BODY:
                part.becomes(Kind.ASIDE, "a closing heading")
        elif part.label is Kind.ASIDE and in_about and part.is_subhead:
            in_about = False


def _closes(text: str) -> bool:
    return (
        is_closing_heading(text)
        or is_promotion(text)
        or is_copyright_notice(text)
        or is_comments_heading(text)
        or is_end_mark(text)
    )


def keep_own_address(parts: Sequence[Part]) -> None:
    """Make asides of addresses that a story lists: only one at its head, or a single one, is its own."""
    begun = False
    listed: list[Part] = []
    for part in parts:
        begun |= part.label is Kind.BODY and part.reads_like_prose(FIRST_PARAGRAPH_WORDS)
        begun |= is_closing_heading(part.text) or is_promotion(part.text)
        if begun and part.label is DroppedKind.URL:
            listed.append(part)
    after_heading = any(is_closing_heading(part.text) or is_promotion(part.text) for part in parts)
    if len(listed) > 1 or after_heading:
        for part in listed:
            part.becomes(Kind.ASIDE, "an address that the story lists")
