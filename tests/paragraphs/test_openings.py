"""Interviews are parted by speaker, lists by item, and neither is glued to what introduces it."""

import textwrap

import pytest

from searchkit.domain.article import Article, Kind
from tests.support.understanding import body, read

TALKS = {
    "names": (
        "Aho: When did you leave Tallinn?",
        "Kask: In 1999, two days before the bridge was closed, and with one suitcase.",
        "Aho: Did Helsinki ask you to stay?",
        "Kask: Helsinki asks everybody to stay.",
    ),
    "letters": (
        "Q: Who pays for the lamps of Lima?",
        "A: The ministry does, and it pays late, as it has since the mines were shut.",
        "Q: And the drivers?",
        "A: The drivers wait.",
    ),
    "letters with a stop": (
        "Q. Is there a map of the reef?",
        "A. There are eleven, and each of them shows another reef than the one before.",
        "Q. Which is right?",
        "A. None.",
    ),
    "offices": (
        "ANA LIMA, HOST: Senator Okoro, you were in Chad.",
        "SEN. PETER OKORO (D-NM): I was, Ana, and the radio there was silent for a week.",
        "LIMA: Why?",
        "OKORO: Somebody had sold the copper.",
        "LIMA: Thank you, Senator.",
    ),
    "chinese": (
        "记者：谁付钱？",
        "林大海：渔业部付钱，不过总是很晚。",
        "记者：船长呢？",
        "林大海：船长等着。",
    ),
}


def story(*told: str, between: str = "\n\n") -> Article:
    (article,) = read("a.txt", between.join(told).encode())
    return article


@pytest.mark.parametrize("between", ["\n\n", "\n"])
@pytest.mark.parametrize("talk", TALKS)
def test_each_turn_of_an_interview_is_a_paragraph(talk: str, between: str) -> None:
    article = story("A talk about the lamps", *TALKS[talk], between=between)

    assert article.title == "A talk about the lamps"
    assert body(article) == list(TALKS[talk])


@pytest.mark.parametrize("talk", ["names", "letters", "letters with a stop", "offices"])
def test_a_turn_that_was_wrapped_goes_on(talk: str) -> None:
    lines = [line for turn in TALKS[talk] for line in textwrap.wrap(turn, 48)]

    article = story("A talk about the lamps", *lines, between="\n")

    assert body(article) == list(TALKS[talk])


def test_two_labels_make_no_interview() -> None:
    told = (
        "Lima: The lamps of the capital went out on Monday, and the ministry blamed the wind. "
        "Nobody believed it.",
        "Lima: The lamps came back on Friday.",
        "The trains of Peru run again.",
    )

    article = story("Two notes from Peru", "\n".join(textwrap.wrap(" ".join(told), 60)))

    assert body(article) == [" ".join(told)]


def test_one_label_makes_no_interview_however_often_it_comes() -> None:
    told = ("Lima: The lamps go out.", "Lima: The lamps come back.", "Lima: Nobody knows why.")

    article = story("Three notes from Peru", *told)

    assert not any("label" in p.break_reason for p in article.paragraphs)


def test_a_headline_with_a_colon_at_the_head_of_each_page_is_no_speaker() -> None:
    head = "Peru: Lamps go out"
    page = "\n".join(textwrap.wrap("The lamps went out on Monday, and " * 8 + "it rained.", 60))

    article = story(head, f"By Ana Lima\n\n{page}", f"\f{head}\n{page}", f"\f{head}\n{page}")

    assert not any("label" in p.break_reason for p in article.paragraphs)


LEAD = "The council of the port met on Monday, and it named the reasons for what it will do in May:"
REST = "The council did not say who would pay, and Norway has not been asked."


@pytest.mark.parametrize(
    "marks", ["1. ;2. ;3. ", "(1) ;(2) ;(3) ", "• ;• ;• ", "- ;- ;- ", "* ;* ;* "]
)
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_items_stand_by_themselves_and_are_not_glued_to_the_introduction(
    marks: str, between: str
) -> None:
    items = [
        f"{mark}{text}"
        for mark, text in zip(
            marks.split(";"),
            (
                "The pier is old, and nobody repairs it in winter.",
                "The lamps are broken.",
                "The bell is gone and the man who rang it has left for Naples.",
            ),
            strict=True,
        )
    ]

    article = story("Port council acts", "By Ana Lima", LEAD, between.join(items), REST)

    assert body(article) == [LEAD, *items, REST]


def test_items_without_a_stop_are_asides() -> None:
    items = ["- Close the pier", "- Repair the lamps before May", "- Find the bell"]

    article = story("Port council acts", "By Ana Lima", LEAD, "\n".join(items), REST)

    assert body(article) == [LEAD, REST]
    assert [p.text for p in article.paragraphs if p.kind is Kind.ASIDE] == items


def test_an_item_may_be_wrapped_over_rows_but_not_over_a_page() -> None:
    item = (
        "1. The pier is old, and it has not been repaired since the winter in which the bell fell."
    )

    def is_list(rows: int) -> bool:
        wrapped = textwrap.wrap(f"{item} {'It is still old.' * 30}", 60)[:rows]
        text = "\n".join((*wrapped, "2. The lamps are broken, and nobody has lamps."))
        return "an item of a list" in {p.break_reason for p in story(REST, text).paragraphs}

    assert is_list(6)
    assert not is_list(7)


def test_a_number_that_no_other_follows_marks_no_item() -> None:
    lines = [
        "The lighthouse of the port was lit on the night of May",
        "12. The captain of the ferry had asked for it in a letter.",
    ]

    article = story("The light", "\n".join(lines))

    assert body(article) == [" ".join(lines)]


DOUBLE_SPACED = (
    "The dockers of Elsa want two things, and they have said so in each",
    "of their letters to the minister since the month of May.",
    "{}A new crane at the eastern quay, and a road that leads to it from the",
    "northern gate of the port, which was closed in the spring.",
    "{}A share in what the port of Elsa earns, to be paid in every month of",
    "the year, as it was paid to their fathers.",
    "The minister answered none of the letters that they wrote to her in the",
    "summer, and she did not meet them when she came.",
)


@pytest.mark.parametrize("mark", ["- ", "• ", "* "])
def test_an_item_of_a_double_spaced_text_goes_on_behind_its_blank_line(mark: str) -> None:
    lines = [line.format(mark) for line in DOUBLE_SPACED]

    article = story("What the dockers of Elsa want", *lines)

    items = [text for text in body(article) if text.startswith(mark)]
    assert items == [" ".join(lines[2:4]), " ".join(lines[4:6])]


CUT_BY_A_BLANK = """\
The dockers of Elsa want three things, and they have said so in each
of their letters to the minister since the month of May.

{0}A new crane at the eastern quay, and a road that leads to it from the
northern gate of the port.

{0}A share in what the port of Elsa earns, to be paid in every month of

the year, as it was paid to their fathers.

{0}An answer to their letters."""


@pytest.mark.parametrize("mark", ["- ", "• "])
def test_a_blank_line_within_an_item_does_not_end_it(mark: str) -> None:
    article = story("What the dockers of Elsa want", CUT_BY_A_BLANK.format(mark))

    items = [text.removeprefix(mark) for text in body(article) if text.startswith(mark)]
    assert items[1].endswith(
        "to be paid in every month of the year, as it was paid to their fathers."
    )
    assert len(items) == 3
