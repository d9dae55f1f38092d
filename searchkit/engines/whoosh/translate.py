"""A query of the domain as a tree of Whoosh nodes.

    sanctions AND NOT title:war, country CN, in paragraphs
    ->
    AndMaybe(And([And([Term(text, sanction), Not(Unscored(Term(title, war)))]), Country(CN)]),
             Or([Term(title, sanction)^0.2, Term(story, sanction)^0.3]))

The words that score are looked for once more in the titles and in the stories, each part multiplied
by its weight before it is added; filters and NOT score nothing. Where words must meet is said by
the nodes of `scope_queries.py`.
"""

from collections.abc import Iterator
from enum import Enum
from typing import assert_never

import numpy as np
from whoosh import query as whoosh

from searchkit.analysis.clauses import (
    ClauseWord,
    FormWord,
    FuzzyWord,
    PatternWord,
    TermWord,
    clause_of,
    scoring_nodes,
)
from searchkit.domain.query import (
    NO_FILTERS,
    And,
    AtLeast,
    CountryIs,
    CueIs,
    Filter,
    Fuzzy,
    InLead,
    InTitle,
    KindIs,
    Near,
    Node,
    Not,
    Operand,
    Or,
    PathIs,
    Pattern,
    Phrase,
    PublishedIn,
    PublishedUnknown,
    Query,
    SaidIs,
    SayingIs,
    Scope,
    SourceIs,
    SpeakerIs,
    Text,
    Together,
    Word,
)
from searchkit.engines.bm25 import WEIGHTS, Weights
from searchkit.engines.expansion import FieldName
from searchkit.engines.filters import with_filters
from searchkit.engines.sayings import as_one_saying
from searchkit.engines.scope import (
    asks_for_titles,
    conjuncts,
    requires_speaker,
    text_conditions,
)
from searchkit.engines.whoosh import known, queries
from searchkit.engines.whoosh.generation_reader import GenerationReader
from searchkit.engines.whoosh.scope_queries import (
    AtLeastQuery,
    Condition,
    Group,
    InSentence,
    InStory,
    StoryHits,
)
from searchkit.engines.whoosh.sets import Mask
from searchkit.values import dataclass

TERMS = {FieldName.TEXT: "text", FieldName.TITLE: "title", FieldName.STORY: "story"}
FORMS = {FieldName.TEXT: "forms", FieldName.TITLE: "title_forms", FieldName.STORY: "story_forms"}


class Reading(Enum):
    """Over which text a condition is read."""

    PARAGRAPH = "the paragraph alone"
    SENTENCE = "some one sentence of it"
    STORY = "the paragraph's story"
    ALONE = "the paragraph alone, but what is counted is counted in its story"
    TITLE = "the title of its article"
    LEAD = "title and first body paragraphs of its article"


READINGS = {
    Scope.STORY: Reading.STORY,
    Scope.PARAGRAPH: Reading.PARAGRAPH,
    Scope.SENTENCE: Reading.SENTENCE,
}


def translated(query: Query, weights: Weights = WEIGHTS) -> whoosh.Query:
    """Return the query with its filters, and with what its words score in titles and stories."""
    node = _whole(query)
    translator = Translator(is_sure=query.is_sure)
    matching = translator.node(node, READINGS[query.scope])
    if query.scope is Scope.STORY:
        matching = StoryHits(
            matching,
            translator.node(node, Reading.ALONE),
            [translator.condition(each) for each in text_conditions(query.root)],
            asks_for_titles=asks_for_titles(node),
            requires_speaker=requires_speaker(query),
        )
    if not weights.title and not weights.story:
        return matching
    words = [word for text in scoring_nodes(query.root) for word in clause_of(text).words]
    fields = ((FieldName.TITLE, weights.title), (FieldName.STORY, weights.of_story(len(words))))
    beside = [word_of(word, field, weight) for field, weight in fields if weight for word in words]
    return queries.AndMaybe(matching, queries.OrQuery(beside)) if beside else matching


def _whole(query: Query) -> Node:
    """Return the query and its filters as one node, with what is asked of one saying together."""
    everything = query.root
    if query.filters is not NO_FILTERS and query.filters != NO_FILTERS:
        everything = And(tuple(conjuncts(with_filters(query.root, query.filters))))
    return as_one_saying(everything) if everything is not None else And(())


def passing(query: Query, reader: GenerationReader) -> Mask | None:
    """Return which paragraphs pass all that hits are narrowed to; None: any."""
    masks = []
    for node in query.only:
        filter_node = _filter(node)
        filter_node.is_sure = query.is_sure
        masks.append(filter_node.passing(reader))
    if query.articles is not None:
        masks.append(reader.corpus.is_of_articles(query.articles))
    return np.logical_and.reduce(masks) if masks else None


