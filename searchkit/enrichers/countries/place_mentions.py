"""The names of the gazetteer that a text holds, the longest at each place."""

from collections.abc import Iterator

from searchkit.enrichers.countries.gazetteer import Gazetteer, Name, NameStanding
from searchkit.language.datelines import dateline_of
from searchkit.language.fold import fold_in_place
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, rule, threshold
from searchkit.values import dataclass

# Shorter words than that, and fewer of the others, say nothing about how a text is set.
_SHORT_WORD = threshold(
    3, NO_DATA + "headlines write most words of three letters small: the, and, for"
)
HEADLINE_WORDS = threshold(4, NO_DATA + "names alone are two or three words")
HEADLINE_CHARS = threshold(120, NO_DATA + "a headline; the start of a text says how it is set")
TITLE_CASE_SHARE = threshold(
    0.6, NO_DATA + "of a sentence with two names half the longer words are theirs"
)

# Where a name may start: a capital that no letter or apostrophe stands before. Folded text.
_START = regex(r"(?<!\w)(?<!\w')[A-Z][A-Za-z0-9]*")

# A line set in capitals, or the capitals that a dateline starts with: "BEIJING (AP)".
_CAPITALS = regex(r"[^a-z]{4,}(?![a-z])")
_ONLY_CAPITALS_LETTERS = threshold(
    4, "Reuters: at 5 one country fewer is found; below are initials"
)

# A town found in a headline of capitals has so many thousands of people, or begins a dateline.
# Chosen on the headlines of Reuters-21578.
CITY_IN_CAPITALS = threshold(300, "the headlines of Reuters-21578; at 240 one more is right in LGL")

_SENTENCE_ENDS = ("", *'.!?")”')

_INDEXED = regex(r"[A-Z][A-Z .']{2,30}(?=,? ?\()")  # as press databases do: "MALTA (90%)"


# What stands behind the sign of a right is who holds it: "© 2021 The Berlin Times", "Copyright Malta Mail".
_RIGHTS = regex(
    r"©|\([cC]\) \d{4}|\b[Cc]opyright (?:©|\(|\d{4}|[A-Z])|COPYRIGHT\b|[Aa]ll [Rr]ights [Rr]eserved"
)
# One of these is in any such line; most texts have none, and that is known at once.
_WORDS_OF_RIGHTS = ("©", "opyright", "COPYRIGHT", "(c)", "(C)", "ights reserved", "ights Reserved")


@dataclass(slots=True)  # never changed; frozen, each would take three times as long to make
class PlaceMention:
    """A name of the gazetteer at its place in a text."""

    start: int  # code points, as in the text as it was written
    end: int
    name: Name


@dataclass(slots=True)  # never changed; frozen, each would take three times as long to make
class ReadText:
    """A text as it was written and folded, and the names in it from left to right."""

    text: str
    folded: str
    mentions: tuple[PlaceMention, ...]
    capitals: int  # how many characters from the start are set in capitals
    rights: int | None = None  # where a line of rights begins: "© 2021 The Berlin Times"

    @property
    def is_title_case(self) -> bool:
        """Say whether most words of its beginning are capitalised, as in a headline; few ask."""
        words = [word for word in self.folded[:HEADLINE_CHARS].split() if len(word) > _SHORT_WORD]
        if self.folded[-1:] == "." and any(map(_is_small, words)):
            return False  # "Chad Kroeger sang on Friday.": a sentence, if a short one
        capitalised = sum(word[0].isupper() for word in words)
        return len(words) >= HEADLINE_WORDS and capitalised > TITLE_CASE_SHARE * len(words)

    def before(self, mention: PlaceMention) -> str:
        """Return the word that only a space parts from the mention, or nothing."""
        start = mention.start
        if start == 0 or self.folded[start - 1] != " ":
            return ""
        words = self.folded[max(0, start - 30) : start - 1].rsplit(" ", 1)
        word = words[-1]
        if word.endswith(".") and word[:-1].isalpha():
            return word[:-1]
        return word if word.replace("'", "").isalnum() else ""

    def after(self, mention: PlaceMention) -> str:
        """Return the word that only a space parts from the mention, or nothing."""
        if self.folded[mention.end : mention.end + 1] != " ":
            return ""
        end = mention.end + 1
        match = _WORD.match(self.folded, end)
        return match.group() if match else ""


_WORD = regex(r"[A-Za-z]+(?:'[A-Z][a-z]+)?")
# Words of more than three letters that a headline has small.
_SMALL_IN_HEADLINES = frozenset(
    str.split("with from over into after amid about than that upon under this when against between")
)


