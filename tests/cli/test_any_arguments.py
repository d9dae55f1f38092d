import io
import shlex
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from searchkit.cli import main

# What a shell can hand over: no NUL, and bytes that are no UTF-8 come as lone surrogates.
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_characters="\0")
    | st.integers(0xDC80, 0xDCFF).map(chr)
    | st.sampled_from('"()*~:-. \\\n\x1b'),
    max_size=30,
)
WORDS = st.sampled_from(
    shlex.split("""minister the said* minist~2 '"the minister"' '"minister the"~4' NOT OR AND ( ) speaker:none
    country:KE country:Kenya date:2020..2022 date:unknown title:court kind:caption source:none -x --
    --speaker --country --source --since --until --kind --sort newest oldest -n 3 0 --offset
    --facet year:2 none --format json jsonl csv text -l -c -C 1 --explain --all-copies --color always
    -q -v --help --version @x""")
)
CODES = {0, 1, 2, 10, 65, 78}


@pytest.fixture
def nothing_piped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard input at its end: `show -` reads ids from it."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))


@pytest.mark.usefixtures("searchkit", "nothing_piped")
@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    command=st.sampled_from(["search", "show", "status", "speakers", "parse", "check", "serach"]),
    arguments=st.lists(WORDS | TEXTS, max_size=7),
)
@example("search", ["--", "-"])
@example("search", ["\udcff", "--speaker", "\udcff"])
@example("show", ["\ud800-1"])
@example("show", ["-"])
def test_whatever_is_typed_there_is_an_answer_or_a_sentence(
    samples_indexed: Path, command: str, arguments: list[str]
) -> None:
    code = main([command, "--index", str(samples_indexed), *arguments])

    assert code in CODES | ({74} if command == "parse" else set())
