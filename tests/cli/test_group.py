import shlex
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest

from searchkit.cli.group import COMMANDS
from tests.support.running import Run


def test_help_lists_every_command_without_loading_one(searchkit: Run) -> None:
    loaded = (
        "import sys; from searchkit.cli import main; main(['--help']);"
        "print([m for m in sys.modules if m.startswith(('searchkit.cli.search', 'searchkit.app',"
        " 'numpy', 'whoosh', 'sqlite3', 'jinja2', 'pdfminer'))])"
    )

    done = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, check=True
    )

    assert all(f"  {name} " in done.stdout for name in COMMANDS)
    assert done.stdout.endswith("[]\n")


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_says_what_the_command_says_of_itself(name: str) -> None:
    command = import_module(f"searchkit.cli.{name}").command

    assert isinstance(command, click.Command)
    assert command.name == "command" or command.name == name
    assert command.short_help == COMMANDS[name]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_help_text_teaches_by_example(searchkit: Run, name: str) -> None:
    done = searchkit(name, "--help")

    assert done.code == 0
    assert f"\n    searchkit {name}" in done.out
    assert max(map(len, done.out.splitlines())) <= 88


def test_without_a_command_the_help_is_shown(searchkit: Run) -> None:
    assert "searchkit demo" in searchkit().out


def test_an_unknown_command_is_a_usage_error_of_two_lines(searchkit: Run) -> None:
    done = searchkit("serach")

    assert done.code == 2
    assert done.err.splitlines() == [
        "searchkit: No such command 'serach'. Did you mean search?",
        "How to use it: searchkit --help",
    ]


@pytest.mark.parametrize("words", [["sanctions"], ["water", "levy"], ["human rights"]])
def test_a_question_without_a_command_is_told_the_command(searchkit: Run, words: list[str]) -> None:
    done = searchkit(*words)

    assert done.code == 2
    assert f"To look for it: searchkit search {shlex.join(words)}" in done.err


def test_global_options_stand_before_or_after_the_command(
    searchkit: Run, samples_indexed: Path
) -> None:
    before = searchkit("--index", samples_indexed, "search", "-c", "minister")
    after = searchkit("search", "-c", "minister", "--index", samples_indexed)

    assert before.code == after.code == 0
    assert before.out == after.out


def test_the_option_after_the_command_wins(
    searchkit: Run, samples_indexed: Path, tmp_path: Path
) -> None:
    done = searchkit("--index", tmp_path, "search", "-c", "minister", "--index", samples_indexed)

    assert done.code == 0


def test_version(searchkit: Run) -> None:
    assert searchkit("--version").out == "searchkit 0.1.0\n"
    assert searchkit("search", "--version").out == "searchkit 0.1.0\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_name_the_program(searchkit: Run, shell: str) -> None:
    done = searchkit("completion", shell)

    assert done.code == 0
    assert "_SEARCHKIT_COMPLETE" in done.out


def test_completion_answers_the_shell() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "searchkit"],
        env={
            "_SEARCHKIT_COMPLETE": "bash_complete",
            "_SK_LINE": "searchkit sear",
        },
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout == "search\n"
