"""The page of one story, and those of its neighbours and its names."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from searchkit.domain.article import (
    Article,
    Confidence,
    CountryFinding,
    Kind,
    Paragraph,
    PublishedDate,
    SpeakerFinding,
)
from searchkit.domain.query import Query
from searchkit.domain.results import Results
from searchkit.renderers.display_names import Names
from searchkit.renderers.html.composing import by_day, page_set_files, story_files
from searchkit.renderers.html.links import Link
from searchkit.renderers.html.page_set import FoundArticle, Listing, PageSet
from searchkit.renderers.html.profiles import Profiles
from searchkit.renderers.html.story import FoundStory
from searchkit.renderers.html.templates import template_environment

NAMES = Names(country={"KE": "Kenya", "TZ": "Tanzania"}.__getitem__)
BACK = (Link("harbour", "../index.html"),)
TEXTS = (
    "The harbour of Mombasa closed on Monday after a storm.",
    "“Nobody will sail before Thursday,” said Ada Lund, the harbour master.",
    "Two ships waited outside the reef.",
    "The harbour may open on Friday, the port said.",
)


def article(
    number: int = 1,
    texts: Iterable[str] = TEXTS,
    *,
    day: date | None = date(2021, 3, 4),
    url: str | None = "https://post.example/harbour-closed",
    source: str = "Harbour Post",
) -> Article:
    """A story of the harbour; who speaks in the second paragraph is sure, in the third is not."""
    title = f"Storm closes harbour, part {number}"
    speakers = {
        2: SpeakerFinding("Ada Lund", "Lund", "said", True, "r", 0.95, "the harbour master"),
        3: SpeakerFinding("Bo Berg", "Berg", "said", False, "r", 0.5),
    }
    paragraphs = [
        Paragraph(0, Kind.TITLE, title),
        *(
            Paragraph(
                n,
                Kind.BODY,
                text,
                speakers=(speakers[n],) if n in speakers else (),
                countries=(CountryFinding("KE", "Mombasa"),) if n == 1 else (),
            )
            for n, text in enumerate(texts, 1)
        ),
        Paragraph(9, Kind.CAPTION, "The empty quay."),
        Paragraph(10, Kind.ASIDE, "Ask us about tides."),
    ]
    confidence = Confidence.INFERRED if day else None
    return Article(
        id=f"harbour{number:03}",
        ordinal=0,
        paragraphs=tuple(paragraphs),
        title=title,
        source=source,
        url=url,
        published=PublishedDate(day, "the word “Monday”", confidence),
    )


def story(told: Article, *hits: int, copies: tuple[str, ...] = ()) -> FoundStory:
    return FoundStory(told, frozenset(hits), lambda text: (), BACK, copies)


def pages(
    stories: Iterable[FoundStory], *others: Article, is_whole: bool = False, names: bool = True
) -> Mapping[str, str]:
    """All pages of some stories by their files."""
    stories = [*stories]
    known = {each.id: each for each in [*(each.article for each in stories), *others]}
    ordered = {each.article.id: each for each in stories}
    profiles = (
        Profiles(NAMES, ["Ada Lund", "Bo Berg"], ["KE"], ["Harbour Post"])
        if names
        else Profiles(NAMES)
    )
    files = story_files(
        (ordered[id] for id in by_day(ordered, known.__getitem__)),
        profiles,
        template_environment(),
        names=NAMES,
        article=known.__getitem__,
        back=BACK,
        is_whole=is_whole,
    )
    return {name: content.decode() for name, content in files}


def page(told: FoundStory, *others: Article, is_whole: bool = False) -> str:
    """The page of one story alone."""
    return pages([told], *others, is_whole=is_whole)[told.file]


def words(html: str) -> str:
    """What a person reads of a page."""
    return " ".join(re.sub(r"<[^>]+>", " ", html.replace("><", "> <")).split())


def test_an_excerpt_has_what_was_found_and_says_how_much_lies_between() -> None:
    text = page(story(article(), 1, 4))

    assert TEXTS[0] in text
    assert TEXTS[3] in text
    assert not any(each in text for each in (*TEXTS[1:3], "empty quay", "about tides"))
    assert "2 paragraphs not shown" in text
    assert "2 of 6 paragraphs were found" in text


def test_every_anchor_that_a_citation_may_name_is_there_in_an_excerpt_and_in_the_whole() -> None:
    for is_whole in (False, True):
        text = page(story(article(), 2), is_whole=is_whole)
        anchors = re.findall(r'id="(title|[pca]\d+)"', text)
        assert anchors == ["title", "p1", "p2", "p3", "p4", "c1", "a1"]


def test_numbers_beside_paragraphs_are_those_of_citations() -> None:
    text = page(story(article(), 1), is_whole=True)

    numbers = re.findall(r'<a class="number" href="#([pca]\d+)" aria-label="([^"]+)">(\w+)<', text)
    assert numbers == [
        ("p1", "Paragraph 1, found", "1"),
        ("p2", "Paragraph 2", "2"),
        ("p3", "Paragraph 3", "3"),
        ("p4", "Paragraph 4", "4"),
        ("c1", "Caption c1", "c1"),
        ("a1", "Aside a1", "a1"),
    ]


def test_who_speaks_stands_beside_each_paragraph_in_words_and_what_is_unsure_says_so() -> None:
    text = words(page(story(article(), 1), is_whole=True))

    assert "Ada Lund , the harbour master , says, quoted, “said”" in text
    assert "Bo Berg says (unsure) , reported, “said”" in text


def test_the_date_stands_with_what_it_rests_on() -> None:
    text = words(page(story(article(), 1)))

    assert "~4 March 2021 (inferred)" in text
    assert "from the word “Monday”" in text


def test_a_quotation_names_its_page_of_the_web_and_only_such_a_page() -> None:
    cited = page(story(article(), 1))
    uncited = page(story(article(url="javascript:alert(1)"), 1))

    assert '<blockquote cite="https://post.example/harbour-closed">' in cited
    assert "https://post.example/harbour-closed#:~:text=The%20harbour%20of" in cited
    assert "<blockquote>" in uncited
    assert "javascript:alert(1)" in words(uncited)
    assert not re.search(r'(href|cite)="j', uncited)


def test_in_a_whole_article_each_hit_leads_to_the_one_before_and_after_it() -> None:
    text = page(story(article(), 1, 3, 9), is_whole=True)

    assert re.findall(r'<a href="#(\w+)">(Previous|Next) found', text) == [
        ("p3", "Next"),
        ("p1", "Previous"),
        ("c1", "Next"),
        ("p3", "Previous"),
    ]


def test_the_way_back_leads_to_the_list() -> None:
    assert '<a href="../index.html">' in page(story(article(), 1))


def test_stories_link_to_those_before_and_after_them_by_day_whatever_comes_first() -> None:
    days = {1: date(2021, 5, 1), 2: None, 3: date(2020, 1, 1)}
    told = {n: story(article(n, day=day), 1) for n, day in days.items()}

    found = pages(told.values())

    links = {
        n: re.findall(r'<a href="\.\./(articles/[^"#]+)" rel="(\w+)"', found[told[n].file])
        for n in told
    }
    assert links == {
        3: [(told[1].file, "next")],
        1: [(told[3].file, "prev"), (told[2].file, "next")],
        2: [(told[1].file, "prev")],
    }


def test_a_near_copy_is_named_with_the_sentences_that_differ() -> None:
    there = article(2, (TEXTS[0], TEXTS[1], "The harbour may open on Sunday, the port said."))
    copy = replace(there, source="The Gull", url=None, published=PublishedDate())
    told = story(article(), 1, copies=(copy.id,))

    text = page(told, copy)

    assert "The Gull" in text
    assert "2 sentences differ<" in text
    assert "Only here: Two ships waited outside the reef." in words(text)
    assert "open on <del>Friday,</del> <ins>Sunday,</ins> the port" in text


def test_a_copy_of_the_same_words_says_so() -> None:
    copy = replace(article(2), title=article().title)

    text = page(story(article(), 1, copies=(copy.id,)), copy)

    assert "The same text, sentence for sentence." in text


def test_an_excerpt_tells_little_of_a_copy_that_differs_much() -> None:
    others = [f"Sentence number {n} stands only there." for n in range(40)]
    copy = article(2, others)

    excerpt = page(story(article(), 1, copies=(copy.id,)), copy)
    whole = page(story(article(), 1, copies=(copy.id,)), copy, is_whole=True)

    assert excerpt.count("<li dir") == 4
    assert whole.count("<li dir") == 20
    assert "44 sentences differ" in excerpt
    assert "40 more are not shown" in excerpt


def test_a_story_with_hundreds_of_copies_names_some_and_counts_the_rest() -> None:
    copies = [article(n, source=f"Outlet {n}") for n in range(2, 52)]

    text = page(story(article(), 1, copies=tuple(each.id for each in copies)), *copies)

    assert text.count("sentence for sentence") == 12
    assert "And 38 more near-copies." in text


def test_names_are_linked_where_they_have_a_page_and_stand_as_text_where_they_have_none() -> None:
    told = story(article(), 1, 2)

    linked, plain = pages([told])[told.file], pages([told], names=False)[told.file]

    for kind in ("speakers/ada-lund", "countries/kenya", "outlets/harbour-post"):
        assert f'href="../{kind}' in linked
        assert f'href="../{kind}' not in plain
    assert words(linked) == words(plain)


def test_the_page_of_a_speaker_has_what_was_said_when_where_and_as_what() -> None:
    stories = [story(article(n, day=date(2021, n, 4)), 1, 2) for n in (1, 2, 3)]
    found = pages(stories)
    name = next(file for file in found if file.startswith("speakers/ada-lund"))

    text = words(found[name])

    assert "Speaker Ada Lund 3 paragraphs in 3 stories, 4 January 2021 to 4 March 2021" in text
    assert "the harbour master 4 January 2021 to 4 March 2021 3" in text
    assert "In which outlets Harbour Post 3" in text
    assert text.index("part 3") < text.index("part 2") < text.index("part 1")
    assert "Paragraph 2 quoted, “said”, as the harbour master" in text
    assert f'<a href="../{stories[0].file}#p2">' in found[name]
    assert '<figure class="months">' in found[name]


def test_paragraphs_of_one_story_share_its_headline_in_the_order_of_the_story() -> None:
    stories = [story(article(n, day=date(2021, n, 4)), 1, 3, 4) for n in (1, 2)]
    found = pages(stories)
    text = words(found[next(file for file in found if file.startswith("outlets/"))])

    parts = re.findall(r"part \d|Paragraph \d", text)
    assert parts == [
        *("part 2", "Paragraph 1", "Paragraph 3", "Paragraph 4"),
        *("part 1", "Paragraph 1", "Paragraph 3", "Paragraph 4"),
    ]


def test_a_paragraph_whose_story_has_no_page_is_listed_without_a_link() -> None:
    told = replace(story(article(), 2), is_written=False)

    found = pages([told])

    assert told.file not in found
    name = next(file for file in found if file.startswith("speakers/ada-lund"))
    assert "Nobody will sail" in found[name]
    assert told.file not in found[name]


def test_names_say_so_where_an_answer_is_too_long_for_all_of_it_to_be_counted() -> None:
    told, notes = article(), []
    for total in (2, 20_000):
        answer = Results(total=total, hits=(), facets={}, query=Query(text="harbour"))
        page_set = PageSet(
            heading="harbour",
            first=Listing(answer, {}),
            sorts=(),
            narrowings=(),
            others=lambda: iter(()),
            found=lambda: {told.id: FoundArticle(frozenset({1, 2}), (), is_linked=True)},
            hits_per_page=10,
            article={told.id: told}.__getitem__,
            matches=lambda text: (),
            names=NAMES,
        )
        files = dict(page_set_files(page_set, Profiles(NAMES, ["Ada Lund"])))
        page = next(files[name] for name in files if name.startswith("speakers/"))
        notes += re.findall(r"Counted in [^<]+", page.decode())

    assert notes == ["Counted in 2 of the 20,000 paragraphs that were found."]


def test_a_new_story_changes_the_pages_of_its_neighbours_and_of_its_names_alone() -> None:
    """Ten stories, of which only the new one and its neighbours are of Kenya and of Ada Lund."""
    old = [story(article(n, day=date(2021, n, 4), source=f"Outlet {n}"), 4) for n in range(1, 11)]
    new = story(article(11, day=date(2021, 5, 20)), 1, 2)

    before, after = pages(old), pages([*old, new])

    changed = {name for name in after if after[name] != before.get(name)}
    neighbours = {old[4].file, old[5].file}
    assert {name for name in changed if name.startswith("articles/")} == {new.file, *neighbours}
    assert all(new.file in after[name] for name in changed - {new.file})
    assert not before.keys() - after.keys()
