"""Which index a command means: the six places, in their order."""

import os
from pathlib import Path

import pytest

from searchkit.settings import load_settings
from searchkit.which_index import ChosenBy, is_index


def make_index(folder: Path) -> Path:
    """A folder that looks like an index of ours."""
    (folder / "generations").mkdir(parents=True)
    (folder / "CURRENT").touch()
    return folder


@pytest.fixture
def world(tmp_path: Path) -> dict[ChosenBy, Path]:
    """Every place that can name an index, the working directory of which is `project/work`."""
    work = tmp_path / "project" / "work"
    work.mkdir(parents=True)
    own = tmp_path / "xdg" / "searchkit"
    own.mkdir(parents=True)
    (own / "searchkit.toml").write_text('index = "/default"')
    (tmp_path / "project" / "searchkit.toml").write_text('index = "configured"')
    return {
        ChosenBy.OPTION: work / "option",
        ChosenBy.ENVIRONMENT: work / "environment",
        ChosenBy.PROJECT: tmp_path / "project" / "configured",
        ChosenBy.NEAREST: make_index(tmp_path / "project" / "index"),
        ChosenBy.DEFAULT: Path("/default"),
        ChosenBy.HERE: work / "index",
    }


def test_each_place_counts_where_none_before_it_names_an_index(
    tmp_path: Path, world: dict[ChosenBy, Path]
) -> None:
    work = tmp_path / "project" / "work"
    environment = {"XDG_CONFIG_HOME": str(tmp_path / "xdg"), "SEARCHKIT_INDEX": "environment"}

    def chosen(option: Path | None = None) -> tuple[ChosenBy, Path]:
        settings = load_settings(environment, work, index=option)
        return settings.chosen_by, settings.index

    found = [chosen(Path("option")), chosen()]
    del environment["SEARCHKIT_INDEX"]
    found.append(chosen())
    (tmp_path / "project" / "searchkit.toml").write_text("")
    found.append(chosen())
    (world[ChosenBy.NEAREST] / "CURRENT").unlink()
    found.append(chosen())
    (tmp_path / "xdg" / "searchkit" / "searchkit.toml").unlink()
    found.append(chosen())

    assert dict(found) == world
    assert [by for by, _ in found] == [*ChosenBy]


def test_the_nearest_index_is_found_from_any_folder_below(tmp_path: Path) -> None:
    make_index(tmp_path / "index")
    make_index(tmp_path / "a" / "index")
    (tmp_path / "a" / "b" / "c").mkdir(parents=True)

    assert load_settings({}, tmp_path / "a" / "b" / "c").index == tmp_path / "a" / "index"


@pytest.mark.parametrize("name", ["README.md", ".gitignore", "index.html", "CURRENT"])
def test_a_folder_called_index_that_holds_something_else_is_passed_over(
    tmp_path: Path, name: str
) -> None:
    make_index(tmp_path / "index")
    (tmp_path / "a" / "index").mkdir(parents=True)
    (tmp_path / "a" / "index" / name).touch()

    assert load_settings({}, tmp_path / "a").index == tmp_path / "index"


def test_an_index_whose_first_run_was_broken_off_is_gone_on_with(tmp_path: Path) -> None:
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "archive.sqlite").touch()

    assert is_index(tmp_path / "index")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder to somebody else")
def test_an_index_of_another_user_in_a_folder_above_is_none_of_ours(tmp_path: Path) -> None:
    os.chown(make_index(tmp_path / "index"), 12345, 12345)
    (tmp_path / "a").mkdir()

    settings = load_settings({}, tmp_path / "a")

    assert settings.chosen_by is ChosenBy.HERE


def test_what_the_user_knows_better_lies_beside_the_index_and_not_in_their_own_configuration(
    tmp_path: Path,
) -> None:
    own = tmp_path / "xdg" / "searchkit"
    own.mkdir(parents=True)
    (own / "searchkit.toml").write_text(f'index = "{tmp_path / "news" / "index"}"')

    settings = load_settings({"XDG_CONFIG_HOME": str(tmp_path / "xdg")}, tmp_path)

    assert settings.corrections_file == tmp_path / "news" / "corrections.toml"
    assert settings.aliases_file == tmp_path / "news" / "aliases.toml"
