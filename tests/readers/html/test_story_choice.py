"""Where a share decides what is the story's: what lies on either side of it.

The chosen text stands for what trafilatura gives.
"""

from collections.abc import Sequence

import pytest
from lxml import etree, html

from searchkit.domain.clipping import MarkedBlock, PagePart
from searchkit.readers.html.main_text import blocks_of, stands_apart
from searchkit.readers.html.passages import passages_of

A = "The herring came back to the coast of Norway in March, said the fishermen of Bodø."
B = "Nobody had seen so many boats in the harbour since the war, an old man told them."
C = "The ministry in Oslo will count the fish again before it says what may be caught."


def blocks(page: str, *chosen: str, title: str | None = None) -> Sequence[MarkedBlock]:
    body = etree.Element("body")
    for text in chosen:
        etree.SubElement(body, "p").text = text
    return blocks_of(passages_of(html.document_fromstring(page)), body, title)


def part_of(text: str, found: Sequence[MarkedBlock]) -> PagePart:
    return next(block.part for block in found if block.text == text)


def test_prose_that_the_choice_left_out_is_the_story_s_where_the_others_stand() -> None:
    found = blocks(f"<div><p>{A}</p><p>{B}</p></div><section><p>{C}</p></section>", A)

    assert [part_of(text, found) for text in (A, B, C)] == [
        PagePart.STORY,
        PagePart.STORY,
        PagePart.ELSEWHERE,
    ]


def test_a_box_of_the_same_kind_holds_the_story_too_but_not_in_another_article() -> None:
    box = "<div class=text><p>{}</p></div>"
    page = f"<article>{box.format(A)}<div class=ad>x</div>{box.format(B)}</article>"

    found = blocks(f"{page}<article>{box.format(C)}</article>", A)

    assert [part_of(text, found) for text in (A, B, C)] == [
        PagePart.STORY,
        PagePart.STORY,
        PagePart.ELSEWHERE,
    ]


@pytest.mark.parametrize(("letters", "is_story"), [(54, False), (70, True)])
def test_from_another_box_only_a_long_paragraph_joins_a_story_unchosen(
    letters: int, is_story: bool
) -> None:
    text = f"{B[: letters - 1]}."
    boxes = (f"<div class=text><p>{told}</p></div>" for told in (A, text, C))

    found = blocks("<div class=ad>x</div>".join(boxes), A, C)

    assert (part_of(text, found) is PagePart.STORY) is is_story


@pytest.mark.parametrize(("known", "is_chosen"), [(4, False), (5, True)])
def test_a_paragraph_is_chosen_where_half_of_its_stretches_are(known: int, is_chosen: bool) -> None:
    # Of nine stretches of thirty letters so many are in the chosen text.
    stretches = [chr(ord("a") + n) * 30 for n in range(9)]

    found = blocks(f"<p>{A}</p><div>{''.join(stretches)}</div>", A, *stretches[:known])

    assert (part_of("".join(stretches), found) is PagePart.STORY) is is_chosen


@pytest.mark.parametrize(("letters", "is_chosen"), [(26, False), (34, True)])
def test_a_short_text_that_stands_within_a_longer_one_is_not_chosen_for_that(
    letters: int, is_chosen: bool
) -> None:
    within = "".join(filter(str.isalnum, B))[:letters]

    found = blocks(f"<div><p>{A}</p><p>{B}</p></div><nav2>{within}.</nav2>", A, B)

    assert (part_of(f"{within}.", found) is PagePart.STORY) is is_chosen


@pytest.mark.parametrize(("held", "is_believed"), [(30, True), (38, False), (60, False)])
def test_a_name_is_not_believed_where_the_story_stands_in_it(held: int, is_believed: bool) -> None:
    # Of a hundred letters of the story so many are in the box that is called a promotion.
    inside, outside = "b" * held, "a" * (100 - held)

    found = blocks(
        f"<div class=related><p>{inside}</p></div><div><p>{outside}</p></div>", inside, outside
    )

    assert (part_of(inside, found) is PagePart.BESIDE) is is_believed


@pytest.mark.parametrize(("linked", "is_note"), [(52, True), (68, False)])
def test_what_follows_a_story_in_its_box_is_kept_unless_it_is_links(
    linked: int, is_note: bool
) -> None:
    words = "x" * (100 - linked) + f"<a href=/>{'y' * linked}</a>"
    text = "x" * (100 - linked) + "y" * linked

    found = blocks(f"<div><p>{A}</p><p>{B}</p><div>{words}</div></div>", A, B)

    assert part_of(text, found) is (PagePart.BESIDE if is_note else PagePart.PROMOTION)


@pytest.mark.parametrize(("linked", "is_story"), [(80, True), (96, False)])
def test_a_chosen_paragraph_that_is_all_a_link_is_beside_the_story(
    linked: int, is_story: bool
) -> None:
    words = "x" * (100 - linked) + f"<a href=/>{'y' * linked}</a>"
    text = "x" * (100 - linked) + "y" * linked

    found = blocks(f"<div><p>{A}</p><p>{words}</p><p>{B}</p></div>", A, text, B)

    assert part_of(text, found) is (PagePart.STORY if is_story else PagePart.BESIDE)


@pytest.mark.parametrize(("inside", "is_note"), [(1, False), (2, False), (6, True), (9, True)])
def test_a_story_s_box_is_the_innermost_that_holds_nearly_all_of_it(
    inside: int, is_note: bool
) -> None:
    # One paragraph stands outside; with it the box is the page, and the note is in it either way.
    texts = [f"{n} {A}" for n in range(inside)]
    page = f"<p>{B}</p><div class=s>{''.join(f'<p>{t}</p>' for t in texts)}</div><i>After all</i>"

    found = blocks(page, B, *texts)

    assert (part_of("After all", found) is not PagePart.BESIDE) is is_note


@pytest.mark.parametrize(("letters", "is_repeated"), [(12, False), (21, False), (28, True)])
def test_a_caption_that_says_the_same_again_is_repeated(letters: int, is_repeated: bool) -> None:
    caption = f"<figure><figcaption>{'b' * letters}</figcaption></figure>"

    found = blocks(f"<div><p>{A}</p>{caption}<p>{B}</p>{caption}<p>{C}</p></div>", A, B, C)

    assert (PagePart.REPEATED in [block.part for block in found]) is is_repeated


def test_the_same_paragraph_twice_is_twice_said() -> None:
    found = blocks(f"<div><p>{A}</p><p>{B}</p><p>{A}</p></div>", A, B)

    assert [block.part for block in found] == [PagePart.STORY] * 3


@pytest.mark.parametrize(
    ("in_page", "of", "apart"),
    [(0, 7, True), (1, 12, True), (1, 9, False), (3, 7, False), (0, 2, False)],
)
def test_a_text_that_is_hardly_in_the_page_was_told_to_its_scripts(
    in_page: int, of: int, apart: bool
) -> None:
    # Two paragraphs alone are too few to tell.
    texts = [f"{n} {A}" for n in range(of)]
    body = etree.Element("body")
    for text in texts:
        etree.SubElement(body, "p").text = text
    page = "".join(f"<p>{text}</p>" for text in texts[:in_page])

    assert stands_apart(passages_of(html.document_fromstring(f"<div>{page}x</div>")), body) is apart
