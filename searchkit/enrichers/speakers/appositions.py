"""What stands beside a name: "Wang Yi, the foreign minister,", "a fisherman, Ali Hassan"."""

import re
from collections.abc import Iterator

from searchkit.enrichers.speakers import lexicon
from searchkit.enrichers.speakers.coreference import OTHER_RANKS
from searchkit.enrichers.speakers.name_runs import NameRun
from searchkit.enrichers.speakers.tagging import Tokens
from searchkit.language import person_names

# What an abbreviated title is called when it stands alone.
ROLE_OF_TITLE = {
    "sen": "senator", "rep": "congressman", "gov": "governor", "pres": "president", "prof": "professor",
    "dr": "doctor", "gen": "general", "col": "colonel", "capt": "captain", "sgt": "sergeant", "pm": "minister",
    "rev": "pastor", "lt": "lieutenant", "maj": "major", "adm": "admiral", "sec": "secretary", "det": "detective",
    "supt": "superintendent", "premier": "premier", "ceo": "executive", "cllr": "councillor", "mp": "lawmaker",
}  # fmt: skip


def appositions(tokens: Tokens, run: NameRun) -> Iterator[tuple[str, str | None]]:
    """Yield the nouns beside a name: "Wang Yi, the foreign minister,", "a fisherman, Ali Hassan"."""
    letters, folded = tokens.letters, tokens.folded
    genders = person_names.titles()
    at = run.end
    is_place = run.outer > 0 and folded[run.outer - 1] in ("in", "at", "from", "near")
    if letters[at : at + 1] == "," and not is_place:
        rank = ""
        for place in range(at + 1, min(at + 9, len(letters))):
            letter = letters[place]
            if letter in "rK":
                if letters[place + 1 : place + 2] in tuple("Cxvab'"):
                    break  # the title of another name, the subject of a clause, an owner
                word = folded[place]
                gender = genders.get(word)
                shown = gender if gender in ("he", "she") else None
                if word in OTHER_RANKS:
                    if not _ROLE_BEHIND.match(letters, place + 1):
                        yield word, shown
                    rank = word
                    continue
                yield f"{rank} {word}" if rank else word, shown
                if letters[place + 1 : place + 2] not in ("r", "K", "-"):
                    break
            elif folded[place] in OTHER_RANKS:
                rank = folded[place]
            if letter in ",.;:vqQ(hWyo" and not _is_part_of_role(tokens, place):
                break
    before = run.outer - 1
    if before >= 0 and letters[before] == ",":
        before -= 1
    if before >= 0 and letters[before] == "r":
        word = folded[before]
        gender = genders.get(word)
        yield word, gender if gender in ("he", "she") else None


_ROLE_BEHIND = re.compile(r"w{0,2}r")


def _is_part_of_role(tokens: Tokens, place: int) -> bool:
    """Return whether what looks like a verb opens a role: ", state secretary at the ministry"."""
    verb = lexicon.verbs().get(tokens.folded[place])
    is_base = verb is not None and verb.lemma == tokens.folded[place]
    return (
        is_base
        and tokens.letters[place - 1 : place] == ","
        and tokens.letters[place + 1 : place + 2] == "r"
    )
