"""What stands above a story in a text file: its headline, who wrote it, when, and for whom."""

import pytest

from searchkit.domain.article import Article, DroppedKind, Kind
from tests.support.understanding import body, read

TOLD = (
    "The lighthouse of Suva will be lit again from May, the ministry of fisheries said on Tuesday after a vote.",
    "“We did not choose the dark,” said Mere Vunisa, who keeps the light and has kept it since she was nine.",
    "Australia pays for a third of the oil, and nobody in Canberra seems to know why.",
)
DAY = "3 March 2016"


def story(*head: str, between: str = "\n\n") -> Article:
    (article,) = read("a.txt", between.join((*head, *TOLD)).encode())
    return article


def dropped(article: Article, kind: DroppedKind) -> list[str]:
    return [found.text for found in article.dropped if found.kind is kind]


@pytest.mark.parametrize(
    "byline",
    [
        "Mere Vunisa",
        "Mere Vunisa in Suva",
        "By Mere Vunisa in Port Moresby",
        "MERE VUNISA",
        "BY MERE VUNISA",
    ],
)
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_a_byline_above_a_day_is_one_without_a_by(byline: str, between: str) -> None:
    article = story("Lighthouse lit again", byline, DAY, between=between)

    assert article.title == "Lighthouse lit again"
    assert (article.byline or "").title().startswith("Mere Vunisa")
    assert not (article.byline or "").startswith("By")
    assert body(article) == list(TOLD)


@pytest.mark.parametrize(
    "byline", ["Anna Vunisa", "Peter Naidu and Anna Vunisa", "Tom Archer in Suva"]
)
def test_people_with_known_first_names_need_no_day_below_them(byline: str) -> None:
    article = story("Lighthouse lit again", byline)

    assert article.byline == byline.removesuffix(" in Suva")
    assert body(article) == list(TOLD)


def test_a_short_deck_in_capitals_is_no_name() -> None:
    article = story("Lighthouse lit again", "Vote In Suva")

    assert article.byline is None
    assert [p.text for p in article.paragraphs if p.kind is Kind.ASIDE] == ["Vote In Suva"]


@pytest.mark.parametrize(
    ("line", "byline", "day", "source"),
    [
        ("By Mere Vunisa, March 3, 2016", "Mere Vunisa", "March 3, 2016", None),
        ("By Mere Vunisa on March 3, 2016", "Mere Vunisa", "March 3, 2016", None),
        ("March 3, 2016 by Mere Vunisa", "Mere Vunisa", "March 3, 2016", None),
        ("Mere Vunisa | 3 March 2016", "Mere Vunisa", DAY, None),
        (
            "By Mere Vunisa in Suva | 3 March 2016 | The Suva Mirror",
            "Mere Vunisa",
            DAY,
            "The Suva Mirror",
        ),
        (
            "Mere Vunisa and Josefa Naidu | Reef Herald",
            "Mere Vunisa and Josefa Naidu",
            None,
            "Reef Herald",
        ),
        ("Reef Herald, 3 March 2016", None, DAY, "Reef Herald"),
        ("By Mere Vunisa, Marine Editor", "Mere Vunisa, Marine Editor", None, None),
    ],
)
def test_a_line_that_says_several_things_is_taken_apart(
    line: str, byline: str | None, day: str | None, source: str | None
) -> None:
    article = story("Lighthouse lit again", line)

    assert article.title == "Lighthouse lit again"
    assert article.byline == byline
    assert dropped(article, DroppedKind.DATE_LINE) == ([day] if day else [])
    assert article.source == source
    assert body(article) == list(TOLD)


@pytest.mark.parametrize(
    "outlet", ["The Suva Mirror", "REEF HERALD", "Cook Islands News", "Reuters"]
)
def test_the_outlets_name_above_a_headline_is_no_headline(outlet: str) -> None:
    article = story(outlet, "Lighthouse lit again", "By Mere Vunisa")

    assert article.title == "Lighthouse lit again"
    assert article.source == ("Reuters" if outlet == "Reuters" else outlet)


