"""Just inside and just outside of what the text route takes for one thing or another."""

import pytest

from searchkit.domain.article import DroppedKind, Kind
from searchkit.paragraphs.plain.beginnings import beginnings, is_one_line_a_paragraph
from searchkit.paragraphs.plain.covers import without_covers
from searchkit.paragraphs.plain.double_spacing import leveled
from searchkit.paragraphs.plain.furniture import furniture_of
from searchkit.paragraphs.plain.headlines import headline_of
from searchkit.paragraphs.plain.initials import with_initials
from searchkit.paragraphs.plain.pull_quotes import pull_quotes
from searchkit.paragraphs.plain.record_fields import record_starts
from searchkit.paragraphs.plain.records import record_of
from searchkit.paragraphs.plain.segmentation import stories_among
from searchkit.paragraphs.plain.text_rows import rows_of
from searchkit.paragraphs.plain.width import column_of
from searchkit.paragraphs.plain.wrapped_addresses import with_addresses
from tests.support.understanding import body, read

HARBOURS = (
    "Suva",
    "Nadi",
    "Lima",
    "Oslo",
    "Apia",
    "Bari",
    "Riga",
    "Doha",
    "Baku",
    "Kyiv",
    "Bonn",
    "Graz",
)
TELLS = "the harbour is open"


def sentence(words: int, *, start: str = "Suva") -> str:
    return " ".join([start, *["open"] * (words - 2), "again."])


# Double spacing.


def spaced(rows: int, *, blank: int, cut: int) -> str:
    """Rows of which so many stand below a blank line and so many go on with a sentence."""
    lines = []
    for place in range(rows):
        goes_on = place < cut
        lines.append(
            f"{'the' if goes_on else 'The'} harbour is open" + ("" if place + 1 < cut else ".")
        )
    text = lines[0]
    for place, line in enumerate(lines[1:]):
        text += ("\n\n" if place < blank else "\n") + line
    return text


@pytest.mark.parametrize(("blank", "expected"), [(33, True), (30, True), (26, False), (24, False)])
def test_seven_of_ten_rows_below_a_blank_line_are_double_spaced(blank: int, expected: bool) -> None:
    assert leveled(rows_of(spaced(41, blank=blank, cut=30)))[1] is expected


@pytest.mark.parametrize(("cut", "expected"), [(16, True), (14, True), (12, False), (11, False)])
def test_three_of_ten_rows_that_go_on_are_double_spaced(cut: int, expected: bool) -> None:
    assert leveled(rows_of(spaced(41, blank=40, cut=cut)))[1] is expected


@pytest.mark.parametrize(("at_margin", "margin"), [(5, 4), (4, 4), (3, 8)])
def test_a_tenth_of_the_rows_makes_a_margin(at_margin: int, margin: int) -> None:
    text = "\n".join([f"{' ' * 4}{TELLS}"] * at_margin + [f"{' ' * 8}{TELLS}"] * (36 - at_margin))

    rows, _ = leveled(rows_of(text))

    assert rows[-1].indent == 8 - margin


# A line a paragraph.


@pytest.mark.parametrize(
    ("letters", "expected"), [(210, True), (175, True), (165, False), (140, False)]
)
def test_a_line_that_no_print_sets_so_wide_is_a_paragraph(letters: int, expected: bool) -> None:
    line = ("the harbour of Suva is open " * 9)[:letters]

    assert is_one_line_a_paragraph(rows_of("\n".join([line] * 4))) is expected


@pytest.mark.parametrize(("short", "expected"), [(4, True), (6, True), (10, False), (12, False)])
def test_more_than_half_of_a_text_stands_in_such_lines(short: int, expected: bool) -> None:
    wide, narrow = "the harbour of Suva is open " * 8, "the harbour of Suva is open, and so on"

    assert is_one_line_a_paragraph(rows_of("\n".join([wide, wide, *[narrow] * short]))) is expected


@pytest.mark.parametrize(("headlines", "expected"), [(2, True), (3, True), (4, False), (5, False)])
def test_up_to_three_headlines_stand_above_lines_that_are_paragraphs(
    headlines: int, expected: bool
) -> None:
    rows = rows_of("\n".join([*HARBOURS[:headlines], *["The harbour is open."] * 3]))

    assert is_one_line_a_paragraph(rows) is expected


