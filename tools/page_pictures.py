"""Make the pictures of docs/pages.md from the sample clippings.

    python -m tools.page_pictures

Wants `chromium` and playwright (the dev extra). The pictures need not be the same bytes on another
machine: its fonts are others.
"""

import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from searchkit.cli import main as searchkit
from searchkit.samples import sample_folder

PICTURES = Path(__file__).parents[1] / "docs" / "pages"


@dataclass(frozen=True, slots=True)
class Picture:
    """What a picture shows."""

    name: str
    pages: str  # the folder of pages: "minister", "kenya", "site"
    page: str  # the one with most to show of those that this pattern finds
    width: int = 1160
    height: int = 900
    scheme: Literal["light", "dark"] = "light"
    opens: str = ""  # what is clicked first


_SEARCHES = {
    "minister": ["minister"],
    "kenya": ["kenya OR minister", "--full-text"],
    "none": ["minister zyzzyva accordion"],
}
_SAVED = {"ministers": "minister", "Kenya": "country:KE", "on the water": "ferry OR port OR river"}
# What comes late, so that a site has something new.
_NEWS = {
    "title": "Minister opens the new ferry port at Kisumu",
    "source": "Lake Herald",
    "published": "2024-03-01",
    "paragraphs": [
        {
            "text": "Grace Achieng, the transport minister, opened the new port on Lake Victoria on "
            "Friday, after two years of delays. “The ferry will sail twice a day,” she said.",
            "speakers": ["Grace Achieng"],
            "countries": ["KE"],
        }
    ],
}
_PICTURES = (
    Picture("results", "minister", "index.html"),
    Picture("results-phone-dark", "minister", "index.html", 390, 844, "dark"),
    Picture("article", "minister", "articles/anti-graft*.html"),
    Picture(
        "whole-article", "kenya", "articles/anti-graft*.html", height=1500, opens=".copies summary"
    ),
    Picture("article-phone", "minister", "articles/anti-graft*.html", 390, 844),
    Picture("speaker", "minister", "speakers/*.html", height=700),
    Picture("outlet-dark", "kenya", "outlets/tidewater*.html", height=800, scheme="dark"),
    Picture("nothing-found", "none", "index.html", height=640),
    Picture("site", "site", "index.html", height=1000),
)


def main() -> int:
    """Write the pictures; returns the exit code."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium")
    if program is None:
        print("chromium is not installed", file=sys.stderr)
        return 1
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        _write_pages(folder)
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for picture in _PICTURES:
            page = browser.new_page(
                viewport={"width": picture.width, "height": picture.height},
                color_scheme=picture.scheme,
            )
            found = (folder / picture.pages).glob(picture.page)
            page.goto(max(found, key=lambda path: (path.stat().st_size, path.name)).as_uri())
            if picture.opens:
                page.click(picture.opens)
            page.screenshot(path=PICTURES / f"{picture.name}.png")
            page.close()
        browser.close()
    return 0


def _write_pages(folder: Path) -> None:
    index = ["--index", str(folder / "index"), "-q"]
    with sample_folder() as samples:
        searchkit(["index", str(samples), *index])
    for name, asked in _SEARCHES.items():
        searchkit(["html", *asked, "-o", str(folder / name), *index])
    _write_site(folder, index)


def _write_site(folder: Path, index: Sequence[str]) -> None:
    """Write a site, and write it again once something is new."""
    saved = folder / "searchkit.toml"
    tables = (f'[searches."{name}"]\nquery = "{query}"\n' for name, query in _SAVED.items())
    saved.write_text("".join(tables))
    site = ["site", "-o", str(folder / "site"), "--config", str(saved), *index]
    searchkit(site)
    (folder / "late").mkdir()
    (folder / "late" / "news.jsonl").write_text(json.dumps(_NEWS))
    searchkit(["index", str(folder / "late"), *index])
    searchkit(site)


if __name__ == "__main__":
    sys.exit(main())
