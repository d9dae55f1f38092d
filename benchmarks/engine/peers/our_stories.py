"""searchkit at story scope, over the generation that `ours` built."""

from pathlib import Path

from benchmarks.engine.peers import ours
from benchmarks.engine.peers.peer import LIMIT, Analysis, Answer, CannotAsk
from searchkit.domain.query import Node, Query, Scope
from searchkit.engines.bm25 import WEIGHTS, Weights


class Opened(ours.Opened):
    """A snapshot."""

    def __init__(self, folder: Path, weights: Weights = WEIGHTS) -> None:
        super().__init__(folder, weights)
        everything = self.snapshot.search(Query(scope=Scope.STORY, limit=0))
        self._has_stories = everything.total_stories > 0

    def search(self, query: Node, *, is_faceted: bool) -> Answer:
        """Return the ten best paragraphs; the total is that of stories."""
        if not self._has_stories:
            raise CannotAsk("story scope")
        results = self.snapshot.search(Query(query, scope=Scope.STORY, limit=LIMIT))
        return Answer(results.total_stories, [(hit.id, hit.score) for hit in results.hits])


class Peer(ours.Peer):
    """The product's engine."""

    def open(self, folder: Path, analysis: Analysis) -> Opened:
        """Open the generation that is served."""
        return Opened(folder, self._weights)
