"""QUERY and the options by which `search`, `html` and `export` are asked."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from searchkit.cli import completing
from searchkit.cli.asked_query import DEFAULT_HITS, DEFAULT_PER_STORY, FACET_NAMES, MOST_HITS
from searchkit.cli.command import whole_number
from searchkit.domain.article import Kind
from searchkit.domain.query import CountBy, Scope, Sort

QUERY_ARGUMENTS = "searchkit.query"  # in the context: QUERY as the shell handed it over

Function = TypeVar("Function", bound=Callable[..., Any])


def query_options(function: Function) -> Function:
    """Give a command QUERY and the options that narrow, order and count."""
    for decorate in reversed(_options()):
        function = decorate(function)
    return function


def _options() -> Sequence[Callable[[Function], Function]]:
    return (*_words(), *_filters(), *_showing())


def _words() -> Sequence[Callable[[Function], Function]]:
    """Return QUERY, and where its words must meet."""
    return (
        click.argument(
            "query",
            metavar="[QUERY]...",
            nargs=-1,
            callback=_joined_query,
            shell_complete=completing.query,
        ),
        click.option(
            "--in",
            "scope",
            type=click.Choice([scope.value for scope in Scope]),
            help="Where the words must meet; story unless told otherwise.",
        ),
    )


def _filters() -> Sequence[Callable[[Function], Function]]:
    """Return what narrows."""
    return (*_who_says(), *_about(), *_where_from(), *_when())


def _who_says() -> Sequence[Callable[[Function], Function]]:
    return (
        click.option(
            "--speaker",
            metavar="NAME",
            help="Who says it; repeatable.",
            multiple=True,
            shell_complete=completing.speakers,
        ),
        click.option(
            "--cue", metavar="VERB", help="By which verb, as denied; repeatable.", multiple=True
        ),
        click.option("--direct", is_flag=True, help="In the speaker's own words."),
        click.option("--reported", is_flag=True, help="Not in the speaker's own words."),
    )


def _about() -> Sequence[Callable[[Function], Function]]:
    return (
        click.option(
            "--country",
            metavar="CC|NAME",
            help="CN, China or Chinese; repeatable.",
            multiple=True,
            shell_complete=completing.countries,
        ),
        click.option(
            "--named", is_flag=True, help="Only countries that the paragraph itself names."
        ),
    )


def _where_from() -> Sequence[Callable[[Function], Function]]:
    return (
        click.option(
            "--source",
            metavar="NAME",
            help="Outlet or agency; repeatable.",
            multiple=True,
            shell_complete=completing.sources,
        ),
        click.option(
            "--not-source",
            metavar="NAME",
            help="None of these; repeatable.",
            multiple=True,
            shell_complete=completing.sources,
        ),
        click.option(
            "--kind",
            type=click.Choice([kind.value for kind in Kind]),
            help="Kind of paragraph; repeatable.",
            multiple=True,
        ),
        click.option(
            "--path",
            metavar="GLOB",
            help="Clippings of such a path, as 2021/**; repeatable.",
            multiple=True,
        ),
    )


def _when() -> Sequence[Callable[[Function], Function]]:
    return (
        click.option(
            "--since",
            metavar="DATE",
            help="2021, 2021-03 or 2021-03-23; 7d, 3w, 6m or 1y back; yesterday. Inclusive.",
        ),
        click.option("--until", metavar="DATE", help="The same; inclusive."),
        click.option(
            "--sure",
            is_flag=True,
            help="Leave unsure speakers and dates out of filters and counts.",
        ),
    )


def _showing() -> Sequence[Callable[[Function], Function]]:
    """Return what orders, cuts and counts."""
    return (
        click.option(
            "--sort",
            type=click.Choice([sort.value for sort in Sort]),
            help="relevance unless told otherwise.",
        ),
        click.option(
            "-n",
            "limit",
            metavar="N",
            type=whole_number(0, MOST_HITS),
            help=f"How many paragraphs; {DEFAULT_HITS} in text, pages and json, else all.",
        ),
        click.option(
            "--offset",
            metavar="N",
            type=whole_number(0, 2**31),
            help="Leave out the first N.",
        ),
        click.option(
            "--per-story",
            metavar="N|all",
            help=f"At most N of a story; {DEFAULT_PER_STORY} in text and pages, else all.",
        ),
        click.option("--all-copies", is_flag=True, help="Show every copy of a wire story."),
        click.option(
            "--facet",
            metavar="FIELD[:N]",
            help=f"Count by {FACET_NAMES}; repeatable.",
            multiple=True,
        ),
        click.option(
            "--count-by",
            type=click.Choice([unit.value for unit in CountBy]),
            help="What facets are ordered by; paragraph unless told otherwise.",
        ),
    )


def _joined_query(ctx: click.Context, param: click.Parameter, words: Sequence[str]) -> str:
    ctx.meta[QUERY_ARGUMENTS] = tuple(words)
    return " ".join(words)