def test_a_headline_that_ends_like_an_outlet_stays_one_where_there_is_no_other() -> None:
    assert story("Suva Press", "By Mere Vunisa").title == "Suva Press"


@pytest.mark.parametrize(
    "rows",
    [
        ("Lighthouse lit again", "after the longest", "winter on record"),
        ("Keepers of the Light", "Return to Suva After", "Nine Dark Years"),
        ("Who keeps the light of", "Suva, and who is paying", "for it?"),
    ],
)
@pytest.mark.parametrize("below", [("By Mere Vunisa",), (DAY,), ("",)])
def test_a_headline_may_be_of_several_rows(rows: tuple[str, ...], below: tuple[str, ...]) -> None:
    article = story("\n".join(rows), *below)

    assert article.title == " ".join(rows)


@pytest.mark.parametrize("blanks", [1, 2, 3])
@pytest.mark.parametrize("last", ["Night Boats", "Deep Water and Long Lights"])
def test_a_headlines_last_row_stands_apart_from_the_day_and_is_no_byline(
    last: str, blanks: int
) -> None:
    head = f"Suva says farewell to its\n{last}"

    article = story(f"{head}{chr(10) * blanks}\n{DAY}")

    assert (article.title, article.byline) == (head.replace("\n", " "), None)


def test_a_deck_right_below_a_headline_is_no_part_of_it() -> None:
    article = story(
        "Lighthouse lit again\nKeepers call the dark a gift nobody had asked for", "By Mere Vunisa"
    )

    assert article.title == "Lighthouse lit again"


def test_the_headline_at_the_head_of_each_page_is_the_headline_too() -> None:
    head = "Lighthouse lit again in Suva"
    text = f"3/24/21, 10:15 AM\n{head}\n\n{head}\n\nBy Mere Vunisa\n\n{TOLD[0]}\n\n1/2\n\f3/24/21, 10:15 AM\n{head}\n\n{TOLD[1]}\n\n2/2\n"

    (article,) = read("a.txt", text.encode())

    assert article.title == head


def test_a_headline_whose_words_the_story_repeats_is_no_pull_quote() -> None:
    title = "“We did not choose the dark,” said Mere Vunisa"

    assert story(title, "By Josefa Naidu").title == title


def test_a_day_above_the_headline_is_a_running_head() -> None:
    article = story("A1", "Reef Herald", "2016-03-03", "Lighthouse lit again after the vote")

    assert article.title == "Lighthouse lit again after the vote"


@pytest.mark.parametrize("words", [8, 7, 6])
def test_a_first_paragraph_may_be_short_and_a_shorter_line_is_a_deck(words: int) -> None:
    told = ["The", "light", "of", "Suva", "is", "lit", "again", "since", "Monday"]
    line = f"{' '.join(told[:words])}."

    article = story("Lighthouse lit again", line)

    assert (line in body(article)) == (words >= 7)


@pytest.mark.parametrize(
    "deck",
    ["Keepers will be paid", "Nobody in Canberra knows why", "The light had been out since 2007"],
)
def test_in_a_text_whose_lines_are_paragraphs_a_second_line_of_the_head_is_a_deck(
    deck: str,
) -> None:
    article = story(f"Lighthouse lit again\n{deck}", "By Mere Vunisa")

    assert article.title == "Lighthouse lit again"
    assert deck in [p.text for p in article.paragraphs if p.kind is Kind.ASIDE]


@pytest.mark.parametrize("outlet", ["The Suva Mirror", "Reef FM", "Pacific desk"])
@pytest.mark.parametrize("between", [" | ", " - ", " — "])
def test_the_title_that_a_browser_shows_is_no_headline_where_the_headline_follows(
    outlet: str, between: str
) -> None:
    article = story(f"Lighthouse lit again{between}{outlet}", "Lighthouse lit again", DAY)

    assert article.title == "Lighthouse lit again"
    assert f"Lighthouse lit again{between}{outlet}" in dropped(article, DroppedKind.RUNNING_HEAD)
    assert article.source == outlet


