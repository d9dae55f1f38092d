"""The floor under saved pages: the invented stories in the layouts of three content systems.

A floor is never lowered to make a change pass. `CORPUS` names the stories it was measured on.
"""

from collections.abc import Callable
from html import escape

import pytest

from tests.support.scores import Score, paragraph_score
from tests.support.stories import Story, corpus_digest, stories
from tests.support.understanding import body, read

CORPUS = "a0f2d06a159bcdf3"
HEAD = "<!DOCTYPE html><html lang=en><head><title>{title} - The Courier</title></head><body>"
COOKIES = "<div class=cookie-notice><p>We use cookies to improve your visit to our site.</p></div>"
RELATED = (
    "<div class=related><h3>Related</h3><ul><li><a href=/1>Ferry strike enters its third week</a>"
    "</li><li><a href=/2>Court rules against the union</a></li></ul></div>"
)
NEWSLETTER = (
    "<div class=newsletter-signup><h3>Our newsletter</h3><p>Get the headlines in your inbox every"
    " morning, for free and without ads.</p><form><input></form></div>"
)
COMMENTS = (
    "<section id=comments class=comments><h3>3 comments</h3><div class=comment><p>I think that the"
    " minister should go home at last.</p></div></section><footer><p>Copyright The Courier.</p></footer>"
)


def gold(story: Story) -> list[str]:
    return [story.lead, *story.body[1:]]


def boxes(story: Story) -> str:
    first, *rest = [f"<p>{escape(text)}</p>" for text in gold(story)]
    middle = len(rest) // 2
    return (
        f"{COOKIES}<main><article><h1>{escape(story.title)}</h1><figure><img src=x.png><figcaption>"
        f"A view of the town.</figcaption></figure>{first}{''.join(rest[:middle])}{RELATED}"
        f"<h2>What comes next</h2>{''.join(rest[middle:])}{NEWSLETTER}</article></main>{COMMENTS}"
    )


def line_breaks(story: Story) -> str:
    text = "<br><br>".join(map(escape, gold(story)))
    return f"<h1>{escape(story.title)}</h1><div id=story><p>{text}</p></div>{COMMENTS}"


def linked(story: Story) -> str:
    text = "".join(
        f"<p><b>{escape(t[:3])}</b>{escape(t[3:20])}<a href=/x>{escape(t[20:32])}</a>{escape(t[32:])}</p>"
        for t in gold(story)
    )
    return f"<article><h1>{escape(story.title)}</h1><div>{text}</div></article>{COMMENTS}"


LAYOUTS: dict[Callable[[Story], str], float] = {boxes: 99.0, line_breaks: 99.0, linked: 99.0}


def score(layout: Callable[[Story], str]) -> Score:
    total = Score()
    for story in stories():
        page = HEAD.format(title=escape(story.title)) + layout(story) + "</body></html>"
        (article,) = read("page.html", page.encode())
        total += paragraph_score(gold(story), body(article))
    return total


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_saved_pages_give_their_paragraphs(layout: Callable[[Story], str]) -> None:
    assert corpus_digest() == CORPUS

    found = score(layout)

    assert found.f1 >= LAYOUTS[layout], found
