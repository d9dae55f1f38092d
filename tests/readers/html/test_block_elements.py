"""Where a size decides what an element is: what lies on either side of it."""

from typing import Any

import pytest
from lxml import html

from searchkit.readers.html.block_elements import (
    holds_caption,
    is_bracketed_mark,
    is_embedded_post,
    is_heading,
    is_layout_table,
    is_under_picture,
    sets_paragraphs_as_spans,
)


def element(source: str) -> Any:
    return html.fragment_fromstring(source)


def words(letters: int) -> str:
    """Return a text of so many characters that ends no sentence."""
    return ("fjord and ferry " * 300)[: letters - 1] + "x"


@pytest.mark.parametrize(("letters", "is_caption"), [(1, True), (700, True), (900, False)])
def test_a_caption_is_no_gallery(letters: int, is_caption: bool) -> None:
    assert holds_caption(element(f"<div>{words(letters)}</div>")) is is_caption


def test_an_empty_caption_is_none() -> None:
    assert not holds_caption(element("<figcaption> <img></figcaption>"))


@pytest.mark.parametrize(("letters", "is_caption"), [(60, True), (140, True), (185, False)])
def test_only_a_few_words_under_a_picture_are_its_caption(letters: int, is_caption: bool) -> None:
    assert is_under_picture(words(letters)) is is_caption
    assert not is_under_picture(f"{words(letters)}.")


@pytest.mark.parametrize(("letters", "is_post"), [(280, True), (2_700, True), (3_400, False)])
def test_a_post_in_a_box_is_no_article(letters: int, is_post: bool) -> None:
    box = f"<blockquote class='twitter-tweet'>{words(letters)}</blockquote>"

    assert is_embedded_post(element(box)) is is_post
    assert not is_embedded_post(element("<blockquote class='tweets'>x</blockquote>"))


@pytest.mark.parametrize(("letters", "is_head"), [(20, True), (110, True), (140, False)])
def test_a_paragraph_in_bold_is_a_heading_where_it_is_short(letters: int, is_head: bool) -> None:
    assert is_heading(words(letters)) is is_head
    assert not is_heading(f"{words(letters)}.")


@pytest.mark.parametrize(("letters", "is_layout"), [(40, False), (220, False), (270, True)])
def test_a_cell_as_long_as_a_paragraph_lays_the_page_out(letters: int, is_layout: bool) -> None:
    table = f"<table><tr><td>{words(letters)}</td><td>9</td></tr></table>"

    assert is_layout_table(element(table)) is is_layout


@pytest.mark.parametrize(
    ("table", "is_layout"),
    [
        ("<table><tr><td>a</td></tr><tr><td>b</td></tr></table>", True),
        ("<table><tr><td><h1>a</h1></td><td>b</td></tr></table>", True),
        ("<table><tr><td><table><tr><td>a</td></tr></table></td><td>b</td></tr></table>", True),
        ("<table role=presentation><tr><td>a</td><td>b</td></tr></table>", True),
        ("<table><tr><th>a</th><th>b</th></tr></table>", False),
        ("<table><tr><td><ul><li>a</li></ul></td><td>b</td></tr></table>", False),
    ],
)
def test_a_table_of_one_column_or_with_a_page_in_it_lays_the_page_out(
    table: str, is_layout: bool
) -> None:
    assert is_layout_table(element(table)) is is_layout


@pytest.mark.parametrize(("letters", "are"), [(15, False), (36, False), (45, True), (90, True)])
def test_spans_are_paragraphs_where_they_are_as_long(letters: int, are: bool) -> None:
    span = f"<span class=p>{words(letters - 1)}.</span>"

    assert sets_paragraphs_as_spans(element(f"<div>{span * 3}</div>")) is are
    assert not sets_paragraphs_as_spans(element(f"<div>{span}</div>"))
    assert not sets_paragraphs_as_spans(element(f"<div>{span} and {span}</div>"))
    assert not sets_paragraphs_as_spans(element(f"<div>{span}<span class=q>x.</span></div>"))


@pytest.mark.parametrize(
    ("mark", "is_mark"),
    [
        ("<a class='footnote-anchor' href='#f1'>1</a>", True),
        ("<a href='#fn12'>12</a>", True),
        ("<span class='ref'>3</span>", True),
        ("<a href='https://dam.example/1'>1</a>", False),
        ("<a href='#top'>above</a>", False),
        ("<span>1</span>", False),
    ],
)
def test_a_number_right_behind_a_word_that_leads_to_a_note_is_its_mark(
    mark: str, is_mark: bool
) -> None:
    assert is_bracketed_mark(element(mark), ["the auditor"]) is is_mark
    assert not is_bracketed_mark(element(mark), ["the auditor "])
    assert not is_bracketed_mark(element(mark), ["in 19"])
