"""What is particular to the engine in memory; what all engines must do is in the other modules."""

from collections.abc import Iterable, Iterator

from searchkit.domain.article import Article, Kind, Paragraph
from searchkit.domain.query import Query
from tests.contracts.archives import STAMP, DictArchive, archive, story
from tests.contracts.memory_engine import GENERATIONS_KEPT, MemoryEngine


def test_only_the_newest_generations_are_kept_and_no_number_comes_twice() -> None:
    engine = MemoryEngine()
    for number in range(1, GENERATIONS_KEPT + 3):
        assert engine.publish(archive(story("a", f"text {number}")), STAMP).generation == number

    for number in range(GENERATIONS_KEPT - 1):
        assert engine.rollback() == GENERATIONS_KEPT + 1 - number
    assert engine.publish(archive(), STAMP).generation == GENERATIONS_KEPT + 3


def test_a_level_publication_reads_no_article() -> None:
    class Unread(DictArchive):
        def articles(self, ids: Iterable[str]) -> Iterator[Article]:
            raise AssertionError(ids)

    engine = MemoryEngine()
    stories = archive(story("a", "text"))
    engine.publish(stories, STAMP)

    assert not engine.publish(Unread(stories.stories), STAMP).written


def test_an_archive_that_lost_an_article_it_names_is_noticed() -> None:
    class Forgetful(DictArchive):
        def articles(self, ids: Iterable[str]) -> Iterator[Article]:
            return iter(())

    engine = MemoryEngine()
    engine.publish(Forgetful(archive(story("a", "text")).stories), STAMP)

    (trouble,) = engine.check()
    assert "generation 1" in trouble


def test_paragraphs_keep_their_ordinals_where_some_are_missing() -> None:
    article = Article(
        "a" * 10, 0, (Paragraph(3, Kind.BODY, "war"), Paragraph(12, Kind.BODY, "war"))
    )
    engine = MemoryEngine()
    engine.publish(archive(article), STAMP)

    with engine.open() as snapshot:
        ids = [hit.id for hit in snapshot.search(Query()).hits]
    assert ids == [f"{article.id}-3", f"{article.id}-12"]
