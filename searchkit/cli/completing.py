"""What a shell completes beside commands and options: names, countries, saved searches, ids.

Whatever goes wrong here, nothing is completed and nothing is said: the user is in the middle of a
line. Imports are made where they are needed, for the shell waits.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import wraps
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from searchkit.cli.command import settings_of
from searchkit.settings import Settings

if TYPE_CHECKING:
    from searchkit.search.name_list import KnownName

Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]

# A list that fills more than a screen or two helps nobody.
MOST_OFFERED = 200
ARTICLE_CHARS = 10
HELP_CHARS = 60

# What a query may say before a colon, and whose names stand behind it.
_FIELDS = {"speaker": "speaker", "source": "source", "country": "country", "named": "country"}


def quiet(complete: Callable[[Settings, str], Iterable[CompletionItem]]) -> Completer:
    """Return the completer as click calls it: with the settings of the run, and never an error."""

    @wraps(complete)
    def completer(
        ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        try:
            items = complete(settings_of(ctx), incomplete)
            return [item for item, _ in zip(items, range(MOST_OFFERED), strict=False)]
        except Exception:
            return []

    return completer


@quiet
def speakers(settings: Settings, incomplete: str) -> Iterator[CompletionItem]:
    """Offer speakers: by the beginning of the name, else of its words."""
    return _named(settings, "speaker", incomplete)


@quiet
def sources(settings: Settings, incomplete: str) -> Iterator[CompletionItem]:
    """Offer outlets and agencies."""
    return _named(settings, "source", incomplete)


@quiet
def countries(settings: Settings, incomplete: str) -> Iterator[CompletionItem]:
    """Offer the countries of the index, by name and by code."""
    return _named(settings, "country", incomplete)


@quiet
def query(settings: Settings, incomplete: str) -> Iterator[CompletionItem]:
    """Offer saved searches after `@`, and names after `speaker:` and the like."""
    field, colon, beginning = incomplete.partition(":")
    if incomplete.startswith("@"):
        for name in sorted(settings.searches):
            if f"@{name}".startswith(incomplete):
                yield CompletionItem(f"@{name}", help=settings.searches[name].get("query"))
    elif colon and field in _FIELDS:
        for item in _named(settings, _FIELDS[field], beginning.removeprefix('"')):
            name = item.value if item.value.isalnum() else f'"{item.value}"'
            yield CompletionItem(f"{field}:{name}", help=item.help)


@quiet
def saved(settings: Settings, incomplete: str) -> Iterator[CompletionItem]:
    """Offer the names of saved searches, without `@`."""
    for name in sorted(settings.searches):
        if name.startswith(incomplete):
            yield CompletionItem(name, help=settings.searches[name].get("query"))


@quiet
def ids(settings: Settings, incomplete: str) -> Iterator[CompletionItem]:
    """Offer ids of articles, and after the hyphen those of its paragraphs."""
    from searchkit.app import archive

    beginning = incomplete.lower()
    with closing(archive(settings.index)) as ledger:
        if len(beginning) <= ARTICLE_CHARS:
            for id in ledger.ids_like(beginning, MOST_OFFERED):
                yield CompletionItem(id)
            return
        (article,) = ledger.articles([beginning[:ARTICLE_CHARS]])
    for paragraph in article.paragraphs:
        id = f"{article.id}-{paragraph.ordinal}"
        if id.startswith(beginning):
            yield CompletionItem(id, help=paragraph.text[:HELP_CHARS])


def _named(settings: Settings, field: str, incomplete: str) -> Iterator[CompletionItem]:
    known = [each for each in _known(settings) if each.field == field]
    if field == "country":
        from searchkit.language.countries import country_name

        known = [each._replace(name=country_name(each.name)) for each in known]
    beginning = _folded(incomplete)
    found = [each for each in known if _folded(each.name).startswith(beginning)]
    if not found:
        begins = re.compile(rf"\b{re.escape(beginning)}")
        found = [each for each in known if begins.search(_folded(each.name))]
    for each in found:
        plural = "s" if each.paragraphs != 1 else ""
        yield CompletionItem(each.name, help=f"{each.paragraphs:,} paragraph{plural}")


def _known(settings: Settings) -> Iterable["KnownName"]:
    from searchkit.search.name_list import known_names, read_names  # only where a shell completes

    known = read_names(settings.index)
    if known is not None:
        return known
    from searchkit.app import open_settled_index

    with open_settled_index(settings) as index:
        return [*known_names(index)]


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))
