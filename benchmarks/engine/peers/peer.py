"""What every engine must do to be compared."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from benchmarks.engine.corpus import Corpus, Record, Words
from searchkit.analysis.tokens import tokens
from searchkit.domain.query import Node, Pattern

LIMIT = 10
FACETS = ("speaker", "country", "month")


class Analysis(StrEnum):
    """Whose words a peer indexes."""

    OWN = "own"  # of its tokenizer as it comes: how it is built, how large it is
    EQUAL = "equal"  # those that searchkit finds: so that answers can be compared


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search gave."""

    total: int
    hits: Sequence[tuple[str, float]]  # ids and scores, the best first
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


class CannotAsk(Exception):
    """The engine has no query like this: the node that it lacks."""


class Opened(Protocol):
    """An index that is open. What it is asked first time is not yet known to it."""

    def prepared(self, node: Node) -> Any:
        """Return the query as the engine takes it. Raises CannotAsk."""
        ...

    def search(self, query: Any, *, is_faceted: bool) -> Answer:
        """Return the ten best, the exact total, and the counts of three facets where wanted."""
        ...

    def shown(self, query: Any) -> int:
        """Fetch the ten best with text, snippet and highlights; return how many. Raises CannotAsk."""
        ...


class Peer(Protocol):
    """An engine."""

    version: str

    def build(self, corpus: Corpus, folder: Path, analysis: Analysis) -> None:
        """Index the corpus."""
        ...

    def open(self, folder: Path, analysis: Analysis) -> Opened:
        """Open the index anew."""
        ...


def paired(corpus: Corpus, analysis: Analysis) -> Iterator[tuple[Record, Words | None]]:
    """Yield the paragraphs, with their words where those are searchkit's."""
    if analysis is Analysis.OWN:
        yield from ((record, None) for record in corpus.records())
    else:
        yield from zip(corpus.records(), corpus.words(), strict=True)


def term_of(text: str) -> str:
    """Return the stem of a word as typed. Raises CannotAsk where it is several."""
    found = tokens(text)
    if len(found) != 1:
        raise CannotAsk(text)
    return found[0].term


def forms_of(text: str) -> list[str]:
    """Return the words of a phrase as written."""
    return [token.form for token in tokens(text)]


def prefix_of(pattern: Pattern) -> str:
    """Return what stands before a last `*`. Raises CannotAsk where there is another."""
    if pattern.text.count("*") != 1 or not pattern.text.endswith("*"):
        raise CannotAsk(pattern.text)
    return pattern.text.removesuffix("*")
