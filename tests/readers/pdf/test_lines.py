"""Runs of glyphs near the edges of what makes them one line; gaps and steps are in ems."""

import pytest

from searchkit.readers.pdf.drawing import Run
from searchkit.readers.pdf.lines import lines_of

EM = 10.0


def run(text: str, x: float, drop: float = 0.0, size: float = EM) -> Run:
    """Return a run that is drawn from x on, so many ems below the baseline."""
    width = 0.5 * size * len(text)
    return Run(text=text, x0=x, x1=x + width, y=100.0 + drop * EM, size=size, font="Serif", mark=None, is_upright=True)  # fmt: skip


def read(*runs: Run) -> list[str]:
    return [line.text for line in lines_of(runs)]


def two(gap: float, drop: float = 0.0, size: float = EM, first: str = "Ferries") -> list[str]:
    """Return how two runs are read, the second so far behind the first."""
    one = run(first, 72.0)
    return read(one, run("again", one.x1 + gap * EM, drop, size))


@pytest.mark.parametrize(("drop", "lines"), [(0.3, 1), (0.4, 2)])
def test_small_capitals_may_sit_a_third_of_an_em_off(drop: float, lines: int) -> None:
    assert len(two(0.2, drop)) == lines


@pytest.mark.parametrize(
    ("rise", "size", "lines"), [(0.55, 7.0, 1), (0.7, 7.0, 2), (0.5, 7.6, 1), (0.5, 8.6, 2)]
)
def test_a_raised_figure_is_smaller_and_of_its_line(rise: float, size: float, lines: int) -> None:
    assert len(two(0.0, -rise, size)) == lines


@pytest.mark.parametrize(("gap", "lines"), [(2.3, 1), (2.9, 2)])
def test_columns_lie_further_apart_than_words(gap: float, lines: int) -> None:
    assert len(two(gap)) == lines


@pytest.mark.parametrize(
    ("gap", "between", "lines"),
    [
        (1.05, None, 1),
        (1.2, None, 2),
        (1.25, 0.55, 1),  # a line whose words lie as far apart
        (1.25, 0.45, 2),
    ],
)
def test_a_gap_much_wider_than_the_others_is_a_gutter(
    gap: float, between: float | None, lines: int
) -> None:
    if between is None:
        assert len(two(gap, first="Ferries sail")) == lines
        return
    one = run("Ferries", 72.0)
    other = run("sail", one.x1 + between * EM)
    assert len(read(one, other, run("again", other.x1 + gap * EM))) == lines


@pytest.mark.parametrize(("overlap", "lines"), [(0.5, 1), (0.7, 2)])
def test_kerned_capitals_overlap_a_little(overlap: float, lines: int) -> None:
    assert len(two(-overlap)) == lines


@pytest.mark.parametrize(("size", "lines"), [(16.0, 1), (20.0, 2)])
def test_a_drop_cap_is_another_line(size: float, lines: int) -> None:
    assert len(two(0.1, 0.0, size)) == lines


def letters(texts: list[str], apart: float = 0.3) -> list[str]:
    """Return how letters and words that are drawn one by one are read."""
    runs, x = [], 72.0
    for text in texts:
        runs.append(run(text, x))
        x = runs[-1].x1 + apart * EM
    return read(*runs)


@pytest.mark.parametrize(
    ("texts", "text"),
    [
        (list("EAST"), "E A S T"),
        (list("HARBO"), "HARBO"),
        # Seven and five of ten are one letter long.
        ([*"HARBOUR", "is", "to", "be"], "HARBOURistobe"),
        ([*"HARBO", "is", "to", "be", "shut", "now"], "H A R B O is to be shut now"),
    ],
)
def test_letters_set_apart_are_a_word_where_most_are_single(texts: list[str], text: str) -> None:
    assert letters(texts) == [text]
