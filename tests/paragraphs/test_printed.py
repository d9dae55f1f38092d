"""What printed pages say, and what they do not: each test is a clipping that was once misread."""

import string

from hypothesis import given, settings
from hypothesis import strategies as st

from searchkit.domain.article import DroppedKind, Kind
from searchkit.domain.clipping import Box, Line
from tests.support.print import blocks, column, line, pages, stories, told

FIRST = ("The harbour of Elsa will stay open through", "the winter, the minister of ports said.")
SECOND = (
    "Dockers had walked out in May, and they came",
    "back to work when the talks began in July.",
)
THIRD = ("Nobody will be turned away at the gate, the", "minister told them on Tuesday evening.")
PARAGRAPHS = [" ".join(text) for text in (FIRST, SECOND, THIRD)]


def spaced(*paragraphs: tuple[str, ...]) -> list[str]:
    """Return the lines of paragraphs with a gap between them."""
    return [text for paragraph in paragraphs for text in (*paragraph, "")]


def test_gaps_tell_paragraphs_apart() -> None:
    assert told(pages(column(72, 100, spaced(FIRST, SECOND, THIRD)))) == PARAGRAPHS


def test_indents_tell_paragraphs_apart() -> None:
    lines = [
        line(72 if number % 2 else 84, 100 + 12 * number, text)
        for number, text in enumerate((*FIRST, *SECOND, *THIRD, *FIRST))
    ]

    assert told(pages(lines)) == [*PARAGRAPHS, PARAGRAPHS[0]]


def test_columns_are_read_one_after_the_other() -> None:
    left = column(72, 100, spaced(FIRST, SECOND))
    right = column(320, 100, spaced(THIRD))

    assert told(pages([*left, *right])) == PARAGRAPHS


def test_columns_drawn_line_by_line_across_the_page_are_put_back() -> None:
    left = column(72, 100, [*FIRST, *SECOND, *FIRST, *SECOND, *FIRST])
    right = column(320, 100, [*THIRD, *SECOND, *THIRD, *SECOND, *THIRD])
    across = [line for pair in zip(left, right, strict=True) for line in pair]

    assert " ".join(told(pages(across))).startswith(f"{PARAGRAPHS[0]} {PARAGRAPHS[1]}")


def test_the_wavering_sizes_of_a_recognised_scan_are_one() -> None:
    lines = [
        line(72 if number % 2 else 84, 100 + 12 * number, text, 10 + 0.11 * (number * 7 % 13 - 6))
        for number, text in enumerate((*FIRST, *SECOND, *THIRD) * 5)
    ]

    assert len(told(pages(lines))) == 15


def test_a_sentence_goes_on_over_a_page_break() -> None:
    first = column(72, 100, spaced(FIRST, SECOND)) + column(72, 700, THIRD[:1])
    second = column(72, 100, [*THIRD[1:], "", *FIRST])

    assert told(pages(first, second)) == [*PARAGRAPHS, PARAGRAPHS[0]]


def test_a_figure_inside_a_column_does_not_end_a_sentence() -> None:
    text = column(72, 100, [*spaced(FIRST, SECOND), THIRD[0]])
    text += column(72, 400, spaced(THIRD[1:], FIRST))
    picture = Box(72, 180, 300, 370)

    assert told(pages(text, images=[picture])) == [*PARAGRAPHS, PARAGRAPHS[0]]


def test_words_drawn_after_the_line_around_them_go_into_its_hole() -> None:
    lines = column(72, 100, spaced(FIRST, SECOND))
    lines += [line(72, 166, "Nobody will be"), line(187, 166, "at the gate, the minister said.")]
    lines += column(72, 190, spaced(FIRST))
    lines.append(line(147, 166, "turned away"))
    content = pages([*lines[:-1], lines[-1]])

    assert "Nobody will be turned away at the gate, the minister said." in told(content)


def test_items_of_a_list_without_space_between_them_are_paragraphs() -> None:
    items = [
        "• The harbour stays open all winter, whatever",
        "  the council decides in the spring session.",
    ]
    more = [
        "• Dockers are paid for the days of the strike,",
        "  as the union had asked the minister in May.",
    ]
    lines = column(72, 100, [*spaced(FIRST, SECOND), *items, *more])

    assert told(pages(lines))[2:] == [
        " ".join(map(str.strip, items)),
        " ".join(map(str.strip, more)),
    ]


