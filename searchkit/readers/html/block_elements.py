"""What an element of a page sets: a paragraph, a caption taken whole, a table of data or of layout."""

import re
from typing import Any

from searchkit.language.sentences import ends_sentence
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, limit, rule, threshold

BLOCKS = frozenset(
    str.split(
        "address article aside blockquote body caption center dd details dialog dir div dl dt"
        " fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html"
        " legend li main menu nav noscript ol p pre section summary table tbody td tfoot th thead tr ul"
        " amp-ad amp-sidebar amp-accordion amp-embed amp-consent amp-user-notification"
    )
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
LISTS = frozenset(("ul", "ol", "dl", "menu", "dir"))

MAX_CAPTION_CHARS = threshold(
    800,
    "257 saved pages: the longest of 908 captions has 651 letters; a longer one is a gallery, or a wrong"
    " name for something else",
)
MAX_UNDER_PICTURE_CHARS = threshold(
    160,
    "257 saved pages: 452 texts right below pictures end no sentence; captions among them have up to 104"
    " letters, what is none has from 189",
)
MAX_POST_CHARS = threshold(
    3_000,
    NO_DATA + "posts that 257 saved pages embed have up to 354 letters, and sites allow thousands",
)
MAX_BOLD_HEADING_CHARS = threshold(
    120,
    NO_DATA + "subheads in bold have up to 103 letters on 257 saved pages, an appeal in bold 162",
)
MAX_CELL_CHARS = threshold(
    240,
    NO_DATA
    + "a longer cell is prose, and its table lays the page out; lists of quotations have 238",
)
MIN_PARAGRAPH_CHARS = threshold(
    40,
    NO_DATA + "spans are paragraphs where all are sentences, and longer than words in colours are",
)

MAX_MARK_CHARS = limit(
    12, '"[note 12]" has nine characters; what is longer is raised for another reason'
)

_EMBEDDED_POST = regex(
    r"(?<![\w-])(?:twitter-tweet|twitter-video|instagram-media|tiktok-embed|bluesky-embed"
    r"|mastodon-embed|reddit-embed|reddit-card|fb-post)(?![\w-])"
)
_NOTE_NAME = regex(r"foot-?note|reference|(?:^|[\s_-])(?:fn|cite|note|ref)", re.IGNORECASE)
_NOTE_MARK = regex(r"\s*(?:\[\s*\w{1,3}\s*\]|\(\d{1,3}\)|[*†‡§¶]{1,3})\s*$")
_BRACKETED_MARK = regex(r"\[\d{1,3}\]$")
_NUMBER = regex(r"\s*\d{1,3}(?:\s*,\s*\d{1,3})*\s*$")
# What a mark stands behind: the end of a sentence or a whole word. Not "m" or "km", "CO" or "10",
# whose raised figures are powers.
_BEFORE_MARK = regex(r"(?:[.!?…,;:][”\"’»)]*|[”\"’»)]|[^\W\d_]{4,})\s*$")


@rule(
    "pages.paragraphs-in-a-cell",
    example="<table><tr><td>Text</td><td><p>Dockers had walked out in May, and they came back to work when the talks began.</p><p>Nobody will be turned away at the gate, the minister told them in June.</p></td></tr><tr><td>Date</td><td>May</td></tr></table>",
    counter="<table><tr><td>Elsa</td><td>9</td></tr><tr><td>Sines</td><td>8</td></tr></table>",
    chosen_on=NO_DATA + "pages of press databases, which are invented here",
)
def holds_paragraphs(cell: Any) -> bool:
    """Whether a cell of a table of data holds paragraphs, as a database's text beside its fields does."""
    return sum(1 for child in cell if child.tag == "p" and "".join(child.itertext()).strip()) > 1


@rule(
    "pages.caption",
    example="<figure><img src=x><figcaption>A ferry leaves the harbour.</figcaption></figure>",
    counter="<figure><img src=x><figcaption></figcaption></figure>",
    chosen_on="257 saved pages",
)
def holds_caption(element: Any) -> bool:
    """Whether an element that is called a caption is as short as one."""
    return 0 < _length(element, MAX_CAPTION_CHARS) <= MAX_CAPTION_CHARS


@rule(
    "pages.embedded-post",
    example="<blockquote class=twitter-tweet><p>No herring.</p></blockquote>",
    counter="<blockquote class=verse><p>No herring.</p></blockquote>",
    chosen_on="257 saved pages",
)
def is_embedded_post(element: Any) -> bool:
    """Whether this is somebody's post from another site, with its author and day."""
    names = element.get("class")
    return (
        bool(names)
        and _EMBEDDED_POST.search(names) is not None
        and _length(element, MAX_POST_CHARS) <= MAX_POST_CHARS
    )


@rule(
    "pages.bold-heading",
    example="What the dockers want",
    counter="The dockers want three things.",
    chosen_on="257 saved pages",
)
def is_heading(text: str) -> bool:
    """Whether a paragraph that is all bold heads what follows it."""
    return len(text) <= MAX_BOLD_HEADING_CHARS and not ends_sentence(text) and "\n" not in text


@rule(
    "pages.under-picture",
    example="A ferry leaves the harbour",
    counter="A ferry leaves the harbour, and nobody waves.",
    chosen_on="257 saved pages: 452 texts right below pictures end no sentence",
)
def is_under_picture(text: str) -> bool:
    """Whether the first words behind a picture are its caption: few, and no sentence."""
    return len(text) <= MAX_UNDER_PICTURE_CHARS and not ends_sentence(text)


@rule(
    "pages.layout-item",
    example="<ul><li><article><h3>Post</h3><p>No herring.</p></article></li></ul>",
    counter="<ul><li>Herring</li><li>Cod</li></ul>",
    chosen_on="257 saved pages",
)
def is_layout_item(element: Any) -> bool:
    """Whether a list's item, or a figure, only holds blocks: the posts of a live blog, a box."""
    paragraphs = 0
    for child in element.iterdescendants():
        tag = child.tag
        if tag in HEADINGS or tag in ("article", "blockquote", "table", "figure"):
            return True
        paragraphs += tag == "p"
    return paragraphs > 1


@rule(
    "pages.layout-table",
    example="<table><tr><td>Dockers had walked out in May, and they came back to work when the talks began in July, after a summer of silence and of empty quays, of which nobody at the ministry of ports has said a word since.</td></tr></table>",
    counter="<table><tr><td>Elsa</td><td>9</td></tr><tr><td>Sines</td><td>8</td></tr></table>",
    chosen_on="257 saved pages",
)
def is_layout_table(table: Any) -> bool:
    """Whether a table lays the page out, so that its cells are boxes and hold no data."""
    if table.get("role") in ("presentation", "none"):
        return True
    most_in_a_row = 0
    for element in table.iterdescendants():
        tag = element.tag
        if tag in ("table", "h1", "h2", "article"):
            return True
        if tag == "tr":
            most_in_a_row = max(most_in_a_row, sum(child.tag in ("td", "th") for child in element))
        elif tag == "td" and _length(element, MAX_CELL_CHARS) > MAX_CELL_CHARS:
            return True
    return most_in_a_row <= 1


@rule(
    "pages.note-mark",
    example="<p>The minister wept.<sup><a href=#n1>1</a></sup> Nobody else did.</p>",
    counter="<p>It is ten m<sup>2</sup> large, she said of her own room.</p>",
    chosen_on="257 saved pages",
)
def is_note_mark(element: Any, pieces: list[str]) -> bool:
    """Whether raised text leads to a footnote, so that it is no part of the word before it."""
    text = "".join(element.itertext())
    if not text.strip() or len(text) > MAX_MARK_CHARS:
        return False
    if _NOTE_MARK.match(text):
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    is_linked = any((link.get("href") or "").startswith("#") for link in element.iter("a"))
    if is_linked or _NOTE_NAME.search(names):
        return True
    before = "".join(pieces[-4:]).replace("\x01", "")
    return _NUMBER.match(text) is not None and _BEFORE_MARK.search(before) is not None


@rule(
    "pages.bracketed-mark",
    example="<p>The minister wept.<a href=#n3>[3]</a> Nobody else did.</p>",
    counter="<p>The minister wept <span>[3]</span> times, she said of her own room.</p>",
    chosen_on=NO_DATA + "encyclopedias and old pages that do not raise their marks",
)
def is_bracketed_mark(element: Any, pieces: list[str]) -> bool:
    """Whether a number stands right behind a word or its stop, in brackets or leading to a footnote."""
    text = "".join(element.itertext()) if len(element) <= 1 else ""
    before = "".join(pieces[-2:]).rstrip("\x01")[-1:]
    if not before or before.isspace():
        return False
    if _BRACKETED_MARK.match(text):
        return True
    return _NUMBER.match(text) is not None and not before.isdigit() and _leads_to_note(element)


def _leads_to_note(element: Any) -> bool:
    """Whether a link leads down its page, or is called after the notes: "footnote-anchor"."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    is_link = element.tag == "a" and (element.get("href") or "").startswith("#")
    return is_link or _NOTE_NAME.search(names) is not None


def sets_paragraphs_as_spans(element: Any) -> bool:
    """Whether an element holds nothing but spans of one class, each as long as a paragraph."""
    if len(element) < 2 or element[0].tag != "span" or (element.text or "").strip():
        return False
    name = element[0].get("class")
    return all(
        child.tag == "span"
        and child.get("class") == name
        and not (child.tail or "").strip()
        and len(text := "".join(child.itertext()).strip()) >= MIN_PARAGRAPH_CHARS
        and ends_sentence(text)
        for child in element
    )


def _length(element: Any, enough: int) -> int:
    """Return how many characters of text an element holds, or any number beyond `enough`."""
    length = 0
    for text in element.itertext():
        length += len(" ".join(text.split()))
        if length > enough:
            break
    return length
