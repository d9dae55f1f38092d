"""Where the text of a database's record ends: which fields below it are the record's.

A paragraph of a story may begin with a word and a colon as a field does ("Update: 14 people were
hurt"), and fields stand below the text too.
"""

from collections.abc import Sequence

from searchkit.domain.article import DroppedKind
from searchkit.language.sentences import ends_sentence
from searchkit.paragraphs.boilerplate import label_for
from searchkit.paragraphs.plain.record_fields import (
    ALONE,
    COPYRIGHT,
    OF_DATABASES,
    field_of,
    fields,
    is_day,
    opens_prose,
)
from searchkit.paragraphs.plain.segmentation import is_separator
from searchkit.paragraphs.plain.text_rows import TextRow
from searchkit.rules import NO_DATA, rule

# With these a record goes on below its text, whatever stands below them; other names are words with
# which a paragraph of a story may begin, too: "Source: the ministry's own figures."
_BELOW_THE_TEXT = OF_DATABASES | {
    *("word count", "publication title", "publication year", "publication subject"),
    *("place of publication", "country of publication", "issn", "source type", "journal code"),
    *("language of publication", "document type", "document feature", "document url"),
    *("identifier / keyword", "company / organization", "publication info", "dateline place"),
    *("correction-date", "accession number", "document number", "record number"),
}


@rule(
    "records.below-the-text",
    fires_on="a field below the text that only databases have, or with nothing but fields below it, is the record's",
    example="Harbour stays open\n\nBYLINE: Anna Reyes\n\nLENGTH: 12 words\n\nThe harbour of Elsa will stay open.\n\nSource: harbour board",
    counter="Harbour stays open\n\nBYLINE: Anna Reyes\n\nLENGTH: 12 words\n\nThe harbour of Elsa will stay open.\n\nSource: harbour board\n\nNobody was told.",
    chosen_on=NO_DATA + "stories of databases with paragraphs that begin with a word and a colon",
    off=False,
)
def is_below_the_text(row: TextRow, *, is_all_fields: bool) -> bool:
    """Whether a row with a field's name is the record's, and no paragraph that begins with such a word."""
    return row.blanks > 0 and is_all_fields


def goes_on(rows: Sequence[TextRow], names: Sequence[str | None]) -> list[bool]:
    """Return for each row whether, if the text is above it, the record's fields are from here on down."""
    found = [False] * len(rows)
    is_below = True  # whether there is nothing but the record's below this row
    ends = ""  # the last row of the paragraph that this row is of
    for place in range(len(rows) - 1, -1, -1):
        row, name = rows[place], names[place]
        ends = ends or row.text
        if name in _BELOW_THE_TEXT or ALONE.fullmatch(row.text):
            is_below = True
        elif row.blanks and is_below:
            is_said = name is not None and fields()[name] is DroppedKind.DATE_LINE
            is_below = (
                not _is_prose(row, ends)
                if name is None
                else not is_said or is_day(field_of(row.text)[1])
            )
        found[place] = is_below
        if row.blanks:
            ends = ""
    return found


@rule(
    "records.prose",
    fires_on="a paragraph between the fields of a record is the story's: it ends a sentence, or is long",
    example="Title: Salt mine opens again\nAuthor: Pop, Ilinca\n\nThe salt mine of Turda opened again on Tuesday.\n\nPublication title: Valley Record\nPublication date: May 4, 2016\nProQuest document ID: 9000001",
    counter="Title: Salt mine opens again\nAuthor: Pop, Ilinca\n\nThe salt mine\n\nPublication title: Valley Record\nPublication date: May 4, 2016\nProQuest document ID: 9000001",
    chosen_on=NO_DATA + "exports of press databases whose fields stand below the text",
)
def _is_prose(first: TextRow, ends: str) -> bool:
    """Whether the paragraph from one row to another is the story's; the caption of a second picture is none."""
    if is_separator(first) or COPYRIGHT.match(first.text) or label_for(first.text) is not None:
        return False
    return ends_sentence(ends) or opens_prose(first)
