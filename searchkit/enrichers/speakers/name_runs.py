"""Capitalised names in a paragraph, their titles taken off.

Russian Foreign Minister Sergei Lavrov   ->   Sergei Lavrov, titles: russian foreign minister
Ministry of Foreign Affairs              ->   one name, an institution
Alexander van der Bellen                 ->   one name; "van der Bellen" stays whole too
"""

import dataclasses
from collections.abc import Set
from enum import StrEnum
from itertools import pairwise

from searchkit.enrichers.speakers import lexicon
from searchkit.enrichers.speakers.kind_pieces import behind, maybe, one, seq, up_to
from searchkit.enrichers.speakers.tagging import DEGREES, NAMES, PEOPLE, Tokens
from searchkit.enrichers.speakers.token_kinds import (
    ACTS,
    AND,
    AUXILIARY,
    CAPITALISED,
    COLON,
    COMMA,
    DETERMINER,
    HOLDS,
    POSSESSIVE,
    ROLES,
    SAYS,
    TITLE,
    WORD,
)
from searchkit.enrichers.speakers.token_kinds import TokenKind as Kind
from searchkit.enrichers.speakers.token_kinds import letters as letters_of
from searchkit.language import person_names
from searchkit.language.countries import governments, nations
from searchkit.language.fold import fold
from searchkit.language.person_names import suffix_of
from searchkit.rules import NO_DATA, limit, rule, threshold
from searchkit.values import dataclass

# Six words of a name and its titles are common, thirty are a list or a hostile file.
_NAME = one(Kind.CAPITALISED, Kind.TITLE)
_RUN = behind(
    up_to(3, Kind.PARTICLE),
    _NAME,
    up_to(11, _NAME),
    up_to(3, seq(up_to(3, Kind.PARTICLE, least=1), up_to(4, _NAME, least=1))),
    maybe(Kind.POSSESSIVE, up_to(6, _NAME, least=1)),
)
_JOINERS = frozenset(("of", "for", "on", "to", "against", "without"))
MAX_PERSON_WORDS = threshold(
    5, "people's full names in the world's news: \"Mohammed bin Zayed Al Nahyan\" has five words"
)

# Words.
_LONGEST_FIRST_HALF = threshold(
    3, NO_DATA + 'before and: "the Roads, Bridges and Harbours Agency" is a list from four on'
)
_LONGEST_BEHIND_ITS_KIND = threshold(3, NO_DATA + '"Carmaker Hoshida": longer ones are headlines')
_LONGEST_BODY = limit(12, "words; what is longer is a list, or a hostile file")
_JOINED_WORDS = limit(10, "words that and and of may join; what is longer is a list")
# Letters of a word in capitals that is no shout; longer ones are written as names are: "Unesco".
_LONGEST_BARE_ACRONYM = threshold(6, NO_DATA + "UNESCO and UNICEF have six")


class NameKind(StrEnum):
    """What a capitalised name stands for."""

    PERSON = "person"  # a title or a known first name says so
    UNKNOWN = "unknown"  # has the shape of a person's name
    INSTITUTION = "institution"
    GOVERNMENT = "government"  # a country, or the capital that stands for it
    GROUP = "group"  # Democrats, Germans: people of one kind
    OTHER = "other"  # a place, a people, a day


@dataclass(slots=True)  # never changed; frozen, each would take three times as long to make
class NameRun:
    """A name as it stands in a paragraph."""

    start: int  # first word of the name itself
    end: int  # after its last word
    outer: int  # first word of the titles before it
    kind: NameKind
    words: tuple[str, ...]  # folded
    titles: tuple[str, ...]  # folded words that were taken off
    opens_sentence: bool  # a capital here may mean nothing
    suffix: str = ""  # "jr", "iii": tells a son from his father
    country: str = ""  # whose it is, of an institution that every country has
    family: str = ""  # as written behind another's given name: "Omar and Rania Mikati"


