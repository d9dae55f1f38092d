"""What many tests share: the command line in this process, and an index of the sample clippings."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from searchkit.app import enrich, understand
from searchkit.cli import main
from searchkit.domain.clipping import Source
from searchkit.samples import sample_folder
from tests.support.running import Outcome, Run

# A busy machine is no bug: no property fails for the time it took.
settings.register_profile("searchkit", deadline=None)
settings.load_profile("searchkit")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write anew what tests/quality/test_golden.py compares",
    )


@pytest.fixture(scope="session")
def warm() -> None:
    """Load readers and gazetteers once, so that not every worker of every test loads its own."""
    for name in ("two-statements.html", "reef-accord.txt", "border-clinic.pdf"):
        with sample_folder() as samples:
            data = (samples / name).read_bytes()
        for article in understand(Source(name, data)):
            enrich(article)


@pytest.fixture
def searchkit(
    warm: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Run `searchkit` with arguments, in an empty folder and without a configuration."""
    home = tmp_path / "home"
    home.mkdir()
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    for name in ("SEARCHKIT_INDEX", "SEARCHKIT_COLOR", "SEARCHKIT_JOBS", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))

    def run(*arguments: str | Path) -> Outcome:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return Outcome(code, said.out, said.err)

    return run


@pytest.fixture(scope="session")
def samples_indexed(warm: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the sample clippings. Not to be changed: take a copy."""
    folder = tmp_path_factory.mktemp("samples")
    with sample_folder() as samples:
        shutil.copytree(samples, folder / "clippings")
    index = folder / "index"
    assert main(["index", "-q", str(folder / "clippings"), "--index", str(index)]) == 0
    return index


@pytest.fixture
def own_index(samples_indexed: Path, tmp_path: Path) -> Path:
    """A copy of that index, to be changed."""
    index = tmp_path / "own" / "index"
    shutil.copytree(samples_indexed, index)
    index.chmod(0o700)
    return index


@pytest.fixture
def clippings(tmp_path: Path) -> Iterator[Path]:
    """An empty folder for clippings; whatever a test forbids in it is allowed again."""
    folder = tmp_path / "clippings"
    folder.mkdir()
    yield folder
    for path in [folder, *folder.rglob("*")]:
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o700)
