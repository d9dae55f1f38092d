"""A web page's blocks -> a story. The page's markup says where its paragraphs are."""

from searchkit.domain.article import DroppedKind, Kind
from searchkit.domain.clipping import MarkedBlock, MarkedText
from searchkit.language.sentences import ends_sentence
from searchkit.paragraphs.blocks import Block, Story
from searchkit.paragraphs.boilerplate import block_of

# A list item this long that ends like a sentence is the story's own prose, set as a list; shorter
# ones are links, tags and the lines of a table. Chosen on the saved pages of the dates' dev set.
_PROSE_ITEM_WORDS = 8
_ASIDE_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "td", "pre"})


def story_of_markup(markup: MarkedText) -> Story:
    """Return the page's story: title, what its head says, main text, then what was left out."""
    blocks: list[Block] = []
    if markup.title:
        blocks.append(Block(Kind.TITLE, markup.title, reason="the page's title"))
    if markup.byline:
        blocks.append(Block(DroppedKind.BYLINE, markup.byline, reason="the page's head"))
    if markup.url:
        blocks.append(Block(DroppedKind.URL, markup.url, reason="the page's head"))
    if markup.source:
        blocks.append(Block(DroppedKind.METADATA, f"source: {markup.source}"))
    if markup.published:
        where = f" ({markup.published_evidence})" if markup.published_evidence else ""
        blocks.append(Block(DroppedKind.METADATA, f"date: {markup.published}{where}"))
    blocks.extend(_block(block) for block in markup.blocks if block.text != markup.title)
    blocks.extend(Block(Kind.ASIDE, text, reason="beside the story") for text in markup.left_out)
    return tuple(blocks)


def _block(block: MarkedBlock) -> Block:
    reason = f"<{block.tag}>"
    if block.tag == "figcaption":
        return Block(Kind.CAPTION, block.text, reason=reason)
    if block.tag in _ASIDE_TAGS:
        return Block(Kind.ASIDE, block.text, reason=reason)
    if block.tag == "li" and not _reads_like_prose(block.text):
        return Block(Kind.ASIDE, block.text, reason=f"{reason}, a short item")
    return block_of(block.text, reason)


def _reads_like_prose(text: str) -> bool:
    return text.count(" ") + 1 >= _PROSE_ITEM_WORDS and ends_sentence(text)
