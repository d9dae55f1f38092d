"""What speaks for and against a candidate, as named yes-or-no features.

No feature names a person, a country, a corpus or a sentence: they see kinds of words, the verb of
saying, punctuation and place, so that weights fitted on one country's news hold for another's.
"""

from collections.abc import Collection, Iterable, Iterator

from searchkit.enrichers.speakers import lexicon
from searchkit.enrichers.speakers.discourse import Discourse
from searchkit.enrichers.speakers.entity import MOST_WORDS, Entity
from searchkit.enrichers.speakers.kind_pieces import behind, one
from searchkit.enrichers.speakers.mentions import Mention, Scene
from searchkit.enrichers.speakers.name_runs import NameKind
from searchkit.enrichers.speakers.patterns.cue import Cue
from searchkit.enrichers.speakers.quote_masking import is_crosshead
from searchkit.enrichers.speakers.token_kinds import (
    ACTS,
    AUXILIARY,
    COMMA,
    HOLDS,
    QUOTE,
    QUOTE_END,
    SPEECH_NOUN,
    START,
    letters,
    shown,
)
from searchkit.enrichers.speakers.token_kinds import TokenKind as Kind
from searchkit.rules import NO_DATA, limit, rule, threshold

# Words that change what a verb says, seen by themselves rather than by their kind.
TELLING = frozenset(
    [
        "to", "of", "for", "on", "about", "it", "out", "against", "with", "as", "that", "by", "in",
        "from", "at", "into", "than", "like", "would", "will", "could", "should", "may", "might",
        "can", "not", "n't", "did", "didn't", "never", "has", "have", "had", "also", "is", "was",
        "are", "were", "be", "been", "and", "but", "when", "if", "because", "while", "who", "which",
        "he", "she", "they", "his", "her", "the", "a", "an", "what", "how", "whether", "since",
        "after", "before", "himself", "herself", "him", "them", "us", "going", "went", "later",
        "nothing", "back", "declined", "refused", "no", "both", "all", "only", "still", "then",
    ]
)  # fmt: skip
# The share of a paragraph that is quoted.
MUCH_QUOTED = threshold(0.5, NO_DATA + "it names a feature, whose weight is fitted to what it is")
ALL_QUOTED = threshold(0.9, NO_DATA + 'it names a feature; "he said" around a quote is more')
VERB_KINDS = (Kind.SAYS, Kind.SAYING, Kind.HOLDS, Kind.ACTS)
_SPOKEN = behind(one(Kind.SAYS, Kind.SAYING))


def paragraph_features(scene: Scene, discourse: Discourse) -> tuple[str, ...]:
    """Return what is known of the paragraph as a whole."""
    masked = scene.tokens.masked
    length = max(1, len(masked.text))
    quoted = sum(end - start for start, end in masked.quoted) / length
    share = (
        "none"
        if quoted == 0
        else "some"
        if quoted < MUCH_QUOTED
        else "much"
        if quoted < ALL_QUOTED
        else "all"
    )
    found = [f"quoted={share}"]
    if masked.starts_quoted:
        found.append("starts quoted")
    if discourse.is_open:
        found.append("quote is open")
    if discourse.ends_with_colon:
        found.append("after a colon")
    if scene.tokens.is_headline:
        found.append("headline")
    found.append(f"gap={min(3, discourse.gap)}")
    persons = len({id(m.entity) for m in scene.mentions if m.entity and m.entity.is_person})
    found.append(f"persons={min(4, persons)}")
    if not scene.tokens.text.rstrip().endswith(
        (".", "!", "?", "”", '"', "…", ":", ",", "’", "'")
    ) or (quoted > ALL_QUOTED and scene.tokens.text.rstrip("”\"’' ")[-1:].isalnum()):
        found.append("no full stop")
    cues = len(_SPOKEN.findall(scene.units))
    found.append(f"words of saying={min(3, cues)}")
    return tuple(found)


