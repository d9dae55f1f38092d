"""When a saved page was published: what it states of itself, what only stands on it, and what is left open."""

from datetime import date

import pytest

from searchkit.domain.article import Confidence, PublishedDate
from searchkit.domain.clipping import Source
from searchkit.enrichers.published import DateFinder
from searchkit.paragraphs.articles import articles_of
from searchkit.readers.html import read_html

STORY = (
    "<p>The cooperative in Bari said on Friday that it would close three of its nine mills before the"
    " harvest, which nobody had expected.</p>"
    "<p>“We heard it on the radio,” said Pia Lorusso, who drives a lorry for the largest of them and has"
    " done so for years.</p>"
    "<p>The region said that it had asked for the accounts twice and had been given a calendar with"
    " pictures instead.</p>"
)
MAY = date(2020, 5, 6)
STATED = '<meta property="article:published_time" content="2020-05-06T09:00:00Z">'


def published(
    below_the_headline: str = "", *, head: str = "", foot: str = "", language: str = "en"
) -> PublishedDate:
    page = (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">'
        f"<title>Mills to close | The Mill</title>{head}</head><body><main><article>"
        f"<h1>Mills to close</h1>{below_the_headline}{STORY}</article></main>{foot}</body></html>"
    )
    (article,) = articles_of(read_html(Source("page.html", page.encode())))
    found = DateFinder().enrich(article).published
    assert found is not None
    return found


def ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    "head",
    [
        STATED,
        '<meta name="parsely-pub-date" content="2020-05-06">',
        '<meta name="DC.date.issued" content="20200506T090000">',
        '<meta name="pubdate" content="1588755600">',
        '<meta name="publish-date" content="1588755600000">',
        '<meta name="date" content="Wed May 06 2020 11:10:00 GMT+0200">',
        '<meta name="date" content="Wed May 06 11:10:00 CEST 2020">',
        '<meta property="article:published_time" content="2020-05-06T23:30:00-07:00">',
        '<meta name="dcterms.date" content="Wed, 05/06/2020 - 12:11">'
        '<meta name="dcterms.modified" content="Fri, 05/29/2020 - 12:11">',
        ld('{"@type": "NewsArticle", "datePublished": "2020-05-06T09:00:00Z"}'),
        ld('{"@graph": [{"@type": "BlogPosting", "datePublished": "2020-05-06"}]}'),
        ld('{"@type": "NewsArticle", "description": "two\nlines", "datePublished": "2020-05-06",}'),
    ],
)
def test_the_head_of_a_page_states_its_day(head: str) -> None:
    found = published(head=head)

    assert (found.date, found.confidence) == (MAY, Confidence.STATED)


@pytest.mark.parametrize(
    "head",
    [
        ld('{"@type": "Organization", "foundingDate": "1999-03-04"}')
        + ld('{"@type": "Article", "datePublished": "2020-05-06"}'),
        ld(
            '{"@type": "ItemList", "itemListElement": [{"@type": "Article", "datePublished": "2011-05-06"}]}'
        )
        + ld('{"@type": "Article", "datePublished": "2020-05-06"}'),
        ld(
            '[{"@type": "Article", "headline": "Another", "datePublished": "2011-05-06"},'
            ' {"@type": "Article", "headline": "Mills to close", "datePublished": "2020-05-06"}]'
        ),
        ld(
            '{"@graph": [{"@type": "WebPage", "datePublished": "2011-05-06"},'
            ' {"@type": "NewsArticle", "datePublished": "2020-05-06", "dateModified": "2021-01-01"}]}'
        ),
    ],
    ids=["founded", "list", "other story", "page and story"],
)
def test_of_all_that_a_page_describes_its_story_counts(head: str) -> None:
    assert published(head=head).date == MAY


@pytest.mark.parametrize(
    "text",
    [
        "<p>Nina Lorusso was born on 3 March 1951.</p>",
        "<p>Nina Lorusso, 3 March 1951 – 2 May 2020</p>",
        "<p>When: 9 June 2020, 7 p.m.</p>",
        "<p>Founded 4 March 1999</p>",
        "<p>Mill workers march through Bari, March 4, 2019. (AP Photo/P. L.)</p>",
        "<figure><img src=x><figcaption>4 March 1999</figcaption></figure>",
        '<div class="photo-caption">The mill on 4 March 1999. Photo: P. L.</div>',
        "<p>Pia Lorusso, member since May 11, 2017</p>",
        "<p>On July 4, 1976, the mill was opened by the queen, and it has not been painted since.</p>",
        '<p>The fair opens on <time datetime="2020-08-01">1 August</time>.</p>',
        "<p>Last updated 9 June 2021</p>",
        "<p>11 May 2017</p>",
    ],
)
def test_what_stands_below_the_headline_does_not_overrule_what_the_page_states(text: str) -> None:
    assert published(text, head=STATED).date == MAY


