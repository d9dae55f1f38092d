"""Names are found whole, and the right bearer of them, in whole articles."""

import pytest

from tests.enrichers.speakers.test_speaker_finder import speakers


def test_two_given_names_are_the_person_introduced_with_three() -> None:
    found = speakers(
        "Abu Salim Darwish owns the mill.", "“We grind at night,” Abu Salim told the Valley Post."
    )

    assert found[1] == ["Abu Salim Darwish"]


def test_a_family_name_of_two_words_is_the_person_introduced_in_full() -> None:
    found = speakers(
        "Her lawyer, Nadia Ben Amor Haddad, said the court would sit on Monday.",
        "“It will be short,” Ben Amor Haddad told Radio Cap.",
    )

    assert found == [["Nadia Ben Amor Haddad"], ["Nadia Ben Amor Haddad"]]


def test_a_family_name_is_nobody_who_is_introduced_later() -> None:
    found = speakers(
        "Abu Salim Darwish owns the mill.",
        "Mr Darwish denies this, he says.",
        "His son, Omar Darwish, owns another.",
    )

    assert found[1] == ["Abu Salim Darwish"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It is late, according to Doctors on Wheels, a charity.", "Doctors on Wheels"),
        (
            "The Interstate Board for the River Darya (IBRD), with a seat in Oslo, said so.",
            "Interstate Board for the River Darya",
        ),
        ("Iran’s Ports and Maritime Organisation said so.", "Ports and Maritime Organisation"),
        ("The Ministry of Fish declined to comment on it but said it was late.", "Ministry of Fish"),
        ("The National Union of Bakers will strike on Monday, it said.", "National Union of Bakers"),
    ],
)  # fmt: skip
def test_an_institution_speaks_under_its_whole_name(text: str, name: str) -> None:
    assert speakers(text) == [[name]]


def test_both_of_two_experts_argue() -> None:
    (found,) = speakers("Two jurists, Rodrigo Sosa and María Paredes, argued that it was late.")

    assert found == ["Rodrigo Sosa", "María Paredes"]


def test_the_deputy_minister_is_no_prime_minister() -> None:
    found = speakers(
        "“It is a stick,” said Yerlan Sadykov, the country’s deputy water minister.",
        "Prime Minister Marta Ibarra said it was not.",
        "The deputy minister said he would look.",
    )

    assert found == [["Yerlan Sadykov"], ["Marta Ibarra"], ["Yerlan Sadykov"]]


@pytest.mark.parametrize(
    "text",
    [
        "Marta Ibarra, 38, was accused of lying to investigators.",
        "Marta Ibarra, on a visit to Georgia, was not asked about it.",
        "Marta Ibarra, who speaks Welsh and French, has friends in Ireland.",
        "Marta Ibarra came. Not every Ibarra agrees.",
        "Marta Ibarra, 38, is said to have left.",
        "Marta Ibarra did not respond to a request for comment.",
        "It was late, according to a Marta Ibarra survey.",
        "The court read a Marta Ibarra tweet on the strike.",
    ],
)
def test_nothing_is_said(text: str) -> None:
    assert speakers(text) == [[]]


@pytest.mark.parametrize(
    ("quote", "telling", "name"),
    [
        ("“I met Director Marta Ibarra,” he said.", "Ibarra announced a ban.", "Marta Ibarra"),
        ("“Ask James Okoro,” he said.", "“Never,” Okoro said.", "James Okoro"),
        ("He is on “The Ingrid Vold Show” a lot.", "Vold asked him to leave.", "Ingrid Vold"),
        ("“Marta Ibarra and Jon Ibarra came,” he said.", "Ibarra announced a ban.", "Ibarra"),
        ("“I like Ibarra,” he said.", "Ibarra announced a ban.", "Ibarra"),
    ],
)
def test_a_full_name_that_only_a_quote_has_is_the_name_of_who_speaks(
    quote: str, telling: str, name: str
) -> None:
    assert speakers(quote, telling)[1] == [name]


@pytest.mark.parametrize("before", ["Neither", "Besides", "Everything"])
def test_a_word_that_opens_a_sentence_before_a_name_is_no_given_name(before: str) -> None:
    found = speakers("Marta Ibarra won.", f"{before} Ibarra won did.", "“It is late,” Ibarra said.")

    assert found[2] == ["Marta Ibarra"]


