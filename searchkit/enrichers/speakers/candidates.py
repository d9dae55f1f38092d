"""Who may be speaking in a paragraph, and the evidence for each."""

from collections.abc import Iterator
from dataclasses import dataclass

from searchkit.enrichers.speakers import lexicon
from searchkit.enrichers.speakers.features import continued_features, mention_features
from searchkit.enrichers.speakers.mentions import NOMINAL, OTHER_NAME, PRONOUN, Mention, Scene
from searchkit.enrichers.speakers.patterns import FAMILIES, Cue
from searchkit.enrichers.speakers.plural import plural_speakers
from searchkit.enrichers.speakers.register import Entity
from searchkit.enrichers.speakers.story import Story


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be speaking."""

    entity: Entity
    as_written: str
    cue: str  # the word of saying; empty where a quote runs on
    rule: str
    features: tuple[str, ...]
    group: int  # of several candidates with one number above 0, one at most speaks


def candidates_of(scene: Scene, story: Story) -> Iterator[Candidate]:
    """Yield the candidates of a paragraph in reading order, then those of the story so far."""
    has_rule = False
    for number, mention in enumerate(scene.mentions):
        if mention.letter == OTHER_NAME:
            continue
        rule, cue = _first_rule(scene, mention)
        has_rule = has_rule or (rule != "none" and cue is not None and not cue.is_passive)
        word = scene.tokens.words[scene.first_word[cue.unit]] if cue else ""
        if mention.letter == PRONOUN:
            for how, entity in _antecedents(scene, number, story):
                yield Candidate(
                    entity, scene.as_written(mention), word, f"pronoun, {rule}",
                    mention_features(scene, mention, rule, cue, story, how), number + 1,
                )  # fmt: skip
        elif mention.entity is not None:
            kind = f"role, {rule}" if mention.letter == NOMINAL else rule
            yield Candidate(
                mention.entity, scene.as_written(mention), word, kind,
                mention_features(scene, mention, rule, cue, story, ""), 0,
            )  # fmt: skip
    for how, written, cue_word, entity in plural_speakers(scene, story):
        has_rule = True
        yield Candidate(entity, written, cue_word, how, (f"rule={how}",), 0)
    for entity in story.previous[:2]:
        features = continued_features(scene, story, entity, has_rule=has_rule)
        if features:
            yield Candidate(entity, "", "", "continued", features, 0)


def _first_rule(scene: Scene, mention: Mention) -> tuple[str, Cue | None]:
    for rule, find in FAMILIES:
        cue = find(scene, mention)
        if cue is not None:
            return rule, cue
    return "none", None


def _antecedents(scene: Scene, number: int, story: Story) -> Iterator[tuple[str, Entity]]:
    """Yield whom the pronoun may stand for, each once, and by which way."""
    mention = scene.mentions[number]
    gender = scene.tokens.folded[mention.start]
    before = [
        m.entity for m in scene.mentions[:number] if m.entity is not None and m.entity.is_person
    ]
    ways = []
    if before:
        ways += [("first here", before[0]), ("last here", before[-1])]
    if story.persons:
        ways.append(("last speaker", story.persons[-1]))
        fitting = next((e for e in reversed(story.persons) if e.gender == gender), None)
        if fitting is not None:
            ways.append(("last fitting speaker", fitting))
    if story.named:
        ways += [("named before", story.named[0]), ("named last before", story.named[-1])]
    seen: set[int] = set()
    for how, entity in ways:
        if id(entity) in seen or (entity.gender not in (gender, None)):
            continue
        seen.add(id(entity))
        yield how, entity


def mouthpiece_of(scene: Scene, unit: int) -> bool:
    """Return whether the unit is a noun for somebody who speaks for another."""
    return scene.word(unit) in lexicon.mouthpieces()
