import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.support.running import Run


@pytest.fixture
def search(searchkit: Run, samples_indexed: Path) -> Run:
    return lambda *arguments: searchkit("search", "--index", samples_indexed, *arguments)


def test_a_hit_shows_title_facts_marked_words_and_its_id(search: Run) -> None:
    done = search("minister", "-n", "3")

    assert done.code == 0
    assert re.match(r"\d+ paragraphs in \d+ stories \(3 shown\): minister\n", done.out)
    assert re.search(r"\n 1\. .+\n", done.out)
    assert re.search(r"\*[Mm]inisters?\*", done.out)
    assert re.search(r"\n 1\. [a-z2-7]{10}-\d+ (caption|paragraph) \d", done.out)
    assert "\nspeaker  " in done.out
    assert "\ncountry  " in done.out
    assert "\nmonth    " in done.out


def test_no_line_is_wider_than_80_columns_in_a_pipe(search: Run) -> None:
    done = search("minister", "-n", "20", "--explain", "-C", "1")

    assert max(map(len, done.out.splitlines())) <= 80


def test_a_hit_stands_out_from_the_paragraphs_around_it(search: Run) -> None:
    done = search("minister", "--kind", "body", "-n", "1", "-C", "1")

    assert len([line for line in done.out.splitlines() if line.startswith("  > ")]) == 1
    assert "\n  > " not in search("minister", "--kind", "body", "-n", "1").out


def test_an_offset_after_the_last_hit_is_said(search: Run) -> None:
    assert " (none shown): minister\n" in search("minister", "--offset", "9999").out


def test_in_a_pipe_there_is_no_colour_unless_it_is_asked_for(search: Run) -> None:
    assert "\x1b" not in search("minister").out
    assert "\x1b[1;31m" in search("minister", "--color", "always").out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--speaker", ""), "--speaker: the name is empty."),
        (("--source", " "), "--source: the name is empty."),
        (
            ("--since", "2022", "--until", "2021"),
            "--since 2022-01-01 is after --until 2021-12-31: no day is left.",
        ),
    ],
)
def test_options_that_can_match_nothing_are_a_mistake(
    search: Run, arguments: tuple[str, ...], sentence: str
) -> None:
    done = search(*arguments)

    assert (done.code, done.out) == (2, "")
    assert sentence in done.err


def test_json_has_every_field_of_the_contract(search: Run) -> None:
    answer = json.loads(search("minister", "-n", "2", "--format", "json").out)

    assert list(answer) == [
        "format_version", "query", "read_as", "read_names", "total", "total_stories", "elapsed_ms",
        "suggestions",
        "hits", "facets",
    ]  # fmt: skip
    assert answer["format_version"] == 1
    assert list(answer["hits"][0]) == [
        "rank", "id", "score", "kind", "paragraph", "page", "text", "snippet_span", "highlights",
        "article", "match", "lacking", "story_total", "also_in", "speakers", "sayings", "countries",
        "about", "published_confidence", "agency", "published", "title", "source", "url", "path",
    ]  # fmt: skip
    assert list(answer["facets"]) == ["speaker", "country", "month"]
    for hit in answer["hits"]:
        assert (hit["paragraph"] is None) == (hit["kind"] != "body")
        for start, end in hit["highlights"]:
            assert hit["text"][start:end].lower().startswith("minister")


def test_unknown_comes_last_in_a_facet_beside_the_number_asked_for(search: Run) -> None:
    answer = json.loads(search("minister", "--facet", "speaker:2", "--format", "json").out)

    speakers = answer["facets"]["speaker"]
    assert [count["value"] is None for count in speakers] == [False, False, True]
    assert speakers[-1]["label"] == "unknown"


def test_jsonl_is_one_hit_a_line(search: Run) -> None:
    lines = search("minister", "-n", "3", "--format", "jsonl").out.splitlines()

    assert [json.loads(line)["rank"] for line in lines] == [1, 2, 3]


def test_csv_has_the_columns_of_the_contract(search: Run) -> None:
    rows = [*csv.DictReader(io.StringIO(search("minister", "-n", "3", "--format", "csv").out))]

    assert list(rows[0]) == [
        "id", "article", "match", "score", "published", "published_confidence", "source", "title",
        "kind", "paragraph", "page", "speakers", "said", "cues", "countries", "about", "text", "url",
        "path", "also_in",
    ]  # fmt: skip
    assert len(rows) == 3


def test_ids_only_and_count_only(search: Run) -> None:
    ids = search("minister", "-l", "-n", "4").out.split()
    count = search("minister", "-c").out

    assert len(ids) == 4
    assert all(re.fullmatch(r"[a-z2-7]{10}-\d+", id) for id in ids)
    assert int(count) >= 4


def test_ids_and_counts_keep_their_exit_codes(search: Run) -> None:
    assert search("zyzzyva", "-l").code == 1
    assert search("zyzzyva", "-c").code == 1
    assert search("zyzzyva", "-c").out == "0\n"


def test_offset_goes_on_where_the_first_page_ended(search: Run) -> None:
    first = search("minister", "-l", "-n", "4").out.split()
    second = search("minister", "-l", "-n", "2", "--offset", "2").out.split()

    assert second == first[2:]


def test_a_filter_alone_is_a_search(search: Run) -> None:
    dates = [
        json.loads(line)["published"]
        for line in search("--since", "2015", "-n", "50", "--format", "jsonl").out.splitlines()
    ]

    assert dates
    assert dates == sorted(dates, reverse=True)


def test_a_country_goes_by_code_name_or_demonym(search: Run) -> None:
    counts = {search("-c", "--country", name).out for name in ("KE", "kenya", "Kenyan")}

    assert len(counts) == 1


def test_an_unknown_country_says_what_to_write(search: Run) -> None:
    done = search("x", "--country", "Atlantis")

    assert done.code == 2
    assert (
        done.err == "searchkit: --country: Atlantis is no country known here; "
        "write a code, a name or a people: CN, China, Chinese.\n"
    )


def test_context_shows_the_neighbours(search: Run) -> None:
    answer = json.loads(
        search("minister", "--kind", "body", "-n", "1", "-C", "1", "--format", "json").out
    )

    hit = answer["hits"][0]
    assert len(hit["before"]) + len(hit["after"]) >= 1


def test_the_parts_of_a_score_add_up(search: Run) -> None:
    answer = json.loads(search("minister", "-n", "3", "--explain", "--format", "json").out)

    for hit in answer["hits"]:
        assert sum(part["score"] for part in hit["parts"]) == pytest.approx(hit["score"], abs=1e-9)


def test_explain_says_how_the_query_was_read(search: Run) -> None:
    out = search("minister president", "--country", "Kenya", "--explain", "--since", "2000").out

    assert "read as: minister AND president AND country:KE AND date:2000-01-01.." in out


def test_a_saved_search_stands_for_its_options(
    searchkit: Run, samples_indexed: Path, tmp_path: Path
) -> None:
    (tmp_path / "work" / "searchkit.toml").write_text(
        f'index = "{samples_indexed}"\n[searches.mine]\nquery = "the"\nkind = "caption"\n'
    )

    saved = searchkit("search", "@mine", "-l")
    typed = searchkit("search", "the", "--kind", "caption", "-l")

    assert saved.out == typed.out
    assert saved.code == 0


def test_an_unknown_saved_search_says_how_to_save_one(search: Run) -> None:
    done = search("@mine")

    assert done.code == 2
    assert "[searches.mine]" in done.err
