"""Filters as nodes of a query: who speaks, which country, which day."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np

from searchkit.analysis.tokens import tokens
from searchkit.domain.article import Kind
from searchkit.engines.filters import source_key, speaker_test
from searchkit.engines.whoosh.column import Column
from searchkit.engines.whoosh.columns import letters_of
from searchkit.engines.whoosh.generation_reader import GenerationReader
from searchkit.engines.whoosh.queries import Known
from searchkit.engines.whoosh.schema import KINDS
from searchkit.engines.whoosh.sets import Mask


class _Asked(Known):
    """A filter that is known by what it asks."""

    def _asks(self) -> tuple[Any, ...]:
        raise NotImplementedError

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and (type(self), self._asks()) == (
            type(other),
            other._asks(),
        )

    def __hash__(self) -> int:
        return hash((type(self), self._asks()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self._asks()))})"

    def __str__(self) -> str:
        return repr(self)


class Speaker(_Asked):
    """Paragraphs of a speaker, by any of the names that a person goes by; None: of nobody."""

    def __init__(self, name: str | None, *, is_whole: bool = False) -> None:
        self.name = name
        self.is_whole = is_whole

    def _asks(self) -> tuple[Any, ...]:
        return self.name, self.is_whole

    def passing(self, reader: GenerationReader) -> Mask:
        """Return which paragraphs have a speaker who answers to the name."""
        columns, name = reader.columns, self.name
        speakers = columns.speakers
        if name is None:
            return speakers.is_empty
        answers = speaker_test(name, columns.aliases, is_whole=self.is_whole)
        letters = [letters_of(token.form) for token in tokens(name)]
        merged = {columns.aliases.canonical(other) for other in columns.aliases.of}
        # Comparing names takes each apart into words. Whoever answers to a name has its letters.
        return speakers.having(
            [
                number
                for number, (known, spelt) in enumerate(
                    zip(speakers.names, columns.speaker_letters, strict=True)
                )
                if known is not None
                and (known in merged or all(each in spelt for each in letters))
                and answers(known)
            ]
        )


class Country(_Asked):
    """Paragraphs that mean a country; None: none."""

    def __init__(self, code: str | None) -> None:
        self.code = code

    def _asks(self) -> tuple[Any, ...]:
        return (self.code,)

    def passing(self, reader: GenerationReader) -> Mask:
        """Return which paragraphs mean it."""
        return _named(reader.columns.countries, self.code)


class Source(_Asked):
    """Paragraphs of an outlet or agency, case and accents ignored; None: unknown."""

    def __init__(self, name: str | None) -> None:
        self.name = name

    def _asks(self) -> tuple[Any, ...]:
        return (self.name,)

    def passing(self, reader: GenerationReader) -> Mask:
        """Return which paragraphs are of it."""
        sources = reader.columns.sources
        if self.name is None:
            return sources.is_empty
        key = source_key(self.name)
        known = enumerate(sources.names)
        return sources.having([n for n, name in known if name and source_key(name) == key])


class OfKind(_Asked):
    """Paragraphs of a kind."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind

    def _asks(self) -> tuple[Any, ...]:
        return (self.kind,)

    def passing(self, reader: GenerationReader) -> Mask:
        """Return which paragraphs are of it."""
        return reader.columns.kinds.having([KINDS.index(self.kind)])


class Published(_Asked):
    """Paragraphs published on a known day from one to another, either of which may be open."""

    def __init__(self, since: date | None, until: date | None) -> None:
        self.since = since
        self.until = until

    def _asks(self) -> tuple[Any, ...]:
        return self.since, self.until

    def passing(self, reader: GenerationReader) -> Mask:
        """Return which paragraphs were."""
        dates = reader.corpus.dates
        passing = dates >= (self.since.toordinal() if self.since else 1)
        if self.until:
            passing &= dates <= self.until.toordinal()
        mask: Mask = passing[reader.corpus.article_of]
        return mask


class Undated(_Asked):
    """Paragraphs of which no day is known."""

    def _asks(self) -> tuple[Any, ...]:
        return ()

    def passing(self, reader: GenerationReader) -> Mask:
        """Return which paragraphs are."""
        mask: Mask = (reader.corpus.dates == 0)[reader.corpus.article_of]
        return mask


def _named(column: Column, name: str | None) -> Mask:
    """Return which paragraphs have a value; None: which have none."""
    if name is None:
        return column.is_empty
    numbers: Sequence[int] = [n for n, known in enumerate(column.names) if known == name]
    return column.having(numbers) if numbers else np.zeros(len(column.is_empty), bool)