# Covers and records.


@pytest.mark.parametrize(("above", "covered"), [(3, True), (4, True), (5, False), (6, False)])
def test_a_covers_line_is_among_the_first_five(above: int, covered: bool) -> None:
    text = "\n".join(
        [*HARBOURS[:above], "Job Number: 12", "", "1 of 2 DOCUMENTS", "", sentence(40)]
    )

    assert bool(without_covers(rows_of(text)).front) is covered


@pytest.mark.parametrize(("fields", "expected"), [(1, False), (2, True), (3, True)])
def test_a_line_with_a_colon_is_no_record_and_two_are(fields: int, expected: bool) -> None:
    told = ("LENGTH: 812 words", "LOAD-DATE: March 29, 2021", "LANGUAGE: ENGLISH")[:fields]
    rows = rows_of("\n\n".join(("Harbour open", *told, sentence(30))))

    assert (record_of(rows) is not None) is expected


@pytest.mark.parametrize(("words", "is_edition"), [(4, True), (6, True), (7, False), (8, False)])
def test_an_edition_is_short(words: int, is_edition: bool) -> None:
    edition = " ".join(["Late", *["City"] * (words - 2), "Edition"])
    text = f"Reef Herald\n\nMarch 3, 2016\n{edition}\n\nHarbour open\n\nLENGTH: 812 words\n\nBODY:\n\n{sentence(30)}"

    record = record_of(rows_of(text))

    assert record is not None
    assert any(block.text.startswith("edition") for block in record.head) is is_edition


@pytest.mark.parametrize(("words", "is_publisher"), [(5, True), (6, True), (7, False), (8, False)])
def test_who_publishes_is_a_short_line_above_the_documents_number(
    words: int, is_publisher: bool
) -> None:
    publisher = " ".join(["Reef"] * (words - 1) + ["Press"])
    text = (
        "Harbour open\n\n112 words\n19 November 2019\nReef Herald\nREEFHE\nEnglish\n(c) 2019 Reef Herald.\n\n"
        f"{sentence(30)}\n\n{publisher}\n\nDocument REEFHE0020191119efbj0000g"
    )

    record = record_of(rows_of(text))

    assert record is not None
    assert any(block.text.startswith("publisher") for block in record.tail) is is_publisher


@pytest.mark.parametrize(("words", "opens"), [(9, False), (11, False), (13, True), (15, True)])
def test_a_long_row_opens_the_text_of_a_record_that_does_not_say_where(
    words: int, opens: bool
) -> None:
    text = f"Harbour open\nReef Herald\n\nMarch 3, 2016\n\nSECTION: NEWS\n\nLOAD-DATE: March 9, 2016\n\n{sentence(words)}"

    record = record_of(rows_of(text))

    assert record is not None
    assert bool(record.body) is opens


# Furniture.

PROSE = "The harbour of Suva is open in the winter, and nobody knows why it is."


def labels_of(*lines: str, is_double_spaced: bool = False) -> dict[int, object]:
    rows = rows_of("\n".join(lines))
    return {
        place: label
        for place, (label, _) in furniture_of(rows, is_double_spaced=is_double_spaced).items()
    }


@pytest.mark.parametrize(("place", "expected"), [(9, True), (11, True), (12, False), (15, False)])
def test_a_byline_between_lines_of_prose_stands_within_the_head(place: int, expected: bool) -> None:
    lines = [f"{harbour} says that {TELLS} and" for harbour in (*HARBOURS, *HARBOURS)]

    assert (place in labels_of(*lines[:place], "By Ana Lima", *lines[place:])) is expected


@pytest.mark.parametrize(("words", "expected"), [(4, True), (6, True), (7, False), (9, False)])
def test_a_subhead_is_of_few_words(words: int, expected: bool) -> None:
    subhead = " ".join(["So", *["it"] * (words - 1)])

    labels = labels_of(PROSE, PROSE, subhead, f"Apia: {PROSE}", f"Oslo: {PROSE}")

    assert (labels.get(2) is Kind.ASIDE) is expected


