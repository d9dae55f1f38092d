"""A paragraph with its article's fields, and the countries that it has from its story."""

from datetime import date

from searchkit.domain.article import (
    Article,
    Confidence,
    CountryFinding,
    Kind,
    Paragraph,
    PublishedDate,
    SpeakerFinding,
)
from searchkit.domain.document import About, documents_of


def paragraph(kind: Kind, *codes: str, is_given_no_country: bool = False) -> Paragraph:
    countries = tuple(CountryFinding(code) for code in codes)
    return Paragraph(0, kind, "x", countries=countries, is_given_no_country=is_given_no_country)


def about(*paragraphs: Paragraph, title: tuple[str, ...] = (), dateline: tuple[str, ...] = ()) -> list[str]:  # fmt: skip
    """Return the countries of each paragraph as `KE`, inherited ones as `(KE)`."""
    placed = tuple(
        Paragraph(n, p.kind, p.text, countries=p.countries, is_given_no_country=p.is_given_no_country)
        for n, p in enumerate(paragraphs)
    )  # fmt: skip
    article = Article("a" * 10, 0, placed, title_countries=title, dateline_countries=dateline)
    return [
        " ".join(f"({each.code})" if each.is_inherited else each.code for each in document.about)
        for document in documents_of(article)
    ]


TITLE, BODY, CAPTION, ASIDE = Kind.TITLE, Kind.BODY, Kind.CAPTION, Kind.ASIDE


def test_what_names_a_country_inherits_none() -> None:
    assert about(paragraph(TITLE, "KE"), paragraph(BODY, "TZ"), paragraph(BODY)) == ["KE", "TZ", "(KE)"]  # fmt: skip


def test_body_and_captions_inherit_and_asides_do_not() -> None:
    paragraphs = [paragraph(kind) for kind in (BODY, CAPTION, ASIDE, TITLE)]

    assert about(paragraph(TITLE, "KE"), *paragraphs) == ["KE", "(KE)", "(KE)", "", ""]


def test_the_title_comes_before_the_first_paragraph_and_that_before_the_dateline() -> None:
    first, second = paragraph(BODY, "TZ"), paragraph(BODY)

    assert about(first, second, title=("KE",), dateline=("UG",)) == ["TZ", "(KE)"]
    assert about(first, second, dateline=("UG",)) == ["TZ", "(TZ)"]
    assert about(second, first, dateline=("UG",)) == ["(UG)", "TZ"]
    assert about(second, first) == ["", "TZ"]


def test_what_the_first_paragraph_names_in_passing_is_not_inherited() -> None:
    paragraphs = (
        Paragraph(0, Kind.BODY, "x", countries=(CountryFinding("DK"), CountryFinding("NP"))),
        Paragraph(1, Kind.BODY, "y"),
    )
    article = Article("a" * 10, 0, paragraphs, passing_countries=("DK",))

    first, second = documents_of(article)

    assert first.about == (About("DK"), About("NP"))
    assert second.about == (About("NP", is_inherited=True),)


def test_a_title_that_is_a_paragraph_says_what_it_names_itself() -> None:
    assert about(paragraph(TITLE), paragraph(BODY), title=("KE",), dateline=("UG",)) == ["", "(UG)"]


def test_three_countries_are_inherited_and_four_are_none() -> None:
    body = paragraph(BODY)

    assert about(body, title=("KE", "TZ", "UG")) == ["(KE) (TZ) (UG)"]
    assert about(body, title=("KE", "TZ", "UG", "RW"), dateline=("KE",)) == [""]
    assert about(body, title=("KE", "TZ", "UG", "KE")) == ["(KE) (TZ) (UG)"]


def test_a_paragraph_that_was_given_no_country_inherits_none() -> None:
    given = paragraph(BODY, is_given_no_country=True)

    assert about(given, paragraph(BODY), title=("KE",)) == ["", "(KE)"]


def test_a_document_has_all_fields_of_its_article() -> None:
    wang = SpeakerFinding("Wang Yi", "Wang", "said", direct=True)
    again = SpeakerFinding("Wang Yi", "he", "warned")
    article = Article(
        "a" * 10,
        0,
        (Paragraph(0, Kind.BODY, "x", speakers=(wang, again)),),
        agency="AP",
        published=PublishedDate(date(2021, 3, 23), "lead", Confidence.INFERRED),
        title_countries=("CN",),
        paths=("clippings/a.txt", "copies/a.txt"),
    )

    (document,) = documents_of(article)

    assert (document.speakers, document.sayings) == (("Wang Yi",), (wang, again))
    assert (document.countries, document.about) == ((), (About("CN", is_inherited=True),))
    assert document.published_confidence is Confidence.INFERRED
    assert document.agency == "AP"
    assert (document.path, document.paths) == ("clippings/a.txt", article.paths)
