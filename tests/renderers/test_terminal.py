"""Answers in a terminal: each story's headline once, its best paragraphs under it."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from searchkit.domain.article import Article, Confidence, Kind, SpeakerFinding
from searchkit.domain.document import About, ParagraphDocument
from searchkit.domain.query import Facet, FacetRequest, Query
from searchkit.domain.results import FacetCount, Fetch, Hit, Match, Results
from searchkit.language.countries import country_name
from searchkit.renderers.display_names import Names
from searchkit.renderers.terminal import results_lines
from searchkit.renderers.wrapping import TerminalStyle, display_width

NAMES = Names(country_name)
DAY = datetime.date(2021, 3, 23)
TEXT = (
    "The ministers said that the sanctions were illegal, and that they would answer them in kind."
)
PARAGRAPH = ParagraphDocument(
    id="aaaaaaaaaa-3",
    article="aaaaaaaaaa",
    ordinal=3,
    kind=Kind.BODY,
    text=TEXT,
    page=None,
    number=3,
    speakers=("Wang Yi",),
    countries=("CN",),
    published=DAY,
    title="Ministers meet in Guilin",
    source="AP",
    url=None,
    path="clippings/talks.txt",
    sayings=(SpeakerFinding("Wang Yi", "Wang", "said", confidence=0.9),),
    about=(About("CN"),),
    published_confidence=Confidence.STATED,
)


def hit(document: ParagraphDocument = PARAGRAPH, **fields: object) -> Hit:
    """A hit of this paragraph, in which "sanctions" is marked; its copies are in `AFP` and here."""
    place = document.text.find("sanctions")
    fetch = Fetch(
        document=lambda id: document,
        text=lambda id: document.text,
        article=lambda id: Article(id, 0, (), source={"b": "AFP", "c": "AP"}.get(id)),
        matches=lambda text: ((place, place + 9),) if place >= 0 else (),
        snippet=lambda text, marked: (0, len(text)),
        score_parts=lambda id: (),
    )
    return replace(Hit(document.id, 1.0, fetch=fetch), **fields)  # type: ignore[arg-type]


def answer(*hits: Hit, total: int = 0, stories: int = 0, **more: object) -> Results:
    results = Results(
        total=total or len(hits),
        hits=hits,
        facets={},
        counted_stories=stories or len({each.article for each in hits}),
        query=Query(text="sanctions"),
    )
    return replace(results, **more)  # type: ignore[arg-type]


def lines(results: Results, width: int = 80) -> list[str]:
    return [*results_lines(results, TerminalStyle(width=width), NAMES)]


def test_a_story_has_its_headline_once_and_its_paragraphs_under_it_by_rank() -> None:
    other = replace(PARAGRAPH, id="aaaaaaaaaa-7", ordinal=7, number=7, speakers=(), sayings=())

    shown = lines(answer(hit(story_total=5), hit(other, story_total=5), total=27, stories=4))

    assert shown == [
        "27 paragraphs in 4 stories (2 shown): sanctions",
        "",
        "Ministers meet in Guilin",
        "    AP · 2021-03-23 · 2 of 5 paragraphs · clippings/talks.txt",
        " 1. aaaaaaaaaa-3 paragraph 3 · says: Wang Yi · China",
        "    The ministers said that the *sanctions* were illegal, and that they would",
        "    answer them in kind.",
        " 2. aaaaaaaaaa-7 paragraph 7 · China",
        "    The ministers said that the *sanctions* were illegal, and that they would",
        "    answer them in kind.",
    ]


def test_what_is_not_sure_is_marked_as_such() -> None:
    unsure = replace(
        PARAGRAPH,
        speakers=("Wang Yi", "Sergei Lavrov"),
        sayings=(
            SpeakerFinding("Wang Yi", confidence=0.6),
            SpeakerFinding("Sergei Lavrov", confidence=0.85),
        ),
        published_confidence=Confidence.INFERRED,
        about=(About("CN", is_inherited=True),),
    )

    shown = "\n".join(lines(answer(hit(unsure))))

    assert "says: Sergei Lavrov · says?: Wang Yi · (China)" in shown
    assert "AP · ~2021-03-23" in shown


def test_a_speaker_is_sure_where_one_of_his_sayings_is() -> None:
    sayings = (SpeakerFinding("Wang Yi", confidence=0.6), SpeakerFinding("Wang Yi"))

    assert "says: Wang Yi" in "\n".join(lines(answer(hit(replace(PARAGRAPH, sayings=sayings)))))


def test_what_is_unknown_is_said_and_a_file_stands_for_its_outlet() -> None:
    bare = replace(PARAGRAPH, source=None, published=None, title=None, published_confidence=None)

    assert lines(answer(hit(bare)))[2] == "(no title) · clippings/talks.txt · undated"


@pytest.mark.parametrize(
    ("copies", "words"),
    [
        (("c",), "1 more copy"),
        (("c", "x"), "2 more copies"),
        (("b",), "also in AFP"),
        (("b", "c", "x"), "3 more copies, in AFP"),
    ],
)
def test_copies_are_told_by_number_and_by_the_outlets_that_are_others(
    copies: tuple[str, ...], words: str
) -> None:
    assert f"2021-03-23 · {words} · clippings/talks.txt" in "\n".join(
        lines(answer(hit(copies=copies)))
    )


def test_why_a_paragraph_is_a_hit_is_said_once_where_it_is_the_same_of_all() -> None:
    other = replace(PARAGRAPH, id="aaaaaaaaaa-7", ordinal=7)
    most, near = Match.MOST, Match.NEAR

    same = "\n".join(lines(answer(hit(match=most), hit(other, match=most))))
    mixed = "\n".join(lines(answer(hit(match=most), hit(other, match=near))))

    assert same.count("the words are spread over the story") == 1
    assert mixed.count("the words are spread over the story") == 1
    assert mixed.count("said beside these words") == 1


def test_what_a_story_lacks_is_said_and_it_is_not_counted() -> None:
    lacking = replace(PARAGRAPH, id="bbbbbbbbbb-3", article="bbbbbbbbbb")

    shown = lines(answer(hit(), hit(lacking, lacking=("rights",)), total=1, stories=1))

    assert shown[0] == "1 paragraph in 1 story: sanctions"
    assert any("AP · 2021-03-23 · lacks: rights" in line for line in shown)


def test_a_headline_that_is_a_hit_is_not_told_twice() -> None:
    title = replace(
        PARAGRAPH, kind=Kind.TITLE, number=None, title="New sanctions", text="New sanctions",
        speakers=(), sayings=(),
    )  # fmt: skip

    assert lines(answer(hit(title)))[2:] == [
        "New *sanctions* · AP · 2021-03-23 · clippings/talks.txt",
        " 1. aaaaaaaaaa-3 title · China",
    ]


def stories(number: int) -> list[Hit]:
    """Hits of as many stories, each with a long headline and a long paragraph."""
    return [
        hit(
            replace(
                PARAGRAPH,
                id=f"aaaaaaaaa{n}-3",
                article=f"aaaaaaaaa{n}",
                title="Ministers of both countries meet in the southern city of Guilin",
                source="The Evening Messenger",
                text=TEXT * 5,
            )
        )
        for n in range(number)
    ]


def test_many_stories_stand_close_and_a_few_have_room() -> None:
    facets = {
        facet: tuple(FacetCount(f"a name of some length {n}", n) for n in range(12))
        for facet in (Facet.SPEAKER, Facet.SOURCE, Facet.MONTH)
    }

    ten = lines(answer(*stories(10), facets=facets))
    three = lines(answer(*stories(3), facets=facets))

    # A heading, ten times a headline with a hit of three lines, three facets.
    assert len(ten) == 1 + 10 * 4 + 3
    assert ten.count("") == 0
    assert ten[2].startswith(" 1. aaaaaaaaa0-3 paragraph 3 · says: Wang Yi · The Evening")
    assert three.count("") == 4
    assert "talks.txt" not in "".join(ten)
    assert "".join(three).count("talks.txt") == 3


@pytest.mark.parametrize("color", [False, True])
@pytest.mark.parametrize(("words", "is_cut"), [(16, False), (30, True), (90, True)])
def test_ten_hits_fit_on_two_screens_however_long_their_headlines(
    words: int, *, is_cut: bool, color: bool
) -> None:
    headline = " ".join(["Ministers"] * words)
    counts = tuple(FacetCount(f"a name of some length {n}", n) for n in range(12))
    facets = dict.fromkeys((Facet.SPEAKER, Facet.COUNTRY, Facet.MONTH), counts)
    sayings = (SpeakerFinding("Somebody Longname"),)
    hits = [hit(replace(each.document, title=headline, sayings=sayings)) for each in stories(10)]

    shown = [*results_lines(answer(*hits, facets=facets), TerminalStyle(color, 80), NAMES)]

    plain = [re.sub("\x1b\\[[0-9;]*m", "", line) for line in shown]
    assert len(shown) <= 2 * 24 - 2
    assert all(display_width(line) <= 80 for line in plain)
    assert sum(line.endswith("Ministers …") for line in plain) == 10 * is_cut
    assert any("A headline that ends in … is cut" in line for line in plain) == is_cut
    assert sum("says: Somebody Longname" in line for line in plain) == 10


def test_an_answer_that_fits_nowhere_is_not_made_small() -> None:
    document = replace(PARAGRAPH, text=TEXT * 5)
    hits = (hit(replace(document, id=f"{n:010}-3", article=f"{n:010}")) for n in range(50))

    shown = lines(answer(*hits))

    assert shown[2] == "Ministers meet in Guilin · AP · 2021-03-23"
    assert len(shown) == 2 + 50 * 4


def test_a_facet_takes_a_line_and_says_how_many_more_there_are() -> None:
    counts = tuple(FacetCount(f"Somebody Longname {n}", 12 - n) for n in range(12))
    results = answer(hit(), facets={Facet.SPEAKER: counts})

    assert lines(results)[-1] == (
        "speaker  Somebody Longname 0 12 · Somebody Longname 1 11 · and 10 more"
    )
    alone = lines(replace(results, hits=()))
    assert alone[-1].endswith("Somebody Longname 11 1")


def test_a_facet_with_more_values_than_were_asked_for_says_so() -> None:
    counts = (FacetCount("A", 3), FacetCount("B", 2), FacetCount("C", 1), FacetCount(None, 4))
    asked = Query(text="sanctions", facets=(FacetRequest(Facet.SPEAKER, 2),))
    results = answer(hit(), facets={Facet.SPEAKER: counts}, query=asked)

    assert lines(results)[-1] == "speaker  A 3 · B 2 · unknown 4 · and more"
    assert lines(replace(results, hits=()))[-1] == "speaker  A 3 · B 2 · unknown 4 · and more"


def test_countries_that_are_only_inherited_are_told_apart_in_a_facet() -> None:
    counts = (FacetCount("EG", 13, (0, 10)), FacetCount("SD", 4, (0, 1)))

    assert lines(answer(hit(), facets={Facet.COUNTRY: counts}))[-1] == (
        "country  Egypt 3 (+10 in stories about it) · Sudan 3 (+1)"
    )


@pytest.mark.parametrize("width", [40, 60, 80, 100])
@pytest.mark.parametrize(
    "words",
    [
        "The ministers said that the sanctions were illegal. ",
        "部长们说制裁是非法的，他们将作出同样的回应。 ",
        "제재는 불법이며 같은 방식으로 대응할 것이라고 말했다. ",
        "Санкции незаконны, сказали министры. ",
    ],
)
def test_no_line_is_wider_than_the_terminal(width: int, words: str) -> None:
    document = replace(
        PARAGRAPH, text=words * 20, title=words * 3, speakers=("Wang Yi", "Sergei Lavrov"),
        path="clippings/" + "folder/" * 4 + "talks.txt", source=None,
    )  # fmt: skip

    shown = lines(answer(hit(document)), width)

    # A path has no place to be broken at.
    assert not [line for line in shown if display_width(line) > width and "folder/" not in line]


def test_a_cut_in_a_paragraph_is_marked() -> None:
    text = "Nothing of note. " * 20 + "The sanctions were illegal. " + "Nothing of note. " * 20

    shown: Sequence[str] = lines(answer(hit(replace(PARAGRAPH, text=text))))[4:]

    assert 2 <= len(shown) <= 3
    assert shown[0].startswith("    … ")
    assert shown[-1].endswith(" …")
    assert "*sanctions*" in " ".join(shown)
