"""Pages that press databases wrote: each of their stories is one, with its own head. All is invented."""

import pytest

from searchkit.domain.article import Article
from tests.support.understanding import body, read, understand

FACTIVA = """<html><head><title>Factiva</title></head><body><div class="article">
<div><b>Salt mine opens again in Romania</b></div><div>By Ilinca Pop</div><div>120 words</div><div>4 May 2016</div>
<div>Valley Record</div><div>VALREC</div><div>7</div><div>English</div><div>(c) 2016 Valley Record.</div>
<p>The salt mine of Turda opened again on Tuesday after a year of repairs.</p><p>It is dry as bread, they say.</p>
<p>Document VALREC0020160504ec540001x</p></div><br><div class="article">
<div><b>Kites over Ahmedabad</b></div><div>99 words</div><div>15 January 2017</div>
<div>Gujarat Lamp</div><div>GUJLMP</div><div>English</div><div>(c) 2017 Gujarat Lamp.</div>
<p>Thousands flew kites on Saturday in a wind that came late.</p><p>They waited four hours for it.</p>
<p>Document GUJLMP0020170115ed1f00002</p></div><div>Search Summary</div></body></html>"""

CODES = """<html><head><title>Factiva</title></head><body><table>
<tr><td>HD</td><td>Salt mine opens again in Romania</td></tr><tr><td>BY</td><td>By Ilinca Pop</td></tr>
<tr><td>PD</td><td>4 May 2016</td></tr><tr><td>SN</td><td>Valley Record</td></tr>
<tr><td>LP</td><td><p>The salt mine of Turda opened again on Tuesday after a year of repairs.</p></td></tr>
<tr><td>TD</td><td><p>It is dry as bread, they say.</p></td></tr>
<tr><td>AN</td><td>Document VALREC0020160504ec540001x</td></tr></table><table>
<tr><td>HD</td><td>Kites over Ahmedabad</td></tr><tr><td>PD</td><td>15 January 2017</td></tr>
<tr><td>SN</td><td>Gujarat Lamp</td></tr>
<tr><td>LP</td><td><p>Thousands flew kites on Saturday in a wind that came late.</p><p>They waited four hours for it.</p></td></tr>
<tr><td>AN</td><td>Document GUJLMP0020170115ed1f00002</td></tr></table></body></html>"""

NEXIS = """<html><head><title>Nexis</title></head><body><p>1 of 2 DOCUMENTS</p><p>Valley Record</p>
<p>May 4, 2016 Wednesday</p><p>Salt mine opens again in Romania</p><p>BYLINE: Ilinca Pop</p><p>LENGTH: 120 words</p>
<p>The salt mine of Turda opened again on Tuesday after a year of repairs.</p><p>It is dry as bread, they say.</p>
<p>LOAD-DATE: May 4, 2016</p><p>2 of 2 DOCUMENTS</p><p>Gujarat Lamp</p><p>January 15, 2017 Sunday</p>
<p>Kites over Ahmedabad</p><p>LENGTH: 99 words</p>
<p>Thousands flew kites on Saturday in a wind that came late.</p><p>They waited four hours for it.</p>
<p>LOAD-DATE: January 15, 2017</p></body></html>"""

UNPARTED = """<html><head><title>ProQuest</title></head><body><div>All documents are reproduced by permission.</div>
<div>Ann Miller sent you the following:</div><div><p><b>Salt mine opens again in Romania</b></p>
<p><b>Author: </b>Pop, Ilinca</p><p><b>Publication info: </b>Valley Record ; Turda [Turda]04 May 2016: 7.</p><p><b>Full text: </b></p>
<p>The salt mine of Turda opened again on Tuesday after a year of repairs.</p><p>It is dry as bread, they say.</p>
<p><b>Title: </b>Salt mine opens again in Romania</p><p><b>Publication title: </b>Valley Record</p>
<p><b>Publication date: </b>May 4, 2016</p><p><b>ProQuest document ID: </b>9000001</p></div><div><p><b>Kites over Ahmedabad</b></p>
<p><b>Publication info: </b>Gujarat Lamp ; Ahmedabad [Ahmedabad]15 Jan 2017: 1.</p><p><b>Full text: </b></p>
<p>Thousands flew kites on Saturday in a wind that came late.</p><p>They waited four hours for it.</p>
<p><b>Publication title: </b>Gujarat Lamp</p><p><b>Publication date: </b>Jan 15, 2017</p><p><b>ProQuest document ID: </b>9000002</p></div>
</body></html>"""


def told(article: Article) -> tuple[str | None, str | None, str, str | None]:
    day = article.published.date if article.published else None
    return article.title, article.source, str(day), article.byline


@pytest.mark.parametrize(
    "page", [FACTIVA, CODES, NEXIS, UNPARTED], ids=["factiva", "codes", "nexis", "unparted"]
)
def test_each_story_of_an_exported_page_has_its_own_head_and_text(page: str) -> None:
    salt, kites = map(understand, read("found.html", page.encode()))

    assert told(salt)[:3] == ("Salt mine opens again in Romania", "Valley Record", "2016-05-04")
    assert "Ilinca Pop" in str(salt.byline)
    assert body(salt) == [
        "The salt mine of Turda opened again on Tuesday after a year of repairs.",
        "It is dry as bread, they say.",
    ]
    assert told(kites) == ("Kites over Ahmedabad", "Gujarat Lamp", "2017-01-15", None)
    assert body(kites) == [
        "Thousands flew kites on Saturday in a wind that came late.",
        "They waited four hours for it.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "This is document 3 of 5 in a series on the mines of Romania.",
        "Author: Ilinca Pop",
        "Date: May 4, 2016",
        "Full text: see the website of the ministry.",
        "Documents VALREC of 2016 were lost.",
    ],
)
def test_a_page_that_only_looks_like_an_export_stays_one_story(line: str) -> None:
    page = (
        "<html><head><title>Salt mine opens again</title></head><body><h1>Salt mine opens again</h1>"
        f"<p>{line}</p><p>The salt mine of Turda opened again on Tuesday after a year of repairs.</p>"
        "<p>It is dry as bread, they say, and two hundred people work there.</p></body></html>"
    )

    (article,) = read("page.html", page.encode())

    assert article.title == "Salt mine opens again"
    assert any("two hundred people" in text for text in body(article))


def test_records_that_nothing_parts_begin_at_the_headline_above_their_fields() -> None:
    record = (
        "{}\n\nAuthor: Pop, Ilinca\n\nPublication info: Valley Record ; Turda [Turda]04 May 2016: 7.\n\n"
        "Full text: {} opened again on Tuesday after a year of repairs.\n\nIt is dry as bread, they say.\n\n"
        "Publication title: Valley Record\n\nProQuest document ID: 9000001\n\n"
    )
    text = record.format("Salt mine opens", "The mine of Turda") + record.format(
        "Copper mine opens", "The mine of Baia Sprie"
    )

    assert [article.title for article in read("found.txt", text.encode())] == [
        "Salt mine opens",
        "Copper mine opens",
    ]


@pytest.mark.parametrize("name", ["BY", "CY", "ED"])
def test_a_field_with_an_empty_cell_says_nothing_and_takes_no_other(name: str) -> None:
    day = "<tr><td>PD</td><td>15 January 2017"
    page = CODES.replace(day, f"<tr><td>{name}</td><td></td></tr>{day}")

    kites = understand(read("found.html", page.encode())[1])

    assert told(kites) == ("Kites over Ahmedabad", "Gujarat Lamp", "2017-01-15", None)
