"""`searchkit search`: ranked paragraphs with facets."""

from dataclasses import replace
from typing import Any

import click

from searchkit.cli.boundary import NOTHING_FOUND
from searchkit.cli.command import command as make_command
from searchkit.cli.command import console_of, settings_of, whole_number
from searchkit.cli.console import Console
from searchkit.cli.query_options import query_of, query_options
from searchkit.domain.results import Results

_EXAMPLES = """
  searchkit search sanctions human rights        all words, in one paragraph
  searchkit search '"human rights" NOT olympics' a phrase, a word left out
  searchkit search --speaker "Wang Yi" --since 2021-03
  searchkit search 'country:CN (tariff* OR embargo)' --sort newest
  searchkit search xinjang~ -C 1                 misspelt; one paragraph around
  searchkit search sanctions --format jsonl | jq .text
"""

_DETAILS = """\
In the query: AND, OR, NOT, ( ), "a phrase", word*, word~, "two words"~5, and
title: speaker: country: source: kind: date: (date:2021-03..2021-05, date:unknown).
@name stands for a search saved in searchkit.toml.

Exit code 0 when something is found, 1 when nothing is."""


@make_command("Find paragraphs, ranked, with facets.", _EXAMPLES, _DETAILS)
@query_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "jsonl", "csv"]),
    default="text",
    help="How to print; text unless told otherwise.",
)
@click.option("-l", "only_ids", is_flag=True, help="Print only the ids.")
@click.option("-c", "only_count", is_flag=True, help="Print only how many match.")
@click.option(
    "-C",
    "around",
    metavar="N",
    type=whole_number(0, 100),
    default=0,
    help="Show N paragraphs around each.",
)
@click.option(
    "--explain", is_flag=True, help="Show how the query was read and the parts of each score."
)
@click.pass_context
def command(
    ctx: click.Context,
    /,
    form: str,
    only_ids: bool,
    only_count: bool,
    around: int,
    explain: bool,
    **options: Any,
) -> int:
    """Ask, print, and return 0 when something was found."""
    from searchkit.app import open_settled_index

    settings = settings_of(ctx)
    console = console_of(ctx, settings)
    query = query_of(options, settings)
    if only_count:
        query = replace(query, limit=0)
    if only_count or only_ids:
        query = replace(query, facets=())
    with open_settled_index(settings) as index:
        results = index.answer(query)
        if only_count:
            console.print(str(results.total))
        elif only_ids:
            console.print(hit.id for hit in results.hits)
        else:
            _print(results, form, console, around=around, explain=explain)
    return 0 if results.total else NOTHING_FOUND


def _print(results: Results, form: str, console: Console, *, around: int, explain: bool) -> None:
    from searchkit.app import names

    match form:
        case "json":
            from searchkit.renderers.json import results_json

            console.print(results_json(results, names(), around=around, explain=explain))
        case "jsonl":
            from searchkit.renderers.json import results_jsonl

            console.print(results_jsonl(results, around=around, explain=explain))
        case "csv":
            from searchkit.renderers.csv import results_csv

            console.print(results_csv(results))
        case _:
            from searchkit.renderers.terminal import results_lines
            from searchkit.renderers.wrapping import TerminalStyle

            style = TerminalStyle(color=console.use_color, width=console.width)
            console.print(results_lines(results, style, names(), around=around, explain=explain))
