"""Patterns are composed of kinds of words, and read on from a mention or back from it."""

from searchkit.enrichers.speakers.kind_pieces import (
    PARAGRAPH_START,
    at_once,
    before,
    behind,
    but,
    cue,
    either,
    maybe,
    not_behind,
    one,
    unless,
    up_to,
)
from searchkit.enrichers.speakers.ranker import feature_of, weight_name
from searchkit.enrichers.speakers.token_kinds import TokenKind as Kind
from searchkit.enrichers.speakers.token_kinds import letters


def test_what_stands_behind_a_mention_is_read_on_from_it() -> None:
    pattern = behind(up_to(2, Kind.AUXILIARY), cue(Kind.SAYS, Kind.HOLDS))

    found = pattern.match(letters(Kind.PERSON, Kind.AUXILIARY, Kind.HOLDS), 1)

    assert found is not None
    assert found.start("cue") == 2


def test_what_stands_before_a_mention_is_written_as_it_is_read() -> None:
    pattern = before(cue(Kind.ACCORDING), Kind.AUXILIARY, maybe(Kind.DETERMINER, Kind.WORD))

    units = letters(Kind.ACCORDING, Kind.AUXILIARY, Kind.DETERMINER, Kind.WORD)

    assert pattern.match(units[::-1])
    assert not pattern.match(units)


def test_marks_stand_for_themselves() -> None:
    every = (Kind.STOP, Kind.DASH, Kind.OPENING, Kind.CLOSING, Kind.AND, Kind.NUMBER)
    pattern = behind(up_to(6, one(*every), least=6))

    assert pattern.fullmatch(letters(*every))
    assert not pattern.match(letters(Kind.WORD) * 6)


def test_a_piece_that_takes_all_at_once_gives_nothing_back() -> None:
    names = letters(Kind.PERSON) * 3

    assert behind(up_to(3, Kind.PERSON), Kind.PERSON).match(names)
    assert not behind(at_once(up_to(3, Kind.PERSON)), Kind.PERSON).match(names)


def test_what_must_not_stand_there_is_looked_at_and_not_taken() -> None:
    pattern = behind(not_behind(Kind.PREPOSITION), Kind.WORD, unless(Kind.COMMA))

    assert pattern.search(letters(Kind.DETERMINER, Kind.WORD))
    assert not pattern.search(letters(Kind.PREPOSITION, Kind.WORD))
    assert not pattern.search(letters(Kind.WORD, Kind.COMMA))


def test_a_paragraph_starts_where_a_pattern_that_is_read_back_ends() -> None:
    pattern = before(either(PARAGRAPH_START, Kind.STOP), but(Kind.COMMA))

    assert pattern.match(letters(Kind.WORD))
    assert pattern.match(letters(Kind.STOP, Kind.WORD)[::-1])
    assert not pattern.match(letters(Kind.COMMA, Kind.WORD)[::-1])


def test_a_weight_is_named_by_the_kinds_that_it_sees() -> None:
    feature = "after=" + letters(Kind.COMMA, Kind.SAYS)

    assert weight_name(feature) == "after=comma, says"
    assert feature_of("after=comma, says") == feature
    assert feature_of("after=end") == "after="
    assert weight_name("headline, inverted") == "headline, inverted"
