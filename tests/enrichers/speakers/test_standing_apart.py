"""Who speaks where the name stands in a line of its own, above the words or below them."""

import pytest

from searchkit.enrichers.speakers import SpeakerFinder
from tests.enrichers.speakers.test_speaker_finder import article, speakers

QUOTE = "“We close at nine.”"
ON_AND_ON = str.split(
    "of the old harbour in the north of the town where ships wait for days on end until the tide"
    " comes in and the gates of the lock are shut again for the night"
)


@pytest.mark.parametrize(("words", "speaks"), [(1, True), (12, True), (21, True), (22, False)])
def test_a_line_that_introduces_a_quote_has_thirty_words(words: int, speaks: bool) -> None:
    line = f"In the words {' '.join(ON_AND_ON[:words])} from Ana Lima, the master:"

    assert speakers(line, QUOTE)[1] == ["Ana Lima"] * speaks


@pytest.mark.parametrize(("words", "speaks"), [(0, True), (8, True), (12, True), (13, False)])
def test_a_name_above_a_quote_has_half_as_many_words(words: int, speaks: bool) -> None:
    line = f"Ana Lima, master {' '.join(ON_AND_ON[:words])}"

    assert speakers(line, QUOTE)[1] == ["Ana Lima"] * speaks


@pytest.mark.parametrize(("words", "speaks"), [(0, True), (26, True), (27, False)])
def test_a_name_behind_a_dash_below_a_quote_has_thirty_words(words: int, speaks: bool) -> None:
    line = f"— Ana Lima, master {' '.join(ON_AND_ON[:words])}"

    assert speakers(QUOTE, line)[0] == ["Ana Lima"] * speaks


def test_each_paragraph_of_a_quote_that_is_signed_later_is_decided_once() -> None:
    story = article("“We left at night.", "“Nobody asked us,” said Ana Lima.", "Nobody came.")

    decided = list(SpeakerFinder().decide(story))

    assert [place for place, _, _ in decided] == [0, 1, 2]
    assert [[c.entity.name for c, _ in chosen] for _, _, chosen in decided] == [
        ["Ana Lima"],
        ["Ana Lima"],
        [],
    ]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("From Ana Lima, mother of Bo Lind:", ["Ana Lima"]),
        ("From Ana Lima, the mother of Bo Lind:", ["Ana Lima"]),
        ("From Ana Lima, nurse, of Bo Lind’s ward:", ["Ana Lima"]),
        ("Between Ana Lima and Bo Lind of the harbour:", []),
        ("From Ana Lima, Bo Lind:", []),
    ],
)
def test_a_name_within_what_the_first_one_is_does_not_speak(line: str, names: list[str]) -> None:
    assert speakers(line, QUOTE)[1] == names
