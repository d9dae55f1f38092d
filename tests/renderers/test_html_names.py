import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchkit.renderers.html.histogram import histogram
from searchkit.renderers.html.links import host, passage_link, web_address
from searchkit.renderers.html.slugs import slug


@pytest.mark.parametrize(
    "title",
    [
        "../../../etc/cron.d/x",
        "..",
        ".",
        "",
        "CON",
        "a/b",
        "a\0b",
        "x" * 300,
        "index",
        "\u202egnp.x",
    ],
)
def test_a_slug_is_a_harmless_file_name_whatever_the_title(title: str) -> None:
    assert re.fullmatch(r"[a-z0-9-]{1,80}", slug(title, "key"))


def test_a_slug_reads_like_its_title() -> None:
    assert slug("Énorme: Città 21", "k").startswith("enorme-citta-21-")


def test_titles_that_look_alike_do_not_share_a_slug() -> None:
    assert len({slug("Same", "one"), slug("same", "two"), slug("SAME", "three")}) == 3


@given(st.text(st.characters(codec=None)), st.text(st.characters(codec=None)))
def test_every_slug_is_harmless(title: str, key: str) -> None:
    assert re.fullmatch(r"[a-z0-9-]{1,80}", slug(title, key))


@pytest.mark.parametrize(
    "url", ["https://apnews.com/article/x?y=1#z", "http://example.org", "HTTPS://Example.org/ä"]
)
def test_web_addresses_become_links(url: str) -> None:
    assert web_address(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "//evil.example",
        "\\\\evil.example",
        "https:evil",
        "https:///evil",
        "https://\\evil",
        "https://a b",
        "https://a\nb",
        " https://a",
        "file:///etc/passwd",
        "https://apnews.com@evil.example/",
        "https://me:secret@apnews.com/x",
    ],
)
def test_everything_else_stays_text(url: str | None) -> None:
    assert web_address(url) is None


def test_bars_stand_at_their_months_and_the_most_is_the_whole_height() -> None:
    drawn = histogram({"2021-03": 4, "2020-12": 1})

    assert drawn is not None
    assert [(bar.words, str(bar.place)) for bar in drawn.bars] == [
        ("December 2020", 'x="2.5%" y="88" width="20%" height="24"'),
        ("March 2021", 'x="77.5%" y="16" width="20%" height="96"'),
    ]
    assert [(tick.words, tick.x) for tick in drawn.ticks] == [("2021", "25%")]


def test_one_hit_is_seen_beside_thousands() -> None:
    drawn = histogram({"2021-03": 4000, "2020-12": 1})

    assert drawn is not None
    assert 'height="2"' in drawn.bars[0].place


def test_many_years_are_drawn_by_year_with_room_for_their_figures() -> None:
    drawn = histogram({"1999-03": 1, "1999-07": 2, "2021-03": 1}, current="1999-07")

    assert drawn is not None
    assert drawn.unit == "year"
    assert [(bar.value, bar.count, bar.is_current) for bar in drawn.bars] == [
        ("1999", 3, True),
        ("2021", 1, False),
    ]
    assert [tick.words for tick in drawn.ticks] == ["2000", "2005", "2010", "2015"]


def test_one_month_is_no_drawing_and_a_misread_year_breaks_none() -> None:
    assert histogram({}) is None
    assert histogram({"2021-03": 9}) is None
    assert histogram({"0001-01": 1, "9999-12": 1}) is None


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("Short and plain", "Short%20and%20plain"),
        ("a-b, c & d", "a%2Db%2C%20c%20%26%20d"),
        ("“Ja”, 北京 100%", "%E2%80%9CJa%E2%80%9D%2C%20%E5%8C%97%E4%BA%AC%20100%25"),
        (" ".join("abcdefghijkl"), "a%20b%20c%20d%20e,h%20i%20j%20k%20l"),
        ("broken \udce9", "broken%20%3F"),
    ],
)
def test_a_passage_is_named_by_its_first_and_last_words(text: str, passage: str) -> None:
    assert passage_link("http://a.example/x", text) == f"http://a.example/x#:~:text={passage}"


@pytest.mark.parametrize("anchor", ["#top", "#top:~:text=old"])
def test_a_passage_keeps_the_anchor_that_an_address_has(anchor: str) -> None:
    assert passage_link(f"http://a.example/{anchor}", "x") == "http://a.example/#top:~:text=x"


def test_the_host_is_said_without_its_port_and_www() -> None:
    assert host("https://WWW.Quay.example:8080/x?y#z") == "quay.example"
