from pathlib import Path

import pytest

from tests.support.running import Run


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which no index is found, and which commands run in."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_a_default_index_is_used_in_whatever_folder(
    searchkit: Run, own_index: Path, elsewhere: Path
) -> None:
    assert searchkit("search", "minister").code == 10

    done = searchkit("use", own_index)

    assert done.code == 0
    assert f"{own_index} is your default index, in ~/.config/searchkit/searchkit.toml" in done.out
    assert searchkit("search", "minister").code == 0
    assert f"{own_index}    your default" in searchkit("use").out


def test_where_there_is_no_index_it_is_said_how_to_use_one_that_lies_elsewhere(
    searchkit: Run, elsewhere: Path
) -> None:
    assert searchkit("search", "minister").err.splitlines() == [
        f"searchkit: {elsewhere / 'index'}: no index here yet, nor in a folder above. "
        "Make one: searchkit index PATH",
        "To use one that lies elsewhere: searchkit use DIR",
    ]


def test_status_says_which_index_it_is_and_why(
    searchkit: Run, own_index: Path, elsewhere: Path
) -> None:
    searchkit("use", own_index)

    out = " ".join(searchkit("status").out.split())
    assert out.startswith(f"index {own_index}, your default (searchkit use) clippings 10")


def test_the_folder_beside_the_index_names_it_too(
    searchkit: Run, own_index: Path, elsewhere: Path
) -> None:
    assert searchkit("use", own_index.parent).code == 0
    assert searchkit("search", "minister", "-c").code == 0


def test_no_default_any_more(searchkit: Run, own_index: Path, elsewhere: Path) -> None:
    searchkit("use", own_index)

    done = searchkit("use", "--none")

    assert done.code == 0
    assert f"again: searchkit use {own_index}" in done.out
    assert searchkit("search", "minister").code == 10
    assert searchkit("use", "--undo").code == 2


def test_a_default_keeps_what_else_the_user_wrote(
    searchkit: Run, own_index: Path, elsewhere: Path, tmp_path: Path
) -> None:
    file = tmp_path / "home" / ".config" / "searchkit" / "searchkit.toml"
    file.parent.mkdir(parents=True)
    file.write_text('# mine\ncolor = "never"  # eyes\n\n[searches.mine]\nquery = "x"  # why\n')

    assert searchkit("use", own_index).code == 0

    text = file.read_text()
    assert text.replace(f'index = "{own_index}"\n', "") == (
        '# mine\ncolor = "never"  # eyes\n\n[searches.mine]\nquery = "x"  # why\n'
    )
    assert searchkit("search", "minister", "-c").code == 0


def test_a_folder_without_an_index_is_refused(searchkit: Run, elsewhere: Path) -> None:
    done = searchkit("use", elsewhere)

    assert done.code == 2
    assert "no index there. Make one: searchkit index --index" in done.err
    assert searchkit("use").code == 10


def test_what_wins_over_a_new_default_is_said(
    searchkit: Run, own_index: Path, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SEARCHKIT_INDEX", "/somewhere/else")

    assert "In this folder SEARCHKIT_INDEX wins: /somewhere/else" in searchkit("use", own_index).err


def test_every_index_that_is_named_is_listed_in_rank(
    searchkit: Run, own_index: Path, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    searchkit("use", own_index)
    monkeypatch.setenv("SEARCHKIT_INDEX", "/somewhere/else")

    lines = searchkit("use", "--list").out.splitlines()

    assert lines == [
        "/somewhere/else    SEARCHKIT_INDEX, no index yet",
        f"{own_index}    your default (searchkit use)",
        f"{elsewhere / 'index'}    index/ in the working directory, no index yet",
    ]


def test_a_new_folder_never_joins_the_default_without_its_being_named(
    searchkit: Run, own_index: Path, elsewhere: Path, clippings: Path
) -> None:
    (clippings / "a.txt").write_text("A story\n\nIt rained in Oslo on Monday, they said.\n")
    searchkit("use", own_index)

    refused = searchkit("index", clippings)
    named = searchkit("index", "--index", own_index, clippings)
    known = searchkit("index", clippings)

    assert refused.code == 2
    assert f"searchkit index --index {own_index} {clippings}" in refused.err
    assert not (elsewhere / "index").exists()
    assert named.code == known.code == 0
    assert searchkit("search", "Oslo", "-c").out == "1\n"


def test_a_run_over_what_is_known_goes_to_the_default(
    searchkit: Run, own_index: Path, elsewhere: Path
) -> None:
    searchkit("use", own_index)

    assert searchkit("index").out.startswith("indexed 0 · ")


def test_a_new_index_says_where_it_is_and_how_to_use_it_from_elsewhere(
    searchkit: Run, clippings: Path, tmp_path: Path
) -> None:
    (clippings / "a.txt").write_text("A story\n\nIt rained in Oslo on Monday, they said.\n")

    made = searchkit("index", clippings)

    index = tmp_path / "work" / "index"
    assert made.err == (
        f"made the index {index}; to use it from any folder: searchkit use {index}\n"
    )
    assert searchkit("index", clippings).err == ""


def test_an_index_is_found_from_the_folders_below(
    searchkit: Run, clippings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (clippings / "a.txt").write_text("A story\n\nIt rained in Oslo on Monday, they said.\n")
    searchkit("index", "-q", clippings)
    below = tmp_path / "work" / "a" / "b"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)

    assert searchkit("search", "rained", "-c").out == "1\n"


def test_a_folder_that_joins_an_index_above_is_told_which(
    searchkit: Run, clippings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (clippings / "a.txt").write_text("A story\n\nIt rained in Oslo on Monday, they said.\n")
    searchkit("index", "-q", clippings)
    more = tmp_path / "more"
    more.mkdir()
    (more / "b.txt").write_text("A story\n\nIt rained in Lima on Monday, they said.\n")
    below = tmp_path / "work" / "a"
    below.mkdir()
    monkeypatch.chdir(below)

    told = searchkit("index", more)
    again = searchkit("index", more)

    assert told.err == (
        f"{more}: joins the nearest index above, {tmp_path / 'work' / 'index'}. "
        f"To index it here instead: searchkit index --index index {more}\n"
    )
    assert again.err == ""


def test_an_index_folder_with_only_its_readme_is_adopted(
    searchkit: Run, clippings: Path, tmp_path: Path
) -> None:
    (clippings / "a.txt").write_text("A story\n\nIt rained in Oslo on Monday, they said.\n")
    index = tmp_path / "work" / "index"
    index.mkdir()
    (index / "README.md").write_text("The index.")
    (index / ".gitignore").write_text("*\n")

    done = searchkit("index", clippings)

    assert done.code == 0
    assert {"README.md", ".gitignore", "CURRENT"} <= {path.name for path in index.iterdir()}
