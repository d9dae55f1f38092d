"""The links and anchors of a folder of pages, and what is wrong with them."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote


class Elements(HTMLParser):
    """Every element of a page with its attributes."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def values(self, attribute: str) -> list[str]:
        """The attribute's values, in the order of the page."""
        return [a[attribute] or "" for _, a in self.found if attribute in a]


def local_links(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield every link of every page that is not to the web, with the page it stands on."""
    for page in sorted(folder.rglob("*.html")):
        elements = Elements(page)
        for href in [*elements.values("href"), *elements.values("src")]:
            if not href.lower().startswith(("http://", "https://")):
                yield page, href


def broken_links(folder: Path) -> list[str]:
    """Return every link that leads to no file or to no anchor in `folder`, as "page -> link"."""

    @cache
    def anchors(page: Path) -> frozenset[str]:
        return frozenset(Elements(page).values("id"))

    root, broken = folder.resolve(), []
    for page, href in local_links(folder):
        name, _, anchor = href.partition("#")
        target = (page.parent / unquote(name)).resolve() if name else page.resolve()
        is_there = target.is_file() and target.is_relative_to(root)
        if not is_there or (anchor and unquote(anchor) not in anchors(target)):
            broken.append(f"{page.relative_to(folder)} -> {href}")
    return broken


def repeated_ids(folder: Path) -> list[str]:
    """Return every id that stands twice on one page, as "page#id"."""
    return [
        f"{page.relative_to(folder)}#{id}"
        for page in sorted(folder.rglob("*.html"))
        for id, count in Counter(Elements(page).values("id")).items()
        if count > 1
    ]
