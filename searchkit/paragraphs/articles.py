"""Clipping -> articles: each kind of content takes its own route, and all end in `assemble`."""

from typing import assert_never

from searchkit.domain.article import Article
from searchkit.domain.clipping import Clipping, GivenArticles, MarkedText, PlainText, PrintedPages
from searchkit.paragraphs.assemble import article_of, completed
from searchkit.paragraphs.blocks import Story


def articles_of(clipping: Clipping) -> tuple[Article, ...]:
    """Return the news stories that the clipping holds, in its order."""
    match clipping.content:
        case GivenArticles(articles):
            return tuple(completed(article) for article in articles)
        case PlainText() as text:
            from searchkit.paragraphs.plain import stories_of_text

            stories: tuple[Story, ...] = stories_of_text(text)
        case PrintedPages() as pages:
            from searchkit.paragraphs.printed import stories_of_pages

            stories = stories_of_pages(pages)
        case MarkedText() as markup:
            from searchkit.paragraphs.marked import story_of_markup

            stories = (story_of_markup(markup),)
        case _ as unknown:
            assert_never(unknown)
    return tuple(
        article_of(story, clipping.digest, ordinal) for ordinal, story in enumerate(stories)
    )
