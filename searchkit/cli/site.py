"""`searchkit site`: all saved searches as one static site."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from searchkit.cli.asked_query import PAGES, query_of, saved_searches
from searchkit.cli.boundary import NOTHING_FOUND
from searchkit.cli.command import command as make_command
from searchkit.cli.command import console_of, settings_of
from searchkit.cli.page_options import folder_option, page_options
from searchkit.cli.rates import changes_words, pages_words
from searchkit.cli.search_troubles import SearchTroubles
from searchkit.settings import Settings

if TYPE_CHECKING:  # a shell that completes loads the options alone
    from searchkit.domain.news import SavedSearch
    from searchkit.search.site_pages import SiteSearch, WrittenSite
    from searchkit.search.what_is_new import Newsstand

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
first page until something newer comes. With --new-only nothing is done where neither
the index nor a search has changed, nor --full-text, --max-pages and --templates; and
where nothing is new, what was withdrawn or corrected, pages of searches that were
taken out or mended, and other options, are seen to all the same, but nothing is said,
and the exit code is 1. Where nothing is saved any more, a site is emptied. Where one
search cannot be read or asked it has no pages until it can be, the others go on, and
the exit code is 78. DIR must be empty, new, or one that searchkit wrote."""


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
    wait: float,
    shows: bool,
) -> int:
    """Write the site, and say what is new in it."""
    settings = settings_of(ctx)
    console = console_of(ctx, settings)
    troubles = SearchTroubles()
    saved = saved_searches([], settings, troubles)
    from searchkit.app import marks, names, open_settled_index
    from searchkit.search.site_pages import has_pages_of_just, is_made_so, write_site
    from searchkit.search.what_is_new import Newsstand

    if not settings.searches and not new_only:
        console.say("no saved searches; to keep one: searchkit search QUERY --save NAME")
    # Where none of those that are saved can be read, their pages may be all that is left of them.
    if not saved and (settings.searches or has_pages_of_just([], folder)):
        return troubles.code(NOTHING_FOUND)
    reader = f"site {folder.resolve()}"
    how: dict[str, Any] = {"pages": max_pages, "is_full_text": full_text, "templates": templates}
    with open_settled_index(settings) as index:
        stand = Newsstand(index, marks(settings), reader, datetime.now(UTC))
        searches = _asked(stand, saved, settings, troubles)
        is_any = any(each.news.results.total for each in searches)
        is_as_it_was = (
            (folder / "index.html").exists()
            and all(each.is_as_it_was for each in searches)
            # One that was taken out is not asked; one that was broken reads as it did before that.
            and has_pages_of_just([each.name for each in searches], folder)
            and is_made_so(folder, **how)
        )
        is_written = bool(searches or not saved) and not (new_only and is_as_it_was)
        if is_written:
            written = write_site(index, searches, folder, names(), wait_seconds=wait, **how)
            if is_any or not new_only:
                console.say(_summary(written, folder))
        if new_only:
            console.print(_new_lines(searches))
        console.deliver()
        looks = [each.news.look for each in searches if each.news.look]
        marks(settings).keep(reader, looks)
    if shows and is_written:
        from searchkit.cli.viewer import view

        view((folder / "index.html").resolve(), None)
    return troubles.code(0 if is_any or (saved and not new_only) else NOTHING_FOUND)


def _asked(
    stand: "Newsstand",
    saved: Sequence["SavedSearch"],
    settings: Settings,
    troubles: SearchTroubles,
) -> "list[SiteSearch]":
    """Return the searches that can be asked, with what is new in each."""
    from searchkit.search.site_pages import site_search

    searches = []
    for each in saved:
        with troubles.of(each.name):
            query = replace(
                query_of({"query": f"@{each.name}"}, settings, PAGES),
                limit=PAGES.limit,
                offset=0,
                may_lack_words=False,  # saved searches know only what matches in full
            )
            searches.append(site_search(stand, each, query))
    return searches


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
