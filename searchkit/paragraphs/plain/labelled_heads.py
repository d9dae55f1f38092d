"""A head whose rows say what they are, though no database made it: `Title:`, `Source:`, `Date:`.

Programs that keep clippings write so, messages do, and databases that nobody knows here.
"""

from collections.abc import Sequence

from searchkit.domain.article import Kind
from searchkit.language.sentences import ends_sentence
from searchkit.paragraphs.plain.record_fields import RECORD_ROWS, field_of, fields, opens_prose
from searchkit.paragraphs.plain.text_rows import TextRow
from searchkit.rules import NO_DATA, rule, threshold

MIN_LABELS = threshold(
    3, NO_DATA + "title, outlet and day; two lines with a colon may be a talk or a list"
)
# With these a head begins that somebody else than a database labelled, and these tell whose it is.
_HEADLINES = frozenset(("title", "headline", "subject"))
_ORIGINS = frozenset(
    ("byline", "author", "authors", "date", "publication date", "source", "publication", "from")
)


@rule(
    "records.labelled-head",
    fires_on="a head of fields that say title, outlet, author or day, above the text",
    example="Title: Harbour stays open\nAuthor: Anna Reyes\nDate: 3 May 2021\n\nThe harbour of Elsa will stay open.",
    counter="The harbour of Elsa will stay open.\n\nTitle: Harbour stays open\nAuthor: Anna Reyes\nDate: 3 May 2021\n\nNobody was told.",
    chosen_on=NO_DATA + "exports of NewsBank, EBSCO and Gale, and of programs that keep clippings",
    off=0,
)
def labelled_head(rows: Sequence[TextRow]) -> int:
    """Return the place behind a head whose rows are labelled, with nothing but a headline above it; else 0."""
    names: list[str] = []
    first = last = behind = 0
    for place, row in enumerate(rows[:RECORD_ROWS]):
        name = field_of(row.text)[0]
        if name is not None:
            first = first if names else place
            names.append(name)
            last = place
        elif names and (row.blanks or (place == last + 1 and _is_lead(rows, place, names[-1]))):
            behind = place
            break
        elif not names and place and row.blanks:
            return 0
    told = set(names)
    if any(ends_sentence(row.text) for row in rows[:first]):
        return 0
    is_headed = first > 0 or bool(told & _HEADLINES)
    is_head = len(told) >= MIN_LABELS and is_headed and bool(told & _ORIGINS)
    behind = behind or next((at for at in range(last + 1, len(rows)) if rows[at].blanks), 0)
    return behind if is_head else 0


@rule(
    "records.lead-below-labels",
    fires_on="right below the last label of a head the text begins, with no blank line before it",
    example="Title: Harbour stays open\nAuthor: Anna Reyes\nDate: 3 May 2021\nThe harbour of Elsa will stay open.",
    counter="Title: Harbour stays open\nAuthor: Anna Reyes\nSource: The Elsa Courier and\nits Sunday paper\nDate: 3 May 2021\n\nNobody was told.",
    chosen_on=NO_DATA + "exports of programs that keep clippings",
    off=False,
)
def _is_lead(rows: Sequence[TextRow], place: int, name: str) -> bool:
    """Whether the rows from here to a blank line or a field are text, and not the rest of the field above."""
    if fields()[name] is Kind.ASIDE:
        return False  # an abstract is prose itself
    end = place + 1
    while end < len(rows) and not rows[end].blanks and field_of(rows[end].text)[0] is None:
        end += 1
    is_told = any(map(opens_prose, rows[place:end]))
    is_whole = ends_sentence(rows[end - 1].text)
    is_above_a_field = end < len(rows) and not rows[end].blanks
    return is_told and is_whole if is_above_a_field else is_told or is_whole
