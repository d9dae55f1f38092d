"""Which mentions mean no place: people, papers, schools, companies, languages.

Each rule returns True where it drops the mention; its docstring shows what it is for.
"""

import re

from searchkit.enrichers.countries.context_words import (
    NO_PLACE_AFTER,
    NO_PLACE_BEFORE,
    PLACE_BEFORE,
    ROLES,
    SENTENCE_WORDS,
    TITLES,
    TOWN_BEFORE,
    TOWN_PEOPLE,
)
from searchkit.enrichers.countries.gazetteer import Gazetteer, Standing
from searchkit.enrichers.countries.mentions import Mention, Reading

MILLIONS = 2_000  # thousands of people: "Sydney", "Houston", "Dallas" are cities before all else

# Demonyms that are languages too, where a word of speaking stands before them.
_SPEAKING = re.compile(
    r"\b(?:[Ss]peak(?:s|ing|ers? of)?|[Ss]poke|[Ss]poken|[Ff]luent(?: in)?|[Ff]luently|[Ww]ritten in|[Tt]ranslated (?:in|from|into)"
    r"|[Ll]earn(?:s|ed|ing)?|[Tt]aught|[Tt]each(?:es|ing)?|[Ss]tudy(?:ing)?|in(?: broken| perfect| fluent)?)$"
)
# Behind a language there is no noun: the sentence ends or goes on with a small word.
_NO_NOUN = re.compile(r"(?:[.,;:)\"”'?!]|$| (?:and|or|but|to|at|on|in|with|as|for|by|that|when|while|the|is|was|who|because|"
    r"language|languages|speaker|speakers|speaking|lessons?|class(?:es)?|translation|subtitles|dictionary|words?|accent)\b)")  # fmt: skip
_LANGUAGE_NOUN = re.compile(
    r" (?:language|languages|speaking|speakers?|lessons?|subtitles|translation|dictionary)\b"
)


def is_shouted_us(mention: Mention, reading: Reading) -> bool:
    """`US` in a line of capitals is as likely the word "us": "TELL US WHAT YOU THINK"."""
    return mention.name.text == "US" and mention.end < reading.capitals - 1


def is_money(mention: Mention, reading: Reading) -> bool:
    """A currency sign names no country: "US$ 5 million"."""
    return reading.folded[mention.end : mention.end + 1] == "$"


def is_language(mention: Mention, reading: Reading) -> bool:
    """A language is no country: "speaking Spanish", "said in French.", "the English language"."""
    if mention.name.kind != "demonym":
        return False
    if _LANGUAGE_NOUN.match(reading.folded, mention.end):
        return True
    before = reading.folded[max(0, mention.start - 24) : mention.start].rstrip(" ")
    return bool(_SPEAKING.search(before) and _NO_NOUN.match(reading.folded, mention.end))


def is_part_of_a_name(mention: Mention, reading: Reading) -> bool:
    """Schools, papers and companies are no places: "University of Michigan", "Houston Chronicle"."""
    if mention.name.kind == "demonym" or mention.name.kind == "institution":
        return False
    if reading.after(mention) in NO_PLACE_BEFORE:
        return True
    return reading.folded[max(0, mention.start - 14) : mention.start].endswith(NO_PLACE_AFTER)


def is_person(mention: Mention, reading: Reading, gazetteer: Gazetteer) -> bool:
    """People bear the names of places: "Michael Jordan", "Mr. Holland", "Paris Hilton".

    A name that no people bear is a place beside any word: "Deputy Prime Minister of France".
    """
    text = mention.name.text
    if mention.name.kind == "institution" or " " in text:
        return False
    before, after = reading.before(mention), reading.after(mention)
    surname, first = text in gazetteer.surnames, text in gazetteer.first_names
    town = mention.name.standing is Standing.TOWN
    if (surname or town) and (
        before in TITLES or _is_initial(before) or _is_first_name(before, gazetteer)
    ):
        return True
    if mention.name.kind == "demonym":
        return False
    if (first or (surname and town)) and after[:1].isupper() and before not in PLACE_BEFORE:
        if mention.name.kind in ("country", "region") or reading.is_title_case:
            return after in gazetteer.surnames and after not in TOWN_BEFORE
        return after not in TOWN_BEFORE and after not in ROLES
    return False


def is_bare_person(mention: Mention, reading: Reading, gazetteer: Gazetteer) -> bool:
    """A town whose name people bear must look like a place: "in Madison", "Madison police".

    "Madison said so" drops it; a city of millions needs no such sign.
    """
    text = mention.name.text
    if mention.name.standing is not Standing.TOWN or mention.name.codes[0][1] >= MILLIONS:
        return False
    if text not in gazetteer.surnames and text not in gazetteer.first_names:
        return False
    return not looks_like_a_place(mention, reading)


def looks_like_a_place(mention: Mention, reading: Reading) -> bool:
    """Say whether the words beside a name are those of a place: "in Madison", "Madison police"."""
    before, after = reading.before(mention), reading.after(mention)
    if before == "to" and reading.folded.endswith("ccording to ", 0, mention.start):
        return False
    return (
        mention.start < reading.capitals
        or before in PLACE_BEFORE
        or after in TOWN_BEFORE
        or after in TOWN_PEOPLE
    )


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper() and word not in "AI"


def is_end_of_a_name(mention: Mention, reading: Reading, gazetteer: Gazetteer) -> bool:
    """A town behind another capitalised word is the end of a person's name: "Bettencourt Lima".

    Words that begin a sentence do not count, nor names of places: "In Lima", "Peruvian Lima".
    """
    name = mention.name
    if name.kind not in ("town", "city", "capital", "ambiguous") or " " in name.text:
        return False
    before = reading.before(mention)
    if not before[:1].isupper() or before in SENTENCE_WORDS or mention.start < reading.capitals:
        return False
    if name.standing is not Standing.TOWN and reading.is_title_case:
        return False
    known = gazetteer.named(before)
    return known is None or known.standing is not Standing.PLAIN or known.kind == "city"


def is_start_of_a_name(mention: Mention, reading: Reading) -> bool:
    """A town before another capitalised word is no town: "Enterprise Holdings"."""
    if mention.name.standing is not Standing.TOWN or mention.start < reading.capitals:
        return False
    after = reading.after(mention)
    return after[:1].isupper() and after not in TOWN_BEFORE


def _is_first_name(word: str, gazetteer: Gazetteer) -> bool:
    return word in gazetteer.first_names and word not in SENTENCE_WORDS


def is_no_place(mention: Mention, reading: Reading, gazetteer: Gazetteer) -> bool:
    """Say whether any rule drops the mention."""
    return (
        mention.name.standing is Standing.NOTHING
        or is_person(mention, reading, gazetteer)
        or is_shouted_us(mention, reading)
        or is_money(mention, reading)
        or is_language(mention, reading)
        or is_part_of_a_name(mention, reading)
        or is_end_of_a_name(mention, reading, gazetteer)
        or is_start_of_a_name(mention, reading)
        or is_bare_person(mention, reading, gazetteer)
    )
