"""`searchkit site`: all saved searches as one static site."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from searchkit.cli.boundary import NOTHING_FOUND
from searchkit.cli.command import command as make_command
from searchkit.cli.command import console_of, settings_of
from searchkit.cli.page_options import folder_option, page_options
from searchkit.cli.query_options import PAGES, query_of, saved_searches
from searchkit.cli.rates import changes_words, pages_words

if TYPE_CHECKING:  # a shell that completes loads the options alone
    from searchkit.search.site_pages import SiteSearch, WrittenSite

_EXAMPLES = """
  searchkit site -o ~/public_html/clippings
  searchkit site -o site --new-only -q    from cron: says what is new, if anything is
  searchkit site -o site --full-text --open
"""

_DETAILS = """\
A first page with what is new in each saved search, the lists of each search with an
Atom feed, and one page for each article, speaker, country and outlet. The pages
are changed one by one so that no link breaks on the way, also if the run is killed;
pages that are as they were keep their bytes and their time. A site is a reader of
its own (`searchkit saved --help`): new is what it did not show yet, and stays on the
first page until something newer comes. With --new-only a site that is there is left
as it is where nothing is new, and the exit code is 1. DIR must be empty, new, or one that
searchkit wrote."""


@make_command("Write all saved searches as one static site.", _EXAMPLES, _DETAILS)
@folder_option
@click.option("--new-only", is_flag=True, help="Only where something is new; say what.")
@page_options("the site")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    folder: Path,
    new_only: bool,
    full_text: bool,
    max_pages: int,
    templates: Path | None,
    shows: bool,
) -> int:
    """Write the site, and say what is new in it."""
    settings = settings_of(ctx)
    console = console_of(ctx, settings)
    saved = saved_searches([], settings)
    if not saved:
        console.say("no saved searches; to keep one: searchkit search QUERY --save NAME")
        return NOTHING_FOUND
    from searchkit.app import marks, names, open_settled_index
    from searchkit.search.site_pages import site_search, write_site
    from searchkit.search.what_is_new import Newsstand

    reader = f"site {folder.resolve()}"
    with open_settled_index(settings) as index:
        stand = Newsstand(index, marks(settings), reader, datetime.now(UTC))
        searches = []
        for each in saved:
            query = replace(
                query_of({"query": f"@{each.name}"}, settings, PAGES),
                limit=PAGES.limit,
                offset=0,
                may_lack_words=False,  # saved searches know only what matches in full
            )
            searches.append(site_search(stand, each, query))
        is_any = any(each.news.results.total for each in searches)
        is_written = is_any or not new_only or not (folder / "index.html").exists()
        if is_written:
            written = write_site(
                index,
                searches,
                folder,
                names(),
                pages=max_pages,
                is_full_text=full_text,
                templates=templates,
            )
            console.say(_summary(written, folder))
        if new_only:
            console.print(_new_lines(searches))
        console.deliver()
        looks = [each.news.look for each in searches if each.news.look]
        marks(settings).keep(reader, looks)
    if shows and is_written:
        from searchkit.cli.viewer import view

        view((folder / "index.html").resolve(), None)
    return 0 if is_any or not new_only else NOTHING_FOUND


def _summary(written: "WrittenSite", folder: Path) -> str:
    pages = pages_words(written.files, written.seconds)
    return f"{pages} ({changes_words(written.files)}): {folder / 'index.html'}"


def _new_lines(searches: Sequence["SiteSearch"]) -> Iterator[str]:
    """Yield a line for each story with something new: the search, and the story."""
    from searchkit.renderers.digest import new_story_line
    from searchkit.renderers.html.site_index import stories_in

    for search in searches:
        for hits in stories_in(search.news.results):
            yield new_story_line(search.name, hits)
