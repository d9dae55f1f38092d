from pathlib import Path

import pytest

from searchkit.domain.errors import UsageError
from searchkit.domain.ledger import FileKey
from searchkit.ingest.roots import RunScope, scope_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in ("clippings/2021/a.txt", "clippings/.old/b.txt", "other/c.txt", "clippings/d.json"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("text", encoding="ascii")
    return tmp_path


def scope(known: list[Path], paths: list[Path], forget: tuple[Path, ...] = ()) -> RunScope:
    return scope_of(list(map(str, known)), map(str, paths), map(str, forget))


def test_without_paths_all_folders_are_walked(folder: Path) -> None:
    known = [folder / "clippings", folder / "other"]

    found = scope(known, [])

    assert found.roots == tuple(map(str, known))
    assert found.places == tuple(FileKey(str(root), "") for root in known)


def test_with_paths_only_these_are_walked_and_they_join(folder: Path) -> None:
    found = scope([folder / "clippings"], [folder / "other"])

    assert found.roots == (str(folder / "clippings"), str(folder / "other"))
    assert found.places == (FileKey(str(folder / "other"), ""),)


def test_a_path_within_a_folder_adds_none(folder: Path) -> None:
    found = scope([folder / "clippings"], [folder / "clippings" / "2021" / "a.txt"])

    assert found.roots == (str(folder / "clippings"),)
    assert found.places == (FileKey(str(folder / "clippings"), "2021/a.txt"),)


@pytest.mark.parametrize("path", ["clippings/.old", "clippings/.old/b.txt", "clippings/d.json"])
def test_what_the_walk_of_a_folder_passes_over_joins_when_named(folder: Path, path: str) -> None:
    found = scope([folder / "clippings"], [folder / path])

    assert found.roots == (str(folder / "clippings"), str(folder / path))


def test_a_folder_around_known_ones_takes_their_place(folder: Path) -> None:
    found = scope([folder / "clippings" / "2021", folder / "other"], [folder / "clippings"])

    assert found.roots == (str(folder / "other"), str(folder / "clippings"))


def test_a_path_named_twice_is_walked_once(folder: Path) -> None:
    found = scope([], [folder / "other", folder / "other" / "c.txt", folder / "other"])

    assert found.roots == (str(folder / "other"),)
    assert found.places == (FileKey(str(folder / "other"), ""),)


def test_a_link_to_a_known_folder_is_that_folder(folder: Path) -> None:
    (folder / "link").symlink_to("clippings")

    found = scope([folder / "clippings"], [folder / "link"])

    assert found.roots == (str(folder / "clippings"),)


def test_a_known_folder_that_is_gone_may_be_named(folder: Path) -> None:
    found = scope([folder / "gone"], [folder / "gone"])

    assert found.places == (FileKey(str(folder / "gone"), ""),)


def test_a_path_that_is_not_there_is_refused(folder: Path) -> None:
    with pytest.raises(UsageError, match="nowhere: no such file or folder"):
        scope([folder / "clippings"], [folder / "nowhere"])


def test_forgetting_takes_a_folder_out(folder: Path) -> None:
    known = [folder / "clippings", folder / "other"]

    found = scope(known, [], (folder / "other",))

    assert found.roots == (str(folder / "clippings"),)
    assert found.forgotten == {str(folder / "other")}


def test_a_folder_is_forgotten_by_another_name_of_it_too(folder: Path) -> None:
    (folder / "link").symlink_to("clippings")

    found = scope([folder / "clippings"], [], (folder / "link",))

    assert found.forgotten == {str(folder / "clippings")}


def test_forgetting_what_is_no_folder_of_the_index_names_those_that_are(folder: Path) -> None:
    with pytest.raises(UsageError, match=f"They are: {folder}/clippings"):
        scope([folder / "clippings"], [], (folder / "other",))