@pytest.mark.parametrize("browser", ["Firefox", "Lighthouse lit again — Reef FM"])
def test_an_address_behind_a_browsers_name_or_the_pages_title_is_its_stamp(browser: str) -> None:
    head = f"{browser}    https://reef.example/light"

    (article,) = read(
        "a.txt",
        f"{head}\n\nLighthouse lit again\n\n{TOLD[0]}\n\n{head}\n\n{TOLD[1]}\n".encode(),
    )

    assert article.title == "Lighthouse lit again"
    assert body(article) == [TOLD[0], TOLD[1]]
    assert article.url == "https://reef.example/light"


def test_a_pages_title_with_its_address_beside_a_page_break_is_its_stamp() -> None:
    head = "Tonga’s lamps — Reef FM    https://reef.example/light"

    (article,) = read(
        "a.txt",
        f"Lighthouse lit again\n\n{TOLD[0]}\n\f{head}\n\n{TOLD[1]}\n".encode(),
    )

    assert body(article) == [TOLD[0], TOLD[1]]
    assert article.url == "https://reef.example/light"


@pytest.mark.parametrize(
    "line",
    [
        "The board’s report – the first in ten years – is at https://board.example/report-2016",
        "Sign the petition - every name counts - at https://petition.example/light",
        "Sign the petition - every name counts at https://petition.example/light",
        "Follow our reporter in Tonga – Mele Fonua – on https://network.example/mele",
        "The lamps of Tonga – Harbour Board report https://board.example/lamps",
    ],
)
def test_a_line_of_the_story_with_a_dash_and_an_address_is_the_storys(line: str) -> None:
    (article,) = read(
        "a.txt", f"Lighthouse lit again\n\n{TOLD[0]}\n\n{line}\n\n{TOLD[1]}\n".encode()
    )

    assert line in " ".join(p.text for p in article.paragraphs)
    assert (article.url, article.source) == (None, None)


@pytest.mark.parametrize("foot", ["https://reef.example/light", "4 March 2016", "1/1"])
def test_what_stands_below_a_short_story_does_not_make_a_head_of_it(foot: str) -> None:
    told = ("The light of Suva will be lit again.", "“We waited,” said Mere Vunisa, who keeps it.")

    (article,) = read(
        "a.txt", "\n\n".join(("Lighthouse lit again", "By Mere Vunisa", *told, foot)).encode()
    )

    assert article.title == "Lighthouse lit again"
    assert body(article) == list(told)


@pytest.mark.parametrize(
    "foot", ["The Suva Mirror    Page 7", "Reef FM Seite 3", "Mirror, Page 2 of 9"]
)
def test_a_pages_number_behind_a_title_is_a_running_head_beside_the_edge(foot: str) -> None:
    (article,) = read(
        "a.txt", f"Lighthouse lit again\n\n{TOLD[0]}\n\n{TOLD[1]}\n\f{foot}\n".encode()
    )

    assert body(article) == [TOLD[0], TOLD[1]]


@pytest.mark.parametrize(
    "kicker",
    ["The European Union", "The Czech Republic", "The Opposition Leader", "The Rising Sun"],
)
@pytest.mark.parametrize("by", ["", "By Mere Vunisa\n\n"])
def test_a_kicker_above_the_headline_is_no_outlet(kicker: str, by: str) -> None:
    (article,) = read(
        "a.txt", f"{kicker}\n\nLighthouse lit again\n\n{by}{TOLD[0]}\n\n{TOLD[1]}\n".encode()
    )

    assert (article.title, article.source) == ("Lighthouse lit again", None)
    assert body(article) == [TOLD[0], TOLD[1]]
    assert kicker in dropped(article, DroppedKind.NAVIGATION)


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("The Economist\n\nLighthouse lit again", "The Economist"),
        ("The Baltimore Sun\n\nLighthouse lit again", "The Baltimore Sun"),
        ("The Suva Star\n4 March 2016, p. 4\n\nLighthouse lit again", "The Suva Star"),
        (
            "Lighthouse lit again\n\nBy Mere Vunisa | The Suva Star | March 4, 2016",
            "The Suva Star",
        ),
    ],
)
def test_an_outlet_with_such_a_name_is_known_or_stands_beside_a_day(head: str, outlet: str) -> None:
    (article,) = read("a.txt", f"{head}\n\n{TOLD[0]}\n\n{TOLD[1]}\n".encode())

    assert (article.title, article.source) == ("Lighthouse lit again", outlet)
    assert body(article) == [TOLD[0], TOLD[1]]


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("Anna Vunisa in Nadi, 3 March 2016", "Anna Vunisa"),
        ("Sefa Tuilagi in Apia, 3 March 2016", "Sefa Tuilagi"),
        ("Josefa Naidu and Ana Lutui in Suva, 3 March 2016", "Josefa Naidu and Ana Lutui"),
    ],
)  # fmt: skip
def test_a_byline_has_no_place_and_no_day(line: str, byline: str) -> None:
    article = story("Lighthouse lit again", line)

    assert article.byline == byline
    assert dropped(article, DroppedKind.DATE_LINE) == [DAY]


