"""Where the text of a record begins and ends: paragraphs that begin as fields do stay paragraphs."""

from collections.abc import Callable

import pytest

from searchkit.domain.article import Article, DroppedKind, Kind
from tests.support.understanding import body, read, understand

LEAD = "The ferry to Suva will sail again on Friday, the harbour board of Fiji said after a long night."
MIDDLE = "Nobody had been told, and the crews went home before the vote was taken by the board."
LAST = "Crews will be paid for the nights that they lay in port, and forty more will be hired."

# What begins with a word that a field has, and is said by the story.
PARAGRAPHS = [
    "Update: 14 people were taken to hospital after the storm hit the pier.",
    "Update: 3 p.m. The strike is over, the unions said.",
    "Data: 45 per cent of the ships that call at Suva are from China, said Litia Koroi.",
    "Datum: 3 May 2021 is when Fiji votes, Litia Koroi said.",
    "Published: the committee’s report of 2009 says the same, Litia Koroi said.",
    "Memo: the minister had been warned.",
    "Source: the ministry’s own figures, which nobody has seen.",
    "Subject: what nobody at the table wished to talk about.",
    "Title: a word that the king of the island likes to hear.",
]


def article(text: str) -> Article:
    (found,) = read("a.txt", text.encode())
    return understand(found)


def nexis(*paragraphs: str) -> str:
    told = "\n\n".join(paragraphs)
    return (
        "Reef Courier\n\nJune 4, 2015 Thursday\n\nFerry sails again\n\nBYLINE: Mele Fonua\n\n"
        f"SECTION: NEWS; Pg. 4\n\nLENGTH: 212 words\n\n{told}\n\nLOAD-DATE: June 5, 2015\n"
    )


def proquest(*paragraphs: str) -> str:
    told = "\n\n".join(paragraphs)
    return (
        "Document 1 of 1\n\nFerry sails again\n\nAuthor: Fonua, Mele\n\n"
        f"Publication info: Reef Courier ; Nuku [Nuku]04 June 2015: 4.\n\nFull text: {told}\n\n"
        "Subject: Ferries; Strikes\n\nLocation: Fiji\n\nPublication title: Reef Courier\n\n"
        "ProQuest document ID: 1234567\n"
    )


def labelled(*paragraphs: str) -> str:
    told = "\n\n".join(paragraphs)
    return f"Title: Ferry sails again\nAuthor: Mele Fonua\nSource: Reef Courier\nDate: 4 June 2015\n\n{told}\n"


@pytest.mark.parametrize("record", [nexis, proquest, labelled])
@pytest.mark.parametrize("paragraph", PARAGRAPHS)
def test_a_paragraph_that_begins_with_a_fields_name_ends_no_text(
    record: Callable[..., str], paragraph: str
) -> None:
    found = article(record(LEAD, paragraph, MIDDLE, LAST))

    assert body(found) == [LEAD, paragraph, MIDDLE, LAST]
    assert (found.title, found.byline, found.source) == (
        "Ferry sails again",
        "Mele Fonua",
        "Reef Courier",
    )


@pytest.mark.parametrize(
    "paragraph",
    [p for p in PARAGRAPHS if p.startswith(("Update", "Data", "Datum", "Published"))],
)
def test_what_is_said_of_a_day_is_no_field_though_the_text_ends_with_it(paragraph: str) -> None:
    found = article(nexis(LEAD, MIDDLE, paragraph))

    assert body(found) == [LEAD, MIDDLE, paragraph]
    assert found.published is not None
    assert str(found.published.date) == "2015-06-04"


@pytest.mark.parametrize(
    "line", ["Keywords: ferries, strikes", "Source: harbour board", "Published: 4 June 2015"]
)
def test_fields_with_nothing_but_fields_below_them_are_fields(line: str) -> None:
    found = article(nexis(LEAD, MIDDLE, line, "LANGUAGE: ENGLISH"))

    assert body(found) == [LEAD, MIDDLE]


@pytest.mark.parametrize("record", [nexis, proquest, labelled])
def test_a_link_between_paragraphs_is_not_where_the_story_is_from(
    record: Callable[..., str],
) -> None:
    link = "Link: https://courier.example/video"

    found = article(record(LEAD, link, MIDDLE, LAST))

    assert body(found) == [LEAD, MIDDLE, LAST]
    assert (found.url, found.source) == (None, "Reef Courier")
    assert link in [p.text for p in found.paragraphs]


def test_a_link_below_a_labelled_head_is_where_the_story_is_from() -> None:
    found = article(
        f"Title: Ferry sails again\nAuthor: Mele Fonua\nLink: https://courier.example/ferry\n\n{LEAD}\n\n{MIDDLE}\n"
    )

    assert found.url == "https://courier.example/ferry"
    assert body(found) == [LEAD, MIDDLE]


def test_what_stands_below_a_field_that_only_databases_have_is_no_text() -> None:
    found = article(nexis(LEAD, MIDDLE) + "\nThis export was made for a reader in Suva.\n")

    assert body(found) == [LEAD, MIDDLE]
    assert [p.text for p in found.paragraphs if p.kind is Kind.ASIDE] == [
        "This export was made for a reader in Suva."
    ]