@rule(
    "headlines.small-word",
    fires_on="a word that a headline with capitals would not have small",
    example="sang",
    counter="with",
    chosen_on=NO_DATA + "sentences of four words, of which two are a name and one a weekday",
)
def _is_small(word: str) -> bool:
    """Whether a word of a sentence is written as in no headline of capitals."""
    return word[0].islower() and word not in _SMALL_IN_HEADLINES


def read(text: str, gazetteer: Gazetteer) -> ReadText:
    """Return the text with the names it holds."""
    plain = fold_in_place(text)
    capitals = _capitals(plain)
    mentions = tuple(_mentions(text, plain, capitals, gazetteer))
    rights = _rights(plain) if mentions else None
    return ReadText(text, plain, mentions, capitals, rights)


def _rights(folded: str) -> int | None:
    """Return where the line of rights begins in a folded text; all of it, where the text begins so."""
    if not any(word in folded for word in _WORDS_OF_RIGHTS):
        return None
    found = _RIGHTS.search(folded)
    if found is None:
        return None
    start = max(folded.rfind(". ", 0, found.start()), folded.rfind("; ", 0, found.start()))
    return max(start, 0) if found.group()[:1] in "aA" else found.start()


def _capitals(plain: str) -> int:
    match = _CAPITALS.match(plain)
    if match is None or sum(map(str.isalpha, match.group())) < _ONLY_CAPITALS_LETTERS:
        return 0
    # A mixed-case word must not lose its first letter: the run ends with its last whole word.
    end = match.end()
    while end and end < len(plain) and plain[end - 1].isalpha():
        end -= 1
    return end


def _mentions(
    written: str, plain: str, capitals: int, gazetteer: Gazetteer
) -> Iterator[PlaceMention]:
    end = 0
    for match in _START.finditer(plain):
        start = match.start()
        if start < end:
            continue
        word = match.group()
        found = None
        if gazetteer.starting(word):  # mostly none
            found = _longest(written, plain, start, word, gazetteer)
        if found is None and len(word) > 1 and word.isupper():
            if start < capitals:
                found = _longest_in_capitals(plain, start, word, capitals, gazetteer)
            elif len(word) >= _ONLY_CAPITALS_LETTERS:
                place_end = _end_of_capital_place(written, plain, start)
                is_place = place_end > start and plain[:start].rstrip()[-1:] in _SENTENCE_ENDS
                found = _longest_in_capitals(
                    plain, start, word, place_end, gazetteer, is_place=is_place
                )
        if found is not None:
            end = start + len(found.text)
            yield PlaceMention(start, end, found)


def _end_of_capital_place(written: str, plain: str, start: int) -> int:
    """Return where capitals inside a text end that are a place: "They met. WASHINGTON -- ", "MALTA (90%)"."""
    if indexed := _INDEXED.match(plain, start):
        return indexed.end()
    line = dateline_of(written, start)
    return start + len(line.place or "") if line else start


def _longest(written: str, plain: str, start: int, word: str, gazetteer: Gazetteer) -> Name | None:
    behind = start + len(word)
    for text in gazetteer.continued(word, plain[behind : behind + 3]):
        if plain.startswith(text, start):
            end = start + len(text)
            # "Sino-" is a name before a hyphen only, which folding made a space.
            if written[end - 1] != " " if text[-1] == " " else _ends(plain, end):
                return gazetteer.named(text)
    return None


def _longest_in_capitals(
    plain: str,
    start: int,
    word: str,
    capitals: int,
    gazetteer: Gazetteer,
    *,
    is_place: bool = False,
) -> Name | None:
    for text in gazetteer.starting(word.capitalize()):
        end = start + len(text)
        if end <= capitals and plain[start:end] == text.upper() and _ends(plain, end):
            name = gazetteer.named(text)
            if is_place:
                return name
            is_word = name is None or _is_word_in_capitals(name, start, plain, end)
            return None if is_word else name
    return None


@rule(
    "places.word-in-capitals",
    example="CHEAP STORE SALES ROSE AGAIN IN MAY",
    counter="A STRIKE IN TARSUS ENDS",
    chosen_on="the headlines of Reuters-21578",
)
def _is_word_in_capitals(name: Name, start: int, plain: str, end: int) -> bool:
    """In capitals nothing tells a small town from a word: "STORE SALES" is not Store in Slovenia."""
    is_small = name.standing is NameStanding.TOWN and name.codes[0][1] < CITY_IN_CAPITALS
    return is_small and start > 0 and not plain.startswith(", ", end)


def _ends(plain: str, end: int) -> bool:
    return not plain[end : end + 1].isalnum()
