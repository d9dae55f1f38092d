"""A search that finds nothing says what would, and any search says how it was read."""

import json
import re
import shlex
from pathlib import Path

import pytest

from tests.support.running import Run


@pytest.fixture
def search(searchkit: Run, samples_indexed: Path) -> Run:
    return lambda *arguments: searchkit("search", "--index", samples_indexed, *arguments)


def test_nothing_found_leaves_standard_output_empty_and_is_exit_1(search: Run) -> None:
    done = search("zyzzyva")

    assert (done.code, done.out) == (1, "")
    assert done.err == (
        "No paragraph matches: zyzzyva\n"
        "The index has 135 paragraphs of 12 articles; searchkit status says of what.\n"
    )


@pytest.mark.parametrize("arguments", [("-l",), ("--format", "jsonl"), ("--format", "text")])
def test_help_goes_to_standard_error_in_every_format(
    search: Run, arguments: tuple[str, ...]
) -> None:
    done = search("prosecuter", *arguments)

    assert (done.code, done.out) == (1, "")
    assert "Did you mean prosecutor?" in done.err


def test_a_count_of_nothing_is_0_and_gets_help(search: Run) -> None:
    done = search("prosecuter", "-c")

    assert (done.code, done.out) == (1, "0\n")
    assert "Did you mean prosecutor?" in done.err


def test_quiet_says_nothing_and_json_still_has_the_suggestions(search: Run) -> None:
    done = search("prosecuter", "-q", "--format", "json")

    assert (done.code, done.err) == (1, "")
    assert json.loads(done.out)["suggestions"][0] == {
        "kind": "spelling",
        "text": "Did you mean prosecutor?",
        "count": search("prosecutor", "-c").out and int(search("prosecutor", "-c").out),
        "query": "prosecutor",
    }


def test_where_something_is_found_nothing_is_suggested(search: Run) -> None:
    assert json.loads(search("prosecutor", "--format", "json").out)["suggestions"] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("prosecuter",),
        ("prosecuter minster",),
        ("lithium minster",),
        ("lithium", "--speaker", "Undurago"),
        ("bridge", "--country", "KE", "--since", "2030"),
        ("cease fire zyzzyva",),
        ('"lithium minister"',),
        ("lithium minister levy Bolivia", "--in", "sentence"),
        ("lithium zyzzyva", "--in", "paragraph", "--all-copies", "--sure"),
        ("--source", "Meridan"),
        ("--cue", "sayd"),
        ("(minster OR prosecuter) NOT bridge",),
        ("title:minster atleast2(prosecuter)",),
        ("--country", "Kenya", "--named", "--direct", "--cue", "denied", "levy"),
    ],
)
def test_each_suggestion_can_be_pasted_and_finds_what_it_says(
    search: Run, arguments: tuple[str, ...]
) -> None:
    suggestions = json.loads(search(*arguments, "--format", "json").out)["suggestions"]

    assert suggestions
    for each in suggestions:
        assert search(*shlex.split(each["query"]), "-c").out == f"{each['count']}\n", each


def test_the_commands_on_standard_error_name_the_index_and_run_as_they_stand(
    searchkit: Run, search: Run
) -> None:
    done = search("lithium minster")
    commands = re.findall(r"(\d+) paragraphs?: searchkit (.+)", done.err)

    assert commands
    for count, command in commands:
        assert searchkit(*shlex.split(command), "-c").out == f"{count}\n"


def test_what_is_found_word_by_word_stands_on_one_line(search: Run) -> None:
    assert "\nby itself: lithium " in search("lithium zyzzyva speaker:Qwerty").err


def test_a_date_that_no_article_has_says_which_there_are(search: Run) -> None:
    assert (
        "\nThe index has articles from 2018-10-15 to 2024-02-" in search("*", "--since", "2030").err
    )
    assert "articles from" not in search("zyzzyva").err


def test_an_empty_index_says_so(searchkit: Run, clippings: Path) -> None:
    searchkit("index", clippings)

    done = searchkit("search", "word", "--format", "json")

    assert done.code == 1
    assert json.loads(done.out)["suggestions"] == []
    assert done.err == "The index is empty. Put something in it: searchkit index PATH\n"


def test_a_hint_stands_beside_what_is_found_and_quiet_silences_it(search: Run) -> None:
    done = search("minister OR bridge prosecutor")

    assert done.code == 0
    assert done.err.startswith("hint: AND (between words that stand side by side) binds tighter")
    assert search("minister OR bridge prosecutor", "-q").err == ""


def test_a_phrase_whose_quotes_the_shell_ate_is_told(search: Run) -> None:
    eaten = search("water minister").err

    assert "hint: the shell takes quotes away; for the phrase: searchkit " in eaten
    assert eaten.endswith("search '\"water minister\"' (1)\n")
    assert search("water", "minister").err == ""
    assert search('"water minister"').err == ""


def test_a_region_stands_for_its_country_and_says_so(search: Run) -> None:
    asked, region = search("--country", "China"), search("--country", "Xinjiang")

    assert region.out.splitlines()[1:] == asked.out.splitlines()[1:]
    assert "hint: Xinjiang is in China: read as country:CN, all of it\n" in region.err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--country", "Chna"), "--country: Chna is no country known here; nearest: China (CN)"),
        (("--country", "EU"), "--country: EU is not a country but a union of several; "),
        (("country:Chna",), "Chna is no country known here; nearest: China (CN)"),
        (("named:EU",), "EU is not a country but a union of several; "),
        (("site:AP minister",), "there is no field site; here it is source:"),
        (("*ister",), "expected at least three letters before *; words are not looked for"),
    ],
)
def test_what_cannot_be_asked_says_how_to(
    search: Run, arguments: tuple[str, ...], sentence: str
) -> None:
    done = search(*arguments)

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"searchkit: {sentence}")


def test_pages_and_exports_of_nothing_get_help_too(searchkit: Run, samples_indexed: Path) -> None:
    pages = searchkit("html", "prosecuter", "--index", samples_indexed, "-o", "pages")
    export = searchkit("export", "prosecuter", "--index", samples_indexed)

    assert (pages.code, export.code, export.out) == (1, 1, "")
    assert "Did you mean prosecutor?" in pages.err
    assert "Did you mean prosecutor?" in export.err


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--country", "FR"), "The index has most of Kenya "),
        (("cue:denied",), "The index has most of say "),
        (("--source", "Bugle"), "The index has most of "),
        (("path:nowhere/**",), "The index has 135 paragraphs of 12 articles; "),
        (("abc*",), "The index has 135 paragraphs of 12 articles; "),
    ],
)
def test_a_single_condition_that_finds_nothing_is_not_left_bare(
    searchkit: Run, samples_indexed: Path, asked: tuple[str, ...], said: str
) -> None:
    done = searchkit("search", *asked, "--index", samples_indexed)

    assert done.code == 1
    assert said in done.err


def test_a_bare_star_that_the_shell_made_files_of_is_told(
    searchkit: Run, samples_indexed: Path, tmp_path: Path
) -> None:
    for name in ("notes.txt", "plan.txt"):
        (tmp_path / "work" / name).write_text("")

    done = searchkit("search", "notes.txt", "plan.txt", "--index", samples_indexed)
    other = searchkit("search", "plan.txt", "--index", samples_indexed)

    assert "hint: the shell put your files in place of *; for everything: " in done.err
    assert "search '*'" in done.err
    assert "the shell put" not in other.err