def test_a_day_beside_the_headline_overrules_a_template_that_only_says_date() -> None:
    found = published("<p>8 June 2020</p>", head='<meta name="date" content="2020-05-06">')

    assert found.date == date(2020, 6, 8)


def test_the_day_on_which_an_old_story_appears_anew_is_the_one_that_the_page_shows() -> None:
    changed = '<meta property="article:modified_time" content="2021-02-01T09:00:00Z">'

    assert published("<p>1 February 2021</p>", head=STATED + changed).date == date(2021, 2, 1)
    assert published("<p>Updated 1 February 2021</p>", head=STATED + changed).date == MAY


@pytest.mark.parametrize(
    "shown", ["7 May 2020", "By Pia Lorusso, 7 May 2020, 00:30", "May 5, 2020"]
)
def test_the_local_day_is_shown_where_the_markup_has_it_in_utc(shown: str) -> None:
    found = published(f"<p>{shown}</p>", head=STATED)

    assert found.date is not None
    assert found.date.day in (5, 7)


@pytest.mark.parametrize(
    "line",
    [
        "<p>By Pia Lorusso, 6 May 2020</p>",
        "<div><span>Published</span> <span>6 May 2020</span></div>",
        "<p>6 May 2020 | Economy</p>",
        '<time title="May 6, 2020">2 weeks ago</time>',
        '<p><time datetime="2020-05-06T10:00:00Z">2 weeks ago</time></p>',
        '<span itemprop="datePublished" content="2020-05-06">Wednesday</span>',
        "<p>Posted by Pia Lorusso on 6 May 2020 at 10:12 | 3 comments</p>",
    ],
)
def test_a_line_that_says_only_when_and_by_whom_is_the_pages_statement(line: str) -> None:
    found = published(line)

    assert (found.date, found.confidence) == (MAY, Confidence.STATED)


def test_of_two_days_in_a_line_the_one_that_is_no_update_counts() -> None:
    line = (
        '<time itemprop="dateModified" datetime="2020-05-08T10:00">06/05/2020 10:00 |'
        " Actualizado 08/05/2020 11:00</time>"
    )

    assert published(line, language="es").date == MAY


@pytest.mark.parametrize(
    "foot",
    [
        "<footer>© 2019 The Mill. All rights reserved.</footer>",
        "<div>© 2015-2019</div><p>The Mill, Inc. 2019</p>",
        "<p>Copyright 12 March 2019 The Mill</p>",
        "<p>Retrieved 3 May 2019</p>",
        "<p>Printed 3 May 2019, 10:02</p>",
        "<p>Joined May 11, 2017</p>",
        "<p>The mills will close by December 31, 2040.</p>",
        '<aside><h3>Related</h3><a href="/x">Mill sold</a> <time datetime="2015-04-04">4 April</time></aside>',
        '<div id="comments"><p>Anna says: 3 May 2019 at 10:02 Good.</p></div>',
        "<p>Updated at 20:10:12 local time</p>",
    ],
)
def test_a_page_that_states_no_day_has_none(foot: str) -> None:
    assert published(foot=foot).date is None
    assert published(foot).date is None


def test_a_picture_s_path_is_no_date() -> None:
    head = '<meta property="og:image" content="https://mill.example/files/2016/05/04/mill.png">'

    assert published(head=head).date is None


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://mill.example/2020/05/06/mills-to-close", MAY),
        ("https://mill.example/2020/5/6/mills-to-close", MAY),
        ("https://mill.example/mills-to-close-2020-05-06", MAY),
        ("https://mill.example/2023/10/3-questions-for-the-mayor", None),
        ("https://mill.example/2023/10/12-mills-to-close", None),
        ("https://mill.example/201012/mills", None),
    ],
)
def test_an_address_holds_a_day_where_nothing_else_can_be_meant(
    address: str, day: date | None
) -> None:
    assert published(head=f'<link rel="canonical" href="{address}">').date == day


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("en", None),
        ("", None),
        ("en-US", date(2019, 3, 4)),
        ("en-GB", date(2019, 4, 3)),
        ("de", date(2019, 4, 3)),
        ("pt-BR", date(2019, 4, 3)),
    ],
)
def test_a_day_in_numbers_is_read_as_the_page_s_language_is_written(
    language: str, day: date | None
) -> None:
    assert published("<p>03/04/2019</p>", language=language).date == day
    assert published("<p>Published: 03/04/2019</p>", language=language).date == day
    assert published(head='<meta name="date" content="03/04/2019">', language=language).date == day