def test_the_nameless_bullets_of_word_processors_start_items() -> None:
    lines = column(72, 100, ["\uf0b7 Harbour and coast", "\uf0b7 Rail", "\uf0b7 Roads"])

    assert [block.text for block in blocks(pages(lines))] == [
        "• Harbour and coast",
        "• Rail",
        "• Roads",
    ]


def test_a_bullet_that_is_drawn_starts_an_item() -> None:
    lines = column(90, 100, spaced(FIRST, SECOND)) + column(90, 190, [*THIRD, *FIRST])
    bullets = [Box(80, y - 5, 83, y - 2) for y in (190, 214)]

    assert told(pages(lines, marks=bullets))[2:] == [PARAGRAPHS[2], PARAGRAPHS[0]]


def test_a_bold_headline_of_the_texts_own_size_is_not_glued_to_the_story() -> None:
    headline = line(72, 88, "Harbour stays open, minister says", font="Serif-Bold")
    content = pages([headline, *column(72, 100, spaced(FIRST, SECOND, THIRD))])

    assert told(content, Kind.TITLE) == ["Harbour stays open, minister says"]
    assert told(content) == PARAGRAPHS


def test_a_headline_printed_twice_as_its_shadow_is_told_once() -> None:
    twice = [line(72, 60, "Harbour stays open", 24.0), line(73, 61, "Harbour stays open", 24.0)]
    content = pages([*twice, *column(72, 100, spaced(FIRST, SECOND))])

    assert told(content, Kind.TITLE) == ["Harbour stays open"]
    assert told(content, DroppedKind.REPEATED) == ["Harbour stays open"]


def test_the_first_line_of_a_headline_is_no_running_head() -> None:
    headline = [line(72, 50, "Harbour stays open,", 24.0), line(72, 78, "minister says", 24.0)]
    content = pages([*headline, *column(72, 110, spaced(FIRST, SECOND, THIRD))])

    assert told(content, Kind.TITLE) == ["Harbour stays open, minister says"]


def test_heads_and_numbers_of_pages_are_dropped() -> None:
    def page(number: int) -> list[Line]:
        return [
            line(72, 30, "The Courier, Thursday, March 14, 2024", 8.0),
            *column(72, 100, spaced(FIRST, SECOND)),
            line(290, 820, f"{number}", 8.0),
        ]

    content = pages(page(1), page(2))

    assert told(content) == [*PARAGRAPHS[:2], *PARAGRAPHS[:2]]
    assert told(content, DroppedKind.PAGE_NUMBER) == ["1", "2"]


def test_a_drop_cap_goes_back_to_its_word() -> None:
    cap = line(72, 136, "T", 48.0, width=26)
    beside = [
        line(102, 100 + 12 * n, text)
        for n, text in enumerate(
            (
                "he harbour of Elsa will stay open",
                "through the winter, the minister of",
                "ports said on Tuesday in the town hall,",
            )
        )
    ]
    rest = column(72, 136, ["and the dockers who had walked out in May", "came back to work."])
    content = pages(
        [cap, *beside, *rest, *column(84, 160, SECOND[:1]), *column(72, 172, SECOND[1:])]
    )

    assert told(content)[0].startswith("The harbour of Elsa will stay open through the winter")
    assert told(content)[0].endswith("came back to work.")


def test_a_caption_under_a_picture_is_no_paragraph() -> None:
    caption = line(72, 390, "Pickets stand at the gate of the terminal", 8.0, "Sans")
    text = [*column(72, 100, spaced(FIRST, SECOND)), caption, *column(72, 420, spaced(THIRD))]
    content = pages(text, images=[Box(72, 200, 300, 376)])

    assert told(content, Kind.CAPTION) == ["Pickets stand at the gate of the terminal"]
    assert told(content) == PARAGRAPHS


def test_notes_after_the_end_of_a_release_are_asides() -> None:
    release = column(
        72, 100, spaced(*[FIRST, SECOND, THIRD] * 3, ("ENDS",), ("Notes to editors",), FIRST)
    )
    content = pages(release)

    assert told(content) == PARAGRAPHS * 3
    assert PARAGRAPHS[0] in told(content, Kind.ASIDE)


