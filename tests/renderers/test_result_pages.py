"""Pages of results: stories, each hit with what is known of it, and ways to other lists."""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import unescape

import pytest

from searchkit.domain.article import (
    Article,
    Confidence,
    CountryFinding,
    Kind,
    Paragraph,
    PublishedDate,
    SpeakerFinding,
)
from searchkit.domain.document import documents_of
from searchkit.domain.query import Facet, Query, Sort
from searchkit.domain.results import FacetCount, Fetch, Hit, Match, Results
from searchkit.domain.suggestion import Suggestion, SuggestionKind
from searchkit.language.countries import country_name
from searchkit.renderers.display_names import Names
from searchkit.renderers.html.page_set import Listing, NamePage, Narrowing, PageSet, no_page
from searchkit.renderers.html.result_pages import ResultPages
from searchkit.renderers.html.templates import rendered, template_environment

NAMES = Names(country_name)
FERRY = Article(
    id="aaaaaaaaaa",
    ordinal=0,
    title="Ferry to stop",
    source="The Quay",
    url="https://www.quay.example/ferry",
    published=PublishedDate(datetime.date(2021, 3, 23), "lead Tuesday", Confidence.INFERRED),
    paths=("clippings/2021/ferry.pdf",),
    paragraphs=(
        Paragraph(0, Kind.TITLE, "Ferry to stop"),
        Paragraph(1, Kind.BODY, "The ferry stops today.", 1, countries=(CountryFinding("FJ"),)),
        Paragraph(
            2,
            Kind.BODY,
            "“The ferry leaks,” said Mere Lee, and Bo Chan agreed.",
            2,
            (
                SpeakerFinding("Mere Lee", "Lee", "said", confidence=0.95),
                SpeakerFinding("Bo Chan", "Chan", "agreed", confidence=0.9),
            ),
            (),
        ),
        Paragraph(3, Kind.BODY, "Nobody at the port was surprised."),
        Paragraph(
            4, Kind.BODY, "It leaks.", 2, (SpeakerFinding("Ann Wu", "Wu", "said", confidence=0.5),)
        ),
    ),
)
BARE = Article("bbbbbbbbbb", 1, (Paragraph(0, Kind.BODY, "A ferry."),), paths=("clippings/b.txt",))
ARTICLES = {each.id: each for each in (FERRY, BARE)}


def hit(id: str, articles: Mapping[str, Article] = ARTICLES, **fields: object) -> Hit:
    """A hit in which "ferry" is marked."""
    documents = {d.id: d for each in articles.values() for d in documents_of(each)}
    fetch = Fetch(
        document=documents.__getitem__,
        text=lambda id: documents[id].text,
        article=articles.__getitem__,
        matches=lambda text: tuple(m.span() for m in re.finditer("ferry", text)),
        snippet=lambda text, marked: (0, len(text)),
        score_parts=lambda id: (),
    )
    return replace(Hit(id, 1.0, fetch=fetch), **fields)  # type: ignore[arg-type]


def results(*hits: Hit, **fields: object) -> Results:
    answer = Results(
        total=len(hits), hits=hits, facets={}, counted_stories=1, query=Query(text="ferry")
    )
    return replace(answer, **fields)  # type: ignore[arg-type]


def pages(
    answer: Results,
    listing: Listing | None = None,
    articles: Mapping[str, Article] = ARTICLES,
    **fields: object,
) -> Mapping[str, str]:
    """The pages of a list, by their names."""
    page_set = PageSet(
        heading="ferry",
        first=Listing(answer, {}),
        sorts=(Sort.RELEVANCE, Sort.NEWEST, Sort.OLDEST),
        narrowings=(),
        others=lambda: iter(()),
        found=dict,
        hits_per_page=10,
        article=articles.__getitem__,
        matches=lambda text: tuple(m.span() for m in re.finditer("ferry", text)),
        names=NAMES,
    )
    page_set = replace(page_set, **fields)  # type: ignore[arg-type]
    made = ResultPages(page_set, template_environment()).files(listing or page_set.first)
    return {name: page.decode() for name, page in made}


def words(page: str) -> str:
    """What a page says, without its tags."""
    return " ".join(unescape(re.sub("<[^>]+>", " ", page.partition("<body")[2])).split())


def index(*hits: Hit) -> str:
    return pages(results(*hits))["index.html"]


