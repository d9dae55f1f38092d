"""A labelled stretch of text: what every route to paragraphs gives, whatever the file was."""

from searchkit.domain.article import DroppedKind, Kind
from searchkit.values import dataclass

Label = Kind | DroppedKind
HEAD_FIELDS = (
    DroppedKind.BYLINE,
    DroppedKind.DATE_LINE,
    DroppedKind.URL,
)  # with a headline, a head
BETWEEN_DROPPED = " · "  # between pieces of furniture that stood together, in one text


@dataclass(slots=True)  # never changed; frozen, each would take three times as long to make
class Block:
    """A paragraph, or something taken out of the text, in reading order."""

    label: Label
    text: str
    page: int | None = None  # 1-based; None where the format has no pages
    reason: str = ""  # why it starts here and why it has this label, for `parse --explain`


Story = tuple[Block, ...]  # the blocks of one article
