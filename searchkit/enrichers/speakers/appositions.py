"""What stands beside a name: "Wang Yi, the foreign minister,", "a fisherman, Ali Hassan"."""

from collections.abc import Iterator

from searchkit.enrichers.speakers import lexicon
from searchkit.enrichers.speakers.names import NameRun
from searchkit.enrichers.speakers.tokens import Tokens

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
