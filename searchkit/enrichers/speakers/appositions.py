"""What stands beside a name: "Wang Yi, the foreign minister,", "a fisherman, Ali Hassan"."""

from collections.abc import Iterator

from searchkit.enrichers.speakers import lexicon
from searchkit.enrichers.speakers.coreference import OTHER_RANKS
from searchkit.enrichers.speakers.kind_pieces import behind, named, one, up_to
from searchkit.enrichers.speakers.name_runs import NameRun
from searchkit.enrichers.speakers.tagging import Tokens
from searchkit.enrichers.speakers.token_kinds import (
    COMMA,
    DASH,
    DETERMINER,
    ROLE,
    TITLE,
    letter_set,
)
from searchkit.enrichers.speakers.token_kinds import TokenKind as Kind
from searchkit.language import person_names
from searchkit.rules import rule

# What an abbreviated title is called when it stands alone.
ROLE_OF_TITLE = {
    "sen": "senator", "rep": "congressman", "gov": "governor", "pres": "president", "prof": "professor",
    "dr": "doctor", "gen": "general", "col": "colonel", "capt": "captain", "sgt": "sergeant", "pm": "minister",
    "rev": "pastor", "lt": "lieutenant", "maj": "major", "adm": "admiral", "sec": "secretary", "det": "detective",
    "supt": "superintendent", "premier": "premier", "ceo": "executive", "cllr": "councillor", "mp": "lawmaker",
}  # fmt: skip


def appositions(tokens: Tokens, run: NameRun) -> Iterator[tuple[str, str | None]]:
    """Yield the nouns beside a name: "Wang Yi, the foreign minister,", "a fisherman, Ali Hassan".

    Also those that a sentence says of it: "Wang Yi is the foreign minister".
    """
    letters, folded = tokens.letters, tokens.folded
    genders = person_names.titles()
    at = run.end
    is_place = run.outer > 0 and folded[run.outer - 1] in ("in", "at", "from", "near")
    is_told = folded[at : at + 1] == ("is",) and letters[at + 1 : at + 2] == DETERMINER
    if (letters[at : at + 1] == COMMA or is_told) and not is_place:
        rank = ""
        for place in range(at + 1, min(at + 9, len(letters))):
            letter = letters[place]
            if letter in (ROLE, TITLE):
                if letters[place + 1 : place + 2] in _OF_ANOTHER:
                    break
                word = folded[place]
                gender = genders.get(word)
                shown = gender if gender in ("he", "she") else None
                if word in OTHER_RANKS:
                    if not _ROLE_BEHIND.match(letters, place + 1):
                        yield word, shown
                    rank = word
                    continue
                yield f"{rank} {word}" if rank else word, shown
                if letters[place + 1 : place + 2] not in (ROLE, TITLE, DASH):
                    break
            elif folded[place] in OTHER_RANKS:
                rank = folded[place]
            if letter in _ENDS and not _is_part_of_role(tokens, place):
                break
    before = run.outer - 1
    if before >= 0 and letters[before] == COMMA:
        before -= 1
    if before >= 0 and letters[before] == ROLE:
        word = folded[before]
        gender = genders.get(word)
        yield word, gender if gender in ("he", "she") else None


def written_role(tokens: Tokens, run: NameRun) -> str:
    """Return the titles before a name, or the role between commas behind it, as they are written."""
    if run.titles:
        return tokens.text[tokens.starts[run.outer] : tokens.end(run.start - 1)]
    at = run.end + 1
    if tokens.letters[run.end : at] != COMMA:
        return ""
    match = _ROLE_BETWEEN_COMMAS.match(tokens.letters, at)
    return tokens.text[tokens.starts[at] : tokens.end(match.end("role") - 1)] if match else ""


_OF_ROLE = (
    Kind.WORD, Kind.CAPITALISED, Kind.TITLE, Kind.POSSESSIVE, Kind.INSTITUTION_NOUN, Kind.PARTICLE,
    Kind.PREPOSITION, Kind.DETERMINER, Kind.AND,
)  # fmt: skip
# ", the foreign minister," ", chief economist at Andina Valores."
_ROLE_BETWEEN_COMMAS = behind(
    named(
        "role",
        up_to(6, one(*_OF_ROLE)),
        Kind.ROLE,
        up_to(6, one(*_OF_ROLE, Kind.ROLE)),
    ),
    one(Kind.COMMA, Kind.STOP),
)
# What follows a role that is the title of another name, the subject of a clause, or an owner.
_OF_ANOTHER = (
    Kind.CAPITALISED, Kind.AUXILIARY, Kind.SAYS, Kind.HOLDS, Kind.ACTS, Kind.POSSESSIVE
)  # fmt: skip
# What ends the words set beside a name.
_ENDS = letter_set(
        Kind.COMMA, Kind.STOP, Kind.SEMICOLON, Kind.COLON, Kind.SAYS, Kind.QUOTE, Kind.QUOTE_END,
        Kind.OPENING, Kind.PRONOUN, Kind.WHO, Kind.OTHER_PRONOUN, Kind.PREPOSITION,
)  # fmt: skip
_ROLE_BEHIND = behind(up_to(2, Kind.WORD), Kind.ROLE)


@rule(
    "roles.a-verb-in-a-role",
    example="Ana Lima, state secretary at the ministry, said no.",
    counter="Ana Lima, whom nobody called, was late.",
    chosen_on="errors on the training articles of PolNeAR, and on the invented stories",
)
def _is_part_of_role(tokens: Tokens, place: int) -> bool:
    """Return whether what looks like a verb opens a role: ", state secretary at the ministry"."""
    verb = lexicon.verbs().get(tokens.folded[place])
    is_base = verb is not None and verb.lemma == tokens.folded[place]
    return (
        is_base
        and tokens.letters[place - 1 : place] == COMMA
        and tokens.letters[place + 1 : place + 2] == ROLE
    )
