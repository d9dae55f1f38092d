"""Merges the names of an article that are one person's or one institution's."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from searchkit.enrichers.speakers import lexicon
from searchkit.enrichers.speakers.coreference import (
    Coreference,
    Keys,
    Points,
)
from searchkit.enrichers.speakers.entity import Entity
from searchkit.enrichers.speakers.entity_notes import SMALL_WORDS, note_mention
from searchkit.enrichers.speakers.institution_runs import is_generic
from searchkit.enrichers.speakers.name_runs import NameKind, NameRun
from searchkit.enrichers.speakers.tagging import Tokens
from searchkit.enrichers.speakers.token_kinds import TokenKind as Kind
from searchkit.enrichers.speakers.token_kinds import letters
from searchkit.language import person_names
from searchkit.language.fold import fold
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, rule, threshold

_BRACKETS = letters(Kind.OPENING, Kind.CLOSING)
# Its departments need no country beside them: no other has one of State.
UNITED_STATES = "United States"
# In brackets behind the name that it stands for.
_LONGEST_ACRONYM = threshold(8, NO_DATA + "letters: MINUSTAH and UNPROFOR have eight")


def resolve_names(paragraphs: Sequence[tuple[Tokens, Sequence[NameRun]]]) -> Coreference:
    """Return who is who in an article whose names were found paragraph by paragraph."""
    entities: dict[tuple[str, ...], Entity] = {}
    for number, (tokens, runs) in enumerate(paragraphs):
        for run in runs:
            note_mention(entities, tokens, run, number)
    kept = [entity for entity in entities.values() if _is_sound(entity)]
    full = [entity for entity in kept if entity.is_person and _is_full(entity)]
    full = _without_opening_words(full, kept)
    keys: Keys = {}
    for entity in _without_shorter_forms(_merged_middle_names(full)):
        for strength, key in _person_keys(entity.words):
            if entity.suffix:
                _add(keys, f"{key} {entity.suffix}", strength, entity)
                strength -= 1  # where the father is named too, the bare name is his
            _add(keys, key, strength, entity)
    others = [entity for entity in kept if not entity.is_person]
    _add_others(keys, sorted(others, key=lambda entity: not entity.country))
    singles = [entity for entity in kept if entity.is_person and not _is_full(entity)]
    for entity in singles:
        _add_single(keys, entity)
    bare = [e for e in singles if e.says and [bearer for _, bearer in keys[e.words[0]]] == [e]]
    _name_as_quoted(bare, (tokens for tokens, _ in paragraphs))
    _enter_acronyms(keys, paragraphs)
    for entity in singles:
        for _, bearer in keys.get(entity.words[0], ()):
            bearer.says |= entity.says
    final = list(dict.fromkeys(entity for found in keys.values() for _, entity in found))
    return Coreference(sorted(final, key=lambda e: e.order), keys)


def name_countries(entities: Iterable[Entity], home: str) -> None:
    """Name the country of institutions that every country has: "Foreign Ministry (South Korea)".

    `home` is the country of those of which the article says none; "" where that is unknown.
    """
    for entity in entities:
        if entity.kind is not NameKind.INSTITUTION or not is_generic(entity.words):
            continue
        country = entity.country or (home if is_generic(entity.words, at_home=True) else "")
        if country and country != UNITED_STATES:
            entity.name = f"{entity.name} ({country})"


# Words that open sentences before a name, and are nobody's given name: "Top Sanders aides". Chosen on
# the articles that weights are fitted on.
_OPENING_WORDS = frozenset(
    str.split(
        "top given fellow rival longtime dear poor sorry meet enter inside even asked former neither besides "
        "unlike like both endorse endorsing celebrating chasing against beyond including absent everything "
        "nothing anything something everyone"
    )
)


def _without_opening_words(full: list[Entity], kept: Iterable[Entity]) -> list[Entity]:
    """Return the persons without those that are such a word and a name that stands elsewhere."""
    named: dict[str, list[Entity]] = defaultdict(list)
    for entity in kept:
        if entity.is_person and entity.words[0] not in _OPENING_WORDS:
            named[entity.words[-1]].append(entity)
    out = []
    for entity in full:
        bearers = named[entity.words[-1]]
        if len(entity.words) == 2 and entity.words[0] in _OPENING_WORDS and bearers:
            _absorb(max(bearers, key=lambda other: (len(other.words), other.count)), entity)
        else:
            out.append(entity)
    return out


@rule(
    "names.full",
    example="Ana Lima said so.",
    counter="Ana said so. “No,” said Ana.",
    chosen_on="errors on the training articles of PolNeAR, and on the invented stories",
)
def _is_full(entity: Entity) -> bool:
    """Return whether a person is named in full: by two words, or as popes and kings are."""
    return len(entity.words) > 1 or entity.suffix in person_names.NUMERALS


def _add_others(keys: Keys, others: Sequence[Entity]) -> None:
    """Add institutions, countries and places by their names and by what stands for them."""
    for entity in others:
        key = " ".join(entity.words)
        if entity.country:
            _add(keys, f"{key} {entity.country}", Points.FAMILY_NAME, entity)
            _add(keys, key, Points.FAMILY_NAME, entity)
            continue
        enough = Points.PART if len(entity.words) > 1 else Points.FAMILY_NAME
        if any(strength >= enough for strength, _ in keys.get(key, ())):
            continue  # "Jordan" where Jim Jordan speaks
        _add(keys, key, Points.FAMILY_NAME, entity)
    by_noun: dict[str, list[Entity]] = defaultdict(list)
    for entity in others:
        if entity.kind is NameKind.INSTITUTION and len(entity.words) > 1:
            for noun in set(entity.words) & lexicon.institution_nouns():
                by_noun[noun].append(entity)
            last = entity.words[-1]
            if last not in lexicon.institution_nouns():
                keys.setdefault(last, []).append((Points.PART, entity))
    for noun, bearers in by_noun.items():
        if len(bearers) == 1:  # "the Commission" where only the European Commission is named
            for _, entity in keys.get(noun, ()):
                _absorb(bearers[0], entity)
            keys[noun] = [(Points.FAMILY_NAME, bearers[0])]


def _add_single(keys: Keys, entity: Entity) -> None:
    """Add a person of one word, or note its mentions with the one it is a part of."""
    found = keys.get(" ".join((*entity.words, entity.suffix))) if entity.suffix else None
    found = found or keys.get(entity.words[0])
    if found is None or not any(bearer.is_person for _, bearer in found):
        _add(keys, entity.words[0], Points.FAMILY_NAME, entity)
    elif len(found) == 1:
        _absorb(found[0][1], entity)


_TWO_CAPITALS = regex(r"\b([A-Z][\w’'-]+) (?=([A-Z][\w’'-]+))")


def _name_as_quoted(bare: Sequence[Entity], pages: Iterable[Tokens]) -> None:
    """Give who is called by one word in the telling the full name that a quote or a programme has.

    “I met Director Ada Quist,” he said. ... Quist announced   ->   Ada Quist
    """
    if not bare:
        return
    given = person_names.genders()
    firsts: dict[str, set[str]] = defaultdict(set)
    for tokens in pages:
        for start, end in tokens.masked.quoted:
            for first, last in _TWO_CAPITALS.findall(tokens.text, start, end):
                if fold(first) in given:
                    firsts[last.removesuffix("’s").removesuffix("'s")].add(first)
    for entity in bare:
        if len(found := firsts[entity.name]) == 1:
            (first,) = found
            entity.name = f"{first} {entity.name}"
            entity.gender = entity.gender or given[fold(first)]


@rule(
    "names.sound",
    fires_on="a name is no word that opens a sentence",
    example="Ana Lima said so.",
    counter="Coldiretti went home on Monday. “No,” she said.",
    chosen_on="errors on the training articles of PolNeAR, and on the invented stories",
)
def _is_sound(entity: Entity) -> bool:
    """Return whether this is a name at all, not a word that opens sentences."""
    if len(entity.words) == 1:
        if entity.kind is NameKind.INSTITUTION and entity.words[0] in lexicon.national_nouns():
            return True
        if entity.words[0] in person_names.titles():
            return False
        return entity.firm > 0 or entity.has_title or entity.kind is not NameKind.UNKNOWN
    return True


def _merged_middle_names(persons: list[Entity]) -> list[Entity]:
    """Return the persons, those of one first and one last name as one: "Joe R. Biden"."""
    found: dict[tuple[str, str, str], Entity] = {}
    for entity in persons:
        ends = entity.words[0], entity.words[-1], entity.suffix
        first = found.get(ends)
        if first is None:
            found[ends] = entity
            continue
        if entity.count > first.count:
            first.name = entity.name
        first.full_at = sorted(first.full_at + entity.full_at)
        _absorb(first, entity)
        if len(entity.words) > len(first.words):
            first.words = entity.words
    return list(found.values())


def _without_shorter_forms(persons: list[Entity]) -> list[Entity]:
    """Return the persons without those that are only the end of another's name: "López Obrador"."""
    longer: dict[tuple[str, ...], list[Entity]] = defaultdict(list)
    for entity in persons:
        for at in range(1, len(entity.words) - 1):
            longer[entity.words[at:]].append(entity)
            if len(entity.words) - at > 2:  # "Abu Saud" of "Raed Abu Saud al-Fayez"
                longer[entity.words[at : at + 2]].append(entity)
        for end in range(2, len(entity.words)):  # "Abu Hassan" of "Abu Hassan Mikati"
            longer[entity.words[:end]].append(entity)
        if len(entity.words) > 3:  # "Andrés Manuel López" and "Luiz Inácio" are no family names
            longer[(entity.words[0], *entity.words[-2:])].append(entity)
    kept = []
    for entity in persons:
        found = longer.get(entity.words, [])
        is_another = entity.words[0] in person_names.genders() and not (
            found
            and (
                found[0].words[:2] == entity.words[:2]
                or entity.words[0] in person_names.particles()
            )
        )
        if len(found) != 1 or found[0] is entity or is_another or entity.suffix:
            kept.append(entity)
            continue
        _absorb(found[0], entity)
    return kept


