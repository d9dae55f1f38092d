"""Laws of saved pages: no letter is lost, and the same page always reads the same.

Pages are made of nested boxes, text between tags, layout tables, lists and furniture. What no reader
sees (scripts, styles, templates, hidden elements, what a form offers) is no text of a page and is
not looked for.
"""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from searchkit.domain.article import Article, Kind
from searchkit.domain.clipping import Source
from searchkit.paragraphs.articles import articles_of
from searchkit.readers.html import read_html
from tests.support.letters import lost_letters


@dataclass(frozen=True)
class Markup:
    """A piece of a page's source, and what a reader sees of it."""

    source: str
    seen: str

    def within(self, tag: str) -> "Markup":
        name = tag.partition(" ")[0]
        return Markup(f"<{tag}>{self.source}</{name}>", self.seen)


def joined(pieces: list[Markup]) -> Markup:
    return Markup("".join(p.source for p in pieces), " ".join(p.seen for p in pieces))


WORDS = st.sampled_from(
    str.split(
        "harbour strike minister said Lima Port dockers winter 14 Ærø “talks” naïve 港口 Порт"
    )
)
TEXTS = st.lists(WORDS, min_size=1, max_size=14).map(" ".join).map(lambda text: Markup(text, text))
SENTENCES = TEXTS.map(lambda text: Markup(f"{text.source}.", f"{text.seen}."))
UNSEEN = st.sampled_from(
    [
        "<script>var unseen = 1;</script>",
        "<style>.unseen { color: red }</style>",
        "<template><p>Unseen.</p></template>",
        # What is only put away is kept where the main text was found in it.
        "<p hidden>Away.</p>",
        '<div style="display: none">Away.</div>',
        '<span class="sr-only">Away</span>',
        "<select><option>Unseen</option></select>",
        "<!-- unseen -->",
        "<br>",
        "<br><br>",
        "<img src=x.png>",
    ]
).map(lambda source: Markup(source, ""))
INLINE = st.sampled_from(["b", "i", "a href=/x", "span", "strong", "sub", "time", "font size=2"])
BLOCKS = st.sampled_from(
    str.split("p div section article blockquote h2 h3 pre figcaption figure aside center address")
    + str.split("ul ol li dl dt dd table tr td th nav footer header form main details summary")
    + ['div class="related"', 'div class="comments"', 'div class="pullquote"', 'p class="caption"']
    + ['div class="sidebar-main"', 'blockquote class="twitter-tweet"', 'div class="newsletter"']
)


def nested(parts: st.SearchStrategy[Markup]) -> st.SearchStrategy[Markup]:
    many = st.lists(parts, min_size=1, max_size=5).map(joined)
    return st.one_of(
        st.tuples(many, BLOCKS).map(lambda pair: pair[0].within(pair[1])),
        st.tuples(many, INLINE).map(lambda pair: pair[0].within(pair[1])),
        many,
    )


PARTS = st.recursive(st.one_of(TEXTS, SENTENCES, UNSEEN), nested, max_leaves=30)
PAGES = st.lists(PARTS, min_size=1, max_size=8).map(joined)


def read(page: Markup) -> tuple[Article, ...]:
    source = (
        f"<!DOCTYPE html><html><body><h1>Talks</h1><p>Talks go on.</p>{page.source}</body></html>"
    )
    return articles_of(read_html(Source("page.html", source.encode())))


@settings(max_examples=80, deadline=None)
@given(PAGES)
def test_every_letter_of_a_page_is_in_a_paragraph_or_among_what_was_dropped(page: Markup) -> None:
    articles = read(page)

    assert not lost_letters(f"Talks go on. {page.seen}", articles)


@settings(max_examples=40, deadline=None)
@given(PAGES)
def test_programs_and_choices_of_a_form_are_no_text(page: Markup) -> None:
    articles = read(page)
    told = [p.text for article in articles for p in article.paragraphs]
    told += [each.text for article in articles for each in article.dropped]

    assert not any("unseen" in text.lower() for text in told)


@settings(max_examples=30, deadline=None)
@given(PAGES)
def test_ordinals_count_from_0_and_no_paragraph_is_empty(page: Markup) -> None:
    for article in read(page):
        assert [p.ordinal for p in article.paragraphs] == [*range(len(article.paragraphs))]
        assert all(p.text and p.text == " ".join(p.text.split()) for p in article.paragraphs)
        assert sum(p.kind is Kind.TITLE for p in article.paragraphs) <= 1
