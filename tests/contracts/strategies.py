"""Archives and queries made at random, small enough that words, names and dates meet often."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from searchkit.domain.aliases import Aliases
from searchkit.domain.article import Article, Kind, Paragraph
from searchkit.domain.query import (
    And,
    CountryIs,
    Facet,
    FacetRequest,
    Filters,
    Fuzzy,
    InTitle,
    KindIs,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    PublishedIn,
    PublishedUnknown,
    Query,
    Sort,
    SourceIs,
    SpeakerIs,
    Word,
)
from tests.contracts.archives import DictArchive, paragraph, story

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
)
SPEAKERS = ("Wang Yi", "Sergei Lavrov", "Sergey Lavroff", "Ursula von der Leyen", "Beijing")
COUNTRIES = ("CN", "RU", "US")
SOURCES = ("AP", "ap", "Le Monde", None)
DAYS = tuple(
    date.fromisoformat(day) for day in ("2020-12-31", "2021-01-01", "2021-03-22", "2021-03-23")
)
IDS = tuple("abcdefg")
ALIASES = (Aliases(), Aliases({"Sergey Lavroff": "Sergei Lavrov", "Beijing": "China"}))

texts = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)


def _some(values: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True)


paragraphs: st.SearchStrategy[Paragraph] = st.builds(
    paragraph,
    texts,
    kind=st.sampled_from(Kind),
    speakers=_some(SPEAKERS),
    countries=_some(COUNTRIES),
)


@st.composite
def articles(draw: st.DrawFn, id: str) -> Article:
    return story(
        id,
        *draw(st.lists(paragraphs, max_size=4)),
        title=draw(st.none() | texts),
        published=draw(st.none() | st.sampled_from([day.isoformat() for day in DAYS])),
        source=draw(st.sampled_from(SOURCES)),
    )


@st.composite
def archives(draw: st.DrawFn) -> DictArchive:
    ids = draw(st.lists(st.sampled_from(IDS), unique=True, max_size=len(IDS)))
    made = [draw(articles(id)) for id in ids]
    grouped = [article.id for article in made if draw(st.booleans())]
    first = dict.fromkeys(grouped[: len(grouped) // 2], min(grouped, default=""))
    others = dict.fromkeys(grouped[len(grouped) // 2 :], max(grouped, default=""))
    return DictArchive({article.id: article for article in made}, first | others)


@st.composite
def later(draw: st.DrawFn, before: DictArchive) -> DictArchive:
    """An archive some runs later: articles gone, changed and new."""
    new = draw(archives())
    kept = {id: article for id, article in before.stories.items() if draw(st.booleans())}
    renamed = {id: replace(article, title="Sanctions") for id, article in kept.items() if draw(st.booleans())}  # fmt: skip
    return DictArchive({**new.stories, **kept, **renamed}, new.groups)


words = st.sampled_from([word for word in WORDS if word[0].isalnum()])
phrases = st.lists(words, min_size=1, max_size=3).map(" ".join)
text_nodes: st.SearchStrategy[Node] = st.one_of(
    words.map(Word),
    phrases.map(Phrase),
    st.builds(Near, phrases, st.integers(1, 6)),
    st.sampled_from(["sanction*", "gov*ment", "xin*", "min*er*", "anti-gov*", "the*"]).map(Pattern),
    st.builds(
        Fuzzy,
        st.sampled_from(["xinjiang", "xinjan", "sanctio", "chine", "thee"]),
        st.integers(1, 2),
    ),
)
filters: st.SearchStrategy[Node] = st.one_of(
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
nodes: st.SearchStrategy[Node] = st.recursive(
    text_nodes | text_nodes | filters,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: And(tuple(parts))),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: Or(tuple(parts))),
        inner.map(Not),
    ),
    max_leaves=5,
)

queries: st.SearchStrategy[Query] = st.builds(
    Query,
    root=st.none() | nodes | nodes | nodes,
    filters=st.just(Filters())
    | st.builds(
        Filters,
        speakers=st.lists(st.sampled_from(SPEAKERS), max_size=2).map(tuple),
        countries=st.lists(st.sampled_from(COUNTRIES), max_size=2).map(tuple),
        since=st.none() | st.sampled_from(DAYS),
    ),
    sort=st.sampled_from(Sort),
    limit=st.sampled_from([1, 3, 100]),
    offset=st.sampled_from([0, 0, 0, 2]),
    facets=st.just(tuple(FacetRequest(facet, 2) for facet in Facet)),
    all_copies=st.booleans(),
)