def mention_features(
    scene: Scene,
    mention: Mention,
    rule: str,
    cue: Cue | None,
    paragraph: Iterable[str],
    entity: Entity,
    first: int,
) -> list[str]:
    """Return the evidence for one mention of an entity.

    `first` is the unit that opens the mention, or the first of several who speak together.
    """
    units = scene.units
    kind = "pronoun"
    if mention.letter != Kind.PRONOUN:
        kind = entity.kind.value
        if entity.kind is NameKind.GOVERNMENT:
            kind = NameKind.INSTITUTION.value
        if entity.is_person:
            kind += " full" if len(entity.words) > 1 else " bare"
            kind += " who speaks" if entity.says else ""
    found = ["bias", f"mention={kind}", f"rule={rule}", f"{kind}, {rule}"]
    if mention.has_title:
        found.append("has title")
    if entity.after_the * 2 > entity.count:
        found.append("after the")
    if entity.kind is NameKind.GOVERNMENT and cue is not None and _acts(scene, cue):
        found.append("a country acts")
    if mention.letter == Kind.NOMINAL:
        found.append("by a role")
    if entity.is_person and entity.after_in * 2 > entity.count:
        found.append("after in")
    found.append(f"count={min(4, entity.count)}")
    if cue is not None and cue.is_passive:
        found.append(f"passive, cue={lexicon.verbs()[scene.word(cue.unit)].lemma}")
    elif cue is not None:
        found += _cue_features(scene, rule, cue, first)
    else:
        found.append(f"no rule, {kind}")
    last = mention.unit
    after = units[last + 1 : last + 4]
    found += [f"after={after[:1]}", f"after={after[:2]}", f"after={after}"]
    before = units[max(0, first - 2) : first] or START
    found += [f"before={before[-1:]}", f"before={before}"]
    for name, word in (("behind", scene.word(first - 1)), ("followed by", scene.word(last + 1))):
        if word in TELLING:
            found.append(f"{name} {word}")
            found.append(f"{name} {word}, {rule}")
    inside = _is_inside_words(units, first)
    if inside:
        found += ["inside words of another", f"inside words of another, {rule}"]
    has = rule if cue else "no rule"
    found += [f"{feature}, {has}" for feature in paragraph]
    found += [f"{feature}, {kind}" for feature in paragraph]
    return found


_ASKED = frozenset(("asked", "pressed", "questioned", "quizzed"))


def _cue_features(scene: Scene, rule: str, cue: Cue, first: int) -> list[str]:
    word = scene.word(cue.unit)
    verb = lexicon.verbs().get(word)
    if verb is not None and scene.units[cue.unit] != SPEECH_NOUN:
        found = _verb_features(scene, rule, cue, verb, first)
    elif word in lexicon.speech_nouns():
        found = [f"cue word={word}"]
    else:
        found = [f"cue kind={shown(scene.units[cue.unit])}"]
        if rule == "according-to" and word != "according":
            found.append("in somebody's view")
    if rule == "leading" and scene.word(0) in _ASKED:
        found.append("asked before")  # "Asked if it was late, Quist nodded. “Twice.”"
    if rule == "coordinated" and cue.unit < first:
        found.append("with one behind a verb")
    if rule == "reported":
        if word.startswith("quot"):
            found.append("quoted as saying")
        elif word == "words":
            found.append("in the words of")
        elif word == "signed":
            found.append("signed by")
    return found


