"""The speakers of whole articles."""

import pytest

from searchkit.domain.article import Article, Kind, Paragraph, SpeakerFinding
from searchkit.enrichers.speakers import SpeakerFinder


def article(*texts: str) -> Article:
    return Article(
        id="aaaaaaaaaa",
        ordinal=0,
        paragraphs=tuple(Paragraph(i, Kind.BODY, text) for i, text in enumerate(texts)),
    )


def speakers(*texts: str) -> list[list[str]]:
    """Return the names found in each paragraph."""
    found = SpeakerFinder().enrich(article(*texts))
    return [[speaker.name for speaker in p.speakers or ()] for p in found.paragraphs]


def test_a_family_name_is_the_person_introduced_in_full() -> None:
    found = speakers(
        "Chinese Foreign Minister Wang Yi arrived in Nanning on Monday.",
        "“Countries should stand together,” Wang said.",
    )

    assert found == [[], ["Wang Yi"]]


def test_given_speakers_are_kept() -> None:
    given = (SpeakerFinding("Somebody Else"),)
    paragraph = Paragraph(0, Kind.BODY, "“No,” Marta Ibarra said.", speakers=given)

    found = SpeakerFinder().enrich(Article("aaaaaaaaaa", 0, (paragraph,)))

    assert found.paragraphs[0].speakers == given


def test_the_same_article_twice_gives_the_same_answer() -> None:
    story = article("“No,” Marta Ibarra said.", "“Never,” she added.")

    assert SpeakerFinder().enrich(story) == SpeakerFinder().enrich(story)


def test_a_quote_that_runs_on_keeps_its_speaker() -> None:
    found = speakers(
        "“It was late,” Marta Ibarra said. “We left.", "“Nobody stopped us. We went home.”"
    )

    assert found == [["Marta Ibarra"], ["Marta Ibarra"]]


def test_a_crosshead_does_not_end_a_quote() -> None:
    found = speakers(
        "“It was late,” Marta Ibarra said. “We left.", "A long night", "“Nobody stopped us.”"
    )

    assert found == [["Marta Ibarra"], [], ["Marta Ibarra"]]


def test_a_caption_does_not_speak_and_does_not_end_a_quote() -> None:
    paragraphs = (
        Paragraph(0, Kind.BODY, "“It was late,” Marta Ibarra said. “We left."),
        Paragraph(1, Kind.CAPTION, "Bo Lind, who said no, leaves the hall."),
        Paragraph(2, Kind.BODY, "“Nobody stopped us.”"),
    )

    found = SpeakerFinder().enrich(Article("aaaaaaaaaa", 0, paragraphs))

    names = [[speaker.name for speaker in p.speakers or ()] for p in found.paragraphs]
    assert names == [["Marta Ibarra"], [], ["Marta Ibarra"]]


def test_of_a_mouthpiece_the_boss_does_not_speak() -> None:
    assert speakers("A spokesman for Marta Ibarra said that she was ill.") == [[]]


def test_the_one_who_is_told_does_not_speak() -> None:
    assert speakers("“No,” Marta Ibarra told Bo Lind.") == [["Marta Ibarra"]]


def test_one_who_is_accused_does_not_speak() -> None:
    assert speakers("Marta Ibarra was accused of lying by prosecutors.") == [[]]


def test_the_campaign_of_somebody_is_not_that_person() -> None:
    assert speakers("Marta Ibarra’s campaign said no.") == [[]]


def test_two_who_say_something_together_both_speak() -> None:
    found = speakers("Marise Payne and her counterpart Nanaia Mahuta said they shared concerns.")

    assert found == [["Marise Payne", "Nanaia Mahuta"]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Ines Coly and Bo Lind said in a joint letter that it was late.",
            ["Ines Coly", "Bo Lind"],
        ),
        ("The mayor, Ines Coly, and Bo Lind told the court no.", ["Ines Coly", "Bo Lind"]),
        ("Ines Coly and her lawyer Bo Lind said that it was late.", ["Ines Coly", "Bo Lind"]),
        ("Ines Coly, a nurse, said Bo Lind had left.", ["Ines Coly"]),
    ],
)
def test_who_share_a_verb_both_speak_and_who_is_spoken_of_does_not(
    text: str, names: list[str]
) -> None:
    assert speakers(text) == [names]


def test_a_capital_speaks_for_its_country_under_the_words_as_written() -> None:
    found = SpeakerFinder().enrich(article("But Beijing claims it brought peace."))

    (speaker,) = found.paragraphs[0].speakers or ()
    assert (speaker.name, speaker.as_written, speaker.cue) == ("China", "Beijing", "claims")
    assert not speaker.direct


