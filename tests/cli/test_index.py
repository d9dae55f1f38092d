import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from searchkit.archive import SqliteArchive
from searchkit.domain.identity import file_digest
from searchkit.domain.ledger import Fault
from tests.support.running import Run

STORY = """China, Russia officials meet

BEIJING (XX) - The ministers affirmed their close ties at a meeting on Tuesday.

"We agree on this," Wang Yi said at the meeting in the southern city number {}.
"""


@pytest.fixture
def folder(clippings: Path) -> Path:
    """A folder with four clippings."""
    for number in range(4):
        (clippings / f"{number}.txt").write_text(STORY.format(number))
        os.utime(clippings / f"{number}.txt", (1_600_000_000, 1_600_000_000))
    return clippings


def everything(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file with its time and bytes."""
    return {
        str(p): (p.stat().st_mtime_ns, p.read_bytes())
        for p in sorted(folder.rglob("*"))
        if p.is_file() and p.name != "LOCK"  # which names the process that held it last
    }


def test_the_end_line_adds_up(searchkit: Run, folder: Path) -> None:
    done = searchkit("index", folder)

    assert done.code == 0
    assert re.fullmatch(
        r"indexed 4 · unchanged 0 · skipped 0 · removed 0 · \d+ paragraphs · \d+\.\d s\n", done.out
    )
    assert done.err.startswith("made the index ")


def test_a_second_run_says_so_and_writes_nothing(
    searchkit: Run, folder: Path, tmp_path: Path
) -> None:
    searchkit("index", folder)
    before = everything(tmp_path / "work" / "index")

    done = searchkit("index")

    assert done.out.startswith("indexed 0 · unchanged 4 · skipped 0 · removed 0 · ")
    assert everything(tmp_path / "work" / "index") == before


def test_a_file_that_was_only_touched_leaves_the_last_change_as_it_was(
    searchkit: Run, folder: Path
) -> None:
    searchkit("index", folder)
    (folder / "0.txt").touch()

    done = searchkit("index")

    assert done.out.startswith("indexed 0 · unchanged 4 · ")
    last = json.loads(searchkit("status", "--format", "json").out)["last_change"]
    assert (last["indexed"], last["unchanged"]) == (4, 0)


def test_changed_renamed_and_removed_files(searchkit: Run, folder: Path) -> None:
    searchkit("index", folder)
    (folder / "0.txt").write_text(STORY.format("zero, rewritten"))
    (folder / "1.txt").rename(folder / "uno.txt")
    (folder / "2.txt").unlink()

    done = searchkit("index")

    assert done.out.startswith("indexed 1 · renamed 1 · unchanged 1 · skipped 0 · removed 1 · "), (
        done.out
    )
    assert searchkit("search", "rewritten").code == 0
    assert "uno.txt" in searchkit("search", '"number 1"').out
    assert searchkit("search", '"number 2"').code == 1


def test_an_id_stays_the_same_after_a_rename_and_a_rebuild(searchkit: Run, folder: Path) -> None:
    searchkit("index", folder)
    before = searchkit("search", '"number 1"', "-l").out

    (folder / "1.txt").rename(folder / "uno.txt")
    searchkit("index", "--rebuild")

    assert searchkit("search", '"number 1"', "-l").out == before


def test_quiet_is_silent_unless_there_is_new_trouble(searchkit: Run, folder: Path) -> None:
    first = searchkit("index", "-q", folder)
    (folder / "bad.txt").write_bytes(bytes(range(256)))
    second = searchkit("index", "-q")
    third = searchkit("index", "-q")

    assert (first.out, first.err) == ("", "")
    assert second.out == ""
    assert len(second.err.splitlines()) == 1
    assert second.err.startswith("skipped clippings/bad.txt: ")
    assert (third.out, third.err) == ("", "")


def test_a_dry_run_writes_nothing(searchkit: Run, folder: Path, tmp_path: Path) -> None:
    done = searchkit("index", "--dry-run", folder)

    assert done.code == 0
    assert done.out == "would index 4 · leave 0 unchanged · skip 0 · remove 0\n"
    assert not (tmp_path / "work" / "index").exists()


def test_strict_ends_with_3_when_a_file_was_skipped(searchkit: Run, folder: Path) -> None:
    (folder / "bad.txt").write_bytes(bytes(range(256)))

    done = searchkit("index", "--strict", folder)

    assert done.code == 3
    assert searchkit("search", "ministers").code == 0


def test_a_mass_removal_is_refused_until_it_is_allowed(searchkit: Run, clippings: Path) -> None:
    for number in range(30):
        (clippings / f"{number}.txt").write_text(STORY.format(number))
    searchkit("index", "-q", clippings)
    for number in range(25):
        (clippings / f"{number}.txt").unlink()

    refused = searchkit("index")
    count = searchkit("search", "ministers", "-c").out
    allowed = searchkit("index", "--allow-mass-removal")

    assert refused.code == 4
    assert "--allow-mass-removal" in refused.err
    assert int(count) == int(searchkit("search", "ministers", "-c").out) + 25
    assert allowed.code == 0


def test_a_folder_that_is_gone_forgets_nothing(searchkit: Run, folder: Path) -> None:
    searchkit("index", folder)
    folder.rename(folder.with_name("elsewhere"))

    searchkit("index")

    assert searchkit("search", "ministers").code == 0


def test_a_folder_is_forgotten_when_told(searchkit: Run, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "x.txt").write_text(STORY.format("nine").replace("ministers", "gardeners"))
    searchkit("index", folder, other)

    searchkit("index", "--forget", folder)

    assert searchkit("search", "ministers").code == 1
    assert searchkit("search", "gardeners").code == 0


def test_the_index_and_our_own_pages_are_no_clippings(
    searchkit: Run, folder: Path, tmp_path: Path
) -> None:
    searchkit("index", folder, "--index", folder / "index")
    searchkit("html", "ministers", "--index", folder / "index", "-o", folder / "pages")

    done = searchkit("index", "--index", folder / "index")

    assert done.out.startswith("indexed 0 · unchanged 4 · skipped 0 · ")


def test_an_index_folder_that_is_not_ours_is_refused_untouched(
    searchkit: Run, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.tex").write_text("mine")

    done = searchkit("index", folder, "--index", tmp_path / "thesis")

    assert done.code == 2
    assert "not a searchkit index" in done.err
    assert [p.name for p in (tmp_path / "thesis").iterdir()] == ["chapter.tex"]


def test_an_index_folder_with_its_readme_is_adopted(
    searchkit: Run, folder: Path, tmp_path: Path
) -> None:
    index = tmp_path / "work" / "index"
    index.mkdir()
    (index / "README.md").write_text("x")
    (index / ".gitignore").write_text("*")

    assert searchkit("index", folder).code == 0
    assert index.stat().st_mode & 0o777 == 0o700


def test_no_index_yet_says_how_to_make_one(searchkit: Run) -> None:
    for command in (["search", "x"], ["html", "x", "-o", "p"], ["show", "x-1"], ["status"],
                    ["speakers"], ["check"], ["rollback"]):  # fmt: skip
        done = searchkit(*command)
        assert done.code == 10, command
        assert "searchkit index PATH" in done.err
        assert done.out == ""


def test_a_damaged_index_with_nothing_older_is_built_anew_and_nobody_goes_back(
    searchkit: Run, folder: Path, tmp_path: Path
) -> None:
    searchkit("index", folder)
    (manifest,) = (tmp_path / "work" / "index" / "generations").iterdir()
    manifest.write_bytes(manifest.read_bytes().replace(b'"', b"'", 1))

    for command in (["search", "ministers"], ["check"]):
        done = searchkit(*command)
        assert (done.code, "rollback" in done.err) == (65, False), command
        assert "searchkit index --rebuild" in done.err
    assert searchkit("index", "--rebuild").code == 0
    assert searchkit("search", "ministers").code == 0


def test_a_damaged_index_is_65_and_goes_back_a_generation(
    searchkit: Run, folder: Path, tmp_path: Path
) -> None:
    searchkit("index", folder)
    (folder / "4.txt").write_text(STORY.format("four").replace("ministers", "gardeners"))
    searchkit("index")
    index = tmp_path / "work" / "index"
    assert searchkit("check").out == f"{index}: sound\n"
    for file in (index / "generations").iterdir():
        newest = file
        if newest.name == max(p.name for p in (index / "generations").iterdir()):
            newest.write_bytes(newest.read_bytes().replace(b'"', b"'", 1))

    assert searchkit("check").code == 65
    assert searchkit("search", "ministers").code == 65
    assert searchkit("rollback").code == 0
    assert searchkit("search", "ministers").code == 0
    assert searchkit("search", "gardeners").code == 1
    searchkit("index")
    assert searchkit("search", "gardeners").code == 0


def test_a_locked_index_is_75_and_says_what_to_do(
    searchkit: Run, folder: Path, tmp_path: Path
) -> None:
    searchkit("index", folder)
    lock = tmp_path / "work" / "index" / "archive.lock"
    holder = subprocess.Popen(  # a lock of our own process would not hold us up
        [sys.executable, "-c", HOLD, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        done = searchkit("index")
        holder.communicate(b"enough")

    assert done.code == 75
    assert "--wait" in done.err
    assert searchkit("index").code == 0


HOLD = """
import fcntl, sys
lock = open(sys.argv[1], "a")
fcntl.lockf(lock, fcntl.LOCK_EX)
print("held", flush=True)
sys.stdin.read()
"""


def all_that_was_drawn(terminal: int) -> str:
    """A terminal hands over what it has in pieces, and says EIO (Linux) or nothing at the end."""
    drawn = b""
    with open(terminal, "rb", buffering=0) as read, contextlib.suppress(OSError):
        while piece := read.read(65_536):
            drawn += piece
    return drawn.decode()


def test_a_terminal_gets_a_bar_that_is_gone_at_the_end(folder: Path, tmp_path: Path) -> None:
    ours, theirs = os.openpty()
    files = ["index", str(folder), "--index", str(tmp_path / "index")]
    command = [sys.executable, "-m", "searchkit", *files]

    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, check=True)
    os.close(theirs)
    drawn = all_that_was_drawn(ours)

    assert "\rreading [##############################] 4 of 4\x1b[K" in drawn
    assert "4 of 4\x1b[K\r\x1b[Kmade the index " in drawn
    assert done.stdout.decode().startswith("indexed 4 ")


def test_an_index_that_others_may_write_is_not_trusted(searchkit: Run, own_index: Path) -> None:
    own_index.chmod(0o777)

    done = searchkit("search", "minister", "--index", own_index)

    assert done.code == 65


def test_a_moved_index_goes_on(searchkit: Run, own_index: Path, tmp_path: Path) -> None:
    shutil.move(own_index, tmp_path / "moved")

    assert searchkit("search", "minister", "--index", tmp_path / "moved").code == 0


def test_status_tells_what_the_machine_failed_from_what_cannot_be_read(
    searchkit: Run, folder: Path
) -> None:
    (folder / "empty.txt").touch()
    (folder / "sound.txt").write_text("The talks began on Tuesday.\n\nThey ended on Friday.\n")
    searchkit("index", folder)
    digest = file_digest((folder / "sound.txt").read_bytes())
    with closing(SqliteArchive(Path("index/archive.sqlite"))) as archive, archive.writing():
        archive.keep_fault(Fault(digest, "its reader was killed", 0))

    shown = searchkit("status").out
    record = json.loads(searchkit("status", "--format", "json").out)

    assert "\nskipped (1)\n  clippings/empty.txt: " in shown
    assert (
        "\nthe machine failed, to be tried again (1)\n"
        "  clippings/sound.txt: its reader was killed" in shown
    )
    assert {each["path"]: each["is_passing"] for each in record["skipped"]} == {
        "clippings/empty.txt": False,
        "clippings/sound.txt": True,
    }


def test_a_marker_that_names_nothing_hides_nothing(searchkit: Run, folder: Path) -> None:
    searchkit("index", folder)
    before = searchkit("search", "*", "-c").out
    (folder / ".searchkit-pages").touch()

    searchkit("index", "-q")

    assert searchkit("search", "*", "-c").out == before


def test_status_names_the_folders_whose_pages_are_passed_over(searchkit: Run, folder: Path) -> None:
    searchkit("index", folder)
    searchkit("html", "the", "-o", folder / "report")
    (folder / "report" / "note.txt").write_text("A note beside the pages is a clipping.\n")

    searchkit("index")

    shown = searchkit("status").out
    assert f"\npages in    {folder.name}/report\n" in shown
    assert searchkit("search", '"beside the pages"', "-c").out == "1\n"


UNCHANGED = """
import sys
from searchkit.cli import main
assert main(["--index", sys.argv[1], "index"]) == 0
print(*sorted(sys.modules), sep="\\n", file=sys.stderr)
"""


def test_a_run_in_which_nothing_changed_loads_nothing_that_reads_keeps_or_searches(
    own_index: Path,
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", UNCHANGED, own_index], capture_output=True, text=True, check=True
    )

    loaded = set(done.stderr.split())
    assert done.stdout.startswith("indexed 0 · unchanged 10 · ")
    assert "searchkit.ingest.unchanged" in loaded
    readers = {"searchkit.ingest.levelling", "searchkit.ingest.pool", "searchkit.ingest.jobs"}
    assert not readers & loaded
    others = {"numpy", "whoosh.fields", "pdfminer", "jinja2", "lxml", "Stemmer"}
    assert not others & loaded
    assert not [name for name in loaded if name.startswith("searchkit.enrichers")]
