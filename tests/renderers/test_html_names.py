import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchkit.renderers.html import links
from searchkit.renderers.html.histogram import histogram
from searchkit.renderers.html.links import host, passages_of, web_address
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


def test_what_an_address_may_not_hold_is_encoded_as_browsers_do() -> None:
    url = 'https://news.example/story?a=1&b=<2>&c="{d}"%3C'

    assert web_address(url) == "https://news.example/story?a=1&b=%3C2%3E&c=%22%7Bd%7D%22%3C"


@given(st.text('ab.:/?#@&[]"<>\\^`{|} \u00e9\n', max_size=12))
def test_an_address_holds_nothing_that_no_address_may_hold(rest: str) -> None:
    address = web_address(f"http://{rest}")

    is_address = re.fullmatch(r"[^\s\\/?#@]+([/?#][^\s\\]*)?", rest)
    assert (address is not None) == (is_address is not None)
    if address is not None:
        assert re.sub("%..", "", address) == re.sub('["<>^`{|}]', "", f"http://{rest}")


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
    assert drawn.places == 4
    assert [(bar.words, bar.line) for bar in drawn.bars] == [
        ("December 2020", "M0.5 96v-24"),
        ("March 2021", "M3.5 96v-96"),
    ]
    assert [(tick.words, tick.x) for tick in drawn.ticks] == [("2021", "25%")]


def test_one_hit_is_seen_beside_thousands() -> None:
    drawn = histogram({"2021-03": 4000, "2020-12": 1})

    assert drawn is not None
    assert drawn.bars[0].line == "M0.5 96v-2"


def test_a_few_months_do_not_fill_the_page_with_two_broad_bars() -> None:
    few = histogram({"2021-03": 4, "2021-04": 1})
    many = histogram({"2018-03": 4, "2021-04": 1})

    assert few is not None
    assert many is not None
    assert int(few.width) < 200
    assert [(tick.words, tick.x) for tick in few.ticks] == [("March 2021", "0%")]
    assert many.width == "100%"


def test_many_years_are_drawn_by_year_with_room_for_their_figures() -> None:
    drawn = histogram({"1999-03": 1, "1999-07": 2, "2021-03": 1})

    assert drawn is not None
    assert drawn.unit == "year"
    assert [(bar.value, bar.count) for bar in drawn.bars] == [("1999", 3), ("2021", 1)]
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
        ("“Ja”, 北京 100% <b>", "“Ja”%2C%20北京%20100%25%20%3Cb%3E"),
        (" ".join("abcdefghij"), "%20".join("abcdefghij")),
        (" ".join("abcdefghijkl"), "a%20b%20c%20d%20e,h%20i%20j%20k%20l"),
        ("broken \udce9 \x1b", "broken%20%3F%20%1B"),
    ],
)
def test_a_passage_is_named_by_its_first_and_last_words(text: str, passage: str) -> None:
    assert links.passage(text) == passage


def test_a_long_passage_is_named_by_the_same_words_however_long_they_and_the_gaps_are() -> None:
    plain = [f"word{number}" for number in range(60)]
    long = ["w" * 90, *plain, "v" * 90]

    assert links.passage(" ".join(plain)) == (
        "word0%20word1%20word2%20word3%20word4,word55%20word56%20word57%20word58%20word59"
    )
    assert links.passage((" " * 70).join(plain)) == links.passage(" ".join(plain))
    assert links.passage(" ".join(long)).startswith("w" * 90 + "%20word0%20word1%20word2%20word3,")
    assert links.passage(" ".join(long)).endswith(
        ",word56%20word57%20word58%20word59%20" + "v" * 90
    )


@given(st.lists(st.text("ab-,%—", min_size=1, max_size=30)), st.text(" \n\u2003", min_size=1))
def test_gaps_make_no_difference_to_a_passage(words: list[str], gap: str) -> None:
    named = links.passage(gap + gap.join(words) + gap)

    assert named == links.passage(" ".join(words))
    assert named.count(",") == (len(words) > 10)
    assert named.replace(",", "%20").count("%20") == max(0, min(len(words), 10) - 1)


@pytest.mark.parametrize("anchor", ["#top", "#top:~:text=old"])
def test_a_passage_keeps_the_anchor_that_an_address_has(anchor: str) -> None:
    assert passages_of(f"http://a.example/{anchor}") == "http://a.example/#top:~:text="


def test_the_host_is_said_without_its_port_and_www() -> None:
    assert host("https://WWW.Quay.example:8080/x?y#z") == "quay.example"
