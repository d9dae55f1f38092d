"""A person or an institution of an article, with what the article tells about them."""

from bisect import bisect_left
from dataclasses import field

from searchkit.enrichers.speakers.name_runs import NameKind
from searchkit.rules import NO_DATA, threshold
from searchkit.values import dataclass

# Of a name that nothing but its shape and a word of saying makes a person's.
MOST_WORDS = threshold(4, NO_DATA + "longer ones are bodies or two names more often")


@dataclass(eq=False, slots=True)
class Entity:
    """A person or an institution of the article. Filled while the names of the article are merged."""

    name: str  # as shown: the fullest form in the article
    kind: NameKind
    words: tuple[str, ...]  # folded
    order: int  # place of its first mention among all names
    country: str = ""  # whose it is, of an institution that every country has
    suffix: str = ""  # "jr", "iii": tells a son from his father
    count: int = 0
    firm: int = 0  # times its capital means something: not at the start of a sentence
    gender: str | None = None  # "he", "she"; None: unknown
    roles: set[str] = field(default_factory=set)  # nouns it goes by: "minister"
    has_title: bool = False
    nouns: set[str] = field(default_factory=set)  # what an institution is called: "carmaker"
    role: str = ""  # its title or role as it is first written: "the Chinese foreign minister"
    says: bool = False  # stands beside a word of saying somewhere, as a person would
    after_in: int = 0  # times it stands behind "in" or "at", as places do
    after_the: int = 0  # times it stands behind "the", as people's names do not
    full_at: list[tuple[int, int]] = field(default_factory=list)  # paragraph, word of full mentions
    seen_at: list[tuple[int, int]] = field(default_factory=list)  # the same of all mentions

    @property
    def is_person(self) -> bool:
        """Whether it can be a person."""
        return self.kind in (NameKind.PERSON, NameKind.UNKNOWN)

    def seen_in(self, paragraph: int) -> tuple[int, int]:
        """Return the place of its first mention in a paragraph; one past all where there is none."""
        place = bisect_left(self.seen_at, (paragraph, 0))
        found = self.seen_at[place : place + 1]
        return found[0] if found and found[0][0] == paragraph else (paragraph + 1, 0)

    def speaks(self) -> None:
        """Note that it was found speaking: a name of a person's shape is then a person's."""
        self.says = True
        if self.kind is NameKind.UNKNOWN and len(self.words) <= MOST_WORDS and not self.after_the:
            self.kind = NameKind.PERSON
