"""Exports of press databases as users save them: covers, records without BODY, notes and codes."""

import pytest

from searchkit.domain.article import Article, DroppedKind, Kind
from tests.support.understanding import body, read

TOLD = (
    (
        "Fiji raises the fee for reef divers; hotels say that guests will stay away and that the season is lost",
        "The Suva Lantern",
        "Mere Vunisa",
        (
            "Fiji will charge reef divers forty dollars a day from June, the ministry of fisheries said.",
            '"A reef is not a swimming pool," Josefa Naidu, the minister, told hotel owners in Nadi.',
        ),
    ),
    (
        "Chad’s radio is silent",
        "Sahel Post",
        "Idriss Haroun",
        (
            "Unprecedented telecommunications restrictions followed Wednesday’s constitutional",
            "Engineers in N’Djamena said that the transmitter had been sold for its copper.",
            "Nobody answered the telephone.",
        ),
    ),
    (
        "Lisbon, part 3: Who owns the trams?",
        "Weekly Tagus",
        "Rui Costa",
        (
            "The trams of Lisbon belong to a fund in Norway, the city’s auditor found in a report of 900 pages.",
            '"I rode one to work," she said.',
        ),
    ),
)
LONGEST_ROW = 78


def rows(text: str) -> str:
    """Return the text wrapped as such exports wrap it."""
    lines = [""]
    for word in text.split(" "):
        if len(f"{lines[-1]} {word}") > LONGEST_ROW:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def nexis() -> str:
    documents = [
        f"""
                               {number} of 3 DOCUMENTS


                                {outlet}

                            June {number}, 2019 Sunday
                          Edition 2; Final Edition

{rows(title)}

BYLINE: {author}

SECTION: NEWS; Pg. 4

LENGTH: 211 words

{chr(10).join(rows(text) + chr(10) for text in told)}
GRAPHIC: The harbour at dusk

LOAD-DATE: June 9, 2019

LANGUAGE: ENGLISH

                     Copyright 2019 Lantern Limited
                          All Rights Reserved
"""
        for number, (title, outlet, author, told) in enumerate(TOLD, start=1)
    ]
    cover = """Download Request: Selected Items: 1-3
Time Of Request: Friday, March 20, 2020  16:51:31

Send To:

READER, ANNA
1 LIBRARY STREET

Terms: (reef w/5 fee)

Project ID: None


"""
    return cover + "".join(documents)


def nexis_uni() -> str:
    documents = [
        f"""{title}
{outlet}
June {number}, 2019 Sunday
Correction Appended

Copyright 2019 Lantern Limited All Rights Reserved
Section: NEWS; Pg. 4
Length: 211 words
Byline: {author}
Body


{chr(10).join(told)}

Graphic

The harbour at dusk

Correction

An earlier version named another street.

Classification


Language: ENGLISH

Load-Date: June 9, 2019


End of Document

"""
        for number, (title, outlet, author, told) in enumerate(TOLD, start=1)
    ]
    listed = "".join(
        f"{n}. {title}\nClient/Matter: -None-\n" for n, (title, *_) in enumerate(TOLD, 1)
    )
    cover = f"User Name: Anna Reader\nDate and Time: Friday, March 20, 2020 3:12:00 PM EDT\nJob Number: 12\nDocuments (3)\n{listed}Narrowed by:\nContent Type\nNarrowed by\nNews\n\n\n"
    return cover + "".join(documents)


def factiva() -> str:
    documents = [
        f"""{title}

{f"By {author}{chr(10)}" if number != 2 else ""}211 words
{number} June 2019
{f"07:1{number} AM{chr(10)}" if number != 1 else ""}{outlet}
SUVLAN
English
(c) 2019 Lantern Limited. All rights reserved.

{(chr(10) * 2).join(told)}

Lantern Limited

Document SUVLAN0020190601efbj0000{number}

"""
        for number, (title, outlet, author, told) in enumerate(TOLD, start=1)
    ]
    return (
        "".join(documents)
        + "Search Summary\n\nText\nreef or radio\nDate\nIn the last 2 years\nResults Found\n3\nTimestamp\n12 January 2020 11:03 AM\n"
    )


