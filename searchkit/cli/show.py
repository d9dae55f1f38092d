"""`searchkit show`: one paragraph within its article."""

import click

from searchkit.cli import completing
from searchkit.cli.boundary import USAGE
from searchkit.cli.command import command as make_command
from searchkit.cli.command import console_of, settings_of, whole_number
from searchkit.cli.console import warn
from searchkit.cli.ids import find_each
from searchkit.domain.article import Article

_EXAMPLES = """
  searchkit show k5x2m7q4ra-7              a paragraph, with two around it
  searchkit show k5x2m7q4ra                the whole article
  searchkit show --explain k5x2m7q4ra-7    the words that each field rests on
  searchkit search sanctions -l | searchkit show -
"""

_DETAILS = """\
Ids come from `searchkit search`; they stay the same after a rebuild or a rename.
Several may be given, and - reads them from standard input, one a line. Those of
one article are shown together."""


@make_command("Show one paragraph within its article.", _EXAMPLES, _DETAILS)
@click.argument("ids", metavar="ID...", nargs=-1, required=True, shell_complete=completing.ids)
@click.option("--explain", "--why", "why", is_flag=True, help="Show the evidence of its fields.")
@click.option(
    "-C",
    "around",
    metavar="N",
    type=whole_number(0, 10_000),
    default=2,
    help="Show N paragraphs around it; 2 unless told otherwise.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How to print; json gives the whole article.",
)
@click.pass_context
def command(ctx: click.Context, /, ids: tuple[str, ...], why: bool, around: int, form: str) -> int:
    """Print the paragraphs, or the whole article where an id is an article's."""
    from searchkit.app import names, open_settled_index

    settings = settings_of(ctx)
    console = console_of(ctx, settings)
    with open_settled_index(settings) as index:
        found, wrong = find_each(index, ids)
    chosen: dict[str, tuple[Article, set[int]]] = {}
    whole = {article.id for article, ordinal in found if ordinal is None}
    for article, ordinal in found:
        ordinals = chosen.setdefault(article.id, (article, set()))[1]
        if ordinal is not None and article.id not in whole:
            ordinals.add(ordinal)
    if form == "json":
        from searchkit.renderers.json import article_object, dump

        for article, _ in chosen.values():
            path = article.paths[0] if article.paths else ""
            console.print(dump(article_object(article, path, explain=why), indent=1))
    else:
        from searchkit.renderers.terminal_article import shown_lines

        style = console.style
        lines: list[str] = []
        for number, (article, ordinals) in enumerate(chosen.values()):
            lines += [""] if number else []
            lines += shown_lines(article, ordinals, around, style, names(), why=why)
        console.page(lines)
    for sentence in wrong:
        warn(f"searchkit: {sentence}")
    return USAGE if wrong else 0
