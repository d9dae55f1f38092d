"""A paragraph as words, each with the letter of its kind (lexicon.py): rules read the letters.

Wang Yi , who visited , “ ... ” said   ->   CC,Ww,qv
"""

import re
from dataclasses import dataclass

from searchkit.enrichers.speakers import lexicon
from searchkit.enrichers.speakers.lexicon import fold
from searchkit.enrichers.speakers.quotes import BLANK, Masked, mask

# Abbreviations whose full stop ends no sentence, initials, words with inner hyphens and
# apostrophes (a final 's apart), numbers, quoted stretches, punctuation.
_TOKEN = re.compile(
    rf'"{BLANK}*"?'
    r"|(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Lt|Col|Sgt|Capt|Rev|Prof|Hon|St|Jr|Sr|Maj|Adm|Cmdr"
    r"|Cpl|Det|Supt|Insp|Pres|Sec|Brig|Messrs|Mme|Pte|Cllr|No|vs|Engr|Barr|Atty)\."
    r"|(?:[A-Z]\.-?)+(?![^\W\d_])"
    r"|[^\W\d_](?:\w|[-’'](?![sS]\b)(?=\w)|-(?=\w))*"
    r"|['’](?:[sS]\b|(?<=s.))"
    r"|\d+(?:[.,:/-]\d+)*\w*|@\w+|--+|[^\w\s]"
)
_PUNCTUATION = {
    ",": ",", ".": ".", "!": ".", "?": ".", "…": ".", ";": ";", ":": ":", "(": "(", ")": ")",
    "[": "(", "]": ")", "—": "-", "–": "-", "-": "-", "&": "&", "•": ".", "|": ".", "*": ".",
}  # fmt: skip
_SENTENCE_ENDS = frozenset(".:Q")


@dataclass(frozen=True, slots=True)
class Tokens:
    """A paragraph, word by word. All sequences have the same length."""

    text: str  # the paragraph as it is
    masked: Masked
    words: tuple[str, ...]
    folded: tuple[str, ...]  # lower case, without accents
    starts: tuple[int, ...]
    letters: str  # one a word
    is_headline: bool

    def end(self, index: int) -> int:
        """Return where word `index` ends in the text."""
        return self.starts[index] + len(self.words[index])


# A headline is short, and of its longer words three in four have a capital.
# Chosen on the headlines and the first paragraphs of the training articles.
_MAX_HEADLINE_CHARS = 200
_MIN_CAPITALS_SHARE = 0.75


def has_headline_capitals(text: str) -> bool:
    """Return whether the text Looks Like a Headline in Capitals, or LIKE ONE IN FULL CAPITALS."""
    if len(text) > _MAX_HEADLINE_CHARS:
        return False
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    capitals = sum(1 for word in words if word[0].isupper())
    return len(words) >= 3 and capitals >= _MIN_CAPITALS_SHARE * len(words)


def tokenize(text: str, *, is_headline: bool = False) -> Tokens:
    """Return the words of a paragraph. In a headline, capitals say nothing about verbs."""
    masked = mask(text)
    words: list[str] = []
    starts: list[int] = []
    for match in _TOKEN.finditer(masked.text):
        words.append(match.group())
        starts.append(match.start())
    folded = [word.lower() if word.isascii() else fold(word) for word in words]
    letters = _letters(text, words, folded, starts, is_headline=is_headline)
    return Tokens(text, masked, tuple(words), tuple(folded), tuple(starts), letters, is_headline)


def _letters(
    text: str, words: list[str], folded: list[str], starts: list[int], *, is_headline: bool
) -> str:
    known = lexicon.letters()
    titles = lexicon.titles()
    particles = lexicon.particles()
    speech_nouns = lexicon.speech_nouns()
    out: list[str] = []
    previous = "."
    count = len(words)
    for index, word in enumerate(words):
        sign = word[0]
        if sign == '"':
            letter = _quote_letter(text, starts[index], len(word))
        elif sign.isalpha():
            low = folded[index]
            if sign.isupper() or not sign.islower():
                at_start = previous in _SENTENCE_ENDS
                if low in titles or low.rstrip(".") in titles:
                    letter = "K"
                elif low in known and (at_start or is_headline or low not in lexicon.AMBIGUOUS):
                    letter = known[low]
                    if letter in "nrRvgab" and not is_headline:
                        follows = index + 1 < count and words[index + 1][:1].isupper()
                        letter = "C" if not at_start or (follows and letter in "nr") else letter
                        if letter in "vab" and not low.endswith(("ed", "said")):
                            letter = "w"  # "Rail fares", "Report cards"
                    elif at_start and low in lexicon.AMBIGUOUS and _is_upper(words, index + 1):
                        letter = "C"
                else:
                    letter = "C"
            elif low in known:
                letter = known[low]
                if letter in "vabg" and index and _is_noun_here(words, folded, index, previous):
                    letter = "s" if low in speech_nouns else "w"
            elif low in particles or (
                low in _WEAK_PARTICLES and previous in "CK" and _is_upper(words, index + 1)
            ):
                letter = "p"
            elif word[2:3] in "-’'" and word[3:4].isupper():
                letter = "C"  # al-Assad, d’Estaing comes here too

            elif low.endswith("ly"):
                letter = "x"
            else:
                letter = "w"
        elif sign.isdigit():
            letter = "#"
        elif sign in "'’":
            letter = "'"
        elif sign == "@":
            letter = "C"
        else:
            letter = _PUNCTUATION.get(sign, "-" if word.startswith("--") else "w")
        out.append(letter)
        previous = letter
    return "".join(out)


# Inside a name only; elsewhere they are words.
_WEAK_PARTICLES = frozenset(("ten", "op", "le", "lo", "e", "i", "et", "haj", "do"))
_BEFORE_NOUNS = frozenset(
    ["the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "no", "any", "each", "every"]
)  # fmt: skip


def _is_noun_here(words: list[str], folded: list[str], index: int, previous: str) -> bool:
    """Return whether a form of a verb is a noun or an adjective: "the claim", "Trump's call"."""
    if previous == "'":
        return True
    if previous == "d":
        return folded[index - 1] in _BEFORE_NOUNS
    return previous == "o" and not folded[index].endswith("ing")


def _is_upper(words: list[str], index: int) -> bool:
    return index < len(words) and words[index][:1].isupper()


def _quote_letter(text: str, start: int, length: int) -> str:
    """Return QUOTE_END where the quote closes with a full stop, else QUOTE."""
    end = start + length
    last = text[start + 1 : end].rstrip("\"'’”» ")[-1:]
    return "Q" if last == "." else "q"
