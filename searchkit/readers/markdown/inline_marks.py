"""A line of Markdown -> its words: links, emphasis, code and notes without their marks.

No pattern looks further than the next mark of its kind, so that a line of megabytes takes as long as
its length.
"""

import html
import re
from dataclasses import field

from searchkit.regexes import regex
from searchkit.rules import fact, limit
from searchkit.values import dataclass

# A mark behind a backslash is itself; it waits in the private use area until all others are gone.
_ESCAPED = regex(r"\\([!-/:-@\[-`{-~])")
_WAITING = fact(0xF700, "the private use area of Unicode, where no character is anybody's")
_BACK = {_WAITING + code: chr(code) for code in range(0x21, 0x7F)}

_COMMENT = regex(r"%%[^%]*%%")  # Obsidian's
_PICTURE = regex(
    r"!\[\[(?P<file>[^\[\]|]*)(?:\|(?P<label>[^\[\]]*))?\]\]"  # Obsidian's
    r"|!\[(?P<alt>[^\[\]]*)\](?:\((?P<target>[^()]*(?:\([^()]*\)[^()]*)*)\)|\[[^\[\]]*\])"
)
_TARGET_TITLE = regex(r"""\s["'](?P<title>.*)["']\s*$""")
_WIKI_LINK = regex(r"\[\[(?P<page>[^\[\]|]*)(?:\|(?P<label>[^\[\]]*))?\]\]")
_LINK = regex(r"\[(?P<text>[^\[\]]*)\](?:\((?P<target>[^()]*(?:\([^()]*\)[^()]*)*)\)|\[[^\[\]]*\])")
_EMPTY_LINK = regex(r"\[\]\([^()]*\)")
_ADDRESS = regex(r"<((?:https?://|mailto:)[^\s<>]+)>")
_NOTE = regex(r"\[\^(?P<mark>[^\[\]\s]{1,40})\]")
_NOTE_IN_LINE = regex(r"\^\[(?P<text>[^\[\]]*)\]")
_EMPHASIS = regex(
    r"(?P<star>\*{1,3})(?=[^\s*])(?P<starred>[^*]*?[^\s*])(?P=star)"
    r"|(?<!\w)(?P<line>_{1,3})(?=[^\s_])(?P<lined>[^_]*?[^\s_])(?P=line)(?!\w)"
    r"|~~(?=\S)(?P<struck>[^~]*?)~~|==(?=\S)(?P<lit>[^=]*?)=="
)
_CODE = regex(r"(?P<ticks>`{1,2})(?P<code>[^`]+)(?P=ticks)")
_BREAK = regex(r"<br\s*/?>", re.IGNORECASE)
_TAG = regex(r"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>")
_SIZE = regex(r"\d+(?:x\d+)?$")
_FILE_NAME = regex(r"\S*\.(?:jpe?g|png|gif|webp|svg|avif|mp4|mp3|pdf)$", re.IGNORECASE)
LONGEST_TARGET = limit(4_000, "time on an address of megabytes; browsers take 2,000 characters")
_MARKS_IN_MARKS = limit(3, "time: emphasis in emphasis, a picture in a link, and no deeper")


@dataclass(slots=True)
class Taken:
    """What was taken out of the words."""

    captions: list[str] = field(default_factory=list)  # of pictures
    marks: list[str] = field(default_factory=list)  # of footnotes
    notes: list[str] = field(default_factory=list)  # footnotes that stood in the line


def words_of(text: str, taken: Taken) -> str:
    """Return the words of a text, line feeds where it breaks lines; the rest goes to `taken`."""
    if "\\" in text:
        text = _ESCAPED.sub(lambda found: chr(_WAITING + ord(found[1])), text)
    if "<" in text or "%%" in text:
        text = _BREAK.sub("\n", _COMMENT.sub("", _without_comments(text)))
    text = _PICTURE.sub(lambda found: _picture(found, taken), text)
    if "[" in text:
        text = _NOTE.sub(lambda found: _mark(found, taken), text)
        text = _NOTE_IN_LINE.sub(lambda found: _note(found, taken), text)
        text = _WIKI_LINK.sub(_page, text)
        for _ in range(_MARKS_IN_MARKS):
            text = _LINK.sub(lambda found: found["text"], _EMPTY_LINK.sub("", text))
    if "<" in text:
        text = _TAG.sub("", _ADDRESS.sub(r"\1", text))
    text = _CODE.sub(lambda found: found["code"], text)
    for _ in range(_MARKS_IN_MARKS):
        text = _EMPHASIS.sub(_emphasised, text)
    if "&" in text:
        text = html.unescape(text)
    lines = (" ".join(line.split()) for line in text.translate(_BACK).split("\n"))
    return "\n".join(line for line in lines if line)


def _without_comments(text: str) -> str:
    """Return a text without what stands between `<!--` and `-->`."""
    kept: list[str] = []
    place = 0
    while (start := text.find("<!--", place)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept.append(text[place:start])
        place = end + len("-->")
    return "".join((*kept, text[place:]))


def bare(text: str) -> str:
    """Return the words of a text in one line, whatever else was in it."""
    return words_of(text, Taken()).replace("\n", " ")


def _picture(found: re.Match[str], taken: Taken) -> str:
    label = found["label"] if found["alt"] is None else found["alt"]
    target = found["target"] or ""
    title = _TARGET_TITLE.search(target) if len(target) <= LONGEST_TARGET else None
    for text in (label, title["title"] if title else None):
        words = bare(text) if text else ""
        if words and not (_SIZE.match(words) or _FILE_NAME.match(words)):
            taken.captions.append(words)
            break
    return ""


def _mark(found: re.Match[str], taken: Taken) -> str:
    taken.marks.append(found["mark"])
    return ""


def _note(found: re.Match[str], taken: Taken) -> str:
    taken.notes.append(bare(found["text"]))
    return ""


def _page(found: re.Match[str]) -> str:
    return found["label"] or found["page"].partition("#")[0] or found["page"].lstrip("#^")


def _emphasised(found: re.Match[str]) -> str:
    return next(
        text
        for text in (found[n] for n in ("starred", "lined", "struck", "lit"))
        if text is not None
    )
