"""A short story pasted as text is what a newcomer tries first: it must stay whole."""

from hashlib import blake2b

import pytest

from tests.support.pastes import Paste, pastes
from tests.support.understanding import body, read

COUNT = 40
# Names the pastes that were all read as they are; a change of the stories they are made of makes others.
CORPUS = "5343d58621cf76cd"


def test_the_pastes_are_those_that_were_read_whole() -> None:
    digest = blake2b(digest_size=8)
    for paste in pastes(COUNT):
        digest.update(paste.text.encode())

    assert digest.hexdigest() == CORPUS


@pytest.mark.parametrize("paste", pastes(COUNT), ids=lambda paste: paste.text[-30:])
def test_a_short_story_pasted_as_text_stays_whole(paste: Paste) -> None:
    (article,) = read("clipping.txt", paste.text.encode())

    assert article.title == paste.title
    assert body(article) == list(paste.paragraphs)


HEAD = "Peru lets the night trains run\n\nBy Ines Salas\n\nMarch 3, 2022\n\n"
EVEN = (
    "LIMA — The night trains of Peru will run again from May, the ministry of transport said on Monday after talks with the drivers.",
    "“We asked for lamps and we were given lamps,” said Rosa Huaman, who leads the drivers’ union and has driven since she was nine.",
    "Passengers slept on the platforms for two nights in protest, and the mayor of Arequipa brought them tea and a band of trumpets.",
)


@pytest.mark.parametrize("between", ["\n\n", "\n", " \r\n\r\n", "\n\n\n"])
@pytest.mark.parametrize("count", [2, 3])
def test_lines_of_nearly_one_width_are_no_column(between: str, count: int) -> None:
    (article,) = read("clipping.txt", f"{HEAD}{between.join(EVEN[:count])}\n".encode())

    assert body(article) == list(EVEN[:count])


def test_two_lines_after_a_head_with_blank_lines_are_not_double_spaced() -> None:
    text = f"{HEAD}Lima will pay for the lamps.\n\nThe drivers go back to work on Friday.\n"

    (article,) = read("clipping.txt", text.encode())

    assert body(article) == [
        "Lima will pay for the lamps.",
        "The drivers go back to work on Friday.",
    ]


def test_a_line_with_a_full_stop_that_opens_a_text_is_no_headline() -> None:
    text = f"Peru’s night trains ran.\n\n{EVEN[1]}\n\n{EVEN[2]}\n"

    (article,) = read("clipping.txt", text.encode())

    assert article.title is None
    assert body(article) == ["Peru’s night trains ran.", *EVEN[1:]]


def test_blank_lines_part_wrapped_paragraphs_that_lines_without_one_do_not() -> None:
    text = (
        "The van waited for two hours at the border. The ministry said that\n"
        "its driver lacked a stamp.\n\n"
        "The abbot, asked what he would do if the papers went back, smiled.\n"
        "“Paper can travel,” he said. “The saints of Kosovo are tired.”\n"
    )

    (article,) = read("clipping.txt", text.encode())

    assert [paragraph.count(".") for paragraph in body(article)] == [2, 3]


def test_what_a_story_of_refrains_says_again_is_no_pull_quote() -> None:
    refrain = "The ferry sails at ten, and nobody in Malta asks why it does."
    verses = [
        f"The {name} of the island voted for the ferry. {refrain}" for name in ("pilots", "dockers")
    ]
    told = [verses[0], refrain, verses[1], refrain, "The bar stays shut."]

    (article,) = read("clipping.txt", "\n\n".join(told).encode())

    assert body(article) == told
