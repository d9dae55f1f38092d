"""Pages of the samples and of an index that wants to do harm, and a browser to look at them."""

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from searchkit.cli import main
from tests.support.browser import Browser, chromium

HOSTILE = [
    "<script>document.documentElement.dataset.owned=1;alert(1)</script>",
    '"><img src=x onerror="document.documentElement.dataset.owned=2">',
    "</title><script>document.documentElement.dataset.owned=3</script>",
    "' onfocus=alert(1) autofocus tabindex=0 '",
    "{{7*7}} {% raw %} <!-- ]]> -->",
    '"><svg onload="document.documentElement.dataset.owned=4">',
    "<img src=http://evil.example/x.png><link rel=stylesheet href=http://evil.example/x.css>",
    "<style>@import url(http://evil.example/y.css);*{display:none}</style><base href=http://evil.example/>",
]
# Names whose pages must be files of their own, whatever they would be called.
AWKWARD_NAMES = [
    "../../../etc/cron.d/x",
    "..",
    "CON",
    "index",
    "Ada/Lund",
    "ÉMILE",
    "émile",
    "e\u0301milie",
    "\u202egnp.x\u202c",
    "x" * 300,
    "ليلى حداد",
    "王毅",
]
# Schemes that must never become links.
ADDRESSES = [
    "javascript:document.documentElement.dataset.owned=5",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "//evil.example/z",
    "\\\\evil.example\\z",
    "https://news.example/story?a=1&b=<2>",
]


def hostile_article(number: int, attack: str) -> dict[str, object]:
    """An article in which every field attacks."""
    return {
        "title": f"{attack} number {number}",
        "source": attack,
        "byline": attack,
        "dateline": attack,
        "url": ADDRESSES[number % len(ADDRESSES)],
        "published": f"20{10 + number}-0{number % 9 + 1}-02",
        "paragraphs": [
            {
                "text": f"The word stands here. {attack}",
                "speakers": [{"name": attack, "as_written": attack, "cue": attack, "role": attack}],
                "countries": ["CN"],
            },
            {"text": "The word again, and aword" + "x" * 300, "kind": "caption"},
            {"text": f"A third one, without it: {attack}", "kind": "aside"},
        ],
    }


