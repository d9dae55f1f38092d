"""Labels before the words, in transcripts, interviews and lists of reactions."""

import pytest

from searchkit.domain.article import Article, Kind, Paragraph
from searchkit.enrichers.speakers import SpeakerFinder
from searchkit.enrichers.speakers.dialogue import as_read, is_dialogue, turns_of
from tests.enrichers.speakers.test_speaker_finder import speakers


@pytest.mark.parametrize(
    ("texts", "readable"),
    [
        (["INES COLY, HOST: Welcome."], ["Ines Coly, Host: Welcome."]),
        (["REP. BO LIND (D-OH): Thank you."], ["Rep. Bo Lind (D-Oh): Thank you."]),
        (["COLY: Why?", "LIND: Why not?", "COLY: So?", "LIND: So."], ["Coly: Why?", "Lind: Why not?", "Coly: So?", "Lind: So."]),
        (["BO LIND, MAYOR OF LUGO", "“No.”"], ["Bo Lind, Mayor Of Lugo", "“No.”"]),
        (['"COLY: Why?"', '"LIND: No."', '"COLY: So?"', '"LIND: So."'], [" Coly: Why? ", " Lind: No. ", " Coly: So? ", " Lind: So. "]),
    ],
)  # fmt: skip
def test_a_name_in_capitals_before_its_words_is_read_in_small_letters(
    texts: list[str], readable: list[str]
) -> None:
    assert as_read(texts) == readable


@pytest.mark.parametrize(
    "texts",
    [
        ["POLL: Voters are tired.", "It rained."],
        ["UNESCO: It is late.", "It rained."],
        ["BO LIND, MAYOR OF LUGO", "It rained."],
        ["UPDATE: It rains.", "UPDATE: It rains more."],
        ["INES COLY, MAYOR OF İZMİR: Welcome."],  # whose name is longer in small letters
    ],
)
def test_other_words_in_capitals_stay(texts: list[str]) -> None:
    assert as_read(texts) == texts


def test_question_and_answer_say_so() -> None:
    assert turns_of(["Q: Why?", "A: No.", "Q. Why?", "A dog barked."]) == ["Q", "A", "Q", ""]


TALK = (
    "Why rain?",
    "I grew up in Dakar. It never came.",
    "My mother sold water by the cup.",
    "You left the ministry in the spring, a month before the law on wells. Was that your own wish?",
    "Nobody leaves a ministry. We were asked to go.",
)


@pytest.mark.parametrize(
    "introduction",
    [
        "The chemist Ines Coly makes rain. She spoke to our correspondent in Thiès.",
        "Few know Senegal’s wells as Ines Coly does. In an interview with The Bell she looks back.",
        "Ines Coly, who wrote the law on wells, answers our questions.",
    ],
)
def test_bare_questions_below_an_announced_interview_are_answered(introduction: str) -> None:
    found = speakers(introduction, *TALK)

    assert found[1:] == [[], ["Ines Coly"], ["Ines Coly"], [], ["Ines Coly"]]


@pytest.mark.parametrize(
    "texts",
    [
        ("Ines Coly has written a law on wells.", *TALK),  # nobody announces an interview
        ("Ines Coly spoke to The Bell.", *TALK[:2], "It rained on Monday."),  # one question
        ("We asked the ministry. Ines Coly, its spokeswoman, did not reply.", *TALK),
        ("We visited the well in which Ines Coly, a digger, was killed.", *TALK),
        ("The ministry joined us at the wells. Ines Coly, its guide, said no.", *TALK),
        (
            "Ines Coly spoke to The Bell.",
            "What does the law say?",
            "Each village has a well.",
            "Who pays?",
            "The ministry of water.",
        ),  # an explainer with questions for subheads
        ("Ines Coly spoke to The Bell.", "“Why rain?”", TALK[1], "“And snow?”", "I like it."),
    ],
)
def test_other_questions_make_no_interview(texts: tuple[str, ...]) -> None:
    assert set(turns_of(texts)) == {""}


@pytest.mark.parametrize(("letters", "is_question"), [(390, True), (420, False)])
def test_a_question_with_what_leads_up_to_it_is_no_story(letters: int, is_question: bool) -> None:
    question = ("You said that " + "the wells of Kaolack are dry, " * 20)[
        : letters - 8
    ] + " really?"

    found = turns_of(["Ines Coly spoke to us.", question, "I was right.", "And now?", "I am not."])

    assert len(question) == letters
    assert found == (["", "Q", "A", "Q", "A"] if is_question else [""] * 5)


