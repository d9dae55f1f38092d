"""The kinds of mistakes that real news taught, each with variants of its own; everybody is invented."""

import pytest

from searchkit.enrichers.speakers.tagging import tokenize
from tests.enrichers.speakers.test_speaker_finder import speakers


@pytest.mark.parametrize(
    "text",
    [
        "In Ines Bakke’s view, the quay has been safe for years.",
        "The quay, in Ines Bakke’s own opinion, has been safe for years.",
        "To Ines Bakke’s mind, the quay is safe.",
        "As Ines Bakke sees it, the quay is safe.",
        "Per Ines Bakke, the quay will open at noon.",
        "The quay will open at noon, per Ines Bakke.",
    ],
)
def test_whose_view_a_sentence_is_speaks(text: str) -> None:
    assert speakers(text) == [["Ines Bakke"]]


@pytest.mark.parametrize(
    "text",
    [
        "In Ines Bakke’s house, the quay can be seen from the bath.",
        "The ship had a view of Ines Bakke and of her house.",
        "The quay was named in Ines Bakke’s honour, as was the mill.",
        "It costs nine crowns per Bakke loaf, and they sell.",
        "As Ines Bakke saw the quay, it was noon.",
    ],
)
def test_a_view_of_a_quay_is_nobodys_words(text: str) -> None:
    assert speakers(text) == [[]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Per Lindahl said the quay was safe.", "Per Lindahl"),
        ("Per Lindahl, 61, said the quay was safe.", "Per Lindahl"),
    ],
)
def test_per_is_a_given_name_too(text: str, name: str) -> None:
    assert speakers(text) == [[name]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“We close it,” said Ines Bakke and Omar Sy.", ["Ines Bakke", "Omar Sy"]),
        (
            "“We close it,” said Ines Bakke, a judge, and Omar Sy, a baker.",
            ["Ines Bakke", "Omar Sy"],
        ),
        ("“We close it,” said Ines Bakke and harbour chief Omar Sy.", ["Ines Bakke", "Omar Sy"]),
        ("“We close it,” said Ines Bakke, and Omar Sy nodded.", ["Ines Bakke"]),
        ("He met Ines Bakke and Omar Sy.", []),
    ],
)
def test_both_speak_who_are_named_behind_the_verb(text: str, names: list[str]) -> None:
    assert speakers(text) == [names]


@pytest.mark.parametrize(
    "text",
    [
        "“The quay is closed”, said yesterday Ines Bakke, who runs it.",
        "“The quay is closed”, said on Monday Ines Bakke.",
        "“The quay is closed,” added later Ines Bakke, who runs it.",
    ],
)
def test_when_it_was_said_may_stand_behind_the_verb(text: str) -> None:
    assert speakers(text) == [["Ines Bakke"]]


@pytest.mark.parametrize(
    "text",
    [
        "“The quay was closed when the ships came in” (Ines Bakke).",
        "“The quay was closed when the ships came in.” (Ines Bakke, harbour chief).",
        "“The quay was closed when the ships came in” (Ines Bakke, harbour chief).",
        "“Never again.” (Port spokeswoman Ines Bakke)",
        "“The quay was closed.” –Port member Ines Bakke",
        "“The quay was closed.” ~ Ines Bakke",
    ],
)
def test_a_quote_is_signed_in_brackets_or_behind_a_sign(text: str) -> None:
    assert speakers(text) == [["Ines Bakke"]]


@pytest.mark.parametrize(
    "text",
    [
        "“The Quay of the Harbour Men in Winter” (Ines Bakke).",  # a book
        "“The quay of men” (Ines Bakke).",  # too short for a sentence: 15 characters
        "“the quay of men of salt” (Ines Bakke).",  # 23
    ],
)
def test_a_title_in_brackets_is_nobodys_words(text: str) -> None:
    assert speakers(text) == [[]]