@pytest.mark.parametrize("place", ["New York", "New Delhi, India", "Port Moresby"])
def test_a_place_before_the_day_is_no_byline(place: str) -> None:
    article = story("Lighthouse lit again", f"{place}, {DAY}")

    assert article.byline is None
    assert body(article) == list(TOLD)


@pytest.mark.parametrize("role", ["Staff Writer", "Political Correspondent", "Senior Reporter"])
def test_a_role_below_the_name_is_no_part_of_it(role: str) -> None:
    article = story("Lighthouse lit again", f"BY MERE VUNISA {role}", DAY)

    assert article.byline == "MERE VUNISA"


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Published in The Suva Drum on 3 March 2016", "The Suva Drum"),
        ("First published by the Reef Lantern, 3 March 2016", "the Reef Lantern"),
        ("From Nuku’alofa Watch, 3 March 2016", "Nuku’alofa Watch"),
    ],
)
def test_where_a_story_was_published_names_its_outlet(line: str, source: str) -> None:
    article = story("Lighthouse lit again", "By Mere Vunisa", line)

    assert article.source == source
    assert dropped(article, DroppedKind.DATE_LINE) == [DAY]
    assert body(article) == list(TOLD)


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Source: The Suva Mirror", "The Suva Mirror"),
        ("(Source: Reef Herald)", "Reef Herald"),
        ("Via: The Apia Observer", "The Apia Observer"),
        ("© 2016 The Suva Mirror. All rights reserved.", "The Suva Mirror"),
        ("Copyright 2016 Reef Herald", "Reef Herald"),
        ("Source: the ministry of fisheries", None),
        ("Source: Fiji Bureau of Statistics", None),
        ("© 2016 Mere Vunisa", None),
    ],
)
def test_a_line_below_the_story_names_its_outlet(line: str, source: str | None) -> None:
    (article,) = read("a.txt", "\n\n".join(("Lighthouse lit again", *TOLD, line)).encode())

    assert article.source == source
    assert body(article) == list(TOLD)


@pytest.mark.parametrize("kicker", ["ISLANDS", "PACIFIC AFFAIRS", "Fiji & Tonga".upper()])
def test_a_sections_name_in_capitals_is_no_headline(kicker: str) -> None:
    article = story(kicker, "Lighthouse of Suva lit again", "By Mere Vunisa", DAY)

    assert article.title == "Lighthouse of Suva lit again"
    assert kicker in dropped(article, DroppedKind.NAVIGATION)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("LIGHTHOUSE LIT AGAIN IN SUVA", "Keepers call the dark a gift"),
        ("LIGHTHOUSE LIT", "KEEPERS CALL THE DARK A GIFT"),
        ("LIGHTHOUSE LIT", "After three years"),
    ],
)
def test_a_headline_in_capitals_is_no_sections_name(above: str, below: str) -> None:
    assert story(above, below, "By Mere Vunisa", DAY).title == above


