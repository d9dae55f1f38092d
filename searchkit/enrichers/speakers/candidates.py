"""Who may be speaking in a paragraph, and the evidence for each."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from searchkit.enrichers.speakers import lexicon
from searchkit.enrichers.speakers.coreference import Coreference
from searchkit.enrichers.speakers.discourse import Discourse
from searchkit.enrichers.speakers.entity import Entity
from searchkit.enrichers.speakers.features import (
    antecedent_features,
    continued_features,
    gives_no_answer,
    introduced_features,
    mention_features,
    paragraph_features,
)
from searchkit.enrichers.speakers.kind_pieces import behind, one
from searchkit.enrichers.speakers.mentions import Mention, Scene
from searchkit.enrichers.speakers.name_runs import NameKind
from searchkit.enrichers.speakers.patterns import (
    AT_AN_END,
    FAMILIES,
    LOOKING_BACK,
    OBJECTS_WHO,
    OWNING,
    Cue,
    chained,
)
from searchkit.enrichers.speakers.patterns.inverted import GOES_ON, TELLS_ON
from searchkit.enrichers.speakers.plural import plural_speakers
from searchkit.enrichers.speakers.tagging import Tokens
from searchkit.enrichers.speakers.token_kinds import (
    ACTS,
    AND,
    COMMA,
    DETERMINER,
    GOVERNMENT,
    HOLDS,
    OTHER_NAME,
    PERSON,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    QUOTE_END,
    SAYING,
    SPEECH_NOUN,
    STOP,
    WORD,
    letter_set,
    letters,
)
from searchkit.enrichers.speakers.token_kinds import TokenKind as Kind
from searchkit.language.datelines import dateline_of
from searchkit.rules import limit, rule
from searchkit.values import dataclass

# How many mentions back a pronoun may reach; a paragraph with more is a list or a hostile file.
_REACH = limit(40, "lists and hostile paragraphs of thousands of names, against quadratic time")
# Without one of these a paragraph reports nobody's words.
_CUES = behind(
    one(
        Kind.SAYS, Kind.SAYING, Kind.HOLDS, Kind.ACTS, Kind.SPEECH_NOUN, Kind.ACCORDING, Kind.COLON,
        Kind.QUOTE, Kind.QUOTE_END,
    )
)  # fmt: skip
_MAX_RIVALS = limit(2, "lists of names before one verb, of which two tell as much as a hundred")
_GENDER = {"he": "he", "him": "he", "she": "she", "her": "she"}
# Units that a sentence may hold.
_SENTENCE_REACH = limit(120, "a paragraph of one endless sentence, against quadratic time")


@rule(
    "cues.any",
    fires_on="a paragraph holds a word of saying, a quote or a colon",
    example="Ana Lima said so.",
    counter="Ana Lima went home.",
    chosen_on="errors on the training articles of PolNeAR, and on the invented stories",
)
def may_report(tokens: Tokens) -> bool:
    """Return whether a paragraph of such words may report somebody's."""
    return _CUES.search(tokens.letters) is not None


@dataclass(slots=True)  # never changed; frozen, each would take three times as long to make
class Candidate:
    """Somebody who may be speaking."""

    entity: Entity
    as_written: str
    cue: str  # the word of saying; empty where a quote runs on
    rule: str
    features: tuple[str, ...]
    group: int  # of several candidates with one number above 0, one at most speaks


def candidates_of(
    scene: Scene, discourse: Discourse, coreference: Coreference
) -> Iterator[Candidate]:
    """Yield the candidates of a paragraph in reading order, then those of the story so far."""
    if not (_CUES.search(scene.units) or discourse.is_open):
        return
    paragraph = paragraph_features(scene, discourse)
    claims = _claims(scene, discourse)
    yield from _who_is_named(scene, discourse, claims, paragraph)
    has_rule = any(claim.is_rule for claim in claims)
    for how, written, cue_word, entity in plural_speakers(scene, discourse, coreference):
        has_rule = True
        yield Candidate(entity, written, cue_word, how, (f"rule={how}",), 0)
    yield from _who_spoke_before(scene, discourse, paragraph, has_rule=has_rule)


class _Claim(NamedTuple):
    """A mention that may be speaking, with the first family that finds a cue for it."""

    number: int  # of the mention
    mention: Mention
    rule: str  # "none" where there is no cue
    cue: Cue | None
    first: int  # the unit that opens the mention, or the first of several who speak together

    @property
    def is_rule(self) -> bool:
        """Whether somebody is said to speak, rather than be spoken to, or own a statement."""
        return self.cue is not None and not self.cue.is_passive and self.rule != "possession"


