"""Another searchkit reads or finds otherwise: what it makes anew, when, and what it says of it."""

import dataclasses
import json
import os
import signal
import time
from pathlib import Path

import pytest

from searchkit.archive.sqlite_archive import BATCH_SECONDS
from searchkit.copies import signature
from searchkit.domain.article import Article
from searchkit.domain.ledger import Superseded
from searchkit.domain.query import Query
from searchkit.domain.stamp import Stamp
from searchkit.engines.whoosh import WhooshEngine
from searchkit.ingest.request import Skills
from tests.ingest.desk import Desk, counts, enrich, understand, understand_and_sign
from tests.ingest.test_history import in_a_child

OLD = Stamp("r1", "copies:c1 countries:n1 published:p1", "i1")
NOTHING = Superseded(0, 0, ())


def sourced(source: str) -> Skills:
    """Return skills that find this source in every article."""

    def enrich_so(article: Article) -> Article:
        return dataclasses.replace(enrich(article), source=source)

    return Skills(understand, enrich_so, signature)


@pytest.fixture
def aged(desk: Desk) -> Desk:
    """A desk with three clippings, indexed by an earlier searchkit."""
    desk.engine = WhooshEngine(desk.index)
    desk.skills, desk.stamp = sourced("old"), OLD
    for name in ("a", "b", "c"):
        desk.write(f"{name}.txt", f"Story {name}.")
    desk.run()
    desk.skills = sourced("new")
    return desk


def sources(desk: Desk) -> dict[str, str | None]:
    """Return the first words of each article that a search finds, with its source."""
    with desk.engine.open() as snapshot:
        ids = [hit.id for hit in snapshot.search(Query(limit=1000)).hits]
        return {found.text: found.source for found in snapshot.paragraphs(ids)}


def test_other_rules_find_out_anew_without_reading_and_say_of_what(aged: Desk) -> None:
    aged.stamp = Stamp("r1", "copies:c1 countries:n2 published:p2", "i1")

    report = aged.run()

    assert counts(report) == {"unchanged": 3}
    assert report.enriched == 3
    assert aged.told == [
        "searchkit's rules for countries and dates are others than they were: "
        "finding out anew about 3 articles. --no-refresh puts it off."
    ]
    assert set(sources(aged).values()) == {"new"}


def test_another_reader_reads_again_and_says_so(aged: Desk) -> None:
    aged.stamp = dataclasses.replace(OLD, reading="r2")

    report = aged.run()

    assert counts(report) == {"indexed": 3}
    assert aged.told == [
        "searchkit reads files otherwise than it did: reading 3 clippings again. "
        "--no-refresh puts it off."
    ]


def test_what_was_skipped_is_tried_again_and_is_not_called_another_way_of_reading(
    desk: Desk,
) -> None:
    desk.write("a.txt", "One.")
    desk.write("b.txt", b"\0\1")
    desk.run()

    report = desk.run(rebuild=True)

    assert counts(report) == {"unchanged": 1, "skipped": 1}
    assert desk.told == []


def test_another_make_of_the_index_builds_only_that_anew(aged: Desk) -> None:
    aged.stamp = dataclasses.replace(OLD, index="i2")

    report = aged.run()

    assert (counts(report), report.enriched) == ({"unchanged": 3}, 0)
    assert aged.told == [
        "searchkit's index is of another make now: building it anew from the archive."
    ]
    assert aged.engine.stamp() == aged.stamp
    assert set(sources(aged).values()) == {"old"}


def test_a_run_of_the_same_searchkit_says_nothing(aged: Desk) -> None:
    aged.run()

    assert aged.told == []
    assert aged.superseded() == NOTHING