@pytest.mark.parametrize(
    ("quote", "is_signed"),
    [
        ("Those nights by the sea", False),  # 23 characters, and a word of six
        ("Those nights on the quay now", True),  # 28
        ("Over the sea, over the hill", False),  # no small word of more than four letters
        ("It went over the seas and hills", True),  # "hills"
    ],
)
def test_the_shortest_sentence_that_is_signed(quote: str, is_signed: bool) -> None:
    assert speakers(f"“{quote}” (Ines Bakke).") == [["Ines Bakke"] if is_signed else []]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("“We were not told.”", "Ines Bakke, harbour chief"), ["Ines Bakke"]),
        (("The vote was lost.", "“No.”", "Ines Bakke, nurse", "“Yes.”", "Omar Sy, baker"), ["", "Ines Bakke", "", "Omar Sy"]),
        (("“We go,” Omar Sy said.", "“Now.”", "Ines Bakke, nurse", "“Yes.”"), ["Omar Sy", "", "", "Ines Bakke"]),
        (("“We were not told.”", "Ines Bakke, who runs the harbour, said no more."), [""]),
    ],
)  # fmt: skip
def test_a_line_with_a_name_signs_the_quote_above_it(
    texts: tuple[str, ...], found: list[str]
) -> None:
    assert [" ".join(names) for names in speakers(*texts)][: len(found)] == found


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("‘We had oil,’ the chief, Ines Bakke, said. ‘It was gone by six.", "‘We had none.’"), ["Ines Bakke"] * 2),
        (("‘We had oil,’ Ines Bakke said. ‘In May it was gone.", "‘And nobody came.’"), ["Ines Bakke"] * 2),
        (("‘We had oil.", "‘And nobody came,’ said Ines Bakke."), ["Ines Bakke"] * 2),
        (("‘We had oil,’ Ines Bakke said of the ‘90s.", "‘We had none.’"), ["Ines Bakke", ""]),
    ],
)  # fmt: skip
def test_a_single_mark_before_a_sentence_may_be_closed_in_the_next_paragraph(
    texts: tuple[str, ...], found: list[str]
) -> None:
    assert [" ".join(names) for names in speakers(*texts)] == found


@pytest.mark.parametrize(
    "text",
    [
        "EU: The commission said on Monday that the fund was empty.",
        "NATO: The alliance said that nobody had been hurt.",
        "Harbour Board: The new chief told reporters that it was late.",
    ],
)
def test_whom_an_item_is_about_does_not_speak_where_another_does(text: str) -> None:
    assert not {"EU", "NATO", "Harbour Board"}.intersection(*speakers(text))


def test_an_institution_before_a_colon_speaks_where_nobody_else_does() -> None:
    assert speakers("NATO: We will answer.") == [["NATO"]]


@pytest.mark.parametrize(
    ("first", "pronoun", "name"),
    [
        ("Wen Quilter and his deputy, Ru Roper, came late.", "he", "Wen Quilter"),
        ("Wen Quilter and her deputy, Ru Roper, came late.", "she", "Wen Quilter"),
    ],
)
def test_whose_deputy_it_is_tells_he_from_she(first: str, pronoun: str, name: str) -> None:
    assert speakers(first, f"“It is worse than we feared,” {pronoun} said.")[1] == [name]


def test_a_womans_words_are_not_those_of_the_man_beside_her() -> None:
    found = speakers("Wen Quilter and his deputy, Ru Roper, came late.", "“It is worse,” she said.")

    assert "Wen Quilter" not in found[1]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Der Kanzler Bo Brandl said the quay was safe.", "Bo Brandl"),
        ("Die Ministerin Ines Bakke said the quay was safe.", "Ines Bakke"),
        ("Die Bürgermeisterin Ines Bakke said the quay was safe.", "Ines Bakke"),
        ("Der Spiegel said the quay was safe.", "Der Spiegel"),
    ],
)
def test_a_german_article_before_an_office_is_no_part_of_a_name(text: str, name: str) -> None:
    assert speakers(text) == [[name]]


def test_in_opens_a_sentence_and_no_name() -> None:
    assert tokenize("In Ines Bakke’s house it rained.").letters.startswith("oCC")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Chile’s air force said the plane was late.", "Air Force (Chile)"),
        ("The Chilean air force said the plane was late.", "Chilean air force"),
        ("The Danish coastguard said the ship was late.", "Danish coastguard"),
        ("Peru’s fire brigade said three were hurt.", "Fire Brigade (Peru)"),
        ("The Danish intelligence service said so.", "Danish intelligence service"),
        ("The Forward Together party said the vote was lost.", "Forward Together party"),
        ("The ruling Harbour party said the vote was lost.", "Harbour party"),
    ],
)
def test_forces_services_and_parties_speak_under_their_name(text: str, name: str) -> None:
    assert speakers(text) == [[name]]


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour party officials said the vote was lost.",
        "The Party said the vote was lost.",
        "They left the birthday party early, Harbour said nothing.",
    ],
)
def test_no_party_speaks_that_has_no_name(text: str) -> None:
    assert not any("party" in name.lower() for names in speakers(text) for name in names)


