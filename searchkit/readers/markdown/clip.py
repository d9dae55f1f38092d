"""A Markdown clip: front matter, then text, then perhaps the fields that Joplin writes at its end."""

import re
from collections.abc import Sequence

from searchkit.domain.clipping import Clipping, MarkedBlock, MarkedText, PagePart, PlainText, Source
from searchkit.domain.identity import file_digest
from searchkit.language.addresses import ADDRESS, address_in
from searchkit.language.sentences import ends_sentence
from searchkit.readers.markdown.front_matter import Fields, front_matter_of, yaml_fields
from searchkit.readers.markdown.inline_marks import bare
from searchkit.readers.markdown.markdown_blocks import blocks_in
from searchkit.readers.text import read_text
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, rule, threshold

# What clippers call a field, most telling first. What says when the clip was made (created, updated,
# saved, clipped) is not when its story was published.
_TITLE = ("title", "headline", "name")
_ADDRESS = ("url", "source_url", "source-url", "source url", "link", "source", "original_url", "uri",
            "canonical", "canonical_url", "permalink", "clipped_from")  # fmt: skip
_AUTHOR = ("author", "authors", "byline", "by", "creator")
_OUTLET = ("publisher", "publication", "outlet", "site_name", "site", "website", "newspaper", "journal",
           "source")  # fmt: skip
_PUBLISHED = ("published", "date_published", "date-published", "datepublished", "publish_date",
              "publication_date", "published_at", "published_time", "pubdate", "publishdate",
              "published date", "date")  # fmt: skip

_ISO_DAY = regex(r"\d{4}-\d\d-\d\d(?=$|[T ])")
_JOPLIN_ID = regex(r"id: [0-9a-f]{32}$")
_LINK = r"(?:<?https?://[^\s<>]+>?|\[(?P<label>[^\[\]]*)\]\(<?https?://[^\s<>]+>?\))[*_.]*"
# "Clipped from: https://…", "Original: [The Courier](https://…)", "[Original](https://…)".
_ORIGIN = regex(
    r"[*_>\s]*(?:(?:clipped|saved|captured|retrieved)(?:\s+from)?|original(?:\s+(?:article|page|url))?)"
    rf"[*_]*\s?:?[*_]*\s*{_LINK}"
    r"|\[(?:view\s+)?original\]\(<?https?://[^\s<>]+>?\)",
    re.IGNORECASE,
)
# "Source: https://…", "Via [Harbour stays open](https://…)": others write so whom they quote.
_SOURCE = regex(
    rf"[*_>\s]*(?:from|via|source|url|link)[*_]*\s?:?[*_]*\s*{_LINK}"
    r"|\[(?:source|link)\]\(<?https?://[^\s<>]+>?\)",
    re.IGNORECASE,
)
_LINKED_HEADLINE = regex(r"#{1,2}\s+\[[^\[\]]+\]\(<?(?P<url>https?://[^\s<>()]+)>?\)")
ORIGIN_WITHIN = threshold(
    3, NO_DATA + "lines with text; it stands above or right below the headline"
)
MAX_TITLE_CHARS = threshold(
    150, NO_DATA + "a first line of a clip is a headline where it is no longer than headlines are"
)


def read_markdown(source: Source) -> Clipping:
    """Return the text of the clip without its marks, and the fields that it gives.

    Raises UnreadableClipping as `read_text` does.
    """
    clipping = read_text(source)
    assert isinstance(clipping.content, PlainText)
    lines = clipping.content.text.lstrip("\ufeff\n").split("\n")
    head = front_matter_of(lines)
    fields: dict[str, tuple[str, ...]] = dict(head.fields) if head else {}
    unread = head.unread if head else ()
    text, tail = _without_joplin_fields(lines[head.end :] if head else lines)
    text, origin = _without_origin(text, fields)
    for name, texts in (*tail.items(), *origin.items()):
        fields.setdefault(name, texts)
    return Clipping(file_digest(source.data), _marked_text(fields, unread, text), clipping.warnings)