def _claims(scene: Scene, discourse: Discourse) -> list[_Claim]:
    """Return the mentions that may be speaking: by a cue, or beside a quote."""
    dateline = dateline_of(scene.tokens.text)
    told_from = dateline.end if dateline else 0
    is_quoted = bool(scene.tokens.masked.quoted)
    found: list[_Claim] = []
    joined: _Claim | None = None  # the first of several who say something together
    for number, mention in enumerate(scene.mentions):
        if mention.letter == Kind.OTHER_NAME or scene.tokens.starts[mention.start] < told_from:
            continue
        rule, cue = _first_rule(scene, mention)
        if rule == "colon" and discourse.is_dialogue:
            rule = "label"
        if _says_nothing(scene, mention, cue) if cue is not None else not is_quoted:
            continue
        claim = _Claim(number, mention, rule, cue, mention.first_unit)
        if joined is not None and cue is not None and joined.cue == cue:
            claim = claim._replace(first=joined.first)
        elif rule == "coordinated" and cue is not None:
            joined = claim
        found.append(claim)
    return found


def _who_is_named(
    scene: Scene, discourse: Discourse, claims: Sequence[_Claim], paragraph: tuple[str, ...]
) -> Iterator[Candidate]:
    """Yield everybody who is named, and whom he or she may stand for."""
    spoken: list[Entity] = []
    spoken_ids: set[int] = set()
    by_cue: dict[int, list[_Claim]] = {}
    for claim in claims:
        if claim.cue is not None:
            by_cue.setdefault(claim.cue.unit, []).append(claim)
    speaks = f"another speaks={any(claim.is_rule for claim in claims)}"
    for claim in claims:
        mention, rule, cue = claim.mention, claim.rule, claim.cue
        if claim.is_rule and mention.entity is not None:
            spoken.append(mention.entity)
            spoken_ids.add(id(mention.entity))
        word = scene.tokens.words[scene.first_word[cue.unit]] if cue else ""
        written, kind = scene.as_written(mention), _shown(rule)
        rivals = [speaks] if cue is None else _rivals(claim, by_cue[cue.unit])
        if mention.letter == Kind.PRONOUN:
            gender = _GENDER[scene.tokens.folded[mention.start]]
            for ways, entity in _antecedents(scene, claim.number, discourse, spoken):
                features = mention_features(
                    scene, mention, rule, cue, paragraph, entity, claim.first
                )
                features += antecedent_features(
                    scene, gender, ways, entity, discourse, id(entity) in spoken_ids
                )
                features += rivals
                yield Candidate(
                    entity, written, word, f"pronoun, {kind}", tuple(features), claim.number + 1
                )
        elif mention.entity is not None:
            if mention.letter == Kind.NOMINAL:
                kind = f"role, {kind}"
            features = mention_features(
                scene, mention, rule, cue, paragraph, mention.entity, claim.first
            )
            features += rivals
            yield Candidate(mention.entity, written, word, kind, tuple(features), 0)


def _rivals(claim: _Claim, claims: Sequence[_Claim]) -> list[str]:
    """Return with which rules others claim the cue of one: ", a nurse, said Quist had left"."""
    if len(claims) == 1 or claim.rule == "coordinated":
        return []
    others = [other.rule for other in claims[: _MAX_RIVALS + 1] if other is not claim]
    if "coordinated" in others:
        return []  # "Ada Quist and Bo Lind said": they share the verb
    return [f"cue shared with {rule}, {claim.rule}" for rule in others[:_MAX_RIVALS]]


def _who_spoke_before(
    scene: Scene, discourse: Discourse, paragraph: tuple[str, ...], *, has_rule: bool
) -> Iterator[Candidate]:
    """Yield whom the line before introduces, and those whose quote may run on."""
    introduced = discourse.introduced
    if has_rule and not discourse.ends_with_colon:
        introduced = None  # a heading above a quote that names its own speaker
    if introduced is not None and scene.tokens.masked.starts_quoted:
        evidence = introduced_features(introduced, paragraph, has_rule=has_rule)
        yield Candidate(introduced, "", "", "introduced", evidence, 0)
    for entity in discourse.previous[:2] if introduced is None else ():
        continued = continued_features(scene, discourse, entity, paragraph, has_rule=has_rule)
        if continued:
            yield Candidate(entity, "", "", "continued", continued, 0)


# Done to somebody, these may still give their words: "was quoted as saying", "was heard".
_GIVING_WORDS = frozenset(("quote", "cite", "report", "hear"))
_NOT_ALL = frozenset(("every", "no", "neither"))


