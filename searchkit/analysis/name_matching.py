"""Says whom a name that was asked for means, among the people that an index knows.

    "Janet Yellen"       Janet L. Yellen: initials and middle names may stand between
    "Wang"               Wang Yi: one word is a family name, which may come first
    "Lula"               Luiz Inácio Lula da Silva: where nobody has it as that, any part
    "van der Bellen"     Alexander Van der Bellen
    "George Bush"        George W. Bush and George H.W. Bush: all who answer
    "Janet Q. Yellen"    nobody, where there is only Janet L. Yellen

Each way of reading a name is tried only where nobody answers to the ones before it.
"""

from collections.abc import Callable, Iterator, Sequence

from searchkit.analysis.person_name import (
    PersonName,
    behind_roles,
    is_first_name,
    is_surname_first,
    read_asked,
    read_known,
)
from searchkit.language.person_names import family_names_also_given, particles
from searchkit.regexes import regex

_INITIALS = regex(r"[A-Z]{2,3}(?= +[A-Z][a-z])")
_joins_institutions = frozenset(["of", "for", "and", "the"]).__contains__

# Those who bear them go by their given names: "Pope Francis" is no Jane Francis.
_OF_GIVEN_NAMES = frozenset(
    ("pope", "king", "queen", "prince", "princess", "saint", "sultan", "emir", "patriarch")
)

Answers = Callable[[PersonName], bool]
People = Sequence[Sequence[PersonName]]  # of each person, all names that they go by


def answering(asked: str, people: Sequence[Sequence[str]]) -> list[int]:
    """Return the places of those who answer to a name, ascending; `people` says what each is called."""
    name = read_asked(asked)
    if not name.words:
        return []
    known = [[read_known(each) for each in names] for names in people]
    for answers in _ways(asked, name):
        if found := [n for n, names in enumerate(known) if any(map(answers, names))]:
            if len(name.words) == 1 and name.titled == name.words:
                found = _with_bare(name, known, found)
            return found
    return []


def sought_letters(asked: str) -> str:
    """Return letters that the name of everybody has, folded and as one word, who can answer."""
    readings = (read_asked(asked), behind_roles(asked))
    last = {read.words[-1] for read in readings if read is not None and read.words}
    return last.pop() if len(last) == 1 else ""


def is_surname(asked: str, name: str) -> bool:
    """Say whether `asked` is the family name of the one who goes by `name`."""
    return read_asked(asked).letters in map("".join, _surnames(read_known(name).words))


def _ways(asked: str, name: PersonName) -> Iterator[Answers]:
    """Yield the ways in which a name may be meant, the plainest first."""
    dropped = name.titled[: len(name.titled) - len(name.words)]
    if dropped and _is_of_office(dropped):
        whole = PersonName(name.titled, name.suffix, name.titled)
        yield lambda known: _is_whole(whole, PersonName(known.titled, known.suffix))
    if len(asked.split()) == 1 and len(name.words) > 1:  # "Thomas-Greenfield" is a family name
        yield lambda known: _same_suffix(name, known) and _has_surname(name, known)
    if dropped and {*dropped} <= _OF_GIVEN_NAMES:
        yield from _ways_of(name, is_given=True)
        return
    yield from _ways_of(name)
    if (behind := behind_roles(asked)) is not None and behind.words and behind != name:
        yield from _ways_of(behind)
    if (initials := _INITIALS.match(asked)) is not None:  # "JK Rowling"
        spelt = read_asked(f"{' '.join(initials[0])} {asked[initials.end() :]}")
        yield from _ways_of(spelt)


def _is_of_office(dropped: Sequence[str]) -> bool:
    from searchkit.language.person_names import personal_titles

    return not {*dropped} & personal_titles()


def _ways_of(name: PersonName, *, is_given: bool = False) -> Iterator[Answers]:
    if len(name.words) == 1:
        if is_given:
            yield lambda known: _same_suffix(name, known) and known.words[:1] == name.words
            return
        yield lambda known: _is_family_name(name, known)
        yield lambda known: _same_suffix(name, known) and name.words[0] in known.words
        return
    yield lambda known: _is_whole(name, known) or _is_in_order(name, known)
    yield lambda known: _same_suffix(name, known) and _holds_in_order(name.words, known.words)
    yield lambda known: _agrees(name, known) and len(name.words) == len(known.words)
    yield lambda known: _agrees(name, known)
    for turned in (name.words[1:] + name.words[:1], name.words[-1:] + name.words[:-1]):
        other = PersonName(turned, name.suffix, turned)
        yield lambda known, other=other: _is_whole(other, known) or _is_in_order(other, known)  # type: ignore[misc]


