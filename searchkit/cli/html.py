"""`searchkit html`: the answer to a search as static pages."""

from pathlib import Path
from typing import Any

import click

from searchkit.cli.advice import Adviser
from searchkit.cli.asked_query import PAGES, query_of
from searchkit.cli.boundary import NOTHING_FOUND
from searchkit.cli.command import command as make_command
from searchkit.cli.command import console_of, settings_of
from searchkit.cli.page_options import folder_option, page_options
from searchkit.cli.query_options import query_options
from searchkit.cli.rates import pages_words
from searchkit.cli.remarks import remarks

_EXAMPLES = """
  searchkit html sanctions -o pages
  searchkit html 'speaker:"Wang Yi"' --since 2021 -o wang --full-text
"""

_DETAILS = """\
One page of results for the whole answer and for each value of its facets, and one
page an article. No script, nothing fetched; open index.html, or put the folder on
a web server. Pages hold the paragraphs that were found; whole articles only with
--full-text, for clippings are under copyright. The same answer gives the same
bytes. DIR must be empty, new, or one that searchkit wrote."""


@make_command("Write the answer to a search as static pages.", _EXAMPLES, _DETAILS)
@query_options
@folder_option
@page_options("the pages")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    folder: Path,
    full_text: bool,
    max_pages: int,
    templates: Path | None,
    wait: float,
    shows: bool,
    **options: Any,
) -> int:
    """Write the pages and say where they are."""
    from searchkit.app import names, open_settled_index
    from searchkit.search.facet_pages import write_site

    settings = settings_of(ctx)
    console = console_of(ctx, settings)
    query = query_of(options, settings, PAGES)
    with open_settled_index(settings) as index:
        written = write_site(
            index,
            query,
            folder,
            names(),
            pages=max_pages,
            is_full_text=full_text,
            templates=templates,
            wait_seconds=wait,
        )
        total = written.results.total
        console.say(
            f"{total:,} paragraph{'s' if total != 1 else ''} on "
            f"{pages_words(written.files, written.seconds)}: {folder / 'index.html'}"
        )
        for line in remarks(written.results):
            console.say(line)
        Adviser(ctx, settings, console).advise(index, query, total, written.suggestions)
    if shows:
        from searchkit.cli.viewer import view

        view((folder / "index.html").resolve(), None)
    return 0 if total else NOTHING_FOUND
