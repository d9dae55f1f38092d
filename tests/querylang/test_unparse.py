from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from searchkit.domain.article import Kind
from searchkit.domain.errors import QueryError
from searchkit.domain.query import (
    And,
    AtLeast,
    CountryIs,
    CueIs,
    Fuzzy,
    InLead,
    InTitle,
    KindIs,
    Near,
    Node,
    Not,
    Or,
    PathIs,
    Pattern,
    Phrase,
    PublishedIn,
    PublishedUnknown,
    SaidIs,
    SayingIs,
    SourceIs,
    SpeakerIs,
    Together,
    Unit,
    Word,
)
from searchkit.querylang import parse, unparse
from tests.querylang.test_errors import HOSTILE


def country_code(text: str) -> str | None:
    return text if len(text) == 2 and text.isupper() and text.isascii() else None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("sanctions", "sanctions"),
        ("sanctions human", "sanctions AND human"),
        ("a b OR -c", "(a AND b) OR NOT c"),
        ("“human rights” xin~ x~2", '"human rights" AND xin~ AND x~2'),
        ("date:2021-03-01..2021-03-31", "date:2021-03"),
        ("date:2021-01-01..2021-12-31", "date:2021"),
        ("date:2021-03-05..2021-03-05", "date:2021-03-05"),
        ("date:2021-03..2021-04", "date:2021-03-01..2021-04-30"),
        ("date:..2020", "date:..2020-12-31"),
        ("speaker:wang", "speaker:wang"),
        ('speaker:"Wang Yi"', 'speaker:"Wang Yi"'),
    ],
)
def test_a_query_is_shown_as_it_was_read(text: str, shown: str) -> None:
    assert unparse(parse(text, country_code)) == shown


names = st.sampled_from(
    ["Wang", "Wang Yi", "none", "Unknown", "O'Brien", "U.S.", "AND", "title:x", "a(b"]
)
words = st.sampled_from(
    ["a", "China", "don't", "U.S.", "anti-government", "10:30", "10,000", "中国", "and"]
)
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))
ranges = st.one_of(
    st.tuples(days, days).map(lambda pair: PublishedIn(min(pair), max(pair))),
    days.map(lambda day: PublishedIn(day, None)),
    days.map(lambda day: PublishedIn(None, day)),
    st.just(PublishedIn(None, None)),
    st.integers(1900, 2100).map(lambda year: PublishedIn(date(year, 1, 1), date(year, 12, 31))),
    st.just(PublishedIn(date(2020, 2, 1), date(2020, 2, 29))),
)
texts: st.SearchStrategy[Node] = st.one_of(
    (words | st.sampled_from(["W/P", "atleast3"])).map(Word),
    st.sampled_from(["abc*", "com*ed", "anti-gov*", "abc*d*e", "中*", "한*"]).map(Pattern),
    st.builds(Fuzzy, st.sampled_from(["xinjang", "a", "anti-gov"]), st.integers(1, 2)),
    st.sampled_from(["human rights", "a", "AND", "(a OR b)", "speaker:x", "a*"]).map(Phrase),
    st.builds(Near, st.sampled_from(["human rights", "a"]), st.integers(1, 1000)),
)
clauses: st.SearchStrategy[Node] = st.one_of(
    texts,
    texts.map(InTitle),
    texts.map(InLead),
    (st.none() | names).map(SpeakerIs),
    (st.none() | names).map(CueIs),
    st.booleans().map(SaidIs),
    st.sampled_from(["2021/**", "a b.pdf", "(1)*", "none", "x:y"]).map(PathIs),
    (st.none() | names).map(SourceIs),
    st.builds(CountryIs, st.sampled_from(["CN", "US", None]), is_named=st.booleans()),
    st.sampled_from(Kind).map(KindIs),
    ranges,
    st.just(PublishedUnknown()),
)


def some(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[tuple[Node, ...]]:
    return st.lists(inner, min_size=2, max_size=3).map(tuple)


countable = texts.filter(lambda node: not isinstance(node, Near))
alternatives: st.SearchStrategy[Node] = st.recursive(countable, lambda inner: some(inner).map(Or))
groups: st.SearchStrategy[Node] = st.recursive(
    alternatives,
    lambda inner: st.one_of(
        st.builds(Together, some(inner), st.sampled_from([Unit.SENTENCE, Unit.PARAGRAPH])),
        st.builds(Together, some(inner), st.just(Unit.WORDS), st.integers(1, 99), st.booleans()),
        some(inner).map(Or),
    ),
    max_leaves=4,
)
nodes: st.SearchStrategy[Node] = st.recursive(
    clauses | groups | st.builds(AtLeast, st.integers(1, 99), alternatives),
    lambda inner: st.one_of(some(inner).map(And), some(inner).map(Or), inner.map(Not)),
    max_leaves=6,
)


@example(And(()))
@given(nodes)
def test_what_is_shown_is_read_as_the_same_query(node: Node) -> None:
    assert parse(unparse(node), country_code) == node


@example("~S:1")
@example("_foo:bar")
@given(HOSTILE | st.text("aS*~:-. '\"’()é,1U", max_size=20))
def test_what_was_read_is_shown_as_something_read_the_same(text: str) -> None:
    try:
        node = parse(text, country_code)
    except QueryError:
        return

    assert parse(unparse(node), country_code) == node


def test_a_query_made_by_a_program_is_shown_even_where_text_cannot_say_it() -> None:
    assert unparse(And((Phrase('say "no"'), Or(())))) == '"say  no " AND ()'
    saying = SayingIs((SpeakerIs("Ann"), SpeakerIs("Bo")), (CueIs("said"),), (SaidIs(True),))
    assert unparse(saying) == "(speaker:Ann OR speaker:Bo) AND cue:said AND said:direct"