def test_a_story_has_its_headline_once_and_its_paragraphs_under_it_by_rank() -> None:
    page = index(hit("aaaaaaaaaa-4", story_total=3), hit("aaaaaaaaaa-1"), hit("bbbbbbbbbb-0"))

    assert words(page).count("Ferry to stop") == 3  # its headline, and in two citations
    assert re.findall(r'<ol start="(\d+)">', page) == ["1", "3"]
    assert page.index("It leaks.</blockquote>") < page.index("stops today.</blockquote>")
    assert "2 of 3 paragraphs" in words(page)


def test_who_says_it_is_said_in_words_and_that_it_is_unsure_too() -> None:
    page = words(index(hit("aaaaaaaaaa-2"), hit("aaaaaaaaaa-4")))

    assert "Mere Lee and Bo Chan say “The ferry leaks,”" in page
    assert "Ann Wu says (unsure) It leaks." in page


def test_a_name_leads_to_its_own_page_where_there_is_one() -> None:
    speakers = {"Bo Chan": "speakers/bo.html"}

    page = pages(
        results(hit("aaaaaaaaaa-2")),
        name_page=lambda facet, value: speakers.get(value),
        folder="searches/ferry/",
    )["searches/ferry/index.html"]

    assert '<b>Mere Lee and <a href="../../speakers/bo.html">Bo Chan</a></b> say' in page
    assert 'href="../../style.css"' in page
    assert 'href="../../articles/ferry-to-stop-' in page


def test_a_date_comes_with_what_it_rests_on_and_a_story_with_its_file() -> None:
    page = words(index(hit("aaaaaaaaaa-1"), hit("bbbbbbbbbb-0")))

    assert "The Quay ~23 March 2021 (inferred: lead Tuesday) ferry.pdf quay.example" in page
    assert "Untitled undated b.txt" in page


def test_a_country_that_is_only_the_storys_is_never_shown_as_named() -> None:
    told = {FERRY.id: replace(FERRY, paragraphs=FERRY.paragraphs[1:], title_countries=("KE",))}
    found = [hit(id, told) for id in ("aaaaaaaaaa-1", "aaaaaaaaaa-3")]

    page = pages(results(*found), articles=told)["index.html"]

    assert "<span>Page 1</span> <span>Fiji</span>" in page
    assert page.count("<span>(in a story about Kenya)</span>") == 1


def test_the_neighbours_of_a_hit_unfold_but_those_that_are_shown_are_not_said_twice() -> None:
    page = index(hit("aaaaaaaaaa-2"), hit("aaaaaaaaaa-1"))

    assert page.count("<summary>Context</summary>") == 1
    assert "After Nobody at the port was surprised." in words(page)
    assert "Before" not in words(page)


def test_what_made_a_hit_is_said_once_where_it_is_the_same_of_all() -> None:
    near = [hit(id, match=Match.NEAR) for id in ("aaaaaaaaaa-1", "aaaaaaaaaa-2")]

    assert words(index(*near)).count("said beside these words") == 1
    assert words(index(near[0], hit("aaaaaaaaaa-2"))).count("said beside these words") == 1


def test_copies_are_named_and_lacking_words_too() -> None:
    copy = replace(BARE, id="cccccccccc", source="AFP")
    articles = {**ARTICLES, "cccccccccc": copy}

    page = words(
        pages(
            results(hit("aaaaaaaaaa-1", articles, copies=("cccccccccc",), lacking=("boat", "sea"))),
            articles=articles,
        )["index.html"]
    )

    assert "also in AFP" in page
    assert "lacks boat , sea" in page


def test_a_citation_stands_ready_to_be_copied() -> None:
    page = words(index(hit("aaaaaaaaaa-2"), hit("bbbbbbbbbb-0")))

    assert (
        "“Ferry to stop”, The Quay, 23 March 2021 (date inferred), paragraph 2. "
        "https://www.quay.example/ferry [aaaaaaaaaa-2]" in page
    )
    assert "“Untitled”, source unknown, undated, paragraph 1. [bbbbbbbbbb-0]" in page


def test_only_a_web_address_without_a_password_leads_into_the_live_page() -> None:
    links = []
    for url in ("https://quay.example/f", "https://me:pw@quay.example/f", "javascript:alert(1)"):
        told = {FERRY.id: replace(FERRY, url=url)}
        page = pages(results(hit("aaaaaaaaaa-1", told)), articles=told)["index.html"]
        links.append(re.findall(r'href="([^"]+:~:[^"]+)"', page))

    assert links == [["https://quay.example/f#:~:text=The%20ferry%20stops%20today."], [], []]


