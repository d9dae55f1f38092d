"""Which mentions mean no place: papers, schools, companies, languages, currencies.

Each rule returns True where it drops the mention; its docstring shows what it is for.
"""

import re

from searchkit.enrichers.countries.context_words import ContextWords
from searchkit.enrichers.countries.gazetteer import NameStanding
from searchkit.enrichers.countries.place_mentions import PlaceMention, ReadText
from searchkit.language.calendar_words import ENGLISH_WEEKDAYS
from searchkit.regexes import regex
from searchkit.rules import rule

_HOW_WELL = "(?: fluent| good| some| a little| broken| passable| no)?"
# Demonyms that are languages too, where a word of speaking stands before them.
_SPEAKING = regex(
    rf"\b(?:[Ss]peak(?:s|ing|ers? of)?{_HOW_WELL}|[Ss]poke{_HOW_WELL}|[Ss]poken|[Ff]luent(?: in)?|[Ff]luently|[Ww]ritten in|[Tt]ranslated (?:in|from|into)"
    r"|[Ll]earn(?:s|ed|ing)?|[Tt]aught|[Tt]each(?:es|ing)?|[Ss]tud(?:y|ied|ies|ying)|in(?: broken| perfect| fluent)?)$"
)
# Behind a language there is no noun: the sentence ends or goes on with a small word.
_NO_NOUN = regex(r"(?:[.,;:)\"”'?!]|$| (?:and|or|but|to|at|on|in|with|as|for|by|that|when|while|the|is|was|who|because|"
    r"language|languages|speaker|speakers|speaking|lessons?|class(?:es)?|translation|subtitles|dictionary|words?|accent)\b)")  # fmt: skip
_LANGUAGES_BEFORE = regex(
    r"(?:(?<=speak)|(?<=speaks)|(?<=spoke)|(?<=spoken)|(?<=speaking)|(?<=luent in)|(?<=luently))"
    rf"{_HOW_WELL} [A-Z][a-z]+(?:, [A-Z][a-z]+){{0,3}},?(?: and| but)?{_HOW_WELL}$"
)
_LANGUAGE_NOUN = regex(
    r" (?:language|languages|speaking|speakers?|lessons?|subtitles|translation|dictionary)\b"
)


_LANGUAGE_LABEL = regex(r"\blanguages?\s?[:=]\s?$", re.IGNORECASE)
# Streets, shops and societies that bear a people's name.
_NAMED_AFTER_A_PEOPLE = frozenset(
    {
        "Avenue",
        "Cafe",
        "Chalet",
        "Creek",
        "Grill",
        "Hill",
        "Lake",
        "Lane",
        "Legion",
        "Martyrs",
        "Oaks",
        "Road",
        "Street",
    }
)
# A pastry, where "Danish" would need a noun.
_PASTRY = regex(r"(?:[.,;]| (?:and|at|for|from|or|with)\b)")

# "Michigan State University", "Georgia Tech", "Boston Latin College".
_SCHOOL = regex(r" (?:[A-Z][a-z]+ )?(?:University|College|Tech|Polytechnic)\b")


@rule(
    "non-places.shouted-us",
    example="TELL US WHAT YOU THINK ABOUT THE BRIDGE",
    counter="The US will pay for the bridge.",
    chosen_on="errors in LGL, GeoVirus and Reuters",
)
def is_shouted_us(mention: PlaceMention, reading: ReadText) -> bool:
    """`US` in a line of capitals is as likely the word "us": "TELL US WHAT YOU THINK"."""
    return mention.name.text == "US" and mention.end < reading.capitals - 1


@rule(
    "non-places.money",
    example="The bridge cost US$ 5 million.",
    counter="The US paid 5 million for the bridge.",
    chosen_on="errors in LGL, GeoVirus and Reuters",
)
def is_money(mention: PlaceMention, reading: ReadText) -> bool:
    """A currency sign names no country: "US$ 5 million"."""
    return reading.folded[mention.end : mention.end + 1] == "$"


@rule(
    "non-places.language",
    example="She was speaking Spanish, and nobody answered.",
    counter="She was speaking to Spanish officers.",
    chosen_on="errors in LGL, GeoVirus and Reuters",
)
def is_language(mention: PlaceMention, reading: ReadText) -> bool:
    """A language is no country: "speaking Spanish", "said in French.", "the English language"."""
    if mention.name.kind != "demonym":
        return False
    if _LANGUAGE_NOUN.match(reading.folded, mention.end):
        return True
    if _LANGUAGE_LABEL.search(reading.folded, max(0, mention.start - 12), mention.start):
        return True
    before = reading.folded[max(0, mention.start - 60) : mention.start].rstrip(" ")
    # "Speaks Welsh, French and some Spanish": the languages before it are passed over.
    before = _LANGUAGES_BEFORE.sub("", before)
    return bool(_SPEAKING.search(before) and _NO_NOUN.match(reading.folded, mention.end))


_SERVED = regex(
    r" (?:(?:is|are|was|were|will be|has been|can be) (?:\w+ly )?(?:baked|basted|brined|carved|cooked|deep-fried|eaten"
    r"|fried|grilled|roasted|served|smoked|stuffed)\b"
    r"|(?:and|with) (?:all the )?(?:cranberr(?:y|ies)|gravy|mash|sprouts|stuffing|trimmings)\b"
    r"|(?:bacon|breasts?|breeders?|burgers?|dinners?|drumsticks?|flocks?|growers?|legs?|sandwich(?:es)?|soup|stock pot"
    r"|stuffing|trot|wings)\b)"
)
# What both a bird and a country have, prices and farmers, is the bird's where poultry is talked of.
_TRADED = regex(r" (?:farm(?:ers?|ing)?|meat|prices?|processors?|producers?|suppliers?)\b")
_POULTRY = regex(
    r"\b(?i:thanksgiving|christmas|poultry|avian|bird flu|butterball|chickens?|hens|geese|flocks?|hatcher\w+)\b"
)


