"""What a page is called and who brought it out: its title holds both, and its address may say so."""

import pytest

from searchkit.domain.clipping import Source
from searchkit.paragraphs.articles import articles_of
from searchkit.readers.html import read_html

HEADLINE = "Iceland keeps its herring quotas"
STORY = (
    "Fishermen in northern Iceland will keep their quotas for another year, the minister of"
    " fisheries said on Wednesday, although the herring has moved east.",
    "Norway has protested against the decision twice, and both letters were answered late.",
    "A second round of talks begins in Bergen in May, a spokesman for the ministry said.",
)


def named(
    title: str, *, head: str = "", heading: str = "", host: str = ""
) -> tuple[str | None, str | None]:
    """Return headline and outlet of a page with this title."""
    address = f"<link rel=canonical href='https://{host}/2022/herring'>" if host else ""
    page = (
        f"<!DOCTYPE html><html><head><title>{title}</title>{address}{head}</head><body><article>"
        f"{heading}{''.join(f'<p>{text}</p>' for text in STORY)}</article></body></html>"
    )
    (article,) = articles_of(read_html(Source("page.html", page.encode())))
    return article.title, article.source


@pytest.mark.parametrize("host", ["faroe-post.example", "www.faroepost.example"])
def test_a_name_that_is_the_address_is_cut_from_a_headline_that_the_page_does_not_print(
    host: str,
) -> None:
    assert named(f"{HEADLINE} - Faroe Post", host=host) == (HEADLINE, host.removeprefix("www."))


@pytest.mark.parametrize(
    ("letters", "is_outlet"), [(20, True), (34, True), (39, True), (42, False), (48, False)]
)
def test_an_outlet_s_name_behind_a_headline_is_short(letters: int, is_outlet: bool) -> None:
    outlet = f"The {'Weekly ' * 6}Mirror of Akureyri"[: letters - 1].strip() + "x"
    outlet = outlet.ljust(letters, "x")

    title, source = named(f"{HEADLINE} | {outlet}", heading=f"<h1>{HEADLINE}</h1>")

    assert (title, source) == (HEADLINE, outlet if is_outlet else None)


@pytest.mark.parametrize(
    ("head", "source"),
    [
        ("<meta property=og:site_name content='The Akureyri Mirror'>", "The Akureyri Mirror"),
        ("<meta name=twitter:site content='@faroepost'>", "Faroepost"),
        # It names its address again, which is no name.
        ("<meta property=og:site_name content='mirror.example'>", "mirror.example"),
    ],
)
def test_an_outlet_is_called_as_the_page_calls_it(head: str, source: str) -> None:
    assert named(HEADLINE, head=head, host="mirror.example") == (HEADLINE, source)


def test_a_headline_with_a_dash_of_its_own_is_kept_whole() -> None:
    headline = "Herring and cod — what is left of both"

    assert named(headline, heading=f"<h1>{headline}</h1>")[0] == headline