def _marked_text(fields: Fields, unread: Sequence[str], lines: Sequence[str]) -> MarkedText:
    blocks = blocks_in(lines)
    title = _first(fields, _TITLE) or _headline(blocks)
    published = _first(fields, _PUBLISHED)
    day = _ISO_DAY.match(published or "")
    told = [
        MarkedBlock("meta", f"front matter {n}: {', '.join(t)}") for n, t in fields.items() if t
    ]
    told += [MarkedBlock("meta", f"front matter: {line}") for line in unread]
    if published and not day:
        told.append(MarkedBlock("time", f"Published: {published}"))
    return MarkedText(
        blocks=(*told, *blocks),
        title=title,
        byline=", ".join(bare(name) for name in _all(fields, _AUTHOR)) or None,
        url=next(
            (url for name in _ADDRESS for t in fields.get(name, ()) if (url := _web(t))), None
        ),
        source=next(
            (bare(t) for n in _OUTLET for t in fields.get(n, ()) if _may_be_outlet(t)), None
        ),
        published=day.group() if day else None,
        published_evidence=_evidence(fields, _PUBLISHED) if day else None,
    )


def _first(fields: Fields, names: Sequence[str]) -> str | None:
    return next((bare(text) for name in names for text in fields.get(name, ())), None)


def _all(fields: Fields, names: Sequence[str]) -> tuple[str, ...]:
    """Return the texts of the first of these fields that has any."""
    return next((texts for name in names if (texts := fields.get(name, ()))), ())


def _evidence(fields: Fields, names: Sequence[str]) -> str:
    return f"front matter {next(name for name in names if fields.get(name))}"


@rule(
    "markdown.outlet",
    example="The Courier",
    counter="joplin-desktop",
    chosen_on=NO_DATA + "Joplin writes into `source` which of its programs made the note",
)
def _may_be_outlet(text: str) -> bool:
    """Whether a field names an outlet: it is no address, and no program that keeps notes."""
    return not _web(text) and not text.lower().startswith("joplin")


def _web(text: str) -> str | None:
    """Return the address that a field is, or links to; None where it is none."""
    text = text.strip("<>")
    if ADDRESS.fullmatch(text):
        return text
    return address_in(text) if text.startswith("[") else None


def _headline(blocks: Sequence[MarkedBlock]) -> str | None:
    """Return the clip's headline: its only heading of the first rank, or what its first line says."""
    heads = [block.text for block in blocks if block.tag == "h1"]
    if heads and len({*heads}) == 1:
        return heads[0]
    own = [b for b in blocks if b.part is PagePart.STORY and b.tag not in ("figcaption", "meta")]
    if not own:
        return None
    first = own[0]
    if first.tag in ("h1", "h2"):
        return first.text
    is_short = len(first.text) <= MAX_TITLE_CHARS and "\n" not in first.text
    is_line = first.tag == "p" and is_short and not ends_sentence(first.text)
    return first.text if is_line and len(own) > 1 and not ADDRESS.fullmatch(first.text) else None


def _without_origin(lines: Sequence[str], fields: Fields) -> tuple[Sequence[str], Fields]:
    """Return the lines without the one at either end that says where they were clipped, and its address.

    A source is whom the story quotes, too: it is the clip's where it is called by the headline, or
    stands above the text as an address alone and no field says otherwise.
    """
    told = [place for place, line in enumerate(lines) if line.strip()]
    is_told = any(fields.get(name) for name in (*_ADDRESS, *_OUTLET))
    for place in (*told[:ORIGIN_WITHIN], *told[-1:]):
        line = lines[place].strip()
        rest = [*lines[:place], *lines[place + 1 :]]
        is_origin = _ORIGIN.fullmatch(line) is not None
        source = _SOURCE.fullmatch(line) if not (is_origin or is_told) else None
        if source and source["label"] is not None:
            title = _first(fields, _TITLE) or _headline(blocks_in(rest)) or ""
            is_origin = bare(source["label"]).lower() == title.lower()
        elif source:
            is_origin = place in told[:ORIGIN_WITHIN] and place != told[-1]
        url = address_in(line) if is_origin else None
        if url:
            return rest, {"clipped_from": (url,)}
    if told and (linked := _LINKED_HEADLINE.fullmatch(lines[told[0]].strip())):
        return lines, {"clipped_from": (linked["url"],)}
    return lines, {}


def _without_joplin_fields(lines: Sequence[str]) -> tuple[Sequence[str], Fields]:
    """Return the lines without the block of fields that Joplin writes at the end of a note."""
    for place in range(len(lines) - 1, -1, -1):
        if _JOPLIN_ID.match(lines[place].strip()):
            fields, unread = yaml_fields(lines[place:])
            return (lines[:place], fields) if not unread else (lines, {})
    return lines, {}
