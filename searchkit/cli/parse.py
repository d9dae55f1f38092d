"""`searchkit parse`: how a clipping is understood, without indexing it."""

from collections.abc import Iterator
from pathlib import Path

import click

from searchkit.cli.boundary import INPUT_OUTPUT, NOTHING_FOUND
from searchkit.cli.command import command as make_command
from searchkit.cli.command import console_of, settings_of, worker_count
from searchkit.cli.console import Console, warn
from searchkit.cli.ids import given
from searchkit.domain.article import NOT_ALL_READ, Article
from searchkit.renderers.visible import one_line

_EXAMPLES = """
  searchkit parse clippings/china-russia.txt
  searchkit parse --explain print.pdf    why each paragraph starts, who speaks
  searchkit parse --format jsonl *.pdf | jq .published
  searchkit search strike --paths -0 | searchkit parse -
"""

_DETAILS = """\
Every article of the file with its fields, every paragraph with the speakers and
countries found in it, and what was left out. - reads file names from standard
input, one a line, or each with a NUL after it. Exit code 0 when all of all files
was understood, 1 when a file, a line of an export or a part of a page could not be,
74 when a file cannot be read at all."""


@make_command("Show how a clipping is understood, without indexing it.", _EXAMPLES, _DETAILS)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "jsonl"]),
    default="text",
    help="How to print; text unless told otherwise.",
)
@click.option("--explain", is_flag=True, help="Show the evidence of each break and finding.")
@click.pass_context
def command(ctx: click.Context, /, files: tuple[str, ...], form: str, explain: bool) -> int:
    """Print what is understood of each file; what cannot be read is a sentence of its own."""
    from searchkit.app import parse_files

    settings = settings_of(ctx)
    console = console_of(ctx, settings)
    code = 0
    is_first = True
    paths = [Path(name) for name in given(files)]
    for parsed in parse_files(paths, worker_count(settings)):
        if parsed.reason is not None:
            warn(f"{one_line(str(parsed.path))}: {parsed.reason}")
            code = max(code, INPUT_OUTPUT if parsed.is_unopened else NOTHING_FOUND)
            continue
        if form == "text" and not is_first:
            console.print("")
        is_first = False
        _print(str(parsed.path), parsed.articles, form, console, explain=explain)
        for missing in _not_read(parsed.articles):
            warn(f"{one_line(str(parsed.path))}: {one_line(missing)}")
            code = max(code, NOTHING_FOUND)
    return code


def _not_read(articles: tuple[Article, ...]) -> Iterator[str]:
    """Yield what of a file was refused or is lost."""
    for article in articles:
        yield from (each for each in article.warnings if each.startswith(NOT_ALL_READ))


def _print(
    path: str, articles: tuple[Article, ...], form: str, console: Console, *, explain: bool
) -> None:
    match form:
        case "json":
            from searchkit.renderers.json import parsed_json

            console.print(parsed_json(path, articles, explain=explain))
        case "jsonl":
            from searchkit.renderers.json import parsed_jsonl

            console.print(parsed_jsonl(path, articles, explain=explain))
        case _:
            from searchkit.app import names
            from searchkit.renderers.terminal_article import parsed_lines

            style = console.style
            for number, article in enumerate(articles, 1):
                count = f", story {number} of {len(articles)}" if len(articles) > 1 else ""
                console.print(style.bold(f"{one_line(path)}{count}"))
                console.print(parsed_lines(article, style, names(), explain=explain))
