import os
import time
from pathlib import Path

import pytest

from searchkit.cli.viewer import viewing
from tests.support.running import Run, typed


@pytest.fixture
def at(samples_indexed: Path) -> tuple[str, Path]:
    """The option that names the index of the samples."""
    return "--index", samples_indexed


@pytest.fixture
def strike(searchkit: Run, at: tuple[str, Path]) -> str:
    """The id of a paragraph of a PDF."""
    ids = searchkit("search", "strike", "source:none", "-l", "--kind", "body", *at).out.split()
    return ids[0]


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desktop whose viewer of PDF is Evince; what is opened is written into the file returned."""
    programs, log = tmp_path / "programs", tmp_path / "opened"
    programs.mkdir()
    for name, script in (
        ("xdg-mime", "echo org.gnome.Evince.desktop"),
        ("xdg-open", f'echo xdg-open "$@" >> {log}'),
        ("evince", f'echo evince "$@" >> {log}'),
    ):
        (programs / name).write_text(f"#!/bin/sh\n{script}\n")
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    return log


def opened(log: Path) -> list[str]:
    """What was opened, once it is there: nobody waits for a window."""
    until = time.monotonic() + 60
    while not (log.exists() and log.read_text().endswith("\n")):
        assert time.monotonic() < until, "nothing was opened"
        time.sleep(0.02)
    return log.read_text().splitlines()


def test_where_a_clipping_lies_is_printed(
    searchkit: Run, at: tuple[str, Path], strike: str
) -> None:
    done = searchkit("open", "--print", strike, *at)

    assert done.code == 0
    assert Path(done.out.removesuffix("\n")).is_file()
    assert done.out.endswith("/clippings/rail-strike.pdf\n")


def test_a_clipping_is_printed_once_whatever_its_ids(
    searchkit: Run, at: tuple[str, Path], strike: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, f"{strike.upper()}\n{strike.split('-')[0]}\n")

    done = searchkit("open", "--print", "-", strike, *at)

    assert done.out.count("rail-strike.pdf") == 1


def test_paths_end_with_nul_where_that_is_asked_for(
    searchkit: Run, at: tuple[str, Path], strike: str
) -> None:
    assert searchkit("open", "--print", "-0", strike, *at).out.endswith("rail-strike.pdf\0")
    assert searchkit("open", "-0", strike, *at).code == 2


def test_a_pdf_is_opened_at_its_page(
    searchkit: Run, at: tuple[str, Path], strike: str, desktop: Path
) -> None:
    assert searchkit("open", strike, *at).code == 0

    (line,) = opened(desktop)
    assert line.startswith("evince --page-index=1 /")
    assert line.endswith("/rail-strike.pdf")


def test_what_is_no_pdf_is_opened_by_the_desktop(
    searchkit: Run, at: tuple[str, Path], desktop: Path
) -> None:
    (id,) = searchkit("search", "lithium", "-l", "-n", "1", *at).out.split()

    assert searchkit("open", id, *at).code == 0

    (line,) = opened(desktop)
    assert line.startswith("xdg-open /")
    assert line.endswith("/lithium-vote.txt")


def test_a_viewer_that_knows_no_pages_opens_the_file_and_the_page_is_said() -> None:
    command, is_at_page = viewing(Path("/a/b c.pdf"), 3, "org.example.Viewer")

    assert command[-1] == "/a/b c.pdf"
    assert not is_at_page


def test_a_browser_is_given_the_page_in_the_address() -> None:
    command, is_at_page = viewing(Path("/a/b c.pdf"), 3, "firefox")

    assert [*command] == ["firefox", "file:///a/b%20c.pdf#page=3"]
    assert is_at_page


def test_a_desktop_without_a_viewer_says_how_to_see_where_it_is(
    searchkit: Run,
    at: tuple[str, Path],
    strike: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    done = searchkit("open", strike, *at)

    assert done.code == 74
    assert done.err.endswith("To see where it is: --print\n")


def test_a_desktop_that_knows_no_program_for_a_file_says_so(
    searchkit: Run, at: tuple[str, Path], desktop: Path
) -> None:
    (desktop.parent / "programs" / "xdg-open").write_text("#!/bin/sh\nexit 3\n")
    (id,) = searchkit("search", "lithium", "-l", "-n", "1", *at).out.split()

    done = searchkit("open", id, *at)

    assert done.code == 74
    assert "xdg-open found nothing that shows /" in done.err


def test_a_clipping_that_is_gone_is_said_and_the_others_are_printed(
    searchkit: Run, clippings: Path
) -> None:
    for name, place in (("a", "Oslo"), ("b", "Lima")):
        (clippings / f"{name}.txt").write_text(f"Rain\n\nIt rained in {place}, they said.\n")
    searchkit("index", "-q", clippings)
    ids = searchkit("search", "rained", "-l", "--kind", "body").out.split()
    (clippings / "a.txt").unlink()

    done = searchkit("open", "--print", *ids)

    assert done.code == 74
    assert done.out == f"{clippings / 'b.txt'}\n"
    assert f"{clippings / 'a.txt'}: no longer there" in done.err


def test_the_other_file_of_the_same_bytes_is_opened_where_the_first_is_gone(
    searchkit: Run, clippings: Path
) -> None:
    for name in "ab":
        (clippings / f"{name}.txt").write_text("Rain\n\nIt rained in Oslo, they said.\n")
    searchkit("index", "-q", clippings)
    (id,) = searchkit("search", "rained", "-l", "-n", "1").out.split()
    (clippings / "a.txt").unlink()

    assert searchkit("open", "--print", id).out == f"{clippings / 'b.txt'}\n"
