"""Which stretches of a text a query matches, and which stretch of it to show."""

import bisect
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from searchkit.analysis.adjacency import runs, windows
from searchkit.analysis.clauses import Clause, ClauseWord, clause_of, scoring_nodes, word_test
from searchkit.analysis.tokens import Token, tokens
from searchkit.domain.query import Node


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text in code points, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Snippet:
    """The stretch of a text to show, and what matches in it."""

    start: int  # code points of the text
    end: int  # exclusive
    matches: tuple[Span, ...]  # relative to `start`


# How far a cut may move outwards to end a word; what is longer is no word to keep whole.
LONGEST_WORD_KEPT = 40


def matches(text: str, root: Node | None) -> tuple[Span, ...]:
    """Return the words of `text` that the query matches, in order and without overlap.

    A word is marked wherever it stands; a phrase only where its words stand together, as one
    stretch. NOT, filters and `title:` mark nothing. Linear in the length of the text.
    """
    nodes = tuple(scoring_nodes(root))
    words = tokens(text) if nodes else ()
    spans = [span for node in nodes for span in _spans(clause_of(node), words)]
    return tuple(_joined(sorted(spans)))


def best_snippet(text: str, matches: Sequence[Span], width: int = 200) -> Snippet:
    """Return the stretch of text that holds the most distinct matches.

    `width` is in code points and is a target: cuts move outwards to whole words. Matches come back
    relative to the snippet. Ties go to the earliest stretch. Raises ValueError if width < 1.
    """
    if width < 1:
        raise ValueError(f"width is {width}; expected at least 1")
    if len(text) <= width:
        return Snippet(0, len(text), tuple(matches))
    first, last = _best_stretch(text, matches, width)
    start, end = _with_context(len(text), first, last, width)
    start, end = _whole_words(text, start, end)
    inside = [span for span in matches if start <= span.start and span.end <= end]
    return Snippet(start, end, tuple(Span(span.start - start, span.end - start) for span in inside))


def _spans(clause: Clause, words: Sequence[Token]) -> Iterator[Span]:
    if not clause.words:
        return
    tests: dict[ClauseWord, Callable[[Token], bool]] = {
        word: word_test(word) for word in clause.words
    }
    places: dict[ClauseWord, list[int]] = {
        word: [at for at, token in enumerate(words) if test(token)] for word, test in tests.items()
    }
    if clause.within is None:
        for start in runs([places[word] for word in clause.words]):
            yield Span(words[start].start, words[start + len(clause.words) - 1].end)
        return
    merged = sorted(
        ((at, word) for word, found in places.items() for at in found), key=lambda place: place[0]
    )
    positions = [at for at, _ in merged]
    marked = 0  # overlapping windows share words: each is marked once
    for first, last in windows(clause.words, merged, clause.within):
        start = max(bisect.bisect_left(positions, first), marked)
        marked = bisect.bisect_right(positions, last)
        for at in positions[start:marked]:
            yield Span(words[at].start, words[at].end)


def _joined(spans: Sequence[Span]) -> Iterator[Span]:
    """Yield sorted spans with those that overlap made one."""
    current: Span | None = None
    for span in spans:
        if current is None:
            current = span
        elif span.start < current.end:
            current = Span(current.start, max(current.end, span.end))
        else:
            yield current
            current = span
    if current is not None:
        yield current


def _best_stretch(text: str, matches: Sequence[Span], width: int) -> tuple[int, int]:
    """Return start and end of the matches to show: the most distinct within `width`."""
    best = (0, 0)
    most = 0
    inside: Counter[str] = Counter()
    keys = [_key(text[span.start : span.end]) for span in matches]
    first = 0
    for last, span in enumerate(matches):
        inside[keys[last]] += 1
        while first < last and span.end - matches[first].start > width:
            inside[keys[first]] -= 1
            if not inside[keys[first]]:
                del inside[keys[first]]
            first += 1
        if len(inside) > most:
            most = len(inside)
            best = (matches[first].start, span.end)
    return best


def _key(match: str) -> str:
    """Return what inflections of one word share: "sanction" and "sanctions" are not distinct."""
    return " ".join(token.term for token in tokens(match))


def _with_context(length: int, first: int, last: int, width: int) -> tuple[int, int]:
    """Return a stretch of `width` around the matches, a third of the room before them."""
    room = max(width - (last - first), 0)
    start = max(first - room // 3, 0)
    end = min(max(start + width, last), length)
    return max(min(start, end - width), 0), end


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    for _ in range(LONGEST_WORD_KEPT):
        if start == 0 or text[start - 1].isspace():
            break
        start -= 1
    for _ in range(LONGEST_WORD_KEPT):
        if end == len(text) or text[end].isspace():
            break
        end += 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
