"""A regex is a pattern of Python's, but for when it is compiled."""

import gc
import re
from importlib import import_module
from pkgutil import walk_packages

import pytest

import searchkit
from searchkit.regexes import regex


def test_a_pattern_is_compiled_when_it_is_first_asked() -> None:
    broken = regex("(")

    assert broken.pattern == "("
    with pytest.raises(re.error, match="unterminated subpattern"):
        broken.search("a")


def test_it_answers_as_the_compiled_pattern_does() -> None:
    name, compiled = (
        regex(r"(?P<first>\w+) lim", re.IGNORECASE),
        re.compile(r"(?P<first>\w+) lim", re.I),
    )
    text = "From Lima, near Lima"

    assert name.flags == compiled.flags
    assert name.groupindex == compiled.groupindex
    assert name.findall(text) == compiled.findall(text) == ["From", "near"]
    assert [m.span() for m in name.finditer(text)] == [m.span() for m in compiled.finditer(text)]
    assert name.sub(r"\g<first> Cusc", text) == "From Cusca, near Cusca"
    assert name.match(text, 6) is None
    assert name.search(text, pos=6, endpos=19) is not None


def test_bytes_are_looked_through_too() -> None:
    assert regex(rb"%PDF-\d").search(b"\n%PDF-1") is not None


def test_every_pattern_of_searchkit_can_be_compiled() -> None:
    for found in walk_packages(searchkit.__path__, "searchkit."):
        if not found.name.endswith("__main__"):
            import_module(found.name)

    # Also those that stand in tables, classes and rules; a run in another test may have frozen all.
    gc.unfreeze()
    patterns = [each for each in gc.get_objects() if type(each) is type(regex(""))]
    for pattern in patterns:
        re.compile(pattern.pattern, pattern.flags)

    assert len(patterns) > 400
