import shlex
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchkit.domain.errors import QueryError
from searchkit.domain.query import Filters, Query, Scope
from searchkit.domain.suggestion import Suggestion, SuggestionKind
from searchkit.engines.filters import with_filters
from searchkit.ports import Snapshot
from searchkit.querylang import parse, unparse
from searchkit.search.asked_country import country_of
from searchkit.search.narrowing import flat
from searchkit.search.suggestions import suggestions
from tests.contracts import strategies
from tests.contracts.archives import STAMP, DictArchive, archive, paragraph, story
from tests.contracts.memory_engine import MemoryEngine
from tests.contracts.test_agreement import MADE_UP


@cache
def newsroom() -> Snapshot:
    engine = MemoryEngine()
    stories = [
        story(
            "a",
            paragraph("The sanctions stay.", speakers=["Sergei Lavrenko"], countries=["RU"]),
            "Human rights groups protest. The human being has rights.",
            source="The Guardian",
        ),
        story(
            "b",
            paragraph("The railway is closed.", speakers=["Leila Haddadi"], countries=["KE"]),
            paragraph("Sanctions are discussed.", inherits=True),
            "The ceasefire holds in the mountains.",
            source="Reuters",
        ),
    ]
    engine.publish(archive(*stories), STAMP)
    return engine.open()


def asked(text: str, **fields: object) -> Query:
    root = parse(text, country_of) if text else None
    return replace(Query(root=root, scope=Scope.STORY, all_copies=False), **fields)  # type: ignore[arg-type]


def suggested(text: str, **fields: object) -> list[Suggestion]:
    query = asked(text, **fields)
    assert newsroom().search(query).total == 0
    return [*suggestions(newsroom(), query)]


def queries(kind: SuggestionKind, found: Sequence[Suggestion]) -> list[str]:
    return [each.query for each in found if each.kind is kind]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("sanctons", "sanctions"),
        ("Sanctons", "Sanctions"),
        ("sanctons railway", "'sanctions AND railway'"),
        ("sanctons ralway", "'sanctions AND railway'"),
        ("(sanctons OR ralway) country:KE", "'(sanctions OR railway) AND country:KE'"),
        ('"human rigths"', "'\"human rights\"'"),
        ("humanrights", "'\"human rights\"'"),
        ("cease fire", "ceasefire"),
        ("rail way closed", "'railway AND closed'"),
        ("cease-fire", "ceasefire"),
        ("human w/5 rigths", "'human w/5 rights'"),
        ("atleast2(rihgts)", "'atleast2(rights)'"),
        ("sanctoins~", "sanctions"),
        ("speaker:Lavrenco", "'speaker:\"Sergei Lavrenko\"'"),
        ("sanctions speaker:Haddaddi", "'sanctions AND speaker:\"Leila Haddadi\"'"),
        ("source:Guardain", "'source:\"The Guardian\"'"),
    ],
)
def test_a_misspelt_query_is_spelt_right(text: str, first: str) -> None:
    found = suggested(text)

    assert found[0].kind is SuggestionKind.SPELLING
    assert found[0].query == first


def test_options_are_spelt_right_too() -> None:
    found = suggested("sanctions", filters=Filters(speakers=("Lavrenco",)))

    assert found[0].text == 'Did you mean speaker:"Sergei Lavrenko"?'
    assert found[0].query == "'sanctions AND speaker:\"Sergei Lavrenko\"'"


def test_where_the_right_word_finds_nothing_beside_the_others_it_is_told_alone() -> None:
    assert queries(SuggestionKind.SPELLING, suggested("ceasfire speaker:Lavrenko")) == ["ceasefire"]


def test_a_plain_question_is_asked_for_any_of_its_words() -> None:
    asked = suggested("which of the human beings and not rights on a railway speaker:Haddadi")

    (found,) = (each for each in asked if each.kind is SuggestionKind.ANY)
    assert found.text == "Any of these words, the best first"
    assert found.count == 1
    assert "(which OR of OR the OR human OR beings OR rights OR on OR" in found.query
    assert found.query.endswith("speaker:Haddadi'")
    assert not queries(SuggestionKind.ANY, suggested("sanctions zebra railway"))


