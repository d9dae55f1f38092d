"""What would find something, where a query finds nothing."""

from enum import StrEnum

from searchkit.values import dataclass


class SuggestionKind(StrEnum):
    """How a suggestion differs from what was asked."""

    SPELLING = "spelling"  # other words or names in place of some
    SCOPE = "scope"  # looked for in a wider place
    WITHOUT = "without"  # all of it but one condition
    ANY = "any"  # any of its words, the best answers first
    ALONE = "alone"  # one condition of it by itself


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another query, and how many paragraphs it finds."""

    kind: SuggestionKind
    text: str  # what is other: "Did you mean sanctions?"; of ALONE the condition
    count: int  # paragraphs; of ALONE it may be 0, which says why nothing is found
    query: str  # what to type after `searchkit search` in a shell
