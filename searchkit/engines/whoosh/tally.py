"""How many stories have some paragraph with a value, of some paragraphs.

An article's paragraphs are numbered one after another, so that the paragraphs of a value, ascending,
have those of one story side by side: the stories are counted where the article changes.
"""

from collections.abc import Sequence

import numpy as np

from searchkit.engines.whoosh.column import Column, ManyValued, OneValued
from searchkit.engines.whoosh.rows import Documents
from searchkit.engines.whoosh.sets import Numbers, runs_of


def stories_of(column: Column, documents: Documents, places: Sequence[int]) -> list[int]:
    """Return how many stories have each of some values, by their places; behind `names` the unknown's."""
    match column:
        case OneValued() if column.is_of_articles:
            firsts = column.numbers.take(documents.numbers.take(documents.firsts))
            counts: list[int] = column.by_place(firsts).take(places).tolist()
            return counts
        case OneValued():
            return _of_one_each(column, documents, places)
        case ManyValued():
            return _of_many_each(column, documents, places)
        case _:
            raise TypeError(column)


def _of_one_each(column: OneValued, documents: Documents, places: Sequence[int]) -> list[int]:
    articles, numbers = documents.articles, column.numbers.take(documents.numbers)
    width = len(column.names)
    wanted = [column.names.index(None) if place == width else place for place in places]
    return [_changes(articles.compress(numbers == number)) for number in wanted]


def _of_many_each(column: ManyValued, documents: Documents, places: Sequence[int]) -> list[int]:
    width = len(column.names)
    known = [place for place in places if place < width]
    starts = column.starts.take(documents.numbers)
    sizes: Numbers = column.starts[1:].take(documents.numbers) - starts
    # One row a value that is wanted, and one for all others.
    row_of = np.full(width, len(known), np.min_scalar_type(len(known)))
    row_of[known] = np.arange(len(known))
    rows = row_of.take(column.numbers.take(runs_of(starts, sizes)))
    is_wanted = rows < len(known)
    rows = rows.compress(is_wanted)
    # Stable: the paragraphs of each row stay ascending. A radix sort, as rows are narrow.
    order = rows.argsort(kind="stable")
    articles = documents.articles.repeat(sizes).compress(is_wanted).take(order)
    rows = rows.take(order)
    is_new = np.ones(len(rows), bool)
    is_new[1:] = (articles[1:] != articles[:-1]) | (rows[1:] != rows[:-1])
    counts = iter(np.bincount(rows.compress(is_new), minlength=len(known)).tolist())
    # By a mask, not by `compress`, which makes numbers of it first: most may have no value.
    return [
        next(counts) if place < width else _changes(documents.articles[sizes == 0])
        for place in places
    ]


def _changes(articles: Numbers) -> int:
    """Return how many distinct articles there are; equal ones are side by side."""
    return int(np.count_nonzero(articles[1:] != articles[:-1])) + 1 if len(articles) else 0
