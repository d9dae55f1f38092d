"""What would find something where a query finds nothing, by asking the index.

Each suggestion is a query that was asked and counted. A query that finds something pays nothing.
"""

import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from searchkit.domain.query import Filters, Node, Or, Query, Scope, Word
from searchkit.domain.suggestion import Suggestion, SuggestionKind
from searchkit.engines.filters import with_filters
from searchkit.ports import Snapshot
from searchkit.querylang import unparse
from searchkit.querylang.lexer import OPERATORS
from searchkit.search.conditions import (
    Spelt,
    all_of,
    conditions,
    conjuncts,
    replaced,
    spelt,
    widened,
)
from searchkit.search.narrowing import flat
from searchkit.search.respelling import Respeller

# More would no longer be read, and each is a search.
MOST_TRIED = 8
_MOST_SPELLINGS = 3  # of one word or name
# Fewer are a list, of which leaving out one is what helps. Of 83 questions of the TIME collection none
# has fewer than four words.
_WORDS_OF_A_QUESTION = 4

# A word that so few paragraphs have, and another that is so much more frequent: the index has the
# misprint too. 9 paragraphs of 109,057 of Reuters say "goverment", 4,417 "government".
_MOST_MISPRINTS = 10
_AS_OFTEN = 20

_WIDER_SCOPES = {
    Scope.SENTENCE: (Scope.PARAGRAPH, Scope.STORY),
    Scope.PARAGRAPH: (Scope.STORY,),
    Scope.STORY: (),
}
_IN_SCOPE = {Scope.PARAGRAPH: "in one paragraph", Scope.STORY: "in one story"}


def suggestions(snapshot: Snapshot, query: Query) -> tuple[Suggestion, ...]:
    """Return what would find something in place of a query that finds nothing, the nearest first.

    Other spellings, wider places, all but one condition, and each condition by itself, also where
    it finds nothing: that is why. None where the index is empty.
    """
    root = with_filters(query.root, query.filters)
    if root is None or not snapshot.summary().paragraphs:
        return ()
    asked = _Asked(snapshot, query, flat(root))
    found: dict[str, Suggestion] = {}
    for each in (*asked.spelt(), *asked.wider(), *asked.without_one(), *asked.any_of_them()):
        found.setdefault(each.query, each)
    return (*found.values(), *asked.alone())