def test_a_newsletter_form_within_the_story_does_not_end_it() -> None:
    form = [line(72, 200, "Sign up for the Morning Briefing", font="Serif-Bold")]
    text = (
        column(72, 100, spaced(FIRST, SECOND))
        + form
        + column(72, 230, spaced(THIRD, FIRST, SECOND))
    )

    assert told(pages(text)) == [*PARAGRAPHS, *PARAGRAPHS[:2]]


def story(x: float, y: float, headline: str, byline: str) -> tuple[list[Line], list[Line]]:
    """Return a story's headline and its text with a byline."""
    text = [
        line(x, y + 30, byline, 8.0, "Sans-Bold"),
        *column(x, y + 50, spaced(FIRST, SECOND, THIRD)),
    ]
    return [line(x, y, headline, 20.0, "Serif-Bold")], text


def test_a_headline_drawn_after_its_story_still_heads_it() -> None:
    first_head, first = story(72, 100, "Harbour stays open", "By Anna Reyes")
    second_head, second = story(72, 400, "Ferries may stop", "By Tom Archer")
    content = pages([*first, *first_head, *second, *second_head])

    assert [[b.text for b in s if b.label is Kind.TITLE] for s in stories(content)] == [
        ["Harbour stays open"],
        ["Ferries may stop"],
    ]
    assert [len([b for b in s if b.label is Kind.BODY]) for s in stories(content)] == [3, 3]


def test_a_story_that_jumps_to_another_page_is_one_story() -> None:
    head, text = story(72, 100, "Harbour stays open", "By Anna Reyes")
    other_head, other = story(72, 400, "Ferries may stop", "By Tom Archer")
    cut = column(72, 240, ["“We have waited for this day since the spring,"])
    jump = line(200, 256, "HARBOUR, Page B4", 8.0, "Sans-Bold")
    next_head = line(72, 60, "Minister keeps harbour open", 20.0, "Serif-Bold")
    arrival = [
        line(72, 80, "HARBOUR", 10.0, "Sans-Bold"),
        line(72, 92, "Continued from Page B1", 7.0, "Sans"),
    ]
    rest = column(
        72, 112, ["and we will not wait for another,” he said.", "", *spaced(SECOND, THIRD)]
    )
    content = pages([*head, *text, *cut, jump, *other_head, *other], [next_head, *arrival, *rest])

    first, second = stories(content)

    body = [b.text for b in first if b.label is Kind.BODY]
    assert (
        "“We have waited for this day since the spring, and we will not wait for another,” he said."
        in body
    )
    assert body[-1] == PARAGRAPHS[2]
    assert [b.text for b in second if b.label is Kind.TITLE] == ["Ferries may stop"]


def test_names_above_the_date_are_a_byline_without_its_by() -> None:
    head = [
        line(72, 60, "Harbour stays open", 24.0),
        line(72, 76, "Anna Reyes in Port Elsa and Tom Archer", 8.0, "Serif-Italic"),
        line(72, 90, "March 14, 2024", 8.0),
    ]
    content = pages([*head, *column(72, 110, spaced(FIRST, SECOND))])

    assert told(content, DroppedKind.BYLINE) == ["Anna Reyes in Port Elsa and Tom Archer"]


def test_a_page_that_is_in_the_file_twice_is_read_once() -> None:
    page = column(72, 100, spaced(*[FIRST, SECOND, THIRD] * 2))

    assert told(pages(page, page)) == PARAGRAPHS * 2


def test_every_break_says_why() -> None:
    told_blocks = blocks(pages(column(72, 100, spaced(FIRST, SECOND, THIRD))))

    assert all(block.reason for block in told_blocks)
    assert "gap" in told_blocks[1].reason


TEXTS = st.text(
    alphabet=string.ascii_letters + string.digits + " .,!?-“”’•", min_size=1, max_size=60
)
LINES = st.lists(
    st.builds(
        lambda x, y, size, bold, text: line(x, y, text, size, "Serif-Bold" if bold else "Serif"),
        st.sampled_from([40.0, 72.0, 84.0, 320.0]),
        st.floats(20, 820),
        st.sampled_from([0.1, 8.0, 10.0, 14.0, 30.0]),
        st.booleans(),
        TEXTS,
    ),
    max_size=30,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=2))
def test_no_text_is_ever_lost(printed: list[list[Line]]) -> None:
    content = pages(*printed)
    given_letters = "".join(each.text for lines in printed for each in lines)

    found = "".join(block.text for block in blocks(content))

    assert sorted(filter(str.isalnum, found)) == sorted(filter(str.isalnum, given_letters))
