"""Completion as people meet it: in bash, zsh and fish themselves."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from searchkit.cli.shells import SHELLS, typed
from tests.support.running import Run
from tests.support.shells import ShellAtATerminal

COMMANDS = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
}
SETUP = {
    "bash": "bind 'set bell-style none'; source {}",
    "zsh": "setopt no_beep; autoload -U compinit; compinit -D; source {}",
}
# What is typed before TAB, and the arguments that stand there after it. The same in every shell.
LINES = [
    ("correct --un", ["correct", "--undo"]),
    ("stat", ["status"]),
    ("speakers --merge Hoss", ["speakers", "--merge", "Hossam el-Naggar"]),
    ("speakers --merge hoss", ["speakers", "--merge", "Hossam el-Naggar"]),
    ("speakers --merge nagg", ["speakers", "--merge", "Hossam el-Naggar"]),
    ('speakers --merge "Hoss', ["speakers", "--merge", "Hossam el-Naggar"]),
    ("speakers --merge 'Hoss", ["speakers", "--merge", "Hossam el-Naggar"]),
    (r"speakers --merge Hossam\ el", ["speakers", "--merge", "Hossam el-Naggar"]),
    ("search --speaker Mat", ["search", "--speaker", "Matías Undurraga"]),
    ("search --speaker=hoss", ["search", "--speaker=Hossam el-Naggar"]),
    ("html --country Ken", ["html", "--country", "Kenya"]),
    ("export --not-source Atl", ["export", "--not-source", "Atlantic Islander"]),
    ("search speaker:hoss", ["search", 'speaker:"Hossam el-Naggar"']),
    ("search country:Ken", ["search", "country:Kenya"]),
    ("search @wat", ["search", "@water"]),
    ("speakers --format js", ["speakers", "--format", "json"]),
]

Complete = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a `searchkit` that completes, and else prints its arguments."""
    folder = tmp_path_factory.mktemp("programs")
    (folder / "searchkit").write_text(
        "#!/bin/sh\n"
        f'[ -n "$_SEARCHKIT_COMPLETE" ] && exec {sys.executable} -m searchkit "$@"\n'
        'for argument; do printf "<%s>" "$argument"; done; echo\n'
    )
    (folder / "searchkit").chmod(0o755)
    (folder / ".config" / "searchkit").mkdir(parents=True)
    (folder / ".config" / "searchkit" / "searchkit.toml").write_text(
        '[searches.water]\nquery = "water"\n'
    )
    for name, shell in SHELLS.items():
        script = shell.source_template % {
            "complete_func": "_searchkit",
            "complete_var": "_SEARCHKIT_COMPLETE",
            "prog_name": "searchkit",
        }
        (folder / f"complete.{name}").write_text(script)
    (folder / "functions").mkdir()
    (folder / "functions" / "_searchkit").symlink_to(folder / "complete.zsh")
    return folder


def environment(programs: Path, index: Path) -> dict[str, str]:
    return {
        "PATH": f"{programs}:{os.environ['PATH']}",
        "HOME": str(programs),
        "ZDOTDIR": str(programs),
        "LC_ALL": "C.UTF-8",
        "SEARCHKIT_INDEX": str(index),
    }


@pytest.fixture(params=COMMANDS)
def complete(
    request: pytest.FixtureRequest, programs: Path, samples_indexed: Path
) -> Iterator[Complete]:
    """Type a line in a shell, press TAB and Enter, and return the arguments that come of it."""
    name: str = request.param
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    shell = ShellAtATerminal(COMMANDS[name], environment(programs, samples_indexed))
    shell.run(SETUP[name].format(programs / f"complete.{name}"))

    def run(line: str) -> list[str]:
        return re.findall("<(.*?)>", shell.completed(f"searchkit {line}"))

    yield run
    shell.close()


def test_lines_are_completed(complete: Complete) -> None:
    for line, arguments in LINES:
        assert complete(line) == arguments, line


def test_zsh_finds_the_script_by_itself_and_completes_again_and_again(
    programs: Path, samples_indexed: Path
) -> None:
    if shutil.which("zsh") is None:
        pytest.skip("zsh is not installed")
    shell = ShellAtATerminal(COMMANDS["zsh"], environment(programs, samples_indexed))
    shell.run(f"fpath=({programs}/functions $fpath); autoload -U compinit; compinit -u -D")

    for _ in range(3):
        printed = shell.completed("searchkit search --speaker hoss")
        assert "<search><--speaker><Hossam el-Naggar>" in printed

    shell.close()


def test_fish_completes_the_same(programs: Path, samples_indexed: Path) -> None:
    if shutil.which("fish") is None:
        pytest.skip("fish is not installed")

    for line, arguments in LINES:
        program = f"source {programs}/complete.fish; complete -C {_quoted(f'searchkit {line}')}"
        done = subprocess.run(
            ["fish", "--no-config", "-c", program],
            env=environment(programs, samples_indexed),
            capture_output=True,
            text=True,
            check=False,
        )
        offered = [line.partition("\t")[0] for line in done.stdout.splitlines()]
        expected = arguments[-1].lower() if ':"' in arguments[-1] else arguments[-1]
        assert expected in offered, (line, done)
        assert done.stderr == ""


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


