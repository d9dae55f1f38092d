"""Institutions that are written small are found under their name, and their country's."""

import pytest

from searchkit.domain.article import Article, Kind, Paragraph
from searchkit.enrichers.speakers import SpeakerFinder
from tests.enrichers.speakers.test_speaker_finder import speakers


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kisumu police said it was late.", "Kisumu police"),
        ("Dhaka city traffic police said it was late.", "Dhaka city traffic police"),
        ("Dhaka city traffic border police said it was late.", "Dhaka city traffic border police"),
        ("Lebanese forces said it was late.", "Lebanese forces"),
        ("Turin health office said it was late.", "Turin health office"),
        ("Turin prosecutors said it was late.", "Turin prosecutors"),
        ("The Ibarra administration said it was late.", "Ibarra administration"),
        ("The Ibarra campaign said it was late.", "Ibarra campaign"),
        ("The Norwegian government said it was late.", "Norwegian government"),
        ("The state department said it was late.", "State Department"),
        ("The home office said it was late.", "Home Office"),
        ("Chad’s ministry of health said it was late.", "Ministry of Health (Chad)"),
        ("Peru’s foreign ministry said it was late.", "Foreign Ministry (Peru)"),
        ("The interior ministry in Oslo said it was late.", "Interior Ministry (Norway)"),
        ("Ghana’s central bank said it was late.", "Central Bank (Ghana)"),
        ("Malta’s treasury said it was late.", "Treasury (Malta)"),
        ("The army said it was late.", "Army"),
        ("Kenya’s parliament said it was late.", "Parliament (Kenya)"),
        ("Peru’s Congress said it was late.", "Congress (Peru)"),
        ("Chad’s presidency said it was late.", "Presidency (Chad)"),
        ("LIMA, Peru — The Congress said it was late.", "Congress"),
        ("PARIS, France — Parliament said it was late.", "Parliament"),
        ("New Zealand’s foreign ministry said it was late.", "Foreign Ministry (New Zealand)"),
        (
            "Trinidad and Tobago’s foreign ministry said no.",
            "Foreign Ministry (Trinidad and Tobago)",
        ),
        ("The interior ministry in New Zealand said no.", "Interior Ministry (New Zealand)"),
        ("The interior ministry in Port Elsa said no.", "Interior Ministry"),
        ("Baden-Württemberg’s interior ministry said no.", "Interior Ministry (Baden-Württemberg)"),
        (
            "The ministry of health and welfare in Peru said no.",
            "Ministry of Health and Welfare (Peru)",
        ),
        ("The foreign ministry quietly said it was late.", "Foreign Ministry"),
        ("The home office kept its word, it said.", "Home Office"),
    ],
)
def test_an_institution_written_small_speaks(text: str, name: str) -> None:
    assert speakers(text) == [[name]]


@pytest.mark.parametrize(
    "text",
    [
        "Kisumu police officers said it was late.",
        "Dhaka city traffic border health police said it was late.",
        "The Ibarra campaign manager said it was late.",
        "Norwegian government bonds said nothing.",
        "The interior ministry building said nothing.",
        "Police said it was late.",
        "The ministry said it was late.",
        "Its Nairobi office said it was late.",
        "The charity’s Lima bureau said it was late.",
        "Called at midnight, the Oslo office said it was late.",
    ],
)
def test_a_part_of_another_name_or_no_name_speaks_for_no_institution(text: str) -> None:
    assert speakers(text) == [[]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A Peruvian foreign ministry spokesman said it was late.", "Peruvian foreign ministry"),
        ("A Kisumu police spokeswoman said it was late.", "Kisumu police"),
        ("A UNICEF spokesperson on Monday said it was late.", "UNICEF"),
    ],
)
def test_a_nameless_voice_speaks_for_its_institution(text: str, name: str) -> None:
    assert speakers(text) == [[name]]


def test_two_countries_ministries_are_two_institutions() -> None:
    found = speakers(
        "Peru’s foreign ministry said it was late.", "Chile’s foreign ministry said it was early."
    )

    assert found == [["Foreign Ministry (Peru)"], ["Foreign Ministry (Chile)"]]


def test_a_ministry_without_a_country_is_that_of_the_place_the_story_is_told_from() -> None:
    paragraphs = (
        Paragraph(0, Kind.BODY, "The boats went out."),
        Paragraph(1, Kind.BODY, "The fisheries ministry said it was late."),
    )
    story = Article("aaaaaaaaaa", 0, paragraphs, dateline_countries=("SN",))

    found = SpeakerFinder().enrich(story)

    assert [s.name for s in found.paragraphs[1].speakers or ()] == ["Fisheries Ministry (Senegal)"]


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("Shares of carmaker Veltrop fell.", "The carmaker said it was late.", "Veltrop"),
        ("Brokerage Andina Valores cut its forecast.", "The brokerage said it was late.", "Andina Valores"),
        ("“No,” said Veltrop, the drugmaker.", "The company said it was late.", "Veltrop"),
        ("UNICEF sent tents.", "The agency said it was late.", "UNICEF"),
    ],
)  # fmt: skip
def test_the_noun_is_the_institution_that_was_named(first: str, second: str, name: str) -> None:
    assert speakers(first, second)[1] == [name]


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("The Ministry of Fish met.", "The Ministry of Fish will close, it said.", "Ministry of Fish"),
        ("The Ministry of Fish said no.", "The boats are bound for Oslo, it said.", "Ministry of Fish"),
        ("Kisumu police said no.", "It added that nobody was hurt.", "Kisumu police"),
    ],
)  # fmt: skip
def test_it_is_the_institution_that_just_spoke(first: str, second: str, name: str) -> None:
    assert speakers(first, second)[1] == [name]
