"""One search as pages: its lists of results, its articles, and a page for each name in them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

import jinja2

from searchkit.domain.article import Article
from searchkit.domain.query import Facet
from searchkit.renderers.display_names import Names
from searchkit.renderers.html.article_pages import ArticlePages
from searchkit.renderers.html.links import Link
from searchkit.renderers.html.name_links import NameLinks
from searchkit.renderers.html.name_pages import NamePages
from searchkit.renderers.html.page_set import FoundArticle, PageSet, no_page
from searchkit.renderers.html.profiles import Profiles
from searchkit.renderers.html.result_pages import ResultPages
from searchkit.renderers.html.story import FoundStory
from searchkit.renderers.html.templates import stylesheet, template_environment


def page_set_files(page_set: PageSet, profiles: Profiles) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each file of one search: a closed set, in which every link leads.

    `profiles`: those who have a page, as `page_set.name_page` links to them.
    """
    environment = template_environment(page_set.templates)
    narrowed = {
        (each.facet, each.value): f"../{page_set.folder}{each.file}" for each in page_set.narrowings
    }
    yield "style.css", stylesheet(environment).encode()
    found = page_set.found()
    yield from story_files(
        stories_of(page_set, found),
        profiles,
        environment,
        names=page_set.names,
        article=page_set.article,
        back=(Link(page_set.heading, f"../{page_set.folder}{page_set.first.page_file()}"),),
        is_whole=page_set.is_full_text,
        whole_list=lambda facet, value: narrowed.get((facet, value)),
        note=_not_counted(page_set, found),
    )
    yield from list_files(page_set, environment)


def list_files(page_set: PageSet, environment: jinja2.Environment) -> Iterator[tuple[str, bytes]]:
    """Yield the pages of all lists of a search, those of its first list last."""
    lists = ResultPages(page_set, environment)
    for listing in page_set.others():
        yield from lists.files(listing)
    yield from lists.files(page_set.first)


def story_files(
    stories: Iterable[FoundStory],
    profiles: Profiles,
    environment: jinja2.Environment,
    *,
    names: Names,
    article: Callable[[str], Article],
    back: tuple[Link, ...],
    is_whole: bool,
    whole_list: Callable[[Facet, str], str | None] = no_page,
    note: str = "",
) -> Iterator[tuple[str, bytes]]:
    """Yield the pages of stories, oldest first as they come, then those of the names in them.

    `back`: where a name's page leads back to, `whole_list`: to the list that is narrowed to it;
    both as seen from its folder. `note`: what the pages of names do not count.
    """
    links = NameLinks(names, profiles.page_of, root="../")
    pages = ArticlePages(
        environment.get_template("article.html.j2"),
        links,
        article,
        is_whole=is_whole,
    )
    yield from pages.files(_counted(stories, profiles))
    yield from NamePages(
        environment.get_template("name.html.j2"), links, profiles, back, whole_list, note
    ).files()


def _counted(stories: Iterable[FoundStory], profiles: Profiles) -> Iterator[FoundStory]:
    """Yield the stories that get a page, once all before them are counted."""
    for story in stories:
        profiles.add(story)
        if story.is_written:
            yield story


def by_day(ids: Iterable[str], article: Callable[[str], Article]) -> list[str]:
    """Return ids of articles, oldest first, those without a date last; ties by id."""

    def place(id: str) -> tuple[date, str]:
        published = article(id).published
        return (published and published.date) or date.max, id

    return sorted(ids, key=place)


def _not_counted(page_set: PageSet, found: Mapping[str, FoundArticle]) -> str:
    """Return in words that an answer is too long for all of it to be counted; else nothing."""
    counted, total = sum(len(each.hits) for each in found.values()), page_set.first.results.total
    if counted >= total:
        return ""
    return f"Counted in {counted:,} of the {total:,} paragraphs that were found."


def stories_of(page_set: PageSet, found: Mapping[str, FoundArticle]) -> Iterator[FoundStory]:
    """Yield the articles of one search, oldest first; those that no list shows are not written."""
    lists = (Link(page_set.heading, f"../{page_set.folder}{page_set.first.page_file()}"),)
    for id in by_day(found, page_set.article):
        each = found[id]
        yield FoundStory(
            page_set.article(id), each.hits, page_set.matches, lists, each.copies, each.is_linked
        )
