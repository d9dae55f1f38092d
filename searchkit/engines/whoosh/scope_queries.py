"""Nodes of where words must meet: in a story, in a sentence, in one place, so many times.

Matchers of what few queries ask are imported where they are made: a search from nothing does without.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

from whoosh import query
from whoosh.matching import Matcher
from whoosh.query import QueryError as WhooshQueryError
from whoosh.reading import IndexReader
from whoosh.searching import SearchContext, Searcher

from searchkit.domain.query import Text, Together
from searchkit.engines.whoosh.corpus import Corpus
from searchkit.engines.whoosh.generation_reader import GenerationReader
from searchkit.engines.whoosh.matchers import ArrayMatcher
from searchkit.engines.whoosh.queries import arrays
from searchkit.engines.whoosh.story_matchers import (
    ConditionMatchers,
    StoryHitsMatcher,
    StoryMatcher,
)
from searchkit.values import dataclass


class Scoped(query.Query):
    """A node that has others and says where they must hold. Each part is one of ours."""

    boost = 1.0

    def parts(self) -> Sequence[query.Query]:
        """Return the nodes that it has."""
        raise NotImplementedError

    def asks(self) -> tuple[Any, ...]:
        """Return what makes it another node than one with the same parts."""
        return ()

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Scoped)
            and type(self) is type(other)
            and (list(self.parts()), self.asks()) == (list(other.parts()), other.asks())
        )

    def __hash__(self) -> int:
        return hash((type(self), tuple(self.parts()), self.asks()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, (*self.parts(), *self.asks())))})"

    def __str__(self) -> str:
        return repr(self)

    def is_leaf(self) -> bool:
        """Return False."""
        return False

    def children(self) -> Iterator[query.Query]:
        """Yield the nodes that it has."""
        return iter(self.parts())

    def field(self) -> None:
        """Return None: words are looked for in several fields."""
        return

    def normalize(self) -> "Scoped":
        """Return this."""
        return self

    def estimate_size(self, ixreader: IndexReader) -> int:
        """Return how many paragraphs there are."""
        return int(ixreader.doc_count())

    def estimate_min_size(self, ixreader: IndexReader) -> int:
        """Return 0."""
        return 0


def matcher_of(
    node: query.Query, searcher: Searcher, context: SearchContext | None
) -> ArrayMatcher:
    """Return the matcher of a node. Raises Whoosh's QueryError where it does not hold arrays."""
    found = arrays([node.matcher(searcher, context)], searcher)
    if found is None:
        raise WhooshQueryError(f"{node!r} matches one document at a time, which no scope can use")
    return found[0]


@dataclass(frozen=True)
class Condition:
    """A text condition: as it is looked for in paragraphs, in titles, and, a word, in stories."""

    own: query.Query
    title: query.Query
    story: query.Query | None = None  # None: it is no word, and is not counted in stories


class InStory(Scoped):
    """What holds a condition anywhere in its story; `is_lead`: in title or first body paragraphs."""

    def __init__(self, condition: Condition, *, is_lead: bool = False) -> None:
        self.condition = condition
        self.is_lead = is_lead

    def parts(self) -> Sequence[query.Query]:
        """Return the condition, in paragraphs and in titles."""
        return self.condition.own, self.condition.title

    def asks(self) -> tuple[Any, ...]:
        """Return where it is looked for."""
        return (self.is_lead,)

    def matcher(self, searcher: Searcher, context: SearchContext | None = None) -> Matcher:
        """Return a matcher of paragraphs by their stories."""
        own, title, story = self.condition.own, self.condition.title, self.condition.story
        elsewhere = title if story is None or self.is_lead else story
        parts = (matcher_of(part, searcher, context) for part in (own, elsewhere))
        return StoryMatcher(_corpus(searcher), *parts, is_lead=self.is_lead)


class InSentence(Scoped):
    """What some one sentence makes true."""

    def __init__(self, part: query.Query) -> None:
        self.part = part

    def parts(self) -> Sequence[query.Query]:
        """Return the part."""
        return (self.part,)

    def matcher(self, searcher: Searcher, context: SearchContext | None = None) -> Matcher:
        """Return a matcher of paragraphs by their sentences."""
        part = matcher_of(self.part, searcher, context)
        keys = searcher.reader().terms("text").rows.sentence_keys
        from searchkit.engines.whoosh.sentence_matchers import SentenceMatcher

        return SentenceMatcher(_corpus(searcher), part, keys)


