"""Which stretches of a text a query matches, and which stretch of it to show."""

import bisect
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from searchkit.analysis.adjacency import runs, windows
from searchkit.analysis.clauses import (
    Clause,
    ClauseWord,
    TermWord,
    clause_of,
    condition_nodes,
    scoring_nodes,
    word_test,
)
from searchkit.analysis.together import (
    Spot,
    Steps,
    TextPlaces,
    TooManyWays,
    positions_together,
)
from searchkit.analysis.tokens import analysed, beginnings, tokens
from searchkit.domain.query import Node, Text, Together


class Span(NamedTuple):
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

_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
# Distinct pieces between spaces in a thousand stories.
_PIECES_KEPT = 1 << 15


def matches(text: str, root: Node | None) -> tuple[Span, ...]:
    """Return the words of `text` that the query matches, in order and without overlap.

    A word is marked wherever it stands; a phrase only where its words stand together, as one
    stretch; the words of a w/-group only where they take part in a finding. NOT, filters, `title:`
    and `lead:` mark nothing. Linear in the length of the text but for w/-groups.
    """
    return marker_of(root)(text)


def marker_of(root: Node | None) -> Callable[[str], tuple[Span, ...]]:
    """Return `matches` for one query, which is read but once."""
    nodes = tuple(condition_nodes(root))
    terms = _single_words(nodes)
    if terms is not None:
        return _SingleWords(terms).matches

    def matches(text: str) -> tuple[Span, ...]:
        marked = _MarkedText(text)
        spans = [span for node in nodes for span in marked.spans(node)]
        return tuple(_joined(sorted(spans)))

    return matches


def best_snippet(text: str, matches: Sequence[Span], width: int = 200) -> Snippet:
    """Return the stretch of text that holds the most distinct matches.

    `width` is in code points and is a target: cuts move outwards to whole words. Matches come back
    relative to the snippet. Ties go to the earliest stretch. Raises ValueError if width < 1.
    """
    start, end = snippet_span(text, matches, width)
    inside = [span for span in matches if start <= span.start and span.end <= end]
    return Snippet(start, end, tuple(Span(span.start - start, span.end - start) for span in inside))


def snippet_span(text: str, matches: Sequence[tuple[int, int]], width: int = 200) -> Span:
    """Return where the snippet lies that `best_snippet` gives."""
    if width < 1:
        raise ValueError(f"width is {width}; expected at least 1")
    if len(text) <= width:
        return Span(0, len(text))
    first, last = _best_stretch(text, matches, width)
    start, end = _with_context(len(text), first, last, width)
    return Span(*_whole_words(text, start, end))


class _SingleWords(dict[str, tuple[Span, ...]]):
    """What is marked in each piece of text between spaces, for a query of single words.

    No word looks beyond white space, and most pieces cannot hold any of the words: these are passed
    over, which takes a tenth of the time of looking for all words of a text.
    """

    def __init__(self, terms: frozenset[str]) -> None:
        super().__init__()
        self._terms = terms
        self._beginnings = tuple({each for term in terms for each in beginnings(term)})

    def __missing__(self, piece: str) -> tuple[Span, ...]:
        if len(self) >= _PIECES_KEPT:
            self.clear()
        words = [word for word in tokens(piece) if word.term in self._terms]
        spans = self[piece] = tuple([Span(word.start, word.end) for word in words])
        return spans

    def matches(self, text: str) -> tuple[Span, ...]:
        """Return what is marked in a whole text."""
        found = []
        end = 0
        for place in self._places(text):
            if place < end:
                continue
            start = text.rfind(" ", end, place) + 1 or end
            end = text.find(" ", place)
            if end < 0:
                end = len(text)
            for first, last in self[text[start:end]]:
                found.append(Span(start + first, start + last))
        return tuple(found)

    def _places(self, text: str) -> Sequence[int]:
        """Return places, ascending, one at least in each piece that may hold one of the words."""
        lower = text.lower()
        if len(lower) != len(text):  # a capital that has no small letter of its own
            return range(len(text))
        places = [] if text.isascii() else [run.start() for run in _NOT_ASCII.finditer(text)]
        for beginning in self._beginnings:
            place = lower.find(beginning)
            while place >= 0:
                places.append(place)
                place = lower.find(beginning, place + 1)
        places.sort()
        return places


def _single_words(nodes: Iterable[Text | Together]) -> frozenset[str] | None:
    """Return the terms of a query of single words, as most are; None for any other."""
    terms = set()
    for node in nodes:
        match () if isinstance(node, Together) else clause_of(node).words:
            case (TermWord(term),):
                terms.add(term)
            case _:
                return None
    return frozenset(terms)


class _MarkedText:
    """The words of one text, and where nodes stand among them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words, self._starts = analysed(text)
        self._places: dict[ClauseWord, list[int]] = {}

    def spans(self, node: Text | Together) -> Iterator[Span]:
        """Yield what the node marks."""
        if isinstance(node, Together):
            yield from self._of_group(node)
            return
        clause = clause_of(node)
        if clause.within is None:
            for spot in self._spots(node):
                yield self._span(spot)
        else:
            yield from self._near(clause, clause.within)

    def _span(self, spot: Spot) -> Span:
        first, last = spot[0], spot[-1]
        return Span(self._starts[first], self._starts[last] + self._words[last].length)

    def _spots(self, node: Text) -> list[Spot]:
        """Return where the words of the node stand one right after the other."""
        wanted = clause_of(node).words
        starts = runs([self._places_of(word) for word in wanted])
        return [tuple(range(start, start + len(wanted))) for start in starts]

    def _places_of(self, word: ClauseWord) -> list[int]:
        if word not in self._places:
            is_meant = word_test(word)
            self._places[word] = [at for at, token in enumerate(self._words) if is_meant(token)]
        return self._places[word]

    def _of_group(self, group: Together) -> Iterator[Span]:
        places = TextPlaces(self._spots, self._sentence_starts, Steps())
        try:
            positions = positions_together(group, places)
        except TooManyWays:  # an engine refuses such a query; marks are no reason to fail
            return
        for node in scoring_nodes(group):
            for spot in self._spots(node):
                if positions.issuperset(spot):
                    yield self._span(spot)

    def _sentence_starts(self) -> Sequence[int]:
        from searchkit.language.sentences import sentence_positions  # for w/s alone

        return sentence_positions(self._text, self._starts)

    def _near(self, clause: Clause, within: int) -> Iterator[Span]:
        merged = sorted(
            ((at, word) for word in set(clause.words) for at in self._places_of(word)),
            key=lambda place: place[0],
        )
        positions = [at for at, _ in merged]
        marked = 0  # overlapping windows share words: each is marked once
        for first, last in windows(clause.words, merged, within):
            start = max(bisect.bisect_left(positions, first), marked)
            marked = bisect.bisect_right(positions, last)
            for at in positions[start:marked]:
                yield self._span((at,))


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


def _best_stretch(text: str, matches: Sequence[tuple[int, int]], width: int) -> tuple[int, int]:
    """Return start and end of the matches to show: the most distinct within `width`."""
    best = (0, 0)
    most = 0
    inside: Counter[str] = Counter()
    keys = [_key(text[start:end]) for start, end in matches]
    first = 0
    for last, (_, end) in enumerate(matches):
        inside[keys[last]] += 1
        while first < last and end - matches[first][0] > width:
            inside[keys[first]] -= 1
            if not inside[keys[first]]:
                del inside[keys[first]]
            first += 1
        if len(inside) > most:
            most = len(inside)
            best = (matches[first][0], end)
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
