import json
from dataclasses import replace
from datetime import date

import pytest

from searchkit.domain.aliases import Aliases
from searchkit.domain.article import (
    Article,
    Confidence,
    CountryFinding,
    Dropped,
    DroppedKind,
    Kind,
    Paragraph,
    PublishedDate,
    SpeakerFinding,
    citation,
)
from searchkit.domain.document import document_of, documents_of
from searchkit.domain.identity import article_id, paragraph_id, split_paragraph_id
from searchkit.domain.record import (
    Keeper,
    article_around,
    article_from_record,
    article_record,
    canonical,
    kept,
    packed,
    unpacked,
)

ARTICLE = Article(
    id=article_id("00ff"),
    ordinal=0,
    title="Ministers meet",
    published=PublishedDate(date(2021, 3, 23), "the URL", Confidence.STATED),
    paragraphs=(
        Paragraph(0, Kind.TITLE, "Ministers meet"),
        Paragraph(1, Kind.BODY, "First.", countries=(CountryFinding("CN", "Beijing"),)),
        Paragraph(2, Kind.CAPTION, "A picture."),
        Paragraph(3, Kind.BODY, "Second.", speakers=(SpeakerFinding("Wang Yi", "Wang", "said"),)),
    ),
    dropped=(Dropped(DroppedKind.DATE_LINE, "Today"),),
    paths=("news/a.txt",),
)


def test_an_article_survives_being_written_as_json() -> None:
    written = json.dumps(article_record(ARTICLE))

    assert article_from_record(json.loads(written)) == ARTICLE


def test_an_article_is_kept_without_the_places_where_it_lies_and_the_warnings_of_its_clipping() -> (
    None
):
    given = replace(ARTICLE, ordinal=4, warnings=("page 2 needs OCR", "Odd."))

    whole = kept(given, besides=["page 2 needs OCR"])

    assert whole.article() == replace(ARTICLE, paths=(), warnings=("Odd.",))
    assert (whole.id, whole.warnings) == (ARTICLE.id, ("Odd.",))
    assert whole == kept(replace(given, ordinal=0, paths=("elsewhere",), warnings=("Odd.",)))


def test_halves_of_utf_16_pairs_are_kept_joined_or_replaced() -> None:
    title = Paragraph(0, Kind.TITLE, "a\ud83d\ude00b lone \ud800")

    (paragraph,) = kept(replace(ARTICLE, paragraphs=(title,))).article().paragraphs

    assert paragraph.text == "a\U0001f600b lone \ufffd"


def test_bytes_that_unpack_to_more_than_an_article_has_are_refused() -> None:
    plain = canonical(article_record(ARTICLE))

    assert unpacked(packed(plain), len(plain)) == article_record(ARTICLE)
    with pytest.raises(ValueError, match="too long"):
        unpacked(packed(plain), len(plain) - 1)
    with pytest.raises(ValueError, match="cut off"):
        unpacked(packed(plain)[:-5])


def test_a_paragraph_is_read_without_its_article_as_with_it() -> None:
    kenya = (CountryFinding("KE", "Nairobi"),)
    headed = (replace(ARTICLE.paragraphs[0], countries=kenya), *ARTICLE.paragraphs[1:])
    untitled = ARTICLE.paragraphs[1:]
    captioned = (ARTICLE.paragraphs[2], ARTICLE.paragraphs[3])
    for paragraphs in (ARTICLE.paragraphs, headed, untitled, captioned):
        article = replace(ARTICLE, paragraphs=paragraphs)
        record = json.loads(canonical(article_record(article)))

        read = [article_around(record, paragraph.ordinal) for paragraph in paragraphs]

        of_part = [
            document_of(part, paragraph.ordinal, number)
            for (part, number), paragraph in zip(read, paragraphs, strict=True)
        ]
        assert of_part == [*documents_of(article)]
    with pytest.raises(KeyError):
        article_around(record, 7)


def test_body_paragraphs_are_cited_past_a_caption_without_a_gap() -> None:
    assert [citation(ARTICLE, n) for n in range(4)] == ["title", "p1", "c1", "p2"]
    assert [d.number for d in documents_of(ARTICLE)] == [None, 1, 1, 2]


def test_a_paragraph_id_can_be_taken_apart() -> None:
    assert split_paragraph_id(paragraph_id("k5x2m7q4ra", 7)) == ("k5x2m7q4ra", 7)


def test_a_ring_of_aliases_ends() -> None:
    assert Aliases({"A": "B", "B": "A"}).canonical("A") == "B"


@pytest.mark.parametrize(
    "found",
    [
        ARTICLE,
        replace(ARTICLE, countries=("CN",), warnings=("half of it is missing",)),
        replace(ARTICLE, paragraphs=(replace(ARTICLE.paragraphs[0], speakers=()),)),
        replace(ARTICLE, paragraphs=()),
    ],
)
def test_an_article_is_kept_the_same_whatever_was_kept_before_it(found: Article) -> None:
    keeper = Keeper()
    keeper.kept(ARTICLE)

    again = keeper.kept(found)

    assert again == kept(found)
    assert again.article() == replace(found, ordinal=0, paths=())
