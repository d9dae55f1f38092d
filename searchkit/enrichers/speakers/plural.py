"""Several people at once, or their statement, in a word.

the two ministers said | both leaders agreed | the statement said | they wrote
"""

import re
from collections.abc import Iterator

from searchkit.enrichers.speakers.mentions import Scene
from searchkit.enrichers.speakers.register import Entity
from searchkit.enrichers.speakers.story import Story

_SEVERAL = re.compile(r"[dRx]{1,2}[w#]{0,2}(R)(?:\([^()]{0,8}\))?x{0,4}([vab])")
_STATEMENT = re.compile(r"d[w]{0,2}(s)x{0,3}([vab])")


def plural_speakers(scene: Scene, story: Story) -> Iterator[tuple[str, str, str, Entity]]:
    """Yield rule, words, cue and each of the people meant."""
    for rule, pattern in (("several", _SEVERAL), ("statement", _STATEMENT)):
        match = pattern.search(scene.units)
        if match is None:
            continue
        if rule == "statement":
            speakers = story.statements.get(scene.word(match.start(1)), [])
        else:
            speakers = [e for e in story.previous if e.is_person] or story.named[-2:]
            if len(speakers) != 2:
                continue
        tokens = scene.tokens
        start, end = scene.first_word[match.start()], scene.first_word[match.start(1)]
        written = tokens.text[tokens.starts[start] : tokens.end(end)]
        cue = tokens.words[scene.first_word[match.start(2)]]
        for entity in speakers:
            yield rule, written, cue, entity
