import subprocess
import sys
from pathlib import Path

from searchkit.schedules.installation import command, folders

LOADED = """
import sys
from pathlib import Path
from searchkit.cli import main
assert main(["index", "-q", *sys.argv[1:]]) == 0
for module in [*sys.modules.values()]:
    if getattr(module, "__file__", None):
        print(Path(module.__file__).resolve())
"""


def test_the_command_is_found_from_anywhere_and_in_an_empty_environment() -> None:
    done = subprocess.run(
        [*command(), "--version"], env={}, cwd="/", capture_output=True, text=True, check=True
    )

    assert done.stdout.startswith("searchkit ")


def test_a_folder_called_searchkit_is_not_taken_for_it(tmp_path: Path) -> None:
    (tmp_path / "searchkit").mkdir()
    (tmp_path / "searchkit" / "__init__.py").write_text("raise SystemExit('a stranger')")

    done = subprocess.run([*command(), "--version"], cwd=tmp_path, capture_output=True, check=False)

    assert done.returncode == 0


def test_whatever_a_run_loads_lies_in_the_folders_that_it_is_shown(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Levy agreed\n\nThe levy was agreed, Ada Lindqvist said.\n")

    done = subprocess.run(
        [sys.executable, "-c", LOADED, str(tmp_path / "a.txt"), "--index", str(tmp_path / "ix")],
        capture_output=True,
        text=True,
        check=True,
    )

    files = [Path(line) for line in done.stdout.splitlines()]
    shown = {folder.resolve() for folder in folders()}
    assert len(files) > 100
    assert [f for f in files if not any(f.is_relative_to(folder) for folder in shown)] == []
