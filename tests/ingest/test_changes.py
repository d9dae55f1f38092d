import pytest

from searchkit.domain.errors import MassRemovalRefused
from searchkit.domain.ledger import FileEntry, FileKey
from searchkit.ingest.changes import compare, must_be_opened, refuse_mass_removal
from searchkit.ingest.walk import Noted

Files = dict[FileKey, FileEntry]


def files(root: str = "/clippings", **digests: str | None) -> Files:
    keys = {FileKey(root, name): digest for name, digest in digests.items()}
    return {key: FileEntry(key, 1, 1, True, digest, digest) for key, digest in keys.items()}


def key(path: str, root: str = "/clippings") -> FileKey:
    return FileKey(root, path)


def test_each_file_is_in_one_place() -> None:
    known = files(same="1", changed="2", old_name="3", gone="4")
    present = files(same="1", changed="5", new_name="3", new="6")

    changes = compare(known, present, [])

    assert changes.unchanged == (key("same"),)
    assert changes.changed == (key("changed"),)
    assert changes.renamed == {key("new_name"): key("old_name")}
    assert changes.removed == (key("gone"),)
    assert changes.added == (key("new"),)


def test_a_copy_of_a_file_that_stays_is_no_renamed_one() -> None:
    changes = compare(files(a="1"), files(a="1", b="1"), [])

    assert changes.renamed == {}
    assert changes.added == (key("b"),)


def test_each_file_that_is_gone_gives_its_name_to_one_new_file() -> None:
    changes = compare(files(a="1", b="1", c="1"), files(x="1", y="1"), [])

    assert changes.renamed == {key("x"): key("a"), key("y"): key("b")}
    assert changes.removed == (key("c"),)


def test_a_file_moved_to_another_folder_is_renamed() -> None:
    changes = compare(files("/old", a="1"), files("/new", a="1"), [])

    assert changes.renamed == {key("a", "/new"): key("a", "/old")}


def test_what_lies_below_a_closed_folder_is_kept() -> None:
    known = files(**{"sub/a": "1", "sub/deep/b": "2", "subway": "3"})

    changes = compare(known, {}, [key("sub")])

    assert changes.kept == (key("sub/a"), key("sub/deep/b"))
    assert changes.removed == (key("subway"),)


def test_a_pipe_or_a_broken_link_that_is_gone_is_not_missed() -> None:
    assert compare(files(pipe=None), {}, []).removed == ()


def many(count: int, root: str = "/clippings") -> Files:
    return files(root, **{f"f{number:03}": str(number) for number in range(count)})


@pytest.mark.parametrize(("known", "gone"), [(100, 30), (20, 20), (70, 21)])
def test_a_clean_up_is_not_refused(known: int, gone: int) -> None:
    refuse_mass_removal(many(known), list(many(known))[:gone])


@pytest.mark.parametrize(("known", "gone"), [(100, 31), (21, 21), (69, 21)])
def test_more_than_a_third_or_so_gone_at_once_is_refused(known: int, gone: int) -> None:
    with pytest.raises(MassRemovalRefused, match=f"{gone} of {known} of the known files are gone"):
        refuse_mass_removal(many(known), list(many(known))[:gone])


def test_an_unmounted_disk_among_many_folders_is_noticed() -> None:
    known = many(1000) | many(30, "/disk")

    with pytest.raises(MassRemovalRefused, match="30 of 30 of the known files in /disk"):
        refuse_mass_removal(known, list(many(30, "/disk")))


def test_only_a_file_of_known_size_and_time_stays_closed() -> None:
    (entry,) = files(a="1").values()
    found = Noted("a", 1, 1, 0, 0)
    unsettled = FileEntry(entry.key, 1, 1, False, "1", "1")
    closed = FileEntry(entry.key, 1, 1, True, None, None, "cannot be opened: Permission denied")

    assert not must_be_opened(found, entry)
    assert must_be_opened(found._replace(size=2), entry)
    assert must_be_opened(found._replace(mtime_ns=2), entry)
    assert must_be_opened(found, None)
    assert must_be_opened(found, unsettled)
    assert must_be_opened(found, closed)
    assert not must_be_opened(found._replace(reason="a socket, not a file"), None)


@pytest.mark.parametrize(
    "now",
    [
        {"size": 8},
        {"mtime_ns": 101},
        {"mtime_ns": 99},
        {"ctime_ns": 201},  # other bytes, put under the old time by `touch -d` or `rsync -t`
        {"inode": 78},  # another file, put in its place
    ],
)
def test_a_file_is_opened_where_anything_about_it_differs(now: dict[str, int]) -> None:
    known = FileEntry(key("a"), 7, 100, True, "1", "1", ctime_ns=200, inode=77)
    found = Noted("a", 7, 100, 200, 77)

    assert not must_be_opened(found, known)
    assert must_be_opened(found._replace(**now), known)  # type: ignore[arg-type]


def test_a_file_of_an_older_archive_is_opened_once() -> None:
    known = FileEntry(key("a"), 7, 100, True, "1", "1")

    assert must_be_opened(Noted("a", 7, 100, 200, 77), known)
