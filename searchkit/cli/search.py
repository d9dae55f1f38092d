"""`searchkit search`: ranked paragraphs with facets."""

from dataclasses import replace
from typing import Any

import click

from searchkit.cli.boundary import NOTHING_FOUND
from searchkit.cli.command import command as make_command
from searchkit.cli.command import console_of, settings_of, whole_number
from searchkit.cli.console import Console
from searchkit.cli.query_options import Asked, asking_options, question_of
from searchkit.domain.answer import Answer

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
@asking_options
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
    **asked: Any,
) -> int:
    """Ask, print, and return 0 when something was found."""
    from searchkit.app import open_asker

    settings = settings_of(ctx)
    console = console_of(ctx, settings)
    question = question_of(Asked(**asked), settings)
    with open_asker(settings) as asker:
        if only_count:
            total = asker.count(question)
            console.print(str(total))
            return 0 if total else NOTHING_FOUND
        if only_ids:
            question = replace(question, facets=())
        answer = asker.answer(question, around=around, explain=explain)
    if only_ids:
        console.print(hit.document.id for hit in answer.hits)
    else:
        _print(answer, form, console, explain=explain)
    return 0 if answer.total else NOTHING_FOUND


def _print(answer: Answer, form: str, console: Console, *, explain: bool) -> None:
    match form:
        case "json":
            from searchkit.renderers.json import answer_json

            console.print(answer_json(answer))
        case "jsonl":
            from searchkit.renderers.json import answer_jsonl

            console.print(answer_jsonl(answer))
        case "csv":
            from searchkit.renderers.csv import answer_csv

            console.print(answer_csv(answer))
        case _:
            from searchkit.app import names
            from searchkit.renderers.terminal import answer_lines
            from searchkit.renderers.wrapping import Style

            style = Style(color=console.use_color, width=console.width)
            console.print(answer_lines(answer, style, names(), explain=explain))