def name_runs(tokens: Tokens, lower_words: Set[str]) -> list[NameRun]:
    """Return the names of a paragraph in order.

    `lower_words` are the words that the article writes in lower case somewhere: a capitalised one
    of them that opens a sentence is no name ("Officials", "Donors").
    """
    runs: list[NameRun] = []
    reach = 0
    while match := _RUN.search(tokens.letters, reach):
        start, end = match.span()
        apostrophe = tokens.letters.find(POSSESSIVE, start, end)
        if apostrophe > 0 and not _is_of_many(tokens, apostrophe):
            end = apostrophe  # what it owns is another name: "MSNBC’s Chris Matthews"
        last = end
        while last - start > 1 and suffix_of(tokens.folded[last - 1]):
            last -= 1
        run, reach = _name_run(tokens, start, last, lower_words)
        reach = max(reach, end)
        if run is None:
            continue
        if (
            last == end
            and tokens.letters[end : end + 1] == COMMA
            and tokens.folded[end + 1 : end + 2] in _GENERATION_WORDS
        ):
            end += 2  # "Sammy Davies, Jr."
            if tokens.letters[end : end + 2] in _COMMA_VERB:
                end += 1  # "Sammy Davies, Jr., said"
            reach = end
        if last < end and run.end == last:
            run = _with_suffix(tokens, run, end)
        elif run.end == end and _is_post_nominal(tokens, end):
            run = dataclasses.replace(run, end=end + 1)  # "Ada Quist MP said"
        if run.kind is NameKind.INSTITUTION:
            run = _with_first_half(tokens, run)
        while runs and runs[-1].end > run.outer:
            runs.pop()
        runs.append(_with_office(tokens, run))
    return _with_shared_family(tokens, runs)


def _with_shared_family(tokens: Tokens, runs: list[NameRun]) -> list[NameRun]:
    """Return the runs, a given name with the family name that it shares: "Omar and Rania Mikati"."""
    given = person_names.genders()
    for place, (run, other) in enumerate(pairwise(runs)):
        is_joined = tokens.letters[run.end : other.outer] == AND and other.outer == other.start
        if (
            is_joined
            and len(run.words) == 1
            and len(other.words) > 1
            and run.words[0] in given
            and other.words[0] in given
        ):
            family = " ".join(tokens.words[other.start + 1 : other.end])
            runs[place] = dataclasses.replace(
                run, words=run.words + other.words[1:], kind=NameKind.PERSON, family=family
            )
    return runs


@rule(
    "names.degree-behind",
    fires_on='a degree, a seat or an order right behind a name: "Ada Quist MP said"',
    example="Ada Quist MP said so.",
    counter="Ada Quist said so.",
    chosen_on="errors on the training articles of PolNeAR, and on the invented stories",
)
def _is_post_nominal(tokens: Tokens, at: int) -> bool:
    return (
        tokens.letters[at : at + 1] == WORD
        and (tokens.words[at].isupper() or tokens.words[at].rstrip(".") in DEGREES)
        and tokens.folded[at].replace(".", "") in person_names.POST_NOMINALS
    )


def _with_suffix(tokens: Tokens, run: NameRun, end: int) -> NameRun:
    """Return the run with the suffix that stands behind it: "Trump Jr.", "Elizabeth II"."""
    suffix = suffix_of(tokens.folded[end - 1]) or suffix_of(tokens.folded[end - 2])
    kind = NameKind.PERSON if run.kind is NameKind.UNKNOWN else run.kind
    return dataclasses.replace(run, end=end, suffix=suffix, kind=kind)


def _with_first_half(tokens: Tokens, run: NameRun) -> NameRun:
    """Return the whole of "the Transport and Communications Agency", read from "and" on."""
    letters, folded = tokens.letters, tokens.folded
    start = run.start - 1
    if start < 2 or folded[start] != "and":
        return run
    while start > 0 and letters[start - 1] in NAMES and run.start - start <= _LONGEST_FIRST_HALF:
        start -= 1
    first = folded[start : run.start - 1]
    is_half = first and not any(
        (word in lexicon.institution_words() and word not in ("international", "national"))
        or word in nations()
        or word in person_names.genders()
        for word in first
    )
    if not is_half or letters[start - 1 : start] not in (DETERMINER, POSSESSIVE):
        return run
    words = folded[start : run.end]
    return dataclasses.replace(run, start=start, outer=start, words=words)


