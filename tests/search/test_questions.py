import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchkit.querylang import parse
from searchkit.search.asked_country import country_of
from searchkit.search.questions import in_fields


@pytest.mark.parametrize(
    ("question", "query"),
    [
        ("what did Olga Berg say about Sweden?", 'speaker:"Olga Berg" country:SE'),
        ("What has Okafor said on fuel prices", "speaker:Okafor fuel prices"),
        ("what does the Bundesbank think", 'speaker:"the Bundesbank"'),
        ("Okafor on Chad", "speaker:Okafor country:TD"),
        ("Okafor said about Chad", "speaker:Okafor country:TD"),
        ("what did Okafor say about it?", "speaker:Okafor it"),
        ("what did Okafor say about US", "speaker:Okafor country:US"),
        ("who said no", "no NOT speaker:none"),
        ("who said the bridge was safe?", "the bridge was safe NOT speaker:none"),
        ("who has said something about Malian gold", "Malian gold NOT speaker:none"),
    ],
)
def test_a_question_in_plain_words_is_asked_in_fields(question: str, query: str) -> None:
    assert in_fields(question) == query


@pytest.mark.parametrize(
    "text",
    [
        "wheat exports",
        "who",
        "on Chad",
        'what did "Olga Berg" say',
        "speaker:Berg on Chad",
        "Berg on Chad NOT oil",
        "who said what",
    ],
)
def test_what_is_no_question_in_plain_words_stays_as_it_is(text: str) -> None:
    assert in_fields(text) == text


WORDS = ("what", "who", "did", "say", "said", "about", "on", "Berg", "St.", "Chad", "-", "'", "?")


@given(st.lists(st.sampled_from(WORDS)))
def test_whatever_is_asked_can_be_read(words: list[str]) -> None:
    if (asked := in_fields(" ".join(words))) != " ".join(words):
        parse(asked, country_of)