@pytest.mark.parametrize(
    ("letters", "expected"), [(28, True), (34, True), (42, False), (56, False)]
)
def test_a_subhead_leaves_room_in_its_line(letters: int, expected: bool) -> None:
    labels = labels_of(PROSE, PROSE, f"N{'n' * (letters - 1)}", f"Apia: {PROSE}", f"Oslo: {PROSE}")

    assert (labels.get(2) is Kind.ASIDE) is expected


@pytest.mark.parametrize(("words", "expected"), [(8, True), (10, True), (11, False), (13, False)])
def test_a_line_left_of_indented_paragraphs_may_have_ten_words(words: int, expected: bool) -> None:
    told = [f"   {harbour}: {PROSE}" for harbour in HARBOURS[:4]]
    subhead = " ".join(["Letters", *["here"] * (words - 1)])

    labels = labels_of(*told[:2], subhead, *told[2:])

    assert (labels.get(2) is Kind.ASIDE) is expected


@pytest.mark.parametrize(
    ("letters", "expected"), [(100, True), (128, True), (133, False), (160, False)]
)
def test_a_running_head_is_no_longer_than_a_headline(letters: int, expected: bool) -> None:
    head = ("Harbour of Suva open " * 9)[:letters].strip().ljust(letters, "x")
    told = [f"{harbour}: {PROSE}" for harbour in HARBOURS]

    labels = labels_of(head, "", *told[:6], f"\f{head}", "", *told[6:])

    assert (labels.get(7) is DroppedKind.RUNNING_HEAD) is expected


@pytest.mark.parametrize(("below", "expected"), [(1, True), (2, True), (3, False), (4, False)])
def test_a_running_head_is_among_the_three_rows_at_a_pages_edge(below: int, expected: bool) -> None:
    pages = [
        [
            *(f"{harbour} {page}: {PROSE}" for harbour in HARBOURS[:below]),
            "Reef Herald, the paper",
            *(f"{harbour} {page} again: {PROSE}" for harbour in HARBOURS),
        ]
        for page in ("one", "two")
    ]
    lines = [*pages[0], f"\f{pages[1][0]}", *pages[1][1:]]

    labels = labels_of(*lines)

    assert (labels.get(len(pages[0]) + below) is DroppedKind.RUNNING_HEAD) is expected


@pytest.mark.parametrize(("words", "expected"), [(50, True), (58, True), (62, False), (74, False)])
def test_a_caption_has_fewer_than_sixty_words(words: int, expected: bool) -> None:
    caption = ["FILE", "-", "Dockers", *["wait"] * (words - 3)]
    lines = [" ".join(caption[at : at + 20]) for at in range(0, words, 20)]

    labels = labels_of(PROSE, "", *lines, "", PROSE)

    assert (labels.get(1) is Kind.CAPTION) is expected


@pytest.mark.parametrize(("rows", "expected"), [(5, True), (7, True), (8, False), (9, False)])
def test_a_caption_is_of_few_rows(rows: int, expected: bool) -> None:
    lines = ["FILE - Dockers wait at", *["the gate of the port"] * (rows - 1)]

    labels = labels_of(PROSE, "", *lines, "", PROSE)

    assert (labels.get(rows) is Kind.CAPTION) is expected


@pytest.mark.parametrize(
    ("share", "expected"), [(1.95, True), (1.65, True), (1.45, False), (1.2, False)]
)
def test_a_caption_is_wider_than_double_spaced_lines(share: float, expected: bool) -> None:
    line = "n" * 60
    lines = [line] * 14

    labels = labels_of(*lines[:7], "n" * int(60 * share), *lines[7:], is_double_spaced=True)

    assert (labels.get(7) is Kind.CAPTION) is expected


@pytest.mark.parametrize(("capitals", "expected"), [(9, True), (8, True), (6, False), (5, False)])
def test_most_long_words_of_a_headline_have_a_capital(capitals: int, expected: bool) -> None:
    words = ["Harbour"] * capitals + ["harbour"] * (10 - capitals)

    labels = labels_of("Reef Herald", " ".join(words), "Open In The Winter", PROSE)

    assert (labels.get(0) is DroppedKind.METADATA) is expected