def test_what_is_put_off_stays_as_it_was_while_new_clippings_join(aged: Desk) -> None:
    aged.stamp = Stamp("r2", "copies:c1 countries:n2 published:p1", "i2")
    aged.write("d.txt", "Story d.")

    report = aged.run(refresh=False)

    assert counts(report) == {"indexed": 1, "unchanged": 3}
    assert aged.told == []
    assert sources(aged) == {
        "Story a.": "old",
        "Story b.": "old",
        "Story c.": "old",
        "Story d.": "new",
    }
    assert aged.superseded() == Superseded(3, 3, ("countries",), is_index=True)


def test_what_was_put_off_is_made_by_the_next_run_as_if_it_never_was(aged: Desk) -> None:
    aged.stamp = Stamp("r2", "copies:c1 countries:n2 published:p1", "i2")
    aged.run(refresh=False)

    report = aged.run()

    assert counts(report) == {"indexed": 3}
    assert len(aged.told) == 2  # that it reads again, and that the index is built anew
    assert set(sources(aged).values()) == {"new"}
    assert aged.superseded() == NOTHING


def test_a_long_export_that_was_only_read_is_found_out_about_whatever_is_put_off(
    aged: Desk,
) -> None:
    aged.stamp = dataclasses.replace(OLD, findings="countries:n2")
    texts = ", ".join(f'"Text {number}."' for number in range(500))
    aged.write("export.jsonl", f'{{"paragraphs": [{texts}]}}')

    report = aged.run(refresh=False)

    assert report.enriched == 1
    assert sources(aged)["Text 0."] == "new"


def test_what_could_not_be_read_is_not_tried_again_while_that_is_put_off(desk: Desk) -> None:
    desk.write("a.txt", b"\0")
    desk.run()
    desk.stamp = dataclasses.replace(desk.stamp, reading="r2")
    desk.skills = Skills(
        lambda source: understand(dataclasses.replace(source, data=b"Now.")), enrich, signature
    )

    assert counts(desk.run(refresh=False)) == {"skipped": 1}
    assert counts(desk.run()) == {"indexed": 1}


def test_folders_out_of_reach_keep_their_readings_and_are_found_out_about(
    aged: Desk, tmp_path: Path
) -> None:
    aged.stamp = Stamp("r2", "countries:n2", "i1")
    aged.folder.rename(tmp_path / "elsewhere")

    aged.run()

    assert set(sources(aged).values()) == {"new"}
    assert aged.superseded() == Superseded(3, 0, ())


def test_a_search_answers_by_the_old_findings_until_all_are_made(aged: Desk) -> None:
    aged.stamp = dataclasses.replace(OLD, findings="countries:n2")
    seen: list[dict[str, str | None]] = []

    aged.run(progress=lambda done, total: seen.append(sources(aged)))

    assert len(seen) >= 1
    assert all(set(each.values()) == {"old"} for each in seen)
    assert set(sources(aged).values()) == {"new"}


def test_a_refresh_that_is_killed_goes_on_where_it_was(desk: Desk) -> None:
    desk.skills = Skills(understand_and_sign, enrich, signature)
    lines = [json.dumps({"paragraphs": ["Text."] * 100, "n": n}) for n in range(400)]
    for first in range(0, 400, 20):  # small files: a busy machine reads each within its limit
        desk.write(f"export-{first}.jsonl", "\n".join(lines[first : first + 20]))
    desk.run()
    desk.stamp = dataclasses.replace(desk.stamp, findings="f2")

    has_waited = False

    def die(done: int, total: int) -> None:
        nonlocal has_waited
        if total < 100:  # files are read first, and are only twenty
            return
        if done > total // 4 and not has_waited:
            time.sleep(BATCH_SECONDS + 0.1)  # what is done by then is kept
            has_waited = True
        if done > total // 2:
            os.kill(os.getpid(), signal.SIGKILL)

    os.waitpid(in_a_child(lambda: desk.run(progress=die)), 0)
    left = desk.superseded().articles
    report = desk.run()

    assert 0 < left < 400  # of the half that was done the last second may be lost
    assert report.enriched == left
    assert desk.superseded() == NOTHING
