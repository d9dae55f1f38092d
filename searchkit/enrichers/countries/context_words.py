"""Words beside a name that tell a place from a person, a paper or a school."""

from searchkit.language import person_names
from searchkit.language.tables import listed, rows
from searchkit.values import dataclass


@dataclass(frozen=True, slots=True)
class ContextWords:
    """The word lists of `data/context_words.tsv`, which says what each is for."""

    part_of_a_name: frozenset[str]
    of_a_name: tuple[str, ...]  # each with a space behind it: "University of "
    titles: frozenset[str]
    first_names: frozenset[str]
    before_places: frozenset[str]
    motion: frozenset[str]
    words: frozenset[str]
    particles: frozenset[str]
    sentence_words: frozenset[str]
    behind_towns: frozenset[str]
    roles: frozenset[str]
    bodies: frozenset[str]
    town_people: frozenset[str]
    provinces: frozenset[str]
    kitchen: frozenset[str]


def read_context_words() -> ContextWords:
    """Return the lists."""
    lists = {what: listed(cell) for what, cell in rows(__package__, "context_words.tsv")}
    return ContextWords(
        part_of_a_name=frozenset(lists["part of a name"]),
        of_a_name=tuple(f"{words} " for words in lists["of a name"]),
        titles=frozenset(map(str.capitalize, person_names.personal_titles())),
        first_names=frozenset(map(str.capitalize, person_names.first_names())),
        before_places=frozenset(lists["in"]),
        motion=frozenset(lists["motion"]),
        words=frozenset(lists["word"]),
        particles=person_names.personal_particles(),
        sentence_words=frozenset(lists["sentence"]),
        behind_towns=frozenset(lists["town"]),
        roles=frozenset(lists["role"]),
        bodies=frozenset(lists["body"]),
        town_people=frozenset(lists["people"]),
        provinces=frozenset(lists["province"]),
        kitchen=frozenset(lists["kitchen"]),
    )
