"""Who wrote it, where no "By" says so: names that stand by themselves at the head of a story."""

import itertools
import re
from collections.abc import Sequence

from searchkit.domain.article import DroppedKind, Kind
from searchkit.language.fold import fold
from searchkit.language.person_names import family_names_first, first_names
from searchkit.paragraphs.head_lines import parts_of
from searchkit.paragraphs.printed.story_parts import FIRST_PARAGRAPH_WORDS, Part
from searchkit.paragraphs.printed.titles import is_generic
from searchkit.regexes import regex
from searchkit.rules import rule, threshold

LONGEST_BYLINE = threshold(
    12, "words, of two reporters with where they are, or one with the outlet"
)
LARGEST_SIZE = threshold(1.15, "times the text's: what is set larger is a headline or a deck")

_WORD = r"[A-ZÀ-Þ][\w.’'-]+"
_NAME = rf"(?!The\s){_WORD}(?:\s(?:de|da|del|van|von|bin|al|el|la|[A-ZÀ-Þ][\w.’'-]*)){{1,3}}"
_NAME_AND_PLACE = rf"{_NAME}(?:\sin\s{_WORD}(?:\s{_WORD}){{0,2}})?"
_NAMES = regex(rf"{_NAME_AND_PLACE}(?:(?:,\s|\sand\s|\s&\s){_NAME_AND_PLACE}){{0,4}}")
# Behind the names: "Anna Reyes | Lisbon", "Anna Reyes, Elsa Courier", "Anna Reyes / Elsa".
_BEHIND = regex(r"\s?[|•·/–—]\s?|,\s")
# "Elsa Courier", "Paris Match": a paper's name begins with a person's at times.
_OUTLET = regex(
    r"\b(?:agency|bureau|chronicle|courier|desk|dispatch|echo|gazette|globe|guardian|herald|inquirer|journal"
    r"|mail|match|mirror|news|observer|post|press|record|review|staff|standard|star|sun|telegraph|times|tribune|weekly)$",
    re.IGNORECASE,
)
_NAMES_AND_DAY = [DroppedKind.BYLINE, DroppedKind.DATE_LINE]
_JOINS = regex(r",\s|\sand\s|\s&\s")


def name_bylines(parts: Sequence[Part], body: float) -> None:
    """Label names at the head of a story: right above its date, or between headline and first paragraph.

    `body` is the size of the text.
    """
    if any(part.label is DroppedKind.BYLINE for part in parts):
        return
    has_title = False
    for part, following in itertools.pairwise([*parts, None]):
        assert part is not None
        if part.label is Kind.BODY and part.words > FIRST_PARAGRAPH_WORDS:
            return
        has_title |= part.label is Kind.TITLE
        if part.label not in (Kind.ASIDE, Kind.BODY) or part.is_field or is_generic(part.text):
            continue
        if has_title and [label for label, _ in parts_of(part.text)] == _NAMES_AND_DAY:
            _becomes_byline(part, "names beside the date")
            return
        is_above_date = following is not None and following.label is DroppedKind.DATE_LINE
        if is_above_date and _NAMES.fullmatch(part.text):
            _becomes_byline(part, "names above the date")
            return
        if has_title and part.size < LARGEST_SIZE * body and are_names(part.text):
            _becomes_byline(part, "names under the headline")
            return


def _becomes_byline(part: Part, why: str) -> None:
    part.becomes(DroppedKind.BYLINE, why)
    part.is_field = True


@rule(
    "bylines.names",
    fires_on="names of people alone on a line, with the outlet or the place behind them at most",
    example="Anna Reyes and Tom Archer | Lisbon",
    counter="New Harbour for Lisbon",
    chosen_on="the printed reports of the dev data: their names are in the census, and no heading's words are",
    off=False,
)
def are_names(text: str) -> bool:
    """Whether a line holds names of people, each with a first name that people have."""
    if text.count(" ") >= LONGEST_BYLINE or text.endswith((".", ":", "?", "!")):
        return False
    if _NAMES.fullmatch(text) and all(map(_is_person, _JOINS.split(text))):
        return True
    names = _BEHIND.split(text, maxsplit=1)[0]
    if names == text or not _NAMES.fullmatch(names):
        return False
    return not any(map(str.isdigit, text)) and all(map(_is_person, _JOINS.split(names)))


@rule(
    "bylines.person",
    fires_on="somebody's name: two words or more, the first of which people are called by",
    example="Anna Reyes",
    counter="Courier News",
    chosen_on="the census of first names; names of outlets are none",
)
def _is_person(name: str) -> bool:
    first, *rest = fold(name).split()
    if _OUTLET.search(name):
        return False
    return bool(rest) and (first in first_names() or first in family_names_first())
