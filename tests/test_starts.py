"""What a start may cost: the modules that a command loads before it does anything (ADR 33)."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from searchkit import index_folder

EAGER_VALUE = re.compile(r"^from dataclasses import .*\bdataclass\b|@dataclasses\.dataclass", re.M)
PACKAGE = Path(__file__).parents[1] / "searchkit"
START = """
import sys
from searchkit.cli import main
assert main(sys.argv[1:]) == 0
print(*sorted(set(sys.modules) - {"__main__"}), sep="\\n", file=sys.stderr)
"""


def loaded(*arguments: str | Path) -> frozenset[str]:
    done = subprocess.run(
        [sys.executable, "-I", "-c", START, *arguments], capture_output=True, text=True, check=True
    )
    return frozenset(done.stderr.splitlines())


def libraries(modules: frozenset[str]) -> set[str]:
    """What is neither Python's nor, like hooks of editable installs and Cython, nobody's to import."""
    names = {name.partition(".")[0] for name in modules} - sys.stdlib_module_names
    return {name for name in names if not name.startswith(("_", "cython_runtime"))}


def parts(modules: frozenset[str]) -> set[str]:
    """The folders of searchkit of which anything was loaded."""
    return {name.split(".")[1] for name in modules if name.startswith("searchkit.")}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("start")
    (folder / "strike.txt").write_text(
        "Ferry strike ends\n\nThe ferries sail again on Monday, Foreign Minister Wang Yi said in Lima.\n"
    )
    index_folder(folder / "index", folder / "strike.txt")
    return folder / "index"


def test_help_loads_the_command_line_and_nothing_behind_it() -> None:
    modules = loaded("--help")

    assert libraries(modules) == {"click", "searchkit"}
    assert parts(modules) <= {
        "cli", "configuration_file", "domain", "regexes", "renderers", "settings", "values", "which_index"
    }  # fmt: skip


def test_a_run_in_which_nothing_changed_loads_neither_what_reads_nor_what_searches(
    index: Path,
) -> None:
    loaded("--index", index, "index")  # which rules are installed is remembered from now on

    modules = loaded("--index", index, "index")

    assert libraries(modules) == {
        "click",
        "searchkit",
        "whoosh",
    }  # Whoosh's name alone: is it there?
    assert not {name for name in modules if name.startswith("whoosh.")}
    unwanted = {"analysis", "copies", "enrichers", "language", "paragraphs", "querylang", "readers"}
    assert not unwanted & parts(modules)


def test_a_search_loads_neither_what_reads_clippings_nor_the_archive(index: Path) -> None:
    modules = loaded("--index", index, "search", "ferries")

    assert libraries(modules) <= {"Stemmer", "click", "numpy", "searchkit", "whoosh"}
    assert not {"archive", "copies", "enrichers", "ingest", "paragraphs", "readers"} & parts(
        modules
    )
    assert not {"email", "multiprocessing", "numpy.ma", "sqlite3", "xml"} & modules


# Patterns that are made of what a call is given, and used at once.
MADE_IN_A_CALL = {"cli/completing.py", "readers/pdf/operations.py", "versions.py"}
MADE_IN_A_CALL |= {"paragraphs/plain/record_fields.py"}


def test_no_module_compiles_patterns_or_the_methods_of_values_when_it_is_imported() -> None:
    sources = {
        path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8")
        for path in PACKAGE.rglob("*.py")
        if path.name not in ("regexes.py", "values.py")
    }

    patterns = {name for name, source in sources.items() if "re.compile(" in source}
    values = {name for name, source in sources.items() if EAGER_VALUE.search(source)}

    assert patterns == MADE_IN_A_CALL
    assert values == set()


def test_a_process_ends_at_once_with_all_that_it_wrote_and_what_was_to_be_done_at_its_end() -> None:
    program = (
        "import atexit, sys; from searchkit.cli import run_and_exit;"
        "atexit.register(lambda: print('at the end'));"
        "sys.argv = ['searchkit', '--version']; run_and_exit(); print('never')"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"searchkit \S+\nat the end\n", done.stdout)


def test_who_profiles_a_command_sees_its_figures() -> None:
    profiled = [sys.executable, "-m", "cProfile", "-m", "searchkit", "--version"]

    done = subprocess.run(profiled, capture_output=True, text=True)

    assert done.returncode == 0
    assert "function calls" in done.stdout
