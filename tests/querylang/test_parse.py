"""What a query text is read as."""

from datetime import date

import pytest

from searchkit.domain.article import Kind
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
from searchkit.querylang import parse

A, B, C, D = Word("a"), Word("b"), Word("c"), Word("d")


def country_code(text: str) -> str | None:
    return {"cn": "CN", "china": "CN", "chinese": "CN", "côte d'ivoire": "CI"}.get(text.lower())


def read(text: str) -> Node:
    return parse(text, country_code)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", A),
        ("a b c", And((A, B, C))),
        ("a AND b c", And((A, B, C))),
        ("a OR b OR c", Or((A, B, C))),
        ("a OR b c", Or((A, And((B, C))))),
        ("a b OR c d", Or((And((A, B)), And((C, D))))),
        ("(a OR b) c", And((Or((A, B)), C))),
        ("((a))", A),
        ("(a b) c", And((And((A, B)), C))),
        ("NOT a", Not(A)),
        ("NOT a b", And((Not(A), B))),
        ("a NOT b OR c", Or((And((A, Not(B))), C))),
        ("NOT NOT a", Not(Not(A))),
        ("NOT (a OR b)", Not(Or((A, B)))),
        ("a -b", And((A, Not(B)))),
        ("-a", Not(A)),
        ('-"a b"', Not(Phrase("a b"))),
        ("-(a b)", Not(And((A, B)))),
        ("-kind:body", Not(KindIs(Kind.BODY))),
        ("a(b)c", And((A, B, C))),
        ("a and b or not c", And((A, Word("and"), B, Word("or"), Word("not"), C))),
    ],
)
def test_operators(text: str, expected: Node) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sanctions", Word("sanctions")),
        ("Sanctions,", Word("Sanctions")),
        ("China’s", Word("China")),
        ("don't", Word("don't")),
        ("U.S.", Word("U.S.")),
        ("(U.S.)", Word("U.S.")),
        ("anti-government", Word("anti-government")),
        ("10:30", Word("10:30")),
        ("10,000", Word("10,000")),
        ("http://example.org/a:b", Word("http://example.org/a:b")),
        ("AT&T", Word("AT&T")),
        ("中国", Word("中国")),
        ("ÀÉ", Word("ÀÉ")),
        (",AND,", Word("and")),
        ("sanction*", Pattern("sanction*")),
        ("com*ed", Pattern("com*ed")),
        ("com**ed,", Pattern("com*ed")),
        ("anti-gov*", Pattern("anti-gov*")),
        ("xinjang~", Fuzzy("xinjang", 1)),
        ("xinjang~1", Fuzzy("xinjang", 1)),
        ("xinjang~2", Fuzzy("xinjang", 2)),
        ("xinjang~2,", Fuzzy("xinjang", 2)),
        ('"human rights"', Phrase("human rights")),
        ("“human rights”", Phrase("human rights")),
        ("„human rights“", Phrase("human rights")),
        ("«human rights»", Phrase("human rights")),
        ('" human \n rights "', Phrase("human rights")),
        ('"a*"', Phrase("a*")),
        ('"a AND (b"', Phrase("a AND (b")),
        ('"foreign minister"~5', Near("foreign minister", 5)),
        ("“foreign minister”~12", Near("foreign minister", 12)),
    ],
)
def test_words_and_phrases(text: str, expected: Node) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title:summit", InTitle(Word("summit"))),
        ("TITLE:summit", InTitle(Word("summit"))),
        ('title:"trade war"', InTitle(Phrase("trade war"))),
        ('title:"trade war"~3', InTitle(Near("trade war", 3))),
        ("title:summ*", InTitle(Pattern("summ*"))),
        ("title:sumit~", InTitle(Fuzzy("sumit", 1))),
        ("speaker:Wang", SpeakerIs("Wang")),
        ('speaker:"Wang Yi"', SpeakerIs("Wang Yi")),
        ("speaker:“Wang Yi”", SpeakerIs("Wang Yi")),
        ("speaker:none", SpeakerIs(None)),
        ("speaker:Unknown", SpeakerIs(None)),
        ('speaker:"none"', SpeakerIs("none")),
        ("country:CN", CountryIs("CN")),
        ("country:chinese", CountryIs("CN")),
        ('country:"Côte d\'Ivoire"', CountryIs("CI")),
        ("country:none", CountryIs(None)),
        ("source:AP", SourceIs("AP")),
        ('source:"Le Monde"', SourceIs("Le Monde")),
        ("source:unknown", SourceIs(None)),
        ("kind:caption", KindIs(Kind.CAPTION)),
        ("kind:Title", KindIs(Kind.TITLE)),
        ("date:2021", PublishedIn(date(2021, 1, 1), date(2021, 12, 31))),
        ("date:2021-03", PublishedIn(date(2021, 3, 1), date(2021, 3, 31))),
        ("date:2020-02", PublishedIn(date(2020, 2, 1), date(2020, 2, 29))),
        ("date:2021-03-23", PublishedIn(date(2021, 3, 23), date(2021, 3, 23))),
        ("date:2021-03-01..2021-03-31", PublishedIn(date(2021, 3, 1), date(2021, 3, 31))),
        ("date:2020..2021-02", PublishedIn(date(2020, 1, 1), date(2021, 2, 28))),
        ("date:..2020", PublishedIn(None, date(2020, 12, 31))),
        ("date:2020..", PublishedIn(date(2020, 1, 1), None)),
        ("date:..", PublishedIn(None, None)),
        ('date:"2021-03"', PublishedIn(date(2021, 3, 1), date(2021, 3, 31))),
        ("date:unknown", PublishedUnknown()),
        ("date:none", PublishedUnknown()),
        ("(date:2021)", PublishedIn(date(2021, 1, 1), date(2021, 12, 31))),
    ],
)
def test_fields(text: str, expected: Node) -> None:
    assert read(text) == expected


def test_a_pasted_headline_is_a_query() -> None:
    headline = "Analysis: China, Russia officials meet — in show of unity! \U0001f600"

    words = "Analysis China Russia officials meet in show of unity"
    assert read(headline) == And(tuple(Word(word) for word in words.split()))


def test_a_dash_between_spaces_is_no_not() -> None:
    assert read("a - b") == And((A, B))
    assert read("a – b") == And((A, B))


def test_sixty_four_clauses_sixteen_deep_and_two_thousand_characters_are_read() -> None:
    assert isinstance(read("a " * 64), And)
    assert read("(" * 16 + "a" + ")" * 16) == A
    assert read("NOT " * 16 + "a") != A
    assert read("x" * 2000) == Word("x" * 2000)
