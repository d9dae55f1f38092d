"""What stands on standard error beside an answer: hints, and what would find something."""

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import replace

import click

from searchkit.cli.query_options import QUERY_ARGUMENTS
from searchkit.domain.query import Node
from searchkit.domain.results import Results
from searchkit.domain.suggestion import Suggestion, SuggestionKind
from searchkit.renderers.visible import one_line
from searchkit.search.index import Index
from searchkit.settings import Settings
from searchkit.which_index import ChosenBy


def suggestions_of(index: Index, results: Results) -> tuple[Suggestion, ...]:
    """Return what would find something, where nothing that was found is a full match."""
    return () if results.total else index.suggestions(results.query)


def advice(
    ctx: click.Context,
    settings: Settings,
    index: Index,
    results: Results,
    suggestions: Sequence[Suggestion],
) -> Iterator[str]:
    """Yield the lines for an answer to the query of a command."""
    command = "searchkit search"
    if settings.chosen_by is ChosenBy.OPTION:
        command = f"searchkit --index {shlex.quote(str(settings.index))} search"
    for hint in _hints(ctx, index, results, command):
        yield f"hint: {one_line(hint)}"
    yield from _suggested(suggestions, command)
    if not results.total and not index.summary().paragraphs:
        yield "The index is empty. Put something in it: searchkit index PATH"


def _hints(ctx: click.Context, index: Index, results: Results, command: str) -> Iterator[str]:
    from searchkit.search.hints import hints

    query = results.query
    arguments: Sequence[str] = ctx.meta.get(QUERY_ARGUMENTS, ())
    if arguments and arguments[0].startswith("@"):
        arguments = ()  # the words of a saved search are no arguments

    def count(root: Node) -> int:
        asked = replace(query, root=root, limit=0, offset=0, facets=(), pairs=())
        return index.snapshot.search(asked).total

    return hints(
        query.text,
        results.total,
        count,
        arguments=arguments,
        countries=ctx.params.get("country", ()),
        command=command,
    )


def _suggested(suggestions: Sequence[Suggestion], command: str) -> Iterator[str]:
    alone = [each for each in suggestions if each.kind is SuggestionKind.ALONE]
    for each in suggestions:
        if each.kind is not SuggestionKind.ALONE:
            count = f"{each.count:,} paragraph{'s' if each.count != 1 else ''}"
            yield f"{one_line(each.text)} {count}: {command} {one_line(each.query)}"
    if alone:
        found = " · ".join(f"{one_line(each.text)} {each.count:,}" for each in alone)
        yield f"by itself: {found}"
