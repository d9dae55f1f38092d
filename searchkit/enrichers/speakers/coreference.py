"""Who is who in one article: every name under its fullest form, found again by any part of it.

    Wang Yi ... Wang said           ->   Wang Yi   (the family name is the first word)
    Alexander van der Bellen        ->   found by "van der Bellen" and "Bellen"
    World Health Organization (WHO) ->   found by "WHO"
    Foreign Minister Wang Yi        ->   found by "the minister"

entity_merging.py fills it.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import IntEnum, auto

from searchkit.enrichers.speakers import lexicon
from searchkit.enrichers.speakers.entity import Entity
from searchkit.enrichers.speakers.name_runs import NameKind
from searchkit.language import person_names
from searchkit.rules import rule, threshold


class Points(IntEnum):
    """How well a part of a name points to the whole, the worst first."""

    GIVEN_NAME = auto()
    PART = auto()
    FAMILY_NAME = auto()
    WHOLE = auto()


Keys = dict[str, list[tuple[int, Entity]]]  # folded words -> whom they may mean, and how well

# What makes it another office: "the minister" is no prime minister.
OTHER_RANKS = frozenset(("vice", "deputy", "assistant", "under", "acting", "first", "prime"))
_USUAL = threshold(
    2, "times that make a bare name somebody's usual one; the invented stories of brothers"
)
_FAR_MORE_OFTEN = threshold(
    3, "times as often in full as any namesake; the invented stories of brothers"
)
_PASSING = frozenset(("former", "outgoing", "incoming", "late", "retired", "veteran", "senior"))


class Coreference:
    """The names of one article."""

    def __init__(self, entities: Sequence[Entity], keys: Keys) -> None:
        self.entities = entities
        self._keys = keys
        self._by_role: dict[str, list[tuple[Entity, frozenset[str]]]] = defaultdict(list)
        self._by_noun: dict[str, list[Entity]] = defaultdict(list)
        self._by_paragraph: dict[int, list[Entity]] = defaultdict(list)
        self._called: dict[str, tuple[Entity | None, int]] = {}
        for entity in entities:
            if entity.is_person:
                for role in entity.roles:
                    words = role.split()
                    self._by_role[words[-1]].append((entity, frozenset(words)))
            elif entity.kind is NameKind.INSTITUTION:
                for word in entity.nouns | (set(entity.words) & lexicon.institution_nouns()):
                    self._by_noun[word].append(entity)
                for paragraph in {place[0] for place in entity.seen_at}:
                    self._by_paragraph[paragraph].append(entity)

    def find(
        self,
        words: tuple[str, ...],
        *,
        suffix: str = "",
        gender: str | None = None,
        at: tuple[int, int] = (0, 0),
    ) -> Entity | None:
        """Return whom the folded `words` mean, read at paragraph and word `at`.

        Of several people with one family name: the one whose gender fits, then the one written
        in full far more often, then the one last written in full before; but a paragraph that
        writes nobody in full means the one whom the article keeps calling so.
        """
        if suffix and (found := self._keys.get(" ".join((*words, suffix)))):
            return found[0][1]
        found = self._keys.get(" ".join(words))
        if not found and len(words) > 1:
            # "Clinton campaign" style leftovers: a full name inside a longer run.
            found = self._keys.get(" ".join(words[-2:]))
        if not found:
            return None
        if len(found) == 1:
            return found[0][1]
        best = max(strength for strength, _ in found)
        fitting = [
            entity
            for strength, entity in found
            if strength == best or (strength == Points.GIVEN_NAME and _may_open(entity, words))
        ]
        # Whoever is introduced later is not meant yet.
        fitting = [e for e in fitting if e.full_at and e.full_at[0] <= at] or fitting
        if gender is not None:
            same = [entity for entity in fitting if entity.gender in (gender, None)]
            fitting = [e for e in same if e.gender == gender] or same or fitting
        if len(fitting) == 1:
            return fitting[0]
        counts = sorted((len(entity.full_at) for entity in fitting), reverse=True)
        if counts[0] >= _FAR_MORE_OFTEN * max(1, counts[1]):
            return max(fitting, key=lambda entity: len(entity.full_at))
        last = max(fitting, key=lambda e: (_last_before(e.full_at, at), -e.order))
        return self._whom_it_calls(" ".join(words), last, at)

    def _whom_it_calls(self, name: str, last: Entity, at: tuple[int, int]) -> Entity:
        """Return whom a bare name means: `last`, or the only one called so at least twice before.

        Names are looked up in the order of the article.
        """
        usual, times = self._called.get(name, (None, 0))
        if usual is not None and times >= _USUAL and _last_before(last.full_at, at)[0] < at[0]:
            last = usual
        if times == 0 or usual is last:
            self._called[name] = last, times + 1
        else:
            self._called[name] = None, times  # it has been called so, and so has another
        return last

    def holder(self, role: str, adjectives: frozenset[str], at: tuple[int, int]) -> Entity | None:
        """Return the person last named before `at` that goes by the noun `role`.

        "The education minister" is no other minister; "the president" is no vice president.
        """
        fitting = []
        for entity, words in self._by_role.get(role, ()):
            ranks = words & OTHER_RANKS
            if ranks - adjectives:
                continue
            told = adjectives & person_names.titles().keys() - _PASSING
            if not told or told <= words or len(words) == 1:
                fitting.append(entity)
        return self._latest(fitting, at)

    def holders(self, role: str) -> list[Entity]:
        """Return everybody who goes by the noun `role`, in the order of the article."""
        return list(dict.fromkeys(entity for entity, _ in self._by_role.get(role, ())))

    def institution(self, noun: str, at: tuple[int, int]) -> Entity | None:
        """Return the institution last named before `at` that has the noun in its name."""
        return self._latest(self._by_noun.get(noun, ()), at)

    def nameless_institution(self, at: tuple[int, int]) -> Entity | None:
        """Return the one institution named before `at` in its paragraph or the one before.

        "The agency" may be UNESCO, whose name does not say so. None where there are several.
        """
        nouns = lexicon.institution_nouns()
        for paragraph in (at[0], at[0] - 1):
            found = [e for e in self._by_paragraph.get(paragraph, ()) if e.seen_in(paragraph) < at]
            found = [e for e in found if not nouns & set(e.words)] or found
            if found:
                return found[0] if len(found) == 1 else None
        return None

    @staticmethod
    def _latest(entities: Iterable[Entity], at: tuple[int, int]) -> Entity | None:
        seen = [(_last_before(entity.seen_at, at), entity) for entity in entities]
        before = [(place, entity) for place, entity in seen if (-1, -1) < place < at]
        return max(before, key=lambda pair: pair[0])[1] if before else None


@rule(
    "names.family-name-first",
    example="Nishikawa Kenji met Ana Nishikawa and Bo Nishikawa. “No,” said Nishikawa.",
    counter="Kenji Nishikawa met Nishikawa Hanako. “No,” said Nishikawa.",
    chosen_on="the invented stories of brothers",
)
def _may_open(entity: Entity, words: tuple[str, ...]) -> bool:
    """Return whether a name that opens somebody's may be the family name: "Nishikawa Kenji"."""
    return (
        len(words) == 1
        and len(entity.words) == 2
        and entity.words[0] == words[0]
        and words[0] not in person_names.genders()
        and entity.words[1] in person_names.genders()
    )


def _last_before(places: Sequence[tuple[int, int]], at: tuple[int, int]) -> tuple[int, int]:
    found = bisect_right(places, at)
    return places[found - 1] if found else (-1, -1)
