"""`publish`, `open`, `rollback`, and what a snapshot gives back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from searchkit.domain.article import Kind
from searchkit.domain.document import documents_of
from searchkit.domain.errors import IndexMissing, NothingOlder
from searchkit.domain.query import Query
from searchkit.domain.results import IndexSummary
from searchkit.ports import SearchEngine
from tests.contracts.archives import STAMP, DictArchive, archive, paragraph, story
from tests.contracts.desk import Desk

FIRST = story("a", "war", "peace", title="Talks", published="2021-03-23", source="AP")
NEW = story("c", "new")
SECOND = story("b", "war", published="2020-01-02")


def test_opening_what_was_never_published_says_so(engine: SearchEngine) -> None:
    with pytest.raises(IndexMissing):
        engine.open()


def test_a_first_publication_counts_articles_and_paragraphs(engine: SearchEngine) -> None:
    publication = engine.publish(archive(FIRST, SECOND), STAMP)

    assert publication.written
    assert (publication.added, publication.removed, publication.paragraphs) == (2, 0, 3)


def test_a_second_publication_of_the_same_writes_nothing(engine: SearchEngine) -> None:
    first = engine.publish(archive(FIRST), STAMP)
    second = engine.publish(archive(FIRST), STAMP)

    assert not second.written
    assert (second.generation, second.added, second.removed) == (first.generation, 0, 0)
    assert second.paragraphs == 2


def test_changed_added_and_removed_articles_are_counted(engine: SearchEngine) -> None:
    first = engine.publish(archive(FIRST, SECOND), STAMP)
    changed = replace(FIRST, title="Other talks")
    second = engine.publish(archive(changed, story("c", "new")), STAMP)

    assert second.written
    assert second.generation > first.generation
    assert (second.added, second.removed, second.paragraphs) == (2, 2, 3)


@pytest.mark.parametrize("from_nothing", [False, True])
def test_what_a_damaged_archive_lost_stays_until_it_is_there_again(
    engine: SearchEngine, *, from_nothing: bool
) -> None:
    whole, less = archive(FIRST, SECOND), DictArchive({SECOND.id: SECOND}, lost={FIRST.id})
    engine.publish(whole, STAMP)
    served = engine.publish(less, STAMP, from_nothing=from_nothing)
    again = engine.publish(replace(less, stories={**less.stories, NEW.id: NEW}), STAMP)

    with engine.open() as snapshot:
        assert snapshot.article(FIRST.id) == FIRST
    assert (served.removed, served.paragraphs) == (0, 3)
    assert (again.added, again.removed, again.paragraphs) == (1, 0, 4)
    back = engine.publish(archive(FIRST, SECOND), STAMP)
    assert (back.added, back.removed, back.paragraphs) == (0, 1, 3)
    assert not engine.publish(archive(FIRST, SECOND), STAMP).written
    assert engine.publish(archive(SECOND), STAMP).removed == 1


def test_the_index_follows_the_archive(desk: Desk) -> None:
    desk.publish(FIRST, SECOND)
    assert sorted(desk.found("war")) == ["a-0", "b-0"]

    desk.publish(story("a", "no more", "peace"), story("c", "war"))
    assert desk.found("war") == ["c-0"]
    assert desk.found("title:talks") == []

    desk.publish()
    assert desk.found(None) == []
    with desk.engine.open() as snapshot:
        assert snapshot.summary().paragraphs == 0


def test_from_nothing_builds_the_same_answers(engine: SearchEngine) -> None:
    engine.publish(archive(FIRST, SECOND), STAMP)
    again = engine.publish(archive(FIRST, SECOND), STAMP, from_nothing=True)

    assert again.written
    assert again.added == 2
    assert sorted(Desk(engine).found("war")) == ["a-0", "b-0"]


def test_another_stamp_writes_a_new_generation(engine: SearchEngine) -> None:
    engine.publish(archive(FIRST), STAMP)
    again = engine.publish(archive(FIRST), replace(STAMP, index="i2"))

    assert again.written
    assert again.paragraphs == 2


def test_an_open_snapshot_keeps_its_moment(engine: SearchEngine) -> None:
    engine.publish(archive(FIRST), STAMP)

    with engine.open() as before:
        engine.publish(archive(SECOND), STAMP)
        assert before.search(Query()).total == 2
        assert before.article(FIRST.id) == FIRST
    with engine.open() as after:
        assert after.search(Query()).total == 1


def test_rollback_goes_back_one_generation(engine: SearchEngine) -> None:
    first = engine.publish(archive(FIRST), STAMP)
    engine.publish(archive(SECOND), STAMP)

    assert engine.rollback() == first.generation
    assert Desk(engine).found("peace") == ["a-1"]
    with pytest.raises(NothingOlder):
        engine.rollback()

    onward = engine.publish(archive(SECOND), STAMP)
    assert onward.written
    assert Desk(engine).found("war") == ["b-0"]


def test_only_hits_of_the_articles_that_are_asked_for_are_counted(desk: Desk) -> None:
    first, second = story("a", "war", "war"), story("b", "war")
    desk.publish(first, second, story("c", "peace"), story("d", "war"), copies=[(first, second)])

    some = desk.search("war", articles=frozenset({second.id, "c222222222", "unknown"}))
    folded = desk.search("war", articles=frozenset({second.id}), all_copies=False)

    assert [hit.id for hit in some.hits] == ["b222222222-0"]
    assert (some.total, some.total_stories) == (1, 1)
    assert (folded.total, folded.hits) == (0, ())  # it is folded into the other
    assert desk.search("war", articles=frozenset()).total == 0


def test_what_joined_or_changed_since_a_state_is_known(engine: SearchEngine) -> None:
    engine.publish(archive(FIRST, SECOND), STAMP)
    with engine.open() as snapshot:
        before = snapshot.state()
        assert snapshot.articles_since(before) == frozenset()

    engine.publish(archive(replace(FIRST, title="Other"), SECOND, story("c", "new")), STAMP)
    with engine.open() as snapshot:
        since, after = snapshot.articles_since(before), snapshot.state()
    engine.rollback()
    with engine.open() as snapshot:
        back = snapshot.articles_since(after)

    # An engine may know no better than that all may be new, or that some others may be.
    assert since is None or since >= {FIRST.id, "c222222222"}
    assert back is None or back >= {FIRST.id}


def test_an_article_that_went_and_came_back_counts_as_new_since_it_was_gone(
    engine: SearchEngine,
) -> None:
    engine.publish(archive(FIRST, SECOND), STAMP)
    engine.publish(archive(SECOND), STAMP)
    with engine.open() as snapshot:
        without = snapshot.state()

    engine.rollback()

    with engine.open() as snapshot:
        since = snapshot.articles_since(without)
    assert since is None or FIRST.id in since


def test_a_sound_index_checks_out(engine: SearchEngine) -> None:
    engine.publish(archive(FIRST, SECOND), STAMP)
    engine.publish(archive(SECOND), STAMP)

    assert list(engine.check()) == []


def test_paragraphs_come_back_as_they_went_in_and_in_the_order_asked_for(
    engine: SearchEngine,
) -> None:
    whole = replace(
        story(
            "a",
            paragraph("Title", kind=Kind.TITLE),
            paragraph("Text — “quoted” \U0001f600\x00", speakers=["Wang Yi"], countries=["CN"]),
            paragraph("", kind=Kind.CAPTION),
            title="Title",
            published="2021-03-23",
            source="AP",
        ),
        url="https://example.org/a?b=c",
        paths=("clippings/a.txt", "other/b.txt"),
    )
    engine.publish(archive(whole, SECOND), STAMP)

    with engine.open() as snapshot:
        ids = ["a222222222-2", "b222222222-0", "a222222222-1", "a222222222-0"]
        documents = list(snapshot.paragraphs(ids))
        assert [document.id for document in documents] == ids
        assert [documents[n] for n in (3, 2, 0)] == list(documents_of(whole))
        assert list(snapshot.texts(ids)) == [document.text for document in documents]
        assert snapshot.article(whole.id) == whole
        assert list(snapshot.texts([])) == []
        assert snapshot.paragraphs([]) == [] or not snapshot.paragraphs([])


@pytest.mark.parametrize("id", ["a222222222-9", "zzzzzzzzzz-0", "a222222222", "", "a222222222-00"])
def test_an_unknown_paragraph_is_a_key_error(engine: SearchEngine, id: str) -> None:
    engine.publish(archive(FIRST), STAMP)

    with engine.open() as snapshot:
        with pytest.raises(KeyError):
            snapshot.paragraphs([id])
        with pytest.raises(KeyError):
            snapshot.texts(["a222222222-0", id])


def test_texts_are_those_of_the_last_run(engine: SearchEngine) -> None:
    engine.publish(archive(story("a", "before"), SECOND, story("c", "kept")), STAMP)
    engine.publish(archive(story("a", "after"), story("c", "kept"), story("d", "new")), STAMP)

    with engine.open() as snapshot:
        ids = ["d222222222-0", "a222222222-0", "c222222222-0"]
        assert list(snapshot.texts(ids)) == ["new", "after", "kept"]
        with pytest.raises(KeyError):
            snapshot.texts(["b222222222-0"])


@pytest.mark.parametrize("id", ["zzzzzzzzzz", "", "a222222222-0"])
def test_an_unknown_article_is_a_key_error(engine: SearchEngine, id: str) -> None:
    engine.publish(archive(FIRST), STAMP)

    with engine.open() as snapshot, pytest.raises(KeyError):
        snapshot.article(id)


def test_the_summary_counts_what_is_served(engine: SearchEngine) -> None:
    publication = engine.publish(archive(FIRST, SECOND, story("c", "x")), STAMP)

    with engine.open() as snapshot:
        assert snapshot.summary() == IndexSummary(
            generation=publication.generation,
            articles=3,
            paragraphs=4,
            since=date(2020, 1, 2).isoformat(),
            until=date(2021, 3, 23).isoformat(),
        )


def test_an_article_without_paragraphs_counts_but_has_no_part_in_the_span(
    engine: SearchEngine,
) -> None:
    engine.publish(archive(story("a", published="2019-05-05"), SECOND), STAMP)

    with engine.open() as snapshot:
        summary = snapshot.summary()
        assert snapshot.article("a222222222").paragraphs == ()
    assert (summary.articles, summary.paragraphs, summary.since) == (2, 1, "2020-01-02")


def test_an_archive_without_dates_has_no_span(engine: SearchEngine) -> None:
    engine.publish(archive(story("c", "x")), STAMP)

    with engine.open() as snapshot:
        summary = snapshot.summary()
    assert (summary.since, summary.until) == (None, None)


def test_two_engines_of_one_kind_share_nothing(new_engine: Callable[[], SearchEngine]) -> None:
    first, second = new_engine(), new_engine()
    first.publish(archive(FIRST), STAMP)

    with pytest.raises(IndexMissing):
        second.open()