@pytest.mark.parametrize("words", ["and for the Old Bay Now", "And For The old bay now"])
def test_words_of_three_letters_say_nothing_of_a_headlines_style(words: str) -> None:
    labels = labels_of("Reef Herald", f"Harbour Keepers Return {words} Winter", "Open Again", PROSE)

    assert labels.get(0) is DroppedKind.METADATA


def test_words_of_four_letters_do() -> None:
    told = "Harbour Keepers Return Again After Winter when they were back from Suva and"

    assert labels_of("Reef Herald", told, f"so {TELLS}", PROSE).get(0) is None


@pytest.mark.parametrize(("words", "expected"), [(6, False), (7, False), (8, True), (9, True)])
def test_a_subhead_stands_below_a_line_that_is_longer_than_one(words: int, expected: bool) -> None:
    labels = labels_of(sentence(words), "Suva waits", f"Apia: {PROSE}", f"Oslo: {PROSE}")

    assert (labels.get(1) is Kind.ASIDE) is expected


# Headlines, initials, pull quotes, addresses, widths.


@pytest.mark.parametrize(("rows", "expected"), [(4, True), (5, True), (6, False), (7, False)])
def test_a_headline_has_up_to_five_rows(rows: int, expected: bool) -> None:
    lines = [f"{harbour} Harbour Open" for harbour in HARBOURS[:rows]]

    assert bool(headline_of(rows_of("\n".join([*lines, "", PROSE])), {})) is expected


@pytest.mark.parametrize(("beside", "expected"), [(3, True), (4, True), (5, False), (6, False)])
def test_an_initial_stands_below_up_to_four_lines(beside: int, expected: bool) -> None:
    text = "\n".join(
        ["Harbour open.", "", f"he {TELLS} and", *[f"{TELLS} and"] * (beside - 1), "T", "so on."]
    )

    rows = with_initials(rows_of(text))

    assert rows[1].text.startswith("The") is expected


@pytest.mark.parametrize(
    ("letters", "expected"), [(32, True), (26, True), (22, False), (18, False)]
)
def test_a_pull_quote_says_again_more_than_a_turn_of_phrase(letters: int, expected: bool) -> None:
    quote = "nobodyinsuvaknowswhoownsthelampsoftheharbour"[:letters]
    rows = rows_of(
        "\n".join(
            [f"{harbour} {PROSE}" for harbour in HARBOURS[:8]] + [f"and so {quote} they say", quote]
        )
    )

    assert (range(9, 10) in pull_quotes(rows)) is expected


@pytest.mark.parametrize(("repeated", "expected"), [(4, True), (5, True), (7, False), (8, False)])
def test_a_text_that_repeats_itself_has_no_pull_quotes(repeated: int, expected: bool) -> None:
    told = [
        f"{harbour} knows who owns the lamps of its harbour." for harbour in (*HARBOURS, "Linz")
    ]
    text = " ".join(told)
    rows = rows_of(
        "\n".join(
            [
                text,
                *[f"{harbour}?" for harbour in HARBOURS],
                *told[:repeated],
                *["Yes."] * (9 - repeated),
            ]
        )
    )

    assert bool(pull_quotes(rows)) is expected


@pytest.mark.parametrize(("rows", "expected"), [(3, True), (4, True), (5, False), (6, False)])
def test_an_address_is_wrapped_over_up_to_four_rows(rows: int, expected: bool) -> None:
    lines = ["https://example.org/news/harbour-", *["talks-resume-"] * (rows - 2), "again"]

    assert (len(with_addresses(rows_of("\n".join(lines)))) == 1) is expected


@pytest.mark.parametrize(
    ("letters", "expected"), [(56, True), (53, True), (48, False), (44, False)]
)
def test_an_address_was_cut_where_the_line_was_full(letters: int, expected: bool) -> None:
    address = "https://example.org/".ljust(letters, "x")
    text = f"{'the harbour of Suva is open in the winter and so on and on':60}.\n{address}\nyz/1\n"

    assert (len(with_addresses(rows_of(text))) == 2) is expected


