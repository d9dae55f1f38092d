from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from searchkit.domain.article import Kind
from searchkit.domain.errors import QueryError
from searchkit.domain.query import (
    And,
    CountryIs,
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
    SourceIs,
    SpeakerIs,
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
    words.map(Word),
    st.sampled_from(["abc*", "com*ed", "anti-gov*", "abc*d*e"]).map(Pattern),
    st.builds(Fuzzy, st.sampled_from(["xinjang", "a", "anti-gov"]), st.integers(1, 2)),
    st.sampled_from(["human rights", "a", "AND", "(a OR b)", "speaker:x", "a*"]).map(Phrase),
    st.builds(Near, st.sampled_from(["human rights", "a"]), st.integers(1, 1000)),
)
clauses: st.SearchStrategy[Node] = st.one_of(
    texts,
    texts.map(InTitle),
    (st.none() | names).map(SpeakerIs),
    (st.none() | names).map(SourceIs),
    st.sampled_from(["CN", "US", None]).map(CountryIs),
    st.sampled_from(Kind).map(KindIs),
    ranges,
    st.just(PublishedUnknown()),
)
nodes: st.SearchStrategy[Node] = st.recursive(
    clauses,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: And(tuple(parts))),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: Or(tuple(parts))),
        inner.map(Not),
    ),
    max_leaves=6,
)


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
