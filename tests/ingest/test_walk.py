import os
import socket
from pathlib import Path

import pytest

from searchkit.domain.ledger import FileKey
from searchkit.ingest.walk import Surroundings, Walk, walk

# A root may read everything: what is forbidden to others cannot be tried out.
not_as_root = pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may open everything")


def walked(root: Path, *excluded: Path) -> Walk:
    return walk([FileKey(str(root), "")], Surroundings(lambda folder: folder in excluded))


def reasons(found: Walk) -> dict[str, str | None]:
    return {key.path: entry.reason for key, entry in found.files()}


def test_folders_are_walked_and_files_known_by_their_path_below_the_root(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", tmp_path / "2021" / "march" / "b.pdf", tmp_path / "notes")

    found = walked(tmp_path)

    assert reasons(found) == {"a.txt": None, "2021/march/b.pdf": None, "notes": None}


def test_a_directory_named_like_a_pdf_is_walked(tmp_path: Path) -> None:
    write(tmp_path / "x.pdf" / "a.txt")

    assert reasons(walked(tmp_path)) == {"x.pdf/a.txt": None}


def test_hidden_files_and_what_is_no_clipping_are_counted_not_listed(tmp_path: Path) -> None:
    write(
        tmp_path / ".git" / "a.txt",
        tmp_path / ".notes.txt",
        tmp_path / "page_files" / "style.css",
        tmp_path / "page_files" / "photo.JPG",
        tmp_path / "draft.txt~",
        tmp_path / "page.html",
    )

    found = walked(tmp_path)

    assert reasons(found) == {"page.html": None}
    assert found.passed_over == {"hidden": 2, ".css": 1, ".jpg": 1, "~": 1}


def test_a_paper_that_no_reader_reads_is_trouble_that_says_so(tmp_path: Path) -> None:
    write(tmp_path / "interview.docx")

    assert reasons(walked(tmp_path)) == {
        "interview.docx": "a .docx file; searchkit reads PDF, text, HTML, Markdown and .jsonl: "
        "save it as one of these"
    }


def test_links_are_followed_to_files_within_the_folder_only(tmp_path: Path) -> None:
    root = tmp_path / "clippings"
    write(root / "a.txt", root / "sub" / "b.txt", tmp_path / "secret.txt", tmp_path / "else" / "c")
    (root / "again.txt").symlink_to("a.txt")
    (root / "out.txt").symlink_to("../secret.txt")
    (root / "out").symlink_to("../else")
    (root / "within").symlink_to("sub")
    (root / "broken.txt").symlink_to("nowhere.txt")
    (root / "loop.txt").symlink_to("loop.txt")
    (root / "sub" / "up").symlink_to("..")

    found = walked(root)

    out = "a symbolic link out of the folder; to index what it leads to, name that itself"
    assert reasons(found) == {
        "a.txt": None,
        "sub/b.txt": None,
        "again.txt": None,
        "out.txt": out,
        "out": out,
        "broken.txt": "a symbolic link that leads nowhere",
        "loop.txt": "a symbolic link that cannot be followed: Too many levels of symbolic links",
    }
    assert found.passed_over == {"link to a folder": 2}


def test_what_is_no_file_is_never_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "to-pipe.txt").symlink_to("pipe.txt")
    monkeypatch.chdir(tmp_path)  # the name of a socket may not be long
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.txt")

        found = walked(tmp_path)

    assert reasons(found) == {
        "pipe.txt": "a pipe (FIFO), not a file",
        "to-pipe.txt": "a pipe (FIFO), not a file",
        "socket.txt": "a socket, not a file",
        "zero.txt": "a symbolic link out of the folder; to index what it leads to, name that itself",
    }


@not_as_root
def test_a_folder_that_cannot_be_listed_is_named(tmp_path: Path) -> None:
    write(tmp_path / "closed" / "a.txt", tmp_path / "b.txt")
    (tmp_path / "closed").chmod(0)

    found = walked(tmp_path)
    (tmp_path / "closed").chmod(0o700)

    assert reasons(found) == {"b.txt": None}
    assert found.unlisted == {
        FileKey(str(tmp_path), "closed"): "this folder cannot be listed: Permission denied"
    }


def test_a_root_that_is_gone_is_named(tmp_path: Path) -> None:
    found = walked(tmp_path / "gone")

    assert not list(found.files())
    assert found.unlisted == {
        FileKey(str(tmp_path / "gone"), ""): "it is not there; if it is gone for good: "
        "searchkit index --forget PATH"
    }


def test_a_file_may_be_a_root_whatever_its_name(tmp_path: Path) -> None:
    write(tmp_path / "data.json")

    found = walked(tmp_path / "data.json")

    assert reasons(found) == {"": None}


def test_names_of_any_bytes_are_kept(tmp_path: Path) -> None:
    odd = [b"caf\xe9.txt", b"-rf.txt", b"new\nline.txt", b"x" * 251 + b".txt", b"\xff\xfe"]
    for name in odd:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(b"text")

    found = walked(tmp_path)

    assert {os.fsencode(key.path) for key, _ in found.files()} == set(odd)


def test_the_index_itself_is_not_walked(tmp_path: Path) -> None:
    write(tmp_path / "index" / "README.md", tmp_path / "a.txt")

    assert reasons(walked(tmp_path, tmp_path / "index")) == {"a.txt": None}


def test_only_the_pages_that_were_written_are_passed_over(tmp_path: Path) -> None:
    # What somebody puts beside them is a clipping like any other.
    write(
        tmp_path / "report" / "index.html",
        tmp_path / "report" / "articles" / "a1.html",
        tmp_path / "report" / "saved-by-hand.html",
        tmp_path / "articles" / "a1.html",
    )
    ours = {tmp_path / "report": frozenset({"index.html", "articles/a1.html"})}

    found = walk(
        [FileKey(str(tmp_path), "")],
        Surroundings(lambda _: False, lambda folder: ours.get(folder, frozenset())),
    )

    assert set(reasons(found)) == {"report/saved-by-hand.html", "articles/a1.html"}
    assert found.page_folders == [FileKey(str(tmp_path), "report")]
    assert found.passed_over == {"of searchkit's own pages": 2}


def write(*paths: Path) -> None:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text", encoding="ascii")
