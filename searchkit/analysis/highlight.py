"""Which stretches of a text a query matches, and which stretch of it to show."""

import bisect
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from searchkit.analysis.adjacency import runs, windows
from searchkit.analysis.clauses import (
    Clause,
    ClauseWord,
    FormWord,
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
from searchkit.analysis.tokens import (
    Analysed,
    analyse,
    analysed,
    beginnings,
    beginnings_of_form,
    tokens,
)
from searchkit.domain.query import Node, Text, Together
from searchkit.regexes import regex
from searchkit.values import dataclass


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

_NOT_ASCII = regex(r"[^\x00-\x7f]+")
# Distinct pieces between spaces in a thousand stories.
_PIECES_KEPT = 1 << 15
# What a page marks is few words, over and over.
_KEYS_KEPT = 1 << 10

# Words that stand side by side, one at least.
_SideBySide = tuple[TermWord | FormWord, ...]


def matches(text: str, root: Node | None) -> tuple[Span, ...]:
    """Return the words of `text` that the query matches, in order and without overlap.

    A word is marked wherever it stands; a phrase only where its words stand together, as one
    stretch; the words of a w/-group only where they take part in a finding. NOT, filters, `title:`
    and `lead:` mark nothing. Linear in the length of the text but for w/-groups.
    """
    return tuple([Span(*each) for each in marker_of(root)(text)])


def marker_of(root: Node | None) -> Callable[[str], tuple[tuple[int, int], ...]]:
    """Return `matches` for one query, which is read but once; of each word start and end."""
    nodes = tuple(condition_nodes(root))
    clauses = _plain_clauses(nodes)
    if clauses is not None:
        return _PlainMarker(clauses).matches

    def matches(text: str) -> tuple[tuple[int, int], ...]:
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


class _PlainMarker(dict[str, "_Found"]):
    """What is marked of words and of words that stand side by side, by the pieces between spaces.

    No word looks beyond white space, and most pieces cannot hold the first word of any clause: these
    are passed over, which takes a tenth of the time of looking for all words of a text.
    """

    def __init__(self, clauses: Iterable[_SideBySide]) -> None:
        super().__init__()
        self._terms: set[str] = set()  # of clauses of one word, whatever its inflection
        self._longer: list[_SideBySide] = []  # all others
        first: set[str] = set()
        for words in clauses:
            match words:
                case (TermWord(term),):
                    self._terms.add(term)
                case _:
                    self._longer.append(words)
            match words[0]:
                case TermWord(term):
                    first.update(beginnings(term))
                case FormWord(form):
                    first.update(beginnings_of_form(form))
        self._beginnings = tuple(first)

    def __missing__(self, piece: str) -> "_Found":
        if len(self) >= _PIECES_KEPT:
            self.clear()
        words = _words_of(piece)
        spans = [(start, end) for word, start, end in words if word.term in self._terms]
        begun = [
            (place, clause)
            for clause in self._longer
            for place, (word, _, _) in enumerate(words)
            if _is(clause[0], word)
        ]
        found = self[piece] = (tuple(spans), tuple(begun), words if begun else ())
        return found

    def matches(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return what is marked in a whole text."""
        found: list[tuple[int, int]] = []
        end = 0
        for place in self._places(text):
            if place < end:
                continue
            start = text.rfind(" ", end, place) + 1 or end
            end = text.find(" ", place)
            if end < 0:
                end = len(text)
            spans, begun, words = self[text[start:end]]
            for first, last in spans:
                found.append((start + first, start + last))
            for at, clause in begun:
                if (span := _standing(clause, text, (start, end), words, at)) is not None:
                    found.append(span)
        if not self._longer:
            return tuple(found)
        return tuple(_joined(sorted(found)))

    def _places(self, text: str) -> Sequence[int]:
        """Return places, ascending, one at least in each piece that may hold a clause's first word."""
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


# The words of a piece, each with where it starts and ends there.
_InPiece = Sequence[tuple[Analysed, int, int]]

# What is marked in a piece by itself, which clauses begin with which of its words, and these.
_Found = tuple[tuple[tuple[int, int], ...], tuple[tuple[int, _SideBySide], ...], _InPiece]


def _words_of(piece: str) -> _InPiece:
    """Return the words of a piece of text, each with where it starts and ends, as `tokens` does."""
    word = piece.rstrip(".,;")
    if word.isascii() and word.isalpha():  # as most are: one word, and what follows it
        return [(analyse(word), 0, len(word))]
    words, starts = analysed(piece)
    return [(word, at, at + word.length) for word, at in zip(words, starts, strict=True)]


def _standing(
    clause: _SideBySide, text: str, piece: tuple[int, int], words: _InPiece, at: int
) -> tuple[int, int] | None:
    """Return where a clause stands in a text that begins with word `at` of a piece of it.

    `piece` is where that one starts and ends, and `words` are its words.
    """
    start, end = piece
    first = start + words[at][1]
    for wanted in clause:
        while at == len(words):  # the next piece
            if end == len(text):
                return None
            start = end + 1
            end = text.find(" ", start)
            if end < 0:
                end = len(text)
            words, at = _words_of(text[start:end]), 0
        word, _, last = words[at]
        if not _is(wanted, word):
            return None
        at += 1
    return first, start + last


def _is(wanted: TermWord | FormWord, word: Analysed) -> bool:
    if isinstance(wanted, TermWord):
        return word.term == wanted.term
    return word.form == wanted.form


def _plain_clauses(nodes: Iterable[Text | Together]) -> list[_SideBySide] | None:
    """Return what a query looks for where that is words and words side by side, as most is.

    None for any other.
    """
    found = []
    for node in nodes:
        clause = None if isinstance(node, Together) else clause_of(node)
        if clause is None or clause.within is not None:
            return None
        words = tuple([word for word in clause.words if isinstance(word, TermWord | FormWord)])
        if len(words) < len(clause.words):
            return None
        if words:
            found.append(words)
    return found


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


def _joined(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield sorted spans with those that overlap made one."""
    start = end = 0
    for first, last in spans:
        if first >= end:
            if end:
                yield start, end
            start, end = first, last
        else:
            end = max(end, last)
    if end:
        yield start, end


def _best_stretch(text: str, matches: Sequence[tuple[int, int]], width: int) -> tuple[int, int]:
    """Return start and end of the matches to show: the most distinct within `width`."""
    if len(matches) == 1:
        return matches[0]
    best = (0, 0)
    most = 0
    inside: dict[str, int] = {}
    keys = [_key(text[start:end]) for start, end in matches]
    first = 0
    for last, (_, end) in enumerate(matches):
        inside[keys[last]] = inside.get(keys[last], 0) + 1
        while first < last and end - matches[first][0] > width:
            inside[keys[first]] -= 1
            if not inside[keys[first]]:
                del inside[keys[first]]
            first += 1
        if len(inside) > most:
            most = len(inside)
            best = (matches[first][0], end)
    return best


@lru_cache(_KEYS_KEPT)
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
