"""Who speaks where the name stands in another paragraph than the words.

And from Chairwoman Renata Holder:       “Marva has patience.”           a line before the quote
“We left at night.                       “Nobody asked us,” said Demir.  a quote before its name
“I took the ferry.”                      — Josefa Grech, chair           a name in a line below the quote
... Elena Markovic spoke to ...  Q: ...  A: In 1999.                     an interview
"""

from collections.abc import Sequence

from searchkit.enrichers.speakers.candidates import Candidate
from searchkit.enrichers.speakers.dialogue import MIN_QUESTIONS
from searchkit.enrichers.speakers.discourse import Discourse
from searchkit.enrichers.speakers.entity import Entity
from searchkit.enrichers.speakers.kind_pieces import behind, maybe, one
from searchkit.enrichers.speakers.mentions import Scene
from searchkit.enrichers.speakers.name_runs import NameKind
from searchkit.enrichers.speakers.token_kinds import COLON, COMMA, DASH, OPENING, POSSESSIVE
from searchkit.enrichers.speakers.token_kinds import TokenKind as Kind
from searchkit.language import person_names
from searchkit.language.fold import fold
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, rule, threshold

_MAX_LINE_UNITS = threshold(
    30, NO_DATA + "words of a line that introduces a quote; longer ones tell a story of their own"
)
_MAX_HEADING_UNITS = threshold(
    15, NO_DATA + "words of a name above a quote, and of what its bearer is: half a line"
)
_TELLS = behind(one(Kind.SAYS, Kind.SAYING, Kind.HOLDS, Kind.ACTS, Kind.QUOTE, Kind.QUOTE_END))
_ALL_QUOTED = behind(one(Kind.QUOTE, Kind.QUOTE_END), maybe(Kind.STOP))
_WRITTEN = regex(r"\bread(?:s|ing)?:\s*$")
_STOPS = behind(one(Kind.STOP, Kind.QUOTE_END, Kind.SEMICOLON))


def introduces(scene: Scene) -> Entity | None:
    """Return whom a line names that ends in a colon or stands alone: one person, else one body."""
    units = scene.units
    is_line = units[-1:] == COLON and len(units) <= _MAX_LINE_UNITS
    is_heading = (
        bool(scene.mentions)
        and scene.mentions[0].first_unit == 0
        and (units[1:2] in ("", COMMA, OPENING, DASH) or _is_office_in_capitals(scene))
        and len(units) <= _MAX_HEADING_UNITS
        and not _STOPS.search(units)
        and not _TELLS.search(units)
    )
    if not (is_line or is_heading):
        return None
    named = {id(m.entity): m.entity for m in scene.mentions if m.entity is not None}
    people = [entity for entity in named.values() if entity.is_person]
    bodies = [entity for entity in named.values() if entity.kind is NameKind.INSTITUTION]
    found = people or bodies
    if is_heading and found and scene.tokens.text.isupper() and scene.mentions[0].entity in people:
        return scene.mentions[0].entity  # "MARTA SILVA, SOPRANO, LISBON"
    if len(found) > 1 and _is_told_of(scene, found[0]):
        return found[0]
    return found[0] if len(found) == 1 else None


@rule(
    "dialogue.office-in-capitals",
    example="PRIME MINISTER BO LIND OF DENMARK\n“We wait,” he wrote.",
    counter="Prime Minister Bo Lind of Denmark\n“We wait,” he wrote.",
    chosen_on="invented reactions",
)
def _is_office_in_capitals(scene: Scene) -> bool:
    """Return whether a name in capitals goes on: "PRIME MINISTER BO LIND OF DENMARK"."""
    return scene.units[1:2] == Kind.PREPOSITION and scene.tokens.text.isupper()


@rule(
    "quotes.name-with-its-role",
    example="From Ana Lima, mother of Bo Lind:\n“We close at nine.”",
    counter="Between Ana Lima and Bo Lind of the harbour:\n“We close at nine.”",
    chosen_on=NO_DATA
    + "reactions among the invented stories; names within a role are not who speaks",
)
def _is_told_of(scene: Scene, entity: Entity) -> bool:
    """Return whether the line tells behind a comma who its first name is, with a word and no name."""
    first = next(mention for mention in scene.mentions if mention.entity is entity)
    behind_comma = scene.units[first.unit + 2 : first.unit + 3]
    return scene.units[first.unit + 1 : first.unit + 2] == COMMA and behind_comma in (
        Kind.ROLE,
        Kind.WORD,
        Kind.DETERMINER,
    )


@rule(
    "quotes.opens-unspoken",
    example="“We wait for the ships.\n“We wait for the sun,” Ana Lima said.",
    counter="“We wait for the ships,” Ana Lima said.\nNobody came.",
    chosen_on="errors on the training articles of PolNeAR, and on the invented stories",
)
def opens_unspoken(scene: Scene) -> bool:
    """Return whether a paragraph is nothing but a quote that goes on in the next one."""
    masked = scene.tokens.masked
    return masked.is_open and masked.starts_quoted and len(scene.units) == 1


