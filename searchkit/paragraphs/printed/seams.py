"""What there is to see between two rows of print, before anything is made of it."""

from collections.abc import Sequence

from searchkit.language.sentences import ends_sentence, first_word, starts_sentence, word_count
from searchkit.paragraphs.printed.paragraph_style import (
    GAP_EMS,
    HOLE_LEADINGS,
    ParagraphStyle,
    is_indented,
)
from searchkit.paragraphs.printed.printed_rows import Row
from searchkit.rules import threshold
from searchkit.values import dataclass

USUAL_SPACE_EMS = threshold(0.25, "the usual space of a text face")
# How much a line leaves free when the next word stood in it: three claims of growing weight.
FREE_EMS = threshold(0.3, "less is the setting of a line that was full")
MUCH_FREE_EMS = threshold(
    2.0, "beside another sign: a ragged line may leave as much by itself, seldom more"
)
SHORT_EMS = threshold(3.0, "a line that ends this far before the edge ended on purpose")
CLEAR_GAP_EMS = threshold(
    0.5, "beyond the leading, in a text that marks its paragraphs by other signs, or by none"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """How the text around is set."""

    style: ParagraphStyle
    body: float
    justified: float  # share of lines that reach the right edge
    trusts_tags: bool  # the file's own elements are paragraphs


@dataclass(slots=True)
class Seam:
    """What there is to see between two rows."""

    first: Row
    second: Row
    setting: Setting
    between: Sequence[Row]  # text that is printed between them, in the file's order
    opening: Sequence[Row]  # of the paragraph by now, the first row its last
    together: bool = False  # one below the other, with nothing but a line's or a paragraph's gap
    gap: float = 0.0  # ems beyond the leading, where they are together
    apart: bool = False  # by more than lines of a paragraph are
    clearly_apart: bool = False
    # What the first row leaves free when the second's first word stood in it.
    free: bool = False
    much_free: bool = False
    short: bool = False
    indented: bool = False
    ends: bool = False
    starts: bool = False

    @property
    def words(self) -> int:
        """Return how many words the paragraph has by now."""
        return sum(word_count(row.text) for row in self.opening)

    def __post_init__(self) -> None:
        body, leading = self.setting.body, self.second.leading
        step = self.second.y - self.first.y
        self.together = self.first.strip == self.second.strip and step < HOLE_LEADINGS * leading
        self.gap = (step - leading) / body if self.together else 0.0
        self.apart, self.clearly_apart = self.gap > GAP_EMS, self.gap > CLEAR_GAP_EMS
        free = self.first.right - self.first.x1 - _first_word_width(self.second)
        ems = free / body - USUAL_SPACE_EMS
        self.free, self.much_free, self.short = ems > FREE_EMS, ems > MUCH_FREE_EMS, ems > SHORT_EMS
        self.indented = is_indented(self.second, body)
        self.ends = ends_sentence(self.first.text)
        self.starts = starts_sentence(self.second.text) or self.second.text[0] in "©®™†‡§¶"


def _first_word_width(row: Row) -> float:
    word = first_word(row.text)
    return (row.x1 - row.x0) * len(word) / max(1, len(row.text))


def is_within(row: Row, share: float) -> bool:
    """Whether a row ends before it has filled such a share of its column."""
    return row.x1 - row.left < share * (row.right - row.left)
