"""What stands by a picture: its caption, and the credit under it."""

import re
from collections.abc import Sequence

from searchkit.domain.article import DroppedKind, Kind
from searchkit.domain.clipping import Box
from searchkit.language.sentences import ends_with_stop
from searchkit.paragraphs.printed.overlaps import overlap
from searchkit.paragraphs.printed.pictures import Pictures
from searchkit.paragraphs.printed.story_parts import Part
from searchkit.regexes import regex
from searchkit.rules import rule, threshold

LEAST_CAPTION = threshold(3, "words; fewer beside a picture are a name or a button")
LONGEST_CAPTION = threshold(70, "words: captions of the dev data have up to 70")
LARGEST_CAPTION = threshold(1.15, "times the main size of the text")
CAPTION_REACH_EMS = threshold(3.2, "from a picture's edge to its caption")
OVER_PICTURE = threshold(0.5, "of that reach: what stands over a picture is more often text")
INTO_PICTURE_EMS = threshold(0.5, "a caption may reach into the white edge of its picture")
HINT_REACH_EMS = threshold(12.0, "to a caption that says who is where in the picture")
CREDIT_REACH_EMS = threshold(6.0, "to a caption that stands under its picture's credit")
LONGEST_CREDIT = threshold(5, "words: a name and a paper; credits of the dev data have up to four")
CREDIT_STEP = threshold(2.2, "times the caption's size; further below stands another caption")
CREDIT_SIZE = threshold(0.9, "times the caption's; a credit above it is set smaller")

_CAPTION_HINT = regex(
    r"\b(?:from left|left to right|l-r|pictured|clockwise from|top left|bottom left|far left|far right)\b"
    r"|\((?:left|right|centre|center|above|below|pictured)\)", re.IGNORECASE,
)  # fmt: skip


def name_captions(parts: Sequence[Part], pictures: Pictures) -> None:
    """Label what stands by a picture and is not set like prose as its caption."""
    tops = _tops(parts)
    before: Part | None = None
    for part in parts:
        near = pictures.on.get(part.page, ())
        is_cut_off = part.top == tops[part.page] and pictures.is_cut_from(part, part.page, part.top)
        if part.label is Kind.BODY and part.words <= LONGEST_CAPTION:
            if _CAPTION_HINT.search(part.text) and any(
                _is_beside(part, box, HINT_REACH_EMS) for box in near
            ):
                part.becomes(Kind.CAPTION, "says who is where in a picture")
            elif _is_under_credit(part, before) and any(
                _is_beside(part, box, CREDIT_REACH_EMS) for box in near
            ):
                part.becomes(Kind.CAPTION, "under a picture and its credit")
        elif part.label is Kind.ASIDE and _is_caption(part, parts, near, is_cut_off=is_cut_off):
            if part.text.isupper() and "/" in part.text and part.words <= LONGEST_CREDIT:
                part.becomes(DroppedKind.CREDIT, "a name and a paper, beside a picture")
            else:
                part.becomes(Kind.CAPTION, "beside a picture")
        before = part


def with_credits(parts: Sequence[Part]) -> list[Part]:
    """Return the parts, a picture's credit put to the caption that it stands right under."""
    kept: list[Part] = []
    for part in parts:
        caption = kept[-1] if kept else None
        if caption is not None and caption.label is Kind.CAPTION and _credits(part, caption):
            caption.rows = [*caption.rows, *part.rows]
            caption.text = f"{caption.text} {part.text}"
        else:
            kept.append(part)
    return kept


@rule(
    "printed.credit-under-a-caption",
    example='"Tom Archer/Courier" in smaller type right under a caption',
    counter="a sentence in smaller type right under a caption",
    chosen_on="the real prints of the dev data",
)
def _credits(part: Part, caption: Part) -> bool:
    """Whether a few words in smaller type stand right under a caption and end no sentence.

    Newspapers set the name and the paper in capitals, beside the caption and no part of it.
    """
    return (
        part.body is None
        and part.label in (Kind.ASIDE, Kind.CAPTION)
        and part.page == caption.page
        and part.words <= LONGEST_CREDIT
        and part.size < caption.size
        and not part.text.isupper()
        and not ends_with_stop(part.text)
        and 0 < part.top - caption.bottom < CREDIT_STEP * caption.size
        and overlap(part, caption)
    )


def _tops(parts: Sequence[Part]) -> dict[int, float]:
    """Return where the first line of each page is."""
    tops: dict[int, float] = {}
    for part in parts:
        tops[part.page] = min(tops.get(part.page, part.top), part.top)
    return tops


@rule(
    "printed.caption",
    fires_on="what is set in other type stands by a picture, or the file calls it its caption",
    example="a few lines of small type under a picture",
    counter="a headline under a picture, in large type",
    chosen_on="the real prints of the dev data",
)
def _is_caption(
    part: Part, parts: Sequence[Part], near: Sequence[Box], *, is_cut_off: bool
) -> bool:
    if part.is_field or part.body is not None or not LEAST_CAPTION <= part.words <= LONGEST_CAPTION:
        return False
    if part.rows[0].tag in ("H1", "H2", "H3"):
        return False
    if part.rows[0].tag in ("Figure", "Caption"):
        return True
    return not _is_heading_size(part, parts) and (
        is_cut_off or any(_is_beside(part, box, CAPTION_REACH_EMS) for box in near)
    )


@rule(
    "printed.caption-under-its-credit",
    fires_on="prose stands right under the credit of a picture",
    example='a paragraph under "NUNO DIAS" in smaller type',
    counter="a paragraph under a caption of many words",
    chosen_on="newspapers among the real prints of the dev data",
)
def _is_under_credit(part: Part, before: Part | None) -> bool:
    return (
        before is not None
        and before.label in (Kind.CAPTION, DroppedKind.CREDIT)
        and before.words <= LONGEST_CREDIT
        and (before.text.isupper() or "/" in before.text)
        and before.page == part.page
        and 0 < part.top - before.bottom < CREDIT_STEP * part.size
        and before.size < CREDIT_SIZE * part.size
    )


@rule(
    "printed.larger-than-captions",
    fires_on="type is too large for a caption",
    example="a line in type a fifth larger than the text, under a picture",
    counter="a line in smaller type, under a picture",
    chosen_on="the real prints of the dev data",
)
def _is_heading_size(part: Part, parts: Sequence[Part]) -> bool:
    sizes = [other.body for other in parts if other.body is not None]
    return bool(sizes) and part.size > LARGEST_CAPTION * sizes[0]


@rule(
    "printed.beside-a-picture",
    example="a paragraph in the next column, as high as the picture",
    counter="a paragraph two inches below it",
    chosen_on="the real prints of the dev data",
)
def _is_beside(part: Part, box: Box, ems: float) -> bool:
    """Whether a part stands right under, over or next to a picture."""
    reach = ems * part.size
    overlaps_across = overlap(part, box)
    overlaps_down = part.top - part.size < box.y1 and part.bottom > box.y0
    under = (
        overlaps_across and -INTO_PICTURE_EMS * part.size <= part.top - part.size - box.y1 <= reach
    )
    over = overlaps_across and 0 <= box.y0 - part.bottom <= OVER_PICTURE * reach
    right = overlaps_down and 0 <= part.x0 - box.x1 <= reach
    left = overlaps_down and 0 <= box.x0 - part.x1 <= reach
    return under or over or right or left
