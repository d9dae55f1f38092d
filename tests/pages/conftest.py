"""Pages of an index that wants to do harm, and a browser to look at them."""

import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from searchkit.cli import main
from tests.support.browser import Browser

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


@pytest.fixture(scope="session")
def hostile_index(warm: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index in which every field of every article is an attack."""
    folder = tmp_path_factory.mktemp("hostile")
    lines = [
        {
            "title": f"{attack} number {number}",
            "source": attack,
            "byline": attack,
            "dateline": attack,
            "url": "javascript:document.documentElement.dataset.owned=5",
            "published": f"20{10 + number}-0{number + 1}-02",
            "paragraphs": [
                {
                    "text": f"The word stands here. {attack}",
                    "speakers": [attack],
                    "countries": ["CN"],
                },
                {"text": "The word again, and aword" + "x" * 300, "kind": "caption"},
            ],
        }
        for number, attack in enumerate(HOSTILE)
    ]
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
    options = ["--index", str(hostile_index), "-o", str(pages), "--facet", "source:9"]
    facets = ["--facet", "speaker:9", "--facet", "month:9"]
    assert main(["html", "-q", query, "--full-text", *options, *facets]) == 0
    return pages


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    """A headless Chromium."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("chromium is not installed")
    browser = Browser(program, tmp_path_factory.mktemp("browser"))
    try:
        browser.dom("data:text/html,<p>ready")
    except (subprocess.SubprocessError, OSError) as error:
        pytest.skip(f"chromium does not start here: {error}")
    return browser


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str, list[str]]]:
    """A folder on a web server of our own: the folder, its address, the paths asked for."""
    folder = tmp_path / "served"
    folder.mkdir()
    asked: list[str] = []

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            asked.append(self.path)

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield folder, f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
