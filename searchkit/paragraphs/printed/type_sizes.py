"""Which sizes of type are the stories' own text.

A file may hold several stories, one set larger than another: every size with enough text in long lines
is body type. Headlines, captions and pull quotes are of other sizes, with little text each.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from searchkit.paragraphs.printed.printed_rows import Row
from searchkit.rules import limit, rule, threshold

SAME_SIZE = threshold(
    0.045, "of the size: hinting and scaling make 9.96 of 10, a caption is 0.9 at most"
)
SAME_SIZE_POINTS = threshold(0.3, "points, where a share of small type would be less than rounding")
LEAST_SHARE = threshold(
    0.10,
    "real clippings: taking every size with a tenth of the characters for text cut what was lost of it from 11.6 to 3.1 %",
)
HEADING_SIZE = threshold(
    1.12,
    "times the text's: larger type is a headline or a subhead, between two lines or at a page's edge",
)
SMALLEST = limit(0.25, "division by nothing: text set in no points cannot be seen, and is kept")
LEAST_LINE = threshold(20, "characters: lines of a narrow column have thirty")
MOST_SIZES = limit(12, "time on drawings: sizes of type that are looked at, the commonest first")
LONGEST_RUN_LINES = threshold(5, "lines on end; captions and pull quotes are shorter")


@rule(
    "printed.one-size",
    example="9.96 and 10 points",
    counter="9 and 10 points",
    chosen_on="the real prints of the dev data",
)
def is_same_size(size: float, other: float) -> bool:
    """Whether two sizes of type are meant to be one."""
    return abs(size - other) <= max(SAME_SIZE_POINTS, SAME_SIZE * other)


def body_sizes(rows: Sequence[Row]) -> list[float]:
    """Return the sizes of body type, the commonest first. Empty where there are no rows."""
    characters: Counter[float] = Counter()
    for row in rows:
        characters[max(round(row.size * 4) / 4, SMALLEST)] += len(row.text)
    total = sum(characters.values())
    sizes: list[float] = []
    for size, _ in characters.most_common(MOST_SIZES):
        if any(is_same_size(size, known) for known in sizes):
            continue
        share = sum(n for other, n in characters.items() if is_same_size(other, size)) / total
        if not sizes or (share >= LEAST_SHARE and _has_long_run(rows, size)):
            sizes.append(size)
    return sizes


@rule(
    "printed.run-of-lines",
    fires_on="lines of one size follow each other as those of a story do",
    example="a column of one size",
    counter="captions between columns",
    chosen_on="the real prints of the dev data",
)
def _has_long_run(rows: Iterable[Row], size: float) -> bool:
    run = 0
    for row in rows:
        run = run + 1 if is_same_size(row.size, size) and len(row.text) >= LEAST_LINE else 0
        if run >= LONGEST_RUN_LINES:
            return True
    return False


def size_classes(rows: Iterable[Row], sizes: Sequence[float]) -> dict[float, list[Row]]:
    """Return the rows of each body size, in order."""
    classes: dict[float, list[Row]] = defaultdict(list)
    for row in rows:
        for size in sizes:
            if is_same_size(row.size, size):
                classes[size].append(row)
                break
    return classes
