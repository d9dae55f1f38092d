"""Which words of the index may be meant by one that finds nothing."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchkit.domain.article import Article
from tests.contracts.archives import STAMP, archive, story, title
from tests.contracts.conftest import NewEngine
from tests.contracts.memory_engine import MemoryEngine
from tests.contracts.test_agreement import MADE_UP


def like(new_engine: NewEngine, word: str, *histories: Sequence[Article]) -> Mapping[str, int]:
    """Asks after each of the archives was published, one over the other."""
    engine = new_engine()
    for stories in histories:
        engine.publish(archive(*stories), STAMP)
    with engine.open() as snapshot:
        return snapshot.words_like(word)


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("sanctons", "sanctions"),
        ("sancitons", "sanctions"),
        ("chna", "China"),
        ("hcina", "China"),
        ("fonetic", "phonetic"),
        ("kerb", "curb"),
        ("colour", "color"),
        ("muller", "Müller"),
        ("москве", "Москва"),
    ],
)
def test_a_misspelt_word_is_known_again(new_engine: NewEngine, asked: str, written: str) -> None:
    stories = [story("a", f"Here stands {written} twice, {written}.", "Nothing of the kind.")]

    assert [*like(new_engine, asked, stories).values()] == [1]


@pytest.mark.parametrize(("asked", "written"), [("us", "up"), ("chna", "Chile"), ("cow", "cattle")])
def test_another_word_is_not_meant(new_engine: NewEngine, asked: str, written: str) -> None:
    assert like(new_engine, asked, [story("a", written)]) == {}


def test_words_are_counted_in_paragraphs_and_in_titles(new_engine: NewEngine) -> None:
    one = story("a", title("Oil deal"), "The oil deal.", "Oils.")
    other = story("b", "No such thing.", title="An oil deal")

    assert like(new_engine, "oil", [one, other]) == {"oil": 4, "oils": 1}


def test_what_is_gone_is_not_meant(new_engine: NewEngine) -> None:
    gone = story("a", "Sanctions and sanction.")
    kept = story("b", "Sanctions.")

    assert like(new_engine, "sanctons", [gone, kept], [kept]) == {"sanctions": 1}


def test_an_empty_index_knows_no_word(new_engine: NewEngine) -> None:
    assert like(new_engine, "word", []) == {}


WORDS = st.text(st.sampled_from("aeckhty"), min_size=0, max_size=7)


@MADE_UP
@given(WORDS, st.lists(st.lists(WORDS, min_size=1, max_size=5), max_size=4), st.integers(0, 3))
def test_all_engines_know_the_same_words(
    new_engine: NewEngine, asked: str, texts: Sequence[Sequence[str]], kept: int
) -> None:
    stories = [story("abcd"[n], *words, title=words[0]) for n, words in enumerate(texts)]
    expected = MemoryEngine()
    expected.publish(archive(*stories[:kept]), STAMP)

    with expected.open() as snapshot:
        assert like(new_engine, asked, stories, stories[:kept]) == snapshot.words_like(asked)
