"""`searchkit saved`: the saved searches, and what is new in each since a reader last looked."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

import click

from searchkit.cli import completing, saving
from searchkit.cli.asked_query import saved_searches
from searchkit.cli.boundary import NOTHING_FOUND
from searchkit.cli.command import command as make_command
from searchkit.cli.command import console_of, settings_of
from searchkit.cli.console import Console
from searchkit.cli.saved_searches import saved_name
from searchkit.cli.search_troubles import SearchTroubles
from searchkit.domain.errors import UsageError
from searchkit.settings import Settings

if TYPE_CHECKING:  # a shell that completes loads the options alone
    from searchkit.domain.news import News, SavedSearch
    from searchkit.domain.results import Results
    from searchkit.search.index import Index
    from searchkit.search.what_is_new import Newsstand

Answer = TypeVar("Answer")

_EXAMPLES = """
  searchkit saved                        each saved search: how much, how much is new
  searchkit saved --new                  what is new in all of them
  searchkit saved --new china oil        in these
  searchkit saved --new --keep           the same, without noting that it was shown
  searchkit saved --again                once more what was new last time
  searchkit saved --new --reader desk    what the desk has not been shown
  searchkit saved --new -q --format html > new.html && mail ...
  searchkit saved --remove china
"""

_DETAILS = """\
A search is saved by `searchkit search QUERY --save NAME`. New is what it finds,
all words matching, and this reader was never shown; so the first time all of it is.
A new copy of a text that was shown is not new, nor is a paragraph that was away for
a while, as after `searchkit rollback`. What was shown is noted beside the index
once the output is complete. -n, --sort and --per-story of a saved search make no
difference here. Where one search cannot be read or asked, the others go on, and the
exit code is 78. Exit code 1: nothing is new."""


@make_command("List the saved searches with what is new in each.", _EXAMPLES, _DETAILS)
@click.argument("names", metavar="[NAME]...", nargs=-1, shell_complete=completing.saved)
@click.option("--new", "is_new", is_flag=True, help="Show what is new, and note it as shown.")
@click.option("--again", is_flag=True, help="Show what was new last time; nothing is noted.")
@click.option("--keep", is_flag=True, help="With --new: note nothing.")
@click.option(
    "--reader", metavar="NAME", default="", help="Who reads; each reader is shown all once."
)
@click.option(
    "--remove",
    "removed",
    metavar="NAME",
    help="Take a saved search out.",
    shell_complete=completing.saved,
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "html", "jsonl"]),
    help="text unless told otherwise; html is one page for a mail.",
)
@click.pass_context
def command(
    ctx: click.Context,
    /,
    names: Sequence[str],
    is_new: bool,
    again: bool,
    keep: bool,
    reader: str,
    removed: str | None,
    form: str | None,
) -> int:
    """List, show what is new, or take a search out."""
    settings = settings_of(ctx)
    console = console_of(ctx, settings)
    _require_sense(names, reader, form, is_new=is_new, again=again, keep=keep, removed=removed)
    if removed is not None:
        _remove(removed, settings, console)
        return 0
    troubles = SearchTroubles()
    searches = saved_searches(names, settings, troubles)
    if not searches:
        if not settings.searches:
            console.say("no saved searches; to keep one: searchkit search QUERY --save NAME")
        return troubles.code(NOTHING_FOUND)
    from searchkit.app import marks, open_settled_index
    from searchkit.search.what_is_new import Newsstand

    with open_settled_index(settings) as index:
        stand = Newsstand(index, marks(settings), reader, datetime.now(UTC))
        if is_new:
            code = _show_news(stand, searches, form, settings, console, troubles, keep=keep)
        elif again:
            code = _show_again(stand, searches, form, console, troubles)
        else:
            code = _list(index, stand, searches, form, console, troubles)
    return troubles.code(code)


def _require_sense(
    names: Sequence[str],
    reader: str,
    form: str | None,
    *,
    is_new: bool,
    again: bool,
    keep: bool,
    removed: str | None,
) -> None:
    """Raise UsageError for options that do not go together."""
    if is_new and again:
        raise UsageError("--new and --again: choose one.")
    if keep and not is_new:
        raise UsageError("--keep goes with --new; nothing else notes what it shows.")
    if removed is not None and (names or is_new or again or reader or form):
        raise UsageError("--remove NAME stands alone.")
    if form == "html" and not (is_new or again):
        raise UsageError("--format html goes with --new or --again.")
    if reader and not reader.isprintable():
        raise UsageError("--reader: the name has characters that cannot be printed.")


def _remove(name: str, settings: Settings, console: Console) -> None:
    from searchkit.app import marks

    chosen = saved_name(name, settings.searches)
    saving.undo(chosen, settings, console)
    marks(settings).forget(chosen)


def _show_news(
    stand: "Newsstand",
    searches: Sequence["SavedSearch"],
    form: str | None,
    settings: Settings,
    console: Console,
    troubles: SearchTroubles,
    *,
    keep: bool,
) -> int:
    from searchkit.app import marks

    news = _each(searches, stand.news, troubles)
    is_any = any(each.results.total for each in news)
    if is_any:
        _print(news, form, console)
    else:
        console.say(_nothing_new(news))
    # Only now: what a pipe did not take, or a kill cut short, is shown again next time.
    console.deliver()
    if not keep:
        looks = [each.look for each in news if each.look]
        marks(settings).keep(stand.reader, looks, is_one_batch=True)
    return 0 if is_any else NOTHING_FOUND


def _show_again(
    stand: "Newsstand",
    searches: Sequence["SavedSearch"],
    form: str | None,
    console: Console,
    troubles: SearchTroubles,
) -> int:
    news = _each(searches, stand.last, troubles)
    if not any(each.results.total for each in news):
        console.say("nothing was new last time; what is new now: searchkit saved --new")
        return NOTHING_FOUND
    _print(news, form, console)
    return 0


def _print(news: Sequence["News"], form: str | None, console: Console) -> None:
    from searchkit.app import names

    match form:
        case "jsonl":
            from searchkit.renderers.json import news_jsonl

            console.print(news_jsonl(news))
        case "html":
            from searchkit.renderers.html.digest_page import digest_page

            console.write([digest_page(news, names())])
        case _:
            from searchkit.renderers.digest import digest_lines

            console.page(digest_lines(news, console.style, names()))


def _nothing_new(news: Sequence["News"]) -> str:
    looked_at = [each.looked_at for each in news if each.looked_at]
    if not looked_at:
        return "nothing found"
    return f"nothing new since {min(looked_at).astimezone():%Y-%m-%d %H:%M}"


def _list(
    index: "Index",
    stand: "Newsstand",
    searches: Sequence["SavedSearch"],
    form: str | None,
    console: Console,
    troubles: SearchTroubles,
) -> int:
    def counted(search: "SavedSearch") -> tuple["News", "Results"]:
        all_of_it = replace(search.query, limit=0, facets=(), pairs=())
        return stand.news(search), index.answer(all_of_it)

    listed = _each(searches, counted, troubles)
    if form == "jsonl":
        from searchkit.renderers.json import saved_jsonl

        console.print(saved_jsonl(listed))
    else:
        from searchkit.renderers.digest import saved_lines

        console.page(saved_lines(listed, console.style))
    return 0


def _each(
    searches: Sequence["SavedSearch"],
    answer: Callable[["SavedSearch"], Answer],
    troubles: SearchTroubles,
) -> list[Answer]:
    """Return an answer to each search that can be asked."""
    answers = []
    for search in searches:
        with troubles.of(search.name):
            answers.append(answer(search))
    return answers