def _verb_features(scene: Scene, rule: str, cue: Cue, verb: lexicon.Verb, first: int) -> list[str]:
    word, units, at = scene.word(cue.unit), scene.units, cue.unit
    form = "-ing" if word.endswith("ing") else "past" if verb.is_participle else "present"
    next_word, following = scene.word(at + 1), units[at + 1 : at + 2]
    kind, next_kind = shown(verb.kind), shown(following)
    found = [
        f"cue={verb.lemma}", f"cue={verb.lemma}, {rule}", f"rule={rule}, {kind}",
        f"form={form}, {kind}", f"then kind={next_kind}, cue={verb.lemma}",
    ]  # fmt: skip
    if next_word in TELLING:
        found += [f"then={next_word}, {kind}", f"then={next_word}, cue={verb.lemma}"]
    else:
        found.append(f"then kind={next_kind}, {kind}")
    words, before = units[at + 1 : at + 6], units[max(0, at - 4) : at]
    is_quoted_behind = QUOTE in words or QUOTE_END in words
    if is_quoted_behind:
        found.append(f"quote behind, {kind}")
    if before[-1:] == QUOTE or before[:1] == QUOTE:
        found.append(f"quote before, {kind}")
    if rule == "inverted" and before[-1:] == COMMA:
        found.append("inverted behind a comma")
    if SPEECH_NOUN in words:
        found += [
            f"noun of speech behind, {kind}",
            f"noun of speech behind, cue={verb.lemma}",
        ]
    elif verb.kind == ACTS and not is_quoted_behind and next_word != "that":
        found.append("acts without words")
    if verb.kind == HOLDS:
        found.append("holds, does not say")
    if verb.lemma == "put" and next_word == "it" and scene.word(first - 1) == "as":
        found.append("as somebody puts it")
    if gives_no_answer(scene, at):
        found.append("gives no answer")
    for auxiliary in _auxiliaries(scene, at):
        if auxiliary in TELLING:
            found += [
                f"auxiliary {auxiliary}", f"auxiliary {auxiliary}, {kind}",
                f"auxiliary {auxiliary}, cue={verb.lemma}",
            ]  # fmt: skip
    return found


def _auxiliaries(scene: Scene, unit: int) -> Iterator[str]:
    """Yield the auxiliaries and adverbs right before a verb, the nearest first."""
    unit -= 1
    while unit >= 0 and scene.units[unit] == AUXILIARY:
        yield scene.word(unit)
        unit -= 1


# What countries do rather than say: "Romania and Bulgaria have asked for mine-sweepers".
_ACTS = frozenset(["ask", "promise", "report", "offer", "answer", "pledge", "propose", "agree"])


@rule(
    "cues.a-country-acts",
    fires_on='a verb tells what countries do rather than say: "have asked for mine-sweepers"',
    example="France asked for mine-sweepers.",
    counter="France said no.",
    chosen_on="errors on the training articles of PolNeAR, and on the invented stories",
)
def _acts(scene: Scene, cue: Cue) -> bool:
    verb = lexicon.verbs().get(scene.word(cue.unit))
    return verb is not None and (verb.lemma in _ACTS or verb.kind == ACTS)


# "Declined to comment", "did not respond": nothing is said.
_ANSWERING = frozenset(
    str.split("comment respond answer reply elaborate discuss say talk speak explain disclose")
)
_REFUSING = frozenset(["not", "never", "n't", "didn't", "declined", "refused", "didn’t"])


@rule(
    "cues.no-answer",
    example="Ana Lima did not comment on the strike.",
    counter="Ana Lima commented on the strike.",
    chosen_on="errors on the training articles of PolNeAR, and on the invented stories",
)
def gives_no_answer(scene: Scene, unit: int) -> bool:
    """Return whether the verb tells of an answer that was not given."""
    verb = lexicon.verbs().get(scene.word(unit))
    is_answer = verb is not None and verb.lemma in _ANSWERING
    return is_answer and any(word in _REFUSING for word in _auxiliaries(scene, unit))


_SAYS = Kind.SAYS.value
_SENTENCE_ENDS = letters(Kind.STOP, Kind.QUOTE_END, Kind.SEMICOLON)
# How far back a sentence is looked at, in units.
_SENTENCE_REACH = limit(60, "a paragraph of one endless sentence, against quadratic time")