def test_the_day_of_a_change_alone_is_inferred() -> None:
    found = published(head='<meta property="article:modified_time" content="2020-05-06T09:00Z">')

    assert (found.date, found.confidence) == (MAY, Confidence.INFERRED)


def test_a_page_without_end_of_nested_descriptions_is_read() -> None:
    deep = '{"a":' * 5_000 + '{"datePublished": "2011-01-01"}' + "}" * 5_000

    assert published(head=ld(deep) + STATED).date == MAY


@pytest.mark.parametrize(
    ("published_at", "changed_at", "shown", "confidence"),
    [
        ("2020-05-06", "2020-05-05", "", Confidence.INFERRED),
        ("2020-05-06", "2020-04-30", "", Confidence.INFERRED),
        ("2020-05-06", "2020-05-05", "<p>May 6, 2020</p>", Confidence.STATED),
        ("2020-05-06", "2020-05-06", "", Confidence.STATED),
        ("2020-05-06", "2020-05-07", "", Confidence.STATED),
    ],
)
def test_a_page_that_was_changed_before_it_was_published_states_nothing_unless_it_shows_its_day(
    published_at: str, changed_at: str, shown: str, confidence: Confidence
) -> None:
    head = ld(
        f'{{"@type": "NewsArticle", "datePublished": "{published_at}", "dateModified": "{changed_at}"}}'
    )

    found = published(shown, head=head)

    assert (found.date, found.confidence) == (MAY, confidence)


@pytest.mark.parametrize(
    "line",
    [
        "<p>On 6 May 2020 the oldest of the mills burned.</p>",
        "<p>6 May 2020 - 7 June 2020</p>",
        "<p>6 May 2020 to 7 June 2020</p>",
        "<p>(Photo by Ann Lee/AFP, 6 May 2020)</p>",
        "<p>Bild: dpa, 6. Mai 2020</p>",
        "<p>Illustration by Ann Lee, 6 May 2020</p>",
        "<p>Wed May 6th 2020 7PM 6°C</p>",
        "<p>Wednesday, 6 May 2020 -3°</p>",
        "<p>6 May 2020 12 °C</p>",
    ],
)
def test_what_happened_was_shown_or_is_read_on_a_day_dates_no_page(line: str) -> None:
    assert published(line).date is None


@pytest.mark.parametrize("name", ["revisit-after", "Revisit-After", "revisit"])
def test_when_a_robot_may_come_back_is_no_change(name: str) -> None:
    assert published(head=f'<meta name="{name}" content="2020-05-06">').date is None


@pytest.mark.parametrize(
    "line",
    [
        "<p>6 May 2020 | Updated 7 June 2020</p>",
        "<p>Published 6 May 2020 - Updated 7 June 2020</p>",
    ],
)
def test_two_days_that_are_labelled_are_no_stretch_and_who_wrote_may_have_taken_pictures(
    line: str,
) -> None:
    assert published(line).date == MAY


@pytest.mark.parametrize(
    "stamp", ["1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT", "1970-01-01"]
)
def test_the_beginning_of_the_epoch_is_no_day(stamp: str) -> None:
    head = f'<meta property="article:published_time" content="{stamp}"><meta name="date" content="2020-05-06">'

    assert published(head=head).date == MAY


@pytest.mark.parametrize(
    "event",
    [
        "Saturday, May 2, 2020, 7 p.m. Dance in the hall",
        "2 May 2020, 19:30 Concert in the old church",
        "Sat 2 May 2020 8pm Quiz night for members",
    ],
)
def test_a_concert_below_the_story_dates_nothing(event: str) -> None:
    assert published(foot=f"<div class='when'>{event}</div>").date is None
