"""The columns of a generation as a snapshot shows them: speakers under the names they go by."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar, assert_never

import numpy as np
from numpy.typing import NDArray

from searchkit.domain.aliases import Aliases
from searchkit.domain.query import Facet, SpeakerIs
from searchkit.engines.facets import iso_week
from searchkit.engines.naming import SpeakerNames, canonical_names, settled, sources_as_shown
from searchkit.engines.whoosh.array_file import decode, narrowed
from searchkit.engines.whoosh.column import Column, ManyValued, OneValued
from searchkit.engines.whoosh.corpus import Corpus, Sayings
from searchkit.engines.whoosh.facet_columns import FacetColumns
from searchkit.engines.whoosh.schema import KINDS
from searchkit.engines.whoosh.sets import Mask, Numbers, each_once, runs_of

FILTERS_KEPT = 32  # each takes a byte a paragraph at most
FACETS_KEPT = 4  # columns of different facets, side by side: about 30 bytes a paragraph

T = TypeVar("T")


class Columns:
    """Values of paragraphs, as filters see them and facets count them."""

    def __init__(self, corpus: Corpus, aliases: Aliases, whole: "Columns | None" = None) -> None:
        """`whole`: the columns of which these are what is sure."""
        self.corpus = corpus
        self._given = aliases
        self._whole = whole
        self._is_sure = whole is not None
        self._kept: dict[Hashable, Any] = {}
        self._of_facets: dict[tuple[Facet, ...], FacetColumns] = {}

    def of_facet(self, facet: Facet) -> Column:
        """Return the column that a facet counts."""
        match facet:
            case Facet.SPEAKER:
                return self.speakers
            case Facet.COUNTRY:
                return self.about
            case Facet.SOURCE:
                return self.sources
            case Facet.KIND:
                return self.kinds
            case Facet.CUE:
                return self.cues
            case Facet.MONTH:
                return self.months
            case Facet.WEEK:
                return self.weeks
            case Facet.YEAR:
                return self.years
        assert_never(facet)

    def of_facets(self, facets: tuple[Facet, ...]) -> FacetColumns:
        """Return the columns of some facets, at least one, side by side; kept of the last ones asked."""
        if (known := self._of_facets.get(facets)) is None:
            if len(self._of_facets) == FACETS_KEPT:
                self._of_facets.pop(next(iter(self._of_facets)))
            known = self._of_facets[facets] = FacetColumns([*map(self.of_facet, facets)])
        return known

    def __getitem__(self, field: str) -> Column:
        """Return the column of a field. Raises KeyError where it has none."""
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
            case "article":
                return self.articles
            case "id":
                return self.ids
            case "title":
                return self.titles
            case _:
                raise KeyError(field)

    def kept(self, asked: Hashable, evaluate: Callable[[], T]) -> T:
        """Return what `evaluate` gives, from memory where `asked` is among the last asked for."""
        if (known := self._kept.get(asked)) is None:
            if len(self._kept) == FILTERS_KEPT:
                self._kept.pop(next(iter(self._kept)))
            known = self._kept[asked] = evaluate()
        return known

    @cached_property
    def sure(self) -> "Columns":
        """The same without sayings and dates that are unsure."""
        return Columns(self.corpus, self._given, self)

    @cached_property
    def aliases(self) -> Aliases:
        """The user's aliases, and every other spelling of a name."""
        if self._whole is not None:
            return self._whole.aliases
        column = self.corpus.speakers
        return settled(self._given, [*map(str, column.names)], lambda: self._counts(column))

    @cached_property
    def people(self) -> SpeakerNames:
        """Those who speak in any paragraph that is alive, sure or not."""
        if self._whole is not None:
            return self._whole.people
        return SpeakerNames([name for name, n in self.count_of_speaker.items() if n], self.aliases)

    def meant(self, asked: Iterable[SpeakerIs]) -> frozenset[str]:
        """Return the canonical names that answer to any of some filters."""
        return frozenset([name for each in asked for name in self.people.meant(each)])

    @cached_property
    def count_of_speaker(self) -> Mapping[str, int]:
        """Each speaker, with the number of paragraphs that are alive."""
        names = map(str, self.speakers.names)
        return dict(zip(names, self._counts(self.speakers), strict=True))

    @cached_property
    def count_of_source(self) -> Mapping[str, int]:
        """Each source, with the number of paragraphs that are alive."""
        of_live = self.sources.numbers[self.corpus.live_numbers]
        counts = np.bincount(of_live, minlength=len(self.sources.names)).tolist()
        return dict(zip(map(str, self.sources.names[1:]), counts[1:], strict=True))

    def _counts(self, column: ManyValued) -> list[int]:
        """Return in how many paragraphs that are alive each name stands."""
        numbers = column.numbers
        if self.corpus.live_size < self.corpus.size:
            numbers = numbers[self.corpus.live[column.paragraphs]]
        counts: list[int] = np.bincount(numbers, minlength=len(column.names)).tolist()
        return counts

    @cached_property
    def sayings(self) -> Sayings:
        """Sayings, their speakers under canonical names."""
        sayings = self.corpus.sayings()
        if self._is_sure:
            sayings = sayings.only(sayings.is_sure)
        canonical = canonical_names(sayings.speaker_names, self.aliases)
        if canonical == list(sayings.speaker_names):
            return sayings
        names = {name: number for number, name in enumerate(dict.fromkeys(canonical))}
        numbers = np.array([names[name] for name in canonical], np.intp)
        return replace(sayings, speaker_names=tuple(names), speakers=numbers[sayings.speakers])

    @cached_property
    def speakers(self) -> ManyValued:
        """Speakers under their canonical names, each once a paragraph."""
        if self._is_sure:
            sayings = self.sayings
            return once(
                sayings.paragraphs, sayings.speakers, sayings.speaker_names, self.corpus.size
            )
        return merged(self.corpus.speakers, self.aliases)

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
        return ManyValued(paths.names, starts, paths.numbers[picked])

    @cached_property
    def is_inherited(self) -> Mask:
        """For each paragraph, whether what it is about it has from its story only."""
        return self.countries.is_empty & ~self.about.is_empty

    @cached_property
    def cues(self) -> ManyValued:
        """Verbs of saying of each paragraph, in their base form, each once."""
        sayings = self.sayings
        known = np.array([*map(bool, sayings.cue_names), False])[sayings.cues]
        some = sayings.only(known)
        return once(some.paragraphs, some.cues, some.cue_names, self.corpus.size)

    @cached_property
    def kinds(self) -> OneValued:
        """Kind of each paragraph."""
        return OneValued([kind.value for kind in KINDS], self.corpus.kinds)

    @cached_property
    def sources(self) -> OneValued:
        """Source of each paragraph."""
        names, numbers = self.corpus.sources
        shown = sources_as_shown(names, lambda: self._source_counts(names, numbers))
        places = {name: place for place, name in enumerate(dict.fromkeys(shown.values()))}
        renumbered = np.array([-1, *(places[shown[name]] for name in names)], np.intp)[numbers + 1]
        of_paragraphs = narrowed(renumbered + 1)[self.corpus.article_of]
        return OneValued((None, *places), of_paragraphs, is_of_articles=True)

    def _source_counts(self, names: Sequence[str], numbers: NDArray[Any]) -> list[int]:
        """Return how many paragraphs that are alive are of each source."""
        of_live = numbers[self.corpus.article_of[self.corpus.live_numbers]] + 1
        counts: list[int] = np.bincount(of_live, minlength=len(names) + 1)[1:].tolist()
        return counts

    @cached_property
    def dates(self) -> NDArray[Any]:
        """Day of each article as `date.toordinal` counts; 0: unknown."""
        if not self._is_sure:
            return self.corpus.dates
        return np.where(self.corpus.date_is_stated, self.corpus.dates, 0)

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

    # By which Whoosh can sort and group, and we do not

    @cached_property
    def articles(self) -> OneValued:
        """Id of each paragraph's article."""
        ids = [*map(decode, self.corpus.ids.tolist())]
        return OneValued(ids, self.corpus.article_of, is_of_articles=True)

    @cached_property
    def ids(self) -> OneValued:
        """Id of each paragraph."""
        numbers = np.arange(self.corpus.size)
        return OneValued(self.corpus.paragraph_ids(numbers), numbers)

    @cached_property
    def titles(self) -> "Titles":
        """Title of each paragraph's article."""
        return Titles(self.corpus)

    def _dated(self, name_of: Callable[[date], str]) -> OneValued:
        days, places = np.unique(self.dates, return_inverse=True)
        named = [name_of(date.fromordinal(day)) if day else None for day in days.tolist()]
        numbers_of = {name: number for number, name in enumerate(dict.fromkeys(named))}
        numbers = np.array([numbers_of[name] for name in named], np.int64)
        of_paragraphs = narrowed(numbers[places])[self.corpus.article_of]
        return OneValued(list(numbers_of), of_paragraphs, is_of_articles=True)