@pytest.mark.parametrize(
    ("in_first_person", "in_all", "is_interview"), [(5, 10, True), (4, 9, False)]
)
def test_who_is_interviewed_says_i_in_half_of_the_answers(
    in_first_person: int, in_all: int, is_interview: bool
) -> None:
    answers = ["I dug it."] * in_first_person + ["It is dry."] * (in_all - in_first_person)
    talk = [text for answer in answers for text in ("Who dug the well?", answer)]

    found = turns_of(["Ines Coly spoke to us.", *talk])

    assert ("Q" in found) is is_interview


def test_in_a_transcript_each_label_speaks_under_the_full_name() -> None:
    found = speakers(
        "INES COLY, HOST: Mr. Lind, why Senegal?",
        "REP. BO LIND (D-OH): Because of the fish.",
        "COLY: And the port?",
        "LIND: The port is next.",
    )

    assert found == [["Ines Coly"], ["Bo Lind"], ["Ines Coly"], ["Bo Lind"]]


@pytest.mark.parametrize(
    ("title", "introduction", "answers"),
    [
        ("‘I like rain’: an interview with Ines Coly", "Ines Coly spoke to The Bell’s Bo Lind in Dakar.", "Ines Coly"),
        ("The rain maker", "The Senegalese chemist Ines Coly met our correspondent in Dakar.", "Ines Coly"),
        ("Lind on rain", "Our correspondent Ines Coly asked the Norwegian Bo Lind about rain.", "Bo Lind"),
    ],
)  # fmt: skip
def test_in_an_interview_whoever_is_introduced_answers(
    title: str, introduction: str, answers: str
) -> None:
    texts = (introduction, "Q: Why rain?", "A: It falls on everybody.", "Q: And snow?", "A: No.")
    paragraphs = tuple(Paragraph(i, Kind.BODY, text) for i, text in enumerate(texts))

    found = SpeakerFinder().enrich(Article("aaaaaaaaaa", 0, paragraphs, title=title))

    names = [[speaker.name for speaker in p.speakers or ()] for p in found.paragraphs[1:]]
    assert names == [[], [answers], [], [answers]]


def test_one_question_makes_no_interview() -> None:
    assert speakers("Ines Coly met Bo Lind.", "Q: Why?", "A: It rains.")[2] == []


@pytest.mark.parametrize(
    "line",
    ["And from Chairwoman Ines Coly:", "Senegal’s fisheries minister, Ines Coly:", "INES COLY, FISHERIES MINISTER"],
)  # fmt: skip
def test_the_line_before_a_quote_says_whose_it_is(line: str) -> None:
    found = speakers("Here is what they said.", line, "“The nets are empty. So are we.”")

    assert found == [[], [], ["Ines Coly"]]


@pytest.mark.parametrize(
    "line",
    ["— Ines Coly, fisher, in Dakar", "-Ines Coly", "– Minister Ines Coly (fisheries)"],
)
def test_a_quote_is_of_whoever_signs_it_in_the_line_below(line: str) -> None:
    found = speakers("The nets came up empty.", "“The nets are empty. So are we.”", line)

    assert found == [[], ["Ines Coly"], []]


@pytest.mark.parametrize(
    "line", ["— Dakar, at noon", "— Ines Coly said no.", "Ines Coly is a fisher in Dakar."]
)
def test_other_lines_below_a_quote_sign_nothing(line: str) -> None:
    assert speakers("The nets came up empty.", "“The nets are empty. So are we.”", line)[1] == []


@pytest.mark.parametrize(
    "line", ["It began to rain:", "Ines Coly and Bo Lind met in Dakar:", "Fish and figures"]
)
def test_a_line_that_names_nobody_or_two_says_nothing(line: str) -> None:
    assert speakers(line, "“The nets are empty. So are we.”")[1] == []


def test_a_quote_that_runs_over_paragraphs_before_its_name_is_all_that_persons() -> None:
    found = speakers(
        "“We came by boat.", "“We left by boat.", "“Nobody asked,” said Ines Coly, a fisher."
    )

    assert found == [["Ines Coly"]] * 3


@pytest.mark.parametrize(
    "fields", [("Subject", "Pages", "Database"), ("SECTION", "LENGTH", "NOTE")]
)
def test_the_fields_of_a_database_say_nothing(fields: tuple[str, ...]) -> None:
    records = [f"{field}: Ports of Peru" for field in fields]

    assert (
        speakers("The quay of Callao is open.", *records, "The quay of Ilo is shut.", *records)
        == [[]] * 8
    )


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        (("Coly: Why?", "Lind: No."), False),
        (("Coly: Why?", "Coly: So?"), False),
        (("Coly: Why?", "Lind: No.", "Coly: So?"), True),
        (("Coly: Why?", "Lind: No.", "Rao: So."), False),  # a list
        (("Ines Coly: Why?", "Bo Lind, mayor: No.", "Coly: So?"), True),
        (("“Coly (host): Why?", "Lind: No.", "Coly: So?"), True),
        (("Coly: Why?", "Note: No.", "Coly: So?"), False),
        (("Coly: Why?", "Lind: No.", "Coly: So?", "Lind: So.", "It rained."), True),
        ((), False),
    ],
)
def test_three_turns_of_which_one_speaks_twice_are_a_dialogue(
    turns: tuple[str, ...], expected: bool
) -> None:
    assert is_dialogue(turns) is expected


