"""A paragraph or block with its place and its looks, while it is being told what it is."""

from collections.abc import Sequence
from dataclasses import field

from searchkit.domain.article import Kind
from searchkit.language.sentences import ends_with_stop, word_count
from searchkit.paragraphs.blocks import Block, Label
from searchkit.paragraphs.dehyphenate import Hyphens, joined
from searchkit.paragraphs.printed.flows import TextPiece
from searchkit.paragraphs.printed.printed_rows import Row
from searchkit.rules import rule, threshold
from searchkit.values import dataclass

CENTRED_EMS = threshold(1.5, "an indent, and twice the ragged end of a line set in the middle")
FIRST_PARAGRAPH_WORDS = threshold(
    12,
    "with fewer, what ends in a stop may be a deck or a caption, and what stands above a date a heading",
)


@dataclass(slots=True, eq=False)
class Part:
    """What becomes one block."""

    rows: Sequence[Row]
    text: str
    label: Label
    why: str  # why it starts here and what it is
    body: float | None  # size of the flow it is of; None: of another size than any story's text
    is_field: bool = field(default=False)  # its own words say what it is
    is_subhead: bool = field(default=False)  # a short line that ends no sentence

    @property
    def order(self) -> int:
        """Return its place in the file."""
        return self.rows[0].order

    @property
    def page(self) -> int:
        """Return the page it begins on."""
        return self.rows[0].page

    @property
    def size(self) -> float:
        """Return its size of type."""
        return max(row.size for row in self.rows)

    @property
    def top(self) -> float:
        """Return its first baseline."""
        return self.rows[0].y

    @property
    def bottom(self) -> float:
        """Return its last baseline on its first page."""
        return max(row.y for row in self.rows if row.page == self.page)

    @property
    def x0(self) -> float:
        """Return its left edge on its first page."""
        return min(row.x0 for row in self.rows if row.page == self.page)

    @property
    def x1(self) -> float:
        """Return its right edge on its first page."""
        return max(row.x1 for row in self.rows if row.page == self.page)

    @property
    def words(self) -> int:
        """Return how many words it has, two characters of Chinese or kana counted as one."""
        return word_count(self.text)

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return all(row.is_bold for row in self.rows)

    @property
    def is_italic(self) -> bool:
        """Whether all of it is in italics."""
        return all(row.is_italic for row in self.rows)

    @property
    def is_centred(self) -> bool:
        """Whether each of its rows lies in the middle of the column, away from its edges."""
        return all(
            row.x0 - row.left > CENTRED_EMS * row.size
            and abs((row.x0 - row.left) - (row.right - row.x1)) < CENTRED_EMS * row.size
            for row in self.rows
        )

    @rule(
        "printed.reads-like-prose",
        example="a paragraph of twelve words that ends with its stop",
        counter="a subhead of twelve words without one",
        chosen_on="the real prints of the dev data",
    )
    def reads_like_prose(self, words: int) -> bool:
        """Whether it has as many words and ends like a sentence."""
        return self.words >= words and ends_with_stop(self.text)

    def becomes(self, label: Label, why: str) -> None:
        """Change what it is, and add the reason."""
        self.label = label
        self.why = f"{self.why}; {why}" if self.why else why

    def block(self) -> Block:
        """Return it as a block."""
        return Block(self.label, self.text, self.page, self.why)


def part_of(piece: TextPiece, hyphens: Hyphens, *, body: float | None) -> Part:
    """Return the part that a piece makes: prose of the story until it is told otherwise."""
    text = joined([row.text for row in piece.rows], hyphens)
    return Part(piece.rows, text, Kind.ASIDE if body is None else Kind.BODY, piece.reason, body)
