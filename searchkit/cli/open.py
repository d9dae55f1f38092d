"""`searchkit open`: the clipping itself, in the desktop's viewer."""

from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

import click

from searchkit.cli import completing
from searchkit.cli.boundary import INPUT_OUTPUT, USAGE
from searchkit.cli.command import command as make_command
from searchkit.cli.command import console_of, settings_of
from searchkit.cli.console import warn
from searchkit.cli.ids import find_each
from searchkit.domain.article import Article
from searchkit.domain.errors import UsageError
from searchkit.renderers.visible import one_line
from searchkit.settings import Settings

_EXAMPLES = """
  searchkit open k5x2m7q4ra-7          the clipping; a PDF at the paragraph's page
  searchkit open --print k5x2m7q4ra    where it is
  searchkit search sanctions -l -n 3 | searchkit open -
  searchkit open --print -0 k5x2m7q4ra | xargs -0 ls -l
"""

_DETAILS = """\
Ids come from `searchkit search`; several may be given, and - reads them from
standard input, one a line. A clipping is opened once, whatever its ids. --print
writes paths one a line, with what could harm a terminal as visible escapes; -0
ends each with a NUL instead and writes the name's own bytes."""

# More windows at once are a mistake: `search -l | open -` without -n.
MOST_WINDOWS = 20


@make_command("Open the clipping of a paragraph in the desktop's viewer.", _EXAMPLES, _DETAILS)
@click.argument("ids", metavar="ID...", nargs=-1, required=True, shell_complete=completing.ids)
@click.option("--print", "only_print", is_flag=True, help="Print where it is; open nothing.")
@click.option("-0", "ends_with_nul", is_flag=True, help="With --print: end each path with a NUL.")
@click.pass_context
def command(
    ctx: click.Context, /, ids: tuple[str, ...], only_print: bool, ends_with_nul: bool
) -> int:
    """Open each clipping, or print its path."""
    from searchkit.app import archive, open_settled_index
    from searchkit.cli.viewer import view

    settings = settings_of(ctx)
    console = console_of(ctx, settings)
    if ends_with_nul and not only_print:
        raise UsageError("-0 goes with --print.")
    with open_settled_index(settings) as index:
        found, wrong = find_each(index, ids)
    with closing(archive(settings.index)) as ledger:
        places = [(ledger.files_of(article.id), _page(article, n)) for article, n in found]
    present, gone = _present(places)
    if only_print:
        console.print_paths(present, ends_with_nul=ends_with_nul)
    elif len(present) > MOST_WINDOWS:
        raise UsageError(f"{len(present)} clippings are too many windows; at most {MOST_WINDOWS}.")
    else:
        for file, page in present.items():
            if not view(file, page):
                console.say(f"{one_line(file.name)}: see page {page}")
    for sentence in (*wrong, *gone):
        warn(f"searchkit: {sentence}")
    return USAGE if wrong else INPUT_OUTPUT if gone else 0


def clipping_files(settings: Settings, articles: Iterable[str]) -> Iterable[Path]:
    """Return where the clippings of these articles are, each once, in their order.

    Of identical files the first that is there; where none is, the first that was.
    """
    from searchkit.app import archive

    with closing(archive(settings.index)) as ledger:
        places = [ledger.files_of(article) for article in dict.fromkeys(articles)]
    return dict.fromkeys(next(filter(Path.exists, files), files[0]) for files in places if files)


def _page(article: Article, ordinal: int | None) -> int | None:
    return next((p.page for p in article.paragraphs if p.ordinal == ordinal), None)


def _present(
    places: Sequence[tuple[tuple[Path, ...], int | None]],
) -> tuple[dict[Path, int | None], Sequence[str]]:
    """Return the first file that is there of each clipping, with its page, and what is missing."""
    present: dict[Path, int | None] = {}
    gone = []
    for files, page in places:
        file = next((file for file in files if file.exists()), None)
        if file is not None:
            present.setdefault(file, page)
        else:
            where = one_line(str(files[0])) if files else "its clipping"
            gone.append(f"{where}: no longer there. To bring the index level: searchkit index")
    return present, gone
