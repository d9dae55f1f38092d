"""The fields above a Markdown clip: YAML between `---`, TOML between `+++`, a JSON object.

YAML is a large language, and clippers write a small part of it: names with a text, a quoted text, a
list, or a text over several lines. That part is read here; a line that is none of it is kept as it
stands. TOML and JSON are read by the standard library.
"""

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from searchkit.regexes import regex
from searchkit.rules import NO_DATA, limit, rule, threshold
from searchkit.values import dataclass

Fields = Mapping[str, tuple[str, ...]]  # name in lower case -> its texts

MOST_LINES = limit(200, "fences that nobody closed: a clipper writes twenty lines")
LONGEST_VALUE = limit(4_000, "time on a value of megabytes; a summary has some hundred characters")
_NAME = regex(r"(?P<name>[\w][\w .-]{0,40}?)\s*:(?:\s+(?P<value>.*))?$")
_ITEM = regex(r"\s*-\s+(?P<value>.*)$")
_NAMED_ITEM = regex(r"name:\s+")  # "- name: Ana Lima", of a list of people
_BLOCK_SCALAR = regex(r"[|>][+-]?\d?$")
_QUOTED = regex(r"""(?P<quote>["'])(?P<text>.*)(?P=quote)\s*(?:#.*)?$""")
_IN_LINE_LIST = regex(r"\[(?P<items>.*)\]\s*(?:#.*)?$")
_LIST_ITEM = regex(r"""\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|(\[\[.*?\]\]|[^,]+))\s*(?:,|$)""")
_COMMENT = regex(r"\s+#.*$")
_ESCAPE = regex(r'\\(["\\/nt])')
_ESCAPED = {"n": " ", "t": " "}

# A text file that begins with `---` is a clip where it then says one of these: a rule of dashes may
# open any text.
TELLING = frozenset(
    ("title", "source", "url", "author", "authors", "published", "date", "created", "tags", "link")
)
LEAST_FIELDS = threshold(
    2, NO_DATA + "one line with a colon between two rules is a sentence, every clipper writes three"
)
LEAST_UNFENCED = threshold(
    3, NO_DATA + "without a fence a headline with a colon and another line are no fields"
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands above a clip."""

    fields: Fields
    unread: tuple[str, ...]  # lines that are no fields
    end: int  # number of lines that it takes, its fences included


def front_matter_of(lines: Sequence[str]) -> FrontMatter | None:
    """Return the fields at the head of a clip, or None where it has none."""
    first = lines[0].strip() if lines else ""
    if first == "---":
        return _fenced(lines, "---", _yaml) or _fenced(lines, "...", _yaml)
    if first == "+++":
        return _fenced(lines, "+++", _toml)
    if first.startswith("{"):
        return _json(lines)
    return _unfenced(lines)


@rule(
    "markdown.front-matter",
    example="---\ntitle: Harbour stays open\npublished: 2024-03-14\n---\nThe harbour stays open.",
    counter="--- The harbour stays open.",
    chosen_on="clips as Obsidian, Joplin and static sites keep them",
)
def begins_with_front_matter(text: str) -> bool:
    """Whether a file that calls itself text is a clip: fields stand above it."""
    if not text.startswith(("---", "+++")):
        return False
    found = front_matter_of(text.split("\n", MOST_LINES + 2)[: MOST_LINES + 2])
    return (
        found is not None
        and len(found.fields) >= LEAST_FIELDS
        and not TELLING.isdisjoint(found.fields)
    )


def yaml_fields(lines: Sequence[str]) -> tuple[Fields, tuple[str, ...]]:
    """Return the fields that these lines give, and the lines that give none."""
    fields: dict[str, tuple[str, ...]] = {}
    unread: list[str] = []
    name = ""
    is_scalar = False  # lines further in go on with the text of this field
    for line in lines:
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        is_within = line[0].isspace()
        item = _ITEM.match(line)
        if name and is_scalar and is_within:
            fields[name] = (" ".join((*fields[name], line.strip())),)
        elif name and item:
            fields[name] += _values(_NAMED_ITEM.sub("", item["value"]))
        elif not is_within and (found := _NAME.match(line)):
            name = found["name"].strip().lower()
            value = (found["value"] or "").strip()
            is_scalar = bool(_BLOCK_SCALAR.fullmatch(value))
            fields[name] = () if is_scalar else _values(value)
        elif name and is_within and fields[name] and not _NAME.match(line.strip()):
            fields[name] = (" ".join((*fields[name], line.strip())),)
        else:
            unread.append(line.strip())
    return fields, tuple(unread)


def _fenced(lines: Sequence[str], fence: str, read: Any) -> FrontMatter | None:
    for end, line in enumerate(lines[1 : MOST_LINES + 1], start=1):
        if line.rstrip() == fence:
            fields, unread = read(lines[1:end])
            return FrontMatter(fields, unread, end + 1) if fields else None
    return None


def _unfenced(lines: Sequence[str]) -> FrontMatter | None:
    """Return the fields that stand at the head of a clip without a fence, as MultiMarkdown has them."""
    end = next((n for n, line in enumerate(lines[:MOST_LINES]) if not line.strip()), len(lines))
    names = [found["name"].strip().lower() for line in lines[:end] if (found := _NAME.match(line))]
    if len(names) < end or len(names) < LEAST_UNFENCED or names[0] not in TELLING:
        return None
    fields, unread = yaml_fields(lines[:end])
    return FrontMatter(fields, unread, end)


def _yaml(lines: Sequence[str]) -> tuple[Fields, tuple[str, ...]]:
    return yaml_fields(lines)


def _toml(lines: Sequence[str]) -> tuple[Fields, tuple[str, ...]]:
    try:
        return _texts_of(tomllib.loads("\n".join(lines))), ()
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}, ()


def _json(lines: Sequence[str]) -> FrontMatter | None:
    head = "\n".join(lines[:MOST_LINES])
    try:
        given, end = json.JSONDecoder().raw_decode(head.lstrip())
    except (ValueError, RecursionError):
        return None
    rest = head.lstrip()[end:]
    if not isinstance(given, dict) or (rest and not rest.startswith("\n")):
        return None
    taken = len(head) - len(rest)
    return FrontMatter(_texts_of(given), (), head.count("\n", 0, taken) + 1)


def _texts_of(given: Mapping[str, Any]) -> Fields:
    fields: dict[str, tuple[str, ...]] = {}
    for name, value in given.items():
        values: Iterable[Any] = value if isinstance(value, list) else (value,)
        fields[name.lower()] = tuple(
            text for each in values if not isinstance(each, dict) and (text := _one_line(str(each)))
        )
    return fields


def _values(value: str) -> tuple[str, ...]:
    """Return the texts that stand behind a name or a dash."""
    value = value.strip()
    if len(value) > LONGEST_VALUE:
        return (_one_line(value),)
    if quoted := _QUOTED.match(value):
        return tuple(text for text in (_unquoted(quoted["text"], quoted["quote"]),) if text)
    if not value.startswith("[[") and (found := _IN_LINE_LIST.match(value)):
        items = (a or b or c for a, b, c in _LIST_ITEM.findall(found["items"]))
        return tuple(text for item in items if (text := _one_line(item)))
    text = _one_line(_COMMENT.sub("", value))
    return (text,) if text and text not in ("null", "~") else ()


def _unquoted(text: str, quote: str) -> str:
    if quote == "'":
        return _one_line(text.replace("''", "'"))
    return _one_line(_ESCAPE.sub(lambda found: _ESCAPED.get(found[1], found[1]), text))


def _one_line(text: str) -> str:
    return " ".join(text.split())
