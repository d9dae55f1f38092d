"""`searchkit search`: ranked paragraphs with facets."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from searchkit.cli import completing, saving
from searchkit.cli.advice import Adviser
from searchkit.cli.asked_query import ANSWER, DATA, READ, given, query_of
from searchkit.cli.boundary import NOTHING_FOUND
from searchkit.cli.command import command as make_command
from searchkit.cli.command import console_of, settings_of, whole_number
from searchkit.cli.console import Console
from searchkit.cli.query_options import query_options
from searchkit.cli.remarks import remarks, what_is_cut
from searchkit.domain.errors import UsageError
from searchkit.domain.query import Query
from searchkit.settings import Settings

if TYPE_CHECKING:  # a shell that completes loads the options alone
    from searchkit.domain.results import Results
    from searchkit.domain.suggestion import Suggestion

_EXAMPLES = """
  searchkit search sanctions human rights         all words in one story
  searchkit search --in paragraph oil price      all words in one paragraph
  searchkit search '"human rights" NOT olympics'  a phrase, a word left out
  searchkit search --speaker "Wang Yi" --since 2021-03
  searchkit search --country Kenya --named --since 6m
  searchkit search 'country:CN (tariff* OR embargo)' --sort newest
  searchkit search 'sanctions w/s rights' --cue denied --sure
  searchkit search xinjang~ -C 1                  misspelt; one paragraph around
  searchkit search '*' --facet speaker,country:20 -n 0
  searchkit search sanctions --format jsonl | jq .text
  searchkit search sanctions --paths -0 | xargs -0 cp -t picked
  searchkit search 'sanction* OR embargo' --country CN --save china
  searchkit search @china --since 7d
"""

_DETAILS = """\
In the query, in single quotes:

