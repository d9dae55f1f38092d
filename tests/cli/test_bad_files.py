import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.running import Run

STORY = """China, Russia officials meet

BEIJING (XX) - The ministers affirmed their close ties at a meeting on Tuesday.

"We agree on this," Wang Yi said at the meeting in the southern city.
"""


Troubles = Callable[..., dict[str, str]]


@pytest.fixture
def troubles(searchkit: Run, clippings: Path, tmp_path: Path) -> Troubles:
    """Index the folder beside a good clipping, and return path -> reason."""
    index = tmp_path / "index"

    def run(*options: str) -> dict[str, str]:
        (clippings / "good.txt").write_text(STORY)
        done = searchkit("index", *options, clippings, "--index", index)
        assert done.code == 0, done.err
        assert searchkit("search", "-c", "ministers", "--index", index).code == 0
        status = json.loads(searchkit("status", "--format", "json", "--index", index).out)
        for trouble in status["skipped"]:
            line = f"skipped {trouble['path']}: {trouble['reason']}"
            assert line.isprintable()
            assert line in done.err
        return {trouble["path"]: trouble["reason"] for trouble in status["skipped"]}

    return run


def test_an_empty_folder_is_an_index_of_nothing(searchkit: Run, clippings: Path) -> None:
    done = searchkit("index", clippings)

    assert done.code == 0
    assert done.out.startswith("indexed 0 · unchanged 0 · skipped 0 · removed 0 · 0 paragraphs")
    assert searchkit("search", "x").code == 1


def test_a_folder_that_is_not_there_is_a_usage_error(searchkit: Run, tmp_path: Path) -> None:
    done = searchkit("index", tmp_path / "nowhere")

    assert done.code == 2
    assert "no such file or folder" in done.err


def test_an_empty_file_is_skipped(troubles: Troubles, clippings: Path) -> None:
    (clippings / "empty.txt").touch()

    assert "empty" in troubles()["clippings/empty.txt"]


def test_a_directory_named_like_a_pdf_is_walked(
    searchkit: Run, troubles: Troubles, clippings: Path, tmp_path: Path
) -> None:
    folder = clippings / "x.pdf"
    folder.mkdir()
    (folder / "inside.txt").write_text(STORY.replace("ministers", "gardeners"))

    assert troubles() == {}
    assert searchkit("search", "gardeners", "--index", tmp_path / "index").code == 0


def test_binary_named_txt_is_skipped(troubles: Troubles, clippings: Path) -> None:
    (clippings / "noise.txt").write_bytes(bytes(range(256)) * 40)

    assert set(troubles()) == {"clippings/noise.txt"}


def test_an_encrypted_pdf_is_skipped(troubles: Troubles, clippings: Path) -> None:
    (clippings / "locked.pdf").write_bytes(encrypted_pdf())

    assert "clippings/locked.pdf" in troubles()


def test_a_pdf_without_text_is_said_to_need_ocr(troubles: Troubles, clippings: Path) -> None:
    (clippings / "scan.pdf").write_bytes(pdf_of(b"q 100 0 0 100 0 0 cm Q"))

    assert "text" in troubles()["clippings/scan.pdf"]


def test_fifty_megabytes_of_text_do_not_stop_the_run(troubles: Troubles, clippings: Path) -> None:
    (clippings / "huge.txt").write_text("A sentence of the endless story goes on. " * 1_250_000)

    reasons = troubles()

    assert set(reasons) <= {"clippings/huge.txt"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_an_unreadable_file_is_skipped(troubles: Troubles, clippings: Path) -> None:
    (clippings / "secret.txt").write_text(STORY)
    (clippings / "secret.txt").chmod(0)

    assert "denied" in troubles()["clippings/secret.txt"]


def test_broken_links_loops_and_pipes_never_block(troubles: Troubles, clippings: Path) -> None:
    (clippings / "nowhere.txt").symlink_to("gone.txt")
    (clippings / "loop").symlink_to(clippings)
    (clippings / "self.txt").symlink_to("self.txt")
    os.mkfifo(clippings / "pipe.txt")

    reasons = troubles()

    assert {"clippings/nowhere.txt", "clippings/self.txt", "clippings/pipe.txt"} <= set(reasons)


def test_a_name_that_is_not_utf8_is_indexed_and_shown(
    searchkit: Run, troubles: Troubles, clippings: Path, tmp_path: Path
) -> None:
    Path(os.fsdecode(os.fsencode(clippings) + b"/caf\xe9.txt")).write_text(
        STORY.replace("ministers", "gardeners")
    )

    assert troubles() == {}
    done = searchkit("search", "gardeners", "--index", tmp_path / "index")
    assert "caf\\xe9.txt" in done.out


def test_names_that_begin_with_a_dash_or_hold_escapes_are_files_like_others(
    searchkit: Run, troubles: Troubles, clippings: Path, tmp_path: Path
) -> None:
    (clippings / "-rf.txt").write_text(STORY.replace("ministers", "gardeners"))
    (clippings / "\x1b]0;owned\x07.txt").write_text(STORY.replace("ministers", "plumbers"))
    (clippings / ("n" * 251 + ".txt")).write_text(STORY.replace("ministers", "bakers"))

    assert troubles() == {}
    done = searchkit("search", "plumbers OR gardeners OR bakers", "--index", tmp_path / "index")
    assert done.out.startswith("3 paragraphs") or done.out.startswith("6 paragraphs")
    assert "\x1b" not in done.out
    assert "\x07" not in done.out


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [("gone.txt", None, 74), ("empty.txt", b"", 1), ("noise.txt", bytes(range(256)) * 40, 1)],
)
def test_parse_says_why_and_goes_on(
    searchkit: Run, clippings: Path, name: str, content: bytes | None, code: int
) -> None:
    if content is not None:
        (clippings / name).write_bytes(content)
    (clippings / "good.txt").write_text(STORY)

    done = searchkit("parse", clippings / name, clippings / "good.txt")

    assert done.code == code
    assert done.err.startswith(str(clippings / name))
    assert "Wang Yi" in done.out


def test_parse_of_a_folder_or_a_pipe_never_blocks(searchkit: Run, clippings: Path) -> None:
    os.mkfifo(clippings / "pipe.txt")

    assert searchkit("parse", clippings).code == 74
    assert searchkit("parse", clippings / "pipe.txt").code == 1


def pdf_of(content: bytes, extra: bytes = b"") -> bytes:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % at for at in places)
    return out + b"trailer\n<< /Size 5 /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (extra, start)


def encrypted_pdf() -> bytes:
    """A PDF whose trailer asks for a password of the standard handler."""
    key = b"<" + b"5a" * 32 + b">"
    handler = (
        b"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O %s /U %s >> /ID [<00> <00>]"
    )
    return pdf_of(b"BT (x) Tj ET", handler % (key, key))
