"""Who is who in one article: every name under its fullest form, found again by any part of it.

Wang Yi ... Wang said           ->   Wang Yi   (the family name is the first word)
Alexander van der Bellen        ->   found by "van der Bellen" and "Bellen"
World Health Organization (WHO) ->   found by "WHO"
Foreign Minister Wang Yi        ->   found by "the minister"
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from searchkit.enrichers.speakers import lexicon
from searchkit.enrichers.speakers.lexicon import fold
from searchkit.enrichers.speakers.names import NAME_SUFFIXES, NameKind, NameRun
from searchkit.enrichers.speakers.tokens import Tokens

_VIETNAMESE_GENDER = {"thi": "she", "van": "he"}  # Nguyen Thi Lan, Pham Van Tho
_IS_BODY = re.compile(r",d[w']{0,4}n[,oWw.]")  # Reef Watch Pacific, a conservation group,
_AGE = re.compile(r",#[,.]")  # Ali Hassan, 61,
_SAYS = re.compile(r"x{0,3}[v]|,?W")
# How well a part of a name points to the whole.
_FAMILY_NAME, _PART, _GIVEN_NAME = 3, 2, 1


@dataclass(eq=False, slots=True)
class Entity:
    """A person or an institution of the article. Filled while the register is built."""

    name: str  # as shown: the fullest form in the article
    kind: NameKind
    words: tuple[str, ...]  # folded
    order: int  # place of its first mention among all names
    count: int = 0
    firm: int = 0  # times its capital means something: not at the start of a sentence
    gender: str | None = None  # "he", "she"; None: unknown
    roles: set[str] = field(default_factory=set)  # nouns it goes by: "minister"
    has_title: bool = False
    says: bool = False  # stands beside a word of saying somewhere, as a person would
    after_in: int = 0  # times it stands behind "in" or "at", as places do
    after_the: int = 0  # times it stands behind "the", as people's names do not
    full_at: list[tuple[int, int]] = field(default_factory=list)  # paragraph, word of full mentions
    seen_at: list[tuple[int, int]] = field(default_factory=list)  # the same of all mentions

    @property
    def is_person(self) -> bool:
        """Whether it can be a person."""
        return self.kind in (NameKind.PERSON, NameKind.UNKNOWN)

    def seen_in(self, paragraph: int) -> tuple[int, int]:
        """Return the place of its first mention in a paragraph; one past all where there is none."""
        place = bisect_left(self.seen_at, (paragraph, 0))
        found = self.seen_at[place : place + 1]
        return found[0] if found and found[0][0] == paragraph else (paragraph + 1, 0)

    def speaks(self) -> None:
        """Note that it was found speaking: a name of a person's shape is then a person's."""
        self.says = True
        if self.kind is NameKind.UNKNOWN and len(self.words) < 5 and not self.after_the:
            self.kind = NameKind.PERSON


_LESSER = frozenset(("vice", "deputy", "assistant", "under", "acting", "first"))
_PASSING = frozenset(("former", "outgoing", "incoming", "late", "retired", "veteran", "senior"))


class Register:
    """The names of one article."""

    def __init__(
        self, entities: Sequence[Entity], keys: dict[str, list[tuple[int, Entity]]]
    ) -> None:
        self.entities = entities
        self._keys = keys
        self._by_role: dict[str, list[tuple[Entity, frozenset[str]]]] = defaultdict(list)
        self._by_noun: dict[str, list[Entity]] = defaultdict(list)
        self._by_paragraph: dict[int, list[Entity]] = defaultdict(list)
        for entity in entities:
            if entity.is_person:
                for role in entity.roles:
                    words = role.split()
                    self._by_role[words[-1]].append((entity, frozenset(words)))
            elif entity.kind is NameKind.INSTITUTION:
                for word in set(entity.words) & lexicon.institution_nouns():
                    self._by_noun[word].append(entity)
                for paragraph in {place[0] for place in entity.seen_at}:
                    self._by_paragraph[paragraph].append(entity)

    def find(
        self, words: tuple[str, ...], *, gender: str | None = None, at: tuple[int, int] = (0, 0)
    ) -> Entity | None:
        """Return whom the folded `words` mean, read at paragraph and word `at`.

        Of several people with one family name: the one whose gender fits, then the one written
        in full far more often, then the one last written in full before.
        """
        found = self._keys.get(" ".join(words))
        if not found and len(words) > 1:
            # "Clinton campaign" style leftovers: a full name inside a longer run.
            found = self._keys.get(" ".join(words[-2:]))
        if not found:
            return None
        if len(found) == 1:
            return found[0][1]
        best = max(strength for strength, _ in found)
        fitting = [entity for strength, entity in found if strength == best]
        if gender is not None:
            same = [entity for entity in fitting if entity.gender in (gender, None)]
            fitting = [e for e in same if e.gender == gender] or same or fitting
        if len(fitting) == 1:
            return fitting[0]
        counts = sorted((len(entity.full_at) for entity in fitting), reverse=True)
        if counts[0] >= 3 * max(1, counts[1]):
            return max(fitting, key=lambda entity: len(entity.full_at))
        return max(
            fitting,
            key=lambda entity: (
                _last_before(entity.full_at, at),
                -entity.order,
            ),
        )

    def holder(self, role: str, adjectives: frozenset[str], at: tuple[int, int]) -> Entity | None:
        """Return the person last named before `at` that goes by the noun `role`.

        "The education minister" is no other minister; "the president" is no vice president.
        """
        fitting = []
        for entity, words in self._by_role.get(role, ()):
            ranks = words & _LESSER
            if ranks - adjectives:
                continue
            told = adjectives & lexicon.titles().keys() - _PASSING
            if not told or told <= words or len(words) == 1:
                fitting.append(entity)
        return self._latest(fitting, at)

    def holders(self, role: str) -> list[Entity]:
        """Return everybody who goes by the noun `role`, in the order of the article."""
        return list(dict.fromkeys(entity for entity, _ in self._by_role.get(role, ())))

    def institution(self, noun: str, at: tuple[int, int]) -> Entity | None:
        """Return the institution last named before `at` that has the noun in its name."""
        return self._latest(self._by_noun.get(noun, ()), at)

    def nameless_institution(self, at: tuple[int, int]) -> Entity | None:
        """Return the one institution named before `at` in its paragraph or the one before.

        "The agency" may be UNESCO, whose name does not say so. None where there are several.
        """
        for paragraph in (at[0], at[0] - 1):
            found = [e for e in self._by_paragraph.get(paragraph, ()) if e.seen_in(paragraph) < at]
            if found:
                return found[0] if len(found) == 1 else None
        return None

    @staticmethod
    def _latest(entities: Iterable[Entity], at: tuple[int, int]) -> Entity | None:
        best, best_at = None, (-1, -1)
        for entity in entities:
            place = _last_before(entity.seen_at, at)
            if best_at < place < at:
                best, best_at = entity, place
        return best


def _last_before(places: Sequence[tuple[int, int]], at: tuple[int, int]) -> tuple[int, int]:
    found = bisect_right(places, at)
    return places[found - 1] if found else (-1, -1)


def build_register(paragraphs: Sequence[tuple[Tokens, Sequence[NameRun]]]) -> Register:
    """Return the register of an article whose names were found paragraph by paragraph."""
    entities: dict[tuple[str, ...], Entity] = {}
    for number, (tokens, runs) in enumerate(paragraphs):
        for run in runs:
            _enter(entities, tokens, run, number)
    kept = [entity for entity in entities.values() if _is_sound(entity, entities)]
    persons = _merged_middle_names([e for e in kept if e.is_person and len(e.words) > 1])
    persons = _without_shorter_forms(persons)
    keys: dict[str, list[tuple[int, Entity]]] = defaultdict(list)
    for entity in persons:
        for strength, key in _person_keys(entity.words):
            _add(keys, key, strength, entity)
    others = [e for e in kept if not e.is_person]
    for entity in others:
        key = " ".join(entity.words)
        enough = _PART if len(entity.words) > 1 else _FAMILY_NAME
        if any(strength >= enough for strength, _ in keys.get(key, ())):
            continue  # "Jordan" where Jim Jordan speaks
        _add(keys, key, _FAMILY_NAME, entity)
    for entity in others:
        if entity.kind is NameKind.INSTITUTION and len(entity.words) > 1:
            last = entity.words[-1]
            if last not in lexicon.institution_nouns() or last in _NEWSPAPERS:
                keys.setdefault(last, []).append((_PART, entity))
    singles = [e for e in kept if e.is_person and len(e.words) == 1]
    for entity in singles:
        found = keys.get(entity.words[0])
        if found is None or not any(e.is_person for _, e in found):
            _add(keys, entity.words[0], _FAMILY_NAME, entity)
        else:
            for _, full in found:
                if len(found) == 1:
                    _absorb(full, entity)
    _enter_acronyms(keys, paragraphs)
    for entity in singles:
        for _, full in keys.get(entity.words[0], ()):
            full.says |= entity.says
    final = list(dict.fromkeys(entity for found in keys.values() for _, entity in found))
    return Register(sorted(final, key=lambda e: e.order), dict(keys))


_NEWSPAPERS = frozenset(("journal", "magazine"))


def _enter(
    entities: dict[tuple[str, ...], Entity], tokens: Tokens, run: NameRun, number: int
) -> None:
    words = run.words
    while len(words) > 2 and words[-1] in NAME_SUFFIXES:
        words = words[:-1]
    entity = entities.get(words)
    if entity is None:
        name = _written(tokens, run, len(words))
        if run.kind is NameKind.GOVERNMENT:
            name = lexicon.governments()[" ".join(words)]
        entity = Entity(name, run.kind, words, len(entities))
        entities[words] = entity
    elif entity.name.isupper() and not tokens.is_headline:
        entity.name = _written(tokens, run, len(words))
    entity.count += 1
    if not run.opens_sentence or len(words) > 1 or _is_firm(tokens, run):
        entity.firm += 1
    if run.kind is NameKind.PERSON and entity.kind is NameKind.UNKNOWN:
        entity.kind = NameKind.PERSON
    entity.full_at.append((number, run.start))
    entity.seen_at.append((number, run.start))
    genders = lexicon.titles()
    if run.titles:
        role = " ".join(_ROLE_OF_TITLE.get(t.rstrip("."), t) for t in run.titles)
        entity.roles.add(role)
    for title in run.titles:
        title = title.rstrip(".")
        gender = genders.get(title, "any")
        if gender != "any":
            entity.gender = gender
        if title in genders:
            entity.has_title = True
    if _SAYS.match(tokens.letters, run.end):
        entity.says = True
    if run.outer and tokens.folded[run.outer - 1] in ("in", "at", "near"):
        entity.after_in += 1
    if run.start and tokens.folded[run.start - 1] == "the":
        following = tokens.letters[run.end : run.end + 1]
        if following not in ("w", "n", "r", "C", "R", "#"):
            entity.after_the += 1
    if entity.gender is None and len(words) > 1:
        entity.gender = lexicon.genders().get(words[0])
        if len(words) > 2 and words[0] in lexicon.family_names_first():
            entity.gender = _VIETNAMESE_GENDER.get(words[1], entity.gender)
            if words[1] in _VIETNAMESE_GENDER and entity.kind is NameKind.UNKNOWN:
                entity.kind = NameKind.PERSON
    if run.outer and tokens.folded[run.outer - 1] == "named" and entity.kind is NameKind.UNKNOWN:
        entity.kind = NameKind.PERSON
    if entity.kind in (NameKind.UNKNOWN, NameKind.OTHER) and _IS_BODY.match(
        tokens.letters, run.end
    ):
        entity.kind = NameKind.INSTITUTION
    if entity.kind is NameKind.UNKNOWN and _AGE.match(tokens.letters, run.end):
        entity.kind = NameKind.PERSON
    for role, its_gender in _appositions(tokens, run):
        entity.roles.add(role)
        if entity.kind is NameKind.UNKNOWN and len(words) > 1:
            entity.kind = NameKind.PERSON
        entity.gender = entity.gender or its_gender


def _is_firm(tokens: Tokens, run: NameRun) -> bool:
    """Return whether a single word that opens a sentence is a name: "Coldiretti, the lobby,"."""
    if tokens.letters[run.end : run.end + 2] == ",d":
        return True
    says = _SAYS.match(tokens.letters, run.end) is not None
    return says and not tokens.folded[run.start].endswith("s") and not tokens.is_headline


def _written(tokens: Tokens, run: NameRun, count: int) -> str:
    """Return the name as the paragraph writes it, a nickname in quotes left out."""
    start, end = tokens.starts[run.start], tokens.end(run.start + count - 1)
    return " ".join(tokens.masked.text[start:end].split())


# What an abbreviated title is called when it stands alone.
_ROLE_OF_TITLE = {
    "sen": "senator", "rep": "congressman", "gov": "governor", "pres": "president", "prof": "professor",
    "dr": "doctor", "gen": "general", "col": "colonel", "capt": "captain", "sgt": "sergeant", "pm": "minister",
    "rev": "pastor", "lt": "lieutenant", "maj": "major", "adm": "admiral", "sec": "secretary", "det": "detective",
    "supt": "superintendent", "premier": "premier", "ceo": "executive", "cllr": "councillor", "mp": "lawmaker",
}  # fmt: skip


def _appositions(tokens: Tokens, run: NameRun) -> Iterable[tuple[str, str | None]]:
    """Yield the nouns beside a name: "Wang Yi, the foreign minister,", "a fisherman, Ali Hassan"."""
    letters, folded = tokens.letters, tokens.folded
    genders = lexicon.titles()
    at = run.end
    is_place = run.outer > 0 and folded[run.outer - 1] in ("in", "at", "from", "near")
    if letters[at : at + 1] == "," and not is_place:
        for place in range(at + 1, min(at + 9, len(letters))):
            letter = letters[place]
            if letter in "rK":
                if letters[place + 1 : place + 2] in tuple("Cxvab"):
                    break  # the title of another name, the subject of a clause
                word = folded[place]
                gender = genders.get(word)
                yield word, gender if gender in ("he", "she") else None
                if letters[place + 1 : place + 2] not in ("r", "K", "-"):
                    break
            if letter in ",.;:vqQ(hWyo":
                break
    before = run.outer - 1
    if before >= 0 and letters[before] == ",":
        before -= 1
    if before >= 0 and letters[before] == "r":
        word = folded[before]
        gender = genders.get(word)
        yield word, gender if gender in ("he", "she") else None


def _is_sound(entity: Entity, entities: dict[tuple[str, ...], Entity]) -> bool:
    """Return whether this is a name at all, not a word that opens sentences."""
    if len(entity.words) == 1:
        if entity.words[0] in lexicon.titles():
            return False
        return entity.firm > 0 or entity.has_title or entity.kind is not NameKind.UNKNOWN
    return True


def _merged_middle_names(persons: list[Entity]) -> list[Entity]:
    """Return the persons, those of one first and one last name as one: "Joe R. Biden"."""
    found: dict[tuple[str, str], Entity] = {}
    for entity in persons:
        ends = entity.words[0], entity.words[-1]
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
        if len(entity.words) > 3:  # "Andrés Manuel López" and "Luiz Inácio" are no family names
            longer[(entity.words[0], *entity.words[-2:])].append(entity)
    kept = []
    for entity in persons:
        found = longer.get(entity.words, [])
        if len(found) != 1 or found[0] is entity or entity.words[0] in lexicon.genders():
            kept.append(entity)
            continue
        _absorb(found[0], entity)
    return kept


def _absorb(entity: Entity, other: Entity) -> None:
    """Add what is known of another form of a name."""
    entity.count += other.count
    entity.seen_at = sorted(entity.seen_at + other.seen_at)
    entity.roles |= other.roles
    entity.gender = entity.gender or other.gender
    entity.says |= other.says
    entity.has_title |= other.has_title
    if other.kind is NameKind.PERSON:
        entity.kind = NameKind.PERSON


def _person_keys(words: tuple[str, ...]) -> Iterable[tuple[int, str]]:
    """Yield what a person may be called by, and how well it points to them."""
    yield _FAMILY_NAME + 1, " ".join(words)
    if len(words) > 2:
        yield _FAMILY_NAME + 1, f"{words[0]} {words[-1]}"
    family_first = (
        len(words) in (2, 3)
        and words[0] in lexicon.family_names_first()
        and words[0] not in lexicon.genders()
    )
    if family_first:
        yield _FAMILY_NAME, words[0]
        yield _PART, words[-1]
        if len(words) == 3:
            yield _PART, " ".join(words[1:])
        return
    particles = lexicon.particles()
    for at in range(1, len(words)):
        key = " ".join(words[at:])
        strength = _FAMILY_NAME if at == len(words) - 1 or words[at] in particles else _PART
        yield strength, key
        bare = key.partition("-")[2]
        if key[:3] in ("al-", "el-") and bare:
            yield _FAMILY_NAME, bare
        if len(words) - at > 1 and words[at] not in particles:
            yield _PART, words[at]
        if len(words) - at > 2:
            yield _PART, " ".join(words[at : at + 2])
    yield _GIVEN_NAME, words[0]


def _add(
    keys: dict[str, list[tuple[int, Entity]]], key: str, strength: int, entity: Entity
) -> None:
    found = keys.setdefault(key, [])
    for place, (known, other) in enumerate(found):
        if other is entity:
            found[place] = (max(known, strength), entity)
            return
    found.append((strength, entity))


def _enter_acronyms(
    keys: dict[str, list[tuple[int, Entity]]],
    paragraphs: Sequence[tuple[Tokens, Sequence[NameRun]]],
) -> None:
    """Enter "(WHO)" behind a name, and initials that fit one institution's name."""
    for tokens, runs in paragraphs:
        for run in runs:
            after = run.end
            if tokens.letters[after : after + 1] != "(" or len(run.words) < 2:
                continue
            if tokens.letters[after + 2 : after + 3] != ")":
                continue
            acronym = tokens.words[after + 1]
            found = keys.get(" ".join(run.words))
            if found and acronym.isupper() and 2 <= len(acronym) <= 8:
                entity = found[0][1]
                entity.kind = NameKind.INSTITUTION
                keys[fold(acronym)] = [(_FAMILY_NAME + 1, entity)]
    initials: dict[str, list[Entity]] = defaultdict(list)
    for found in keys.values():
        for _, entity in found:
            is_long = len(entity.words) > 2 and not entity.has_title
            if len(entity.words) > 1 and (entity.kind is NameKind.INSTITUTION or is_long):
                letters = "".join(word[0] for word in entity.words if word not in _SMALL_WORDS)
                if not any(entity is other for other in initials[letters]):
                    initials[letters].append(entity)
    for letters, entities in initials.items():
        known = keys.get(letters)
        if known is None or len(letters) < 2 or len(entities) > 1:
            continue
        if all(
            entity.kind is NameKind.INSTITUTION and len(entity.words) == 1 for _, entity in known
        ):
            entities[0].kind = NameKind.INSTITUTION
            keys[letters] = [(_FAMILY_NAME + 1, entities[0])]


_SMALL_WORDS = frozenset(
    ("of", "for", "the", "and", "on", "to", "a", "de", "la", "du", "des", "del")
)
