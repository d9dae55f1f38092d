"""What is said and what is told: quoted text is blanked out, so that rules read only the telling.

    He said “we will win,” and left.   ->   He said "~~~~~~~~~~~~" and left.

The length stays the same, so a place in the masked text is a place in the text.
"""

import re

from searchkit.regexes import regex
from searchkit.rules import rule, threshold
from searchkit.values import dataclass

BLANK = "~"

_OPENERS = {"“": "”", "„": "“”", "«": "»", "‹": "›", "「": "」"}
_TURNED = {"»": "«", "›": "‹"}
# Nothing else below fits without one of these; half of all paragraphs have none.
_ANY_MARK = regex("[“”„«»‹›「」\"‘'’`]")
# Two apostrophes are how some wire copy writes a double quote.
_DOUBLED = regex("''(?!')|’’(?!’)|‘‘|``")
# A single quote opens after a space or a dash and before a word; it closes after a word or its
# punctuation and before a space or punctuation. `’` within a word is an apostrophe.
_MARKS = regex(
    r"[“”„«»‹›「」\"]"
    r"|(?<![\w’'])(?:‘|'(?=[^\W\d]|[“\"…£$€]))"
    r"|(?<=[\w.,!?…”\"])[’'](?![\w’'])"
)
# Luther “Stan” Pate: the quoted word is part of the name, and says nothing.
_NICKNAME = regex(r"(?<=[a-z.] )[“\"‘'][A-Z][\w.-]{0,14}(?: [A-Z]\w{0,14})?[”\"’'](?= [A-Z])")
_MAX_CROSSHEAD_CHARS = threshold(
    70, "the invented stories: the longest crosshead has 57 characters, the shortest bare quote 77"
)
# A quote that no mark closes: it runs to the end of the paragraph, as one that goes on in the
# next does. A single quote must close within its paragraph, or it was an apostrophe ('90s): but for
# ‘ before a sentence, in a paragraph that has another such quote or begins with it.
_SINGLE_SENTENCE = regex(r"‘(?!T(?:is|was|were)\b)[A-Z]\w* \w")


@dataclass(slots=True)  # never changed; frozen, each would take three times as long to make
class Masked:
    """A paragraph with its quoted text blanked out."""

    text: str  # as long as the paragraph
    quoted: tuple[tuple[int, int], ...]  # the stretches between quotation marks
    is_open: bool  # a quote is still open at the end
    starts_quoted: bool  # the first character of the text is a quotation mark


_UNCLOSED = BLANK  # what closes a quote that is left open: a mark that no text has


def mask(text: str) -> Masked:
    """Return `text` with the inside of its quotes blanked and each mark made `"`."""
    if _ANY_MARK.search(text) is None:
        return Masked(text, (), is_open=False, starts_quoted=False)
    text = _DOUBLED.sub('" ', text)
    text = _NICKNAME.sub(_blanked, text)
    places = (found.start() for found in _ANY_MARK.finditer(text))
    marks = [mark for place in places if (mark := _MARKS.match(text, place))]
    if not marks:
        return Masked(text, (), is_open=False, starts_quoted=False)
    stretches, is_open = _stretches(text, marks)
    pieces: list[str] = []
    done = 0
    for start, end in stretches:
        pieces += [text[done : start - 1], '"', BLANK * (end - start)]
        done = end
        if end < len(text):
            pieces.append('"')
            done = end + 1
    pieces.append(text[done:])
    starts_quoted = bool(stretches) and not text[: stretches[0][0] - 1].strip()
    return Masked("".join(pieces), tuple(stretches), is_open, starts_quoted)


def _blanked(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _stretches(text: str, marks: list[re.Match[str]]) -> tuple[list[tuple[int, int]], bool]:
    """Return the insides of the outermost quotes, and whether the last one is left open."""
    found: list[tuple[int, int]] = []
    closers = ""
    start = 0
    single_ends = [mark.start() for mark in marks if mark.group() in "’'"]
    for mark in marks:
        place, sign = mark.start(), mark.group()
        if closers:
            # Some writers close with the opening mark: “It’s unusual,“ said Larry.
            is_wrong_mark = sign == "“" and "”" in closers and text[place - 1] in ",.!?"
            if sign in closers or is_wrong_mark:
                found.append((start, place))
                closers = ""
            continue
        if sign in '"”' and not found and place > 1 and _closes(text, place):
            found.append((1, place))  # its opening mark is lost, or stands in the paragraph before
        elif sign == "”" and _opens(text, place):
            closers, start = "”", place + 1  # ”So,” he said
        elif sign in "‘'":
            # It must have its end among the marks that may close one.
            if not _is_single_opener(text, place):
                continue
            if single_ends and single_ends[-1] > place:
                closers, start = "’'", place + 1
            elif (found or place == 0) and _SINGLE_SENTENCE.match(text, place):
                closers, start = _UNCLOSED, place + 1
        elif sign == '"':
            closers, start = '"”', place + 1
        elif sign in "»›" and _opens(text, place):
            closers, start = _TURNED[sign], place + 1  # »So«, said he
        elif sign in _OPENERS:
            closers, start = _OPENERS[sign] + ('"' if sign == "“" else ""), place + 1
    if closers and closers != "’'":
        found.append((start, len(text)))
        return found, True
    return found, False


@rule(
    "quotes.closes",
    fires_on="a mark stands behind punctuation and before a space, as no opening one does",
    example="He left,” Ana Lima said.",
    counter="Ana Lima said so: ”Nobody came.”",
    chosen_on="errors on the training articles of PolNeAR, and on the invented stories",
)
def _closes(text: str, place: int) -> bool:
    """Return whether the mark stands behind punctuation and before a space, as no opening one does."""
    return text[place - 1] in ",.!?…" and not text[place + 1 : place + 2].strip()


@rule(
    "quotes.opens",
    fires_on="a closing mark stands where only an opening one can: behind a space, before a word",
    example="Ana Lima said: ”Nobody came.”",
    counter="“Nobody came,” she said.”",
    chosen_on="errors on the training articles of PolNeAR, and on the invented stories",
)
def _opens(text: str, place: int) -> bool:
    """Return whether a closing mark stands where only an opening one can: behind a space, before a word."""
    return text[place - 1 : place] in ("", " ") and text[place + 1 : place + 2].isalnum()


@rule(
    "quotes.single-opener",
    fires_on="a single mark opens a quote: no letter and no stop stands before it",
    example="He said: ‘No.’ Then he left.",
    counter="The dockers' strike isn't over.",
    chosen_on="errors on the training articles of PolNeAR, and on the invented stories",
)
def _is_single_opener(text: str, place: int) -> bool:
    before = text[place - 1] if place else " "
    return not (before.isalnum() or before in "’'.,!?")


@rule(
    "quotes.crosshead",
    example="A harbour without ships",
    counter="Nobody was turned away at the gate.",
    chosen_on="the invented stories: quotes that go on below a crosshead",
)
def is_crosshead(text: str) -> bool:
    """Return whether a paragraph is a line between two others, which interrupts no quote."""
    return len(text) <= _MAX_CROSSHEAD_CHARS and text.rstrip("”’\"' ")[-1:].isalnum()
