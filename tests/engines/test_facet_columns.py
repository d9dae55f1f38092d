"""Values of several facets, counted in one pass."""

from collections import Counter

import numpy as np
import pytest

from searchkit.engines.whoosh.column import ManyValued, OneValued
from searchkit.engines.whoosh.facet_columns import FEW_PARAGRAPHS, FEW_VALUES, FacetColumns

NONE: tuple[str, ...] = ()


def many_valued(values: list[tuple[str, ...]], names: list[str]) -> ManyValued:
    starts = np.cumsum([0, *map(len, values)])
    return ManyValued(
        names, starts, np.array([names.index(name) for each in values for name in each], np.intp)
    )


def test_each_value_of_a_paragraph_counts_once_in_its_own_facet() -> None:
    speakers = many_valued([("Ben",), NONE, ("Ann", "Ben"), NONE], ["Ben", "Ann"])
    countries = many_valued(
        [("US", "CN", "FR"), ("CN",), NONE, ("FR", "CN")], ["US", "CN", "FR", "DE"]
    )
    months = OneValued(["2021-03", None, "2021-04"], np.array([0, 1, 2, 2], np.uint8))
    columns = FacetColumns([speakers, countries, months])

    counts = columns.counts(np.array([0, 1, 2, 3]))

    assert columns.of(0, counts, 10) == [("Ben", 2), ("Ann", 1), (None, 2)]
    assert columns.of(1, counts, 10) == [("CN", 3), ("FR", 2), ("US", 1), (None, 1)]
    assert columns.of(2, counts, 1, last_first=True) == [("2021-04", 2), (None, 1)]
    assert columns.of(1, columns.counts(np.array([1])), 10) == [("CN", 1)]
    assert columns.of(1, columns.counts(np.array([], np.intp)), 10) == []


@pytest.mark.parametrize("limit", [1, 10, 10_000])
def test_the_highest_of_many_values_are_those_of_few_with_ties_by_value(limit: int) -> None:
    rng = np.random.default_rng(5)
    names = [f"name {n}" for n in rng.permutation(2 * FEW_VALUES).tolist()]
    values = [
        tuple(names[n] for n in set((rng.pareto(1, 3) * 20).astype(int).tolist()) if n < len(names))
        for _ in range(3000)
    ]
    values.append(())
    columns = FacetColumns([many_valued(values, names)])

    found = columns.of(0, columns.counts(np.arange(len(values))), limit)

    often = Counter(name for each in values for name in each)
    in_order = sorted(often.items(), key=lambda each: (-each[1], each[0]))
    assert found == [*in_order[:limit], (None, values.count(()))]


@pytest.mark.parametrize("asked", [[0], [1, 2], [0, 1, 2, 3], [3] * 40])
def test_a_paragraph_of_however_many_values_counts_once_for_each(asked: list[int]) -> None:
    names = [f"C{n:02}" for n in range(30)]
    values = [tuple(names), (), tuple(names[3:8]), (names[5],)] * 40
    months = OneValued(["2021-03"], np.zeros(len(values), np.uint8))
    columns = FacetColumns([many_valued(values, names), months])
    paragraphs = np.array([4 * at + place for at, place in enumerate(asked)])

    counts = columns.counts(paragraphs)

    often = Counter(name for paragraph in paragraphs.tolist() for name in values[paragraph])
    found = dict(columns.of(0, counts, 100))
    unknown = found.pop(None, 0)
    assert found == often
    assert unknown == asked.count(1)
    assert columns.of(1, counts, 10) == [("2021-03", len(asked))]


def test_many_paragraphs_of_more_values_than_rows_hold_are_counted_as_few_are() -> None:
    names = [f"C{n:02}" for n in range(30)]
    values = [tuple(names[n % 7 :]) for n in range(3 * FEW_PARAGRAPHS)]
    columns = FacetColumns([many_valued(values, names)])

    together = columns.counts(np.arange(len(values)))

    one_by_one = sum(columns.counts(np.array([n])) for n in range(len(values)))
    assert columns.of(0, together, 100) == columns.of(0, np.array(one_by_one), 100)
    assert dict(columns.of(0, together, 100))["C00"] == len([n for n in values if "C00" in n])
