"""Invented saved pages: the golden stories as fifteen kinds of site would set them.

Each kind is made of what such sites have around their stories; no markup is taken from one. A page
has a story's headline, byline, day, its prose in order, its captions, and furniture of its own.
"""

from collections.abc import Callable
from html import escape
from itertools import count

from tests.support.stories import Story

# What stands around stories on pages: none of it may be in their prose.
FURNITURE = (
    "Sign up for The Evening Ferry, our letter from the harbour, and never miss a tide again.",
    "Our journalism is free for everyone; if you can, give a little every month to keep it so.",
    "We and our 214 partners store cookies on your device to show you what you like.",
    "The best walking boots of the year, tested by people who live on a mountain.",
    "Lighthouse keeper wins the national prize for a cake in the shape of his lighthouse.",
    "I read this twice, and I still think that the mayor of my town would have done it better.",
    "Copyright 2023 The Paper That Nobody Reads. All rights reserved.",
)
LETTER, APPEAL, COOKIES, ADVERT, OTHER, COMMENT, RIGHTS = FURNITURE

Layout = Callable[[Story], str]


def prose(story: Story) -> list[str]:
    """Return the story's paragraphs as they are printed."""
    return [story.lead, *story.body[1:]]


def captions(story: Story) -> list[str]:
    return [block.text for block in story.blocks if block.kind == "caption"]


def asides(story: Story) -> list[str]:
    return [block.text for block in story.blocks if block.kind == "aside"]


def set_in(
    story: Story,
    paragraph: str = "<p>{}</p>",
    caption: str = "<figure><img src=x.jpg><figcaption>{}</figcaption></figure>",
    aside: str = "<h3>{}</h3>",
    between: str = "",
) -> str:
    """Return the story's text, each block in its markup, and `between` after each third paragraph."""
    leads = iter([story.lead])
    numbers = count(1)
    pieces = []
    for block in story.blocks:
        text = escape(next(leads, block.text) if block.kind == "body" else block.text)
        match block.kind:
            case "body":
                pieces.append(paragraph.format(text))
                if next(numbers) % 3 == 0:
                    pieces.append(between)
            case "caption":
                pieces.append(caption.format(text))
            case "aside":
                pieces.append(aside.format(text))
            case _:
                pass
    return "".join(pieces)


def page(story: Story, body: str, head: str = "") -> str:
    title = escape(f"{story.title} | {story.source}")
    return (
        f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{title}</title>{head}</head>"
        f"<body>{body}</body></html>"
    )


MENU = (
    "<ul><li><a href=/>Home</a></li><li><a href=/w>World</a></li><li><a href=/s>Sport</a></li></ul>"
)
LINK = f"<a href=/other>{OTHER}</a>"


def weblog(story: Story) -> str:
    """A content system of blogs: shares, related posts, an author's box, comments."""
    return page(
        story,
        f"<header class=site-header><nav class=main-navigation>{MENU}</nav></header>"
        f"<div id=primary><main><article class='post hentry'><header class=entry-header>"
        f"<h1 class=entry-title>{escape(story.title)}</h1><div class=entry-meta><span class=byline>"
        f"{escape(story.byline)}</span></div></header><div class=entry-content>"
        + set_in(
            story,
            caption="<div class=wp-caption><img src=x.jpg><p class=wp-caption-text>{}</p></div>",
            between=f"<div class=ad-slot><p>{ADVERT}</p></div>",
        )
        + f"<div class='sharedaddy sd-sharing'><ul><li><a href=#>Share on X</a></li></ul></div>"
        f"<div id=jp-relatedposts class=jp-relatedposts><p>{LINK}</p></div></div></article>"
        f"<div id=comments class=comments-area><ol class=comment-list><li><p>{COMMENT}</p></li></ol>"
        f"</div></main></div><footer class=site-footer><p>{RIGHTS}</p></footer>",
    )


def accelerated(story: Story) -> str:
    """A page for phones, with elements of its own."""
    return page(
        story,
        f"<amp-sidebar id=sb>{MENU}</amp-sidebar><amp-consent id=c><p>{COOKIES}</p></amp-consent>"
        f"<article><h1>{escape(story.title)}</h1><p class=author>{escape(story.byline)}</p>"
        + set_in(
            story,
            caption="<amp-img src=x.jpg alt=x></amp-img><figcaption>{}</figcaption>",
            between=f"<amp-ad type=a><div placeholder>{ADVERT}</div></amp-ad>",
        )
        + f"</article><footer>{RIGHTS}</footer>",
    )