class Group(Scoped):
    """A w/-group within the paragraph, or within the title."""

    def __init__(
        self,
        group: Together,
        of_text: Mapping[Text, query.Query],
        operands: Sequence[query.Query],
        fieldname: str,
    ) -> None:
        """`of_text` are its text nodes, `operands` what scores, `fieldname` any of their field."""
        self.group = group
        self.of_text = of_text
        self.operands = operands
        self.fieldname = fieldname

    def parts(self) -> Sequence[query.Query]:
        """Return the operands."""
        return self.operands

    def asks(self) -> tuple[Any, ...]:
        """Return the group and the field."""
        return self.group, self.fieldname

    def matcher(self, searcher: Searcher, context: SearchContext | None = None) -> Matcher:
        """Return a matcher of where the operands stand together."""
        of_text = {text: matcher_of(node, searcher, context) for text, node in self.of_text.items()}
        operands = [matcher_of(node, searcher, context) for node in self.operands]
        reader: GenerationReader = searcher.reader()
        rows, once = reader.terms(self.fieldname).rows, reader.once[self]
        from searchkit.engines.whoosh.group_matchers import GroupMatcher

        return GroupMatcher(reader.corpus, self.group, of_text, rows, operands, once)


class AtLeastQuery(Scoped):
    """What stands so many times in a paragraph, in a story, or in a sentence."""

    def __init__(
        self,
        times: int,
        held: query.Query,
        own: Sequence[query.Query],
        titles: Sequence[query.Query] | None = None,
        *,
        is_of_sentence: bool = False,
    ) -> None:
        """As `AtLeastMatcher` takes it; `is_of_sentence`: within an InSentence."""
        self.times = times
        self.held = held
        self.own = own
        self.titles = titles
        self.is_of_sentence = is_of_sentence

    def parts(self) -> Sequence[query.Query]:
        """Return what must be held."""
        return (self.held,)

    def asks(self) -> tuple[Any, ...]:
        """Return how often, and where."""
        return self.times, *self._counted

    @property
    def _counted(self) -> tuple[Hashable, ...]:
        """What is counted where, however many times it must stand there."""
        titles = None if self.titles is None else tuple(self.titles)
        return AtLeastQuery, tuple(self.own), titles, self.is_of_sentence

    def matcher(self, searcher: Searcher, context: SearchContext | None = None) -> Matcher:
        """Return a matcher of what has it so often."""
        from searchkit.engines.whoosh.count_matchers import AtLeastInSentenceMatcher, AtLeastMatcher

        held = matcher_of(self.held, searcher, context)
        own = [matcher_of(node, searcher, context) for node in self.own]
        if self.is_of_sentence:
            return AtLeastInSentenceMatcher(_corpus(searcher), self.times, held, own)
        titles = None
        if self.titles is not None:
            titles = [matcher_of(node, searcher, context) for node in self.titles]
        reader: GenerationReader = searcher.reader()
        once = reader.once[self._counted]
        return AtLeastMatcher(reader.corpus, self.times, held, own, titles, once)


class StoryHits(Scoped):
    """The hits of stories of which a query is true."""

    def __init__(
        self,
        in_scope: query.Query,
        alone: query.Query,
        conditions: Sequence[Condition],
        *,
        asks_for_titles: bool,
        requires_speaker: bool,
    ) -> None:
        """As `StoryHitsMatcher` takes it."""
        self.in_scope = in_scope
        self.alone = alone
        self.conditions = conditions
        self.asks_for_titles = asks_for_titles
        self.requires_speaker = requires_speaker

    def parts(self) -> Sequence[query.Query]:
        """Return the query as it is asked of stories."""
        return (self.in_scope,)

    def asks(self) -> tuple[Any, ...]:
        """Return what else decides."""
        return self.asks_for_titles, self.requires_speaker

    def matcher(self, searcher: Searcher, context: SearchContext | None = None) -> Matcher:
        """Return a matcher of the hits."""
        return StoryHitsMatcher(
            _corpus(searcher),
            matcher_of(self.in_scope, searcher, context),
            matcher_of(self.alone, searcher, context),
            lambda: [
                ConditionMatchers(
                    matcher_of(each.own, searcher, context),
                    matcher_of(each.title, searcher, context),
                )
                for each in self.conditions
            ],
            asks_for_titles=self.asks_for_titles,
            requires_speaker=self.requires_speaker,
        )


def _corpus(searcher: Searcher) -> Corpus:
    corpus: Corpus = searcher.reader().corpus
    return corpus