def test_a_source_below_the_text_is_not_the_outlet_that_the_head_names() -> None:
    found = article(
        "Ferry sails again\n\nAuthor: Fonua, Mele\n\nPublication info: Reef Courier ; Nuku [Nuku]04 June 2015: 4.\n\n"
        f"Full text: {LEAD}\n\n{MIDDLE}\n\nSource: the ministry’s own figures.\n\nSubject: Ferries\n"
    )

    assert found.source == "Reef Courier"
    assert body(found) == [LEAD, MIDDLE]


WRAPPED = "The ferry to Suva will sail again on\nFriday, the harbour board of Fiji said\nafter a long night."


@pytest.mark.parametrize("lead", [LEAD, WRAPPED], ids=["in one line", "wrapped"])
@pytest.mark.parametrize(
    "last",
    [
        "URL: https://courier.example/ferry",
        "Publication: Reef Courier",
        "Date: 4 June 2015",
        "Author: Mele Fonua",
    ],
)
def test_text_right_below_a_labelled_head_is_text(last: str, lead: str) -> None:
    labels = ["Author: Mele Fonua", "Publication: Reef Courier", "Date: 4 June 2015"]
    head = "\n".join(["Title: Ferry sails again", *(n for n in labels if n != last), last])

    found = article(f"{head}\n{lead}\n\n{MIDDLE}\n\n{LAST}\n")

    assert body(found) == [LEAD if lead == LEAD else lead.replace("\n", " "), MIDDLE, LAST]
    assert (found.title, found.byline, found.source) == (
        "Ferry sails again",
        "Mele Fonua",
        "Reef Courier",
    )
    assert found.published is not None
    assert str(found.published.date) == "2015-06-04"
    assert "FJ" in (found.countries or ())


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "Title: Ferry to Suva sails again after\nnights in port\nAuthor: Mele Fonua\nSource: Reef Courier",
            "Ferry to Suva sails again after nights in port",
        ),
        (
            "Title: Who will pay the crews of the\nferry to Suva?\nAuthor: Mele Fonua\nSource: Reef Courier",
            "Who will pay the crews of the ferry to Suva?",
        ),
        (
            "Author: Mele Fonua\nSource: Reef Courier\nTitle: Ferry to Suva sails again after\nnights in port",
            "Ferry to Suva sails again after nights in port",
        ),
    ],
)
def test_a_value_of_a_labelled_head_may_be_wrapped(head: str, title: str) -> None:
    found = article(f"{head}\n\n{LEAD}\n\n{MIDDLE}\n")

    assert (found.title, found.byline, found.source) == (title, "Mele Fonua", "Reef Courier")
    assert body(found) == [LEAD, MIDDLE]


@pytest.mark.parametrize(
    ("sender", "outlet"),
    [
        ("Reef Courier <news@courier.example>", "Reef Courier"),
        ('"The Suva Gazette" <daily@gazette.example>', "The Suva Gazette"),
        ("Mele Fonua <mele@home.example>", None),
    ],
)
def test_a_message_has_the_day_on_which_it_was_sent_and_a_paper_that_sent_it(
    sender: str, outlet: str | None
) -> None:
    found = article(
        f"From: {sender}\nTo: litia@home.example\nSent: 4 June 2015 10:00\nSubject: Ferry sails again\n\n{LEAD}\n\n{MIDDLE}\n"
    )

    assert (found.title, found.source) == ("Ferry sails again", outlet)
    assert found.published is not None
    assert str(found.published.date) == "2015-06-04"
    assert body(found) == [LEAD, MIDDLE]


def test_below_the_message_that_another_one_quotes_text_is_text() -> None:
    found = article(
        "From: Mele Fonua <mele@home.example>\nTo: litia@home.example\nSent: 4 June 2015 10:00\n"
        f"Subject: Ferry sails again\n\n{LEAD}\n\n"
        f"From: Ana Vula <ana@home.example>\nSent: 3 June 2015\nSubject: the vote\n\n{MIDDLE}\n\n{LAST}\n"
    )

    assert body(found) == [LEAD, MIDDLE, LAST]
    assert "Subject: the vote" in " ".join(p.text for p in found.paragraphs)
    assert [d.text for d in found.dropped if d.kind is DroppedKind.REPEATED] == []


def test_the_line_that_cites_a_record_is_kept_beside_its_fields() -> None:
    cited = "Pop, Ilinca. Valley Record ; Turda [Turda]04 May 2016: 7."
    found = article(
        f"Salt mine opens again\n\n{cited}\n\nFull text: The salt mine of Turda opened again on "
        "Tuesday.\n\nTitle: Salt mine opens again\n\nPublication title: Valley Record\n\n"
        "Publication date: May 4, 2016\n\nProQuest document ID: 9000001\n"
    )

    assert cited in " ".join(each.text for each in found.dropped)
    assert body(found) == ["The salt mine of Turda opened again on Tuesday."]