@pytest.mark.parametrize(
    ("office", "is_heading"),
    [
        ("MINISTER OF PORTS", True),
        ("MINISTER OF THE PORTS AND FISHERIES OF SAO TO", True),  # 89 letters with the name
        ("MINISTER OF THE PORTS AND FISHERIES OF SAO TOME AND", False),
        ("MINISTER OF THE PORTS AND FISHERIES OF SAO TOME AND PRINCIPE", False),
    ],
)
def test_a_heading_above_a_quote_is_a_name_an_office_and_a_country(
    office: str, is_heading: bool
) -> None:
    heading = f"MARIA-LUISA FERREIRA-DA-CONCEICAO SAO-TOME, {office}"

    assert (as_read([heading, "“The nets are empty.”"])[0] != heading) is is_heading


@pytest.mark.parametrize(
    ("asks", "answers"), [("Question", "Answer"), ("Frage", "Antwort"), ("Pregunta", "Respuesta")]
)
def test_labels_may_be_words(asks: str, answers: str) -> None:
    found = speakers(
        "The Senegalese chemist Ines Coly met our correspondent in Dakar.",
        f"{asks}: Why rain?",
        f"{answers}: It falls on everybody.",
        f"{asks}: And snow?",
        f"{answers}: No.",
    )

    assert found[1:] == [[], ["Ines Coly"], [], ["Ines Coly"]]


@pytest.mark.parametrize(
    ("asked", "first", "answering", "second"),
    [
        ("Bo Lind", "BL", "Ines Coly", "IC"),
        ("Oskar Kern", "OK", "Paula Sorel", "PS"),
        ("Maria da Luz Neves", "MLN", "Ines Coly", "IC"),
    ],
)
def test_initials_are_those_of_who_is_named_before(
    asked: str, first: str, answering: str, second: str
) -> None:
    found = speakers(
        f"{answering} talked to {asked} in Dakar.",
        f"{first}: Why rain?",
        f"{second}: It falls on everybody.",
        f"{first}: And snow?",
        f"{second}: No.",
    )

    assert found[2::2] == [[answering], [answering]]
    assert found[1::2] in ([[asked], [asked]], [[], []])


def test_initials_that_nobody_named_has_are_nobodys() -> None:
    found = speakers("Ines Coly met Bo Lind.", "XY: Why?", "ZT: It rains.", "XY: So?", "ZT: So.")

    assert found[1:] == [[], [], [], []]


@pytest.mark.parametrize(
    "line",
    [
        "From Ines Coly, owner of the Bar Sol Moreno:",
        "FISHERIES MINISTER INES COLY OF SENEGAL",
        "Ines Coly, the union’s chief negotiator, posted on X:",
        "Ines Coly wrote in an e-mail on Monday:",
    ],
)
def test_a_line_above_a_quote_says_whose_it_is_with_an_office_or_a_verb(line: str) -> None:
    assert speakers("Here is what they said.", line, "“We own the river.”")[2] == ["Ines Coly"]


@pytest.mark.parametrize(
    "text",
    [
        "- Bo Lind, baker: “We bake in the dark.”",
        "* Bo Lind, baker – “We bake in the dark.”",
        "Bo Lind, a baker from Lugo - “We bake in the dark.”",
        "“We bake in the dark.” (Bo Lind, baker)",
        "“We bake in the dark.” (Dr. Bo Lind)",
    ],
)
def test_an_item_of_a_list_is_signed_by_colon_dash_or_bracket(text: str) -> None:
    assert speakers(text) == [["Bo Lind"]]


@pytest.mark.parametrize(
    "text",
    [
        "“Bread” (Bo Lind) and “Rain” (Ines Coly) are in the cinemas.",
        "They sang “Bread” (Bo Lind, 1990).",
        "It is called “The Dark Oven.” (Lugo, 1990)",
    ],
)
def test_who_made_a_work_says_nothing(text: str) -> None:
    assert speakers(text) == [[]]


@pytest.mark.parametrize("last", ["“That is a town.”", "“We went.”", "“No.”"])
def test_the_last_line_of_a_quote_over_paragraphs_may_be_short(last: str) -> None:
    found = speakers(
        "“The river came at four,” Ines Coly told reporters. “We had forty boats.",
        "“I will not tell you that it was enough.",
        last,
        "The water fell on Sunday.",
    )

    assert found == [["Ines Coly"], ["Ines Coly"], ["Ines Coly"], []]


