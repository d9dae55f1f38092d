"""What saved pages do with their text, each once misread: boxes in boxes, tables, tails, captions."""

import pytest

from searchkit.domain.article import Article, DroppedKind, Kind
from searchkit.domain.clipping import Source
from searchkit.paragraphs.articles import articles_of
from searchkit.readers.html import read_html

FIRST = (
    "Fishermen in northern Iceland will keep their quotas for another year, the minister of"
    " fisheries said on Wednesday, although the herring has moved east."
)
SECOND = "“The fish does not read our laws,” said Birna Hauksdóttir, who owns two boats in Dalvík."
THIRD = "Norway has protested against the decision twice, and both letters were answered late."
FOURTH = "A second round of talks begins in Bergen in May, a spokesman for the ministry said."
STORY = [FIRST, SECOND, THIRD, FOURTH]
TITLE = "Iceland keeps its herring quotas"


def article_in(body: str, head: str = "") -> Article:
    page = (
        f"<!DOCTYPE html><html><head><title>{TITLE}</title>{head}</head><body>{body}</body></html>"
    )
    (article,) = articles_of(read_html(Source("page.html", page.encode())))
    return article


def texts(article: Article, kind: Kind) -> list[str]:
    return [p.text for p in article.paragraphs if p.kind is kind]


def dropped(article: Article, kind: DroppedKind) -> list[str]:
    return [each.text for each in article.dropped if each.kind is kind]


ONE_BY_ONE = {
    "each in a box of its own": "".join(
        f"<div class=row><div><p>{t}</p></div></div>" for t in STORY
    ),
    "bare boxes": "".join(f"<div>{t}</div>" for t in STORY),
    "sections with advertisements between": "<div class=ad>Advertisement</div>".join(
        f"<div class='text body'><p>{t}</p></div>" for t in STORY
    ),
    "a box that is called a sidebar": f"<div class=sidebar-left>{''.join(f'<p>{t}</p>' for t in STORY)}</div>",
    "a box that is called a paywall": f"<section class=paywall>{''.join(f'<p>{t}</p>' for t in STORY)}</section>",
    "cells of a row": "<table><tr><td><a href=/>Home</a></td><td>"
    + "".join(f"<p>{t}</p>" for t in STORY)
    + "</td></tr></table>",
    "a row each": "<table>" + "".join(f"<tr><td>{t}</td></tr>" for t in STORY) + "</table>",
    "tables in tables": "<table><tr><td><table><tr><td>"
    + "<br><br>".join(STORY)
    + "</td></tr></table></td><td><a href=/x>Tours</a></td></tr></table>",
    "paragraphs that nobody closed": "<div>" + "".join(f"<p>{t}" for t in STORY) + "</div>",
    "text between line breaks": f"<div>{'<br/> <br>'.join(STORY)}</div>",
    "text between pictures": f"<div>{'<div><img src=x.png></div>'.join(STORY)}</div>",
    "text between headings": f"<article><h1>{TITLE}</h1>{'<h2>Herring</h2>'.join(STORY)}</article>",
    "text behind an empty anchor": "".join(f"<p><a name=a></a>{t}</p>" for t in STORY),
    "spans": "<div>" + "".join(f"<span class=par>{t}</span>" for t in STORY) + "</div>",
    "a letter in large type": f"<p><span class=cap>F</span>{FIRST[1:]}</p>"
    + "".join(f"<p>{t}</p>" for t in STORY[1:]),
    "words in tags": "".join(
        f"<p><b>{t[:4]}</b>{t[4:20]}<a href=/x>{t[20:30]}</a>{t[30:]}</p>" for t in STORY
    ),
    "lines that end sentences": f"<p>{FIRST}<br>{SECOND}<br>{THIRD}<br>{FOURTH}</p>",
    "preformatted": "<pre>" + "\n\n".join(STORY) + "</pre>",
    "items with a box each": "<ol>"
    + "".join(f"<li><article><h3>Post</h3><p>{t}</p></article></li>" for t in STORY)
    + "</ol>",
    "definitions": "<dl>" + "".join(f"<dt>Line</dt><dd>{t}</dd>" for t in STORY) + "</dl>",
}