@pytest.mark.parametrize("name", ["Efua Mensah", "Chukwudi O. Balogun", "Losana Tikoduadua"])
def test_a_name_that_no_census_has_is_a_byline_right_below_the_headline(name: str) -> None:
    head = f"Lighthouse of Suva lit again\n{name}"

    article = story(head)

    assert (article.title, article.byline) == ("Lighthouse of Suva lit again", name)
    assert body(article) == list(TOLD)


@pytest.mark.parametrize(
    ("headline", "line"),
    [
        ("Lighthouse of Suva lit again", "Lighthouse Oil"),  # words of the story
        ("Lighthouse of Suva Lit Again", "Efua Mensah"),  # as the headline is written
        ("Lighthouse of Suva lit by", "Efua Mensah"),  # its second row
        ("Lighthouse of Suva lit again", "Efua Nana Ama Mensah"),
    ],
)
def test_what_may_be_a_deck_is_no_unknown_name(headline: str, line: str) -> None:
    assert story(f"{headline}\n{line}").byline is None


@pytest.mark.parametrize(
    "mail", ["mvunisa@reef.example", "E-mail: mere@suva.example", "m.v@a.example"]
)
def test_a_name_above_an_address_of_mail_is_a_byline(mail: str) -> None:
    article = story("Lighthouse lit again", "Mere Vunisa", mail, DAY)

    assert article.byline == "Mere Vunisa"
    assert body(article) == list(TOLD)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("Text: Mere Vunisa", "Mere Vunisa"),
        ("Words and pictures by Mere Vunisa", "Mere Vunisa"),
        ("Text and photos: Josefa Naidu", "Josefa Naidu"),
        ("Door Mere Vunisa", "Mere Vunisa"),
    ],
)
@pytest.mark.parametrize("day", [DAY, "3 maart 2016 om 09:30"])
def test_who_wrote_is_said_in_many_ways(line: str, byline: str, day: str) -> None:
    article = story("Lighthouse lit again", line, day)

    assert article.byline == byline
    assert dropped(article, DroppedKind.DATE_LINE) == [day]
    assert body(article) == list(TOLD)


def test_strokes_part_name_outlet_and_day() -> None:
    article = story("Lighthouse lit again", f"By Mere Vunisa / Reef Herald / {DAY}")

    assert (article.byline, article.source) == ("Mere Vunisa", "Reef Herald")
    assert dropped(article, DroppedKind.DATE_LINE) == [DAY]


@pytest.mark.parametrize("outlet", ["The Suva Star", "The Labasa Lantern", "THE NADI VOICE"])
def test_a_paper_called_after_its_place_is_the_outlet(outlet: str) -> None:
    article = story(outlet, "Lighthouse lit again", "By Mere Vunisa")

    assert (article.title, article.source) == ("Lighthouse lit again", outlet)


@pytest.mark.parametrize("kicker", ["The Rising Sun", "The Ministry Pilot", "The European Union"])
def test_a_kicker_is_no_paper_of_a_place(kicker: str) -> None:
    article = story(kicker, "Lighthouse lit again", "By Mere Vunisa")

    assert (article.title, article.source) == ("Lighthouse lit again", None)


@pytest.mark.parametrize("outlet", ["El Mercurio", "La Nación", "Die Südsee"])
def test_a_source_below_the_story_may_have_its_languages_article(outlet: str) -> None:
    (article,) = read(
        "a.txt", "\n\n".join(("Lighthouse lit again", *TOLD, f"Source: {outlet}")).encode()
    )

    assert article.source == outlet


@pytest.mark.parametrize(
    "rows",
    [
        ("Dark for three years:", "the lighthouse of Suva", "is lit again"),
        ("Who pays for the light:", "Suva or Canberra"),
    ],
)
def test_a_row_of_a_headline_may_end_with_a_colon(rows: tuple[str, ...]) -> None:
    assert story("\n".join(rows), "By Mere Vunisa", DAY).title == " ".join(rows)


