"""Notes, mention by mention, what the words around a name tell of who bears it: kind, titles, gender, role."""

from collections.abc import Mapping

from searchkit.enrichers.speakers import lexicon
from searchkit.enrichers.speakers.appositions import ROLE_OF_TITLE, appositions, written_role
from searchkit.enrichers.speakers.entity import Entity
from searchkit.enrichers.speakers.kind_pieces import behind, either, maybe, named, one, seq, up_to
from searchkit.enrichers.speakers.name_runs import NameKind, NameRun
from searchkit.enrichers.speakers.patterns.common_pieces import FRAME
from searchkit.enrichers.speakers.tagging import Tokens
from searchkit.enrichers.speakers.token_kinds import COLON, INSTITUTION_NOUN, letters
from searchkit.enrichers.speakers.token_kinds import TokenKind as Kind
from searchkit.language import person_names
from searchkit.language.countries import governments
from searchkit.rules import NO_DATA, rule

_VIETNAMESE_GENDER = {"thi": "she", "van": "he"}  # Nguyen Thi Lan, Pham Van Tho
# Reef Watch Pacific, a conservation group,
_IS_BODY = behind(
    Kind.COMMA,
    Kind.DETERMINER,
    up_to(4, one(Kind.WORD, Kind.POSSESSIVE)),
    named("noun", Kind.INSTITUTION_NOUN),
    one(Kind.COMMA, Kind.PREPOSITION, Kind.WHO, Kind.WORD, Kind.STOP, Kind.THAT),
)
_AGE = behind(Kind.COMMA, Kind.NUMBER, one(Kind.COMMA, Kind.STOP))  # Ali Hassan, 61,
_SAYS = behind(
    either(seq(maybe(FRAME), up_to(3, Kind.AUXILIARY), Kind.SAYS), seq(maybe(Kind.COMMA), Kind.WHO))
)
_INVERTED = tuple(letters(before, Kind.SAYS) for before in (Kind.COMMA, Kind.QUOTE, Kind.QUOTE_END))
# Behind "the" and a name, these are what "the" belongs to: "the Biden campaign".
_OWN_THE = (
    Kind.WORD, Kind.INSTITUTION_NOUN, Kind.ROLE, Kind.CAPITALISED, Kind.ROLES, Kind.NUMBER
)  # fmt: skip
_COMMA_THE = letters(Kind.COMMA, Kind.DETERMINER)
# What a name in capitals, and the initials of one, leave out.
SMALL_WORDS = frozenset(str.split("of for the and on to a de la du des del"))


def note_mention(
    entities: dict[tuple[str, ...], Entity], tokens: Tokens, run: NameRun, number: int
) -> None:
    """Note a mention at paragraph `number` with those of `entities` that bear the same name."""
    words = run.words
    key = (*words, run.suffix, run.country) if run.suffix or run.country else words
    entity = entities.get(key)
    if entity is None:
        name = _written(tokens, run)
        if run.kind is NameKind.GOVERNMENT:
            name = governments()[" ".join(words)]
        entity = Entity(
            name, run.kind, words, len(entities), suffix=run.suffix, country=run.country
        )
        entities[key] = entity
    elif entity.name.isupper() and not entity.country and not tokens.is_headline:
        entity.name = _written(tokens, run)  # in small letters
    entity.count += 1
    if not run.opens_sentence or len(words) > 1 or _is_firm(tokens, run):
        entity.firm += 1
    entity.full_at.append((number, run.start))
    entity.seen_at.append((number, run.start))
    entity.role = entity.role or written_role(tokens, run)
    _note_titles(entity, run)
    _note_neighbours(entity, tokens, run)
    _note_kind(entity, tokens, run)
    for role, its_gender in appositions(tokens, run):
        entity.roles.add(role)
        if entity.kind is NameKind.UNKNOWN and len(words) > 1:
            entity.kind = NameKind.PERSON
        entity.gender = entity.gender or its_gender


def _note_titles(entity: Entity, run: NameRun) -> None:
    known = person_names.titles()
    titles = [title.rstrip(".") for title in run.titles]
    if titles:
        entity.roles.add(" ".join(ROLE_OF_TITLE.get(title, title) for title in titles))
    for title in titles:
        if title in known:
            entity.has_title = True
            entity.gender = entity.gender if known[title] == "any" else known[title]


_OWN: Mapping[tuple[str, ...], str] = {("and", "his"): "he", ("and", "her"): "she"}


def _note_neighbours(entity: Entity, tokens: Tokens, run: NameRun) -> None:
    before = tokens.folded[run.outer - 1] if run.outer else ""
    is_inverted = tokens.letters[max(0, run.outer - 2) : run.outer] in _INVERTED
    if is_inverted or _SAYS.match(tokens.letters, run.end):
        entity.says = True
    if before in ("in", "at", "near"):
        entity.after_in += 1
    if entity.gender is None and run.outer == 0:
        entity.gender = _OWN.get(tokens.folded[run.end : run.end + 2])  # "Quist and her deputy"
    if run.start and tokens.folded[run.start - 1] == "the":
        following = tokens.letters[run.end : run.end + 1]
        if following not in _OWN_THE:
            entity.after_the += 1


