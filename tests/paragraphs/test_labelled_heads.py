"""Heads whose lines are labelled: exports of databases in other languages, and of programs that keep clippings."""

import pytest

from searchkit.domain.article import Article, DroppedKind, Kind
from tests.support.understanding import body, read, understand

TOLD = (
    "The lighthouse of Nuku will be lit again on Friday, the harbour board of Tonga said.",
    '"Ships came anyway," said Sione Latu, who kept the lamp for nine years.',
)


def article(text: str) -> Article:
    (found,) = read("a.txt", text.encode())
    return understand(found)


# Labels of a title, an author, an outlet and a day.
HEADS = {
    "NewsBank": ("Title", "Author", "Publication", "Date"),
    "a message": ("Subject", "Author", "Source", "Date"),
    "Gale": ("Title", "Byline", "Source", "Published"),
    "German": ("Titel", "Autor", "Quelle", "Datum"),
    "French": ("Titre", "Auteur", "Source", "Date"),
    "Spanish": ("Título", "Autor", "Fuente", "Fecha"),
    "Italian": ("Titolo", "Autore", "Fonte", "Data"),
}


@pytest.mark.parametrize("labels", HEADS.values(), ids=HEADS)
@pytest.mark.parametrize("apart", ["\n", "\n\n"], ids=["together", "apart"])
def test_a_head_of_labels_is_title_author_outlet_and_day(
    labels: tuple[str, ...], apart: str
) -> None:
    values = ("Lighthouse lit again", "Mele Fonua", "Reef Courier", "4 June 2015")
    head = apart.join(f"{label}: {value}" for label, value in zip(labels, values, strict=True))

    found = article(f"{head}\n\n{TOLD[0]}\n\n{TOLD[1]}\n")

    assert (found.title, found.byline, found.source) == values[:3]
    assert found.published is not None
    assert str(found.published.date) == "2015-06-04"
    assert body(found) == list(TOLD)


@pytest.mark.parametrize(
    "source",
    [
        "Reef Courier. 04/26/2015, p7.",
        "Reef Courier. (April 26, 2015): News: p7.",
        "Reef Courier ; Nuku [Nuku]. 26 April 2015: 7.",
    ],
)
def test_the_day_of_an_issue_stands_behind_its_outlet(source: str) -> None:
    found = article(
        f"Title: Lighthouse lit again\nAuthor: Mele Fonua\nSource: {source}\n\n{TOLD[0]}\n"
    )

    assert found.source == "Reef Courier"
    assert found.published is not None
    assert str(found.published.date) == "2015-04-26"


def test_a_headline_may_stand_above_the_labels() -> None:
    found = article(
        f"Lighthouse lit again\n\nAuthor: Mele Fonua\nSource: Reef Courier\nDate: 4 June 2015\n\n{TOLD[0]}\n"
    )

    assert (found.title, found.byline, found.source) == (
        "Lighthouse lit again",
        "Mele Fonua",
        "Reef Courier",
    )
    assert body(found) == [TOLD[0]]


@pytest.mark.parametrize(
    "talk",
    [
        "Keeper: Who lit it?\n\nPilot: The board.\n\nKeeper: And who pays?\n\nPilot: The ships.",
        f"Source: the board’s own figures.\n\n{TOLD[0]}\n\nDate: nobody knows.",
        f"{TOLD[0]}\n\nTitle: a word for a king.\n\nAuthor: a word for a maker.\n\nDate: a fruit.",
    ],
    ids=["a talk", "two labels", "below the first paragraph"],
)
def test_other_lines_with_a_colon_are_no_head(talk: str) -> None:
    found = article(f"{talk}\n")

    told = [p.text for p in found.paragraphs]
    assert [line for line in talk.split("\n\n") if line not in told] == []


@pytest.mark.parametrize(
    ("author", "length", "loaded", "language", "rights"),
    [
        ("AUTOR", "LÄNGE: 212 Wörter", "UPDATE", "SPRACHE", "Alle Rechte vorbehalten"),
        ("AUTEUR", "LONGUEUR: 212 mots", "DATE-CHARGEMENT", "LANGUE", "Tous droits réservés"),
        (
            "AUTOR",
            "LONGITUD: 212 palabras",
            "FECHA-DE-CARGA",
            "IDIOMA",
            "Todos los derechos reservados",
        ),
    ],
    ids=["German", "French", "Spanish"],
)
def test_nexis_labels_its_records_in_other_languages(
    author: str, length: str, loaded: str, language: str, rights: str
) -> None:
    found = article(
        f"""
                               1 of 1 DOCUMENTS


                            Reef Courier (Nuku)

                            4 June 2015

Lighthouse lit again

{author}: Mele Fonua

{length}

{TOLD[0]}

{TOLD[1]}

{loaded}: 5. Juni 2015

{language}: TONGAN

                       Copyright 2015 Reef Media
                          {rights}
"""
    )

    assert (found.title, found.byline, found.source) == (
        "Lighthouse lit again",
        "Mele Fonua",
        "Reef Courier (Nuku)",
    )
    assert body(found) == list(TOLD)
    assert [p.text for p in found.paragraphs if p.kind is Kind.ASIDE] == []


@pytest.mark.parametrize("value", ["2.4 km", "forty metres", "long"])
def test_the_length_of_a_thing_makes_no_record(value: str) -> None:
    found = article(
        f"Lighthouse lit again\n\n{TOLD[0]}\n\nLength: {value}\n\nSource: harbour board\n\n{TOLD[1]}\n"
    )

    assert set(TOLD) <= set(body(found))
    assert found.source is None


