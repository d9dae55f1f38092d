"""How many forms one `*` or `~` word may stand for."""

from searchkit.domain.errors import QueryError

# A word that stands for more says too little to rank by, and costs as much as a query of as many
# words. SPEC names the number; it counts forms of live paragraphs, in the text and in the titles
# each for itself.
EXPANSION_LIMIT = 4096


def too_many_forms(word: str) -> QueryError:
    """Return the error for a word (as `clauses.label` gives it) that stands for too many forms."""
    return QueryError(
        f"{word} stands for more than {EXPANSION_LIMIT:,} different words; expected more letters",
        word,
        0,
    )
