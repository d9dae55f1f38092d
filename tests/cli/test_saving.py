"""`search --save`: what is kept, where, and how it is listed and taken out again."""

import shlex
from pathlib import Path

import pytest

from tests.support.running import Run


@pytest.fixture
def search(searchkit: Run, samples_indexed: Path) -> Run:
    return lambda *arguments: searchkit("search", "--index", samples_indexed, *arguments)


def test_a_search_that_is_saved_is_answered_and_found_again(search: Run, tmp_path: Path) -> None:
    typed = ("minister OR president", "--country", "Kenya", "--country", "CL", "--sure")

    saved = search(*typed, "--save", "mine")

    assert saved.code == 0
    assert saved.err == "kept as @mine in ~/.config/searchkit/searchkit.toml\n"
    assert (tmp_path / "home" / ".config" / "searchkit" / "searchkit.toml").is_file()
    assert search("@mine", "-l").out == search(*typed, "-l").out != ""


def test_a_search_is_kept_in_the_projects_configuration_with_its_comments(
    search: Run, tmp_path: Path
) -> None:
    file = tmp_path / "work" / "searchkit.toml"
    text = '# ours\njobs = 1  # slow machine\n\n[searches.old]\nquery = "x"  # why\n'
    file.write_text(text)

    search("water", "--since", "7d", "--save", "new one")

    assert file.read_text() == (
        f'{text}\n[searches."new one"]\nquery = "water"\nin = "story"\nsince = "7d"\n'
    )


def test_saved_searches_are_listed_as_the_commands_that_save_them(search: Run) -> None:
    search("water", "--country", "ET", "--named", "-n", "3", "--save", "one")
    search("--speaker", "Wang Yi", "--in", "paragraph", "--save", "the two")

    lines = search("--list").out.splitlines()

    assert lines == [
        "searchkit search --save one --in story --country ET --named -n 3 water",
        "searchkit search --save 'the two' --in paragraph --speaker 'Wang Yi'",
    ]
    for line in lines:  # which change nothing when they are run again
        assert search(*shlex.split(line)[2:]).code in (0, 1)
    assert search("--list").out.splitlines() == lines


def test_a_saved_search_is_taken_out_by_name_or_the_last_one(search: Run) -> None:
    for name in ("one", "two", "three"):
        search("water", "--save", name)

    last = search("--undo")
    named = search("--save", "one", "--undo")

    assert last.err == "again: searchkit search --save three --in story water\n"
    assert named.code == 0
    assert search("--list").out == "searchkit search --save two --in story water\n"
    assert search("@one").code == 2
    assert search("--save", "one", "--undo").code == 2
    assert search("--undo").code == 0
    assert search("--undo").code == 2


def test_a_name_that_stands_for_another_search_is_refused(search: Run) -> None:
    search("water", "--save", "mine")

    done = search("oil", "--save", "mine")

    assert done.code == 2
    assert "@mine is saved already: searchkit search --save mine --in story water" in done.err
    assert search("--list").out.count("--save mine") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("water", "--save", ""),
        ("water", "--save", "@mine"),
        ("@mine", "water", "--save", "other"),
        ("wat(er", "--save", "broken"),
        ("--save", "nothing"),
        ("water", "--list"),
        ("water", "--undo"),
        ("--list", "--save", "mine"),
    ],
)
def test_what_cannot_be_saved_is_refused_and_nothing_is_written(
    search: Run, arguments: tuple[str, ...]
) -> None:
    search("water", "--save", "mine")

    assert search(*arguments).code == 2
    assert search("--list").out == "searchkit search --save mine --in story water\n"


def test_paths_are_printed_once_each_in_the_order_of_rank(
    search: Run, samples_indexed: Path
) -> None:
    paths = search("minister", "--paths").out.splitlines()

    assert len({*paths}) == len(paths) > 3
    assert all(Path(path).is_file() for path in paths)
    assert search("minister", "--paths", "-0").out == "".join(f"{path}\0" for path in paths)


def test_ids_end_with_nul_where_that_is_asked_for(search: Run) -> None:
    ids = search("minister", "-l", "-n", "2").out.split()

    assert search("minister", "-l", "-0", "-n", "2").out == "".join(f"{id}\0" for id in ids)


@pytest.mark.parametrize(
    "arguments", [("-0",), ("-c", "-0"), ("-l", "--paths"), ("--paths", "--format", "csv")]
)
def test_options_that_do_not_go_together_are_refused(
    search: Run, arguments: tuple[str, ...]
) -> None:
    assert search("minister", *arguments).code == 2
