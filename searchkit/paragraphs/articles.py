"""Clipping -> articles: each kind of content takes its own route, and all end in `assemble`.

A route is loaded when the first clipping takes it: the patterns of each are a run's hundredth of a
second and more, and most folders hold one kind.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from searchkit.domain.article import NOT_ALL_READ, Article
from searchkit.domain.clipping import Clipping, GivenArticles, MarkedText, PlainText, PrintedPages
from searchkit.paragraphs.assemble import article_of, completed
from searchkit.paragraphs.blocks import Story


def articles_of(clipping: Clipping) -> tuple[Article, ...]:
    """Return the news stories that the clipping holds, in its order."""
    match clipping.content:
        case GivenArticles(articles):
            # Nobody reads an export line by line: what of it is missing must be said.
            partly = tuple(f"{NOT_ALL_READ}{warning}" for warning in clipping.warnings)
            complete = [completed(article) for article in articles]
            return _with_warnings(complete, replace(clipping, warnings=partly))
        case PlainText() as text:
            from searchkit.paragraphs.plain import stories_of_text

            stories: tuple[Story, ...] = stories_of_text(text)
        case PrintedPages() as pages:
            from searchkit.paragraphs.printed import stories_of_pages

            stories = stories_of_pages(pages)
        case MarkedText() as markup:
            from searchkit.paragraphs.markup import stories_of_markup

            stories = stories_of_markup(markup)
        case _ as unknown:
            assert_never(unknown)
    found = [article_of(story, clipping.digest, n) for n, story in enumerate(stories)]
    return _with_warnings(found, clipping)


def _with_warnings(articles: Sequence[Article], clipping: Clipping) -> tuple[Article, ...]:
    """Return the articles, the first with the warnings of the file beside its own."""
    if not articles or not clipping.warnings:
        return tuple(articles)
    first = replace(articles[0], warnings=(*clipping.warnings, *articles[0].warnings))
    return (first, *articles[1:])
