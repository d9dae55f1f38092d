import fcntl
import json
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

import pytest

from searchkit.domain.errors import PagesLocked, UsageError
from searchkit.renderers.html.page_folder import (
    ASIDE,
    MARKER,
    PublishedPages,
    holds_pages,
    how_made,
    pages_of,
    write_pages,
)

FILES = [("style.css", b"1"), ("articles/a-1.html", b"2"), ("index.html", b"3")]


def names(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_an_absent_folder_is_made_and_marked(tmp_path: Path) -> None:
    assert write_pages(tmp_path / "new" / "pages", FILES) == PublishedPages(2, 3, 0, 0)

    assert names(tmp_path / "new" / "pages") == {MARKER, *(name for name, _ in FILES)}


def test_how_pages_were_made_is_known_once_all_are_in_place(tmp_path: Path) -> None:
    def broken() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"other"
        raise InterruptedError

    assert how_made(tmp_path) == ""
    write_pages(tmp_path, FILES, made="with care")
    assert how_made(tmp_path) == "with care"
    with pytest.raises(InterruptedError):
        write_pages(tmp_path, broken(), made="in haste")
    assert how_made(tmp_path) == "with care"
    assert write_pages(tmp_path, FILES, made="in haste").unchanged
    assert how_made(tmp_path) == "in haste"
    write_pages(tmp_path, FILES)
    assert how_made(tmp_path) == ""
    assert pages_of(tmp_path) == {name for name, _ in FILES}


def test_what_an_earlier_run_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    write_pages(tmp_path, FILES)
    (tmp_path / "mine.txt").write_text("kept")
    (tmp_path / "articles" / "mine.html").write_text("kept")

    write_pages(tmp_path, [("style.css", b"1"), ("index.html", b"4")])

    assert names(tmp_path) == {MARKER, "style.css", "index.html", "mine.txt", "articles/mine.html"}
    assert (tmp_path / "index.html").read_bytes() == b"4"


def test_a_folder_of_somebody_else_is_refused_untouched(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")

    with pytest.raises(UsageError, match="did not write"):
        write_pages(tmp_path, FILES)
    assert names(tmp_path) == {"thesis.txt"}


def test_a_file_in_the_way_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "pages").write_text("a file")

    with pytest.raises(UsageError, match="is a file"):
        write_pages(tmp_path / "pages", FILES)


def test_a_marker_cannot_have_other_files_removed(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    write_pages(pages, FILES)
    (tmp_path / "precious.html").write_text("kept")
    (pages / "..hidden").write_text("kept")
    lines = (pages / MARKER).read_text().splitlines()[:-1]
    for name in ("../precious.html", "/etc/passwd", "..hidden", "articles/../../precious.html"):
        lines += [f"old {name}", f"live {name}"]
    seal = blake2b("".join(f"{line}\n" for line in lines).encode(), digest_size=8).hexdigest()
    (pages / MARKER).write_text("\n".join([*lines, f"seal {seal}", ""]))

    write_pages(pages, FILES[1:])

    assert not (pages / "style.css").exists()
    assert (tmp_path / "precious.html").exists()
    assert (pages / "..hidden").exists()


def test_a_link_in_place_of_the_articles_folder_is_refused(tmp_path: Path) -> None:
    write_pages(tmp_path / "pages", FILES)
    elsewhere = tmp_path / "elsewhere"
    (tmp_path / "pages" / "articles").rename(elsewhere)
    (tmp_path / "pages" / "articles").symlink_to(elsewhere)

    with pytest.raises(UsageError, match="leads elsewhere"):
        write_pages(tmp_path / "pages", FILES)


def test_a_link_in_place_of_a_page_is_replaced_not_followed(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    write_pages(pages, FILES)
    target = tmp_path / "target"
    target.write_text("kept")
    (pages / "index.html").unlink()
    (pages / "index.html").symlink_to(target)

    write_pages(pages, FILES)

    assert target.read_text() == "kept"
    assert not (pages / "index.html").is_symlink()


def test_the_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    write_pages(tmp_path, FILES)
    os.utime(tmp_path / "index.html", ns=(1, 1))

    write_pages(tmp_path, FILES)

    assert (tmp_path / "index.html").stat().st_mtime_ns == 1


def test_a_run_that_breaks_off_leaves_nothing_that_the_next_does_not_know(tmp_path: Path) -> None:
    def broken() -> Iterator[tuple[str, bytes]]:
        yield "style.css", b"1"
        yield "articles/b-2.html", b"2"
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        write_pages(tmp_path, broken())
    write_pages(tmp_path, FILES)

    assert names(tmp_path) == {MARKER, *(name for name, _ in FILES)}


@pytest.mark.parametrize(
    "name", ["../x.html", "/x.html", "a/b/c/d.html", "X.html", "x.js", ".html"]
)
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match=r"html|js"):
        write_pages(tmp_path, [(name, b"")])


def test_what_a_killed_run_left_half_written_is_removed(tmp_path: Path) -> None:
    write_pages(tmp_path, FILES)
    (tmp_path / ASIDE).mkdir()
    (tmp_path / ASIDE / "7").write_text("ha")

    write_pages(tmp_path, FILES)

    assert names(tmp_path) == {MARKER, *(name for name, _ in FILES)}
    assert not (tmp_path / ASIDE).exists()


def test_a_first_run_that_was_killed_at_once_leaves_a_folder_that_may_be_written(
    tmp_path: Path,
) -> None:
    (tmp_path / ASIDE).mkdir()

    assert write_pages(tmp_path, FILES).pages == 2


def test_pages_are_known_by_their_marker(tmp_path: Path) -> None:
    write_pages(tmp_path / "pages", FILES)

    assert holds_pages(tmp_path / "pages")
    assert pages_of(tmp_path / "pages") == {name for name, _ in FILES}
    assert not holds_pages(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "index.html\n",
        "searchkit made this folder and removes what it no longer needs.",
        "searchkit made this folder and removes what it no longer needs.\nseal 00\nmine.html\n",
        "some other program's\nlive index.html\nseal 00\n",
        "searchkit made this folder and removes what it no longer needs.\n"
        "live index.html\nlive mine.html\nseal 0123456789abcdef\n",
    ],
)
def test_a_marker_that_does_not_vouch_for_itself_hides_nothing_and_opens_nothing(
    tmp_path: Path, text: str
) -> None:
    (tmp_path / MARKER).write_text(text)
    (tmp_path / "mine.html").write_text("mine")

    assert pages_of(tmp_path) == frozenset()
    with pytest.raises(UsageError, match="is not as searchkit wrote it"):
        write_pages(tmp_path, FILES)
    assert (tmp_path / "mine.html").read_text() == "mine"


def test_a_folder_of_the_first_releases_is_known(tmp_path: Path) -> None:
    (tmp_path / MARKER).write_text(
        "searchkit made this folder and removes what it no longer needs.\nindex.html\nold.html\n"
    )
    for name in ("index.html", "old.html"):
        (tmp_path / name).write_text("before")

    assert pages_of(tmp_path) == {"index.html", "old.html"}
    write_pages(tmp_path, FILES)
    assert names(tmp_path) == {MARKER, *(name for name, _ in FILES)}


def test_a_file_of_somebody_else_in_our_folder_is_not_written_over(tmp_path: Path) -> None:
    write_pages(tmp_path, FILES)
    (tmp_path / "about.html").write_text("mine")

    with pytest.raises(UsageError, match=r"about\.html: is there already"):
        write_pages(tmp_path, [*FILES, ("articles/b.html", b"4"), ("about.html", b"5")])

    assert (tmp_path / "about.html").read_text() == "mine"
    assert names(tmp_path) == {MARKER, "about.html", *(name for name, _ in FILES)}


def test_a_second_run_on_one_folder_is_refused_and_the_first_goes_on(tmp_path: Path) -> None:
    def files() -> Iterator[tuple[str, bytes]]:
        yield FILES[0]
        with pytest.raises(PagesLocked, match="another run is writing these pages"):
            write_pages(tmp_path, [("index.html", b"second")])
        yield from FILES[1:]

    assert write_pages(tmp_path, files()).pages == 2
    assert (tmp_path / "index.html").read_bytes() == b"3"


def test_a_second_run_may_wait_for_the_first(tmp_path: Path) -> None:
    first = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(first, fcntl.LOCK_EX)
    ends = threading.Timer(0.2, os.close, [first])
    ends.start()

    written = write_pages(tmp_path, FILES, wait_seconds=60)

    ends.join()
    assert written == PublishedPages(2, 3, 0, 0)


def test_nothing_is_seen_of_a_run_until_all_of_it_is_written(tmp_path: Path) -> None:
    write_pages(tmp_path, FILES)

    def files() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"it leads to the article"
        yield "articles/b-2.html", b"new"
        assert (tmp_path / "index.html").read_bytes() == b"3"
        assert (tmp_path / "articles" / "a-1.html").exists()

    assert write_pages(tmp_path, files()) == PublishedPages(2, 1, 1, 2)


def test_folders_that_are_empty_go_and_others_stay(tmp_path: Path) -> None:
    write_pages(tmp_path, [*FILES, ("searches/a-1/index.html", b"1"), ("speakers/b.html", b"2")])
    (tmp_path / "speakers" / "mine.txt").write_text("kept")

    write_pages(tmp_path, FILES)

    assert not (tmp_path / "searches").exists()
    assert (tmp_path / "speakers" / "mine.txt").read_text() == "kept"


def test_a_folder_that_may_not_be_looked_into_is_no_reason_to_stop_a_run(tmp_path: Path) -> None:
    # Whoever runs the tests may look into every folder; a name that is too long fails for all.
    assert not holds_pages(tmp_path / ("x" * 300))


def test_a_run_that_is_killed_at_any_moment_leaves_no_link_that_leads_nowhere() -> None:
    root = Path(__file__).parents[2]

    done = subprocess.run(
        [sys.executable, "-m", "tests.support.killed_pages", "7", "60"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )

    found = json.loads(done.stdout)
    assert found["kills"] > 60  # upon killed runs, too
    assert found["wrong"] == []


@pytest.mark.parametrize(
    ("umask", "modes"), [(0o000, {0o755, 0o644}), (0o002, {0o755, 0o644}), (0o077, {0o700, 0o600})]
)
def test_pages_follow_the_umask_and_are_for_nobody_else_to_write(
    tmp_path: Path, umask: int, modes: set[int]
) -> None:
    folder = tmp_path / "pages"
    before = os.umask(umask)
    try:
        write_pages(
            folder, [("index.html", b"<a href='articles/a.html'>"), ("articles/a.html", b"a")]
        )
    finally:
        os.umask(before)

    paths = [folder, *folder.rglob("*.html"), folder / "articles"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths} == modes