@pytest.mark.parametrize("layout", ONE_BY_ONE)
def test_each_paragraph_of_a_page_is_one_whatever_it_stands_in(layout: str) -> None:
    article = article_in(ONE_BY_ONE[layout])

    assert texts(article, Kind.BODY) == STORY


def story_with(middle: str) -> Article:
    """Read a story in the middle of which something else stands."""
    return article_in(
        f"<nav><a href=/>Home</a></nav><article><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p>{middle}"
        f"<p>{THIRD}</p><p>{FOURTH}</p></article><footer>Footer of the page</footer>"
    )


BESIDE = {
    "pull quote": (
        "<aside class=pullquote><p>The fish does not read our laws</p></aside>",
        ["The fish does not read our laws"],
    ),
    "pull quote in a figure": (
        "<figure class=pull-quote><blockquote>Both letters were late</blockquote></figure>",
        ["Both letters were late"],
    ),
    "factbox": (
        "<div class='factbox'><h4>The quota</h4><ul><li>120,000 tonnes</li><li>63 boats</li></ul></div>",
        ["The quota", "120,000 tonnes", "63 boats"],
    ),
    "tweet": (
        "<blockquote class='twitter-tweet'><p>No herring, no votes <a href=#>#quota</a></p>&mdash; Jón"
        " Arason (@jonara) <a href=#>May 4, 2022</a></blockquote>",
        ["No herring, no votes #quota — Jón Arason (@jonara) May 4, 2022"],
    ),
    "list in a cell": (
        "<table><tr><th>Port</th><th>Boats</th></tr><tr><td><ul><li>Dalvík</li></ul></td><td>9</td></tr></table>",
        ["Port", "Boats", "Dalvík", "9"],
    ),
    "list": ("<ul><li>Herring</li><li>Capelin</li></ul>", ["Herring", "Capelin"]),
    "appeal in a paywall": (
        "<div class=paywall><p>Subscribe for one euro a week and read on.</p></div>",
        None,
    ),
    "newsletter": ("<div class=newsletter-box><p>Our letter, every day.</p></div>", None),
    "related": ("<section class=more-on><ul><li><a href=/1>Cod war of 1976</a></li></ul></section>", None),
    "link alone": ("<p><a href=/2>Faroe boats turn back at the border</a></p>", None),
    "donation": ("<div class=donate><p>We live on what our readers give us.</p></div>", None),
}  # fmt: skip


@pytest.mark.parametrize("name", BESIDE)
def test_what_stands_beside_a_story_is_kept_and_never_its_prose(name: str) -> None:
    markup, asides = BESIDE[name]

    article = story_with(markup)

    assert texts(article, Kind.BODY) == STORY
    if asides is not None:
        assert texts(article, Kind.ASIDE) == asides


def test_posts_of_a_live_page_stand_in_the_order_of_the_page() -> None:
    posts = "".join(
        f"<div class=post><h2>{head}</h2><time>9:0{n} a.m.</time><p>{text}</p></div>"
        for n, (head, text) in enumerate(zip(("Late", "Early"), (SECOND, THIRD), strict=True))
    )

    article = article_in(f"<article><h1>{TITLE}</h1><p>{FIRST}</p>{posts}</article>")

    assert [p.text for p in article.paragraphs[1:]] == [FIRST, "Late", SECOND, "Early", THIRD]
    assert dropped(article, DroppedKind.DATE_LINE) == ["9:00 a.m.", "9:01 a.m."]


