import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from searchkit.domain.errors import UsageError
from searchkit.renderers.html.page_folder import MARKER, holds_pages, write_pages

FILES = [("style.css", b"1"), ("articles/a-1.html", b"2"), ("index.html", b"3")]


def names(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_an_absent_folder_is_made_and_marked(tmp_path: Path) -> None:
    assert write_pages(tmp_path / "new" / "pages", FILES) == 2

    assert names(tmp_path / "new" / "pages") == {MARKER, *(name for name, _ in FILES)}


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
    with (pages / MARKER).open("a") as marker:
        marker.write("../precious.html\n/etc/passwd\n..hidden\narticles/../../precious.html\n")

    write_pages(pages, FILES)

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


@pytest.mark.parametrize("name", ["../x.html", "/x.html", "a/b/c.html", "X.html", "x.js", ".html"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match=r"html|js"):
        write_pages(tmp_path, [(name, b"")])


def test_what_a_killed_run_left_half_written_is_removed(tmp_path: Path) -> None:
    write_pages(tmp_path, FILES)
    (tmp_path / "articles" / ".a-1.html.4711.tmp").write_text("ha")
    (tmp_path / f".{MARKER}.4711.tmp").write_text("ha")

    write_pages(tmp_path, FILES)

    assert names(tmp_path) == {MARKER, *(name for name, _ in FILES)}


def test_pages_are_known_by_their_marker(tmp_path: Path) -> None:
    write_pages(tmp_path / "pages", FILES)

    assert holds_pages(tmp_path / "pages")
    assert not holds_pages(tmp_path)


def test_a_folder_that_may_not_be_looked_into_is_no_reason_to_stop_a_run(tmp_path: Path) -> None:
    # Whoever runs the tests may look into every folder; a name that is too long fails for all.
    assert not holds_pages(tmp_path / ("x" * 300))