@pytest.mark.parametrize("cell", ["Pozzallo", "Ada Quist", "Gozo Ferries"])
def test_the_cell_of_a_table_above_a_quote_introduces_nobody(cell: str) -> None:
    found = speakers(
        cell, "3,100", "“I took the ferry,” said Josefa Grech, who chairs the council."
    )
    beside = speakers(cell, "“I took the ferry,” said Josefa Grech, who chairs the council.")

    assert found == [[], [], ["Josefa Grech"]]
    assert beside == [[], ["Josefa Grech"]]


def test_a_line_with_a_name_above_a_bare_quote_introduces_who_speaks() -> None:
    found = speakers("Josefa Grech, chair of the council", "“I took the ferry.”")

    assert found == [[], ["Josefa Grech"]]


def test_whoever_is_seen_asking_speaks() -> None:
    found = speakers(
        "It ended with Marta Ibarra asking whether “it was late.”",
        "He wrote of Ada Quist and her house, saying “it was late.”",
    )

    assert found == [["Marta Ibarra"], []]


def test_a_signed_letter_says_nothing() -> None:
    found = speakers(
        "“It is late,” Marta Ibarra said in a letter.", "The letter was signed by 212 bakers."
    )

    assert found == [["Marta Ibarra"], []]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“No,” said Amartya Sen, an economist.", "Amartya Sen"),
        ("“No,” said Ishita Sen of Kolkata.", "Ishita Sen"),
        ("He Jiankun said it was late.", "He Jiankun"),
        ("Vice Premier He Jiankun said it was late.", "He Jiankun"),
        ("“No,” said Odile des Ormes.", "Odile des Ormes"),
        ("“No,” said Uwe von dem Berg.", "Uwe von dem Berg"),
        ("Dr. Ada Quist, M.D., M.P.H., said it was late.", "Ada Quist"),
        ("Ada Quist, PhD, said it was late.", "Ada Quist"),
        ("Ada Quist MP said it was late.", "Ada Quist"),
        ("Rep. Ada Quist, D-Ohio, said it was late.", "Ada Quist"),
        ("Lugo City Mayor Ada Guardian said it was late.", "Ada Guardian"),
        ("Sister Maria Agnes said it was late.", "Sister Maria Agnes"),
        ("Stellavis said it was late.", "Stellavis"),
        ("Kelibus last week said it was late.", "Kelibus"),
        ("Daly said it was late.", "Daly"),
    ],
)
def test_a_name_is_what_people_are_called(text: str, name: str) -> None:
    assert speakers(text) == [[name]]


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        ("Tomas Arce won.", "“My father won,” Tomas Arce Jr. said.", ["Tomas Arce Jr."]),
        ("Tomas Arce Jr. came.", "“My son came,” said Tomas Arce Sr.", ["Tomas Arce Sr."]),
        ("Tomas Arce came with Tomas Arce Jr.", "“He came,” Arce said.", ["Tomas Arce"]),
        ("Tomas Arce came with Tomas Arce III.", "“I came,” Arce III said.", ["Tomas Arce III"]),
        ("Pope Celestine V spoke.", "Pope Benedict XVI said no.", ["Benedict XVI"]),
        ("King Harald III came.", "“No,” said Sammy Olsen, Jr.", ["Sammy Olsen, Jr."]),
    ],
)  # fmt: skip
def test_a_son_is_not_his_father(first: str, second: str, names: list[str]) -> None:
    assert speakers(first, second)[1] == names


def test_a_family_name_that_is_a_trade_is_a_name_where_a_sentence_opens() -> None:
    found = speakers(
        "Jill Weaver, a clerk, and Bo Baker came.", "Weaver told CNN no. Baker said yes."
    )

    assert found[1] == ["Jill Weaver", "Bo Baker"]


def test_a_word_before_a_name_that_opens_a_sentence_is_no_given_name() -> None:
    found = speakers(
        "Ana Ibarra spoke to voters. Then Ibarra left, and Ibarra came back.",
        "Top Ibarra aides were silent.",
        "“It is late,” Ibarra said.",
    )

    assert found[2] == ["Ana Ibarra"]
