"""A paragraph as the rules see it: one letter for each mention of somebody, one for each other word.

Wang , the Chinese foreign minister , told reporters   ->   N,dZwr,vR
"""

import dataclasses
from collections.abc import Iterator, Sequence

from searchkit.enrichers.speakers.coreference import Coreference
from searchkit.enrichers.speakers.entity import Entity
from searchkit.enrichers.speakers.kind_pieces import (
    behind,
    either,
    maybe,
    named,
    one,
    seq,
    unless,
    up_to,
)
from searchkit.enrichers.speakers.name_runs import NameKind, NameRun
from searchkit.enrichers.speakers.tagging import NAMES, Tokens
from searchkit.enrichers.speakers.token_kinds import ACCORDING, OTHER_NAME, POSSESSIVE, PRONOUN
from searchkit.enrichers.speakers.token_kinds import TokenKind as Kind
from searchkit.language import person_names
from searchkit.values import dataclass

_LETTER_OF_KIND = {
    NameKind.PERSON: Kind.PERSON,
    NameKind.UNKNOWN: Kind.PERSON,
    NameKind.INSTITUTION: Kind.INSTITUTION,
    NameKind.GOVERNMENT: Kind.GOVERNMENT,
    NameKind.GROUP: Kind.GROUP,
    NameKind.OTHER: Kind.OTHER_NAME,
}
# Titles that stand alone are words, and so are capitals that are no name.
_NO_NAMES = str.maketrans(dict.fromkeys(map(str, NAMES), str(Kind.WORD)))


@dataclass(slots=True)  # never changed; frozen, each would take three times as long to make
class Mention:
    """Somebody, as the paragraph names them."""

    first_unit: int
    unit: int  # its last unit
    start: int  # first word, titles left out
    end: int  # after the last word
    letter: str  # of its kind: PERSON to OTHER_NAME, PRONOUN or NOMINAL
    entity: Entity | None  # None: a pronoun
    has_title: bool


@dataclass(slots=True)  # never changed; frozen, each would take three times as long to make
class Scene:
    """A paragraph of words and mentions, in units."""

    tokens: Tokens
    units: str  # one letter a unit
    reversed_units: str  # for patterns that look back
    first_word: tuple[int, ...]  # unit -> its first word
    mentions: tuple[Mention, ...]  # in order

    def word(self, unit: int) -> str:
        """Return the folded first word of a unit; nothing beyond the ends."""
        if 0 <= unit < len(self.first_word):
            return self.tokens.folded[self.first_word[unit]]
        return ""

    def as_written(self, mention: Mention) -> str:
        """Return the words of the paragraph."""
        written = self.tokens.text[
            self.tokens.starts[mention.start] : self.tokens.end(mention.end - 1)
        ]
        return written.removesuffix(",")


def scene_of(
    tokens: Tokens, runs: Sequence[NameRun], coreference: Coreference, paragraph: int
) -> Scene:
    """Return the paragraph with whom each name means."""
    units: list[str] = []
    first_word: list[int] = []
    mentions: list[Mention] = []
    # Words that are no part of a name have a unit each; those of titles that stand alone are words.
    letters = tokens.letters.translate(_NO_NAMES)
    for at in _objects_of_according(tokens):
        letters = letters[:at] + Kind.PRONOUN + letters[at + 1 :]

    def read_words(at: int, end: int) -> None:
        place = letters.find(PRONOUN, at, end)
        while place >= 0:
            unit = len(units) + place - at
            mentions.append(Mention(unit, unit, place, place + 1, PRONOUN, None, False))
            place = letters.find(PRONOUN, place + 1, end)
        units.extend(letters[at:end])
        first_word.extend(range(at, end))

    at = 0
    for run in runs:
        if run.outer < at:
            continue
        read_words(at, run.outer)
        entity = coreference.find(
            run.words,
            suffix=run.suffix or run.country,
            gender=_gender(run),
            at=(paragraph, run.start),
        )
        if entity is not None and entity.kind is NameKind.GOVERNMENT:
            run = _with_government(tokens, run)
        letter = OTHER_NAME if entity is None else _LETTER_OF_KIND[entity.kind]
        if entity is not None:
            unit, has_title = len(units), bool(run.titles)
            mentions.append(Mention(unit, unit, run.start, run.end, letter, entity, has_title))
        first_word.append(run.outer)
        units.append(letter)
        at = run.end
    read_words(at, len(letters))
    joined = "".join(units)
    mentions += _nominals(tokens, joined, first_word, coreference, paragraph)
    mentions.sort(key=lambda mention: mention.unit)
    return Scene(tokens, joined, joined[::-1], tuple(first_word), tuple(mentions))


