"""Countries that a text in another language than English names: "в Германии", "französische", 中国."""

from collections.abc import Iterator

from searchkit.language.fold import fold_in_place
from searchkit.language.world_names import WorldName, names_starting, names_without_spaces
from searchkit.regexes import regex
from searchkit.rules import rule, threshold
from searchkit.values import dataclass

_WORD = regex(r"[^\W\d_]+")
_ENDS = regex(r"[.!?:»”]")
# Characters between the words of a name: "EE. UU.", "Saint-Barthélemy".
MAX_GAP = threshold(2, "CLDR's names: a full stop and a space are the most that stands in one")

# Behind these a people's adjective is its language: "en français", "parla italiano".
_SPEAKING = frozenset(
    (
        "en", "le", "el", "il", "in", "em", "o", "al", "du", "do", "del", "au", "auf",
        "langue", "lengua", "lingua", "língua", "idioma", "язык",
        "parle", "parler", "parlent", "parlait", "habla", "hablar", "hablan", "hablaba", "parla", "parlare", "parlano",
        "fala", "falar", "falam",
    )
)  # fmt: skip
_BEFORE_COMPANIES = frozenset(("Air", "Radio", "Banco", "Banque", "Crédit", "Credit", "Stade"))
_BEHIND_COMPANIES = frozenset(
    ("Airlines", "Airways", "Bank", "Inter", "Info", "Télévisions", "Televisions", "Presse", "Télécom", "Telecom", "Culture", "Bleu")
)  # fmt: skip

# What Arabic writes in one with the word behind it: "and", "in", "for", and the article.
_ARABIC_PREFIX = regex("[وفبلك]{1,2}")


@dataclass(frozen=True, slots=True)
class WorldMention:
    """A country named in another language."""

    start: int  # code points
    end: int
    code: str
    kind: str


def world_mentions(text: str, language: str) -> Iterator[WorldMention]:
    """Yield the countries that a text in this language names, from left to right."""
    if language in ("zh", "ja"):
        pattern, codes = names_without_spaces(language)
        for match in pattern.finditer(text):
            yield WorldMention(match.start(), match.end(), codes[match.group()], "country")
        return
    names = names_starting(language)
    folded = fold_in_place(text)
    words = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(folded)]
    place = 0
    while place < len(words):
        word = words[place][0]
        found = None
        begins = place == 0 or _ENDS.search(folded, words[place - 1][2], words[place][1])
        for spelling in _spellings(word, language, is_first=bool(begins)):
            for name in names.get(spelling, ()):
                if _stands_at(name, spelling, words, place, language):
                    found = name
                    break
            if found:
                break
        if found is None or _is_of_a_company(words, place, len(found.words)):
            place += 1
            continue
        last = place + len(found.words) - 1
        yield WorldMention(words[place][1], words[last][2], found.code, found.kind)
        place = last + 1


def _spellings(word: str, language: str, *, is_first: bool) -> Iterator[str]:
    """Yield how a word may stand in the table: first in its sentence, in capitals, with an Arabic prefix."""
    yield word
    if language != "ar":
        if word.isupper() and len(word) > 3:
            yield word.capitalize()
        if is_first and word.istitle():
            yield word.lower()
        return
    if word.startswith("ال"):
        yield word[2:]
    if word.startswith("لل"):
        yield "ال" + word[2:]
        yield word[2:]
    prefix = _ARABIC_PREFIX.match(word)
    if prefix:
        for length in range(1, prefix.end() + 1):
            rest = word[length:]
            yield rest
            if rest.startswith("ال"):
                yield rest[2:]


@rule(
    "world.stands-whole",
    fires_on="all words of a name in another language stand there, close together; a people’s is no language",
    example="El ministro que está con los Estados Unidos dijo que no había más.",
    counter="El ministro que está con los Estados - Unidos dijo que no había más.",
    chosen_on="CLDR's names in nine languages",
)
def _stands_at(
    name: WorldName, first: str, words: list[tuple[str, int, int]], place: int, language: str
) -> bool:
    if place + len(name.words) > len(words):
        return False
    for step, wanted in enumerate(name.words[1:], start=place + 1):
        word, start, _ = words[step]
        if start - words[step - 1][2] > MAX_GAP:
            return False
        forms = {word, word.capitalize() if word.isupper() else word}
        if wanted not in forms:
            return False
    if name.kind == "people" and language != "ar":
        is_language = place > 0 and words[place - 1][0].lower() in _SPEAKING
        return first[:1].islower() and not is_language
    return True


@rule(
    "world.company",
    fires_on="a country’s name is a company’s, by the word beside it",
    example="Le ministre est dans un avion de la Air France et il est avec les siens.",
    counter="Le ministre est dans un avion de la France et il est avec les siens.",
    chosen_on="invented stories in nine languages",
)
def _is_of_a_company(words: list[tuple[str, int, int]], place: int, length: int) -> bool:
    before = words[place - 1][0] if place else ""
    behind = words[place + length][0] if place + length < len(words) else ""
    return before in _BEFORE_COMPANIES or behind in _BEHIND_COMPANIES
