"""What an index holds: the fields of a paragraph, and what the bytes of its files mean.

`schema()` is what Whoosh sees, and what writing goes by: each field of words says which text it is
made of and what its analyser makes of a spelling.

    text          the paragraph, words whatever their inflection     title          the same of its
    forms         the paragraph, words as they are written           title_forms    article's title
    story, story_forms    the same of title, body and captions of its article as one text; they have
                          no positions, and are added up from the others
    speaker, country, about, kind         values of the paragraph: who says something, what it
                                          names, what it names or inherits, what it is
    source, published, path, article      values of its article; published is ISO text
    id                                    its own, which is unique
"""

from functools import cache
from typing import TYPE_CHECKING

from searchkit.domain.article import Kind

if TYPE_CHECKING:
    from whoosh.fields import Schema

LAYOUT = "7"  # raised whenever a file of the index is laid out otherwise, or holds something else
VERSION = LAYOUT  # that the same text has other words is told by the stamp (searchkit/versions.py)
STRETCH_ROWS = 1 << 16  # rows of postings within which two bytes tell them apart (`text_field.py`)
KINDS = tuple(Kind)  # a paragraph's kind is stored as its place in here


@cache
def schema() -> "Schema":
    """Return the fields of an index. Whoosh is imported by the first call, and not before."""
    from whoosh.fields import Schema

    from searchkit.engines.whoosh.fields import STORY, TITLE, Meaning, ValueField, WordField

    return Schema(
        text=WordField(Meaning.TERM, stored=True, spelt_in="forms"),
        forms=WordField(Meaning.FORM),
        title=WordField(Meaning.TERM, of=TITLE, stored=True, spelt_in="title_forms"),
        title_forms=WordField(Meaning.FORM, of=TITLE),
        story=WordField(Meaning.TERM, of=STORY, spelt_in="story_forms"),
        story_forms=WordField(Meaning.FORM, of=STORY),
        speaker=ValueField(is_list=True),
        country=ValueField(is_list=True),
        about=ValueField(is_list=True),
        kind=ValueField(),
        source=ValueField(),
        published=ValueField(),
        path=ValueField(is_list=True),
        article=ValueField(),
        id=ValueField(unique=True),
    )
