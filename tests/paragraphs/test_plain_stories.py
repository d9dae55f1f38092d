"""Digests and database exports: several stories in one text."""

import pytest

from searchkit.domain.article import Article, DroppedKind, Kind
from tests.support.understanding import body, read

PORTS = """The minister of ports said on Tuesday that the harbour would stay open through
the winter, whatever the dockers decide at their meeting in the old customs
house. She spoke for an hour.

"Nobody will be turned away," Ana Lima told dockers at the gate. The mood of
the spring was gone, and hardly anybody expected another strike this year."""
PILOTS = """The pilots of the island airline voted on Sunday to accept an offer that they had
called an insult only a month before, and the first flights will leave on
Wednesday morning.

"A vote is a vote," said Rui Costa, who had led the walkout and will now lead
the return. He would not say how he had voted himself."""
TOLD = (
    ("Harbour will stay open", PORTS, "March 14, 2021", "14 March 2021"),
    ("Pilots accept an offer", PILOTS, "March 21, 2021", "21 March 2021"),
)

NEXIS_OLD = """
                               {number} of 2 DOCUMENTS


                             The Port Elsa Courier

                            {day} Sunday
                         Late Edition - Final

{title}

BYLINE: By TOM ARCHER

SECTION: Section A; Column 0; Foreign Desk; Pg. 1

LENGTH: 812 words

DATELINE: PORT ELSA

BODY:

{text}

URL: https://courier.example.org/{number}

LOAD-DATE: March 29, 2021

LANGUAGE: ENGLISH

           Copyright 2021 The Port Elsa Courier
                   All Rights Reserved

"""
NEXIS = """{title}
The Port Elsa Courier
{day} Sunday

Copyright 2021 The Port Elsa Courier All Rights Reserved

Section: Pg. 1
Length: 812 words
Byline: Tom Archer
Body

{text}

Load-Date: March 29, 2021

End of Document


"""
FACTIVA = """{title}
Tom Archer
812 words
{day_first}
The Port Elsa Courier
PECO
English
Copyright 2021, The Port Elsa Courier

{text}

Document PECO000020210314eh3e0000{number}

"""
FACTIVA_CODES = """HD {title}
BY By Tom Archer
WC 812 words
PD {day_first}
SN The Port Elsa Courier
SC PECO
LA English
LP

{text}

IN i1 : Ports
AN Document PECO000020210314eh3e0000{number}

"""
PROQUEST = """____________________________________________________________

Document {number} of 2

{title}

Author: Tom Archer

ProQuest document link

Full text: {text}

Subject: Ports; Strikes

Title: {title}

Publication title: The Port Elsa Courier

Publication date: {day}

ProQuest document ID: 123456

Document URL: https://courier.example.org/{number}

Database: ProQuest Central

"""
DIGEST = """{title}

By Tom Archer

{day}

{text}

###

"""
EXPORTS = {
    "nexis, classic": NEXIS_OLD,
    "nexis": NEXIS,
    "factiva": FACTIVA,
    "factiva, codes": FACTIVA_CODES,
    "proquest": PROQUEST,
}


def rendered(form: str) -> str:
    return "".join(
        form.format(number=number, title=title, text=text, day=day, day_first=day_first)
        for number, (title, text, day, day_first) in enumerate(TOLD, start=1)
    )


def dropped(article: Article, kind: DroppedKind) -> list[str]:
    return [found.text for found in article.dropped if found.kind is kind]


@pytest.mark.parametrize("form", [*EXPORTS.values(), DIGEST], ids=[*EXPORTS, "digest"])
def test_each_story_of_a_file_is_an_article(form: str) -> None:
    articles = read("export.txt", rendered(form).encode())

    assert [article.title for article in articles] == [title for title, *_ in TOLD]
    for article, (_, text, *_) in zip(articles, TOLD, strict=True):
        wanted = [paragraph.replace("\n", " ") for paragraph in text.split("\n\n")]
        assert body(article) == wanted
        assert (article.byline or "").title() == "Tom Archer"


@pytest.mark.parametrize("form", EXPORTS.values(), ids=[*EXPORTS])
def test_the_record_of_a_database_export_becomes_fields(form: str) -> None:
    for article, (_, _, day, day_first) in zip(
        read("export.txt", rendered(form).encode()), TOLD, strict=True
    ):
        assert article.source == "The Port Elsa Courier" or "courier" in (article.source or "")
        (date,) = dropped(article, DroppedKind.DATE_LINE)
        assert date.startswith((day, day_first))
        assert dropped(article, DroppedKind.METADATA)


def test_the_day_of_loading_is_no_date_line() -> None:
    for article in read("export.txt", rendered(NEXIS).encode()):
        assert not any("29" in text for text in dropped(article, DroppedKind.DATE_LINE))
        assert "load-date: March 29, 2021 (database)" in dropped(article, DroppedKind.METADATA)


def test_a_row_of_stars_within_a_story_splits_nothing() -> None:
    text = f"Harbour will stay open\n\nBy Tom Archer\n\n{PORTS}\n\n* * *\n\n{PILOTS}\n"

    (article,) = read("story.txt", text.encode())

    assert len(body(article)) == 4


def test_a_line_with_a_colon_makes_no_record() -> None:
    text = f"Harbour will stay open\n\nSource: a docker\n\n{PORTS}\n\nTitle: a matter of taste\n"

    (article,) = read("story.txt", text.encode())

    assert not dropped(article, DroppedKind.METADATA)


def test_notes_after_the_end_mark_stay_with_their_story() -> None:
    text = f"{DIGEST.format(number=1, title='Talks', text=PORTS, day='', day_first='')}Contact: ports@example.org\n"

    (article,) = read("release.txt", text.encode())

    assert any(
        "ports@example.org" in p.text for p in article.paragraphs if p.kind is not Kind.TITLE
    )
