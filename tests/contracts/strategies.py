"""Archives and queries made at random, small enough that words, names and dates meet often."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from searchkit.domain.aliases import Aliases
from searchkit.domain.article import Article, Confidence, Kind, Paragraph
from searchkit.domain.query import (
    And,
    AtLeast,
    CountBy,
    CountryIs,
    CueIs,
    Facet,
    FacetRequest,
    Filters,
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
    Scope,
    Sort,
    SourceIs,
    SpeakerIs,
    Together,
    Unit,
    Word,
)
from tests.contracts.archives import DictArchive, paragraph, saying, story

WORDS = (
    *(
        "China",
        "China's",
        "sanction",
        "sanctions",
        "Sanctioned",
        "US",
        "us",
        "U.S.",
        "human",
        "rights",
    ),
    *("anti-government", "government", "foreign", "minister", "ministers", "Xinjiang", "Xinjang"),
    *("café", "cafe", "the", "the", "of", "10,000", "don’t", "中国", "—", "…"),
    *("rights. The", "sanctions! China"),  # where a sentence ends and one begins
)
SPEAKERS = (
    *("Wang Yi", "Sergei Lavrov", "Sergey Lavroff", "Ursula von der Leyen", "Beijing"),
    *("WANG YI", "Mr. Lavrov", "Lavrov, Sergei"),
)
COUNTRIES = ("CN", "RU", "US")
SOURCES = ("AP", "ap", "Associated Press", "Le Monde", None)
DAYS = tuple(
    date.fromisoformat(day) for day in ("2020-12-31", "2021-01-01", "2021-03-22", "2021-03-23")
)
PATHS = ("news/a.txt", "news/2021/a.txt", "old/2021/03/b.pdf", "b.pdf")
IDS = tuple("abcdefg")
ALIASES = (Aliases(), Aliases({"Sergey Lavroff": "Sergei Lavrov", "Beijing": "China"}))

texts = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)


def _some(values: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True)


sayings = st.builds(
    saying,
    st.sampled_from(SPEAKERS),
    st.sampled_from(("said", "says", "denied", "")),
    direct=st.booleans(),
    confidence=st.sampled_from((0.6, 0.85, 1.0)),
)


def paragraphs(*, inherits: bool) -> st.SearchStrategy[Paragraph]:
    return st.builds(
        paragraph,
        texts,
        kind=st.sampled_from((*Kind, Kind.BODY, Kind.BODY)),
        speakers=st.lists(sayings, max_size=2) | _some(SPEAKERS),
        countries=_some(COUNTRIES),
        inherits=st.booleans() if inherits else st.just(value=False),
    )


@st.composite
def articles(draw: st.DrawFn, id: str, *, inherits: bool) -> Article:
    return story(
        id,
        *draw(st.lists(paragraphs(inherits=inherits), max_size=5)),
        title=draw(st.none() | texts),
        published=draw(st.none() | st.sampled_from([day.isoformat() for day in DAYS])),
        confidence=draw(st.sampled_from(Confidence)),
        source=draw(st.sampled_from(SOURCES)),
        title_countries=draw(_some(COUNTRIES)),
        dateline_countries=draw(_some(COUNTRIES)),
        paths=draw(st.lists(st.sampled_from(PATHS), max_size=2, unique=True)),
    )


@st.composite
def archives(draw: st.DrawFn, *, inherits: bool = True) -> DictArchive:
    ids = draw(st.lists(st.sampled_from(IDS), unique=True, max_size=len(IDS)))
    made = [draw(articles(id, inherits=inherits)) for id in ids]
    grouped = [article.id for article in made if draw(st.booleans())]
    first = dict.fromkeys(grouped[: len(grouped) // 2], min(grouped, default=""))
    others = dict.fromkeys(grouped[len(grouped) // 2 :], max(grouped, default=""))
    return DictArchive({article.id: article for article in made}, first | others)


@st.composite
def later(draw: st.DrawFn, before: DictArchive, *, inherits: bool = True) -> DictArchive:
    """An archive some runs later: articles gone, changed and new."""
    new = draw(archives(inherits=inherits))
    kept = {id: article for id, article in before.stories.items() if draw(st.booleans())}
    renamed = {id: replace(article, title="Sanctions") for id, article in kept.items() if draw(st.booleans())}  # fmt: skip
    return DictArchive({**new.stories, **kept, **renamed}, new.groups)


words = st.sampled_from([word for word in WORDS if word[0].isalnum()])
phrases = st.lists(words, min_size=1, max_size=3).map(" ".join)
operands: st.SearchStrategy[Node] = st.one_of(
    words.map(Word),
    phrases.map(Phrase),
    st.sampled_from(["sanction*", "gov*ment", "xin*", "min*er*", "anti-gov*", "the*"]).map(Pattern),
    st.builds(
        Fuzzy,
        st.sampled_from(["xinjiang", "xinjan", "sanctio", "chine", "thee"]),
        st.integers(1, 2),
    ),
)
text_nodes = operands | st.builds(Near, phrases, st.integers(1, 6))


def _parts(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[tuple[Node, ...]]:
    return st.lists(inner, min_size=2, max_size=3).map(tuple)


alternatives = operands | operands | _parts(operands).map(Or)
_places = st.sampled_from([Unit.SENTENCE, Unit.PARAGRAPH])


def _together(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return st.builds(Together, _parts(inner), _places) | st.builds(
        Together, _parts(inner), st.just(Unit.WORDS), st.integers(1, 5), is_ordered=st.booleans()
    )


groups: st.SearchStrategy[Node] = _together(alternatives | _together(operands))
counted: st.SearchStrategy[Node] = st.builds(AtLeast, st.integers(1, 3), alternatives)

_paragraphs_filters: st.SearchStrategy[Node] = st.one_of(
    st.builds(
        SpeakerIs,
        st.sampled_from([*SPEAKERS, "wang", "Yi", "Leyen", "Lavroff", "China", None]),
        is_whole=st.booleans(),
    ),
    st.sampled_from([*COUNTRIES, "FR", None]).map(CountryIs),
    st.sampled_from([*SOURCES, "le mondé"]).map(SourceIs),
    st.sampled_from(Kind).map(KindIs),
    st.builds(PublishedIn, st.none() | st.sampled_from(DAYS), st.none() | st.sampled_from(DAYS)),
    st.just(PublishedUnknown()),
    text_nodes.map(InTitle),
)
filters: st.SearchStrategy[Node] = st.one_of(
    _paragraphs_filters,
    _paragraphs_filters,
    st.sampled_from(["say", "denying", "jumped", None]).map(CueIs),
    st.booleans().map(SaidIs),
    st.builds(CountryIs, st.sampled_from([*COUNTRIES, None]), is_named=st.just(value=True)),
    st.sampled_from(["2021/**", "news/*", "**/b.pdf", "b.pdf", "*"]).map(PathIs),
    text_nodes.map(InLead),
)


def _trees(leaves: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            _parts(inner).map(And), _parts(inner).map(And), _parts(inner).map(Or), inner.map(Not)
        ),
        max_leaves=5,
    )


paragraphs_nodes = _trees(text_nodes | text_nodes | _paragraphs_filters)
plain_lists: st.SearchStrategy[Node] = st.lists(words, min_size=2, max_size=4).map(
    lambda typed: And(tuple(map(Word, typed)))
)
nodes = plain_lists | _trees(text_nodes | text_nodes | groups | counted | filters | filters)

_cut = {
    "sort": st.sampled_from(Sort),
    "limit": st.sampled_from([1, 3, 100, 100]),
    "offset": st.sampled_from([0, 0, 0, 2]),
}

# What an engine answers that knows nothing of stories. Countries are counted where none is inherited.
paragraphs_queries: st.SearchStrategy[Query] = st.builds(
    Query,
    root=st.none() | paragraphs_nodes | paragraphs_nodes | paragraphs_nodes,
    filters=st.just(Filters())
    | st.builds(
        Filters,
        speakers=st.lists(st.sampled_from(SPEAKERS), max_size=2).map(tuple),
        countries=st.lists(st.sampled_from(COUNTRIES), max_size=2).map(tuple),
        since=st.none() | st.sampled_from(DAYS),
    ),
    facets=st.just(tuple(FacetRequest(facet, 2) for facet in Facet)),
    **_cut,
)

queries: st.SearchStrategy[Query] = st.builds(
    Query,
    root=st.none() | nodes | nodes | nodes,
    filters=st.just(Filters())
    | st.builds(
        Filters,
        speakers=st.lists(st.sampled_from(SPEAKERS), max_size=2).map(tuple),
        cues=st.lists(st.sampled_from(["say", "denied"]), max_size=2).map(tuple),
        is_direct=st.none() | st.booleans(),
        countries=st.lists(st.sampled_from(COUNTRIES), max_size=2).map(tuple),
        is_named=st.booleans(),
        not_sources=st.sampled_from([(), ("AP",)]),
        kinds=st.sampled_from([(), (), (Kind.BODY,), (Kind.TITLE, Kind.BODY)]),
        paths=st.sampled_from([(), ("2021/**",)]),
        since=st.none() | st.sampled_from(DAYS),
    ),
    scope=st.sampled_from([Scope.STORY, Scope.STORY, Scope.PARAGRAPH, Scope.SENTENCE]),
    facets=st.just(tuple(FacetRequest(facet, 2) for facet in Facet)),
    pairs=st.just(
        (PairRequest((Facet.SPEAKER, Facet.COUNTRY), 3), PairRequest((Facet.YEAR, Facet.CUE), 2))
    ),
    count_by=st.sampled_from(CountBy),
    all_copies=st.booleans(),
    per_story=st.sampled_from([None, None, 1, 2]),
    is_sure=st.booleans(),
    may_lack_words=st.booleans(),
    only=st.sampled_from([(), (), (), (SpeakerIs("Wang Yi", is_whole=True),), (SourceIs("AP"),)]),
    articles=st.sampled_from([None, None, None, frozenset({"b222222222", "d222222222", "none"})]),
    **_cut,
)
