"""Several people at once, or their statement, in a word.

the two ministers said | both leaders agreed | the statement said | they wrote
"""

import re
from collections.abc import Iterator

from searchkit.enrichers.speakers.entity import Entity
from searchkit.enrichers.speakers.mentions import Scene
from searchkit.enrichers.speakers.register import Register
from searchkit.enrichers.speakers.story import Story

_SEVERAL = re.compile(r"[dx]R?w{0,2}(R)(?:\([^()]{0,8}\))?x{0,4}(v)")
_BOTH = re.compile(r"(?:^|[,&.;-])&?y?(x)x{0,2}(v)")
_STATEMENT = re.compile(r"d[w]{0,2}(s)x{0,3}([vab])")


def plural_speakers(
    scene: Scene, story: Story, register: Register
) -> Iterator[tuple[str, str, str, Entity]]:
    """Yield rule, words, cue and each of the people meant."""
    for rule, pattern in (("several", _SEVERAL), ("several", _BOTH), ("statement", _STATEMENT)):
        match = pattern.search(scene.units)
        if match is None:
            continue
        if pattern is _BOTH:
            speakers = _named_here(scene, match.start(1))
        elif rule == "statement":
            speakers = _whose_statement(scene.word(match.start(1)), story)
        else:
            words = scene.tokens.folded[
                scene.first_word[match.start()] : scene.first_word[match.start(1)] + 1
            ]
            if words[0] not in ("the", "both"):
                continue
            speakers = _the_two(words[-1], story, register, says_two=bool(_TWO & set(words)))
        tokens = scene.tokens
        start, end = scene.first_word[match.start()], scene.first_word[match.start(1)]
        written = tokens.text[tokens.starts[start] : tokens.end(end)]
        cue = tokens.words[scene.first_word[match.start(2)]]
        for entity in speakers:
            yield rule, written, cue, entity


def _whose_statement(noun: str, story: Story) -> list[Entity]:
    """Return whose statement it is: of those who made one, else of an institution just quoted."""
    found = story.statements.get(noun)
    if found is not None:
        return found
    quoted = story.previous if story.gap == 0 else []
    return quoted if noun == "statement" and not any(e.is_person for e in quoted) else []


def _named_here(scene: Scene, unit: int) -> list[Entity]:
    """Return the two people named before "both said"; nobody where it is not that word."""
    if scene.word(unit) != "both":
        return []
    named = [
        m.entity
        for m in scene.mentions
        if m.unit < unit and m.entity is not None and m.entity.is_person
        if scene.units[m.first_unit - 1 : m.first_unit] != "o"
    ]
    people = list(dict.fromkeys(named))
    return people if len(people) == 2 else []


_TWO = frozenset(("two", "both", "pair", "couple", "duo"))


def _the_two(noun: str, story: Story, register: Register, *, says_two: bool) -> list[Entity]:
    """Return the two people that a plural noun means; nobody where they are not told apart."""
    holders = register.holders(noun.removesuffix("s"))
    if len(holders) == 2:
        return holders
    if not says_two:
        return []
    previous = [entity for entity in story.previous if entity.is_person]
    if len(previous) == 2:
        return previous
    speakers = story.speakers_before()
    if len(speakers) == 2 and (not holders or all(e in holders for e in speakers)):
        return list(reversed(speakers))
    return []
