"""What speaks for and against a candidate, as named yes-or-no features.

No feature names a person, a country, a corpus or a sentence: they see kinds of words, the verb of
saying, punctuation and place, so that weights fitted on one country's news hold for another's.
"""

from searchkit.enrichers.speakers import lexicon
from searchkit.enrichers.speakers.mentions import NOMINAL, PRONOUN, Mention, Scene
from searchkit.enrichers.speakers.names import NameKind
from searchkit.enrichers.speakers.patterns.cue import Cue
from searchkit.enrichers.speakers.register import Entity
from searchkit.enrichers.speakers.story import Story


def paragraph_features(scene: Scene, story: Story) -> tuple[str, ...]:
    """Return what is known of the paragraph as a whole."""
    masked = scene.tokens.masked
    length = max(1, len(masked.text))
    quoted = sum(end - start for start, end in masked.quoted) / length
    share = "none" if quoted == 0 else "some" if quoted < 0.5 else "much" if quoted < 0.9 else "all"
    found = [f"quoted={share}"]
    if masked.starts_quoted:
        found.append("starts quoted")
    if story.is_open:
        found.append("quote is open")
    if story.ends_with_colon:
        found.append("after a colon")
    if scene.tokens.is_headline:
        found.append("headline")
    found.append(f"gap={min(3, story.gap)}")
    return tuple(found)


def mention_features(
    scene: Scene, mention: Mention, rule: str, cue: Cue | None, story: Story, how: str
) -> tuple[str, ...]:
    """Return the evidence for one mention; `how` is the way by which a pronoun was read."""
    units = scene.units
    entity = mention.entity
    kind = mention.letter
    if entity is not None and mention.letter != NOMINAL:
        kind = entity.kind.value
        if entity.is_person:
            kind += " full" if len(entity.words) > 1 else " bare"
    found = ["bias", f"mention={kind}", f"rule={rule}"]
    if mention.has_title:
        found.append("has title")
    if entity is not None and entity.after_the * 2 > entity.count:
        found.append("after the")
    if cue is not None:
        verb = lexicon.verbs().get(scene.word(cue.unit))
        if verb is not None:
            found += [f"cue={verb.lemma}", f"rule={rule} {verb.letter}"]
        if cue.is_passive:
            found.append("passive")
    else:
        found.append(f"no rule, {kind}")
    after = units[mention.unit + 1 : mention.unit + 4]
    before = units[max(0, mention.first_unit - 3) : mention.first_unit]
    found += [f"after={after[:1]}", f"after={after[:2]}", f"after={after}"]
    found += [f"before={before[-1:]}", f"before={before[-2:]}"]
    if before[-1:] == "o":
        found.append(f"behind {scene.word(mention.first_unit - 1)}")
    if how:
        found += [f"pronoun={how}", f"pronoun gap={min(3, story.gap)}"]
    share = paragraph_features(scene, story)
    found += [f"{feature}, {'rule' if cue else 'no rule'}" for feature in share]
    return tuple(found)


def continued_features(
    scene: Scene, story: Story, entity: Entity, *, has_rule: bool
) -> tuple[str, ...]:
    """Return the evidence that the last speaker goes on; nothing where no quote says so."""
    masked = scene.tokens.masked
    if not masked.quoted and not story.is_open:
        return ()
    base = "continued with rule" if has_rule else "continued"
    kind = "person" if entity.kind in (NameKind.PERSON, NameKind.UNKNOWN) else "institution"
    found = [base, f"{base} {kind}", f"{base} one of {min(3, len(story.previous))}"]
    found += [f"{base}, {feature}" for feature in paragraph_features(scene, story)]
    if not any(mention.letter != PRONOUN for mention in scene.mentions):
        found.append(f"{base}, names nobody")
    return tuple(found)
