import socket

import pytest

from searchkit.domain.article import Article, DroppedKind, Kind
from searchkit.domain.clipping import MarkedText, Source
from searchkit.domain.errors import UnreadableClipping
from searchkit.paragraphs.articles import articles_of
from searchkit.readers.html import read_html
from searchkit.readers.html.page_source import MAX_BYTES

BODY = """
<article>
<h1>Harbour talks resume in Port Elsa</h1>
<p class="date">{seen}</p>
<p>PORT ELSA (Reuters) - The minister of ports said on Tuesday that the harbour would stay open
through the winter, whatever the dockers decide at their meeting.</p>
<figure><img src="http://127.0.0.1:9/x.png"><figcaption>Dockers wait at the southern gate of the
harbour on Monday.</figcaption></figure>
<p>&ldquo;Nobody will be turned away,&rdquo; Ana Lima told dock&shy;ers at the gate, and the mood
of the spring was gone, said those who had been there.</p>
<h2>What comes next</h2>
<ul><li>Strike</li><li>The dockers vote on the offer of the ministry on the first of April.</li></ul>
<p>The dockers had walked out in May and came back to work in July after a court had ruled
against their union for the second time within a year.</p>
</article>
"""
HEAD = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Harbour talks resume in Port Elsa | The Courier</title>
<meta property="og:title" content="Harbour talks resume in Port Elsa">
<meta property="og:site_name" content="The Port Elsa Courier">
<meta name="author" content="Tom Archer">
<link rel="canonical" href="https://courier.example.org/world/harbour-talks">
{head}</head><body><nav><a href="/">Home</a> <a href="/w">World</a></nav>"""
STATED = '<meta property="article:published_time" content="2024-03-14T23:30:00Z">'


def page(head: str = STATED, seen: str = "", body: str = BODY) -> bytes:
    return (HEAD.format(head=head) + body.format(seen=seen) + "</body></html>").encode()


def article_in(data: bytes) -> Article:
    (article,) = articles_of(read_html(Source("page.html", data)))
    return article


def texts(article: Article, kind: Kind) -> list[str]:
    return [p.text for p in article.paragraphs if p.kind is kind]


def test_a_saved_page_gives_its_story_and_not_its_navigation() -> None:
    article = article_in(page())

    body = texts(article, Kind.BODY)
    assert [text[:24] for text in body] == [
        "PORT ELSA (Reuters) - Th",
        "“Nobody will be turned a",
        "Strike",
        "The dockers vote on the ",
        "The dockers had walked o",
    ]
    assert "dockers at the gate" in body[1]
    assert "What comes next" in texts(article, Kind.ASIDE)
    assert not any("Home" in p.text for p in article.paragraphs)


def test_the_fields_of_a_page_come_from_its_head() -> None:
    article = article_in(page())

    assert article.title == "Harbour talks resume in Port Elsa"
    assert article.byline == "Tom Archer"
    assert article.url == "https://courier.example.org/world/harbour-talks"
    assert article.source == "The Port Elsa Courier"
    assert (article.agency, article.dateline) == ("Reuters", "PORT ELSA")


def test_a_caption_is_a_caption() -> None:
    assert texts(article_in(page()), Kind.CAPTION) == [
        "Dockers wait at the southern gate of the harbour on Monday."
    ]


@pytest.mark.parametrize("breaks", ["<br><br>", "<br> <br/>", "<br>\n<br><br>"])
def test_two_line_breaks_part_paragraphs_and_one_does_not(breaks: str) -> None:
    two = BODY.replace("dockers decide at", "dockers<br>decide at").replace(
        "had walked out in May and", "had walked <b>out</b> in May." + breaks + "They"
    )

    body = texts(article_in(page(body=two)), Kind.BODY)

    assert "whatever the dockers decide at their meeting." in body[0]
    assert [text[:28] for text in body[-2:]] == [
        "The dockers had walked out i",
        "They came back to work in Ju",
    ]


def test_a_standfirst_that_is_not_chosen_as_main_text_is_kept() -> None:
    deck = "Dockers and the ministry meet again after a spring of strikes, with a ruling over them."
    with_deck = BODY.replace(
        '<p class="date">', f'<p class="standfirst">{deck}</p><p class="date">'
    )

    article = article_in(page(body=with_deck))

    assert [p.text for p in article.paragraphs].count(deck) == 1


def published(data: bytes) -> tuple[str | None, str | None]:
    content = read_html(Source("page.html", data)).content
    assert isinstance(content, MarkedText)
    return content.published, content.published_evidence


def test_the_date_is_what_the_markup_states() -> None:
    assert published(page()) == ("2024-03-14", "meta article:published_time")


def test_the_day_beside_the_headline_overrules_a_stamp_in_utc() -> None:
    assert published(page(seen="Friday, 15 March 2024")) == ("2024-03-15", "beside the headline")


def test_an_update_beside_the_headline_does_not() -> None:
    assert published(page(seen="Updated: 20 March 2024"))[0] == "2024-03-14"


def test_the_date_is_handed_on_as_metadata() -> None:
    dropped = article_in(page()).dropped

    assert "date: 2024-03-14 (meta article:published_time)" in [
        found.text for found in dropped if found.kind is DroppedKind.METADATA
    ]


def test_a_browser_s_note_of_the_address_is_believed() -> None:
    data = b"<!-- saved from url=(0031)https://example.org/saved/page -->\n" + page()

    assert article_in(data).url == "https://example.org/saved/page"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_page_that_names_the_wrong_encoding_is_read_right(encoding: str) -> None:
    text = page().decode().replace("Ana Lima", "Ana Límã").replace("utf-8", "iso-8859-1")

    assert any("Ana Límã" in p.text for p in article_in(text.encode(encoding)).paragraphs)


HOSTILE = {
    "billion laughs": b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><html><body><p>&b;</p>',
    "file entity": b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><html><body><p>&e; x</p>',
    "http entity": b'<!DOCTYPE x [<!ENTITY e SYSTEM "http://127.0.0.1:9/">]><html><body><p>&e; x</p>',
    "refresh": b'<html><meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/"><p>x</p>',
    "base": b'<html><base href="http://127.0.0.1:9/"><p>x <a href="y">y</a></p>',
    "nested": b"<html><body>" + b"<div>" * 20_000 + b"<p>The harbour stays open.</p>",
    "nul": b"<html><body><p>The har\x00bour stays open.</p>",
    "utf-7": b'<html><meta charset="utf-7"><body><p>+ADw-script+AD4-</p>',
    "open tags": b"<html><body>" + b"<p><b><i>" * 5_000 + b"The harbour stays open.",
    "an address": b"http://127.0.0.1:9/page.html",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_only_text(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_network(*_: object) -> None:
        raise AssertionError("a page was fetched")

    monkeypatch.setattr(socket.socket, "connect", no_network)

    article = article_in(HOSTILE[name] + page(head=""))

    assert article.paragraphs
    assert not any("root:" in p.text for p in article.paragraphs)


def test_text_below_20_000_nested_elements_is_kept() -> None:
    article = article_in(HOSTILE["nested"])

    assert [p.text for p in article.paragraphs][-1] == "The harbour stays open."


@pytest.mark.parametrize(
    "data",
    [
        b"<html>" + b" " * MAX_BYTES,
        b"<html><body></body></html>",
    ],
    ids=["too large", "no text"],
)
def test_a_page_that_cannot_be_read_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableClipping, match=r"is a page .*\.$"):
        read_html(Source("page.html", data))


def test_a_page_that_keeps_its_data_in_an_attribute_is_read() -> None:
    data = b"<div data-state='" + b"x" * 160_000 + b"' " + b"a=1 " * 40_000 + b">"

    article = article_in(
        b"<html><body>" + data + b"<p>The harbour stays open all winter.</p></div>"
    )

    assert [p.text for p in article.paragraphs] == ["The harbour stays open all winter."]


def test_prose_in_a_bare_box_between_paragraphs_is_not_lost() -> None:
    told = "The company that runs the southern terminal said it would reopen both gates on Monday."
    paragraphs = [
        f"<p>The dockers won a raise of {n} percent on Friday, it said.</p>" for n in "4567"
    ]
    box = f"<div class='c-inline'><span>{told}</span></div>"

    article = article_in(
        ("<html><body><article><h1>Dockers win</h1>" + box.join(paragraphs)).encode()
    )

    assert told in [p.text for p in article.paragraphs]


@pytest.mark.parametrize(
    "short", ["Nobody came.", "Not this year!", "“We went home.”", "Who pays?"]
)
@pytest.mark.parametrize("above", [True, False])
def test_a_short_paragraph_beside_the_storys_others_is_the_storys(short: str, above: bool) -> None:
    told = "The council had invited forty people to the opening of the harbour of Elsa."
    paragraphs = [short, told] if above else [told, short]

    article = article_in(
        (
            "<html><head><title>Harbour opens</title></head><body><article><h1>Harbour opens</h1>"
            + "".join(f"<p>{text}</p>" for text in paragraphs)
            + "</article></body></html>"
        ).encode()
    )

    assert texts(article, Kind.BODY) == paragraphs


@pytest.mark.parametrize("button", ["All...", "Picture:", "Subscribe", "Sign up"])
def test_what_is_no_sentence_is_no_paragraph_of_a_short_story(button: str) -> None:
    told = "The council had invited forty people to the opening of the harbour of Elsa."

    article = article_in(
        (
            "<html><head><title>Harbour opens</title></head><body><article><h1>Harbour opens</h1>"
            f"<p>{told}</p><p>{button}</p></article></body></html>"
        ).encode()
    )

    assert texts(article, Kind.BODY) == [told]


LINES = (
    "The council of Elsa voted on Sunday to keep the harbour open.",
    "“A harbour is a promise,” said Ana Lima, who leads the pilots.",
    "The engineer, Tom Archer, said that the quay had forty cracks.",
)


def in_lines(*lines: str) -> list[str]:
    page = f"<html><head><title>Harbour opens</title></head><body><article><h1>Harbour opens</h1><div>{'<br>'.join(lines)}</div></article></body></html>"
    return texts(article_in(page.encode()), Kind.BODY)


def test_lines_that_are_all_whole_sentences_are_paragraphs() -> None:
    assert in_lines(*LINES) == list(LINES)


@pytest.mark.parametrize(
    "lines",
    [
        LINES[:2],
        ("The sea is wide.", "The boat is small.", "The night is long."),
        (LINES[0], "“A harbour is a promise,” said Ana Lima,", "who leads the pilots of the town."),
    ],
    ids=["two", "verse", "wrapped"],
)
def test_other_lines_are_one_paragraph(lines: tuple[str, ...]) -> None:
    assert in_lines(*lines) == [" ".join(lines)]


@pytest.mark.parametrize("tag", ["span", "a", "small"])
def test_a_footnotes_mark_in_brackets_is_taken_out_though_it_is_not_raised(tag: str) -> None:
    article = article_in(
        page(body=BODY.replace("their meeting.", f"their meeting.<{tag}>[3]</{tag}>"))
    )

    assert texts(article, Kind.BODY)[0].endswith("at their meeting.")
    assert [d.text for d in article.dropped if d.kind is DroppedKind.NOTE_MARK] == ["[3]"]


def test_a_number_in_brackets_between_words_is_text() -> None:
    article = article_in(page(body=BODY.replace("on Tuesday", "on <span>[3]</span> Tuesday")))

    assert "on [3] Tuesday" in texts(article, Kind.BODY)[0]


@pytest.mark.parametrize("clock", ["14:05 CEST", "9:04 p.m.", "14h05"])
def test_a_clock_alone_is_no_paragraph(clock: str) -> None:
    article = article_in(page(body=BODY.replace("<h2>What", f"<p>{clock}</p><h2>What")))

    assert clock not in [p.text for p in article.paragraphs]
    assert clock in [d.text for d in article.dropped if d.kind is DroppedKind.DATE_LINE]


@pytest.mark.parametrize("tag", ["q", "div", "p"])
@pytest.mark.parametrize("words", ["Nobody will be turned away", "the mood of the spring was gone"])
def test_words_without_a_stop_that_the_story_says_too_are_a_pull_quote(
    tag: str, words: str
) -> None:
    pulled = f"<div class=big><{tag}>{words}</{tag}></div>"

    article = article_in(page(body=BODY.replace("<h2>What", f"{pulled}<h2>What")))

    assert words in texts(article, Kind.ASIDE)
    assert words not in texts(article, Kind.BODY)