@pytest.mark.parametrize(("pairs", "expected"), [(4, False), (5, True), (6, True)])
def test_five_wrapped_lines_tell_a_width(pairs: int, expected: bool) -> None:
    told = [("the harbour of Suva is open in the", "winter and the keepers of the lamps")] * pairs

    assert (column_of(told, [line for line, _ in told]).misfit < 1) is expected


# Stories.


def split(*parts: str) -> int:
    return len(stories_among(rows_of("\n".join(parts))))


FIRST = ("Harbour open", "", "By Ana Lima", "", *[sentence(20)] * 8)


@pytest.mark.parametrize(("words", "expected"), [(20, 2), (22, 2), (23, 1), (27, 1)])
def test_a_headline_of_a_second_story_has_up_to_twenty_two_words(words: int, expected: int) -> None:
    headline = " ".join(["Visas", *["back"] * (words - 1)])

    assert (
        split(*FIRST, "", headline, "", "By Tom Archer", "March 4, 2016", "", *[sentence(20)] * 4)
        == expected
    )


@pytest.mark.parametrize(("marks", "expected"), [(1, 1), (2, 2), (3, 2)])
def test_a_second_head_without_a_gap_has_two_marks(marks: int, expected: int) -> None:
    head = ("By Tom Archer", "March 4, 2016", "https://example.org/visas")[:marks]

    assert split(*FIRST, "", "Visas back", "", *head, "", *[sentence(20)] * 4) == expected


@pytest.mark.parametrize(("words", "expected"), [(100, 1), (116, 1), (124, 2), (152, 2)])
def test_a_story_stands_above_a_second_head(words: int, expected: int) -> None:
    first = ("Harbour open", "", sentence(words - 2))
    head = ("Visas back", "", "By Tom Archer", "March 4, 2016")

    assert split(*first, "", *head, "", *[sentence(20)] * 4) == expected


@pytest.mark.parametrize(("words", "expected"), [(33, 1), (38, 1), (42, 2), (52, 2)])
def test_a_second_story_has_prose(words: int, expected: int) -> None:
    head = ("Visas back", "", "By Tom Archer", "March 4, 2016")

    assert split(*FIRST, "", *head, "", sentence(words)) == expected


@pytest.mark.parametrize(("lines", "expected"), [(6, 2), (8, 2), (9, 1), (11, 1)])
def test_a_head_of_its_own_is_short(lines: int, expected: int) -> None:
    head = (
        "Visas back",
        "By Tom Archer",
        "March 4, 2016",
        *[f"In {place}" for place in HARBOURS[: lines - 2]],
    )

    assert split(*FIRST, "", *head, sentence(60)) == expected


# What closes.


@pytest.mark.parametrize(("words", "closes"), [(50, True), (62, True), (72, False), (90, False)])
def test_up_to_two_fifths_of_a_text_may_follow_its_end(words: int, closes: bool) -> None:
    told = [sentence(20, start=harbour) for harbour in HARBOURS[:5]]
    notes = sentence(words, start="Baku")

    (article,) = read(
        "a.txt",
        "\n\n".join(("Harbour open", "By Ana Lima", *told, "Notes to editors", notes)).encode(),
    )

    assert (notes not in body(article)) is closes


@pytest.mark.parametrize(("words", "is_title"), [(11, True), (14, True), (15, False), (18, False)])
def test_a_headline_that_asks_is_short(words: int, is_title: bool) -> None:
    asks = " ".join(["Who", *["owns"] * (words - 2), "Suva?"])

    (article,) = read("a.txt", f"{asks}\n\n{sentence(30)}\n\n{sentence(40)}".encode())

    assert (article.title == asks) is is_title


@pytest.mark.parametrize(("words", "is_deck"), [(20, True), (28, True), (29, False), (36, False)])
def test_a_deck_below_a_byline_is_short(words: int, is_deck: bool) -> None:
    deck = " ".join(["Keepers", *["call"] * (words - 1)])

    (article,) = read(
        "a.txt",
        "\n\n".join(("Harbour open", "By Ana Lima", deck, sentence(30), sentence(40))).encode(),
    )

    assert (deck not in body(article)) is is_deck