def test_each_word_and_filter_says_what_it_finds_by_itself() -> None:
    found = suggested("ceasefire speaker:Lavrenko date:2020")

    assert [(each.text, each.count) for each in found if each.kind is SuggestionKind.ALONE] == [
        ("ceasefire", 1),
        ("speaker:Lavrenko", 1),
        ("date:2020", 0),
    ]


def test_one_condition_too_many_is_left_out() -> None:
    assert queries(SuggestionKind.WITHOUT, suggested("railway ceasefire country:RU")) == [
        "'railway AND ceasefire'"
    ]


def test_two_conditions_that_find_nothing_are_left_out_together() -> None:
    found = suggested("railway zyzzyva speaker:Qwerty")

    assert queries(SuggestionKind.WITHOUT, found) == ["railway"]
    assert "Without zyzzyva and speaker:Qwerty" in [each.text for each in found]


def test_at_most_eight_are_tried() -> None:
    found = suggested("a b c d e f g h i j")

    assert len(queries(SuggestionKind.ALONE, found)) == 8


@pytest.mark.parametrize(
    ("text", "scope", "wider"),
    [
        ("closed mountains", Scope.PARAGRAPH, "'closed AND mountains'"),
        ("human protest being", Scope.SENTENCE, "'human AND protest AND being' --in paragraph"),
        ("railway w/s mountains", Scope.STORY, "'railway AND mountains'"),
        ("protest w/2 being", Scope.STORY, "'protest w/p being'"),
        ('"closed mountains"', Scope.STORY, "'closed AND mountains'"),
        ("discussed named:KE", Scope.STORY, "'discussed AND country:KE'"),
        ("human speaker:Sanctions", Scope.STORY, "'human AND \"Sanctions\"'"),
    ],
)
def test_a_wider_place_is_told_where_a_narrower_was_asked(
    text: str, scope: Scope, wider: str
) -> None:
    (first, *_) = queries(SuggestionKind.SCOPE, suggested(text, scope=scope))

    assert first == wider


def test_a_word_like_no_other_leaves_nothing_to_say() -> None:
    assert suggested("zyzzyva") == []


def test_an_empty_index_suggests_nothing() -> None:
    engine = MemoryEngine()
    engine.publish(archive(), STAMP)

    with engine.open() as snapshot:
        assert suggestions(snapshot, asked("sanctons speaker:Lavrenco")) == ()


def as_typed(suggestion: Suggestion) -> Query:
    """Reads what is to be typed after `searchkit search`, as the command does."""
    words = shlex.split(suggestion.query)
    options = ArgumentParser()
    options.add_argument("text", nargs="?", default="")
    options.add_argument("--in", dest="scope", default="story")
    options.add_argument("--all-copies", action="store_true")
    options.add_argument("--sure", action="store_true")
    given = options.parse_args(words)
    return asked(
        given.text, scope=Scope(given.scope), all_copies=given.all_copies, is_sure=given.sure
    )


def can_be_typed(query: Query) -> bool:
    """Says no of what only programs ask: some articles, a word of two, a range that ends too soon."""
    if query.articles is not None:
        return False
    root = with_filters(query.root, query.filters)
    try:
        return root is None or flat(parse(unparse(flat(root)), country_of)) == flat(root)
    except QueryError:
        return False


@settings(MADE_UP, max_examples=25)
@given(strategies.archives(), st.lists(strategies.queries, min_size=1, max_size=4))
def test_what_is_suggested_finds_as_much_as_it_says(
    stories: DictArchive, tried: list[Query]
) -> None:
    engine = MemoryEngine()
    engine.publish(stories, STAMP)

    with engine.open() as snapshot:
        for query in tried:
            if snapshot.search(query).total or not can_be_typed(query):
                continue
            for suggestion in suggestions(snapshot, query):
                assert snapshot.search(as_typed(suggestion)).total == suggestion.count
                assert suggestion.count or suggestion.kind is SuggestionKind.ALONE