def _absorb(entity: Entity, other: Entity) -> None:
    """Add what is known of another form of a name."""
    entity.count += other.count
    entity.seen_at = sorted(entity.seen_at + other.seen_at)
    entity.roles |= other.roles
    entity.nouns |= other.nouns
    entity.role = entity.role or other.role
    entity.gender = entity.gender or other.gender
    entity.says |= other.says
    entity.has_title |= other.has_title
    if other.kind is NameKind.PERSON:
        entity.kind = NameKind.PERSON


def _person_keys(words: tuple[str, ...]) -> Iterable[tuple[int, str]]:
    """Yield what a person may be called by, and how well it points to them."""
    yield Points.WHOLE, " ".join(words)
    if len(words) > 2:
        yield Points.WHOLE, f"{words[0]} {words[-1]}"
        for end in range(2, len(words)):
            yield Points.PART, " ".join(words[:end])
    family_first = (
        len(words) in (2, 3)
        and words[0] in person_names.family_names_first()
        and words[0] not in person_names.genders()
    )
    if family_first:
        yield Points.FAMILY_NAME, words[0]
        yield Points.PART, words[-1]
        if len(words) == 3:
            yield Points.PART, " ".join(words[1:])
        return
    particles = person_names.particles()
    for at in range(1, len(words)):
        key = " ".join(words[at:])
        if key == "un":
            continue  # the United Nations, and not Kim Jong Un
        strength = (
            Points.FAMILY_NAME if at == len(words) - 1 or words[at] in particles else Points.PART
        )
        yield strength, key
        bare = key.partition("-")[2]
        if key[:3] in ("al-", "el-") and bare:
            yield Points.FAMILY_NAME, bare
        if len(words) - at > 1 and words[at] not in particles:
            yield Points.PART, words[at]
        if len(words) - at > 2:
            yield Points.PART, " ".join(words[at : at + 2])
    yield Points.GIVEN_NAME, words[0]