def _note_kind(entity: Entity, tokens: Tokens, run: NameRun) -> None:
    """Note what the name itself and the words around it tell of who bears it."""
    words = entity.words
    if entity.gender is None and len(words) > 1:
        entity.gender = person_names.genders().get(words[0])
        if len(words) > 2 and words[0] in person_names.family_names_first():
            entity.gender = _VIETNAMESE_GENDER.get(words[1], entity.gender)
            if words[1] in _VIETNAMESE_GENDER and entity.kind is NameKind.UNKNOWN:
                entity.kind = NameKind.PERSON
    body = _IS_BODY.match(tokens.letters, run.end)
    if _is_called_a_body(tokens, run) and entity.kind in (
        NameKind.UNKNOWN,
        NameKind.INSTITUTION,
    ):
        entity.nouns.add(tokens.folded[run.outer - 1])
        entity.kind = NameKind.INSTITUTION
    if entity.kind is NameKind.UNKNOWN and _is_traded(tokens, run):
        entity.nouns.add("company")
        entity.kind = NameKind.INSTITUTION
    is_unknown = entity.kind is NameKind.UNKNOWN
    if body is not None:
        entity.nouns.add(tokens.folded[body.start("noun")])
    if body is not None and (is_unknown or entity.kind is NameKind.OTHER):
        entity.kind = NameKind.INSTITUTION
    elif is_unknown and (
        run.kind is NameKind.PERSON
        or _AGE.match(tokens.letters, run.end)
        or (run.outer and tokens.folded[run.outer - 1] == "named")
    ):
        entity.kind = NameKind.PERSON


@rule(
    "names.called-a-body",
    example="The strike at carmaker Stellantis went on, Stellantis said.",
    counter="The strike of minister Stellantis went on, Stellantis said.",
    chosen_on="errors on the training articles of PolNeAR, and on the invented stories",
)
def _is_called_a_body(tokens: Tokens, run: NameRun) -> bool:
    """Return whether the noun before a name says that it is no person: "carmaker Stellantis"."""
    if tokens.letters[run.outer - 1 : run.outer] != INSTITUTION_NOUN or len(run.words) > 3:
        return False
    return tokens.folded[run.outer - 1] in lexicon.institution_nouns()


_SHARES = frozenset(("shares", "stock", "stake"))


@rule(
    "names.traded",
    example="Shares in Volvera fell, Volvera said.",
    counter="Trust in Volvera fell, Volvera said.",
    chosen_on="no output on the training articles of PolNeAR depends on it; news of companies",
)
def _is_traded(tokens: Tokens, run: NameRun) -> bool:
    """Return whether a name is that of a company whose shares are spoken of: "shares in Volvera"."""
    before = tokens.folded[max(0, run.outer - 2) : run.outer]
    is_held = len(before) == 2 and before[0] in _SHARES and before[1] in ("in", "of")
    return is_held or tokens.folded[run.end : run.end + 1] == ("shares",)


@rule(
    "names.firm",
    example="Coldiretti, the lobby, said so.",
    counter="Donors went home on Monday, Ana Lima said.",
    chosen_on="errors on the training articles of PolNeAR, and on the invented stories",
)
def _is_firm(tokens: Tokens, run: NameRun) -> bool:
    """Return whether a single word that opens a sentence is a name: "Coldiretti, the lobby,"."""
    following = tokens.letters[run.end : run.end + 2]
    if following == _COMMA_THE or (
        run.outer == 0 and following[:1] == COLON and len(tokens.words[run.start]) > 1
    ):
        return True
    says = _SAYS.match(tokens.letters, run.end) is not None
    return says and not tokens.is_headline and not _may_be_plural(tokens.folded[run.start])


# Names end so, and plurals hardly ever: "Stellantis", "Airbus", "Texas", "Kudos".
_NO_PLURALS = ("is", "us", "as", "os", "ss")


@rule(
    "names.plural",
    fires_on="a plural, which names nobody",
    example="dockers",
    counter="airbus",
    chosen_on=NO_DATA + "names end in -is, -us, -as, -os and -ss, plurals hardly ever",
)
def _may_be_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(_NO_PLURALS)


def _written(tokens: Tokens, run: NameRun) -> str:
    """Return the name as the paragraph writes it, a nickname in quotes left out."""
    if run.family:
        return f"{tokens.words[run.start]} {run.family}"
    last = run.end if run.suffix else run.start + len(run.words)
    start, end = tokens.starts[run.start], tokens.end(last - 1)
    name = " ".join(tokens.masked.text[start:end].split()).removesuffix(",")
    return _capitalised(name) if name.islower() else name


def _capitalised(name: str) -> str:
    """Return an institution that is written small under the name that it has: "State Department"."""
    return " ".join(
        word if word in SMALL_WORDS else word[0].upper() + word[1:] for word in name.split()
    )
