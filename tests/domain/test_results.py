import dataclasses

import pytest

from searchkit.domain.article import Article, Kind, Paragraph
from searchkit.domain.document import ParagraphDocument, documents_of
from searchkit.domain.results import FacetCount, Hit, Later, Results
from tests.support.hits import hit_of

STORY = Article(
    id="aaaaaaaaaa",
    ordinal=0,
    title="Ministers meet",
    source="AP",
    paragraphs=(
        Paragraph(0, Kind.TITLE, "Ministers meet"),
        Paragraph(1, Kind.BODY, "They met.", page=1),
        Paragraph(2, Kind.CAPTION, "A table."),
        Paragraph(4, Kind.BODY, "They left.", page=2),
    ),
    paths=("clippings/a.txt",),
)
TITLE, MET, TABLE, LEFT = documents_of(STORY)


@pytest.mark.parametrize("document", [TITLE, MET, TABLE, LEFT])
def test_a_hit_carries_every_field_of_its_document(document: ParagraphDocument) -> None:
    hit = hit_of(document)

    for field in dataclasses.fields(ParagraphDocument):
        assert getattr(hit, field.name) == getattr(document, field.name)


def test_only_the_headline_of_its_own_article_is_shown_as_one() -> None:
    assert hit_of(TITLE).is_own_title
    assert not hit_of(MET).is_own_title
    assert not hit_of(dataclasses.replace(TITLE, title="Another headline")).is_own_title


@pytest.mark.parametrize(
    ("hit", "around", "before", "after"),
    [
        (MET, 0, (), ()),
        (MET, 1, (TITLE,), (TABLE,)),
        (TABLE, 9, (TITLE, MET), (LEFT,)),
        (LEFT, 1, (TABLE,), ()),
    ],
)
def test_neighbours_are_those_of_the_article_and_end_with_it(
    hit: ParagraphDocument,
    around: int,
    before: tuple[ParagraphDocument, ...],
    after: tuple[ParagraphDocument, ...],
) -> None:
    assert hit_of(hit, articles=[STORY]).neighbours(around) == (before, after)


def test_copies_are_named_by_outlet_and_one_without_keeps_its_place() -> None:
    unknown = dataclasses.replace(STORY, id="bbbbbbbbbb", source=None)

    hit = hit_of(MET, articles=[STORY, unknown], copies=["bbbbbbbbbb", "aaaaaaaaaa"])

    assert hit.also_in == ("", "AP")


def test_a_hit_is_told_by_what_was_found_not_by_where_its_text_comes_from() -> None:
    assert hit_of(MET, score=2.5) == Hit("aaaaaaaaaa-1", 2.5)


def test_an_engines_own_hit_says_why_it_has_no_text() -> None:
    with pytest.raises(LookupError, match="ask a searchkit Index"):
        Hit("aaaaaaaaaa-1", 2.5).text  # noqa: B018


def test_what_is_not_always_shown_is_counted_once_and_when_it_is_asked_for() -> None:
    asked: list[str] = []

    def count_stories() -> int:
        asked.append("stories")
        return 2

    results = Results(3, (), {}, counted_stories=Later(count_stories))
    before = list(asked)

    assert (results.total_stories, results.total_stories) == (2, 2)
    assert (before, asked) == ([], ["stories"])


def test_a_facets_counts_are_the_same_whenever_they_were_counted() -> None:
    at_once = FacetCount("Mere Lee", 5, (3, 0))

    assert FacetCount("Mere Lee", 5, lambda _: (3, 0)) == at_once
    assert FacetCount("Mere Lee", 5, lambda _: (4, 0)) != at_once
    assert FacetCount("Mere Lee", 5, lambda name: (len(name or ""), 1)).stories == len("Mere Lee")
