"""Signs that the paragraphs of an article were not recovered well, as sentences for the user.

A sign is no proof: it says where to look. The shares were chosen on printed clippings of which half had
been read wrongly on purpose; real ones that were read well show none of the signs.
"""

from collections.abc import Iterator

from searchkit.domain.article import Article, DroppedKind, Kind
from searchkit.language.sentences import ends_with_stop
from searchkit.paragraphs.blocks import BETWEEN_DROPPED
from searchkit.rules import NO_DATA, limit, threshold

LOWER_CASE_SHARE = threshold(
    0.2,
    "printed clippings, half of them read wrongly on purpose: read well, one in fifty is cut at a page",
)
LEAST_PARAGRAPHS = threshold(5, NO_DATA + "fewer paragraphs than this say nothing by their share")
MOST_LISTED = limit(5, "the length of a warning: pages that it names")
LONGEST_PARAGRAPH = threshold(
    1_500, "paragraphs of printed news: 99 of 100 have fewer than 900 characters"
)
UNFINISHED_SHARE = threshold(
    0.3,
    "printed clippings, half of them read wrongly on purpose: those that were read well are below",
)
DROPPED_PROSE_SHARE = threshold(
    0.7,
    "254 saved pages of two sets: six are above, one of which holds a report of forty pages in boxes"
    " that only a script shows; pages that were read well have up to 0.67, teasers of other stories",
)
DROPPED_PIECE_CHARS = threshold(
    60,
    NO_DATA + "shorter pieces are buttons and headlines of other stories, with a stop or without",
)
# Fields of the article, and what says nothing new or is other people's.
_TAKEN_OUT = frozenset(
    (
        *(DroppedKind.METADATA, DroppedKind.URL, DroppedKind.BYLINE, DroppedKind.CREDIT),
        *(DroppedKind.REPEATED, DroppedKind.COMMENT),
    )
)
_ALSO_END = (":", ";", "”", '"', "’", "'", ")", "»", "]")  # a quotation, a list, a note


def warnings_of(article: Article) -> tuple[str, ...]:
    """Return what looks wrong with an article's paragraphs, a sentence each; nothing: it looks sound."""
    return tuple(_signs(article))


def _signs(article: Article) -> Iterator[str]:
    body = [paragraph for paragraph in article.paragraphs if paragraph.kind is Kind.BODY]
    if not body:
        yield "no paragraph of prose was found"
        return
    texts = [paragraph.text for paragraph in body]
    if len(texts) >= LEAST_PARAGRAPHS:
        lower = sum(text[:1].islower() for text in texts)
        if lower >= LOWER_CASE_SHARE * len(texts):
            yield f"{lower} of {len(texts)} paragraphs start in lower case"
        unfinished = sum(not (ends_with_stop(text) or text.endswith(_ALSO_END)) for text in texts)
        if unfinished >= UNFINISHED_SHARE * len(texts):
            yield f"{unfinished} of {len(texts)} paragraphs end without a full stop"
    long = sum(len(text) > LONGEST_PARAGRAPH for text in texts)
    if long:
        plural = "paragraph is" if long == 1 else "paragraphs are"
        yield f"{long} {plural} longer than {LONGEST_PARAGRAPH:,} characters"
    yield from _bare_pages(article)
    yield from _dropped_prose(article, sum(map(len, texts)))


def _dropped_prose(article: Article, kept: int) -> Iterator[str]:
    """Say that most of what reads like prose is in no paragraph."""
    pieces = (
        piece
        for dropped in article.dropped
        if dropped.kind not in _TAKEN_OUT
        for piece in dropped.text.split(BETWEEN_DROPPED)
    )
    lost = sum(
        len(each) for each in pieces if len(each) >= DROPPED_PIECE_CHARS and ends_with_stop(each)
    )
    if lost >= DROPPED_PROSE_SHARE * (lost + kept):
        share = f"{100 * lost / (lost + kept):.0f} %"
        yield f"{share} of what reads like prose was left out: searchkit parse shows it"


def _bare_pages(article: Article) -> Iterator[str]:
    """Name pages between others that have text but no paragraph of prose."""
    with_body = {p.page for p in article.paragraphs if p.kind is Kind.BODY and p.page is not None}
    if not with_body:
        return
    pages = {p.page for p in article.paragraphs if p.page is not None}
    pages |= {dropped.page for dropped in article.dropped if dropped.page is not None}
    bare = sorted(page for page in pages - with_body if min(with_body) < page < max(with_body))
    if bare:
        named = ", ".join(map(str, bare[:MOST_LISTED])) + (
            " ..." if len(bare) > MOST_LISTED else ""
        )
        yield f"page {named}: no paragraph of prose"