_BRACKETED_RANKS = tuple(
    letters_of(Kind.TITLE, Kind.OPENING, inside, Kind.CLOSING)
    for inside in (Kind.WORD, Kind.CAPITALISED, Kind.TITLE)
)
_AND_NAME = letters_of(Kind.AND, Kind.CAPITALISED)
_PARTICLE_NAME = letters_of(Kind.PARTICLE, Kind.CAPITALISED)
# Behind these a capital may mean nothing.
_OPENS_SENTENCE = frozenset(
    (Kind.STOP, Kind.COLON, Kind.QUOTE_END, Kind.OPENING, Kind.QUOTE, Kind.DASH)
)
# Before two given names these are a part of the name that a nun or a monk took.
_OF_AN_ORDER = frozenset(("sister", "brother", "mother"))
_COMMA_VERB = tuple(letters_of(Kind.COMMA, verb) for verb in (Kind.SAYS, Kind.HOLDS, Kind.ACTS))
_GENERATION_WORDS = (("jr.",), ("jr",), ("sr.",), ("sr",))
_UNIONS = frozenset(str.split("union association federation front party league guild council"))
_MANY = frozenset(("people", "women", "men", "children"))


@rule(
    "names.of-many",
    example="The People’s Forum said so.",
    counter="Ana’s Forum said so on Monday.",
    chosen_on="errors on the training articles of PolNeAR, and on the invented stories",
)
def _is_of_many(tokens: Tokens, apostrophe: int) -> bool:
    """Return whether the apostrophe stands inside a name: "People’s Forum", "Workers’ Union"."""
    owner = tokens.folded[apostrophe - 1]
    known = lexicon.kinds()
    is_plural = (
        owner.endswith("s")
        and tokens.words[apostrophe] in "'’"
        and (
            owner in known
            or owner.removesuffix("s") in known
            or tokens.folded[min(apostrophe + 1, len(tokens.folded) - 1)] in _UNIONS
        )
    )
    return (is_plural or owner in _MANY) and owner not in PEOPLE


def _with_office(tokens: Tokens, run: NameRun) -> NameRun:
    """Return the run with an office before it: "U.S. Secretary of State Antony Blinken"."""
    before = run.outer - 1
    if tokens.letters[max(0, before - 3) : before + 1] in _BRACKETED_RANKS:
        before -= 2  # "Brig. (Rtd) John Waweru Kariuki"
    elif not run.titles or before < 1 or tokens.folded[before] != "of":
        return run
    if tokens.letters[before - 1] != TITLE:
        return run
    while before > 0 and tokens.letters[before - 1] in NAMES:
        before -= 1
    titles = tokens.folded[before : run.outer - 1] + run.titles
    return dataclasses.replace(run, outer=before, titles=titles)


def _name_run(
    tokens: Tokens, start: int, end: int, lower_words: Set[str]
) -> tuple[NameRun | None, int]:
    letters, folded = tokens.letters, tokens.folded
    opens = start == 0 or letters[start - 1] in _OPENS_SENTENCE
    if (
        opens
        and 1 < end - start <= 1 + _LONGEST_BEHIND_ITS_KIND
        and _is_kind_of_body(tokens, start, end)
    ):
        words = folded[start + 1 : end]  # "Carmaker Hoshida is recalling"
        return NameRun(start + 1, end, start + 1, NameKind.INSTITUTION, words, (), False), end
    if opens and end - start > 1:
        begin = _behind_plain_word(tokens, start, end, lower_words)
        start, opens = begin, begin == start
    if folded[end - 1] in PEOPLE:
        return NameRun(start, end, start, NameKind.GROUP, folded[start:end], (), False), end
    # A title before the name, and a name behind it that is no institution: a person.
    title_at = next((i for i in range(end - 2, start - 1, -1) if letters[i] == Kind.TITLE), None)
    is_body, names_body = _body_words(tokens, start, end, title_at)
    if (
        title_at is not None
        and not is_body
        and (person := _titled_person(tokens, start, title_at, end))
    ):
        return person, end
    is_firm = letters[end : end + 2] == _AND_NAME and tokens.words[end] == "&"
    if names_body or is_firm or _is_cause(tokens, start, end):
        end = _with_joined_words(tokens, start, end)
        words = folded[start:end]
        if letters[start:end] == Kind.TITLE or len(words) > _LONGEST_BODY:
            return None, end
        return NameRun(start, end, start, NameKind.INSTITUTION, words, (), opens), end
    if letters[start:end].strip(Kind.TITLE) == "":
        return None, end
    if letters[end - 1] == Kind.TITLE and folded[start] not in person_names.genders():
        return None, end  # "U.S. Secretary", "Foreign Minister": an office, not a name
    return _plain_name(tokens, start, end, opens, lower_words), end


