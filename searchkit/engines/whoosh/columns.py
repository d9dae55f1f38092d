"""The columns of a generation as a snapshot shows them: speakers under the names they go by."""

from collections.abc import Callable, Hashable
from datetime import date
from functools import cached_property

import numpy as np

from searchkit.domain.aliases import Aliases
from searchkit.engines.facets import iso_week
from searchkit.engines.whoosh.array_file import narrowed
from searchkit.engines.whoosh.column import Column, ManyValued, OneValued
from searchkit.engines.whoosh.corpus import Corpus
from searchkit.engines.whoosh.schema import KINDS
from searchkit.engines.whoosh.sets import Mask, Numbers, runs_of
from searchkit.language.fold import fold

MASKS_KEPT = 32  # a mask takes a byte a paragraph


class Columns:
    """Values of paragraphs, as filters see them and facets count them."""

    def __init__(self, corpus: Corpus, aliases: Aliases) -> None:
        self.corpus = corpus
        self.aliases = aliases
        self._masks: dict[Hashable, Mask] = {}

    def __getitem__(self, field: str) -> Column:
        """Return the column of a field of values. Raises KeyError."""
        match field:
            case "speaker":
                return self.speakers
            case "country":
                return self.countries
            case "about":
                return self.about
            case "path":
                return self.paths
            case "source":
                return self.sources
            case "kind":
                return self.kinds
            case "published":
                return self.days
            case _:
                raise KeyError(field)

    def kept(self, asked: Hashable, evaluate: Callable[[], Mask]) -> Mask:
        """Return what `evaluate` gives, from memory where `asked` is among the last asked for."""
        if asked not in self._masks:
            if len(self._masks) == MASKS_KEPT:
                self._masks.pop(next(iter(self._masks)))
            self._masks[asked] = evaluate()
        return self._masks[asked]

    @cached_property
    def speakers(self) -> ManyValued:
        """Speakers under their canonical names, each once a paragraph."""
        return merged(self.corpus.speakers, self.aliases)

    @cached_property
    def speaker_letters(self) -> tuple[str, ...]:
        """The letters and digits of each of the speakers' names, folded."""
        return tuple(letters_of(name or "") for name in self.speakers.names)

    @cached_property
    def countries(self) -> ManyValued:
        """Countries of each paragraph."""
        return self.corpus.countries

    @cached_property
    def about(self) -> ManyValued:
        """Countries that each paragraph names, or else inherits of its story."""
        return self.corpus.many_valued("about")

    @cached_property
    def paths(self) -> ManyValued:
        """Paths of the clipping of each paragraph."""
        paths = self.corpus.many_valued("path")  # of articles
        counts = np.diff(paths.starts)[self.corpus.article_of]
        starts = np.concatenate([np.zeros(1, np.intp), np.cumsum(counts)])
        picked = runs_of(paths.starts[self.corpus.article_of], counts)
        return ManyValued([name or "" for name in paths.names], starts, paths.numbers[picked])

    @cached_property
    def cues(self) -> ManyValued:
        """Verbs of saying of each paragraph, in their base form, each once."""
        names, numbers = self.corpus.sayings.cues
        is_known = np.array([name != "" for name in names], bool)[numbers]
        paragraphs = self.corpus.sayings.paragraphs[is_known]
        return each_once(names, paragraphs, numbers[is_known], self.corpus.size)

    @cached_property
    def kinds(self) -> OneValued:
        """Kind of each paragraph."""
        return OneValued([kind.value for kind in KINDS], self.corpus.kinds)

    @cached_property
    def sources(self) -> OneValued:
        """Source of each paragraph."""
        names, numbers = self.corpus.sources
        return OneValued((None, *names), narrowed(numbers + 1)[self.corpus.article_of])

    @cached_property
    def days(self) -> OneValued:
        """Day of each paragraph, as an ISO date."""
        return self._dated(date.isoformat)

    @cached_property
    def weeks(self) -> OneValued:
        """Week of each paragraph, as ISO 8601 counts them: "2021-W12"."""
        return self._dated(iso_week)

    @cached_property
    def months(self) -> OneValued:
        """Month of each paragraph, as an ISO date is cut short: "2021-03"."""
        return self._dated(lambda day: day.isoformat()[: len("2021-03")])

    @cached_property
    def years(self) -> OneValued:
        """Year of each paragraph."""
        return self._dated(lambda day: day.isoformat()[: len("2021")])

    def _dated(self, name_of: Callable[[date], str]) -> OneValued:
        days, places = np.unique(self.corpus.dates, return_inverse=True)
        named = [name_of(date.fromordinal(day)) if day else None for day in days.tolist()]
        numbers_of = {name: number for number, name in enumerate(dict.fromkeys(named))}
        numbers = np.array([numbers_of[name] for name in named], np.int64)
        return OneValued(list(numbers_of), narrowed(numbers[places])[self.corpus.article_of])


def each_once(
    names: tuple[str, ...], paragraphs: Numbers, numbers: Numbers, size: int
) -> ManyValued:
    """Return pairs of paragraph, ascending, and value as a column of `size` paragraphs."""
    pairs = paragraphs * np.int64(max(len(names), 1)) + numbers
    _, firsts = np.unique(pairs, return_index=True)
    firsts.sort()
    counts = np.bincount(paragraphs[firsts], minlength=size)
    starts = np.concatenate([np.zeros(1, np.intp), np.cumsum(counts)])
    return ManyValued(names, starts, numbers[firsts].astype(np.uint32))


def letters_of(name: str) -> str:
    """Return the letters and digits of a name, folded and written as one word."""
    return "".join(filter(str.isalnum, fold(name)))


def merged(column: ManyValued, aliases: Aliases) -> ManyValued:
    """Return the column under canonical names; a name counts once a paragraph."""
    canonical = [aliases.canonical(name) for name in column.names if name is not None]
    if canonical == list(column.names):
        return column
    names = {name: number for number, name in enumerate(dict.fromkeys(canonical))}
    numbers = np.array([names[name] for name in canonical], np.int64)[column.numbers]
    pairs = np.unique(column.paragraphs * np.int64(len(names)) + numbers)
    counts = np.bincount(pairs // len(names), minlength=len(column.starts) - 1)
    starts = np.concatenate([np.zeros(1, np.intp), np.cumsum(counts)])
    return ManyValued(tuple(names), starts, (pairs % len(names)).astype(np.uint32))
