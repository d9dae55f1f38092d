"""Institutions that are written small, or half so: the name before them, or their field, tells which.

Riverton police said | Israeli forces confirmed | the Biden administration insists
the state department said | South Korea’s foreign ministry said | the ministry of health warned
"""

import dataclasses
from collections.abc import Iterator, Sequence

from searchkit.enrichers.speakers import lexicon
from searchkit.enrichers.speakers.name_runs import NameKind, NameRun
from searchkit.enrichers.speakers.tagging import NAMES, Tokens
from searchkit.enrichers.speakers.token_kinds import (
    CAPITALISED,
    DETERMINER,
    NUMBER,
    POSSESSIVE,
    ROLE,
    TITLE,
    WORD,
    letter_set,
)
from searchkit.enrichers.speakers.token_kinds import TokenKind as Kind
from searchkit.language.countries import governments
from searchkit.rules import NO_DATA, limit, rule, threshold

# What may not follow: the noun is then no institution but a part of something else's name, as in
# "Riverton police officers", "the Clinton campaign manager".
_GOES_ON = letter_set(
        Kind.INSTITUTION_NOUN, Kind.ROLE, Kind.ROLES, Kind.CAPITALISED, Kind.TITLE,
        Kind.SPEECH_NOUN, Kind.NUMBER, Kind.TIME,
)  # fmt: skip
# Right behind a place these are a branch of somebody else's: "the charity’s Nairobi office".
_BRANCHES = frozenset(("office", "bureau"))
_VOICES = frozenset(("spokesman", "spokeswoman", "spokesperson"))
_MAX_FIELDS = threshold(
    3, '"Dhaka city traffic police": the longest of the invented stories has two'
)


def with_institutions(tokens: Tokens, runs: Sequence[NameRun]) -> list[NameRun]:
    """Return the names of a paragraph with such institutions among them, in order."""
    whole = tuple(_parties(tokens)) if "party" in tokens.folded else ()
    whole += tuple(_causes(tokens))
    found: list[NameRun] = [*whole]
    for run in runs:
        if any(other.start < run.end and run.outer < other.end for other in whole):
            continue
        institution = _behind_a_name(tokens, run)
        found.append(institution or run)
    taken = [(run.outer, run.end) for run in found]
    found += [
        run
        for run in _by_field(tokens)
        if not any(start < run.end and run.start < end for start, end in taken)
    ]
    return list(with_countries(tokens, sorted(found, key=lambda run: run.outer)))


def _behind_a_name(tokens: Tokens, run: NameRun) -> NameRun | None:
    """Return the institution that a noun behind a name makes of it."""
    folded = tokens.folded
    if tokens.is_headline:
        return None
    if folded[run.end : run.end + 1] == ("news",) and folded[run.end + 1 : run.end + 2] in _OUTLETS:
        return dataclasses.replace(
            run, end=run.end + 2, kind=NameKind.INSTITUTION, opens_sentence=False
        )  # "Anadolu news agency": the agency Anadolu
    if run.kind is NameKind.INSTITUTION and " ".join(run.words) in _OF_STATES:
        return _body_of_states(tokens, run)
    if run.kind is NameKind.INSTITUTION or run.suffix:
        return None
    if run.end == len(folded) or folded[run.end] not in lexicon.body_words():
        return None
    nouns = lexicon.followers_nouns()
    if run.kind is not NameKind.PERSON and not run.titles:
        nouns |= lexicon.public_nouns()
    end = _noun_behind(folded, run.end, nouns)
    if end < 0 or not tokens.words[end].islower() or _goes_on(tokens, end + 1):
        return None
    if run.kind is NameKind.GROUP or (end == run.end and folded[end] in _BRANCHES):
        return None
    start = run.start
    return dataclasses.replace(
        run,
        start=start,
        outer=start,
        end=end + 1,
        kind=NameKind.INSTITUTION,
        words=folded[start : end + 1],
        titles=(),
        opens_sentence=False,
    )


_OUTLETS = tuple((word,) for word in str.split("agency outlet site website channel portal service"))
# Whose bodies are named small: "the U.N. refugee agency". By hand.
_OF_STATES = frozenset(
    ("u.n.", "un", "united nations", "eu", "e.u.", "european union", "african union")
)
_FIELDS_OF_STATES = frozenset(
    str.split(
        "human rights refugee refugees food children's children health nuclear atomic cultural culture migration "
        "weather drugs labour labor trade development peacekeeping border monitoring mission observer police"
    )
)
_BODIES_OF_STATES = frozenset(
    str.split("agency office mission commission force programme program body council fund court")
)