def _add(keys: Keys, key: str, strength: int, entity: Entity) -> None:
    found = keys.setdefault(key, [])
    for place, (known, other) in enumerate(found):
        if other is entity:
            found[place] = (max(known, strength), entity)
            return
    found.append((strength, entity))


def _enter_acronyms(
    keys: Keys,
    paragraphs: Sequence[tuple[Tokens, Sequence[NameRun]]],
) -> None:
    """Enter "(WHO)" behind a name, and initials that fit one institution's name."""
    for tokens, runs in paragraphs:
        for run in runs:
            brackets = tokens.letters[run.end : run.end + 3 : 2]
            if brackets != _BRACKETS or len(run.words) < 2:
                continue
            acronym = tokens.words[run.end + 1]
            found = keys.get(" ".join(run.words))
            if found and acronym.isupper() and 2 <= len(acronym) <= _LONGEST_ACRONYM:
                entity = found[0][1]
                entity.kind = NameKind.INSTITUTION
                keys[fold(acronym)] = [(Points.WHOLE, entity)]
    initials: dict[str, dict[Entity, None]] = defaultdict(dict)  # in order, each once
    for found in keys.values():
        for _, entity in found:
            is_long = len(entity.words) > 2 and not entity.has_title
            if len(entity.words) > 1 and (entity.kind is NameKind.INSTITUTION or is_long):
                first_letters = "".join(word[0] for word in entity.words if word not in SMALL_WORDS)
                initials[first_letters][entity] = None
    for acronym, entities in initials.items():
        known = keys.get(acronym)
        if known is None or len(acronym) < 2 or len(entities) > 1:
            continue
        if all(
            entity.kind is NameKind.INSTITUTION and len(entity.words) == 1 for _, entity in known
        ):
            (entity,) = entities
            entity.kind = NameKind.INSTITUTION
            keys[acronym] = [(Points.WHOLE, entity)]