@pytest.mark.parametrize(
    "text",
    [
        "A letter addressed to Ines Coly said that the sea would rise.",
        "A note to Ines Coly warned that the sea would rise.",
        "The statement sent to Ines Coly said that the sea would rise.",
    ],
)
def test_a_letter_speaks_for_nobody_it_was_sent_to(text: str) -> None:
    assert speakers(text) == [[]]


def test_whoever_is_said_to_be_the_minister_is_meant_by_the_minister() -> None:
    found = speakers("Ines Coly is the minister.", "“Ask the sea,” the minister said.")

    assert found[1] == ["Ines Coly"]


@pytest.mark.parametrize("name", ["Bo Lind, Jr.", "Bo Lind, Sr."])
def test_a_suffix_between_commas_is_part_of_the_name(name: str) -> None:
    assert speakers(f"“We will play,” {name}, told fans.") == [[name]]


@pytest.mark.parametrize("order", ["FRCS", "CMG", "MRCP"])
def test_an_order_behind_a_name_is_nobody(order: str) -> None:
    assert speakers(f"Dr Bo Lind, {order}, said the ward would close.") == [["Bo Lind"]]


@pytest.mark.parametrize(
    "quote", ["»We wait for rain«, said", "›We wait for rain‹, said", "«We wait for rain», said"]
)
def test_guillemets_may_point_either_way(quote: str) -> None:
    assert speakers(f"{quote} Ines Coly.") == [["Ines Coly"]]


@pytest.mark.parametrize(("name", "label"), [("Li Na", "LI"), ("Ada Kim", "KIM"), ("Bo Ng", "NG")])
def test_a_short_family_name_is_no_initials(name: str, label: str) -> None:
    found = speakers(
        f"{name} talked to Ines Coly.",
        f"{label}: It rains.",
        "COLY: Why?",
        f"{label}: So.",
        "COLY: So?",
    )

    assert found[1::2] == [[name], [name]]


@pytest.mark.parametrize("job", ["Cellist", "Auditor", "Firefighter", "Librarian"])
def test_a_trade_before_a_name_is_no_part_of_it(job: str) -> None:
    assert speakers(f"{job} Bo Lind, who played for years, said that it was late.") == [["Bo Lind"]]
    assert speakers(f"“It is late,” replied {job.lower()} Bo Lind.") == [["Bo Lind"]]


def test_a_heading_in_capitals_may_say_office_and_town() -> None:
    found = speakers("INES COLY, SOPRANO, LISBON", "“He let me be late. Once.”")

    assert found[1] == ["Ines Coly"]


@pytest.mark.parametrize("noun", ["statement by", "report by", "study by"])
def test_according_to_a_statement_is_whose_it_is(noun: str) -> None:
    text = f"The quay was never paid for, according to a {noun} Ines Coly."

    assert speakers(text) == [["Ines Coly"]]


def test_a_report_on_somebody_is_not_theirs() -> None:
    assert speakers("The quay was never paid for, according to a report on Ines Coly.") == [[]]


def test_answers_to_readers_questions_are_nobodys() -> None:
    found = speakers(
        "Readers sent us questions about the decision of the minister, Ines Coly.",
        "Question: Will the wells be dug?",
        "Answer: Yes, all of them.",
        "Question: Who pays?",
        "Answer: Nobody knows.",
    )

    assert found == [[]] * 5


def test_a_union_is_nobodys_initials() -> None:
    found = speakers(
        "Ed Underwood and Nina Dahl spoke to reporters.",
        "EU: The tariff stays.",
        "ND: It does not.",
        "EU: The vote is on Monday.",
    )

    assert ["Ed Underwood"] not in found[1:]


def test_an_answer_with_a_label_is_not_the_magazines_that_asks_too() -> None:
    told = [
        "THE LANTERN INTERVIEW WITH HARBOUR MINISTER EDA LIND",
        "THE LANTERN: Minister, will the harbour open?",
        "Lind: It will. We have the ships, and we have the men.",
        "THE LANTERN: When will it open?",
        "Lind: In May. I promised it.",
        "THE LANTERN: Are you afraid of ice?",
        "Lind: I grew up with it. We all did.",
    ]

    assert not any("Lantern" in found for found in speakers(*told)[2::2])


@pytest.mark.parametrize("title", ["View of Venice", "Reading of the Reef", "Eyes of the North"])
def test_a_title_with_a_capital_is_nobodys_view(title: str) -> None:
    assert speakers(f"In Lind’s {title} the sky is yellow, and the sea is not.") == [[]]
