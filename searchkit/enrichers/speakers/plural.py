"""Several people at once, or their statement, or an institution, in a word.

the two ministers said | both leaders agreed | the statement said | they wrote | it said
"""

import re
from collections.abc import Iterator

from searchkit.enrichers.speakers import lexicon
from searchkit.enrichers.speakers.coreference import Coreference
from searchkit.enrichers.speakers.discourse import Discourse
from searchkit.enrichers.speakers.entity import Entity
from searchkit.enrichers.speakers.mentions import INSTITUTION, NOMINAL, Scene
from searchkit.enrichers.speakers.patterns.cue import verb_cue

_SEVERAL = re.compile(r"[dx]R?w{0,2}(R)(?:\([^()]{0,8}\))?x{0,4}(v)")
_BOTH = re.compile(r"(?:^|[,&.;-])&?y?(x)x{0,2}(v)")
# Not "officials at the post said": what hangs on another noun says nothing.
_STATEMENT = re.compile(r"(?<!o)d[w]{0,2}(s)x{0,3}([vab])")
_IT = re.compile(r"(?:^|[,.QqocnwsZI#x])(y)x{0,3}(v)")
_PATTERNS = (
    ("several", _SEVERAL),
    ("several", _BOTH),
    ("statement", _STATEMENT),
    ("it", _IT),
)


def plural_speakers(
    scene: Scene, discourse: Discourse, coreference: Coreference
) -> Iterator[tuple[str, str, str, Entity]]:
    """Yield rule, words, cue and each of the people meant."""
    for rule, pattern in _PATTERNS:
        match = pattern.search(scene.units)
        if match is None:
            continue
        if pattern is _BOTH:
            speakers = _named_here(scene, match.start(1))
        elif rule == "it":
            speakers = _what_it_is(scene, match.start(1), discourse)
        elif rule == "statement":
            if verb_cue(scene, match.start(2)).is_passive:
                continue  # "The letter was signed by 212 journalists"
            speakers = _whose_statement(scene.word(match.start(1)), discourse)
        else:
            words = scene.tokens.folded[
                scene.first_word[match.start()] : scene.first_word[match.start(1)] + 1
            ]
            if words[0] not in ("the", "both"):
                continue
            speakers = _the_two(words[-1], discourse, coreference, says_two=bool(_TWO & set(words)))
        tokens = scene.tokens
        start, end = scene.first_word[match.start()], scene.first_word[match.start(1)]
        if rule == "it":
            start = end
        written = tokens.text[tokens.starts[start] : tokens.end(end)]
        cue = tokens.words[scene.first_word[match.start(2)]]
        for entity in speakers:
            yield rule, written, cue, entity


# Verbs whose "it" is no institution as a rule: "it called for", "it asked".
_REPORTING = frozenset(
    str.split(
        "say add announce warn note insist argue claim deny admit state tell write blame accuse"
    )
)


def _what_it_is(scene: Scene, unit: int, discourse: Discourse) -> list[Entity]:
    """Return the institution that "it said" means: what opens the paragraph, else who just spoke."""
    verb = re.compile(r"x{0,3}(v)").match(scene.units, unit + 1)
    found = lexicon.verbs().get(scene.word(verb.start(1))) if verb else None
    if scene.word(unit) != "it" or found is None or found.lemma not in _REPORTING:
        return []
    before = [m for m in scene.mentions if m.unit < unit]
    if before:
        first = before[0]
        opens = first.first_unit == 0 or (first.first_unit == 1 and scene.units[0] == "d")
        entity = first.entity if first.letter in (INSTITUTION, NOMINAL) else None
        return [entity] if opens and entity is not None and not entity.is_person else []
    quoted = discourse.previous if discourse.gap == 0 and unit <= 1 else []
    return quoted if len(quoted) == 1 and not quoted[0].is_person else []


def _whose_statement(noun: str, discourse: Discourse) -> list[Entity]:
    """Return whose statement it is: of those who made one, else of an institution just quoted."""
    found = discourse.statements.get(noun)
    if found is not None:
        return found
    quoted = discourse.previous if discourse.gap == 0 else []
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


def _the_two(
    noun: str, discourse: Discourse, coreference: Coreference, *, says_two: bool
) -> list[Entity]:
    """Return the two people that a plural noun means; nobody where they are not told apart."""
    holders = coreference.holders(noun.removesuffix("s"))
    if len(holders) == 2:
        return holders
    if not says_two:
        return []
    previous = [entity for entity in discourse.previous if entity.is_person]
    if len(previous) == 2:
        return previous
    speakers = discourse.speakers_before()
    if len(speakers) == 2 and (not holders or all(e in holders for e in speakers)):
        return list(reversed(speakers))
    return []