@rule(
    "cues.says-nothing",
    example="Ana Lima was accused of theft on Monday.",
    counter="Ana Lima accused the mayor of theft on Monday.",
    chosen_on="errors on the training articles of PolNeAR, and on the invented stories",
)
def _says_nothing(scene: Scene, mention: Mention, cue: Cue) -> bool:
    """Return whether a word of saying tells of none: "was accused", "speaks Welsh", "not every Smith"."""
    verb = lexicon.verbs().get(scene.word(cue.unit))
    if cue.is_passive:
        return verb is None or verb.lemma not in _GIVING_WORDS
    if (
        verb is not None
        and verb.lemma == "speak"
        and scene.units[cue.unit + 1 : cue.unit + 2] in (OTHER_NAME, PERSON, GOVERNMENT)
    ):
        return True
    before = scene.word(mention.first_unit - 1)
    if before in ("a", "an") and mention.letter == PERSON:
        return scene.first_word[cue.unit] == mention.end  # "a Quist tweet": a noun
    is_right_behind = cue.unit == mention.unit + 1 and scene.units[cue.unit] == Kind.SAYS
    if before == "to" and is_right_behind:  # "A letter addressed to Quist said"
        return SPEECH_NOUN in scene.units[max(0, mention.first_unit - 4) : mention.first_unit - 1]
    return before in _NOT_ALL


def _shown(rule: str) -> str:
    return "beside a quote" if rule == "none" else rule


def _first_rule(scene: Scene, mention: Mention) -> tuple[str, Cue | None]:
    """Return the first family that finds a cue; one that says, before one that may say."""
    following = scene.units[mention.unit + 1 : mention.unit + 2]
    is_seen_saying = following == SAYING and scene.word(mention.first_unit - 1) in ("with", "of")
    if not is_seen_saying and _is_object(scene, mention):
        is_told_of = mention.letter == PERSON and scene.units.startswith(_WHO, mention.unit + 1)
        families = OBJECTS_WHO if is_told_of else LOOKING_BACK
    elif following in _ENDS:
        families = AT_AN_END
    else:
        families = OWNING if following == POSSESSIVE else FAMILIES
    best: tuple[str, Cue | None] = ("none", None)
    for family, find in families:
        cue = find(scene, mention)
        if cue is None or (cue.unit > mention.unit and _is_of_the_next(scene, cue)):
            continue
        if cue.is_passive:
            return "passive", cue
        if family != "chained" and gives_no_answer(scene, cue.unit):
            later = chained.find(scene, mention)  # "declined to comment but said"
            if later is not None and later.unit > cue.unit:
                return "chained", later
        if scene.units[cue.unit] not in (HOLDS, ACTS):
            return family, cue
        if best[1] is None:
            best = family, cue
    return best


@rule(
    "mentions.hang-on-a-noun",
    example="Observers from Senegal reported nothing.",
    counter="Senegal reported nothing on Monday.",
    chosen_on="errors on the training articles of PolNeAR, and on the invented stories",
)
def _is_object(scene: Scene, mention: Mention) -> bool:
    """Return whether the mention hangs on a noun before it: "Observers from Senegal reported"."""
    at = mention.first_unit - 1
    if at > 2 and scene.units[at] == AND and scene.units[at - 1] in _NAMED:
        at -= 2  # "The foreign ministers of China and Russia affirmed"
    if at > 2 and scene.units[at] == POSSESSIVE and scene.units[at - 1] in _NAMED:
        at -= 2  # "A spokeswoman for China’s Taiwan Work Office"
    if at > 2 and scene.units[at] == WORD and scene.units[at - 1] == DETERMINER:
        at -= 1  # "Huang Shu-fen of the opposition People’s Forum"
    if at >= 0 and scene.units[at] == DETERMINER:
        at -= 1
    if at < 1 or scene.units[at - 1] not in _HELD:
        return False
    if scene.word(at) == "to" and scene.units[at - 1] in _SENT:
        return True  # "Beijing’s envoy to the EU, Fu Zhengming, told"
    return scene.word(at) in _HANGING and scene.units[at] == PREPOSITION