@pytest.mark.parametrize(("headlines", "expected"), [(4, True), (5, True), (6, False), (8, False)])
def test_up_to_five_headlines_stand_above_a_byline(headlines: int, expected: bool) -> None:
    above = [f"Is {harbour} open?" for harbour in HARBOURS[:headlines]]

    (article,) = read(
        "a.txt",
        "\n\n".join((*above, "By Ana Lima", "So it is.", sentence(30), sentence(40))).encode(),
    )

    assert ("So it is." in body(article)) is expected


@pytest.mark.parametrize(("words", "expected"), [(14, True), (17, True), (19, False), (24, False)])
def test_only_one_line_above_a_byline_reads_like_prose(words: int, expected: bool) -> None:
    decks = [sentence(words, start=harbour) for harbour in HARBOURS[:2]]

    (article,) = read(
        "a.txt",
        "\n\n".join(("Harbour open", *decks, "By Ana Lima", sentence(30), sentence(40))).encode(),
    )

    assert (decks[0] not in body(article)) is expected


def test_each_row_of_a_talk_begins_and_says_why() -> None:
    rows = rows_of("Lima: Who pays?\nCosta: Suva pays.\nLima: And Oslo?\nCosta: Oslo waits.")

    assert set(beginnings(rows).values()) == {"a speaker's label"}


@pytest.mark.parametrize(("words", "begins"), [(24, True), (30, True), (31, False), (36, False)])
def test_a_headline_above_the_fields_of_a_record_has_some_thirty_words(
    words: int, begins: bool
) -> None:
    headline = " ".join(["Mine"] * words)
    fields = "Author: Pop, Ilinca\n\nFull text: The mine opened on Tuesday.\n\nSubject: Mines\n\n"
    rows = rows_of(f"Salt mine opens\n\n{fields}{headline}\n\n{fields}")

    starts = [rows[place].text for place in record_starts(rows)]

    assert starts == ["Salt mine opens", headline if begins else "Author: Pop, Ilinca"]


@pytest.mark.parametrize(
    ("codes", "expected"), [(["SN"], False), (["SN", "PD"], True), (["SN", "PD", "WC"], True)]
)
def test_a_record_of_codes_has_four_of_them(codes: list[str], expected: bool) -> None:
    values = {"SN": "Valley Record", "PD": "4 May 2016", "WC": "99 words"}
    fields = "".join(f"{code} {values[code]}\n" for code in codes)

    record = record_of(rows_of(f"HD Salt mine opens\n{fields}LP The mine opened on Tuesday.\n"))

    assert (record is not None) is expected


# Where a story begins below a rule, and where a caption ends.


def begins_below_a_rule(*head: str) -> bool:
    """Whether a second story begins with these rows, and with prose behind them."""
    text = "\n".join([sentence(45), "-" * 12, *head, sentence(50)])
    return len(stories_among(rows_of(text))) == 2


@pytest.mark.parametrize(("rows", "begins"), [(1, True), (4, True), (5, False)])
def test_a_head_without_a_mark_in_its_first_four_rows_is_none(rows: int, begins: bool) -> None:
    names = [f"Boats leave {harbour} at night" for harbour in HARBOURS[:rows]]

    assert begins_below_a_rule(*names, "By Anna Reyes") is begins


@pytest.mark.parametrize(("words", "begins"), [(5, True), (8, True), (9, False), (12, False)])
def test_a_line_of_nine_words_opens_prose_and_ends_the_head(words: int, begins: bool) -> None:
    deck = " ".join(["Nobody", *["open"] * (words - 1)])

    assert begins_below_a_rule("Boats leave Suva", deck, "By Anna Reyes") is begins


@pytest.mark.parametrize(("letters", "rows"), [(30, 2), (38, 2), (43, 3), (48, 3)])
def test_a_caption_ends_with_a_sentence_that_leaves_a_fifth_of_its_line(
    letters: int, rows: int
) -> None:
    first = "Pictured: " + "n" * 40
    text = f"{first}\n{'n' * (letters - 1)}.\nnobody knows why, she said."

    labels = furniture_of(rows_of(text), is_double_spaced=False)

    assert [place for place, (label, _) in labels.items() if label is Kind.CAPTION] == [
        *range(rows)
    ]
