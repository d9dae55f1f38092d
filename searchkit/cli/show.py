"""`searchkit show`: one paragraph within its article."""

import click

from searchkit.cli.command import command as make_command
from searchkit.cli.command import console_of, settings_of, whole_number
from searchkit.cli.ids import find

_EXAMPLES = """
  searchkit show k5x2m7q4ra-7          a paragraph, with two around it
  searchkit show k5x2m7q4ra            the whole article
  searchkit show --why k5x2m7q4ra-7    the words that each field rests on
"""

_DETAILS = "Ids come from `searchkit search`; they stay the same after a rebuild or a rename."


@make_command("Show one paragraph within its article.", _EXAMPLES, _DETAILS)
@click.argument("id")
@click.option("--why", is_flag=True, help="Show the evidence of its fields.")
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
def command(ctx: click.Context, /, id: str, why: bool, around: int, form: str) -> int:
    """Print the paragraph, or the whole article where `id` is an article's."""
    from searchkit.app import names, open_settled_index

    settings = settings_of(ctx)
    console = console_of(ctx, settings)
    with open_settled_index(settings) as index:
        article, ordinal = find(index, id)
    if form == "json":
        from searchkit.renderers.json import article_object, dump

        path = article.paths[0] if article.paths else ""
        console.print(dump(article_object(article, path, explain=why), indent=1))
        return 0
    from searchkit.renderers.terminal_article import shown_lines
    from searchkit.renderers.wrapping import TerminalStyle

    style = TerminalStyle(color=console.use_color, width=console.width)
    chosen = () if ordinal is None else (ordinal,)
    console.print(shown_lines(article, chosen, around, style, names(), why=why))
    return 0