def test_a_host_that_is_all_that_is_known_of_the_outlet_is_not_said_twice() -> None:
    links = []
    for source in ("The Quay", "quay.example", None):
        told = {FERRY.id: replace(FERRY, source=source)}
        page = pages(results(hit("aaaaaaaaaa-1", told)), articles=told)["index.html"]
        links += re.findall('<a href="https://www.quay.example/ferry">([^<]*)</a>', page)

    assert links == ["quay.example", "Web page", "quay.example"]


def test_a_long_paragraph_is_shown_where_it_matches() -> None:
    text = "Nothing here. " * 100 + "Then the ferry came. " + "Nothing there. " * 100
    long = {BARE.id: replace(BARE, paragraphs=(Paragraph(0, Kind.BODY, text),))}

    page = pages(results(hit("bbbbbbbbbb-0", long)), articles=long)["index.html"]

    (shown,) = re.findall("<blockquote[^>]*>(.*?)</blockquote>", page)
    assert "<mark>ferry</mark>" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert 400 < len(shown) < 700


def test_of_many_pages_the_first_the_last_and_those_around_are_linked() -> None:
    many = [hit("bbbbbbbbbb-0", score=float(n)) for n in range(200)]

    page = pages(results(*many))["page-9.html"]

    nav = page[page.index('aria-label="Pages of results"') :]
    assert re.findall('<a href="([^"]+)"', nav.partition("</nav>")[0]) == [
        "page-8.html",
        "index.html",
        *(f"page-{n}.html" for n in (7, 8, 9, 10, 11, 20)),
        "page-10.html",
    ]
    assert '<li class="gap"><a href="page-7.html">7</a>' in nav
    assert '<a href="page-9.html" aria-current="page">9</a>' in nav


def test_only_a_list_that_is_cut_says_that_more_is_not_shown() -> None:
    two = hit("aaaaaaaaaa-1", story_total=4), hit("aaaaaaaaaa-2", story_total=4)
    cut = Query(text="ferry", limit=2)

    whole = words(pages(results(*two, total=4))["index.html"])
    first = words(pages(results(*two, total=4, query=cut))["index.html"])

    assert "2 of 4 paragraphs" in whole
    assert "more are not on these pages" not in whole
    assert "2 more are not on these pages" in first


def test_facets_and_bars_stand_on_the_first_page_of_a_list_alone() -> None:
    many = [hit("bbbbbbbbbb-0", score=float(n)) for n in range(30)]
    counts = {Facet.SPEAKER: (FacetCount("Mere Lee", 20), FacetCount(None, 10))}
    answer = results(*many, facets=counts)

    made = pages(answer, Listing(answer, {"2020-01": 3, "2021-01": 7}))

    assert "Mere Lee" in made["index.html"]
    assert "<svg" in made["index.html"]
    for name in ("page-2.html", "page-3.html"):
        assert "Mere Lee" not in made[name]
        assert "<svg" not in made[name]


def narrowed(
    found: Results, narrowing: Narrowing, first: Results, name_page: NamePage = no_page
) -> str:
    """The one page of a list that is narrowed to a value of the first one's."""
    (page,) = pages(
        found,
        Listing(found, {}, narrowing),
        first=Listing(first, {}),
        narrowings=(narrowing,),
        name_page=name_page,
    ).values()
    return page


def test_a_narrowed_list_stays_as_it_is_where_only_the_others_have_changed() -> None:
    narrowing = Narrowing(Facet.SPEAKER, "Mere Lee", "Mere Lee")
    found = results(hit("aaaaaaaaaa-1"), hit("aaaaaaaaaa-2"))
    before = {Facet.SPEAKER: (FacetCount("Mere Lee", 2), FacetCount("Bo Chan", 1))}
    after = {Facet.SPEAKER: (FacetCount("Mere Lee", 2), FacetCount("Bo Chan", 2))}

    page = narrowed(found, narrowing, replace(found, total=9, facets=before))

    assert "Mere Lee Bo Chan" in words(page)
    assert '<a class="back" href="index.html">Show all</a>' in page
    assert page == narrowed(found, narrowing, replace(found, total=10, facets=after))