# Nouns for an institution whose name need not hold them.
_NAMELESS = frozenset(
    str.split(
        "agency organisation organization group body company firm charity watchdog "
        "newspaper broadcaster airline regulator network automaker bank brewer brokerage carmaker "
        "carrier chain channel chipmaker conglomerate contractor drugmaker insurer lender manufacturer "
        "ministry ngo nonprofit outlet paper planemaker platform publisher refiner retailer shipyard "
        "site startup start-up supermarket supplier tabloid telecom thinktank website foundation fund "
        "institute lobby museum school union university utility"
    )
)
# "China’s government said": China.
_STATE_NOUNS = frozenset(("government", "cabinet", "leadership"))
# "The minister", "the former mayor", "the union": not with a name beside it, nor "the mayor of X".
_NOMINAL = behind(
    Kind.DETERMINER,
    maybe(Kind.INSTITUTION_NOUN, Kind.POSSESSIVE),
    up_to(
        3,
        one(
            Kind.WORD, Kind.AUXILIARY, Kind.NUMBER, Kind.GOVERNMENT, Kind.OTHER_NAME, Kind.ROLE, Kind.TIME
        ),
        is_lazy=True,
    ),
    named("noun", one(Kind.ROLE, Kind.INSTITUTION_NOUN)),
    unless(
        either(
            one(
                Kind.ROLE, Kind.INSTITUTION_NOUN, Kind.PERSON, Kind.INSTITUTION, Kind.SPEECH_NOUN,
                Kind.CAPITALISED, Kind.POSSESSIVE, Kind.PREPOSITION,
            ),
            seq(Kind.COMMA, up_to(3, one(Kind.DETERMINER, Kind.WORD)), Kind.PERSON),
        )
    ),
)  # fmt: skip


def _nominals(
    tokens: Tokens, units: str, first_word: Sequence[int], coreference: Coreference, paragraph: int
) -> list[Mention]:
    """Return mentions by a role or a kind of institution of those named before."""
    found = []
    for match in _NOMINAL.finditer(units):
        first, head = match.start(), match.start("noun")
        if tokens.folded[first_word[first]] not in ("the", "this", "that"):
            continue
        start, end = first_word[first], first_word[head]
        noun = tokens.folded[end]
        at = (paragraph, start)
        entity = None
        adjectives = frozenset(tokens.folded[start + 1 : end])
        if match.group("noun") == Kind.ROLE:
            entity = coreference.holder(noun, adjectives, at)
        if entity is None:
            entity = coreference.institution(noun, at)
        if entity is None and noun in _NAMELESS and len(adjectives) == 0:
            entity = coreference.nameless_institution(at)
        if entity is not None:
            found.append(Mention(first, head, start, end + 1, Kind.NOMINAL, entity, False))
    return found


def _objects_of_according(tokens: Tokens) -> Iterator[int]:
    """Yield where the pronouns of "according to him" stand."""
    at = tokens.letters.find(ACCORDING)
    while at >= 0:
        if tokens.folded[at + 1 : at + 3] in (("to", "him"), ("to", "her")):
            yield at + 2
        at = tokens.letters.find(ACCORDING, at + 1)


def _with_government(tokens: Tokens, run: NameRun) -> NameRun:
    noun = tokens.folded[run.end + 1 : run.end + 2]
    if tokens.letters[run.end : run.end + 1] == POSSESSIVE and noun and noun[0] in _STATE_NOUNS:
        return dataclasses.replace(run, end=run.end + 2)
    return run


def _gender(run: NameRun) -> str | None:
    known = person_names.titles()
    genders = (known.get(title.rstrip(".")) for title in run.titles)
    return next((gender for gender in genders if gender in ("he", "she")), None)