def _behind_plain_word(tokens: Tokens, start: int, end: int, lower_words: Set[str]) -> int:
    """Return where a name of several words begins that opens a sentence: behind a word that is none.

    "Donor Adelson", "Donor Sheldon Adelson"; but "Cricket Australia", "Reef Watch Pacific".
    """
    first, rest = tokens.folded[start], tokens.folded[start + 1 : end]
    is_person = (len(rest) == 1 and rest[0] not in nations()) or (
        len(rest) > 1
        and (rest[0] in person_names.genders() or tokens.letters[start + 1] == Kind.TITLE)
    )
    may_be_plain = tokens.letters[start] != Kind.TITLE and (is_person or first.endswith("ly"))
    return start + 1 if may_be_plain and _is_plain_word(first, lower_words) else start


def _body_words(tokens: Tokens, start: int, end: int, title_at: int | None) -> tuple[bool, bool]:
    """Return whether a name ends with a word of bodies, and whether one stands in it at all."""
    folded, known = tokens.folded, lexicon.institution_words()
    is_syllable = folded[end - 1] == "un" and not tokens.words[end - 1].isupper()  # Kim Jong Un
    # "Atlantic City Mayor Don Guardian"
    is_called_so = title_at is not None and folded[title_at + 1] in person_names.genders()
    is_body = folded[end - 1] in known and not is_syllable and not is_called_so
    return is_body, is_body or any(word in known for word in folded[start : end - is_syllable])


def _titled_person(tokens: Tokens, start: int, title_at: int, end: int) -> NameRun | None:
    """Return who bears the title at `title_at`; None where what stands behind it is nobody's name."""
    folded, known = tokens.folded, lexicon.institution_words()
    words = folded[title_at + 1 : end]
    is_named = words[0] in person_names.genders() and len(words) == 2
    if len(words) > MAX_PERSON_WORDS or not (is_named or known.isdisjoint(words)):
        return None
    kind = NameKind.PERSON
    if len(words) == 1 and words[0] in lexicon.never_a_person():
        kind = NameKind.OTHER
    if folded[title_at] in _OF_AN_ORDER and words[-1] in person_names.genders():
        title_at -= 1  # "Sister Mary Agnes"
        words = folded[title_at + 1 : end]
    titles = folded[start : title_at + 1]
    return NameRun(title_at + 1, end, start, kind, words, titles, False)


@rule(
    "names.kind-of-body",
    example="Carmaker Hoshida said so on Monday.",
    counter="Ana Hoshida said so on Monday.",
    chosen_on="errors on the training articles of PolNeAR, and on the invented stories",
)
def _is_kind_of_body(tokens: Tokens, start: int, end: int) -> bool:
    """Return whether a sentence opens with what kind of body a name is of: "Carmaker Hoshida"."""
    rest = tokens.folded[start + 1 : end]
    return (
        tokens.folded[start] in lexicon.company_nouns()
        and tokens.words[start].istitle()
        and not any(word in lexicon.institution_words() for word in rest)
    )


# "Doctors on Wheels", "Reporters Without Borders", "Mothers Against Drunk Driving".
_CAUSES = frozenset(("on", "without", "against", "for"))


@rule(
    "names.cause",
    example="Nobody asked the Doctors on Wheels, Ana Lima said.",
    counter="Nobody asked the mayor, Ana Lima said.",
    chosen_on="errors on the training articles of PolNeAR, and on the invented stories",
)
def _is_cause(tokens: Tokens, start: int, end: int) -> bool:
    """Return whether people of one kind, and what unites them, make an institution's name."""
    is_of_people = end - start == 1 and lexicon.kinds().get(tokens.folded[start]) == ROLES
    is_cause = is_of_people and tokens.folded[end : end + 1] != () and tokens.folded[end] in _CAUSES
    return is_cause and tokens.letters[end + 1 : end + 2] == CAPITALISED