@rule(
    "cues.inside-words",
    example="“No,” Ana Ayala said, and Rui Duarte said yes.",
    counter="“No,” Rui Duarte said on Monday.",
    chosen_on="errors on the training articles of PolNeAR, and on the invented stories",
)
def _is_inside_words(units: str, first: int) -> bool:
    """Return whether the sentence has a word of saying before: "Ayala said Duarte ..."."""
    low = max(0, first - _SENTENCE_REACH)
    said = units.rfind(_SAYS, low, first - 1)
    if first < 2 or said < 0 or units[first - 1] == _SAYS:
        return False
    return not any(end in units[said:first] for end in _SENTENCE_ENDS)


@rule(
    "pronouns.only-one",
    example="Ru Quilter leads the mill.\nIt is late, he said.",
    counter="Ru Quilter and Ana Lima lead the mill.\nIt is late, he said.",
    chosen_on="the training articles of PolNeAR, which weigh it; invented stories of one person",
)
def _is_only_one(scene: Scene, entity: Entity, discourse: Discourse) -> bool:
    """Whether the story has named nobody else so far who may be a person."""
    if len(discourse.everybody) > 1 or not discourse.everybody.keys() <= {id(entity)}:
        return False
    if entity.kind is not NameKind.PERSON and len(entity.words) > MOST_WORDS:
        return False
    return all(
        m.entity is entity for m in scene.mentions if m.entity is not None and m.entity.is_person
    )


def antecedent_features(
    scene: Scene,
    gender: str,
    ways: Iterable[str],
    entity: Entity,
    discourse: Discourse,
    spoken: bool,
) -> list[str]:
    """Return the evidence that a pronoun stands for the entity, by the ways that lead to it."""
    ways = tuple(ways)
    found = [f"pronoun={way}" for way in ways]
    joined = "+".join(ways)
    found.append(f"pronoun by {joined}")
    known = "known" if entity.kind is NameKind.PERSON else "unknown"
    fits = "fits" if entity.gender == gender else "gender unknown"
    found += [
        f"pronoun for {known}, {fits}",
        f"pronoun gap={min(3, discourse.gap)}, {'speaker' if 'last speaker' in ways else 'no speaker'}",
        f"pronoun for {'speaking' if entity.says else 'silent'}, {known}",
        f"pronoun {gender}, {fits}",
    ]
    if spoken:
        found.append("pronoun for one who speaks here")
    if any(m.entity is entity and m.end - m.start > 1 for m in scene.mentions):
        found.append("pronoun for one named in full here")
    if entity.after_the * 2 > entity.count:
        found.append("pronoun for the")
    if _is_only_one(scene, entity, discourse):
        found.append(f"pronoun for the only one, {fits}")
    return found


def continued_features(
    scene: Scene,
    discourse: Discourse,
    entity: Entity,
    paragraph: Collection[str],
    *,
    has_rule: bool,
) -> tuple[str, ...]:
    """Return the evidence that the last speaker goes on; nothing where no quote says so."""
    masked = scene.tokens.masked
    if not masked.quoted and not discourse.is_open:
        return ()
    if is_crosshead(scene.tokens.text):
        return ()  # ‘Trains barely run at all’ between two paragraphs is a crosshead
    base = "continued with rule" if has_rule else "continued"
    kind = "person" if entity.kind in (NameKind.PERSON, NameKind.UNKNOWN) else "institution"
    names = "nobody" if not scene.mentions else "somebody"
    found = [
        base,
        f"{base} {kind}",
        f"{base} one of {min(3, len(discourse.previous))}",
        f"{base}, names {names}",
    ]
    found += [f"{base}, {feature}" for feature in paragraph]
    found += [f"{base}, names {names}, {feature}" for feature in paragraph]
    return tuple(found)


def introduced_features(
    entity: Entity, paragraph: Collection[str], *, has_rule: bool
) -> tuple[str, ...]:
    """Return the evidence that a quote is of whom the line before it names."""
    base = "introduced with rule" if has_rule else "introduced"
    kind = "person" if entity.is_person else "institution"
    found = ["introduced", f"{base} {kind}"]
    found += [f"introduced, {feature}" for feature in paragraph if feature.startswith("quoted=")]
    if "after a colon" in paragraph:
        found.append("introduced by a colon")
    return tuple(found)
