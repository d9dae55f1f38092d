"""Forty spellings of names, and whom people mean by them: the right ones, and nobody else."""

from pathlib import Path

from searchkit.domain.aliases import NO_ALIASES
from searchkit.domain.query import SpeakerIs
from searchkit.engines.naming import SpeakerNames, settled

FLOOR = 38  # of 40; all are right today
_TABLE = Path(__file__).with_name("name_spellings.tsv")


def test_a_name_means_the_right_people_however_it_is_written() -> None:
    lines = [line.split("\t") for line in _TABLE.read_text().splitlines() if line[:1] != "#"]
    asked = [line for line in lines if len(line) == 3]
    counts = {name: int(count) for name, count in (line for line in lines if len(line) == 2)}
    aliases = settled(NO_ALIASES, [*counts], lambda: [*counts.values()])
    people = SpeakerNames([*counts], aliases)

    wrong = {
        name: people.meant(SpeakerIs(name))
        for _, name, meant in asked
        if {*people.meant(SpeakerIs(name))} != {*meant.split(" | ")}
    }

    assert len(asked) == 40
    assert aliases.of == {}  # all are different people
    assert len(asked) - len(wrong) >= FLOOR, wrong
