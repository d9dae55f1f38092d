"""TOML as text: the standard library reads it and does not write it."""

import os
import secrets
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from searchkit.domain.errors import ConfigurationError, StorageError

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
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(
            f"{path}: not readable as TOML ({error}). Mend it or move it away"
        ) from None
    except OSError as error:
        raise StorageError(f"{path}: {error.strerror}") from error


def replace_text(path: Path, text: str) -> None:
    """Write the file whole or not at all; a link stays a link and its target is replaced."""
    target = Path(os.path.realpath(path))
    aside = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
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
