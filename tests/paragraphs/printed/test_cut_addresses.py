"""Addresses that were wrapped over lines of print, and lines that only stand below one."""

import pytest

from searchkit.domain.article import DroppedKind
from searchkit.paragraphs.printed.cut_addresses import join_addresses
from tests.support.parts import row

WIDE = "the council of Elsa put its plan for the quay online and asked for letters"


def joined(
    *texts: str, step: float = 12.0, width: float | None = None, **given: object
) -> list[str]:
    """Return the lines below a full one; `width` is that of the line with the address."""
    rows = [row(WIDE, 88.0, width=300.0, order=0)]
    rows += [
        row(text, 100.0 + step * number, order=number + 1, width=width if number == 0 else None)
        for number, text in enumerate(texts)
    ]
    for name, value in given.items():
        setattr(rows[-1], name, value)

    join_addresses(rows)

    return [each.text for each in rows[1:] if each.label is not DroppedKind.REPEATED]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("see https://elsa.example/quay/", "plan.html"), ["see https://elsa.example/quay/plan.html"]),
        (("see https://elsa.example/quay-", "plan.html and write"), ["see https://elsa.example/quay-plan.html", "and write"]),
        (("see (www.elsa.example/?a=", "b&c=4)"), ["see (www.elsa.example/?a=b&c=4)"]),
        (("<https://elsa.example/quay/", "plan.html>"), ["<https://elsa.example/quay/plan.html>"]),
        (("see https://elsa.example/quay/", "plan/", "of-may"), ["see https://elsa.example/quay/plan/of-may"]),
        (("see https://elsa.example/quay/", "Dockers"), ["see https://elsa.example/quay/", "Dockers"]),
        (("see https://elsa.example/quay/", "“plan”"), ["see https://elsa.example/quay/", "“plan”"]),
        (("see https://elsa.example/quay plan", "plan/of"), ["see https://elsa.example/quay plan", "plan/of"]),
        (("see elsa.example/quay/", "plan.html"), ["see elsa.example/quay/", "plan.html"]),
        (("see https://elsa.example/quay", "plan and write"), ["see https://elsa.example/quay", "plan and write"]),
    ],
)  # fmt: skip
def test_an_address_goes_on_below(texts: tuple[str, ...], expected: list[str]) -> None:
    assert joined(*texts) == expected


@pytest.mark.parametrize(
    ("width", "is_cut"),
    [(180.0, False), (240.0, False), (250.0, False), (260.0, True), (300.0, True)],
)
def test_an_address_that_is_cut_anywhere_fills_its_line(width: float, is_cut: bool) -> None:
    lines = joined("https://elsa.example/quay", "plan2", width=width)

    assert (len(lines) == 1) is is_cut


@pytest.mark.parametrize(
    ("step", "is_cut"), [(8.0, True), (17.5, True), (18.5, False), (24.0, False), (0.0, False)]
)
def test_the_rest_of_an_address_is_on_the_next_line(step: float, is_cut: bool) -> None:
    assert (len(joined("https://elsa.example/quay/", "plan", step=step)) == 1) is is_cut


@pytest.mark.parametrize("given", [{"page": 2}, {"size": 14.0}, {"x0": 400.0}])
def test_the_rest_of_an_address_is_in_its_column_and_of_its_size(given: dict[str, object]) -> None:
    assert joined("https://elsa.example/quay/", "plan", **given) == [  # type: ignore[arg-type]
        "https://elsa.example/quay/",
        "plan",
    ]
