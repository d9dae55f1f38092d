"""Short stories as people paste them into a text file, made of paragraphs of the invented stories.

A story is two to six paragraphs that follow one another, with or without a title, a byline, a date
and a dateline, a line each or wrapped by hand. In half of them the paragraphs are of nearly one
length, so that one line a paragraph looks like a column of wrapped lines.
"""

import random
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from tests.support.stories import INTERNATIONAL, STORIES, Story, stories

ENDS = (".", "?", "!", "”")
HEADS = ("title byline date", "title date", "title byline", "title", "byline date", "")
BETWEEN = ("\n\n", "\n\n", "\n", " \n\n", "\r\n\r\n", "\n\n\n")
WRAPPED_AT = (None, None, None, 72, 64)  # columns


@dataclass(frozen=True, slots=True)
class Paste:
    """A text and the paragraphs that it holds."""

    text: str
    title: str | None
    paragraphs: Sequence[str]


def pastes(count: int, seed: int = 0) -> list[Paste]:
    """Return so many pastes, always the same ones for a seed."""
    told = [*stories(STORIES), *stories(INTERNATIONAL)]
    chosen = random.Random(seed)
    return [_paste(chosen, number, told) for number in range(count)]


def _paste(chosen: random.Random, number: int, told: Sequence[Story]) -> Paste:
    is_even = number % 2 == 0
    story = chosen.choice(told)
    paragraphs = _run(chosen, story, like=is_even)
    if number % 3 == 0:
        place = chosen.choice(("NAIROBI", "LA PAZ, Bolivia", "OSLO (AP)", "Suva (Reuters)"))
        paragraphs[0] = f"{place} — {paragraphs[0]}"
    head = HEADS[number % len(HEADS)].split()
    fields = {
        "title": story.title,
        "byline": chosen.choice(("By Joan Ade", "By Ines Salas and Tom Archer", "BY PIET VOS")),
        "date": chosen.choice(
            ("March 3, 2022", "14 July 2021", "Monday, May 2, 2022", "2022-03-03")
        ),
    }
    columns = WRAPPED_AT[number % len(WRAPPED_AT)]
    between = "\n\n" if columns else BETWEEN[chosen.randrange(len(BETWEEN))]
    lines = [fields[name] for name in head]
    lines += ["\n".join(textwrap.wrap(text, columns)) if columns else text for text in paragraphs]
    return Paste(
        between.join(lines) + chosen.choice(("", "\n")),
        story.title if "title" in head else None,
        paragraphs,
    )


def _run(chosen: random.Random, story: Story, *, like: bool) -> list[str]:
    """Return paragraphs that follow one another; `like`: of nearly one length, where there are."""
    whole = [text for text in story.body if text.endswith(ENDS)]
    count = chosen.randint(2, 6)
    if like:
        first = chosen.choice(whole)
        near = [text for text in whole if abs(len(text) - len(first)) < 0.15 * len(first)]
        if len(near) > 1:
            return near[:count]
    start = chosen.randrange(max(1, len(whole) - count))
    return whole[start : start + count]