CAPTIONS = {
    "figcaption": "<figure><img src=x><figcaption>Boats in Dalvík.</figcaption></figure>",
    "two boxes": "<figure><img src=x><figcaption><div>Boats in</div><div>Dalvík.</div></figcaption></figure>",
    "class": "<div class=wp-caption><img src=x><p class=wp-caption-text>Boats in Dalvík.</p></div>",
    "span in a paragraph": "<p><img src=x><span class=imageCaption>Boats in Dalvík.</span></p>",
    "loose": "<amp-img src=x></amp-img><figcaption>Boats in Dalvík.</figcaption>",
    "label for the blind": "<figure><figcaption><span class=sr-only>Image caption</span>Boats in Dalvík.</figcaption></figure>",
    "text in a figure": "<figure><img src=x>Boats in Dalvík.</figure>",
}  # fmt: skip


@pytest.mark.parametrize("name", CAPTIONS)
@pytest.mark.parametrize("place", ["within", "behind the last paragraph"])
def test_a_caption_is_whole_and_no_part_of_the_prose(name: str, place: str) -> None:
    end = "" if place == "within" else CAPTIONS[name]
    middle = CAPTIONS[name] if place == "within" else ""

    article = article_in(
        f"<article><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p>{middle}<p>{THIRD}</p>"
        f"<p>{FOURTH}</p>{end}</article>"
    )

    assert texts(article, Kind.CAPTION) == ["Boats in Dalvík."]
    assert texts(article, Kind.BODY) == STORY


def test_words_right_under_a_picture_are_its_caption() -> None:
    picture = (
        "<div class=c><div><img src=x></div><br><span>Boats in Dalvík, February 2022</span></div>"
    )

    assert texts(story_with(picture), Kind.CAPTION) == ["Boats in Dalvík, February 2022"]


@pytest.mark.parametrize(
    "mark",
    [
        "<sup>1</sup>",
        "<sup>[2]</sup>",
        "<sup><a href='#n3'>3</a></sup>",
        "<sup class=footnote-ref>a</sup>",
        "<sup>*</sup>",
    ],
)
def test_a_footnote_s_mark_is_not_stuck_to_the_word_before_it(mark: str) -> None:
    article = story_with(f"<p>The minister wrote to Norway in April.{mark} Nobody answered.</p>")

    assert "The minister wrote to Norway in April. Nobody answered." in texts(article, Kind.BODY)
    assert len(dropped(article, DroppedKind.NOTE_MARK)) == 1


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("12 km<sup>2</sup> of ice", "12 km2 of ice"),
        ("the 16<sup>th</sup> of May", "the 16th of May"),
        ("10<sup>6</sup> eggs", "106 eggs"),
    ],
)
def test_a_power_or_an_ordinal_is_no_footnote(source: str, text: str) -> None:
    body = texts(
        story_with(f"<p>The survey of {source} is done, the ministry said.</p>"), Kind.BODY
    )

    assert f"The survey of {text} is done, the ministry said." in body


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<span>It ended.</span><span>Then it began.</span>", "It ended. Then it began."),
        ("<b>412 words</b><b>Northern Courier</b> printed it.", "412 words Northern Courier printed it."),
        ("<b>The cost</b>“We pay,” she said.", "The cost “We pay,” she said."),
        ("Sie rief<i>„Nein“</i> und ging.", "Sie rief „Nein“ und ging."),
        ("said<br>the minister of Iceland.", "said the minister of Iceland."),
        ("the <i>U.S.</i> and <b>Mc</b>Kay of Iceland.", "the U.S. and McKay of Iceland."),
    ],
)  # fmt: skip
def test_edges_of_tags_neither_glue_words_nor_cut_them(source: str, text: str) -> None:
    assert text in texts(story_with(f"<p>{source}</p>"), Kind.BODY)


def test_lines_of_verse_stay_together() -> None:
    verse = "<p>The herring is gone,<br>The Herring King said.<br>The Herring is gone.</p>"

    assert "The herring is gone, The Herring King said. The Herring is gone." in texts(
        story_with(verse), Kind.BODY
    )


def test_items_of_one_list_are_of_one_kind() -> None:
    items = "".join(f"<li>{t}</li>" for t in ("Herring first.", THIRD[:-1] + ", as ever.", "Cod."))

    article = story_with(f"<ul>{items}</ul>")

    assert {"Herring first.", "Cod."} <= {*texts(article, Kind.BODY)}


