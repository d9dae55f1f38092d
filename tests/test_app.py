"""A worker loads the finders apart only where it need not compile them, for it may write no bytecode."""

import os
from importlib.util import cache_from_source
from pathlib import Path
from py_compile import compile as compiled

import pytest

from searchkit.app import LAST_LOADED, finders_are_compiled
from searchkit.versions import OURS


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """Return a folder with the modules that are looked at, and their bytecode."""
    for name in LAST_LOADED:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes((OURS / name).read_bytes())
        compiled(str(tmp_path / name))
    return tmp_path


def test_a_program_that_ran_before_is_compiled(program: Path) -> None:
    assert finders_are_compiled(program)


def test_a_program_that_was_only_copied_is_not(program: Path) -> None:
    speakers = program / "enrichers/speakers/speaker_finder.py"

    Path(cache_from_source(str(speakers))).unlink()

    assert not finders_are_compiled(program)


def test_an_upgrade_leaves_older_bytecode_behind(program: Path) -> None:
    countries = program / "enrichers/countries/country_finder.py"

    os.utime(countries, (2e9, 2e9))

    assert not finders_are_compiled(program)