@pytest.fixture(scope="session")
def hostile_index(warm: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index in which every field of every article is an attack, or an awkward name."""
    folder = tmp_path_factory.mktemp("hostile")
    attacks = [*HOSTILE, *AWKWARD_NAMES]
    lines = [hostile_article(number, attack) for number, attack in enumerate(attacks)]
    clippings = folder / "clippings"
    clippings.mkdir()
    (clippings / "hostile.jsonl").write_text("\n".join(map(json.dumps, lines)))
    assert main(["index", "-q", str(clippings), "--index", str(folder / "index")]) == 0
    return folder / "index"


@pytest.fixture(scope="session")
def hostile_pages(hostile_index: Path) -> Path:
    """Pages of a search whose query attacks as well."""
    pages = hostile_index.parent / "pages"
    query = 'word OR "<script>alert(1)</script>" OR "\'><svg onload=alert(1)>"'
    options = ["--index", str(hostile_index), "-o", str(pages), "--facet", "source:99"]
    facets = ["--facet", "speaker:99", "--facet", "month:9"]
    assert main(["html", "-q", query, "--full-text", *options, *facets]) == 0
    return pages


@pytest.fixture(scope="session")
def sample_pages(samples_indexed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages of a search in the sample clippings: excerpts."""
    pages = tmp_path_factory.mktemp("sample") / "pages"
    assert main(["html", "-q", "minister", "--index", str(samples_indexed), "-o", str(pages)]) == 0
    return pages


@pytest.fixture(scope="session")
def whole_pages(samples_indexed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages of another search in them: whole articles, one of which has a near-copy."""
    pages = tmp_path_factory.mktemp("whole") / "pages"
    options = ["--full-text", "--index", str(samples_indexed), "-o", str(pages)]
    assert main(["html", "-q", "kenya OR minister", *options]) == 0
    return pages


@pytest.fixture(scope="session")
def empty_pages(samples_indexed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages of a search that finds nothing, and says what would."""
    pages = tmp_path_factory.mktemp("empty") / "pages"
    options = ["--index", str(samples_indexed), "-o", str(pages)]
    assert main(["html", "-q", "minister zyzzyva accordion", *options]) == 1
    return pages


def site_with_news(index: Path, folder: Path, searches: Mapping[str, str]) -> Path:
    """A site over a copy of an index, to which a clipping came."""
    shutil.copytree(index, folder / "index")
    (folder / "index").chmod(0o700)
    quoted = [(json.dumps(name), json.dumps(query)) for name, query in searches.items()]
    (folder / "searchkit.toml").write_text(
        "".join(f"[searches.{name}]\nquery = {query}\n" for name, query in quoted)
    )
    options = ["--index", str(folder / "index"), "--config", str(folder / "searchkit.toml")]
    assert main(["site", "-q", "-o", str(folder / "site"), *options]) == 0
    (folder / "late").mkdir()
    late = hostile_article(3, HOSTILE[1]) | {"title": f"{HOSTILE[0]} came late for the minister"}
    (folder / "late" / "late.jsonl").write_text(json.dumps(late))
    assert main(["index", "-q", "--no-refresh", str(folder / "late"), *options[:2]]) == 0
    assert main(["site", "-q", "-o", str(folder / "site"), *options]) == 0
    with (folder / "digest.html").open("w") as digest, redirect_stdout(digest):
        assert main(["saved", "--new", "--format", "html", "-q", *options]) == 0
    return folder / "site"


@pytest.fixture(scope="session")
def sample_site(samples_indexed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of three searches, of which one finds nothing."""
    searches = {"ministers": "minister OR word", "Kenya": "country:KE", "nothing": "zyzzyva"}
    return site_with_news(samples_indexed, tmp_path_factory.mktemp("site"), searches)


@pytest.fixture(scope="session")
def hostile_site(hostile_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same of an index that attacks, with searches whose names attack as well."""
    searches = {HOSTILE[0]: "word", "\u202eeslaf": "third", "../../x": "word third"}
    return site_with_news(hostile_index, tmp_path_factory.mktemp("hostile-site"), searches)


@pytest.fixture(scope="session")
def page_types(
    sample_pages: Path,
    whole_pages: Path,
    empty_pages: Path,
    hostile_pages: Path,
    sample_site: Path,
    hostile_site: Path,
) -> Mapping[str, Path]:
    """One page of each type, plain and hostile."""
    near_copy = next(
        page
        for page in sorted((whole_pages / "articles").iterdir())
        if 'class="differences"' in page.read_text()
    )
    plain = {
        "results": sample_pages / "index.html",
        "second page": sample_pages / "page-2.html",
        "another order": sample_pages / "oldest.html",
        "narrowed": first(sample_pages, "speaker-*.html"),
        "excerpt": first(sample_pages, "articles/*.html"),
        "whole article": near_copy,
        "speaker": first(sample_pages, "speakers/*.html"),
        "country": first(sample_pages, "countries/*.html"),
        "outlet": first(sample_pages, "outlets/*.html"),
        "nothing found": empty_pages / "index.html",
        "site": sample_site / "index.html",
        "list of a site": first(sample_site, "searches/ministers-*/index.html"),
    }
    hostile = {
        "results": hostile_pages / "index.html",
        "narrowed": first(hostile_pages, "source-*.html"),
        "article": first(hostile_pages, "articles/*.html"),
        "speaker": first(hostile_pages, "speakers/*.html"),
        "country": first(hostile_pages, "countries/*.html"),
        "outlet": first(hostile_pages, "outlets/*.html"),
        "site": hostile_site / "index.html",
    }
    return {**plain, **{f"hostile {name}": page for name, page in hostile.items()}}


@pytest.fixture(scope="session")
def digests(sample_site: Path, hostile_site: Path) -> Mapping[str, Path]:
    """What is new as a mail holds it: one page that leads nowhere else and brings its own style."""
    return {
        "digest": sample_site.parent / "digest.html",
        "hostile digest": hostile_site.parent / "digest.html",
    }


def first(folder: Path, pattern: str) -> Path:
    """The first page of a kind that has most to show: the longest, ties by name."""
    return min(folder.glob(pattern), key=lambda page: (-page.stat().st_size, page.name))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with chromium() as started:
        yield started
