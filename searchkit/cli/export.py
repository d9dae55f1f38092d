"""`searchkit export`: whole articles as the JSON lines that `index` reads."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from searchkit.cli.advice import Adviser
from searchkit.cli.asked_query import DATA, query_of
from searchkit.cli.boundary import NOTHING_FOUND, USAGE
from searchkit.cli.command import command as make_command
from searchkit.cli.command import console_of, settings_of
from searchkit.cli.console import warn
from searchkit.cli.ids import STANDARD_INPUT, find_each
from searchkit.cli.query_options import query_options
from searchkit.domain.article import Article
from searchkit.regexes import regex

if TYPE_CHECKING:
    from searchkit.search.index import Index

_EXAMPLES = """
  searchkit export sanctions --since 2021 > sanctions.jsonl
  searchkit export k5x2m7q4ra > one.jsonl
  searchkit search sanctions -l -n 3 | searchkit export -
  searchkit export '*' > everything.jsonl
"""

_DETAILS = """\
One article a line, those with the best paragraph first, each once: all its paragraphs
with what was found in them, corrections included. `searchkit index` reads such a
file as it reads clippings, and finds the same in it. Where all arguments are ids
of the index, these articles are written; - reads ids from standard input."""

_ID = regex(r"[a-z2-7]{10}(?P<ordinal>-\d+)?", re.IGNORECASE)


@make_command("Write whole articles as the JSON lines that index reads.", _EXAMPLES, _DETAILS)
@query_options
@click.pass_context
def command(ctx: click.Context, /, **options: Any) -> int:
    """Print a line for each article and return 0 when there was one."""
    from searchkit.app import open_settled_index
    from searchkit.renderers.article_line import article_line

    settings = settings_of(ctx)
    console = console_of(ctx, settings)
    words = options["query"].split()
    may_be_ids = bool(words) and all(w == STANDARD_INPUT or _ID.fullmatch(w) for w in words)
    query = None if may_be_ids else query_of(options, settings, DATA)
    with open_settled_index(settings) as index:
        if may_be_ids and _are_ids(index, words):
            found, wrong = find_each(index, words)
            articles = {article.id: article for article, _ in found}.values()
            console.print(article_line(article) for article in articles)
            for sentence in wrong:
                warn(f"searchkit: {sentence}")
            return USAGE if wrong else 0 if articles else NOTHING_FOUND
        query = query or query_of(options, settings, DATA)
        results = index.answer(replace(query, facets=(), pairs=()))
        console.print(map(article_line, _articles(index, [hit.id for hit in results.hits])))
        if copies := {copy for hit in results.hits for copy in hit.copies}:
            plural = "ies" if len(copies) != 1 else "y"
            console.say(f"left out {len(copies):,} near-cop{plural}; all of them: --all-copies")
        Adviser(ctx, settings, console).advise(index, query, results.total)
    return 0 if results.total else NOTHING_FOUND


def _are_ids(index: "Index", words: Sequence[str]) -> bool:
    """Whether these are ids and not words: "government" has the form of an id as well."""
    for word in words:
        shape = _ID.fullmatch(word)
        if shape is None or shape["ordinal"] or any(c.isdigit() for c in word):
            return True
        try:
            index.article(word.lower())
        except KeyError:
            continue
        return True
    return False


def _articles(index: "Index", ids: Sequence[str]) -> Iterator[Article]:
    """Yield the articles of paragraphs, each once, in order of their first."""
    for id in dict.fromkeys(id.rpartition("-")[0] for id in ids):
        yield index.article(id)