@pytest.mark.parametrize(
    ("line", "words", "quote"),
    [
        ("searchkit se", ("searchkit", "se"), ""),
        ("searchkit search ", ("searchkit", "search", ""), ""),
        (r"searchkit a\ b 'c d' \"e", ("searchkit", "a b", "c d", '"e'), ""),
        ('searchkit "a b', ("searchkit", "a b"), '"'),
        ("searchkit 'a\\", ("searchkit", "a\\"), "'"),
        (r'searchkit "a\"b', ("searchkit", 'a"b'), '"'),
        ("searchkit '' x", ("searchkit", "", "x"), ""),
    ],
)
def test_a_line_is_told_apart_as_a_shell_does(line: str, words: Sequence[str], quote: str) -> None:
    assert (typed(line).words, typed(line).quote) == (words, quote)


def offered(line: str, index: Path) -> tuple[str, str]:
    """What fish is answered for a line, and what is said on standard error."""
    done = subprocess.run(
        [sys.executable, "-m", "searchkit"],
        env={
            **os.environ,
            "_SEARCHKIT_COMPLETE": "fish_complete",
            "_SK_LINE": line,
            "SEARCHKIT_INDEX": str(index),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout, done.stderr


def test_ids_are_completed_first_the_articles_then_the_paragraphs(
    searchkit: Run, samples_indexed: Path
) -> None:
    (id,) = searchkit("search", "lithium", "-l", "-n", "1", "--index", samples_indexed).out.split()
    article = id.split("-")[0]

    assert offered(f"searchkit show {article[:5].upper()}", samples_indexed) == (f"{article}\n", "")
    paragraphs, _ = offered(f"searchkit open {article}-", samples_indexed)
    assert f"{article}-1\tSANTIAGO" in paragraphs


def test_the_index_that_the_line_names_is_asked(samples_indexed: Path, tmp_path: Path) -> None:
    line = f"searchkit speakers --index {samples_indexed} --merge Hoss"

    assert offered(line, tmp_path / "none") == ("Hossam el-Naggar\t2 paragraphs\n", "")


@pytest.mark.parametrize("name", ["archive.names", "archive.sqlite", "CURRENT"])
def test_an_index_that_is_not_sound_completes_what_it_can_and_says_nothing(
    own_index: Path, name: str
) -> None:
    (own_index / name).write_bytes(b"\x00\xff")

    for line in (
        "searchkit speakers --merge Hoss",
        "searchkit show a",
        "searchkit show aaaaaaaaaa-",
    ):
        assert offered(line, own_index)[1] == ""


def test_names_are_completed_where_no_run_has_written_them(own_index: Path) -> None:
    (own_index / "archive.names").unlink()

    assert offered("searchkit speakers --merge Hoss", own_index)[0].startswith("Hossam el-Naggar")


def test_who_came_is_offered_and_who_is_gone_is_not(
    searchkit: Run, clippings: Path, tmp_path: Path
) -> None:
    for number, speaker in enumerate(["Ada Quist", "Bo Lindqvist", "Cora Maddern"]):
        said_in(clippings / f"{number}.txt", speaker)
    searchkit("index", clippings, "--index", tmp_path / "index")

    said_in(clippings / "1.txt", "Dagny Ostrem")
    searchkit("index", "--index", tmp_path / "index")

    assert offered("searchkit search --speaker Dag", tmp_path / "index")[0].startswith(
        "Dagny Ostrem"
    )
    assert offered("searchkit search --speaker Bo", tmp_path / "index")[0].strip() == ""
    assert offered("searchkit search --speaker Ada", tmp_path / "index")[0].startswith("Ada Quist")


def said_in(path: Path, speaker: str) -> None:
    path.write_text(
        f'Ferry is late\n\nOSLO (XX) - "The ferry is late," {speaker} said on Tuesday.\n'
    )


def test_where_there_is_no_index_nothing_is_offered_and_nothing_is_said(tmp_path: Path) -> None:
    assert offered("searchkit speakers --merge Hoss", tmp_path / "none") == ("\n", "")


def test_completion_loads_nothing_that_a_shell_would_wait_for(samples_indexed: Path) -> None:
    program = (
        "import sys; from searchkit.cli import main; main([]);"
        "print([m for m in sys.modules if m.split('.')[0] in ('numpy', 'whoosh', 'Stemmer')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={
            **os.environ,
            "_SEARCHKIT_COMPLETE": "fish_complete",
            "_SK_LINE": "searchkit speakers --merge Hoss",
            "SEARCHKIT_INDEX": str(samples_indexed),
        },
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "Hossam el-Naggar\t2 paragraphs\n[]\n"
