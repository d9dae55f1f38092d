"""Several people at once, or their statement, or an institution, in a word.

the two ministers said | both leaders agreed | the statement said | they wrote | it said
"""

from collections.abc import Iterator

from searchkit.enrichers.speakers import lexicon
from searchkit.enrichers.speakers.coreference import Coreference
from searchkit.enrichers.speakers.discourse import Discourse
from searchkit.enrichers.speakers.entity import Entity
from searchkit.enrichers.speakers.kind_pieces import (
    PARAGRAPH_START,
    behind,
    cue,
    either,
    maybe,
    named,
    not_behind,
    one,
    up_to,
)
from searchkit.enrichers.speakers.mentions import Scene
from searchkit.enrichers.speakers.patterns.common_pieces import IN_BRACKETS, VERB, auxiliaries
from searchkit.enrichers.speakers.patterns.cue import verb_cue
from searchkit.enrichers.speakers.token_kinds import PREPOSITION
from searchkit.enrichers.speakers.token_kinds import TokenKind as Kind

_SEVERAL = behind(
    one(Kind.DETERMINER, Kind.AUXILIARY),
    maybe(Kind.ROLES),
    up_to(2, Kind.WORD),
    named("who", Kind.ROLES),
    IN_BRACKETS,
    auxiliaries(4),
    cue(Kind.SAYS),
)
_BOTH = behind(
    either(PARAGRAPH_START, one(Kind.COMMA, Kind.AND, Kind.STOP, Kind.SEMICOLON, Kind.DASH)),
    maybe(Kind.AND),
    maybe(Kind.OTHER_PRONOUN),
    named("who", Kind.AUXILIARY),
    auxiliaries(2),
    cue(Kind.SAYS),
)
# Not "officials at the post said": what hangs on another noun says nothing.
_STATEMENT = behind(
    not_behind(Kind.PREPOSITION),
    Kind.DETERMINER,
    up_to(2, Kind.WORD),
    named("who", Kind.SPEECH_NOUN),
    auxiliaries(3),
    VERB,
)
_BEFORE_IT = one(
    Kind.COMMA, Kind.STOP, Kind.QUOTE_END, Kind.QUOTE, Kind.PREPOSITION, Kind.LINK,
    Kind.INSTITUTION_NOUN, Kind.WORD, Kind.SPEECH_NOUN, Kind.OTHER_NAME, Kind.INSTITUTION,
    Kind.NUMBER, Kind.AUXILIARY, Kind.TIME,
)  # fmt: skip
_IT = behind(
    either(PARAGRAPH_START, _BEFORE_IT),
    named("who", Kind.OTHER_PRONOUN),
    auxiliaries(3),
    cue(Kind.SAYS),
)
_VERB_BEHIND = behind(auxiliaries(3), cue(Kind.SAYS))
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
            speakers = _named_here(scene, match.start("who"))
        elif rule == "it":
            speakers = _what_it_is(scene, match.start("who"), discourse)
        elif rule == "statement":
            if verb_cue(scene, match.start("cue")).is_passive:
                continue  # "The letter was signed by 212 journalists"
            speakers = _whose_statement(scene.word(match.start("who")), discourse)
        else:
            words = scene.tokens.folded[
                scene.first_word[match.start()] : scene.first_word[match.start("who")] + 1
            ]
            if words[0] not in ("the", "both"):
                continue
            speakers = _the_two(words[-1], discourse, coreference, says_two=bool(_TWO & set(words)))
        tokens = scene.tokens
        start, end = scene.first_word[match.start()], scene.first_word[match.start("who")]
        if rule == "it":
            start = end
        written = tokens.text[tokens.starts[start] : tokens.end(end)]
        said = tokens.words[scene.first_word[match.start("cue")]]
        for entity in speakers:
            yield rule, written, said, entity


_BODIES = (Kind.INSTITUTION, Kind.NOMINAL)
# Verbs whose "it" is no institution as a rule: "it called for", "it asked".
_REPORTING = frozenset(
    str.split(
        "say add announce warn note insist argue claim deny admit state tell write blame accuse"
    )
)


def _what_it_is(scene: Scene, unit: int, discourse: Discourse) -> list[Entity]:
    """Return the institution that "it said" means: the only one named before, else who just spoke."""
    verb = _VERB_BEHIND.match(scene.units, unit + 1)
    found = lexicon.verbs().get(scene.word(verb.start(1))) if verb else None
    if scene.word(unit) != "it" or found is None or found.lemma not in _REPORTING:
        return []
    bodies = {
        id(m.entity): m.entity
        for m in scene.mentions
        if m.unit < unit and m.letter in _BODIES and m.entity is not None and not m.entity.is_person
    }
    if bodies:
        return list(bodies.values()) if len(bodies) == 1 else []
    quoted = discourse.previous if discourse.gap == 0 else []
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
        if scene.units[m.first_unit - 1 : m.first_unit] != PREPOSITION
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
