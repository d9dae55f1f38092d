"""What holds for every article, whatever is in it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from searchkit.domain.article import Article, Dropped, DroppedKind, Kind, Paragraph
from searchkit.enrichers.published import DateFinder

FINDER = DateFinder()

# Words that the rules look at, in any order.
WORDS = st.sampled_from(
    [
        "March",
        "23",
        "23rd",
        "2021",
        "2021,",
        "3/2/2021",
        "23.3.2021",
        "2021-03-23",
        "31/02/2021",
        "Published",
        "Updated:",
        "©",
        "By",
        "Ann",
        "Miller",
        "on",
        "am",
        "um",
        "12:01",
        "Uhr",
        "EST",
        "Today",
        "2",
        "hours",
        "ago",
        "Tuesday,",
        "Monday",
        "BEIJING",
        "(Reuters)",
        "—",
        "-",
        "|",
        ",",
        ".",
        "“",
        "”",
        "says:",
        "1",
        "2",
        "/",
        "Jan.",
        "99",
        "0",
        "2021年3月23日",
    ]
)
TEXTS = st.lists(WORDS, max_size=25).map(" ".join) | st.text(max_size=60)
DROPPED = st.builds(Dropped, st.sampled_from(list(DroppedKind)), TEXTS)
ARTICLES = st.builds(
    lambda texts, dropped, url: Article(
        "aaaaaaaaaa",
        0,
        tuple(Paragraph(i, kind, text) for i, (kind, text) in enumerate(texts)),
        dropped=tuple(dropped),
        url=url,
    ),
    st.lists(st.tuples(st.sampled_from(list(Kind)), TEXTS), max_size=4),
    st.lists(DROPPED, max_size=4),
    st.none() | st.just("https://news.example/") | TEXTS.map("https://news.example/{}".format),
)


@given(ARTICLES)
@settings(max_examples=200, deadline=None)
def test_a_date_has_evidence_and_a_confidence_and_unknown_has_neither(article: Article) -> None:
    found = FINDER.enrich(article).published

    assert found is not None
    assert (found.date is None) == (found.confidence is None) == (found.evidence == "")


@given(ARTICLES)
@settings(max_examples=50, deadline=None)
def test_the_same_article_twice_gives_the_same_answer(article: Article) -> None:
    once = FINDER.enrich(article)

    assert FINDER.enrich(article) == once
    assert FINDER.enrich(once) == once


def test_a_long_hostile_text_is_read_in_passing() -> None:
    for word in (
        "2021 ",
        "1/",
        "1.1.",
        "March ",
        "By ",
        "a, ",
        "“",
        "Mon ",
        "2 hours ",
        "©",
        "1:1",
        "March 2, 2021 ",
    ):
        text = word * 3_000
        FINDER.enrich(
            Article(
                "aaaaaaaaaa",
                0,
                (Paragraph(0, Kind.BODY, text), Paragraph(1, Kind.CAPTION, text)),
                url="https://news.example/" + word.strip() * 500,
                dropped=tuple(Dropped(kind, text) for kind in DroppedKind),
            )
        )