def test_a_list_narrowed_to_a_name_leads_to_the_page_of_it() -> None:
    found = results(hit("aaaaaaaaaa-1"), hit("aaaaaaaaaa-2"))
    name_pages = {"Mere Lee": "speakers/mere.html", "FJ": "countries/fiji.html"}

    def page(facet: Facet, value: str | None) -> str:
        narrowing = Narrowing(facet, value, "label")
        return narrowed(found, narrowing, found, lambda facet, value: name_pages.get(value))

    link = '<a class="back" href="{}">This {}’s page</a>'
    assert link.format("speakers/mere.html", "speaker") in page(Facet.SPEAKER, "Mere Lee")
    assert link.format("countries/fiji.html", "country") in page(Facet.COUNTRY, "FJ")
    for without in (page(Facet.SPEAKER, "Bo"), page(Facet.SPEAKER, None), page(Facet.CUE, "FJ")):
        assert "’s page" not in without


@pytest.mark.parametrize(
    ("facet", "value", "heading"),
    [
        (Facet.COUNTRY, "US", "About the United States"),
        (Facet.COUNTRY, "KE", "About Kenya"),
        (Facet.COUNTRY, None, "About no known country"),
        (Facet.SPEAKER, "Wang Yi", "Wang Yi"),
        (Facet.SPEAKER, None, "No known speaker"),
        (Facet.SOURCE, "AP", "From AP"),
        (Facet.MONTH, None, "Undated"),
        (Facet.YEAR, "2021", "2021"),
        (Facet.WEEK, "2021-W04", "Week 4 of 2021"),
        (Facet.KIND, "caption", "Captions"),
        (Facet.CUE, "deny", "By the verb “deny”"),
    ],
)
def test_a_narrowed_list_has_its_value_in_words_for_a_heading(
    facet: Facet, value: str | None, heading: str
) -> None:
    answer = results(hit("aaaaaaaaaa-1"), hit("aaaaaaaaaa-2"))

    (page,) = pages(answer, Listing(answer, {}, Narrowing(facet, value, "label"))).values()

    assert f'<h1 dir="auto">{heading}</h1>' in page


def test_orders_are_linked_from_each_other_and_the_one_shown_is_said() -> None:
    answer = results(hit("aaaaaaaaaa-1"), hit("aaaaaaaaaa-2"))

    first = pages(answer)["index.html"]
    newest = pages(answer, Listing(answer, {}, sort=Sort.NEWEST))["newest.html"]

    link = '<li><a href="([^"]+)"( aria-current="true")?>(Most relevant|Newest|Oldest)</a></li>'
    now = ' aria-current="true"'
    assert re.findall(link, first) == [
        ("index.html", now, "Most relevant"),
        ("newest.html", "", "Newest"),
        ("oldest.html", "", "Oldest"),
    ]
    assert [current for _, current, _ in re.findall(link, newest)] == ["", now, ""]


def test_facets_that_say_nothing_are_left_out() -> None:
    unknown = {Facet.CUE: (FacetCount(None, 2),), Facet.SPEAKER: (FacetCount("Mere Lee", 1),)}
    two = results(hit("aaaaaaaaaa-1"), hit("aaaaaaaaaa-2"), facets=unknown)
    one = results(hit("aaaaaaaaaa-1"), facets=unknown)

    headings = re.compile("<section>\n<h2>([^<]+)</h2>")
    assert headings.findall(pages(two)["index.html"]) == ["Speaker"]
    assert headings.findall(pages(one)["index.html"]) == []


def test_a_page_that_finds_nothing_says_what_would() -> None:
    suggestions: Sequence[Suggestion] = (
        Suggestion(SuggestionKind.SPELLING, "Did you mean ferry?", 1_200, "ferry"),
        Suggestion(SuggestionKind.ALONE, "fery", 0, "fery"),
    )

    page = words(pages(results(), suggestions=suggestions)["index.html"])

    assert "No paragraph matches." in page
    assert "Did you mean ferry? 1,200 paragraphs searchkit search ferry" in page
    assert "Each by itself fery 0 paragraphs" in page


def test_no_control_character_of_any_field_reaches_a_page() -> None:
    told = {BARE.id: replace(BARE, title="a\x1b]0;b\u202ec", paths=("x/\x9bq.txt",))}

    page = pages(results(hit("bbbbbbbbbb-0", told)), articles=told)["index.html"]

    assert r"a\x1b]0;bc" in page
    assert r"\x9bq.txt" in page


def test_what_cannot_be_encoded_is_replaced_on_a_page() -> None:
    template = template_environment().from_string("{{ text }}")

    assert rendered(template, text="a\ud800b <i>") == rb"a\ud800b &lt;i&gt;"
