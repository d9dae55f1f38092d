"""How paragraphs of invented stories are read: words, names, whom they mean, and who may be speaking.

    pytest tests/enrichers/speakers/test_readings.py --update-golden

writes tests/golden/understood/readings.txt anew; read a changed line as you would read code. The
stories are in readings.txt beside this, one paragraph a line, a headline behind "# ".
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from searchkit.domain.article import Article, Kind, Paragraph
from searchkit.enrichers.speakers import SpeakerFinder
from searchkit.enrichers.speakers.candidates import Candidate
from searchkit.enrichers.speakers.entity import Entity
from searchkit.enrichers.speakers.mentions import Scene
from searchkit.enrichers.speakers.ranker import bundled_ranker
from searchkit.enrichers.speakers.speaker_finder import read
from searchkit.enrichers.speakers.token_kinds import shown

STORIES = Path(__file__).with_name("readings.txt").read_text(encoding="utf-8").strip().split("\n\n")
READINGS = Path(__file__).parents[2] / "golden" / "understood" / "readings.txt"


def article(story: str) -> Article:
    lines = story.splitlines()
    title = lines[0].removeprefix("# ") if lines[0].startswith("# ") else None
    return Article(
        "aaaaaaaaaa",
        0,
        tuple(
            Paragraph(
                place, Kind.TITLE if line.startswith("# ") else Kind.BODY, line.removeprefix("# ")
            )
            for place, line in enumerate(lines)
        ),
        title=title,
    )


def reading(story: str) -> Iterator[str]:
    given = article(story)
    coreference, scenes = read(given)
    for entity in coreference.entities:
        yield f"  {described(entity)}"
    told = {place: (all_, chosen) for place, all_, chosen in SpeakerFinder().decide(given)}
    for place, scene in enumerate(scenes):
        yield given.paragraphs[place].text
        yield f"  {words_of(scene)}"
        yield from (f"  {named(scene, number)}" for number in range(len(scene.mentions)))
        candidates, chosen = told[place]
        for candidate in candidates:
            sure = next((f", speaks {sure:.2f}" for each, sure in chosen if each is candidate), "")
            yield f"  ? {evidence(candidate)}{sure}"


def described(entity: Entity) -> str:
    """Return what the article tells of somebody."""
    known = [
        f"count {entity.count}",
        entity.gender or "",
        entity.country,
        *sorted(entity.roles | entity.nouns),
        f"“{entity.role}”" if entity.role else "",
        "has a title" if entity.has_title else "",
        "speaks" if entity.says else "",
        f"behind in {entity.after_in}" if entity.after_in else "",
        f"behind the {entity.after_the}" if entity.after_the else "",
    ]
    return f"= {entity.name}: {entity.kind.value}, {', '.join(each for each in known if each)}"


def words_of(scene: Scene) -> str:
    tokens = scene.tokens
    kinds = zip(tokens.words, shown(tokens.letters).split(", "), strict=True)
    return " ".join(f"{word.replace('~', '') or '“”'}/{kind}" for word, kind in kinds)


def named(scene: Scene, number: int) -> str:
    mention = scene.mentions[number]
    who = mention.entity.name if mention.entity else "nobody"
    title = ", with a title" if mention.has_title else ""
    return f"- {scene.as_written(mention)}: {who}, {shown(mention.letter)}{title}"


def evidence(candidate: Candidate) -> str:
    sure = bundled_ranker().confidence(candidate.features)
    apart = [
        each for each in candidate.features if ", " not in each and not each.startswith(("before=", "after="))
    ]  # fmt: skip
    written = f" as “{candidate.as_written}”" if candidate.as_written else ""
    cue = f", “{candidate.cue}”" if candidate.cue else ""
    group = f", group {candidate.group}" if candidate.group else ""
    return (
        f"{candidate.entity.name}{written}{cue}, {candidate.rule}, {sure:.2f}{group}: "
        f"{len(candidate.features)} features, {'; '.join(apart)}"
    )


@cache
def golden() -> list[str]:
    return READINGS.read_text(encoding="utf-8").split("\n\n")


@pytest.mark.parametrize("number", range(len(STORIES)), ids=lambda number: STORIES[number][:40])
def test_invented_paragraphs_are_read_as_they_were(
    number: int, request: pytest.FixtureRequest
) -> None:
    if request.config.getoption("--update-golden") and number == 0:
        readings = ("\n".join(reading(story)) for story in STORIES)
        READINGS.write_text("\n\n".join(readings) + "\n", encoding="utf-8")

    assert "\n".join(reading(STORIES[number])).splitlines() == golden()[number].splitlines()
