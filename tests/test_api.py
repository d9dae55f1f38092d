import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import searchkit
from searchkit import CountBy, Facet, FacetRequest, Filters, Kind, PairRequest, Sort
from searchkit.domain.errors import IndexMissing, QueryError, UsageError


def test_a_program_asks_as_the_readme_says(samples_indexed: Path) -> None:
    with searchkit.open_index(samples_indexed) as index:
        results = index.search(
            "minister", filters=Filters(kinds=(Kind.BODY,)), facets=(Facet.COUNTRY,), limit=3
        )

        assert results.total >= 3
        assert [hit.id for hit in results.hits] == [hit.document.id for hit in results.hits]
        assert results.facets[Facet.COUNTRY]
        for hit in results.hits:
            assert hit.score > 0
            assert hit.snippet in hit.text
            assert [hit.text[start:end].lower() for start, end in hit.highlights]


def test_without_text_the_newest_come_first(samples_indexed: Path) -> None:
    with searchkit.open_index(str(samples_indexed)) as index:
        results = index.search(filters=Filters(kinds=(Kind.BODY,)), limit=50)

        days = [hit.document.published for hit in results.hits]
        known = [day for day in days if day]
        assert known == sorted(known, reverse=True)
        assert days[: len(known)] == known


def test_all_copies_are_shown_unless_told_otherwise(samples_indexed: Path) -> None:
    with searchkit.open_index(samples_indexed) as index:
        everything = index.search("the").total
        assert index.search("the", all_copies=False).total <= everything


def test_order_offset_and_a_facets_limit(samples_indexed: Path) -> None:
    with searchkit.open_index(samples_indexed) as index:
        first = index.search("the", sort=Sort.OLDEST, limit=4)
        later = index.search("the", sort=Sort.OLDEST, limit=2, offset=2)
        facets = index.search("the", facets=[FacetRequest(Facet.SPEAKER, 1)]).facets

        assert [hit.id for hit in later.hits] == [hit.id for hit in first.hits[2:]]
        assert len([count for count in facets[Facet.SPEAKER] if count.value]) == 1


def test_filters_take_what_the_options_take(samples_indexed: Path) -> None:
    with searchkit.open_index(samples_indexed) as index:
        written = Filters(
            countries=("Kenyan",), speakers=("Ms. Kamotho",), since="2022", until="2022-08"
        )
        exact = Filters(
            countries=("KE",),
            speakers=("Wanjiru Kamotho",),
            since=date(2022, 1, 1),
            until=date(2022, 8, 31),
        )

        assert index.search(filters=written).total == index.search(filters=exact).total > 0
        assert index.search("*", filters=Filters(since="1d")).total == 0
        for bad in (Filters(since="soon"), Filters(countries=("Atlantis",))):
            with pytest.raises(UsageError):
                index.search("*", filters=bad)


def test_a_pair_of_facets_and_the_order_of_counts(samples_indexed: Path) -> None:
    with searchkit.open_index(samples_indexed) as index:
        pair = (Facet.SPEAKER, Facet.COUNTRY)
        results = index.search(
            "*", facets=(pair, PairRequest((Facet.YEAR, Facet.KIND), 1)), count_by=CountBy.STORY
        )

        assert len(results.pairs[pair]) > 3
        assert [*results.pairs] == [pair, (Facet.YEAR, Facet.KIND)]
        stories = [count.stories for count in results.pairs[pair][:-1]]
        assert stories == sorted(stories, reverse=True)


def test_errors_are_those_of_the_command_line(samples_indexed: Path, tmp_path: Path) -> None:
    with pytest.raises(IndexMissing):
        searchkit.open_index(tmp_path / "none")
    with searchkit.open_index(samples_indexed) as index:
        with pytest.raises(QueryError):
            index.search("((((")
        with pytest.raises(UsageError):
            index.search()
        with pytest.raises(KeyError):
            index.article("nonsense")


def test_importing_searchkit_costs_nothing() -> None:
    program = "import sys, searchkit; print([m for m in sys.modules if m.startswith('searchkit.')])"

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout == "[]\n"


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        searchkit.nonsense  # noqa: B018


STORY = """Ferry strike ends

LISBON, 3 May 2021 - "We sail at dawn," Ines Duarte said.
"""


def test_a_program_indexes_and_asks(tmp_path: Path) -> None:
    (tmp_path / "clippings").mkdir()
    (tmp_path / "clippings" / "ferry.txt").write_text(STORY)

    report = searchkit.index_folder(tmp_path / "index", tmp_path / "clippings")
    again = searchkit.index_folder(str(tmp_path / "index"))

    assert (report.indexed, report.skipped) == (1, 0)
    assert (again.unchanged, again.written) == (1, False)
    with searchkit.open_index(tmp_path / "index") as index:
        (hit,) = index.search("dawn").hits
        assert hit.speakers == ("Ines Duarte",)


def test_several_folders_are_named_at_once(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "ferry.txt").write_text(f"{STORY}\nIn port {name} nobody was glad.\n")

    folders = [tmp_path / "a", tmp_path / "b"]
    assert searchkit.index_folder(tmp_path / "index", folders, jobs=1).indexed == 2


def test_a_file_that_cannot_be_read_is_in_the_report(tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing more")

    report = searchkit.index_folder(tmp_path / "index", tmp_path / "broken.pdf")

    (trouble,) = report.troubles
    assert report.skipped == 1
    assert "broken.pdf" in trouble.path


def test_a_path_that_is_not_there_leaves_no_index_behind(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        searchkit.index_folder(tmp_path / "index", tmp_path / "nowhere")

    assert not (tmp_path / "index").exists()


def test_a_clipping_is_parsed_without_an_index(tmp_path: Path) -> None:
    clipping = tmp_path / "ferry.txt"
    clipping.write_text(STORY)

    (article,) = searchkit.parse(clipping)

    assert article.title == "Ferry strike ends"
    assert [paragraph.kind for paragraph in article.paragraphs] == [Kind.TITLE, Kind.BODY]


def test_what_cannot_be_parsed_says_why(tmp_path: Path) -> None:
    with pytest.raises(searchkit.UnreadableClipping, match="no such file"):
        searchkit.parse(tmp_path / "none.txt")


def test_filters_ask_for_those_without(samples_indexed: Path) -> None:
    with searchkit.open_index(samples_indexed) as index:
        for without in (None, "none", "unknown"):
            found = index.search(filters=Filters(speakers=(without,), countries=("Fiji",)))
            assert found.total
            assert all(hit.speakers == () for hit in found.hits)