@pytest.mark.parametrize("title", ["Lighthouse lit again", "Boats: who pays?", "Reef, part 3"])
def test_a_title_that_an_export_prints_twice_is_one(title: str) -> None:
    found = article(
        f"{title}\n{title}\nReef Courier\nJune 4, 2015 Thursday\n\nCopyright 2015 Reef Media All Rights Reserved\n\n"
        f"Length: 188 words\nByline: Mele Fonua\nBody\n\n{TOLD[0]}\n\nLoad-Date: June 5, 2015\n\nEnd of Document\n"
    )

    assert (found.title, found.source) == (title, "Reef Courier")
    assert [d.text for d in found.dropped if d.kind is DroppedKind.REPEATED] == [title]


@pytest.mark.parametrize("outlet", ["Le Courrier du Récif", "Amanecer de Nuku", "Rifblad Vandaag"])
@pytest.mark.parametrize(
    "day", ["4 June 2015, p. 4", "Jeudi 4 juin 2015, p. 12", "4. Juni 2015, S. 3"]
)
def test_the_outlet_stands_above_its_day_and_page(outlet: str, day: str) -> None:
    found = article(
        f"{outlet}\n{day}\n\nLighthouse lit again\n\nMele Fonua\n\n{TOLD[0]}\n\n{TOLD[1]}\n"
    )

    assert (found.title, found.source) == ("Lighthouse lit again", outlet)


@pytest.mark.parametrize(
    "by", ["Von Anna Fonua", "Par Anna Fonua", "Por Anna Fonua", "Door Anna Fonua"]
)
def test_who_wrote_is_named_without_the_by_of_any_language(by: str) -> None:
    found = article(f"Lighthouse lit again\n\n{by}\n\n4 June 2015\n\n{TOLD[0]}\n\n{TOLD[1]}\n")

    assert found.byline == "Anna Fonua"


@pytest.mark.parametrize("name", ["Di Stefano", "Von Braun"])
def test_a_name_of_two_words_keeps_both(name: str) -> None:
    found = article(f"Lighthouse lit again\n\nBy {name}\n\n4 June 2015\n\n{TOLD[0]}\n\n{TOLD[1]}\n")

    assert found.byline == name


def test_an_outlet_above_the_fields_is_no_headline_where_a_field_is_one() -> None:
    found = article(
        f"Copyright 2015 Reef Media\nAll Rights Reserved\nReef Courier\n\nJune 4, 2015, Thursday\n\nSECTION: News; Pg. 3\n\n"
        f"LENGTH: 120 words\n\nHEADLINE: Lighthouse lit again\n\nBYLINE: Mele Fonua\n\nBODY:\n   {TOLD[0]}\n\n   {TOLD[1]}\n\nLOAD-DATE: June 5, 2015\n"
    )

    assert (found.title, found.source) == ("Lighthouse lit again", "Reef Courier")
    assert body(found) == list(TOLD)


@pytest.mark.parametrize("author", ["Fonua, Mele", "Fonua, Mele; Latu, Sione"])
def test_a_citation_below_the_headline_is_none_of_it(author: str) -> None:
    found = article(
        f"Lighthouse lit again\n{author}. Reef Courier; Nuku [Nuku]04 Jun 2015: 3.\n\nFull text: {TOLD[0]}\n\n{TOLD[1]}\n\n"
        "Subject: Lights\n\nPublication title: Reef Courier\n\nPublication date: Jun 4, 2015\n"
    )

    assert (found.title, found.source) == ("Lighthouse lit again", "Reef Courier")


@pytest.mark.parametrize("line", ["(Reef Courier, 4 June 2015)", "(Nuku, June 4, 2015)"])
def test_outlet_and_day_may_stand_in_brackets(line: str) -> None:
    found = article(f"Lighthouse lit again\n{line}\n\n{TOLD[0]}\n\n{TOLD[1]}\n")

    assert found.title == "Lighthouse lit again"
    assert found.published is not None
    assert str(found.published.date) == "2015-06-04"


@pytest.mark.parametrize(
    "number", ["Seite 1 von 2", "Página 1 de 2", "Pagina 1 di 2", "page 1 sur 2"]
)
def test_pages_are_numbered_in_other_languages(number: str) -> None:
    found = article(f"Lighthouse lit again\n\n{TOLD[0]}\n\n{number}\n\n{TOLD[1]}\n")

    assert body(found) == list(TOLD)


@pytest.mark.parametrize(
    "signed",
    ["Mary Power\n\nformer teacher, Torbay", "Mary Power\nretired pilot", "Mary Power\nTorbay"],
)
def test_who_signed_a_letter_may_be_told_in_small_letters(signed: str) -> None:
    letter = (
        "Sir, In 1958 nine ships left St John’s on one tide, and I counted them all from the wall."
    )

    found = article(f"Lighthouse lit again\n\n{letter}\n\nToday I count none.\n\n{signed}\n")

    assert body(found) == [letter, "Today I count none."]


def test_a_line_in_small_letters_without_a_name_above_is_no_signature() -> None:
    found = article(f"Lighthouse lit again\n\n{TOLD[0]}\n\n{TOLD[1]}\n\nand that was all\n")

    assert any("and that was all" in text for text in body(found))
