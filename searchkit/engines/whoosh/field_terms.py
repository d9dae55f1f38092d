"""All fields of some segments: what a codec's readers and the generation's reader have in common."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from whoosh.formats import Format
from whoosh.reading import TermInfo
from whoosh.scoring import BaseScorer

from searchkit.domain.document import document_of
from searchkit.domain.record import article_around
from searchkit.engines.naming import as_named
from searchkit.engines.whoosh.columns import Columns
from searchkit.engines.whoosh.corpus import Corpus
from searchkit.engines.whoosh.fields import STORY, TITLE, WordField
from searchkit.engines.whoosh.postings import Postings
from searchkit.engines.whoosh.rows import Documents, ParagraphRows, StoryRows, TitleRows
from searchkit.engines.whoosh.schema import schema
from searchkit.engines.whoosh.term_matchers import TermMatcher
from searchkit.engines.whoosh.terms import Terms
from searchkit.engines.whoosh.value_terms import ArticleTerms, IdTerms, ValueTerms
from searchkit.engines.whoosh.word_terms import StoryTerms, WordTerms


class FieldTerms:
    """The fields of the schema by name, each made when it is first asked for."""

    def __init__(self, corpus: Corpus, columns: Columns) -> None:
        self.corpus = corpus
        self.columns = columns
        self._terms: dict[str, Terms] = {}
        self._paragraphs, self._titles = ParagraphRows(corpus), TitleRows(corpus)
        self._stories = StoryRows(corpus)

    def __getitem__(self, name: str) -> Terms:
        """Return the terms of a field. Raises KeyError where the schema has no such field."""
        if (terms := self._terms.get(name)) is None:
            terms = self._terms[name] = self._made(name)
        return terms

    def words(self, name: str) -> WordTerms:
        """Return the terms of a field of words. Raises KeyError where it is none."""
        terms = self[name]
        if not isinstance(terms, WordTerms):
            raise KeyError(name)
        return terms

    def expandable(self, name: str) -> WordTerms | StoryTerms:
        """Return the terms of a field of words or of stories. Raises KeyError where it is none."""
        terms = self[name]
        return terms if isinstance(terms, StoryTerms) else self.words(name)

    # Terms

    def postings(self, name: str, key: bytes) -> Postings | None:
        """Return where a term stands; None: nowhere that counts, or there is no such field."""
        try:
            return self[name].postings(key)
        except KeyError:
            return None

    def known(self, name: str, key: bytes) -> Postings:
        """Return where a term stands. Raises KeyError."""
        if (postings := self.postings(name, key)) is None:
            raise KeyError((name, key))
        return postings

    def info(self, name: str, key: bytes) -> TermInfo:
        """Return Whoosh's statistics of a term. Raises KeyError."""
        return self[name].info(self.known(name, key))

    def matcher(
        self, name: str, key: bytes, format_: Format, scorer: BaseScorer | None
    ) -> TermMatcher:
        """Return a matcher over the paragraphs that hold a term. Raises KeyError."""
        terms = self[name]
        if (postings := terms.postings(key)) is None:
            raise KeyError((name, key))
        return TermMatcher(terms, postings, (name, key), format_, scorer)

    def all_terms(self, first: str = "", key: bytes = b"") -> Iterator[tuple[str, bytes]]:
        """Yield the terms of all fields in the order of their names, from one term of one field on."""
        for name in schema().names():
            if name >= first:
                for each in self[name].keys(key if name == first else b""):
                    yield name, each

    # Lengths

    def length(self, name: str, number: int, default: int = 0) -> int:
        """Return the words of a field of words of a paragraph; `default` for the other fields."""
        if not _is_of_words(name):
            return default
        here = Documents(np.array([number], np.intp), self.corpus)
        rows = self[name].rows
        return int(rows.lengths[rows.of(here)[0]])

    def total_length(self, name: str) -> int:
        """Return the words of a field in all paragraphs that count; 0 for the other fields."""
        return self[name].rows.total_length if _is_of_words(name) else 0

    def extreme_lengths(self, name: str) -> tuple[int, int]:
        """Return the words of the shortest and of the longest that counts; 0 for the other fields."""
        if not _is_of_words(name) or not self.corpus.live_size:
            return 0, 0
        rows = self[name].rows
        lengths = rows.lengths[rows.of(Documents(self.corpus.live_numbers, self.corpus))]
        return int(lengths.min()), int(lengths.max())

    # What is stored

    def stored(self, number: int) -> dict[str, Any]:
        """Return what is shown of a paragraph; what is unknown is left out."""
        place = int(self.corpus.article_of[number])
        ordinal = int(self.corpus.ordinals[number])
        article, of_kind = article_around(self.corpus.record(place), ordinal)
        document = document_of(as_named(article, self.columns.aliases), ordinal, of_kind)
        stored = {
            "id": document.id,
            "article": document.article,
            "text": document.text,
            "title": document.title,
            "speaker": list(document.speakers),
            "country": list(document.countries),
            "about": [about.code for about in document.about],
            "kind": document.kind.value,
            "source": document.source,
            "published": document.published and document.published.isoformat(),
            "path": list(document.paths),
        }
        return {name: value for name, value in stored.items() if value}

    def _made(self, name: str) -> Terms:
        field = schema()[name]
        if isinstance(field, WordField) and field.made_of == STORY:
            is_forms = name.endswith("forms")
            texts = self.words("forms" if is_forms else "text")
            titles = self.words("title_forms" if is_forms else "title")
            return StoryTerms(texts, titles, self._stories)
        if isinstance(field, WordField):
            rows = self._titles if field.made_of == TITLE else self._paragraphs
            return WordTerms([segment.field(name) for segment in self.corpus.segments], rows)
        if name == "article":
            return ArticleTerms(self._paragraphs)
        if name == "id":
            return IdTerms(self._paragraphs)
        return ValueTerms(self.columns[name], self._paragraphs)


def _is_of_words(name: str) -> bool:
    return isinstance(schema()[name], WordField)