\b
  sanctions rights         both words; any inflection of them
  "human rights"           the phrase as written
  a AND b, a OR b, NOT a   in capitals; ( ) group; -a is NOT a
  sanction*  com*ed        any letters in place of *
  xinjang~  ~2             one or two letters may differ
  "minister china"~5       words as written, at most five apart, in any order
  a w/p b  a w/s b         in one paragraph, in one sentence
  a w/5 b  a pre/5 b       at most five words apart; in this order too
  atleast3(sanctions)      at least three times in the story
  title:summit             in the title; lead: in title or first two paragraphs
  speaker:"Wang Yi"        who says it; speaker:none
  cue:denied               by which verb, whatever its form
  said:direct              in the speaker's own words; said:reported
  country:CN  named:CN     what the paragraph is about; what it names itself
  source:AP                outlet or agency
  kind:caption             title, body, caption or aside
  path:2021/**             clippings of such a path
  date:2021-03             date:2021-03-01..2021-03-31  date:..2020  date:unknown
  @name                    a search saved in searchkit.toml; more words narrow it
  *                        everything

Words are looked for in the story, filters in the paragraph: docs/query-language.md.
What is cut is said on standard error. Exit code 0 when something is found, 1 when
nothing is, also where stories are shown that lack a word."""


@make_command("Find paragraphs, ranked, with facets.", _EXAMPLES, _DETAILS)
@query_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "jsonl", "csv"]),
    help="How to print; text unless told otherwise.",
)
@click.option("-l", "only_ids", is_flag=True, help="Print only the ids.")
@click.option("--paths", "only_paths", is_flag=True, help="Print only where the clippings are.")
@click.option("-0", "ends_with_nul", is_flag=True, help="With -l or --paths: end each with a NUL.")
@click.option("-c", "only_count", is_flag=True, help="Print only how many match.")
@click.option(
    "-C",
    "around",
    metavar="N",
    type=whole_number(0, 100),
    default=0,
    help="Show N paragraphs around each.",
)
@click.option(
    "--explain", is_flag=True, help="Show how the query was read and the parts of each score."
)
@click.option(
    "--save",
    "name",
    metavar="NAME",
    help="Keep this search as @NAME.",
    shell_complete=completing.saved,
)
@click.option("--undo", is_flag=True, help="Take the search of --save out again, or the last one.")
@click.option("--list", "is_list", is_flag=True, help="List the saved searches, the newest last.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    form: str | None,
    name: str | None,
    undo: bool,
    is_list: bool,
    only_ids: bool,
    only_paths: bool,
    ends_with_nul: bool,
    only_count: bool,
    around: int,
    explain: bool,
    **options: Any,
) -> int:
    """Ask, print, and return 0 when something was found."""
    from searchkit.app import open_settled_index

    settings = settings_of(ctx)
    console = console_of(ctx, settings)
    if undo or is_list:
        _saved(name, options, settings, console, is_list=is_list)
        return 0
    bare = _bare(
        {"-l": only_ids, "--paths": only_paths, "-c": only_count}, form, ends_with_nul=ends_with_nul
    )
    is_bare = bare is not None
    face = {"json": ANSWER, "jsonl": DATA, "csv": DATA}.get(form or "text", READ)
    query = query_of(options, settings, DATA if is_bare else face)
    if name is not None:
        saving.save(name.strip(), given(options), settings, console)
    if only_count:
        query = replace(query, limit=0)
    if is_bare:
        query = replace(query, facets=(), pairs=())
    with open_settled_index(settings) as index:
        results = replace(
            index.answer(_with_one_more(query) if face is READ else query), query=query
        )
        is_heard = form == "json" or not console.quiet
        suggestions = index.suggestions(query) if is_heard and not results.total else ()
        if only_count:
            console.print(str(results.total))
        elif only_ids:
            end = "\0" if ends_with_nul else "\n"
            console.write(f"{hit.id}{end}" for hit in results.hits)
        elif only_paths:
            from searchkit.cli.open import clipping_files

            files = clipping_files(settings, (hit.article for hit in results.hits))
            console.print_paths(files, ends_with_nul=ends_with_nul)
        else:
            _print(results, suggestions, form, console, around=around, explain=explain)
        if not only_count and (is_bare or form in ("json", "jsonl", "csv")):
            for line in what_is_cut(results):
                console.say(line)
        for line in remarks(results):
            console.say(line)
        Adviser(ctx, settings, console).advise(index, query, results.total, suggestions)
    return 0 if results.total else NOTHING_FOUND


def _with_one_more(query: Query) -> Query:
    """Return the query with a value more of each facet, so that a cut can be said."""
    return replace(
        query,
        facets=tuple(replace(each, limit=each.limit + 1) for each in query.facets),
        pairs=tuple(replace(each, limit=each.limit + 1) for each in query.pairs),
    )


def _bare(wanted: Mapping[str, bool], form: str | None, *, ends_with_nul: bool) -> str | None:
    """Return the option by which nothing but ids, paths or a number is asked; None: there is none.

    Raises UsageError for options that do not go together.
    """
    bare = [option for option, is_wanted in wanted.items() if is_wanted]
    if len(bare) > 1:
        raise UsageError(f"{' and '.join(bare)}: each prints nothing else; choose one.")
    if bare and form not in (None, "text"):
        raise UsageError(f"{bare[0]} prints nothing else; it does not go with --format {form}.")
    if ends_with_nul and bare not in (["-l"], ["--paths"]):
        raise UsageError("-0 goes with -l or --paths.")
    return bare[0] if bare else None


def _saved(
    name: str | None,
    options: Mapping[str, Any],
    settings: Settings,
    console: Console,
    *,
    is_list: bool,
) -> None:
    """List the saved searches, or take one out."""
    if given(options) or (is_list and name is not None):
        raise UsageError("--list stands alone, and --undo alone or with --save NAME.")
    if is_list:
        console.print(saving.listed(settings))
        if not settings.searches:
            console.say("no saved searches; to keep one: searchkit search QUERY --save NAME")
    else:
        saving.undo(name, settings, console)


def _print(
    results: "Results",
    suggestions: Sequence["Suggestion"],
    form: str | None,
    console: Console,
    *,
    around: int,
    explain: bool,
) -> None:
    from searchkit.app import names

    match form:
        case "json":
            from searchkit.renderers.json import results_json

            answer = results_json(results, names(), suggestions, around=around, explain=explain)
            console.print(answer)
        case "jsonl":
            from searchkit.renderers.json import results_jsonl

            console.print(results_jsonl(results, around=around, explain=explain))
        case "csv":
            from searchkit.renderers.csv import results_csv

            console.print(results_csv(results))
        case _:
            from searchkit.renderers.terminal import results_lines

            lines = results_lines(results, console.style, names(), around=around, explain=explain)
            if results.is_empty:
                console.say("\n".join(lines))  # no result: nothing for standard output
            else:
                console.page(lines)