class _Asked:
    """A query that finds nothing, and the index that it was asked of."""

    def __init__(self, snapshot: Snapshot, query: Query, root: Node) -> None:
        self._snapshot = snapshot
        self._query = replace(
            query, root=root, filters=Filters(), only=(), limit=0, offset=0, facets=(), pairs=()
        )
        self._root = root
        self._parts = conjuncts(root)
        self._counts: dict[Query, int] = {}

    def spelt(self) -> Iterator[Suggestion]:
        """Yield the query with other words and names; only where that finds nothing, those alone."""
        meant = self._meant()
        best: dict[Node, Node] = {node: others[0] for node, others in meant.items()}
        found = [*self._joined()]
        for node, others in meant.items():
            found += self._respelt([{**best, node: other} for other in others])
        if not found:
            for others in meant.values():
                found += self._respelt([{self._root: other} for other in others])
        yield from found

    def _meant(self) -> dict[Spelt, Sequence[Spelt]]:
        """Return what may have been meant by each word and name that finds nothing, or next to it."""
        respeller = Respeller(self._snapshot, self._count)
        meant: dict[Spelt, Sequence[Spelt]] = {}
        for node in islice(dict.fromkeys(spelt(self._root)), MOST_TRIED):
            count = self._count(node)
            if count > (_MOST_MISPRINTS if isinstance(node, Word) else 0):
                continue
            if others := respeller.respelt(node, max(1, _AS_OFTEN * count)):
                meant[node] = others
        return meant

    def _respelt(self, changes: Sequence[Mapping[Node, Node]]) -> Iterator[Suggestion]:
        """Yield the first few of the queries with other nodes in place of some that find something."""
        found = (
            self._suggestion(
                SuggestionKind.SPELLING,
                f"Did you mean {', '.join(map(unparse, others.values()))}?",
                replaced(self._root, others),
            )
            for others in changes
        )
        yield from islice(filter(None, found), _MOST_SPELLINGS)

    def _joined(self) -> Iterator[Suggestion]:
        """Yield the query with two words that stand side by side written as one."""
        words = islice(pairwise(self._parts), MOST_TRIED)
        for place, (one, other) in enumerate(words):
            if isinstance(one, Word) and isinstance(other, Word):
                joined = Word(one.text + other.text)
                root = all_of((*self._parts[:place], joined, *self._parts[place + 2 :]))
                found = self._suggestion(
                    SuggestionKind.SPELLING, f"Did you mean {joined.text}?", root
                )
                if found:
                    yield found

    def wider(self) -> Iterator[Suggestion]:
        """Yield the same query, looked for in a wider place."""
        for scope in _WIDER_SCOPES[self._query.scope]:
            text = f"All of it {_IN_SCOPE[scope]}"
            wider = replace(self._query, scope=scope)
            if found := self._suggestion(SuggestionKind.SCOPE, text, self._root, wider):
                yield found
                return
        for place, root in widened(self._root):
            if found := self._suggestion(SuggestionKind.SCOPE, f"All of it {place}", root):
                yield found
        if self._query.is_sure:
            unsure = replace(self._query, is_sure=False)
            text = "With what is not sure"
            if found := self._suggestion(SuggestionKind.SCOPE, text, self._root, unsure):
                yield found

    def without_one(self) -> Iterator[Suggestion]:
        """Yield the query without one of its conditions, or without all that find nothing."""
        if len(self._parts) < 2:
            return
        barren = [part for part in self._parts if [*conditions(part)] and not self._count(part)]
        left_out = [barren] if barren[1:] else [[part] for part in self._parts]
        for parts in left_out[:MOST_TRIED]:
            rest = [part for part in self._parts if part not in parts]
            if rest and not (barren and parts != barren):
                text = "Without " + " and ".join(map(unparse, parts))
                if found := self._suggestion(SuggestionKind.WITHOUT, text, all_of(rest)):
                    yield found

    def any_of_them(self) -> Iterator[Suggestion]:
        """Yield the query with any of its words, where there are so many that it may be a question.

        What holds more of them, and rarer ones, stands first: nobody needs to know which to leave out.
        """
        words = [
            part
            for part in self._parts
            if isinstance(part, Word) and part.text.upper() not in OPERATORS
        ]
        if len(words) >= _WORDS_OF_A_QUESTION:
            rest = [part for part in self._parts if not isinstance(part, Word)]
            text = "Any of these words, the best first"
            if found := self._suggestion(
                SuggestionKind.ANY, text, all_of((Or(tuple(words)), *rest))
            ):
                yield found

    def alone(self) -> Iterator[Suggestion]:
        """Yield each condition by itself, where there are several; also what finds nothing."""
        own = [*dict.fromkeys(conditions(self._root))]
        for node in own[:MOST_TRIED] if own[1:] else ():
            yield Suggestion(
                SuggestionKind.ALONE,
                unparse(node),
                self._count(node),
                typed(replace(self._query, root=node)),
            )

    def _suggestion(
        self, kind: SuggestionKind, text: str, root: Node, query: Query | None = None
    ) -> Suggestion | None:
        """Return the query with another root as a suggestion, if it finds anything."""
        other = replace(query or self._query, root=root)
        count = self._counted(other)
        return Suggestion(kind, text, count, typed(other)) if count else None

    def _count(self, root: Node) -> int:
        return self._counted(replace(self._query, root=root))

    def _counted(self, query: Query) -> int:
        if query not in self._counts:
            self._counts[query] = self._snapshot.search(query).total
        return self._counts[query]


def typed(query: Query) -> str:
    """Return what to type after `searchkit search` in a shell for the same paragraphs."""
    words = [] if query.root is None else [unparse(flat(query.root))]
    options: list[str] = []
    if query.scope is not Scope.STORY:
        options += ["--in", query.scope.value]
    if query.all_copies:
        options.append("--all-copies")
    if query.is_sure:
        options.append("--sure")
    return shlex.join([*words, *options])