def live(story: Story) -> str:
    """A live page: posts with their hours, newest first, below the first paragraph."""
    first, *rest = prose(story)
    posts = "".join(
        f"<li class=post><article><header><time datetime=2023-05-01T10:{n:02}>10:{n:02} a.m.</time>"
        f"<h2>Update {n}</h2></header><div class=post-body><p>{escape(text)}</p></div></article></li>"
        for n, text in enumerate(rest, start=1)
    )
    notes = "".join(
        f"<figure><figcaption>{escape(c)}</figcaption></figure>" for c in captions(story)
    )
    return page(
        story,
        f"<nav>{MENU}</nav><main><h1>{escape(story.title)}</h1><p>{escape(first)}</p>{notes}"
        f"<ol class=live-posts>{posts}</ol></main><div class=newsletter><p>{LETTER}</p></div>",
    )


def nineties(story: Story) -> str:
    """Tables in tables, fonts, and line breaks for paragraphs."""
    text = "<br><br>".join(map(escape, prose(story)))
    notes = "".join(f"<br><font size=1 class=caption>{escape(c)}</font>" for c in captions(story))
    return page(
        story,
        "<table width=760><tr><td width=120 valign=top><a href=/>Home</a><br><a href=/w>World</a><br>"
        f"<a href=/s>Sport</a></td><td valign=top><font size=5><b>{escape(story.title)}</b></font>"
        f"<br><font size=2>{escape(story.byline)}<br>{escape(story.date_line)}<br><br>{text}</font>"
        f"{notes}</td><td width=120><a href=/ad>{ADVERT}</a></td></tr></table>"
        f"<center><font size=1>{RIGHTS}</font></center>",
    )


def database(story: Story) -> str:
    """A story out of a database, each paragraph in a paragraph that it did not close."""
    text = "".join(f"<p class='para en'>{escape(t)}\n" for t in prose(story))
    return page(
        story,
        f"<form action=/x><input type=hidden name=s><div id=wrapper><div class=article><h1>"
        f"{escape(story.title)}</h1>{text}</div></div></form><div class=footer>{RIGHTS}</div>",
    )


def encyclopedia(story: Story) -> str:
    """A page of a wiki: a box of facts, notes, links to edit, a list of sources."""
    text = set_in(story, paragraph="<p>{}<sup class=reference><a href=#n1>[1]</a></sup></p>")
    return page(
        story,
        f"<div id=mw-navigation class=navigation>{MENU}</div><h1>{escape(story.title)}</h1>"
        "<div class=mw-parser-output><table class=infobox><tr><th>Founded</th><td>1911</td></tr></table>"
        f"{text}<h2>Sources<span class=mw-editsection>[<a href=#>edit</a>]</span></h2><ol class=references>"
        f"<li id=n1>The minutes.</li></ol></div><div id=catlinks class=catlinks>{LINK}</div>",
    )


def letter(story: Story) -> str:
    """A newsletter: a table for each row, as mail programs want it."""
    rows = set_in(
        story,
        paragraph="<tr><td style='padding:8px'><p style='margin:0'>{}</p></td></tr>",
        caption="<tr><td><img src=x.jpg></td></tr><tr><td class=caption><i>{}</i></td></tr>",
        aside="<tr><td><h3>{}</h3></td></tr>",
    )
    return page(
        story,
        "<table role=presentation width=100%><tr><td align=center><table role=presentation width=600>"
        f"<tr><td><a href=/v>View in your browser</a></td></tr><tr><td><h1>{escape(story.title)}</h1>"
        f"</td></tr>{rows}<tr><td><a href=/u>Unsubscribe</a></td></tr></table></td></tr></table>",
    )


def forum(story: Story) -> str:
    """A thread whose first post is the story, in lines that two breaks part."""
    text = "<br />\n<br />\n".join(map(escape, prose(story)))
    return page(
        story,
        f"<div id=nav class=navbar>{MENU}</div><h1>{escape(story.title)}</h1><div class=posts>"
        f"<div class=post><div class=postbody><div class=content>{text}</div></div></div></div>"
        f"<div class='comments'><div class=comment-body>{COMMENT}</div></div>",
    )