def _plain_name(
    tokens: Tokens, start: int, end: int, opens: bool, lower_words: Set[str]
) -> NameRun | None:
    folded = tokens.folded
    known = nations()
    words = folded[start:end]
    whole = " ".join(words)
    if whole in known:
        kind = NameKind.GROUP if whole.endswith("s") else NameKind.OTHER
        if whole in governments():
            kind = NameKind.GOVERNMENT
        return NameRun(start, end, start, kind, words, (), opens)
    outer = start
    is_thing = whole in lexicon.things() or words[-1] in lexicon.things()
    if is_thing and (len(words) > 1 or whole in lexicon.never_a_person()):
        return NameRun(start, end, start, NameKind.OTHER, words, (), opens)
    while end - start > 1 and folded[start] in lexicon.never_a_person():
        is_given_name = folded[start] in person_names.genders() or folded[start] in governments()
        if end - start == 2 and is_given_name:
            break  # Chad Bown, April Mellody
        start += 1
    words = folded[start:end]
    if len(words) == 1:
        if words[0] in lexicon.never_a_person():
            return NameRun(start, end, outer, NameKind.OTHER, words, (), opens)
        speaks = tokens.letters[end : end + 1] in (SAYS, COLON)
        if opens and _is_plain_word(words[0], lower_words, speaks=speaks):
            return None
        word = tokens.words[start]
        is_acronym = (
            2 <= len(word.strip(".")) <= _LONGEST_BARE_ACRONYM
            and word.isupper()
            and not tokens.is_headline
        )
        kind = NameKind.INSTITUTION if is_acronym else NameKind.UNKNOWN
        return NameRun(start, end, outer, kind, words, (), opens)
    is_place = words[-1] in lexicon.never_a_person() and words[0] not in person_names.genders()
    if is_place or len(words) > MAX_PERSON_WORDS:
        return NameRun(start, end, outer, NameKind.OTHER, words, (), opens)
    kind = NameKind.PERSON if words[0] in person_names.genders() else NameKind.UNKNOWN
    return NameRun(start, end, outer, kind, words, folded[outer:start], opens)


def _with_joined_words(tokens: Tokens, start: int, end: int) -> int:
    """Return where an institution's name ends: "Ministry of Health and Human Services"."""
    letters, folded = tokens.letters, tokens.folded
    count = len(folded)
    joined = False
    while end < count and end - start < _JOINED_WORDS:
        word = folded[end]
        at = end + 1
        if word == "in" and at < count and joined and _is_country(folded[at]):
            if letters[at + 1 : at + 2] in (AUXILIARY, SAYS, HOLDS, ACTS):
                end = at + 1  # "The Association of Banks in Lebanon condemned"
            break
        if word in _JOINERS:
            if at < count and folded[at] in ("the", "a", "an"):
                at += 1
        elif not ((word == "and" and joined) or word == "&"):
            break
        stop = at
        while stop < count and (
            letters[stop] in NAMES or letters[stop : stop + 2] == _PARTICLE_NAME
        ):
            stop += 1
        if stop == at:
            break
        is_cause = _is_cause(tokens, start, end)
        if word in ("to", "on", "against") and not (
            is_cause or folded[end - 1] in lexicon.institution_nouns()
        ):
            break
        if folded[at - 1] not in ("the", "a", "an") and any(
            folded[i] in person_names.genders() for i in range(at, stop)
        ):
            break
        end, joined = stop, True
    return end


def _is_country(word: str) -> bool:
    return fold(governments().get(word, "")) == word


@rule(
    "names.plain-word",
    fires_on="a capital that opens a sentence is that of a word which the article writes small elsewhere",
    example="Donors went home, and other donors said so.",
    counter="Coldiretti said so.",
    chosen_on="errors on the training articles of PolNeAR, and on the invented stories",
)
def _is_plain_word(word: str, lower_words: Set[str], *, speaks: bool = False) -> bool:
    if word in person_names.genders() or word in person_names.particles():
        return False
    return word in lower_words or (word.endswith("ly") and not speaks)  # "Daly said"
