"""What a person should know beside an answer: on standard error, where no program reads it."""

from collections.abc import Iterator, Sequence

from searchkit.domain.query import PathIs
from searchkit.domain.results import Results
from searchkit.renderers.visible import one_line

_MOST_NAMES = 5  # more are counted: a line holds no more


def remarks(results: Results) -> Iterator[str]:
    """Yield whom a name of a filter stands for, where that is nobody or several.

    The nearest names only beside results: where there are none, suggestions ask for them.
    """
    nearest = results.nearest_names if results.total else {}
    for field, names in (("speaker", results.read_names), ("source", results.read_sources)):
        for asked, who in names.items():
            if len(who) != 1:
                meant = _listed(who) or _nobody(field, nearest.get(asked, ()))
                yield f"{field} {one_line(asked)}: {meant}"
    if results.is_empty:
        from searchkit.search.narrowing import filters_in  # nothing that a shell's completion needs

        for glob in (each.glob for each in filters_in(results.query) if isinstance(each, PathIs)):
            if "*" in glob and "/" not in glob:
                yield (
                    f"path {one_line(glob)} is at the top of a folder only; "
                    f"at any depth: '**/{one_line(glob)}'"
                )


def what_is_cut(results: Results) -> Iterator[str]:
    """Yield how much was written, where it is not all."""
    if len(results.hits) < results.total:
        yield f"wrote {len(results.hits):,} of {results.total:,}"


def _nobody(field: str, nearest: Sequence[str]) -> str:
    who = "nobody" if field == "speaker" else "no outlet"
    return f"{who} in the index goes by this name" + (
        f"; nearest: {_listed(nearest)}" if nearest else ""
    )


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMES
    listed = ", ".join(map(one_line, names[:_MOST_NAMES]))
    return f"{listed} and {more:,} more" if more > 0 else listed
