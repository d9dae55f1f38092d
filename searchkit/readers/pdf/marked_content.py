"""What marked content says of itself: its number in the structure, what it should be read as."""

import itertools
from typing import Any

from pdfminer.pdftypes import dict_value, resolve1


def properties_of(operands: list[Any], resources: dict[Any, Any]) -> dict[str, Any]:
    """Return the property list of marked content, written in place or named."""
    if len(operands) == 2 and isinstance(operands[1], str):
        named = resolve1(dict_value(resources.get("Properties") or {}).get(operands[1]))
        return named if isinstance(named, dict) else {}
    flat = operands[1:]
    return {key: value for key, value in itertools.pairwise(flat) if isinstance(key, str)}


def text_string(value: Any) -> str | None:
    value = resolve1(value)
    if not isinstance(value, bytes):
        return None
    if value.startswith(b"\xfe\xff"):
        return value[2:].decode("utf-16-be", "ignore")
    return value.decode("latin-1")