@pytest.mark.parametrize(
    ("outlet", "source", "headline", "told"),
    [
        ("Коммерсантъ", "Коммерсантъ", "Маяк Сувы снова горит", "Маяк Сувы снова зажгут в мае, сообщило во вторник министерство."),
        ("新华社", "Xinhua", "苏瓦灯塔将重新点亮", "斐济渔业部周二宣布，苏瓦灯塔将从五月起重新点亮。"),
        ("الجزيرة نت", "الجزيرة نت", "منارة سوفا تضيء من جديد", "أعلنت وزارة الصيد يوم الثلاثاء أن منارة سوفا ستضيء من جديد في مايو."),
        ("Yonhap News Agency", "Yonhap", "Lighthouse of Suva lit again", TOLD[0]),
    ],
)  # fmt: skip
def test_an_outlet_by_its_own_name_is_no_headline(
    outlet: str, source: str, headline: str, told: str
) -> None:
    (article,) = read("a.txt", f"{outlet}\n2016-03-03\n\n{headline}\n\n{told}\n".encode())

    assert (article.title, article.source) == (headline, source)
    assert body(article) == [told]


@pytest.mark.parametrize("section", ["Islands", "South Pacific", "mundo"])
def test_a_section_right_below_the_outlets_name_is_no_headline(section: str) -> None:
    article = story(f"Reef Herald\n{section}\nLighthouse of Suva lit again\nBy Mere Vunisa")

    assert (article.title, article.source) == ("Lighthouse of Suva lit again", "Reef Herald")
    assert section in [p.text for p in article.paragraphs if p.kind is Kind.ASIDE]


@pytest.mark.parametrize("kicker", ["Guest Essay", "News Analysis", "Op-Ed"])
def test_a_kind_of_piece_above_the_headline_is_none(kicker: str) -> None:
    assert story(kicker, "Lighthouse lit again", DAY).title == "Lighthouse lit again"


@pytest.mark.parametrize("heading", ["Letters to the Editor", "Letter to the editor"])
def test_letters_to_the_editor_are_nobodys_name(heading: str) -> None:
    assert story(heading, "Lighthouse lit again", DAY).byline is None


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("Par Mere Vunisa", "Mere Vunisa"),
        ("di Mere Vunisa", "Mere Vunisa"),
        ("Por Mere Vunisa y Ana Lutui", "Mere Vunisa y Ana Lutui"),
    ],
)
@pytest.mark.parametrize(
    "day",
    [
        "Publié le 3 mars 2016 à 11h04, modifié le 4 mars 2016 à 18h20",
        "Pubblicato il 3 marzo 2016 alle 14:02",
        "Publicado el 3 de marzo de 2016 - Actualizado el 4 de marzo de 2016",
        "3.mar.2016 às 8h00",
    ],
)
def test_bylines_and_days_of_other_languages_stand_in_one_head(
    line: str, byline: str, day: str
) -> None:
    article = story(f"Lighthouse of Suva lit again\n{line}", day)

    assert (article.title, article.byline) == ("Lighthouse of Suva lit again", byline)
    assert dropped(article, DroppedKind.DATE_LINE) == [day]
    assert body(article) == list(TOLD)


@pytest.mark.parametrize(
    "slug",
    ["BC-AS--Fiji-Light, 1st Ld-Writethru,480", "AS--Fiji-Light,310", "BC-FJ-Light, 2nd Ld,1200"],
)
def test_what_an_agency_calls_its_story_is_no_headline(slug: str) -> None:
    article = story(
        f"{slug}\nLighthouse of Suva lit again\nEds: UPDATES with quotes.\nBy MERE VUNISA"
    )

    assert (article.title, article.byline) == ("Lighthouse of Suva lit again", "MERE VUNISA")


@pytest.mark.parametrize("name", ["Anna Vunisa", "Simon Naidu", "Peter Lutui"])
def test_a_columnists_name_stands_above_the_headline(name: str) -> None:
    article = story(name, "The light of Suva was never ours to lose", DAY)

    assert (article.title, article.byline) == ("The light of Suva was never ours to lose", name)


def test_a_name_that_is_the_headline_stays_one() -> None:
    assert story("Anna Vunisa", DAY).title == "Anna Vunisa"