def _body_of_states(tokens: Tokens, run: NameRun) -> NameRun | None:
    """Return the body that fields and a noun behind a union of states name."""
    at = run.end
    while (
        at - run.end < _MAX_FIELDS
        and tokens.folded[at : at + 1] != ()
        and (tokens.folded[at] in _FIELDS_OF_STATES or tokens.letters[at] == POSSESSIVE)
    ):
        at += 1
    is_body = at < len(tokens.folded) and tokens.folded[at] in _BODIES_OF_STATES
    if not is_body or not tokens.words[at].islower() or _goes_on(tokens, at + 1):
        return None
    words = tokens.folded[run.start : at + 1]
    return dataclasses.replace(run, end=at + 1, words=words, opens_sentence=False)


def _noun_behind(folded: Sequence[str], at: int, nouns: frozenset[str]) -> int:
    """Return where the noun stands that ends a name's institution; -1 where there is none."""
    found = -1
    for place in range(at, min(at + _MAX_FIELDS + 1, len(folded))):
        if folded[place] in nouns:
            found = place
        elif folded[place] not in lexicon.fields():
            break
    return found


def _by_field(tokens: Tokens) -> Iterator[NameRun]:
    """Yield the institutions that are named by their field alone: "the state department"."""
    folded = tokens.folded
    nouns, alone = lexicon.field_nouns(), lexicon.national_nouns()
    if nouns.keys().isdisjoint(folded) and alone.isdisjoint(folded):
        return
    for at, word in enumerate(folded):
        if not tokens.words[at].islower():
            continue
        if word in alone and _is_owned(tokens, at) and not _goes_on(tokens, at + 1):
            yield NameRun(
                at, at + 1, at, NameKind.INSTITUTION, folded[at : at + 1], (), opens_sentence=False
            )
        if word not in nouns:
            continue
        start = at
        while start > 0 and at - start < _MAX_FIELDS and folded[start - 1] in nouns[word]:
            start -= 1
        end = at + 1
        if start == at and folded[end : end + 1] == ("of",):
            end = _end_of_fields(folded, end + 1, nouns[word])
        if end - start < 2 or _goes_on(tokens, end):
            continue
        is_small = all(word.islower() for word in tokens.words[start:end])
        is_own = _is_owned(tokens, start) or start == 0 or folded[start - 1] in ("a", "an")
        if is_small and is_own:
            yield NameRun(
                start, end, start, NameKind.INSTITUTION, folded[start:end], (), opens_sentence=False
            )


# No sentence writes these with a capital in its middle, but names do.
_IN_NAMES = frozenset(("Without", "Against", "Beyond", "Sans"))
# A name that no word of it tells.
_SAVES = ("save", "the", "children")


def _causes(tokens: Tokens) -> Iterator[NameRun]:
    """Yield bodies that are named after what they are for: "Doctors Without Borders"."""
    words = tokens.words
    if tokens.is_headline or (_IN_NAMES.isdisjoint(words) and "Save" not in words):
        return
    for at, word in enumerate(words):
        start = end = at
        if word in _IN_NAMES:
            end = at + 1
            while start > 0 and at - start < _MAX_PARTY and _is_of_party(tokens, start - 1):
                start -= 1
            while end < len(words) and end - at <= _MAX_PARTY and _is_of_party(tokens, end):
                end += 1
        elif word == "Save" and tokens.folded[at : at + 3] == _SAVES and words[at + 2].istitle():
            end = at + len(_SAVES)
        if start < at < end - 1 or (word == "Save" and start < end):
            name = tokens.folded[start:end]
            yield NameRun(start, end, start, NameKind.INSTITUTION, name, (), opens_sentence=False)


def _parties(tokens: Tokens) -> Iterator[NameRun]:
    """Yield the parties that are named behind "the", whatever their words are elsewhere."""
    for at, word in enumerate(tokens.words):
        if word == "party" and (start := _start_of_party(tokens, at)) < at:
            words = tokens.folded[start : at + 1]
            yield NameRun(
                start, at + 1, start, NameKind.INSTITUTION, words, (), opens_sentence=False
            )


def _start_of_party(tokens: Tokens, at: int) -> int:
    """Return where the name of a party begins, behind "the": "the Move Ahead party"; `at` where it has none."""
    start = at
    while start > 0 and at - start < _MAX_PARTY and _is_of_party(tokens, start - 1):
        start -= 1
    before = tokens.folded[max(0, start - 2) : start]
    is_free = before[-1:] == ("the",) or before[:1] == ("the",)  # "the ruling Reform party"
    return start if start < at and is_free and not _goes_on(tokens, at + 1) else at