def test_a_short_story_is_not_glued_into_one_paragraph() -> None:
    short = ["Boats stayed in port on Monday.", "Nobody said why.", "They sail on Friday."]

    article = article_in(f"<h1>{TITLE}</h1>" + "".join(f"<p>{text}</p>" for text in short))

    assert texts(article, Kind.BODY) == short


def test_furniture_of_a_page_is_dropped_with_what_it_is() -> None:
    comment = "<section id=comments><p>I have never eaten herring, and I never will.</p></section>"
    cookies = "<div id=cookie-banner><p>This site uses cookies.</p></div>"

    article = article_in(
        f"<nav><a href=/>Home</a></nav>{cookies}<article><h1>{TITLE}</h1>"
        + "".join(f"<p>{t}</p>" for t in STORY)
        + f"<div class=ad-slot>Buy boots</div></article>{comment}"
    )

    assert texts(article, Kind.BODY) == STORY
    assert dropped(article, DroppedKind.NAVIGATION) == ["Home"]
    assert dropped(article, DroppedKind.PROMOTION) == ["This site uses cookies."]
    assert dropped(article, DroppedKind.ADVERTISEMENT) == ["Buy boots"]
    assert dropped(article, DroppedKind.COMMENT) == [
        "I have never eaten herring, and I never will."
    ]


def test_a_deck_in_large_type_is_an_aside_and_a_long_question_is_prose() -> None:
    deck = f"{THIRD} {FOURTH}"
    question = f"Q: {THIRD[:-1]}, and still nobody in Dalvík sleeps badly. How is that possible?"

    article = article_in(
        f"<article><h1>{TITLE}</h1><h2>{deck}</h2><p>{FIRST}</p><h4>{question}</h4><p>{SECOND}</p></article>"
    )

    assert texts(article, Kind.ASIDE) == [deck]
    assert texts(article, Kind.BODY) == [FIRST, question, SECOND]


@pytest.mark.parametrize("between", [" | ", " - ", " — "])
def test_the_outlet_behind_the_headline_is_the_source(between: str) -> None:
    page = (
        f"<html><head><title>{TITLE}{between}The Akureyri Mirror</title></head><body><h1>{TITLE}</h1>"
        f"{''.join(f'<p>{t}</p>' for t in STORY)}</body></html>"
    )

    (article,) = articles_of(read_html(Source("page.html", page.encode())))

    assert (article.title, article.source) == (TITLE, "The Akureyri Mirror")


@pytest.mark.parametrize(
    "source",
    [
        "<footer>— Birna Hauksdóttir, skipper</footer>",
        "<footer>— <cite>Birna Hauksdóttir, skipper</cite></footer>",
        "<cite>— Birna Hauksdóttir, skipper</cite>",
    ],
)
def test_who_is_quoted_stands_in_a_paragraph_below_the_quotation(source: str) -> None:
    quote = "“We were told that the fish had gone, and we went after it.”"
    before, after = "".join(f"<p>{t}</p>" for t in STORY[:2]), f"<p>{THIRD}</p><p>{FOURTH}</p>"

    article = article_in(f"{before}<blockquote><p>{quote}</p>{source}</blockquote>{after}")

    found = [p.text for p in article.paragraphs]
    place = found.index(quote)
    assert found[place + 1] == "— Birna Hauksdóttir, skipper"


def test_a_title_that_is_cited_within_a_quotation_stays_in_its_sentence() -> None:
    quote = (
        "In <cite>The Herring Year</cite> he tells how the fish had gone, and who went after it."
    )
    before, after = "".join(f"<p>{t}</p>" for t in STORY[:2]), f"<p>{THIRD}</p><p>{FOURTH}</p>"

    article = article_in(f"{before}<blockquote>{quote}</blockquote>{after}")

    assert quote.replace("<cite>", "").replace("</cite>", "") in [
        p.text for p in article.paragraphs
    ]
