"""The wheel must carry every package, template, gazetteer and sample: all are easy to forget."""

import os
import subprocess
import sys
import tarfile
import zipfile
from configparser import ConfigParser
from email import message_from_bytes
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GENERATED = {"__pycache__"}


def package_files() -> set[str]:
    """The files of the packages, by the names under which they are installed."""
    return {
        (prefix / path.relative_to(folder)).as_posix()
        for folder, prefix in (
            (ROOT / "searchkit", Path("searchkit")),
            (ROOT / "templates", Path("searchkit/templates")),
        )
        for path in folder.rglob("*")
        if path.is_file() and not GENERATED & {*path.parts} and path.suffix != ".md"
    }


def in_git(*arguments: str) -> list[str]:
    """The files that `git ls-files` names; skips where this is no checkout, as in an sdist."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(
        ["git", "ls-files", "-z", *arguments], cwd=ROOT, capture_output=True, check=True
    )
    return [*filter(None, os.fsdecode(listed.stdout).split("\0"))]


def test_every_package_is_listed_in_setup_cfg() -> None:
    config = ConfigParser()
    config.read(ROOT / "setup.cfg")
    listed = set(config["options"]["packages"].split()) - {"searchkit.templates"}

    on_disk = {
        ".".join(init.parent.relative_to(ROOT).parts)
        for init in (ROOT / "searchkit").rglob("__init__.py")
    }

    assert listed == on_disk


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel that was built from the sdist alone."""
    if tuple(map(int, version("setuptools").split(".")[:2])) < (70, 1):
        pytest.skip("setuptools < 70.1 cannot build a wheel by itself")
    folder = tmp_path_factory.mktemp("built")
    source = folder / "source"
    for name in in_git("--cached", "--others", "--exclude-standard"):
        if not (ROOT / name).is_file():
            continue
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_bytes((ROOT / name).read_bytes())
    _build("sdist", source, folder)
    (archive,) = folder.glob("*.tar.gz")
    with tarfile.open(archive) as sdist:
        sdist.extractall(folder / "unpacked", filter="data")
    (unpacked,) = (folder / "unpacked").iterdir()
    _build("wheel", unpacked, folder)
    return folder


def _build(kind: str, source: Path, folder: Path) -> None:
    program = f"from setuptools import build_meta; build_meta.build_{kind}({str(folder)!r})"
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program],
        cwd=source,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_wheel_holds_all_packages_and_their_data_and_nothing_else(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}

    (man_page,) = names - package_files()
    assert man_page.endswith(".data/data/share/man/man1/searchkit.1")
    assert names == package_files() | {man_page}


def test_samples_gazetteers_and_templates_are_among_them(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()

    for folder, suffix in (
        ("searchkit/samples/clippings/", ".pdf"),
        ("searchkit/enrichers/countries/data/", ".tsv"),
        ("searchkit/templates/", ".j2"),
        ("searchkit/templates/", ".css"),
    ):
        assert any(name.startswith(folder) and name.endswith(suffix) for name in names), folder


def test_the_sdist_holds_what_the_tests_need_to_run_from_it(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as sdist:
        held = {name.partition("/")[2] for name in sdist.getnames()}

    needed = {
        path.relative_to(ROOT).as_posix()
        for folder in ("tests", "docs", "tools", "benchmarks", "templates", "searchkit")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and not GENERATED & {*path.parts}
    }
    assert {name for name in needed if name.startswith("tests/golden/")}
    assert needed <= held
    assert {"setup.cfg", "pyproject.toml", "LICENSE", "README.md", "CONTRIBUTING.md"} <= held
    assert not {name for name in held if name.startswith("index/")}


def test_an_upgrade_by_name_does_not_bring_a_strangers_code(built: Path) -> None:
    # `searchkit` on the package index is somebody else's project.
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        (metadata,) = (name for name in archive.namelist() if name.endswith("/METADATA"))
        told = message_from_bytes(archive.read(metadata))

    assert told["Name"] == "searchkit-clippings"
    assert told["Author"] == "searchkit contributors"


def test_templates_are_found_from_the_root_of_a_plain_checkout(tmp_path: Path) -> None:
    # As after `pip install .`: the source package shadows the installed one and has no templates.
    program = (
        "import sys\n"
        "sys.meta_path = [f for f in sys.meta_path if '__editable__' not in f.__module__]\n"
        f"sys.path.insert(0, {str(ROOT)!r})\n"
        "from searchkit.renderers.html.templates import template_environment, template_folder\n"
        "template_environment().get_template('results.html.j2')\n"
        "print(template_folder())\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert done.stdout == f"{ROOT / 'templates'}\n", done.stderr


def test_the_index_folder_holds_nothing_but_its_readme_in_git() -> None:
    assert in_git("index") == ["index/.gitignore", "index/README.md"]