def boxes(story: Story) -> str:
    """Each paragraph in a row of its own, with advertisements and appeals between."""
    return page(
        story,
        f"<div id=onetrust-banner><p>{COOKIES}</p></div><div class=page><div class=paywall><div class=head>"
        f"<h1>{escape(story.title)}</h1></div>"
        + set_in(
            story,
            paragraph="<div class='row body-row'><div class=col><p>{}</p></div></div>",
            caption="<div class=row><figure><img src=x.jpg><figcaption><span>{}</span></figcaption></figure></div>",
            aside="<div class=row><h2>{}</h2></div>",
            between=f"<div class=row><div class=donation-box><p>{APPEAL}</p></div></div>",
        )
        + f"</div></div><div class=most-read><ol><li>{LINK}</li></ol></div>",
    )


def tails(story: Story) -> str:
    """Text right in the article's box, between headings and pictures."""
    text = set_in(
        story,
        paragraph="<span class=anchor></span>{}<hr>",
        caption="<div class=picture><img src=x.jpg></div><div class=picture-caption>{}</div>",
        aside="<h4>{}</h4>",
    )
    return page(story, f"<nav>{MENU}</nav><article><h1>{escape(story.title)}</h1>{text}</article>")


def magazine(story: Story) -> str:
    """A feature: a letter in large type, pull quotes, a box of facts, notes."""
    first, *_ = prose(story)
    text = set_in(
        story,
        between="<aside class=pullquote><p>Nobody had asked the sea</p></aside>",
        aside="<h2 class=crosshead>{}</h2>",
    )
    opening = f"<p>{escape(first)}</p>"
    large = f"<p><span class=dropcap>{escape(first[0])}</span>{escape(first[1:])}</p>"
    return page(
        story,
        f"<main><h1>{escape(story.title)}</h1>{text.replace(opening, large, 1)}"
        f"<div class=factbox><h4>In figures</h4><ul><li>1911: founded</li><li>63 members</li></ul></div>"
        f"<div class=author-bio><p>The author lives in a lighthouse.</p></div></main><footer>{RIGHTS}</footer>",
    )


def broadcaster(story: Story) -> str:
    """Blocks with names of components, labels for the blind, a box of links within the text."""
    return page(
        story,
        f"<header role=banner>{MENU}</header><main id=main-content><article><h1>{escape(story.title)}</h1>"
        + set_in(
            story,
            paragraph="<div data-component=text-block><p>{}</p></div>",
            caption=(
                "<figure><img src=x.jpg><figcaption><span class=visually-hidden>Image caption, </span>"
                "{}</figcaption></figure>"
            ),
            aside="<div data-component=subheadline-block><h2>{}</h2></div>",
            between=f"<div class='related-topics'><ul><li>{LINK}</li></ul></div>",
        )
        + f"</article></main><section class=promo-list><p>{OTHER}</p></section><footer>{RIGHTS}</footer>",
    )


def spans(story: Story) -> str:
    """Paragraphs that are spans, without a space between."""
    text = "".join(f"<span class=par>{escape(t)}</span>" for t in prose(story))
    return page(
        story,
        f"<div class=top><a href=/>Home</a></div><h1>{escape(story.title)}</h1><div class=txt>{text}</div>",
    )


def lines(story: Story) -> str:
    """One block in which each line is a paragraph."""
    text = "<br>\n".join(map(escape, prose(story)))
    return page(
        story,
        f"<nav>{MENU}</nav><article><h1>{escape(story.title)}</h1><p>{text}</p></article>"
        f"<div class=subscribe-box><p>{LETTER}</p></div>",
    )


def linked(story: Story) -> str:
    """Words in links and in bold, words that edges of tags cut."""
    text = "".join(
        f"<p><b>{escape(t[:3])}</b>{escape(t[3:20])}<a href=/x>{escape(t[20:32])}</a>{escape(t[32:])}</p>"
        for t in prose(story)
    )
    return page(
        story,
        f"<article><h1>{escape(story.title)}</h1><div>{text}</div></article><div class=comments><p>"
        f"{COMMENT}</p></div>",
    )


# Layout -> whether it sets the captions, and the asides.
LAYOUTS: dict[Layout, tuple[bool, bool]] = {
    weblog: (True, True),
    accelerated: (True, True),
    live: (True, False),
    nineties: (True, False),
    database: (False, False),
    encyclopedia: (True, True),
    letter: (True, True),
    forum: (False, False),
    boxes: (True, True),
    tails: (True, True),
    magazine: (True, True),
    broadcaster: (True, True),
    spans: (False, False),
    lines: (False, False),
    linked: (False, False),
}