def _with_bare(name: PersonName, known: People, found: list[int]) -> list[int]:
    """Return those found; where all of them go by the one word alone, with people who bear it too.

    "Lula" is called so, and Luiz Inácio Lula da Silva is he; "Hamas" is no part of a person's name.
    """
    if any(len(each.words) > 1 for place in found for each in known[place]):
        return found
    bearers = (
        place
        for place, names in enumerate(known)
        for each in names
        if len(each.words) > 1 and name.words[0] in each.words[1:] and is_first_name(each.words[0])
    )
    return sorted({*found, *bearers})


def _same_suffix(asked: PersonName, known: PersonName) -> bool:
    """Whether no suffix tells the two apart: "Kennedy" is either, "Kennedy Jr." is the one."""
    return not asked.suffix or asked.suffix == known.suffix


def _is_whole(asked: PersonName, known: PersonName) -> bool:
    """Whether it is the same name, however it is parted into words: "Kim Jongun"."""
    return _same_suffix(asked, known) and asked.letters == known.letters


def _is_in_order(asked: PersonName, known: PersonName) -> bool:
    """Whether the known name has the words in this order and ends with them, others between.

    A first name must come first: Ann Lee is not Mary Ann Lee. The given name of somebody whose
    family name comes first is one, and has nothing between: Wang Yi is not Wang Yi Min. Whoever
    gives an initial gives all: George W. Bush is not George H.W. Bush.
    """
    words, own = asked.words, known.words
    if not own or not _same_suffix(asked, known):
        return False
    if any(len(word) == 1 and word not in particles() for word in words):
        return words == own
    if is_surname_first(own) and words[0] == own[0]:
        return "".join(words[1:]) == "".join(own[1:])
    if is_first_name(words[0]):
        own = own[_initials(own) :] if words[0] != own[0] else own
        if not own or words[0] != own[0]:
            return False
    return words[-1] == own[-1] and _holds_in_order(words, own)


def _holds_in_order(words: Sequence[str], own: Sequence[str]) -> bool:
    rest = iter(own)
    return all(word in rest for word in words)


def _agrees(asked: PersonName, known: PersonName) -> bool:
    """Whether nothing in the names says that they are two people's, initials read as such."""
    words, own = asked.words, known.words
    if not _same_suffix(asked, known) or len(own) < 2 or words[-1] != own[-1]:
        return False
    if not _may_be(words[0], own[0]):
        return False
    middle, own_middle = list(words[1:-1]), list(own[1:-1])
    while middle and own_middle:
        if _may_be(middle[0], own_middle[0]):
            middle.pop(0)
        own_middle.pop(0)
    # What is left over on one side was left out on the other; on both it would be two people.
    return not middle or not own[1:-1]


def _may_be(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) == 1 and long.startswith(short))


def _initials(words: Sequence[str]) -> int:
    """Return how many initials a name begins with."""
    return next((n for n, word in enumerate(words) if len(word) > 1), 0)


def _is_family_name(asked: PersonName, known: PersonName) -> bool:
    """Whether it is the whole name, or what its bearer may be called by alone."""
    if not _same_suffix(asked, known):
        return False
    return asked.letters == known.letters or _has_surname(asked, known)


def _has_surname(asked: PersonName, known: PersonName) -> bool:
    return asked.letters in map("".join, _surnames(known.words))


def _surnames(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield what the bearer of a name may be called by: nothing where nobody bears it."""
    if len(words) < 2 or any(map(_joins_institutions, words)):
        return
    if is_surname_first(words):
        yield words[:1]
        if len(words) > 2 or words[0] not in family_names_also_given():
            return
    # From the last word to all but the first: where a surname of two words or with a particle
    # begins cannot be seen, and what is asked for with more words is meant no less.
    for start in range(len(words) - 1, 0, -1):
        yield words[start:]
