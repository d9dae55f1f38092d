"""What is said of a speaker, a country and an outlet, told from stories that come oldest first."""

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
from searchkit.domain.query import Facet
from searchkit.renderers.display_names import Names
from searchkit.renderers.html.profiles import MOST_NAMES, NEWEST, OLDEST, Profile, Profiles
from searchkit.renderers.html.story import FoundStory

NAMES = Names(country={"KE": "Kenya", "TZ": "Tanzania"}.__getitem__)


def says(name: str, role: str = "") -> SpeakerFinding:
    return SpeakerFinding(name, name, "said", confidence=0.95, role=role)


def story(
    number: int,
    *paragraphs: tuple[tuple[SpeakerFinding, ...], str],
    published: date | None = None,
    source: str = "Harbour Post",
    title_countries: tuple[str, ...] = (),
) -> FoundStory:
    """A story; each paragraph has who says it, and codes of countries."""
    confidence = Confidence.STATED if published else None
    article = Article(
        id=f"story{number:05}",
        ordinal=0,
        paragraphs=tuple(
            Paragraph(
                n,
                Kind.BODY,
                f"Paragraph {n} of {number}.",
                speakers=who,
                countries=tuple(map(CountryFinding, codes.split())),
            )
            for n, (who, codes) in enumerate(paragraphs)
        ),
        title=f"Story {number}",
        source=source,
        published=PublishedDate(published, "given", confidence),
        title_countries=title_countries,
    )
    hits = frozenset(range(len(paragraphs)))
    return FoundStory(article, hits, lambda text: ())


def profile(profiles: Profiles, facet: Facet, value: str) -> Profile:
    return next(each for each in profiles if (each.facet, each.value) == (facet, value))


def of_ada(*stories: FoundStory) -> Profile:
    profiles = Profiles(NAMES, ["Ada Lund"], ["KE", "TZ"], ["Harbour Post"])
    for each in stories:
        profiles.add(each)
    return profile(profiles, Facet.SPEAKER, "Ada Lund")


def test_titles_are_told_as_they_were_written_with_their_first_and_last_day() -> None:
    ada = of_ada(
        story(1, ((says("Ada Lund", "deputy mayor"),), ""), published=date(2019, 3, 1)),
        story(2, ((says("Ada Lund", "Mayor"),), ""), published=date(2020, 1, 5)),
        story(3, ((says("Ada Lund", "deputy mayor"),), ""), published=date(2020, 2, 1)),
        story(4, ((says("Ada Lund"), says("Bo Berg", "Governor")), ""), published=date(2021, 1, 1)),
    )

    assert {role: (s.count, s.first, s.last) for role, s in ada.roles.items()} == {
        "deputy mayor": (2, date(2019, 3, 1), date(2020, 2, 1)),
        "Mayor": (1, date(2020, 1, 5), date(2020, 1, 5)),
    }
    assert (ada.span.first, ada.span.last) == (date(2019, 3, 1), date(2021, 1, 1))


def test_paragraphs_stories_outlets_and_countries_are_counted() -> None:
    ada = of_ada(
        story(1, ((says("Ada Lund"),), "KE"), ((says("Ada Lund"),), "KE TZ"), ((), "TZ")),
        story(2, ((says("Ada Lund"),), ""), source="The Gull"),
    )

    assert (ada.span.count, ada.stories) == (3, 2)
    assert ada.countries == {"KE": 2, "TZ": 1}
    assert ada.outlets == {"Harbour Post": 2, "The Gull": 1}


def test_somebody_who_says_two_things_in_one_paragraph_counts_once() -> None:
    ada = of_ada(story(1, ((says("Ada Lund", "mayor"), says("Ada Lund", "mayor")), "")))

    assert (ada.span.count, ada.roles["mayor"].count) == (1, 1)


def test_the_newest_and_the_oldest_are_listed_and_none_of_them_twice() -> None:
    """In an answer of any length, from nothing to more than both lists hold."""
    for count in range(NEWEST + OLDEST + 3):
        ada = of_ada(
            *(
                story(n, ((says("Ada Lund"),), ""), published=date(2020, 1, 1 + n))
                for n in range(count)
            )
        )

        newest, oldest = ada.listed()
        listed = [each.article for each in (*oldest, *reversed(newest))]

        ids = [f"story{n:05}" for n in range(count)]
        rest = max(0, count - NEWEST)
        assert listed == ids[: min(OLDEST, rest)] + ids[rest:]


def test_what_has_no_date_is_listed_last_and_is_not_the_oldest() -> None:
    ada = of_ada(
        story(1, ((says("Ada Lund"),), ""), published=date(2020, 1, 1)),
        story(2, ((says("Ada Lund"),), "")),
    )

    newest, oldest = ada.listed()

    assert [each.article for each in newest] == ["story00001", "story00002"]
    assert oldest == []
    assert ada.months == {"2020-01": 1}


def test_what_a_paragraph_inherits_is_told_apart_from_what_it_names() -> None:
    profiles = Profiles(NAMES, countries=["KE"])
    profiles.add(
        story(1, ((), "KE"), ((), ""), title_countries=("KE",), published=date(2020, 1, 1))
    )
    kenya = profile(profiles, Facet.COUNTRY, "KE")

    assert (kenya.span.count, kenya.inherited) == (2, 1)
    assert [each.is_inherited for each in kenya.listed()[0]] == [False, True]


def test_what_is_unsure_counts_only_where_it_is_asked_for() -> None:
    unsure = SpeakerFinding("Ada Lund", "Lund", "said", confidence=0.5)
    told = story(1, ((says("Ada Lund"),), ""), ((unsure,), ""), published=date(2020, 1, 1))
    inferred = PublishedDate(date(2020, 1, 1), "a weekday", Confidence.INFERRED)
    told = replace(told, article=replace(told.article, published=inferred))
    sure, all_of_it = (Profiles(NAMES, ["Ada Lund"], is_sure=each) for each in (True, False))

    for each in (sure, all_of_it):
        each.add(told)

    counted = [profile(each, Facet.SPEAKER, "Ada Lund") for each in (sure, all_of_it)]
    assert [each.span.count for each in counted] == [1, 2]
    assert [each.months.total() for each in counted] == [0, 2]


def test_an_outlet_has_one_page_whatever_it_is_called() -> None:
    profiles = Profiles(NAMES, outlets=["The Harbour Post"])
    profiles.add(story(1, ((), ""), source="HARBOUR  POST"))

    assert profiles.page_of(Facet.SOURCE, "harbour post") == profiles.page_of(
        Facet.SOURCE, "The Harbour Post"
    )
    assert profile(profiles, Facet.SOURCE, "The Harbour Post").span.count == 1


def test_only_those_who_are_found_most_have_a_page() -> None:
    profiles = Profiles(NAMES, [f"Person {n}" for n in range(MOST_NAMES + 5)])

    assert profiles.page_of(Facet.SPEAKER, f"Person {MOST_NAMES - 1}")
    assert profiles.page_of(Facet.SPEAKER, f"Person {MOST_NAMES}") is None
    assert profiles.page_of(Facet.COUNTRY, "KE") is None
    assert len([*profiles]) == MOST_NAMES


def test_a_page_is_called_after_its_name_a_countrys_after_what_people_call_it() -> None:
    profiles = Profiles(NAMES, ["Ada Lund"], ["KE"])

    assert str(profiles.page_of(Facet.SPEAKER, "Ada Lund")).startswith("speakers/ada-lund-")
    assert str(profiles.page_of(Facet.COUNTRY, "KE")).startswith("countries/kenya-")