@pytest.mark.parametrize(
    "first", ["Shares in Volmera fell by a tenth.", "On Monday Volmera shares fell by a tenth."]
)
def test_whose_shares_fall_is_a_company(first: str) -> None:
    found = speakers(first, "The company said demand was weak.", "It said jobs would be lost.")

    assert found[1:] == [["Volmera"], ["Volmera"]]


def test_trust_in_somebody_makes_no_company_of_her() -> None:
    found = speakers("Trust in Bakke fell by a tenth.", "The company said demand was weak.")

    assert found[1] == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It was a coup led by Colonel Omar Sy, who said on television that it was over.", ["Omar Sy"]),
        ("The letter went to a friend of Ines Bakke, who said it was late.", ["Ines Bakke"]),
        ("Beijing’s envoy to the EU, Fu Zheng, told reporters it was late.", ["Fu Zheng"]),
        ("The mission to NATO, Ines Bakke, said it was late.", ["Ines Bakke"]),
        ("She sits on the Ports Committee, who said it was late.", []),
    ],
)  # fmt: skip
def test_who_hangs_on_a_noun_speaks_only_where_it_says_who(text: str, names: list[str]) -> None:
    assert speakers(text) == [names]


def test_a_given_name_of_two_letters_is_no_union_of_states() -> None:
    found = speakers(
        "“We are ready,” Kim Jong Un said.", "Kim left, and Kim said so.", "The UN said no."
    )

    assert found == [["Kim Jong Un"], ["Kim Jong Un"], ["UN"]]


@pytest.mark.parametrize("degree", ["PhD", "Ph.D.", "MSc", "MP"])
def test_a_degree_without_a_comma_is_no_part_of_a_name(degree: str) -> None:
    assert speakers(f"Ines Bakke {degree} said the quay was safe.") == [["Ines Bakke"]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Tarim news agency reported that it was late.", "Tarim"),
        ("Xinhua news agency reported that it was late.", "Xinhua"),
        ("The U.N. refugee agency called for an inquiry.", "U.N. refugee agency"),
        ("The UN human rights office called for an inquiry.", "UN human rights office"),
        ("Nurses Without Fear called for an inquiry.", "Nurses Without Fear"),
        ("The charity Action Against Thirst called for an inquiry.", "Action Against Thirst"),
        ("Save the Children called for an inquiry.", "Save the Children"),
        ("Belmora Foods said it would hire.", "Belmora Foods"),
    ],
)
def test_bodies_whose_names_hold_small_words_speak(text: str, name: str) -> None:
    assert speakers(text) == [[name]]


@pytest.mark.parametrize(
    "text",
    [
        "Without Ines Bakke, it said, the quay would close.",
        "He voted Against.",
        "The U.N. agency workers said it was late.",
        "“Save the whales,” Ines Bakke said.",
    ],
)
def test_small_words_alone_make_no_body(text: str) -> None:
    found = {name for names in speakers(text) for name in names}

    assert found <= {"Ines Bakke"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“She counts every ship.” —Deputy Harbourmaster Leif Aune", "Leif Aune"),
        ("“It is late,” Commodore Leif Aune said.", "Leif Aune"),
        ("“It is late,” Headmaster Leif Aune said.", "Leif Aune"),
    ],
)
def test_ranks_and_offices_are_no_part_of_a_name(text: str, name: str) -> None:
    assert speakers(text) == [[name]]


@pytest.mark.parametrize(
    ("first", "words", "names"),
    [
        ("Ru Quilter leads the mill.", "“It is late,” he said.", ["Ru Quilter"]),
        ("Wen Roper runs the inn.", "She said it was late.", ["Wen Roper"]),
        ("Ru Quilter and Wen Roper run the inn.", "The baths, she said, were cold.", []),
    ],
)
def test_he_or_she_is_the_only_one_whom_a_story_has_named(
    first: str, words: str, names: list[str]
) -> None:
    assert speakers(first, words)[1] == names


@pytest.mark.parametrize("rest", ["1,769.", "45 %", "@quist", "https://quist.example"])
def test_numbers_and_addresses_behind_a_name_are_nobodys_words(rest: str) -> None:
    assert speakers(f"Ines Bakke: {rest}") == [[]]
