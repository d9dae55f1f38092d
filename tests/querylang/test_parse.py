"""What a query text is read as."""

from datetime import date

import pytest

from searchkit.domain.article import Kind
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
    SourceIs,
    SpeakerIs,
    Together,
    Unit,
    Word,
)
from searchkit.querylang import parse, unparse

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
        ("한*", Pattern("한*")),
        ("日本*", Pattern("日本*")),
        ("ใน*", Pattern("ใน*")),
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
        ("lead:sanctions", InLead(Word("sanctions"))),
        ('lead:"trade war"~3', InLead(Near("trade war", 3))),
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
        ("named:chinese", CountryIs("CN", is_named=True)),
        ("named:none", CountryIs(None, is_named=True)),
        ("cue:denied,", CueIs("denied")),
        ("cue:none", CueIs(None)),
        ('cue:"none"', CueIs("none")),
        ("said:direct", SaidIs(is_direct=True)),
        ("said:Reported", SaidIs(is_direct=False)),
        ("path:2021/**", PathIs("2021/**")),
        ('path:"my clippings/a (1).pdf"', PathIs("my clippings/a (1).pdf")),
        ("path:none", PathIs("none")),
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


def words(*parts: Node, within: int, is_ordered: bool = False) -> Together:
    return Together(parts, Unit.WORDS, within, is_ordered=is_ordered)  # type: ignore[arg-type]


SAME_PARAGRAPH = Together((A, B), Unit.PARAGRAPH)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a w/p b", SAME_PARAGRAPH),
        ("a w/p b w/p c", Together((A, B, C), Unit.PARAGRAPH)),
        ("a w/s b", Together((A, B), Unit.SENTENCE)),
        ("a w/5 b", words(A, B, within=5)),
        ("a w/99 b", words(A, B, within=99)),
        ("a pre/5 b", words(A, B, within=5, is_ordered=True)),
        ('"a b" w/p sanct* w/p xin~', Together((Phrase("a b"), Pattern("sanct*"), Fuzzy("xin", 1)), Unit.PARAGRAPH)),
        ("a w/p (b OR c)", Together((A, Or((B, C))), Unit.PARAGRAPH)),
        ("(a w/5 b) w/p c", Together((words(A, B, within=5), C), Unit.PARAGRAPH)),
        ("a w/p ((b w/s c) OR d)", Together((A, Or((Together((B, C), Unit.SENTENCE), D))), Unit.PARAGRAPH)),
        # tighter than NOT, and so than AND and OR
        ("NOT a w/p b", Not(SAME_PARAGRAPH)),
        ("-a w/p b", Not(SAME_PARAGRAPH)),
        ("c a w/p b", And((C, SAME_PARAGRAPH))),
        ("a w/p b c", And((SAME_PARAGRAPH, C))),
        ("a w/p b OR c", Or((SAME_PARAGRAPH, C))),
        # lower case, 1 to 99, and nothing but the operator
        ("a W/P b", And((A, Word("W/P"), B))),
        ("a w/0 b", And((A, Word("w/0"), B))),
        ("a w/100 b", And((A, Word("w/100"), B))),
        ("a pre/s b", And((A, Word("pre/s"), B))),
        ("a w/p, b", And((A, Word("W/P"), B))),
        ('a "w/p" b', And((A, Phrase("w/p"), B))),
    ],
)  # fmt: skip
def test_operands_that_stand_together(text: str, expected: Node) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("atleast3(a)", AtLeast(3, A)),
        ("ATLEAST99(a)", AtLeast(99, A)),
        ('atleast1("a b" OR sanct* OR (c OR xin~))', AtLeast(1, Or((Phrase("a b"), Pattern("sanct*"), Or((C, Fuzzy("xin", 1))))))),
        ("NOT atleast2(a) b", And((Not(AtLeast(2, A)), B))),
        ("atleast3 (a)", And((Word("atleast3"), A))),
        ("atleast3", Word("atleast3")),
    ],
)  # fmt: skip
def test_so_many_times_at_least(text: str, expected: Node) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", ["*", " *\n"])
def test_a_star_alone_is_everything(text: str) -> None:
    assert read(text) == And(())


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


@pytest.mark.parametrize(
    ("typed", "also"),
    [("F16", "F-16"), ("w2", "w-2"), ("COVID19", "COVID-19"), ("ISO9001", "ISO-9001")],
)
def test_a_designation_is_looked_for_with_its_hyphen_and_without(typed: str, also: str) -> None:
    for one, other in ((typed, also), (also, typed)):
        assert read(one) == Or((Word(one), Word(other)))
        assert unparse(read(one)) == one
        assert unparse(read(f"hangar -{one}")) == f"hangar AND NOT {one}"


def test_numbers_and_words_are_no_designations() -> None:
    assert read("2021") == Word("2021")
    assert read("F-16-A") == Word("F-16-A")
    assert read('"F-16"') == Phrase("F-16")
    assert read("2021-22") == Word("2021-22")
    assert read("IMG20210") == Word("IMG20210")
    assert read("berlin36") == Word("berlin36")