class Titles(OneValued):
    """Titles. They stand in the records of articles, all of which are read when sorting by them."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self.is_of_articles = True
        self.numbers = corpus.article_of

    @cached_property
    def names(self) -> Sequence[str | None]:  # type: ignore[override]
        """The title of each article, as often as there are articles that have it."""
        return [self._corpus.record(n).get("title") for n in range(self._corpus.articles)]

    def values(self, paragraph: int) -> list[str]:
        """Return the title of a paragraph's article, and read no other."""
        title = self._corpus.record(int(self.numbers[paragraph])).get("title")
        return [] if title is None else [title]


def merged(column: ManyValued, aliases: Aliases) -> ManyValued:
    """Return the column under canonical names; a name counts once a paragraph."""
    canonical = canonical_names([*map(str, column.names)], aliases)
    if canonical == list(column.names):
        return column
    names = {name: number for number, name in enumerate(dict.fromkeys(canonical))}
    numbers = np.array([names[name] for name in canonical], np.uint32)[column.numbers]
    # Only a paragraph of several names can have one twice now, and few have several.
    counts = np.diff(column.starts)
    several = np.flatnonzero(counts > 1)
    places = runs_of(column.starts[several], counts[several])
    paragraphs = np.repeat(several, counts[several])
    pairs = paragraphs * np.int64(max(len(names), 1)) + numbers[places]
    order = pairs.argsort(kind="stable")  # of equal ones the first stays
    is_again = np.diff(pairs[order]) == 0
    if not is_again.any():
        return ManyValued(tuple(names), column.starts, numbers)
    again = order[1:][is_again]
    kept = np.ones(len(numbers), bool)
    kept[places[again]] = False
    counts = counts - np.bincount(paragraphs[again], minlength=len(counts))
    starts = np.concatenate([np.zeros(1, np.intp), np.cumsum(counts)])
    return ManyValued(tuple(names), starts, numbers[kept])


def once(
    paragraphs: Numbers, numbers: NDArray[Any], names: tuple[str, ...], size: int
) -> ManyValued:
    """Return a column of values that come one after another, with each once a paragraph."""
    width = max(len(names), 1)
    pairs = each_once(np.sort(paragraphs * np.int64(width) + numbers))
    counts = np.bincount(pairs // width, minlength=size)
    starts = np.concatenate([np.zeros(1, np.intp), np.cumsum(counts)])
    return ManyValued(names, starts, (pairs % width).astype(np.uint32))
