"""Where the pictures of a print are, those cut off from their captions by the end of a page included."""

from collections.abc import Mapping, Sequence

from searchkit.domain.clipping import Box, Page
from searchkit.paragraphs.printed.overlaps import Placed, overlap
from searchkit.rules import rule, threshold
from searchkit.values import dataclass

LEAST_SIDE = threshold(50.0, "points; icons and rules are smaller, portraits are not")
FOOT = threshold(0.12, "of the page, from its edge: a margin and a line; browsers leave 0.05")


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of a file, by page."""

    on: Mapping[int, Sequence[Box]]
    before: Mapping[int, Sequence[Box]]  # at the foot of the page before
    heads: Mapping[int, float]  # down to where a page's first line may belong to one of those

    @rule(
        "printed.cut-from-its-picture",
        example="a few small lines at the head of a page, under a picture at the foot of the one before",
        counter="the first line of a page whose page before ends with text",
        chosen_on="the real prints of the dev data",
    )
    def is_cut_from(self, text: Placed, page: int, y: float) -> bool:
        """Whether text at the head of a page continues what a picture ends on the page before."""
        return y < self.heads.get(page, 0.0) and any(
            overlap(text, box) for box in self.before.get(page, ())
        )


def pictures_of(pages: Sequence[Page]) -> Pictures:
    """Return the pictures of these pages, without icons and rules."""
    on = {page.number: [box for box in page.images if _is_picture(box)] for page in pages}
    before = {
        page.number + 1: [box for box in on[page.number] if box.y1 > (1 - FOOT) * page.height]
        for page in pages
    }
    return Pictures(on, before, {page.number: FOOT * page.height for page in pages})


@rule(
    "printed.picture",
    fires_on="what is drawn is an inch wide and high, or nearly",
    example="a portrait of an inch",
    counter="an icon, or a rule across the page",
    chosen_on="the real prints of the dev data",
)
def _is_picture(box: Box) -> bool:
    return box.x1 - box.x0 > LEAST_SIDE and box.y1 - box.y0 > LEAST_SIDE