def proquest() -> str:
    line = "_" * 60
    documents = [
        f"""{line}

Document {number} of 3

{title}

Author: {", ".join(reversed(author.split()))}

Publication info: {outlet} ; Suva [Suva]0{number} June 2019: A.2.

ProQuest document link

Links:

Full text: {(chr(10) * 2).join(told)}

--

{author.split()[0].lower()}@lantern.example

Illustration

Caption: The harbour at dusk

Title: {title}

First page: A.2

Year: 2019

{f"Publication title: {outlet}; Suva" if number != 2 else "Publisher: Lantern Limited"}

Database: ProQuest Central

"""
        for number, (title, outlet, author, told) in enumerate(TOLD, start=1)
    ]
    listed = "\n".join(f"{number}. {title}" for number, (title, *_) in enumerate(TOLD, start=1))
    cover = f"{line}\n\nReport Information from ProQuest\nJuly 05 2020 01:02\n{line}\n\nTable of contents\n\n{listed}\n\n"
    return f"{cover}{''.join(documents)}{line}\n\nContact ProQuest\n\nCopyright Ⓒ 2020 ProQuest LLC. All rights reserved.\n"


EXPORTS = {"nexis": nexis, "nexis uni": nexis_uni, "factiva": factiva, "proquest": proquest}


def articles_of(form: str) -> tuple[Article, ...]:
    return read("export.txt", EXPORTS[form]().encode())


@pytest.mark.parametrize("form", EXPORTS)
def test_a_cover_is_no_story_and_no_part_of_one(form: str) -> None:
    articles = articles_of(form)

    assert [article.title for article in articles] == [title for title, *_ in TOLD]
    for article in articles:
        said = " ".join(p.text for p in article.paragraphs)
        assert "2020" not in said
        assert "Contact" not in said


@pytest.mark.parametrize("form", EXPORTS)
def test_the_text_begins_below_the_record_however_long_its_rows_are(form: str) -> None:
    for article, (*_, told) in zip(articles_of(form), TOLD, strict=True):
        assert body(article) == list(told)


@pytest.mark.parametrize("form", EXPORTS)
def test_outlet_and_author_are_never_one_another(form: str) -> None:
    for article, (_, outlet, author, _) in zip(articles_of(form), TOLD, strict=True):
        assert article.source == outlet
        is_unsigned = form == "factiva" and outlet == "Sahel Post"
        assert article.byline == (None if is_unsigned else author)
        days = [found.text for found in article.dropped if found.kind is DroppedKind.DATE_LINE]
        assert len(days) == 1
        assert "2019" in days[0]


@pytest.mark.parametrize("form", ["nexis", "nexis uni", "proquest"])
def test_what_a_picture_shows_is_a_caption(form: str) -> None:
    for article in articles_of(form):
        captions = [p.text for p in article.paragraphs if p.kind is Kind.CAPTION]
        assert captions == ["The harbour at dusk"]


def test_a_correction_is_an_aside() -> None:
    for article in articles_of("nexis uni"):
        asides = [p.text for p in article.paragraphs if p.kind is Kind.ASIDE]
        assert asides == ["An earlier version named another street."]


@pytest.mark.parametrize(
    ("written", "byline"),
    [
        ("Salas, Inés; Vega, Luz", "Inés Salas, Luz Vega"),
        ("Archer, Tom", "Tom Archer"),
        ("Tom Archer, Foreign Editor", "Tom Archer, Foreign Editor"),
        ("Tom Archer", "Tom Archer"),
    ],
)
def test_a_family_name_that_comes_first_is_put_behind(written: str, byline: str) -> None:
    text = proquest().replace("Author: Vunisa, Mere", f"Author: {written}")

    first, *_ = read("export.txt", text.encode())

    assert first.byline == byline


def test_rows_like_a_cover_within_a_story_are_the_storys() -> None:
    text = "Harbour talks\n\nBy Tom Archer\n\nMarch 3, 2022\n\nThe union read a list aloud.\n\nTable of contents\n\nIt had nine points, and nobody laughed at any of them.\n"

    (article,) = read("story.txt", text.encode())

    assert any("Table of contents" in p.text for p in article.paragraphs)