@rule(
    "institutions.word-of-a-party",
    example="The Reform party said so on Monday.",
    counter="The party said so on Monday.",
    chosen_on=NO_DATA + "parties whose name is no word of institutions",
)
def _is_of_party(tokens: Tokens, at: int) -> bool:
    """Whether a word has a capital of its own: not "The", nor what opens its sentence before a party."""
    return tokens.words[at].istitle() and tokens.folded[at] != "the"


_MAX_PARTY = limit(4, "words; the names of parties that have more are shortened")


@rule(
    "institutions.owned",
    example="Kenya’s treasury said so on Monday.",
    counter="Some treasury said so on Monday.",
    chosen_on="errors on the training articles of PolNeAR, and on the invented stories",
)
def _is_owned(tokens: Tokens, at: int) -> bool:
    """Return whether a name or "the" stands before a word: "Kenya’s treasury", "the treasury"."""
    return tokens.letters[at - 1 : at] == POSSESSIVE or tokens.folded[at - 1 : at] == ("the",)


def with_countries(tokens: Tokens, runs: Sequence[NameRun]) -> Iterator[NameRun]:
    """Yield the names, those that every country has with the country that owns them.

    "South Korea’s Foreign Ministry", "the foreign ministry in Seoul": it is no other one.
    """
    for run in runs:
        if run.kind is NameKind.INSTITUTION and is_generic(run.words):
            run = dataclasses.replace(run, country=_owner(tokens, run))
        yield run


# "State Department", "Home Office": of one country each, and no other has one of that name.
_OF_ONE_COUNTRY = frozenset(("department", "office"))
# These are named bare in stories of their own country, as no commission or court is.
_NAMED_AT_HOME = frozenset(("ministry", "bank"))


# Stories from anywhere name the parliament of Europe and the Congress of the United States so.
_NAMED_ABROAD = frozenset(("congress", "parliament", "presidency", "senate"))


@rule(
    "institutions.generic",
    example="The Foreign Ministry said so on Monday.",
    counter="The Bundesbank said so on Monday.",
    chosen_on="errors on the training articles of PolNeAR, and on the invented stories",
)
def is_generic(words: Sequence[str], *, at_home: bool = False) -> bool:
    """Return whether many countries have an institution of this name.

    `at_home`: and whether, where no country is named, it is that of the story.
    """
    if len(words) == 1 and words[0] in lexicon.national_nouns():
        return not (at_home and words[0] in _NAMED_ABROAD)
    if lexicon.field_nouns().keys().isdisjoint(words):
        return False
    for noun, fields in lexicon.field_nouns().items():
        if noun in _OF_ONE_COUNTRY or (at_home and noun not in _NAMED_AT_HOME):
            continue
        others = [word for word in words if word != noun]
        if 0 < len(others) < len(words) and all(
            word in fields or word in ("of", "for", "and") for word in others
        ):
            return True
    return False


def _owner(tokens: Tokens, run: NameRun) -> str:
    """Return the country or state whose institution it is, as the words beside it say, else ""."""
    known = governments()
    at = run.outer - 1
    if at > 0 and tokens.letters[at] == POSSESSIVE:
        for start in range(max(0, at - 3), at):
            if (name := " ".join(tokens.folded[start:at])) in known:
                return known[name]
        if tokens.letters[at - 1] in NAMES:
            return tokens.words[at - 1]  # a state's: "Baden-Württemberg’s interior ministry"
    if tokens.folded[run.end : run.end + 1] == ("in",):
        for end in (run.end + 3, run.end + 2):
            if (name := " ".join(tokens.folded[run.end + 1 : end])) in known:
                return known[name]
    return ""


def _end_of_fields(folded: Sequence[str], at: int, fields: frozenset[str]) -> int:
    """Return where the fields of "ministry of health and welfare" end; `at` where there are none."""
    end = at
    while end < len(folded) and (
        folded[end] in fields or (end > at and folded[end] == "and" and folded[end + 1] in fields)
    ):
        end += 1
    return end if end > at else 0


@rule(
    "institutions.goes-on",
    example="Riverton police officers went home, Ana Lima said.",
    counter="Riverton police said so.",
    chosen_on="errors on the training articles of PolNeAR, and on the invented stories",
)
def _goes_on(tokens: Tokens, at: int) -> bool:
    """Return whether the words behind a noun belong to it, so that it is no institution itself."""
    following = tokens.letters[at : at + 1]
    if following == ROLE and tokens.folded[at] in _VOICES:
        return tokens.letters[at + 1 : at + 2] in (CAPITALISED, TITLE)
    if following == WORD:
        is_verb = tokens.letters[at + 1 : at + 2] in (DETERMINER, NUMBER)  # "kept its"
        return not (is_verb or tokens.folded[at].endswith(("ed", "ing", "ly")))
    return following in _GOES_ON