def test_the_two_ministers_are_the_two_who_are_ministers() -> None:
    found = speakers(
        "Foreign Minister Wang Yi met Foreign Minister Sergei Lavrov.",
        "The two ministers said that no country should interfere.",
    )

    assert found[1] == ["Wang Yi", "Sergei Lavrov"]


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("The two ministers said no.", 2),
        ("Both ministers said no.", 2),
        ("Two ministers said no.", 0),
        ("Some ministers said no.", 0),
        ("All ministers said no.", 0),
        ("Other ministers said no.", 0),
    ],
)
def test_ministers_are_those_who_were_named_where_the_words_say_so(said: str, count: int) -> None:
    named = "Ana Lima, the minister of ports, met Rui Duarte, the minister of trade, in Lisbon."

    assert speakers(named, said)[1] == ["Ana Lima", "Rui Duarte"][:count]


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("According to a Reuters survey, nobody pays.", []),
        ("According to an IMF survey, nobody pays.", []),
        ("According to an Oxfam study, nobody pays.", []),
        ("According to the World Bank, nobody pays.", ["World Bank"]),
        ("According to the IMF, nobody pays.", ["IMF"]),
    ],
)
def test_whose_poll_it_is_says_nothing_itself(said: str, names: list[str]) -> None:
    assert speakers(said) == [names]


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Ana Lima: Nobody pays for the bridge.", ["Ana Lima"]),
        ("Minister Ana Lima: Nobody pays for the bridge.", ["Ana Lima"]),
        ("The Ana Lima Foundation: Nobody pays for it.", ["Ana Lima Foundation"]),
        ("Yesterday Ana Lima: Nobody pays for the bridge.", []),
        ("Again Ana Lima: Nobody pays for the bridge.", []),
    ],
)
def test_a_colon_speaks_for_a_name_that_opens_the_paragraph(said: str, names: list[str]) -> None:
    assert speakers(said) == [names]


def test_a_headline_with_a_name_and_a_colon_speaks() -> None:
    paragraphs = (
        Paragraph(0, Kind.TITLE, "Wang Yi: Sanctions not acceptable"),
        Paragraph(1, Kind.BODY, "Foreign Minister Wang Yi said that sanctions were unjust."),
    )

    found = SpeakerFinder().enrich(Article("aaaaaaaaaa", 0, paragraphs))

    assert [speaker.name for speaker in found.paragraphs[0].speakers or ()] == ["Wang Yi"]


def test_a_finding_keeps_its_words() -> None:
    found = SpeakerFinder().enrich(article("“Never,” said Chinese Foreign Minister Wang Yi."))

    (speaker,) = found.paragraphs[0].speakers or ()
    assert speaker.as_written == "Wang Yi"
    assert speaker.cue == "said"
    assert speaker.rule == "inverted"
    assert speaker.direct
    assert speaker.confidence > 0.5
    assert speaker.role == "Chinese Foreign Minister"


@pytest.mark.parametrize(
    ("introduction", "role"),
    [
        ("Ines Coly, the fisheries minister, came.", "the fisheries minister"),
        (
            "Ines Coly, chief economist at Andina Valores, came.",
            "chief economist at Andina Valores",
        ),
        ("Deputy Mayor Ines Coly came.", "Deputy Mayor"),
        ("Ines Coly came.", ""),
    ],
)
def test_a_finding_keeps_the_role_in_which_its_speaker_was_introduced(
    introduction: str, role: str
) -> None:
    found = SpeakerFinder().enrich(article(introduction, "“It is late,” Coly said."))

    (speaker,) = found.paragraphs[1].speakers or ()
    assert (speaker.as_written, speaker.role) == ("Coly", role)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Insisting that it was late, Ines Coly left.", ["Ines Coly"]),
        ("It was “too late”, as Ines Coly puts it.", ["Ines Coly"]),
        ("In the words of Ines Coly, “it is late.”", ["Ines Coly"]),
        ("In an e-mail to Bo Lind, Ines Coly said it was late.", ["Ines Coly"]),
        ("“It is late,” Ines Coly wrote to Bo Lind.", ["Ines Coly"]),
        ("Ines Coly, who married Bo Lind, said it was late.", ["Ines Coly"]),
        ("Ines Coly was quoted by Xinhua as saying it was late.", ["Ines Coly"]),
    ],
)
def test_of_two_names_the_one_who_says_it_speaks(text: str, names: list[str]) -> None:
    assert speakers(text) == [names]


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("Mohammed bin Zayed Al Nahyan", True),
        ("Ana Maria Lopez Garcia Lima", True),
        ("Ana Maria Lopez Garcia Lima Reyes", False),
    ],
)
def test_a_name_of_six_words_is_no_persons(name: str, is_one: bool) -> None:
    assert speakers(f"{name} said no.") == [[name] if is_one else []]
    assert speakers(f"Mayor {name} said no.") == [[name] if is_one else []]


@pytest.mark.parametrize("reads", ["letter, which read:", "note reading:", "poster that reads:"])
def test_what_a_writing_reads_is_not_said_by_whoever_tells_of_it(reads: str) -> None:
    found = speakers(f"Ada Quist said she had received a {reads}", "“You will be next.”")

    assert found[1] == []
