"""Columns as a snapshot shows them: speakers under the names the user merged them to."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from searchkit.domain.aliases import Aliases
from searchkit.engines.whoosh.corpus import Corpus, ManyValued
from searchkit.language.fold import fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


_NEITHER_LETTER_NOR_DIGIT = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A column with one value a paragraph."""

    names: tuple[str | None, ...]  # None: unknown
    numbers: "NDArray[np.intp]"  # places in `names`, one a paragraph


class Columns:
    """Values of paragraphs, as filters see them and facets count them."""

    def __init__(self, corpus: Corpus, aliases: Aliases) -> None:
        self._corpus = corpus
        self._aliases = aliases

    @cached_property
    def speakers(self) -> ManyValued:
        """Speakers under their canonical names, each once a paragraph."""
        return merged(self._corpus.speakers, self._aliases)

    @cached_property
    def speaker_letters(self) -> tuple[str, ...]:
        """The letters and digits of each of the speakers' names, folded."""
        return tuple(map(letters_of, self.speakers.names))

    @cached_property
    def countries(self) -> ManyValued:
        """Countries of each paragraph."""
        return self._corpus.countries

    @cached_property
    def sources(self) -> Numbered:
        """Source of each paragraph."""
        names, numbers = self._corpus.sources
        return Numbered((None, *names), (numbers + 1)[self._corpus.article_of])

    @cached_property
    def months(self) -> Numbered:
        """Month of each paragraph, as an ISO date is cut short: "2021-03"."""
        import numpy as np

        days = self._corpus.dates.astype(np.int64) - date(1970, 1, 1).toordinal()
        months = np.where(
            self._corpus.dates > 0, days.astype("datetime64[D]"), np.datetime64("NaT", "D")
        )
        distinct, numbers = np.unique(months.astype("datetime64[M]"), return_inverse=True)
        texts: list[str] = np.datetime_as_string(distinct).tolist()
        names = tuple(None if text == "NaT" else text for text in texts)
        return Numbered(names, numbers[self._corpus.article_of])


def letters_of(name: str) -> str:
    """Return the letters and digits of a name, folded and written as one word."""
    return _NEITHER_LETTER_NOR_DIGIT.sub("", fold(name))


def merged(column: ManyValued, aliases: Aliases) -> ManyValued:
    """Return the column under canonical names; a name counts once a paragraph."""
    import numpy as np

    canonical = [aliases.canonical(name) for name in column.names]
    if canonical == list(column.names):
        return column
    names = {name: number for number, name in enumerate(dict.fromkeys(canonical))}
    numbers = np.array([names[name] for name in canonical], np.intp)[column.numbers]
    pairs = np.unique(column.paragraphs * len(names) + numbers)
    counts = np.bincount(pairs // len(names), minlength=len(column.starts) - 1)
    starts = np.concatenate([np.zeros(1, np.intp), np.cumsum(counts)])
    return ManyValued(tuple(names), starts, pairs % len(names))
