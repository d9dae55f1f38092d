"""Filters as nodes of a query: who speaks, which country, which day."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

import numpy as np

from searchkit.domain.article import Kind
from searchkit.domain.query import SayingIs
from searchkit.engines.paths import path_test
from searchkit.engines.whoosh.column import Column
from searchkit.engines.whoosh.columns import Columns
from searchkit.engines.whoosh.generation_reader import GenerationReader
from searchkit.engines.whoosh.queries import Known
from searchkit.engines.whoosh.schema import KINDS
from searchkit.engines.whoosh.sets import Mask, Numbers
from searchkit.language.outlets import source_key
from searchkit.language.verbs import base_form

# A paragraph that is listed takes so many bytes, and a mask one for each that there is.
BYTES_A_NUMBER = 8


class Values(NamedTuple):
    """Values of a column, by their places."""

    column: Column
    places: Sequence[int]

    @classmethod
    def named(cls, column: Column, names: Iterable[str]) -> "Values":
        """Return those that some paragraph has."""
        return cls(column, [column.place_of[n] for n in names if n in column.place_of])


class Filter(Known):
    """A filter that is known by what it asks."""

    is_sure = False  # whether unsure sayings and dates are looked over

    def columns(self, reader: GenerationReader) -> Columns:
        """Return the columns that it looks at."""
        return reader.columns.sure if self.is_sure else reader.columns

    def values(self, reader: GenerationReader) -> Values | None:
        """Return the values of which a paragraph must have one; None: it is told by something else."""
        return None

    def passing(self, reader: GenerationReader) -> Mask:
        """Return which paragraphs have such a value."""
        asked = self.values(reader)
        assert asked is not None, "whoever is told by something else says by what"
        return asked.column.having(asked.places)

    def few_passing(self, reader: GenerationReader) -> Numbers | None:
        """Return the paragraphs that have such a value, where a list of them takes less than a mask."""
        asked = self.values(reader)
        if asked is None:
            return None
        return asked.column.listing(asked.places, len(asked.column) // BYTES_A_NUMBER)

    def _asks(self) -> tuple[Any, ...]:
        raise NotImplementedError

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Filter):
            return False
        return (type(self), self.is_sure, self._asks()) == (
            type(other),
            other.is_sure,
            other._asks(),
        )

    def __hash__(self) -> int:
        return hash((type(self), self.is_sure, self._asks()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self._asks()))})"

    def __str__(self) -> str:
        return repr(self)


class Saying(Filter):
    """Paragraphs with one saying that answers to all that is asked, any of each tuple."""

    def __init__(self, asked: SayingIs) -> None:
        self.asked = asked

    def _asks(self) -> tuple[Any, ...]:
        return (self.asked,)

    def values(self, reader: GenerationReader) -> Values | None:
        """Return the speakers who are meant, where no more is asked."""
        if not self.asked.speakers or self.asked.cues or self.asked.manners:
            return None
        columns = self.columns(reader)
        return Values.named(columns.speakers, columns.meant(self.asked.speakers))

    def passing(self, reader: GenerationReader) -> Mask:
        """Return which paragraphs have such a saying."""
        columns, asked = self.columns(reader), self.asked
        if not asked.cues and not asked.manners:
            return super().passing(reader)
        sayings = columns.sayings
        fits = np.ones(len(sayings.paragraphs), bool)
        if asked.speakers:
            meant = columns.meant(asked.speakers)
            answers = np.array([name in meant for name in sayings.speaker_names], bool)
            fits &= answers.take(sayings.speakers)
        if asked.cues:
            verbs = {base_form(each.verb) for each in asked.cues if each.verb is not None}
            fits &= np.array([name in verbs for name in sayings.cue_names], bool)[sayings.cues]
        if asked.manners:
            fits &= np.isin(sayings.is_direct, [each.is_direct for each in asked.manners])
        mask = np.zeros(reader.corpus.size, bool)
        mask[sayings.paragraphs.compress(fits)] = True
        return mask


class Unattributed(Filter):
    """Paragraphs of which no speaker is known, or no verb of saying."""

    def __init__(self, field: str) -> None:
        self.asked_field = field  # "speaker" or "cue"

    def _asks(self) -> tuple[Any, ...]:
        return (self.asked_field,)

    def passing(self, reader: GenerationReader) -> Mask:
        """Return which paragraphs have none."""
        columns = self.columns(reader)
        column = columns.speakers if self.asked_field == "speaker" else columns.cues
        return column.is_empty


class Path(Filter):
    """Paragraphs of a clipping that has a path like a glob."""

    def __init__(self, glob: str) -> None:
        self.glob = glob

    def _asks(self) -> tuple[Any, ...]:
        return (self.glob,)

    def values(self, reader: GenerationReader) -> Values:
        """Return the paths that are."""
        paths = reader.columns.paths
        is_meant = path_test(self.glob)
        known = enumerate(paths.names)
        return Values(paths, [number for number, name in known if name and is_meant(name)])


class Country(Filter):
    """Paragraphs that name a country or inherit it of their story, or that name it; None: none."""

    def __init__(self, code: str | None, *, is_named: bool = False) -> None:
        self.code = code
        self.is_named = is_named

    def _asks(self) -> tuple[Any, ...]:
        return self.code, self.is_named

    def values(self, reader: GenerationReader) -> Values | None:
        """Return the country, where one is asked for."""
        return None if self.code is None else Values.named(self._column(reader), (self.code,))

    def passing(self, reader: GenerationReader) -> Mask:
        """Return which paragraphs do."""
        return self._column(reader).is_empty if self.code is None else super().passing(reader)

    def _column(self, reader: GenerationReader) -> Column:
        return reader.columns.countries if self.is_named else reader.columns.about


class FromSource(Filter):
    """Paragraphs of an outlet or agency, case and accents ignored; None: unknown."""

    def __init__(self, name: str | None) -> None:
        self.name = name

    def _asks(self) -> tuple[Any, ...]:
        return (self.name,)

    def values(self, reader: GenerationReader) -> Values:
        """Return the names that it goes by; None: what stands for the unknown."""
        sources = reader.columns.sources
        known = enumerate(sources.names)
        if self.name is None:
            return Values(sources, [n for n, name in known if name is None])
        key = source_key(self.name)
        return Values(sources, [n for n, name in known if name and source_key(name) == key])


class OfKind(Filter):
    """Paragraphs of a kind."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind

    def _asks(self) -> tuple[Any, ...]:
        return (self.kind,)

    def values(self, reader: GenerationReader) -> Values:
        """Return the kind."""
        return Values(reader.columns.kinds, [KINDS.index(self.kind)])


class OfArticle(Filter):
    """A filter by what is known of an article."""

    def passing(self, reader: GenerationReader) -> Mask:
        """Return which paragraphs are of an article that passes."""
        return self.passing_articles(reader).take(reader.corpus.article_of)

    def passing_articles(self, reader: GenerationReader) -> Mask:
        """Return which articles pass."""
        raise NotImplementedError


class Published(OfArticle):
    """Paragraphs published on a known day from one to another, either of which may be open."""

    def __init__(self, since: date | None, until: date | None) -> None:
        self.since = since
        self.until = until

    def _asks(self) -> tuple[Any, ...]:
        return self.since, self.until

    def passing_articles(self, reader: GenerationReader) -> Mask:
        """Return which articles were."""
        dates = self.columns(reader).dates
        passing: Mask = dates >= (self.since.toordinal() if self.since else 1)
        if self.until:
            passing &= dates <= self.until.toordinal()
        return passing


class Undated(OfArticle):
    """Paragraphs of which no day is known."""

    def _asks(self) -> tuple[Any, ...]:
        return ()

    def passing_articles(self, reader: GenerationReader) -> Mask:
        """Return which articles are."""
        mask: Mask = self.columns(reader).dates == 0
        return mask
