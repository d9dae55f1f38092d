"""Clipping -> articles: each kind of content takes its own route, and all end in `assemble`."""

from dataclasses import replace
from typing import assert_never

from searchkit.domain.article import Article
from searchkit.domain.clipping import Clipping, GivenArticles, MarkedText, PlainText, PrintedPages
from searchkit.paragraphs.assemble import article_of, completed
from searchkit.paragraphs.blocks import Story
from searchkit.paragraphs.marked import story_of_markup
from searchkit.paragraphs.plain import stories_of_text
from searchkit.paragraphs.printed import stories_of_pages
from searchkit.paragraphs.recovery import warnings_of


def articles_of(clipping: Clipping) -> tuple[Article, ...]:
    """Return the news stories that the clipping holds, in its order."""
    match clipping.content:
        case GivenArticles(articles):
            return tuple(completed(article) for article in articles)
        case PlainText() as text:
            stories: tuple[Story, ...] = stories_of_text(text)
        case PrintedPages() as pages:
            stories = stories_of_pages(pages)
        case MarkedText() as markup:
            stories = (story_of_markup(markup),)
        case _ as unknown:
            assert_never(unknown)
    return tuple(
        _with_warnings(article_of(story, clipping.digest, ordinal), clipping)
        for ordinal, story in enumerate(stories)
    )


def _with_warnings(article: Article, clipping: Clipping) -> Article:
    """Return the article with the signs of a bad recovery; those of the file go to its first."""
    of_file = clipping.warnings if article.ordinal == 0 else ()
    return replace(article, warnings=(*of_file, *warnings_of(article)))
