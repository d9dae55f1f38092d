"""The dateline that opens a story. Where the five rules that there were once disagreed, a case says why."""

import pytest

from searchkit.language.datelines import (
    Dateline,
    agency_credited,
    agency_named,
    dateline_of,
    opens_with_place,
)


@pytest.mark.parametrize(
    ("text", "place", "agency"),
    [
        ("BEIJING (AP) — The ministers met.", "BEIJING", "AP"),
        ("KABUL, Afghanistan (AP) — The ministers met.", "KABUL, Afghanistan", "AP"),
        ("LONDON, March 3 (Reuters) - The ministers met.", "LONDON", "Reuters"),
        ("Beijing, 3 March (Xinhua) -- The ministers met.", "Beijing", "Xinhua"),
        ("PARIS/BERLIN (AFP) – The ministers met.", "PARIS/BERLIN", "AFP"),
        ("(Reuters) - The ministers met.", None, "Reuters"),
        ("SUVA (MNA) — The ministers met.", "SUVA", "MNA"),
        ("NEW YORK — The ministers met.", "NEW YORK", None),
        ("WASHINGTON -- The ministers met.", "WASHINGTON", None),
        ("RIO — The ministers met.", "RIO", None),
    ],
)
def test_a_dateline_is_what_opens_the_story(
    text: str, place: str | None, agency: str | None
) -> None:
    line = dateline_of(text)

    assert line is not None
    assert (line.place, line.agency) == (place, agency)
    assert opens_with_place(text) == (place is not None)


@pytest.mark.parametrize(
    "text",
    [
        "The ministers (AP photographed them) met.",
        "U.S. — and nobody else — was blamed.",
        "“BEIJING — that is where,” she said.",
        "Ada Quist — a mayor — left.",
        "On March 23, 2021 - a Tuesday - the office will open.",
    ],
)
def test_prose_is_no_dateline(text: str) -> None:
    assert dateline_of(text) is None
    assert not opens_with_place(text)


def test_a_dateline_ends_at_its_dash() -> None:
    lines = map(
        dateline_of,
        ("MIDDELBURG, the Netherlands (Wire) — Farmers left.", "BEIJING (AP) — It rained."),
    )

    assert [line.end for line in lines if line] == [36, 14]


# What one or more of the rules for paragraphs, prints, speakers, dates and countries saw otherwise.
@pytest.mark.parametrize(
    ("text", "line"),
    [
        # For speakers and prints one comma at most stood before the dash, and no day: UPI and the
        # papers write both, and the place is none of those who speak.
        (
            "CAMBRIDGE, Mass., Dec. 11 (UPI) — Young voters came.",
            Dateline("CAMBRIDGE, Mass.", "Mass.", "UPI", "Dec. 11", 33),
        ),
        ("SELMA, N.C.—Crowds came.", Dateline("SELMA, N.C.", "N.C.", None, None, 12)),
        # For speakers, prints and dates only capitals were a place: with an agency any place is one.
        ("Washington (AFP) – Crowds came.", Dateline("Washington", None, "AFP", None, 18)),
        # Only paragraphs knew the horizontal bar, which is how one outlet writes each of its dashes.
        ("PHILADELPHIA ― Crowds came.", Dateline("PHILADELPHIA", None, None, None, 14)),
        # Only speakers knew "the" in a country's name, and prints and they agencies of several words.
        (
            "MIDDELBURG, the Netherlands (Wire) — Farmers left.",
            Dateline("MIDDELBURG, the Netherlands", "the Netherlands", "Wire", None, 36),
        ),
        (
            "CHICAGO (NewsNation Now) — A spokesman left.",
            Dateline("CHICAGO", None, "NewsNation Now", None, 26),
        ),
        # Only dates saw the day here: the bracket closes behind it, and no dash follows.
        (
            "MOSCOW (UrduPoint News / Sputnik - 29th April, 2020) It is not known.",
            Dateline("MOSCOW", None, "UrduPoint News / Sputnik", "29th April, 2020", 52),
        ),
        # Nobody saw the place behind the agency.
        ("(ANSA) - ROMA, 28 LUG - Sarà lui.", Dateline("ROMA", None, "ANSA", "28 LUG", 23)),
        # Only dates knew how press releases open; their place is where the story was filed, too.
        (
            "(San Juan, Puerto Rico) April 6, 2017 - The office opens.",
            Dateline("San Juan, Puerto Rico", "Puerto Rico", None, "April 6, 2017", 39),
        ),
        (
            "Madrid, 23 de marzo de 2021.- Abre la oficina.",
            Dateline("Madrid", None, None, "23 de marzo de 2021", 29),
        ),
        (
            "Wien, 14. Dezember 2021 – Die Wege bleiben frei.",
            Dateline("Wien", None, None, "14. Dezember 2021", 25),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_where_the_rules_disagreed_the_line_is_a_dateline(text: str, line: Dateline) -> None:
    assert dateline_of(text) == line


@pytest.mark.parametrize(
    "text",
    [
        # To speakers, dates and prints these were datelines: capitals and a dash, somewhere.
        "HOW ACCURATE ARE ONLINE PANELS? - A report compares them.",
        "IRNA referred to the canal -- the lake -- as a barrier.",
        "A: This is what I want -- what our values are.",
        "2020 - The year in pictures",
        "ASIAN-AFRICAN STATES WERE SILENT.",
        # A day alone opens an item of a list or a chronology: nothing was filed there. A weekday is
        # no place.
        "8 August 2009: the first post.",
        "Domingo, Diciembre 6, 2020 - 07:32",
        # A page is headed so, and no story.
        "MORNING DIGEST - Monday 7 June 2021",
    ],
)
def test_where_the_rules_disagreed_the_line_is_no_dateline(text: str) -> None:
    assert dateline_of(text) is None


def test_a_dateline_may_stand_behind_a_headline_in_one_text() -> None:
    text = "Court upholds ferry ban. VALLETTA, Malta (AP) -- Judges ruled."

    line = dateline_of(text, text.index("VALLETTA"))

    assert line == Dateline("VALLETTA, Malta", "Malta", "AP", None, text.index(" Judges"))


def test_an_agency_is_named_by_its_short_name() -> None:
    assert agency_named("By Ana Lima, Associated Press") == "AP"
    assert agency_named("By Ana Lima, The Courier") is None
    assert agency_credited("They met on Friday. — Agence France-Presse") == "AFP"
    assert agency_credited("They met AFP on Friday.") is None
