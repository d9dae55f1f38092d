from pathlib import Path

import pytest

from searchkit.domain.errors import ConfigurationError
from searchkit.settings import load_settings
from tests.support.running import Run


def test_without_a_file_the_index_lies_in_the_working_directory(tmp_path: Path) -> None:
    settings = load_settings({}, tmp_path)

    assert settings.index == tmp_path / "index"
    assert settings.configuration is None
    assert settings.aliases_file == tmp_path / "aliases.toml"


def test_the_nearest_file_above_counts_and_its_index_lies_beside_it(tmp_path: Path) -> None:
    (tmp_path / "searchkit.toml").write_text('index = "far"')
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "searchkit.toml").write_text('index = "index"')
    (tmp_path / "a" / "b").mkdir()

    settings = load_settings({}, tmp_path / "a" / "b")

    assert settings.index == tmp_path / "a" / "index"
    assert settings.corrections_file == tmp_path / "a" / "corrections.toml"


def test_the_users_own_file_counts_where_no_folder_has_one(tmp_path: Path) -> None:
    (tmp_path / "xdg" / "searchkit").mkdir(parents=True)
    (tmp_path / "xdg" / "searchkit" / "searchkit.toml").write_text('color = "never"')

    settings = load_settings({"XDG_CONFIG_HOME": str(tmp_path / "xdg")}, tmp_path)

    assert settings.color == "never"
    assert settings.index == tmp_path / "index"


def test_a_relative_xdg_folder_is_ignored(tmp_path: Path) -> None:
    (tmp_path / "xdg" / "searchkit").mkdir(parents=True)
    (tmp_path / "xdg" / "searchkit" / "searchkit.toml").write_text('color = "never"')

    assert load_settings({"XDG_CONFIG_HOME": "xdg"}, tmp_path).color == "auto"


def test_options_win_over_the_environment_and_that_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "searchkit.toml").write_text('index = "file"\njobs = 1\ncolor = "never"')
    environment = {
        "SEARCHKIT_INDEX": "environment",
        "SEARCHKIT_JOBS": "2",
        "SEARCHKIT_COLOR": "always",
    }

    from_file = load_settings({}, tmp_path)
    from_environment = load_settings(environment, tmp_path)
    from_options = load_settings(
        environment, tmp_path, index=tmp_path / "option", color="auto", jobs=3
    )

    assert (from_file.index.name, from_file.jobs, from_file.color) == ("file", 1, "never")
    assert from_environment.index == tmp_path / "environment"
    assert (from_environment.jobs, from_environment.color) == (2, "always")
    assert (from_options.index.name, from_options.jobs, from_options.color) == ("option", 3, "auto")


def test_an_index_in_the_home_folder(tmp_path: Path) -> None:
    (tmp_path / "searchkit.toml").write_text('index = "~/clippings-index"')

    assert (
        load_settings({"HOME": "/home/x"}, tmp_path).index.as_posix() == "/home/x/clippings-index"
    )


def test_aliases_and_saved_searches(tmp_path: Path) -> None:
    (tmp_path / "searchkit.toml").write_text(
        '[aliases]\n"Sergey Lavrov" = "Sergei Lavrov"\n'
        '[searches.news]\nquery = "a b"\ncountry = "CN"\nspeaker = ["X", "Y"]\n'
        "since = 2021-03-01\nuntil = 2022\nlimit = 5\nall_copies = true\n"
    )

    settings = load_settings({}, tmp_path)

    assert settings.aliases.canonical("Sergey Lavrov") == "Sergei Lavrov"
    search = settings.searches["news"]
    assert search == {
        "query": "a b",
        "country": ("CN",),
        "speaker": ("X", "Y"),
        "since": "2021-03-01",
        "until": "2022",
        "limit": 5,
        "all_copies": True,
    }


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("index = 3", "index"),
        ('indx = "x"', "indx"),
        ('color = "blue"', "color"),
        ("jobs = 0", "jobs"),
        ("jobs = true", "jobs"),
        ('jobs = "two"', "jobs"),
        ("aliases = 1", "aliases"),
        ("[aliases]\nx = 1", "aliases"),
        ("searches = 1", "searches"),
        ("[searches]\nx = 1", "searches.x"),
        ("[searches.x]\nquery = 1", "searches.x.query"),
        ("[searches.x]\nspeaker = 1", "searches.x.speaker"),
        ("[searches.x]\nlimit = true", "searches.x.limit"),
        ("[searches.x]\nall_copies = 1", "searches.x.all_copies"),
        ('[searches.x]\ncolour = "red"', "colour"),
        ("index = ", "not TOML"),
    ],
)
def test_what_is_wrong_in_the_file_is_named(tmp_path: Path, text: str, named: str) -> None:
    (tmp_path / "searchkit.toml").write_text(text)

    with pytest.raises(ConfigurationError, match=named) as error:
        load_settings({}, tmp_path)
    assert str(tmp_path / "searchkit.toml") in str(error.value)


def test_what_is_wrong_in_the_environment_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="SEARCHKIT_JOBS"):
        load_settings({"SEARCHKIT_JOBS": "many"}, tmp_path)
    with pytest.raises(ConfigurationError, match="SEARCHKIT_COLOR"):
        load_settings({"SEARCHKIT_COLOR": "blue"}, tmp_path)


def test_a_file_that_is_not_utf8_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "searchkit.toml").write_bytes(b'index = "caf\xe9"')

    with pytest.raises(ConfigurationError, match="UTF-8"):
        load_settings({}, tmp_path)


def test_a_named_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"mine\.toml"):
        load_settings({}, tmp_path, config=tmp_path / "mine.toml")


def test_on_the_command_line_it_is_exit_78(searchkit: Run, tmp_path: Path) -> None:
    (tmp_path / "work" / "searchkit.toml").write_text("nonsense")

    done = searchkit("search", "x")

    assert done.code == 78
    assert len(done.err.splitlines()) <= 2
