"""TOML that people edit too: it is changed where it must be, and keeps their comments and order."""

import os
import re
import secrets
import tomllib
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from searchkit.domain.errors import ConfigurationError, StorageError

if TYPE_CHECKING:
    from tomlkit import TOMLDocument
    from tomlkit.items import Item, Key

NAMED_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def toml_string(text: str) -> str:
    """Return a basic string that reads back as `text`; lone surrogates become U+FFFD."""
    return '"' + "".join(_escaped(character) for character in text) + '"'


def toml_strings(texts: Iterable[str]) -> str:
    """Return an array of strings."""
    return "[" + ", ".join(toml_string(text) for text in texts) + "]"


def _escaped(character: str) -> str:
    if character in NAMED_ESCAPES:
        return NAMED_ESCAPES[character]
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    # Controls must be escaped; what turns text round or ends a line is safer to see escaped.
    if not character.isprintable():
        return (
            f"\\u{ord(character):04x}" if ord(character) < 0x10000 else f"\\U{ord(character):08x}"
        )
    return character


def read_toml(path: Path) -> dict[str, Any]:
    """Return what the file holds, nothing where there is none. Raises ConfigurationError."""
    try:
        return tomllib.loads(read_text(path) or "")
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(path, error) from None


def read_text(path: Path) -> str | None:
    """Return the file as text; None: there is no file. Raises ConfigurationError."""
    try:
        return path.read_text(encoding="utf-8-sig")  # editors of other systems leave a mark
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise _unreadable(path, error) from None
    except OSError as error:
        raise StorageError(f"{path}: {error.strerror}") from error


def _unreadable(path: Path, error: Exception) -> ConfigurationError:
    return ConfigurationError(f"{path}: not readable as TOML ({error}). Mend it or move it away")


@contextmanager
def edited(path: Path, header: str = "") -> "Iterator[TOMLDocument]":
    """Give the file to be changed, and replace it at the end; all else in it stays as it is.

    `header` is the text of a file that is not there yet. Raises ConfigurationError.
    """
    before = read_text(path)
    document = parsed(header if before is None else before, path)
    yield document
    text = document.as_string()
    if text != before:
        replace_text(path, text)


def parsed(text: str, path: Path) -> "TOMLDocument":
    """Return a document that keeps comments and order. Raises ConfigurationError naming `path`."""
    import tomlkit  # only who writes pays for it: 20 ms
    from tomlkit.exceptions import ParseError

    try:
        return tomlkit.parse(text)
    except ParseError as error:
        raise _unreadable(path, error) from None


def toml_item(text: str) -> "Item":
    """Return a value for a document of `parsed`, written as `toml_string` and the like write it."""
    return toml_line(f"value = {text}")[1]


def toml_line(text: str) -> "tuple[Key, Item]":
    """Return key and value of a line such as `"name" = "value"`, to be appended to a table."""
    import tomlkit

    ((key, item),) = tomlkit.parse(f"{text}\n").body
    if key is None:
        raise ValueError(f"{text}: no line of a table")
    return key, item


def without_tables(text: str, name: str, places: Container[int]) -> str:
    """Return a document without those of the tables `[[name]]`, counted from 0.

    Only a table's own lines go: comments and blank lines between its last line and the next table
    stay. (tomlkit counts them to the table before, and would drop them with it.)
    """
    kept: list[str] = []
    waiting: list[str] = []  # whether it is between lines of the table, or behind it
    number = -1
    for line in text.splitlines(keepends=True):
        if re.match(rf"\s*\[\[\s*{re.escape(name)}\s*\]\]", line):
            number, kept, waiting = number + 1, [*kept, *waiting], []
        if number in places and line.strip() and not line.lstrip().startswith("#"):
            waiting = []  # what stood between two lines of the table goes with it
        elif number in places:
            waiting.append(line)
        else:
            kept.append(line)
    return "".join(kept + waiting)


def replace_text(path: Path, text: str) -> None:
    """Write the file whole or not at all; a link stays a link and its target is replaced."""
    target = Path(os.path.realpath(path))
    aside = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o600
        handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            aside.replace(target)
        except BaseException:
            aside.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise StorageError(f"{path}: {error.strerror}") from error
