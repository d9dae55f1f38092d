"""The documents say what is true of the code beside them."""

import json
import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from searchkit.cli.group import COMMANDS
from searchkit.samples import sample_folder
from tests.support.running import Run
from tools.man_page import PAGE, man_page
from tools.refresh_docs import CONSOLE, cli_markdown

ROOT = Path(__file__).parent.parent
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob(".github/**/*.md")]


def test_the_page_of_commands_is_what_the_commands_say() -> None:
    # python -m tools.refresh_docs
    assert (ROOT / "docs" / "cli.md").read_text() == cli_markdown()


def test_the_man_page_is_what_the_commands_say() -> None:
    # python -m tools.refresh_docs
    assert PAGE.read_text(encoding="utf-8") == man_page()


@pytest.mark.parametrize(
    "command",
    [
        ("mandoc", "-Tlint", "-Wwarning"),
        ("groff", "-man", "-ww", "-Tutf8", "-z"),
        ("man", "--warnings", "-l"),
    ],
)
def test_the_man_page_is_shown_without_a_warning(command: tuple[str, ...]) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")

    done = subprocess.run(
        [*command, str(PAGE)],
        env={**os.environ, "MANWIDTH": "80", "LC_ALL": "C.UTF-8", "MANPAGER": "cat"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    if command[0] == "mandoc":
        assert done.stdout == ""
    if command[0] == "man":
        assert "searchkit open [OPTIONS] ID..." in done.stdout


def test_every_command_line_of_the_readme_works(searchkit: Run, tmp_path: Path) -> None:
    with sample_folder() as samples:
        shutil.copytree(samples, tmp_path / "work" / "clippings")
    lines = [
        line.removeprefix("$ searchkit ")
        for block in CONSOLE.findall((ROOT / "README.md").read_text())
        for line in block.splitlines()
        if line.startswith("$ searchkit ")
    ]

    assert len(lines) >= 4
    for line in lines:
        done = searchkit(*shlex.split(line))
        assert done.code == 0, (line, done.err)


def test_every_id_that_the_readme_shows_is_there_to_be_shown(
    searchkit: Run, samples_indexed: Path
) -> None:
    text = (ROOT / "README.md").read_text()

    ids = {*re.findall(r"\b[a-z2-7]{10}-\d+\b|(?<=correct )[a-z2-7]{10}\b", text)}

    assert len(ids) >= 3
    for id in ids:
        assert searchkit("show", id, "--index", samples_indexed).code == 0, id


def test_the_readme_shows_how_a_speaker_is_explained_as_the_command_does(
    searchkit: Run, samples_indexed: Path
) -> None:
    (block,) = [
        block
        for block in CONSOLE.findall((ROOT / "README.md").read_text())
        if block.startswith("$ searchkit show --explain")
    ]
    command, _, shown = block.partition("\n")

    done = searchkit(*shlex.split(command)[2:], "--index", samples_indexed)

    assert [line for line in shown.splitlines() if "confidence" in line] == [
        line for line in done.out.splitlines() if "confidence" in line
    ]


def test_the_glossary_says_where_the_code_says_it() -> None:
    rows = re.findall(
        r"^\| \*\*.+\|(.+)\|$", (ROOT / "docs" / "glossary.md").read_text(), re.MULTILINE
    )
    named = {name for row in rows for name in re.findall(r"`(.+?)`", row)}
    sources = "".join(path.read_text() for path in (ROOT / "searchkit").rglob("*.py"))

    assert len(rows) > 50
    for name in named:
        there = (ROOT / name).exists() if "/" in name else f"class {name}" in sources
        assert there, f"docs/glossary.md: {name} is not in the code"


@pytest.mark.parametrize("page", sorted(PAGES))
def test_no_page_offers_a_command_that_is_not_there(page: Path) -> None:
    offered = re.findall(r"(?:`|^\$ |bin/)searchkit ([a-z]+)", page.read_text(), re.MULTILINE)

    assert {*offered} <= {*COMMANDS}


def test_every_page_is_in_the_index_of_pages() -> None:
    listed = re.findall(r"\]\(([^)]+)\)", (ROOT / "docs" / "README.md").read_text())

    assert {path.name for path in (ROOT / "docs").iterdir()} <= {*listed, "README.md"}


def test_what_runs_before_a_commit_is_among_the_checks() -> None:
    hooks = (ROOT / ".pre-commit-config.yaml").read_text()
    checks = re.findall(r"^ *check (.+)$", (ROOT / ".ci" / "run").read_text(), re.MULTILINE)

    entries = re.findall(r"entry: (.+)$", hooks, re.MULTILINE)
    assert entries
    for entry in entries:
        assert entry.removesuffix(" --force-exclude") in checks


def test_the_readme_says_how_to_install_and_test_in_one_line_each() -> None:
    text = (ROOT / "README.md").read_text()

    assert "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/searchkit demo" in text
    assert "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/pytest" in text


def test_every_folder_has_its_question_in_the_architecture() -> None:
    text = (ROOT / "docs" / "ARCHITECTURE.md").read_text()

    for folder in (ROOT / "searchkit").iterdir():
        if (folder / "__init__.py").is_file():
            assert re.search(rf"^## .*\? .*`searchkit/{folder.name}/`", text, re.MULTILINE)


@pytest.mark.parametrize("page", sorted(PAGES))
def test_every_link_between_documents_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text()):
        assert (page.parent / target).exists(), target


def test_the_decisions_are_numbered_without_a_gap() -> None:
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs" / "adr").glob("*.md"))

    assert numbers == [*range(1, len(numbers) + 1)]


def test_the_page_of_formats_names_every_field(searchkit: Run, samples_indexed: Path) -> None:
    page = (ROOT / "docs" / "formats.md").read_text()
    at = ("--index", samples_indexed)
    for arguments in (
        ("search", "prosecutor", "-C", "1", "--explain", "--format", "json", *at),
        ("show", searchkit("search", "the", "-l", "-n", "1", *at).out.strip(), "--explain",
         "--format", "json", *at),
        ("status", "--format", "json", *at),
        ("speakers", "--format", "json", *at),
    ):  # fmt: skip
        for field in fields(json.loads(searchkit(*arguments).out)):
            assert f"`{field}`" in page, field


def fields(value: Any) -> Iterator[str]:
    """Yield the names of the fields in JSON data, but for names that are data themselves."""
    if isinstance(value, list):
        for each in value:
            yield from fields(each)
    if isinstance(value, dict):
        for name, each in value.items():
            yield name
            if name not in ("facets", "last_change", "passed_over", "skipped", "warnings"):
                yield from fields(each)
