"""One query, answered by the rules: which paragraphs are hits and why, scores, order and counts."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from typing import TypeVar, assert_never

from searchkit.analysis.clauses import ClauseWord, clause_of, label, scoring_nodes
from searchkit.domain.article import Kind
from searchkit.domain.document import ParagraphDocument
from searchkit.domain.query import (
    And,
    AtLeast,
    CountryIs,
    CueIs,
    Facet,
    FacetRequest,
    Filter,
    Fuzzy,
    InLead,
    InTitle,
    KindIs,
    Near,
    Node,
    Not,
    Or,
    PairRequest,
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
from searchkit.domain.results import FacetCount, Hit, Match, PairCount, Results, ScorePart
from searchkit.engines import bm25
from searchkit.engines.bm25 import Weights
from searchkit.engines.collapse import Copy, shown_articles
from searchkit.engines.expansion import FieldName, expanded_words
from searchkit.engines.facets import (
    Counted,
    Value,
    Values,
    facet_values,
    is_inherited,
    shown_counts,
    shown_pairs,
)
from searchkit.engines.filters import with_filters
from searchkit.engines.naming import document_as_named, without_the_unsure
from searchkit.engines.order import SortKey, effective_sort, side_by_side, sort_key
from searchkit.engines.paths import path_test
from searchkit.engines.sayings import as_one_saying, saying_test
from searchkit.engines.scope import (
    ENOUGH_STORIES,
    MOST_LACKING,
    NEAR_PARAGRAPHS,
    asks_for_titles,
    holding,
    plain_words,
    requires_speaker,
    text_conditions,
)
from searchkit.language.outlets import source_key
from tests.contracts.names import ShownNames
from tests.contracts.passages import Passage
from tests.contracts.shelves import Member, Shelves, Story, count, length

V = TypeVar("V", Value, Values)
Conditions = Sequence[Text | Together]


@dataclass(frozen=True)
class Reading:
    """The texts over which conditions are read: one of them must hold a condition."""

    passages: Sequence[Passage]
    counted: Sequence[Passage]  # in which `atleast` counts


@dataclass(frozen=True, eq=False)
class Found:
    """A hit, before it is ordered and cut."""

    story: Story
    member: Member
    match: Match
    root: Node | None  # what it answers: the query without the words that its story lacks
    lacking: tuple[str, ...] = ()

    @property
    def article(self) -> str:
        return self.story.article.id


@dataclass(frozen=True)
class Tier:
    """Hits that lack equally many words, copies folded."""

    hits: Sequence[Found]
    shown: Mapping[str, tuple[str, ...]]  # article -> its copies that were folded in


@dataclass(frozen=True)
class Question:
    """A query put to a shelves."""

    shelves: Shelves
    groups: Mapping[str, str]  # article -> first of its group of copies
    names: ShownNames
    weights: Weights
    query: Query

    def results(self) -> Results:
        """Return the answer. Raises QueryError past an expansion limit."""
        for word, name in expanded_words(self.query.root, self.query.scope):
            self.shelves.fields[name].check_expansion(word)
        whole, *lacking = self._tiers
        full = self._narrowed(whole)
        hits = [hit for tier in (full, *lacking) for hit in self._in_order(tier)]
        cut = hits[self.query.offset : self.query.offset + self.query.limit]
        return Results(
            total=len(full.hits),
            counted_stories=len({hit.article for hit in full.hits}),
            hits=tuple(map(self._hit, cut)),
            facets={each.facet: self._facet(each, full.hits) for each in self.query.facets},
            pairs={each.facets: self._pair(each, full.hits) for each in self.query.pairs},
        )

    def explained(self, document: ParagraphDocument) -> Sequence[ScorePart]:
        """Return the parts of a paragraph's score; none where it is no hit."""
        for hit in (*self._full, *self._lacking):
            if hit.member.document == document:
                return self._parts(hit)
        return ()

    # Tiers

    @cached_property
    def _tiers(self) -> Sequence[Tier]:
        """What answers in full; then what lacks one word, then two, where few stories lack none."""
        tiers = [self._folded(self._full, ())]
        if len(tiers[0].shown) < ENOUGH_STORIES:
            for missing in range(1, MOST_LACKING + 1):
                hits = [hit for hit in self._lacking if len(hit.lacking) == missing]
                tiers.append(self._folded(hits, tiers))
        return tiers

    def _folded(self, hits: Sequence[Found], before: Sequence[Tier]) -> Tier:
        """Fold copies into one; those of what is shown already are left out."""
        groups = {} if self.query.all_copies else self.groups
        gone = {groups.get(id, id) for tier in before for id in tier.shown}
        articles = {hit.article: hit.story.article for hit in hits}
        copies = [
            Copy(id, *((day.date, day.confidence) if (day := article.published) else (None, None)))
            for id, article in articles.items()
            if groups.get(id, id) not in gone
        ]
        shown = shown_articles(copies, groups)
        return Tier([hit for hit in hits if hit.article in shown], shown)

    def _narrowed(self, tier: Tier) -> Tier:
        """Return what the query is narrowed to; what copies are shown is settled before."""
        asked = self.query
        kept = [
            hit
            for hit in tier.hits
            if all(self._passes(each, self._seen(hit.member.document)) for each in asked.only)
            and (asked.articles is None or hit.article in asked.articles)
        ]
        return Tier(kept, tier.shown)

    @cached_property
    def _full(self) -> Sequence[Found]:
        root = self.query.root
        return [hit for story in self.shelves.stories for hit in self._hits(story, root)]

    @cached_property
    def _lacking(self) -> Sequence[Found]:
        """Hits of stories that lack a word or two of a plain list; no aside is one."""
        words = plain_words(self.query.root)
        may_lack = self.query.may_lack_words and not self.query.is_narrowed
        if not may_lack or self.query.scope is not Scope.STORY or not words:
            return ()
        found = []
        answered = {hit.article for hit in self._full}
        for story in self.shelves.stories:
            held = tuple(word for word in words if any(text.holds(word) for text in story.text))
            lacking = tuple(word.text for word in words if word not in held)
            if held and lacking and story.article.id not in answered:
                found += [
                    Found(hit.story, hit.member, hit.match, hit.root, lacking)
                    for hit in self._hits(story, holding(self.query.root, held))
                    if hit.member.document.kind is not Kind.ASIDE
                ]
        return found

    # Which paragraphs are hits

    def _hits(self, story: Story, root: Node | None) -> Iterator[Found]:
        """Yield the hits of a story, in its order."""
        asked = with_filters(root, self.query.filters)
        node = as_one_saying(asked) if asked is not None else And(())
        true = [m for m in story.members if self._is_true(node, m, self._in_scope(story, m))]
        if self.query.scope is not Scope.STORY:
            matches = dict.fromkeys(true, Match.ALL)
        else:
            matches = self._matches(story, true, node, text_conditions(root))
        for member in story.members:
            if member in matches:
                yield Found(story, member, matches[member], root)

    def _matches(
        self, story: Story, true: Sequence[Member], node: Node, conditions: Conditions
    ) -> dict[Member, Match]:
        """Say why a paragraph of which the whole query is true of its story is a hit, if it is."""
        asides = [m for m in true if m.document.kind is Kind.ASIDE]  # each for itself alone
        own = [m for m in true if m.document.kind is not Kind.ASIDE]
        other = [m for m in own if m.document.kind is not Kind.TITLE]
        if other and not asks_for_titles(node):
            own = other
        matches = dict.fromkeys(asides, Match.ALL) | self._best(story, own, node, conditions)
        if conditions and requires_speaker(self.query):
            return _said_nearby(story, own, conditions) | matches
        return matches

    def _best(
        self, story: Story, own: Sequence[Member], node: Node, conditions: Conditions
    ) -> dict[Member, Match]:
        """Rule 2: those true by themselves, else those that hold most, else the title's first."""
        by_themselves = [m for m in own if self._is_true(node, m, self._alone(story, m))]
        if by_themselves:
            return dict.fromkeys(by_themselves, Match.ALL)
        most = max((held(conditions, m.passage) for m in own), default=0)
        if most:
            return {m: Match.MOST for m in own if held(conditions, m.passage) == most}
        is_in_title = any(held(conditions, passage) for passage in story.title)
        prose = story.of_kinds(Kind.BODY, Kind.CAPTION)
        if is_in_title and not any(held(conditions, m.passage) for m in prose):
            return dict.fromkeys(own[:1], Match.TITLE)
        return {}

    # What is true of a paragraph

    def _in_scope(self, story: Story, member: Member) -> Sequence[Reading]:
        """Return the readings of which one must make the query true of the paragraph."""
        own = [member.passage]
        match self.query.scope:
            case Scope.STORY:
                is_aside = member.document.kind is Kind.ASIDE
                return [Reading(own if is_aside else story.text, story.text)]
            case Scope.PARAGRAPH:
                return [Reading(own, own)]
            case Scope.SENTENCE:
                return [Reading([each], [each]) for each in member.passage.sentences]

    def _alone(self, story: Story, member: Member) -> Sequence[Reading]:
        """Return the same, with every text condition read over the paragraph alone."""
        if self.query.scope is Scope.STORY:
            return [Reading([member.passage], story.text)]
        return self._in_scope(story, member)

    def _is_true(self, node: Node, member: Member, readings: Iterable[Reading]) -> bool:
        return any(self._holds(node, member, reading) for reading in readings)

    def _holds(self, node: Node, member: Member, reading: Reading) -> bool:
        match node:
            case And(parts):
                return all(self._holds(part, member, reading) for part in parts)
            case Or(parts):
                return any(self._holds(part, member, reading) for part in parts)
            case Not(part):
                return not self._holds(part, member, reading)
            case InTitle(part):
                title = [self._story_of[member.document.article].title_field]
                return self._holds(part, member, Reading(title, title))
            case InLead(part):
                lead = self._story_of[member.document.article].lead
                return self._holds(part, member, Reading(lead, lead))
            case AtLeast(times, part):
                found = sum(len(text.spots(part)) for text in reading.counted)
                return found >= times and any(text.holds(part) for text in reading.passages)
            case Word() | Pattern() | Fuzzy() | Phrase() | Near() | Together():
                return any(text.holds(node) for text in reading.passages)
            case _:
                return self._passes(node, self._seen(member.document))

    @cached_property
    def _story_of(self) -> Mapping[str, Story]:
        return {story.article.id: story for story in self.shelves.stories}

    def _seen(self, document: ParagraphDocument) -> ParagraphDocument:
        """Return the paragraph as filters and counts take it."""
        named = document_as_named(document, self.names.aliases)
        if named.source is not None:
            named = replace(named, source=self.names.sources[named.source])
        return without_the_unsure(named) if self.query.is_sure else named

    def _passes(self, node: Filter, document: ParagraphDocument) -> bool:
        match node:
            case SpeakerIs(None):
                return not document.speakers
            case CueIs(None):
                return not any(each.cue for each in document.sayings)
            case SpeakerIs():
                return self._has_saying(SayingIs(speakers=(node,)), document)
            case CueIs():
                return self._has_saying(SayingIs(cues=(node,)), document)
            case SaidIs():
                return self._has_saying(SayingIs(manners=(node,)), document)
            case SayingIs():
                return self._has_saying(node, document)
            case CountryIs(code, is_named):
                about = tuple(each.code for each in document.about)
                codes = document.countries if is_named else about
                return code in codes if code else not codes
            case SourceIs(name):
                return _has_source(name, document)
            case KindIs(kind):
                return document.kind is kind
            case PathIs(glob):
                return any(map(path_test(glob), document.paths))
            case PublishedUnknown():
                return document.published is None
            case PublishedIn(since, until):
                day = document.published
                return day is not None and (since or day) <= day <= (until or day)
        assert_never(node)

    def _has_saying(self, node: SayingIs, document: ParagraphDocument) -> bool:
        return any(map(saying_test(node, self.names.people), document.sayings))

    # Scores and order

    def _parts(self, hit: Found) -> Sequence[ScorePart]:
        """Return what each word adds: in the paragraph, then in the title, then in the story."""
        root = as_one_saying(hit.root) if hit.root is not None else None
        own = [word for node in self._counting(root, hit) for word in clause_of(node).words]
        all_words = [word for node in scoring_nodes(root) for word in clause_of(node).words]
        story = hit.story
        of_story = self.weights.of_story(len(all_words))
        parts = [
            *self._weighed(own, FieldName.TEXT, [hit.member.passage], 1.0),
            *self._weighed(all_words, FieldName.TITLE, [story.title_field], self.weights.title),
            *self._weighed(all_words, FieldName.STORY, story.text, of_story),
        ]
        return [part for part in parts if part.score]

    def _counting(self, node: Node | None, hit: Found) -> Iterator[Text]:
        """Yield the text nodes that count in the paragraph itself, in the order of the query.

        Such a node, and a w/-group that holds it, is true of the paragraph by itself; every other
        group that holds it is true of it as the scope says. So in `(a AND b) OR c` a paragraph with
        a and c, of a story without b, scores by c alone.
        """
        match node:
            case And(parts) | Or(parts):
                if self._is_true(node, hit.member, self._in_scope(hit.story, hit.member)):
                    for part in parts:
                        yield from self._counting(part, hit)
            case AtLeast(_, part):
                if self._is_true(node, hit.member, self._in_scope(hit.story, hit.member)):
                    yield from self._counting(part, hit)
            case Together(parts):
                if self._is_true(node, hit.member, self._alone(hit.story, hit.member)):
                    for part in parts:
                        yield from self._counting(part, hit)
            case Word() | Pattern() | Fuzzy() | Phrase() | Near():
                if self._is_true(node, hit.member, self._alone(hit.story, hit.member)):
                    yield node
            case _:
                return

    def _weighed(
        self, words: Iterable[ClauseWord], name: FieldName, text: Sequence[Passage], weight: float
    ) -> Iterator[ScorePart]:
        weighing = self.shelves.fields[name]
        for word in words:
            if tf := count(word, text):
                idf = bm25.idf(weighing.size, weighing.frequency(word))
                score = weight * bm25.part(idf, tf, length(text), weighing.average)
                yield ScorePart(label(word), name.value, idf, tf, length(text), score)

    def _score(self, hit: Found) -> float:
        score = 0.0
        for part in self._parts(hit):
            score += part.score
        return score

    def _in_order(self, tier: Tier) -> Sequence[Found]:
        ordered = sorted(tier.hits, key=self._key)
        if self.query.per_story is None:
            return ordered
        return side_by_side(ordered, lambda hit: hit.article, self.query.per_story)

    def _key(self, hit: Found) -> SortKey:
        document = hit.member.document
        return sort_key(
            effective_sort(self.query),
            score=self._score(hit),
            published=document.published,
            match=hit.match,
            article=document.article,
            ordinal=document.ordinal,
        )

    # What is shown

    def _hit(self, hit: Found) -> Hit:
        tier = next(tier for tier in map(self._narrowed, self._tiers) if hit in tier.hits)
        return Hit(
            id=hit.member.document.id,
            score=self._score(hit),
            copies=tier.shown[hit.article],
            match=hit.match,
            lacking=hit.lacking,
            story_total=sum(1 for other in tier.hits if other.story is hit.story),
        )

    def _facet(self, request: FacetRequest, hits: Sequence[Found]) -> tuple[FacetCount, ...]:
        facet = request.facet

        def values(document: ParagraphDocument) -> Iterable[Value]:
            return facet_values(document, facet)

        return shown_counts(request, self._counted(hits, values, [facet]), self.query.count_by)

    def _pair(self, request: PairRequest, hits: Sequence[Found]) -> tuple[PairCount, ...]:
        first, second = request.facets

        def values(document: ParagraphDocument) -> Iterable[Values]:
            return product(facet_values(document, first), facet_values(document, second))

        return shown_pairs(
            request, self._counted(hits, values, request.facets), self.query.count_by
        )

    def _counted(
        self,
        hits: Sequence[Found],
        values: Callable[[ParagraphDocument], Iterable[V]],
        facets: Sequence[Facet],
    ) -> Iterator[Counted[V]]:
        paragraphs: Counter[V] = Counter()
        inherited: Counter[V] = Counter()
        stories: dict[V, set[str]] = {}
        for hit in hits:
            document = self._seen(hit.member.document)
            for value in values(document):
                paragraphs[value] += 1
                inherited[value] += is_inherited(document, facets)
                stories.setdefault(value, set()).add(hit.article)
        for value, number in paragraphs.items():
            yield Counted(value, number, len(stories[value]), inherited[value])


def held(conditions: Conditions, passage: Passage) -> int:
    """Return how many of the conditions the passage holds."""
    return sum(1 for each in conditions if passage.holds(each))


def _said_nearby(
    story: Story, own: Sequence[Member], conditions: Conditions
) -> dict[Member, Match]:
    """Rule 3: what the speaker says beside the words, or in a story whose title has all of them."""
    places = [n for n, member in enumerate(story.bodies) if held(conditions, member.passage)]
    near = [
        member
        for n, member in enumerate(story.bodies)
        if any(abs(n - place) <= NEAR_PARAGRAPHS for place in places)
    ]
    is_about = all(any(text.holds(each) for text in story.title) for each in conditions)
    return {m: Match.NEAR if m in near else Match.TITLE for m in own if m in near or is_about}


def _has_source(name: str | None, document: ParagraphDocument) -> bool:
    if name is None or document.source is None:
        return name is document.source
    return source_key(name) == source_key(document.source)
