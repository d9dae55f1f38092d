"""What stands on standard error beside an answer: hints, and what would find something."""

import shlex
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from searchkit.cli.console import Console
from searchkit.cli.query_options import QUERY_ARGUMENTS
from searchkit.domain.query import (
    CountryIs,
    CueIs,
    Facet,
    FacetRequest,
    KindIs,
    Node,
    PublishedIn,
    Query,
    SourceIs,
    SpeakerIs,
)
from searchkit.domain.suggestion import Suggestion, SuggestionKind
from searchkit.renderers.visible import one_line
from searchkit.settings import Settings
from searchkit.values import dataclass
from searchkit.which_index import ChosenBy

if TYPE_CHECKING:
    from searchkit.search.index import Index

# What of a field is told where a value of it finds nothing.
_FACETS: dict[type[Node], Facet] = {
    CountryIs: Facet.COUNTRY,
    CueIs: Facet.CUE,
    KindIs: Facet.KIND,
    SourceIs: Facet.SOURCE,
    SpeakerIs: Facet.SPEAKER,
}
_VALUES_TOLD = 5  # as many as a line of facets shows unless told otherwise


@dataclass(frozen=True, slots=True)
class Adviser:
    """Speaks to whoever ran a command, unless they want quiet."""

    ctx: click.Context
    settings: Settings
    console: Console

    def advise(
        self,
        index: "Index",
        query: Query,
        total: int,
        suggestions: Sequence[Suggestion] | None = None,
    ) -> None:
        """Say what there is to say of a query that finds `total` paragraphs.

        `suggestions`: those that were asked for already.
        """
        if self.console.quiet:
            return
        if suggestions is None:
            suggestions = () if total else index.suggestions(query)
        for line in self._lines(index, query, total, suggestions):
            self.console.say(line)

    def _lines(
        self, index: "Index", query: Query, total: int, suggestions: Sequence[Suggestion]
    ) -> Iterator[str]:
        command = "searchkit search"
        if self.settings.chosen_by is ChosenBy.OPTION:
            command = f"searchkit --index {shlex.quote(str(self.settings.index))} search"
        for hint in self._hints(index, query, total, command):
            yield f"hint: {one_line(hint)}"
        if self._is_glob():
            yield f"hint: the shell put your files in place of *; for everything: {command} '*'"
        yield from _suggested(suggestions, command)
        if not total:
            yield from map(one_line, _held(index, query, is_bare=not suggestions))

    def _is_glob(self) -> bool:
        """Say whether the query is what a shell makes of a bare star: all files of this folder."""
        arguments = self.ctx.meta.get(QUERY_ARGUMENTS, ())
        if len(arguments) < 2:  # one file may be called what is looked for
            return False
        with suppress(OSError):
            names = (path.name for path in Path().iterdir())
            return sorted(arguments) == sorted(name for name in names if name[0] != ".")
        return False

    def _hints(self, index: "Index", query: Query, total: int, command: str) -> Iterator[str]:
        from searchkit.search.hints import hints

        arguments: Sequence[str] = self.ctx.meta.get(QUERY_ARGUMENTS, ())
        if arguments and arguments[0].startswith("@"):
            arguments = ()  # the words of a saved search are no arguments

        def count(root: Node) -> int:
            asked = replace(query, root=root, limit=0, offset=0, facets=(), pairs=())
            return index.snapshot.search(asked).total

        return hints(
            query.text,
            total,
            count,
            arguments=arguments,
            countries=self.ctx.params.get("country", ()),
            command=command,
        )


def _held(index: "Index", query: Query, *, is_bare: bool) -> Iterator[str]:
    """Yield what the index holds, where that is why nothing is found.

    `is_bare`: nothing else has been said, so that there is a sentence whatever was asked.
    """
    from searchkit.engines.filters import with_filters  # only where nothing is found
    from searchkit.search.conditions import conditions

    held = index.summary()
    root = with_filters(query.root, query.filters)
    asked = tuple(conditions(root)) if root is not None else ()
    if not held.paragraphs:
        yield "The index is empty. Put something in it: searchkit index PATH"
        return
    is_dated = held.since and any(isinstance(each, PublishedIn) for each in asked)
    if is_dated:
        yield f"The index has articles from {held.since} to {held.until}."
    facets = [_FACETS[type(each)] for each in asked if type(each) in _FACETS]
    if is_bare and facets and (most := _most(index, facets[0])):
        yield f"The index has most of {most}."
    elif is_bare and not is_dated:
        yield (
            f"The index has {held.paragraphs:,} paragraphs of {held.articles:,} articles; "
            "searchkit status says of what."
        )


def _most(index: "Index", facet: Facet) -> str:
    from searchkit.app import names  # only where nothing is found

    everything = Query(limit=0, facets=(FacetRequest(facet, _VALUES_TOLD),))
    counts = index.snapshot.search(everything).facets[facet]
    named = (f"{names().value(facet, each.value)} {each.count:,}" for each in counts if each.value)
    return " · ".join(named)


def _suggested(suggestions: Sequence[Suggestion], command: str) -> Iterator[str]:
    alone = [each for each in suggestions if each.kind is SuggestionKind.ALONE]
    for each in suggestions:
        if each.kind is not SuggestionKind.ALONE:
            count = f"{each.count:,} paragraph{'s' if each.count != 1 else ''}"
            yield f"{one_line(each.text)} {count}: {command} {one_line(each.query)}"
    if alone:
        found = " · ".join(f"{one_line(each.text)} {each.count:,}" for each in alone)
        yield f"by itself: {found}"