@rule(
    "non-places.kitchen",
    example="He ordered a Cuban sandwich.",
    counter="He wrote to a Cuban minister.",
    chosen_on="errors in LGL, GeoVirus and Reuters",
)
def is_from_the_kitchen(mention: PlaceMention, reading: ReadText, words: ContextWords) -> bool:
    """Dishes, dogs and lessons: "a Cuban sandwich", "an English cocker spaniel", "a Danish at ten".

    A bird that opens a sentence is none either: "Turkey was served", not "Turkey was hit".
    """
    if mention.name.text == "Turkey":
        is_traded = _TRADED.match(reading.folded, mention.end) and _POULTRY.search(reading.folded)
        return bool(is_traded or _SERVED.match(reading.folded, mention.end))
    if mention.name.kind != "demonym":
        return False
    if reading.after(mention).lower() in words.kitchen:
        return True
    is_danish = mention.name.text == "Danish" and reading.before(mention) in ("a", "A")
    return is_danish and bool(_PASTRY.match(reading.folded, mention.end))


@rule(
    "non-places.rights",
    example="© 2021 The Berlin Times",
    counter="The Berlin court sat on Monday.",
    chosen_on="errors in LGL, GeoVirus and Reuters",
)
def is_held_by_right(mention: PlaceMention, reading: ReadText) -> bool:
    """Who holds the rights in a text is no place: "© 2021 The Berlin Times"."""
    rights = reading.rights
    return rights is not None and mention.start >= rights


@rule(
    "non-places.part-of-a-name",
    example="She studied at the University of Michigan.",
    counter="She studied in Michigan.",
    chosen_on="errors in LGL, GeoVirus and Reuters",
)
def is_part_of_a_name(mention: PlaceMention, reading: ReadText, words: ContextWords) -> bool:
    """Schools, papers and companies are no places: "University of Michigan", "Houston Chronicle"."""
    if mention.name.kind == "institution":
        return False
    if mention.name.kind == "demonym":
        return reading.after(mention) in _NAMED_AFTER_A_PEOPLE
    if reading.after(mention) in words.part_of_a_name or _SCHOOL.match(reading.folded, mention.end):
        return True
    before = reading.folded[max(0, mention.start - 16) : mention.start]
    return before.endswith(words.of_a_name)


@rule(
    "non-places.start-of-a-name",
    example="Shares of Aurora Networks fell.",
    counter="Roads to Aurora were closed.",
    chosen_on="errors in LGL, GeoVirus and Reuters",
)
def is_start_of_a_name(mention: PlaceMention, reading: ReadText, words: ContextWords) -> bool:
    """A small town before another capitalised word is no town: "Enterprise Holdings"."""
    if mention.name.standing is not NameStanding.TOWN or mention.start < reading.capitals:
        return False
    after = reading.after(mention)
    return after[:1].isupper() and after not in words.behind_towns


_NOT_BEHIND_A_SIDE = frozenset(("of", "American", "side", "coast", "end"))


@rule(
    "non-places.side-of-the-sky",
    example="They moved north, to the warm South of the country.",
    counter="On Monday the South answered by loudspeaker.",
    chosen_on="no output on LGL, GeoVirus and Reuters depends on it; general knowledge",
)
def is_side_of_the_sky(mention: PlaceMention, reading: ReadText) -> bool:
    """Half of a sky and not of Korea: "South" that "the" is not right before, or that goes on."""
    if mention.name.text not in ("North", "South"):
        return False
    after = reading.after(mention)
    if after[:1].isupper() or after in _NOT_BEHIND_A_SIDE:
        return True
    before = reading.folded[max(0, mention.start - 8) : mention.start]
    return not _THE.search(before)


# "In the North", "up the North" are directions in any country.
_THE = regex(r"(?<!in )(?<!up )(?:^|\b)[Tt]he $")


@rule(
    "non-places.congress",
    example="The Harbour Congress met on Monday.",
    counter="On Monday Congress met.",
    chosen_on="no output on LGL, GeoVirus and Reuters depends on it; unions and churches have congresses",
)
def is_another_congress(mention: PlaceMention, reading: ReadText, words: ContextWords) -> bool:
    """A congress that a capitalised word before it says is no parliament: "the Labour Congress"."""
    if mention.name.text != "Congress":
        return False
    before = reading.before(mention)
    return (
        before[:1].isupper()
        and before not in words.sentence_words
        and before not in ENGLISH_WEEKDAYS
    )


def is_no_place(mention: PlaceMention, reading: ReadText, words: ContextWords) -> bool:
    """Say whether any of these rules drops the mention."""
    return (
        mention.name.standing is NameStanding.NOTHING
        or is_shouted_us(mention, reading)
        or is_side_of_the_sky(mention, reading)
        or is_another_congress(mention, reading, words)
        or is_money(mention, reading)
        or is_language(mention, reading)
        or is_from_the_kitchen(mention, reading, words)
        or is_held_by_right(mention, reading)
        or is_part_of_a_name(mention, reading, words)
        or is_start_of_a_name(mention, reading, words)
    )
