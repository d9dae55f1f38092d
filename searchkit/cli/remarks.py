"""What a person should know beside an answer: on standard error, where no program reads it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from searchkit.renderers.visible import one_line

if TYPE_CHECKING:
    from searchkit.domain.results import Results


def remarks(results: "Results") -> Iterator[str]:
    """Yield whom names stand for, and where a path was looked for that no clipping has."""
    from searchkit.domain.query import PathIs  # nothing here that a shell's completion needs
    from searchkit.renderers.display_names import meant_words

    yield from meant_words(results)
    if results.is_empty:
        from searchkit.search.narrowing import filters_in

        for glob in (each.glob for each in filters_in(results.query) if isinstance(each, PathIs)):
            if "*" in glob and "/" not in glob:
                yield (
                    f"path {one_line(glob)} is at the top of a folder only; "
                    f"at any depth: '**/{one_line(glob)}'"
                )


def what_is_cut(results: "Results") -> Iterator[str]:
    """Yield how much was written, where it is not all."""
    if len(results.hits) < results.total:
        yield f"wrote {len(results.hits):,} of {results.total:,}"