def signs(scene: Scene) -> Entity | None:
    """Return whom a line names that is nothing but a dash, a name and who that is."""
    units = scene.units
    if units[:1] != DASH or len(units) > _MAX_LINE_UNITS or _TELLS.search(units):
        return None
    first = next(iter(scene.mentions), None)
    entity = first.entity if first is not None and first.first_unit == 1 else None
    is_who = entity and (entity.is_person or entity.kind is NameKind.INSTITUTION)
    return entity if is_who else None


@rule(
    "quotes.signed-below",
    example="“We were never told of it.”\nAna Lima, harbour master",
    counter="“We were never told of it.”\nAna Lima went home, and so did the harbour master.",
    chosen_on=NO_DATA + "reactions that are signed on a line of their own",
    off=None,
)
def signs_plainly(scene: Scene) -> Entity | None:
    """Return whom a line names in full that is nothing but a name, a comma and who that is."""
    units = scene.units
    first = next(iter(scene.mentions), None)
    if first is None or first.first_unit or units[1:2] != COMMA or units[-1:] == COLON:
        return None
    if len(units) > _MAX_LINE_UNITS // 2 or _STOPS.search(units) or _TELLS.search(units):
        return None
    is_who = first.entity is not None and first.entity.is_person and len(first.entity.words) > 1
    return first.entity if is_who else None


@rule(
    "quotes.what-is-written",
    example="Ada Quist said she had received a letter, which read:",
    counter="Ada Quist read the letter and said:",
    chosen_on=NO_DATA + "signs, notes and letters that somebody in a story tells of",
)
def tells_what_is_written(text: str) -> bool:
    """Whether a paragraph introduces the words of a letter or a sign, and not of whoever tells of it."""
    return _WRITTEN.search(text) is not None


@rule(
    "quotes.runs-on",
    fires_on="a quote that was left open goes on in a paragraph that is nothing else",
    example="“Nobody was told of the vote,” Ana Lima said. “We wait.\n“We wait for the ships of the spring.”",
    counter="“Nobody was told of the vote,” Ana Lima said. “We wait.”\n“We wait for the ships of the spring.”",
    chosen_on="invented stories; errors on the training articles of PolNeAR",
    off=None,
)
def runs_on(scene: Scene, discourse: Discourse) -> Entity | None:
    """Return who spoke last, where the quote was left open and this paragraph is nothing but more of it."""
    is_one_run = discourse.is_open and discourse.gap == 0 and len(discourse.previous) == 1
    goes_on = scene.tokens.masked.starts_quoted and (is_all_quoted(scene) or len(scene.units) == 1)
    return discourse.previous[0] if is_one_run and goes_on else None


@rule(
    "quotes.all-quoted",
    example="“We wait for the ships of the spring.”\nAna Lima wrote that.",
    counter="“We wait for the ships,” Ana Lima said.\nNobody came.",
    chosen_on="errors on the training articles of PolNeAR, and on the invented stories",
)
def is_all_quoted(scene: Scene) -> bool:
    """Return whether a paragraph is one quote and nothing else."""
    return bool(_ALL_QUOTED.fullmatch(scene.units))


def opened(entity: Entity) -> Candidate:
    """Return who is named in a later paragraph as the speaker of a quote."""
    return Candidate(entity, "", "", "opened", ("rule=opened",), 0)


def answer_of(entity: Entity, *, is_labelled: bool) -> Candidate:
    """Return the one who answers in an interview as the speaker of an answer."""
    feature = "rule=interview" if is_labelled else "rule=interview, goes on"
    return Candidate(entity, "", "", "interview", (feature,), 0)


def named_by_initials(initials: str, scenes: Sequence[Scene], before: int) -> Entity | None:
    """Return the one person of those initials whom the article names before a paragraph; else None."""
    letters, small = initials.lower(), person_names.particles()
    people = {
        id(mention.entity): mention.entity
        for scene in scenes[:before]
        for mention in scene.mentions
        if mention.entity is not None
        and mention.entity.is_person
        and len(mention.entity.words) > 1
        and "".join(word[0] for word in mention.entity.words if word not in small) == letters
    }
    return next(iter(people.values())) if len(people) == 1 else None


def who_answers(title: str, scenes: Sequence[Scene], turns: Sequence[str]) -> Entity | None:
    """Return who is interviewed, where paragraphs take turns as questions and answers.

    That is whom the title names of those introduced before the first question, else the first of
    them who is no outlet's own, "spoke to The Mirror’s Paul Denby", and does not ask.
    """
    if turns.count("Q") < MIN_QUESTIONS or "A" not in turns:
        return None
    asking = [scene for scene, turn in zip(scenes, turns, strict=True) if turn == "Q"]
    # "THE LANTERN: Minister, will it open?"
    labels = {m.entity for scene in asking for m in scene.mentions[:1] if m.first_unit <= 1}
    people: list[Entity] = []
    for scene in scenes[: turns.index("Q")]:
        for mention in scene.mentions:
            is_owned = scene.units[mention.first_unit - 1 : mention.first_unit] == POSSESSIVE
            if mention.entity is not None and mention.entity.is_person and not is_owned:
                people.append(mention.entity)
    people = [person for person in people if person not in labels]
    words = set(fold(title).replace("’", " ").replace(":", " ").split())
    titled = [person for person in people if person.words[-1] in words]
    return next(iter(titled or people), None)