@dataclass(frozen=True, slots=True)
class Translator:
    """Translates the nodes of one query."""

    is_sure: bool = False

    def node(self, node: Node, reading: Reading) -> whoosh.Query:
        """Return a node as Whoosh's, its text conditions read over some text."""
        match node:
            case Word() | Pattern() | Fuzzy() | Phrase() | Near() | Together():
                if reading is Reading.PARAGRAPH:
                    return _in_field(node, FieldName.TEXT)
                return self._text(node, reading)
            case And(()):  # to Whoosh, And([]) matches nothing
                return queries.Every()
            case And((part,)) | Or((part,)):
                return self.node(part, reading)
            case And(parts):
                return self._group(
                    queries.AndQuery([self.node(p, reading) for p in parts]), reading
                )
            case Or(parts):
                return self._group(queries.OrQuery([self.node(p, reading) for p in parts]), reading)
            case Not(part):
                return self._group(queries.NotQuery(self.node(part, reading)), reading)
            case InTitle(part):
                return queries.Unscored(self.node(part, Reading.TITLE))
            case InLead(part):
                return queries.Unscored(self.node(part, Reading.LEAD))
            case AtLeast(times, part):
                return self._at_least(times, part, reading)
            case _:
                found = _filter(node)
                found.is_sure = self.is_sure
                return found

    def condition(self, node: Text | Together) -> Condition:
        """Return a text condition as it is looked for in paragraphs, in titles and in stories."""
        own, title = _in_field(node, FieldName.TEXT), _in_field(node, FieldName.TITLE)
        words = () if isinstance(node, Together) else clause_of(node).words
        story = word_of(words[0], FieldName.STORY) if len(words) == 1 else None
        return Condition(own, title, story)

    def _text(self, node: Text | Together, reading: Reading) -> whoosh.Query:
        match reading:
            case Reading.PARAGRAPH | Reading.ALONE:
                return _in_field(node, FieldName.TEXT)
            case Reading.SENTENCE:
                return InSentence(_in_field(node, FieldName.TEXT))
            case Reading.STORY:
                return InStory(self.condition(node))
            case Reading.TITLE:
                return _in_field(node, FieldName.TITLE)
            case Reading.LEAD:
                return InStory(self.condition(node), is_lead=True)
        assert_never(reading)

    def _at_least(self, times: int, part: Node, reading: Reading) -> whoosh.Query:
        texts = list(_alternatives(part))
        own = [_in_field(text, FieldName.TEXT) for text in texts]
        titles = [_in_field(text, FieldName.TITLE) for text in texts]
        match reading:
            case Reading.STORY:
                return AtLeastQuery(times, self.node(part, Reading.STORY), own, titles)
            case Reading.ALONE:
                return AtLeastQuery(times, self.node(part, Reading.PARAGRAPH), own, titles)
            case Reading.SENTENCE:
                held = self.node(part, Reading.SENTENCE)
                return InSentence(AtLeastQuery(times, held, own, is_of_sentence=True))
            case _:
                return AtLeastQuery(times, self.node(part, Reading.PARAGRAPH), own)

    def _group(self, group: whoosh.Query, reading: Reading) -> whoosh.Query:
        return InSentence(group) if reading is Reading.SENTENCE else group


def word_of(word: ClauseWord, field: FieldName, boost: float = 1.0) -> whoosh.Query:
    """Return a word as the node that looks for it in a field."""
    match word:
        case TermWord(term):
            return queries.Term(TERMS[field], term, boost)
        case FormWord(form):
            return queries.Term(FORMS[field], form, boost)
        case PatternWord(pattern):
            return queries.Wildcard(FORMS[field], pattern, boost)
        case FuzzyWord(form, distance):
            return queries.FuzzyTerm(FORMS[field], form, boost, distance)
    assert_never(word)


def _in_field(node: Text | Together, field: FieldName) -> whoosh.Query:
    if isinstance(node, Together):
        texts = {text: _in_field(text, field) for text in _texts_of(node)}
        operands = [_operand(part, field) for part in node.parts]
        return Group(node, texts, operands, TERMS[field])
    clause = clause_of(node)
    if not clause.words:
        return whoosh.NullQuery
    if len(clause.words) == 1:
        return word_of(clause.words[0], field)
    words = [word_of(word, field) for word in clause.words]
    return (
        queries.PhraseQuery(words)
        if clause.within is None
        else queries.NearQuery(words, clause.within)
    )


def _operand(node: Operand, field: FieldName) -> whoosh.Query:
    if isinstance(node, Or):
        return queries.OrQuery([_operand(part, field) for part in node.parts])  # type: ignore[arg-type]
    return _in_field(node, field)


def _texts_of(node: Operand) -> Iterator[Text]:
    if isinstance(node, Or | Together):
        for part in node.parts:
            yield from _texts_of(part)  # type: ignore[arg-type]
    else:
        yield node


def _alternatives(node: Node) -> Iterator[Text]:
    """Yield the text nodes of an OR of them."""
    match node:
        case Or(parts):
            for part in parts:
                yield from _alternatives(part)
        case Word() | Pattern() | Fuzzy() | Phrase() | Near():
            yield node
        case _:
            raise TypeError(node)


def _filter(node: Filter) -> known.Filter:
    match node:
        case SpeakerIs(None):
            return known.Unattributed("speaker")
        case CueIs(None):
            return known.Unattributed("cue")
        case SpeakerIs():
            return known.Saying(SayingIs(speakers=(node,)))
        case CueIs():
            return known.Saying(SayingIs(cues=(node,)))
        case SaidIs():
            return known.Saying(SayingIs(manners=(node,)))
        case SayingIs():
            return known.Saying(node)
        case CountryIs(code, is_named):
            return known.Country(code, is_named=is_named)
        case SourceIs(name):
            return known.FromSource(name)
        case KindIs(kind):
            return known.OfKind(kind)
        case PathIs(glob):
            return known.Path(glob)
        case PublishedIn(since, until):
            return known.Published(since, until)
        case PublishedUnknown():
            return known.Undated()
    assert_never(node)
