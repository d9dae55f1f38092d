"""What a page draws, as far as it matters: text with its places, pictures, small marks."""

from collections.abc import Sequence
from dataclasses import field
from typing import NamedTuple

from searchkit.domain.clipping import Box
from searchkit.rules import fact
from searchkit.values import dataclass

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = fact((1, 0, 0, 1, 0, 0), "the matrix that changes nothing (ISO 32000-1, 8.3.3)")
ARTIFACT = fact(-1, "no number that a file marks its content with")


class Run(NamedTuple):
    """Text shown in one go, on one line."""

    x0: float
    x1: float
    y: float  # baseline
    size: float
    text: str
    font: str
    is_upright: bool  # False: rotated or set vertically
    mark: int | None  # the number of its marked content on this page


@dataclass(slots=True)
class Drawing:
    """All that matters of one page."""

    width: float
    height: float
    runs: list[Run] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    marks: list[Box] = field(default_factory=list)
    stored: int = 0  # bytes of the streams that draw it, as they lie in the file
    lost: int = 0  # of these, those that are damaged or missing
    is_unfinished: bool = False  # a stream breaks off, and nobody can say what came then


def product(first: Matrix, second: Matrix) -> Matrix:
    """Return the transformation that does `first`, then `second`."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s,
            e * p + f * r + t, e * q + f * s + u)  # fmt: skip


def box_of(points: Sequence[float], matrix: Matrix, page_height: float) -> Box:
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x, y in zip(points[::2], points[1::2], strict=False)]
    ys = [
        page_height - (b * x + d * y + f) for x, y in zip(points[::2], points[1::2], strict=False)
    ]
    return Box(min(xs), min(ys), max(xs), max(ys))
