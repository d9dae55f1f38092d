import json
from pathlib import Path

import pytest

from tests.support.running import Run


@pytest.mark.parametrize(
    "command",
    [
        ["search", "word", "-n", "50", "-C", "1", "--explain"],
        ["search", "word", "-n", "50", "--format", "csv"],
        ["search", "word", "-n", "50", "--format", "json"],
        ["speakers"],
        ["status"],
    ],
)
def test_a_terminal_obeys_nothing_in_what_was_indexed(
    searchkit: Run, clippings: Path, command: list[str]
) -> None:
    attack = "\x1b]0;owned\x07\x1b[2J\x9b6n\x1b]52;c;bHM=\x07\u202e\b\r"
    line = {
        "title": attack,
        "source": attack,
        "byline": attack,
        "url": attack,
        "paragraphs": [{"text": f"A word. {attack}", "speakers": [attack]}, f"Next. {attack}"],
    }
    (clippings / f"a{attack}.jsonl".replace("/", "")).write_text(json.dumps(line))
    (clippings / f"b{attack}.txt".replace("/", "")).write_bytes(bytes(range(256)))
    done = searchkit("index", clippings)

    for text in (done.out, done.err, searchkit(*command).out):
        assert text
        assert not {*text} & {"\x1b", "\x07", "\x9b", "\b", "\r", "\u202e"}