_WHO = letters(Kind.COMMA, Kind.WHO)
_ENDS = letter_set(Kind.STOP, Kind.QUOTE_END, Kind.SEMICOLON, Kind.CLOSING) | {""}
_NAMED = letter_set(Kind.PERSON, Kind.INSTITUTION, Kind.GOVERNMENT, Kind.OTHER_NAME)
_HELD = _NAMED | letter_set(
    Kind.ROLE, Kind.ROLES, Kind.INSTITUTION_NOUN, Kind.WORD, Kind.SPEECH_NOUN, Kind.GROUP
)  # fmt: skip
_SENT = letter_set(Kind.ROLE, Kind.ROLES)
_HANGING = frozenset(("of", "from", "at", "with", "in", "for", "by", "to", "on", "about"))
# Verbs of which a person is no object: in "..., said Park" it is Park who says.
_SAID_BY = frozenset(("say", "add", "note", "explain", "recall", "continue", "conclude", "argue"))


@rule(
    "cues.of-the-next",
    example="Ana Lima will go on, said Park Joon-ho.",
    counter="Ana Lima said so.",
    chosen_on="errors on the training articles of PolNeAR, and on the invented stories",
)
def _is_of_the_next(scene: Scene, cue: Cue) -> bool:
    """Return whether the cue belongs to the name behind it: ", will go on, said Park Joon-ho"."""
    following, before = scene.units[cue.unit + 1 : cue.unit + 2], scene.units[cue.unit - 1]
    if following != PERSON or before not in (COMMA, QUOTE):
        return False
    if scene.word(cue.unit + 2) in GOES_ON or scene.units[cue.unit + 2 : cue.unit + 3] in TELLS_ON:
        return False  # "Her lawyer, Leila Ben Youssef, said Ines would walk out"
    verb = lexicon.verbs().get(scene.word(cue.unit))
    return verb is not None and verb.lemma in _SAID_BY


def _antecedents(
    scene: Scene, number: int, discourse: Discourse, spoken: Sequence[Entity]
) -> list[tuple[list[str], Entity]]:
    """Return whom the pronoun may stand for, each with all the ways that lead there."""
    gender = _GENDER[scene.tokens.folded[scene.mentions[number].start]]
    start = max(0, number - _REACH)
    before = [
        m.entity
        for m in scene.mentions[start:number]
        if m.entity is not None and may_be_meant(scene, m)
    ]
    ways: list[tuple[str, Entity]] = []
    if before:
        ways += [("first here", before[0]), ("last here", before[-1])]
    person_spoken = next((e for e in reversed(spoken[-_REACH:]) if e.is_person), None)
    if person_spoken is not None:
        ways.append(("speaks here", person_spoken))
    subject = subject_before(scene, number)
    if subject is not None:
        ways.append(("subject here", subject))
    ways += zip(("last speaker", "speaker before"), discourse.speakers_before(), strict=False)
    if discourse.subject is not None:
        ways.append(("subject before", discourse.subject))
    if discourse.named:
        ways += [("named before", discourse.named[0]), ("named last before", discourse.named[-1])]
    found: dict[int, tuple[list[str], Entity]] = {}
    for way, entity in ways:
        if entity.gender in (gender, None):
            found.setdefault(id(entity), ([], entity))[0].append(way)
    if not found:
        fitting = next(
            (e for e in reversed(discourse.persons[-_REACH:]) if e.gender == gender), None
        )
        if fitting is not None:
            found[id(fitting)] = ["last fitting speaker"], fitting
    return list(found.values())


@rule(
    "pronouns.antecedent",
    fires_on='he or she may stand for a person, and not for a place behind "of"',
    example="Ana Lima came late. “No,” she said.",
    counter="The Harbour Authority came late. “No,” she said.",
    chosen_on="errors on the training articles of PolNeAR, and on the invented stories",
)
def may_be_meant(scene: Scene, mention: Mention) -> bool:
    """Return whether he or she may stand for the mention: a person, not a place behind "of"."""
    entity = mention.entity
    if entity is None or not entity.is_person:
        return False
    return entity.kind is NameKind.PERSON or not _is_object(scene, mention)


def subject_before(scene: Scene, number: int) -> Entity | None:
    """Return the person that opens the last sentence to name one before mention `number`."""
    subject: Entity | None = None
    sentence = -2
    for mention in scene.mentions[max(0, number - _REACH) : number]:
        low = max(0, mention.first_unit - _SENTENCE_REACH)
        units, first = scene.units, mention.first_unit
        start = max(units.rfind(STOP, low, first), units.rfind(QUOTE_END, low, first))
        if start == sentence:
            continue
        if mention.letter == PRONOUN:
            sentence = start  # "He compared the men to Jonah": the subject stays who it was
        elif (
            mention.entity is not None
            and mention.entity.is_person
            and not _is_object(scene, mention)
        ):
            subject, sentence = mention.entity, start
    return subject
