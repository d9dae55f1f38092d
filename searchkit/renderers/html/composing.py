"""One search as pages: its pages of results, one list for each facet's value, its articles."""

from collections.abc import Iterator

from searchkit.renderers.html.article_pages import article_files
from searchkit.renderers.html.page_set import PageSet
from searchkit.renderers.html.result_pages import ResultPages
from searchkit.renderers.html.templates import stylesheet, template_environment


def page_set_files(page_set: PageSet) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each file, so that no link ever leads to one that comes later.

    The style sheet, then articles, then the other lists, then the first list, its first page last.
    """
    environment = template_environment(page_set.templates)
    yield "style.css", stylesheet(environment).encode()
    yield from article_files(page_set, environment)
    lists = ResultPages(page_set, environment)
    for listing in page_set.others():
        yield from lists.files(listing)
    yield from lists.files(page_set.first)
