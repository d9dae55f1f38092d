"""Print the invented stories in many layouts: the PDFs of tests/golden/pdf and the bundled samples.

    python tools/print_samples.py [--chromium /usr/bin/chromium]

The files are kept in git, since another Chromium prints other bytes: run this when a story or a
layout changes, and read the difference in what `searchkit parse` makes of them as you would code.
"""

import argparse
import html
import json
import subprocess
import sys
import tempfile
import textwrap
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.support.stories import Story, StoryBlock, stories, story  # noqa: E402

GOLDEN = ROOT / "tests" / "golden" / "pdf"
SAMPLES = ROOT / "searchkit" / "samples" / "clippings"


@dataclass(frozen=True, slots=True)
class Layout:
    """A way to print a story: its style sheet, and what stands around and within the text."""

    css: str
    around: Callable[[Story, str], str]
    header: bool = False  # the browser's own print header and footer: stamp, title, URL, page


# ---------------------------------------------------------------- pages


def plain(story: Story, blocks: str) -> str:
    return f"<h1>{html.escape(story.title)}</h1>{_byline(story)}{_date_line(story)}{blocks}"


def website(story: Story, blocks: str) -> str:
    return (
        f"<nav>Home &nbsp; World &nbsp; Business &nbsp; Opinion &nbsp; Subscribe</nav>"
        f'<p class="mast">{html.escape(story.source)}</p>'
        f"<h1>{html.escape(story.title)}</h1>{_byline(story)}{_date_line(story)}"
        f'<p class="share">Share &nbsp; Tweet &nbsp; Email &nbsp; Print</p>{blocks}'
        f'<h4>More from {html.escape(story.source)}</h4><ul class="more">'
        f"<li>What we know about the harbour fire</li><li>Five recipes for a cold weekend</li></ul>"
        f'<p class="legal">© {story.source}. All rights reserved.</p>'
    )


def newspaper(story: Story, blocks: str) -> str:
    return (
        f'<p class="mast">{html.escape(story.source)}</p><h1>{html.escape(story.title)}</h1>'
        f'<div class="columns">{_byline(story)}{blocks}</div>'
    )


def release(story: Story, blocks: str) -> str:
    return (
        f'<p class="for">FOR IMMEDIATE RELEASE</p><p>{html.escape(story.date_line)}</p>'
        f'<p class="headline"><b>{html.escape(story.title)}</b></p>{blocks}'
        f'<p class="end">###</p><p>Contact: press office, {html.escape(story.source)}, '
        f"+00 555 0100, press@example.org</p>"
    )


def _byline(story: Story) -> str:
    return f'<p class="by">{html.escape(story.byline)}</p>' if story.byline else ""


def _date_line(story: Story) -> str:
    return f'<p class="date">{html.escape(story.date_line)}</p>' if story.date_line else ""


# ---------------------------------------------------------------- layouts

BASE = "body{font:11pt/1.35 'Liberation Serif',serif;margin:0} h1{font-size:22pt;line-height:1.1} figure{margin:1em 0;font:8.5pt/1.2 'Liberation Sans',sans-serif} aside{font:italic 15pt/1.2 'Liberation Serif',serif;margin:1em 2em} .ph{background:#ccd;height:90px} @page{size:A4;margin:20mm}"
COLUMNS = (
    BASE
    + ".columns{column-gap:8mm;text-align:justify;hyphens:auto} .mast{font-size:9pt;border-bottom:1px solid} p{margin:0;text-indent:1.2em} .mast,.by,.date{text-indent:0} .by{font-style:italic;font-size:9pt} @page{@top-left{content:'The Weekend Edition';font:8pt serif}@top-right{content:'Page ' counter(page);font:8pt serif}}"
)

LAYOUTS: Mapping[str, Layout] = {
    "browser": Layout(
        BASE
        + "nav,.share,.mast,.legal,.more,h4{font:9pt 'Liberation Sans',sans-serif} .by,.date{font:9.5pt 'Liberation Sans',sans-serif;color:#555}",
        website,
        header=True,
    ),
    "indent": Layout(BASE + "p{margin:0;text-indent:1.5em} .by,.date{text-indent:0}", plain),
    "two_columns": Layout(COLUMNS + ".columns{columns:2}", newspaper),
    "three_columns": Layout(
        COLUMNS + "body{font-size:9.5pt} .columns{columns:3;column-gap:5mm}", newspaper
    ),
    "small_gap": Layout(
        BASE + "p{margin:0 0 3.5pt} body{font-family:'Liberation Sans',sans-serif;font-size:10pt}",
        plain,
    ),
    "no_cue": Layout(BASE + "p{margin:0} .by,.date{font-size:9pt}", plain),
    "drop_cap": Layout(
        BASE
        + "p{margin:0;text-indent:1.2em} .by,.date{text-indent:0} .lead{text-indent:0} .lead::first-letter{font-size:40pt;float:left;line-height:.85;padding-right:3pt} aside{float:right;width:40%}",
        plain,
    ),
    "letter": Layout(
        BASE
        + "body{font:12pt/1.5 'Liberation Serif',serif} p{margin:0 0 12pt} .headline{text-align:center} .end{text-align:center}",
        release,
    ),
    "large_type": Layout(
        BASE
        + "body{font:15pt/1.6 'Liberation Sans',sans-serif} p{margin:0 0 .9em} @page{size:A5;margin:12mm}",
        website,
        header=True,
    ),
}


def page(story: Story, layout: Layout) -> str:
    """Return the HTML that prints the story in this layout."""
    blocks, lead = [], True
    for block in story.blocks:
        text = story.lead if lead and block.kind == "body" else block.text
        blocks.append(_block(block, text, lead=lead and block.kind == "body"))
        lead = lead and block.kind != "body"
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8">'
        f"<title>{html.escape(story.title)}</title><style>{layout.css}</style>"
        f"<body>{layout.around(story, ''.join(blocks))}</body></html>"
    )


def _block(block: StoryBlock, text: str, *, lead: bool) -> str:
    escaped = html.escape(text)
    match block.kind:
        case "caption":
            return f'<figure><div class="ph"></div><figcaption>{escaped}</figcaption></figure>'
        case "aside":
            return f"<aside>{escaped}</aside>"
        case "furniture":
            return f'<p class="related">{escaped}</p>'
        case _:
            return f'<p class="lead">{escaped}</p>' if lead else f"<p>{escaped}</p>"


def print_pdf(story: Story, layout: Layout, target: Path, chromium: str) -> None:
    """Write the story as a PDF, as a browser would print it from the story's own address."""
    address = (story.url or "https://print.example/").replace("https:", "http:")
    with tempfile.TemporaryDirectory() as profile, serving(page(story, layout)) as port:
        command = [
            chromium,
            *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
            *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
            f"--user-data-dir={profile}",
            f"--host-resolver-rules=MAP * 127.0.0.1:{port}",
            f"--print-to-pdf={target}",
        ]
        if not layout.header:
            command.append("--no-pdf-header-footer")
        subprocess.run([*command, address], check=True, capture_output=True, timeout=120)


@contextmanager
def serving(text: str) -> Iterator[int]:
    """Serve one page on a port of this machine: the print's footer then shows a real address."""

    class OnePage(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), OnePage)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


# ---------------------------------------------------------------- text

WRAP = 46  # code points a line, about what a browser's print column holds


def _lines(story: Story, *, today: bool) -> list[tuple[str, str]]:
    date_line = "Today" if today else story.date_line
    head = [("head", story.title), ("head", story.byline), ("head", date_line), ("head", story.url)]
    body, lead = [], True
    for block in story.blocks:
        text = story.lead if lead and block.kind == "body" else block.text
        lead = lead and block.kind != "body"
        body.append((block.kind, text))
    return [(kind, text) for kind, text in (*head, *body) if text]


def dump(story: Story) -> str:
    """Return the double-spaced dump with indents that text pulled out of a PDF print looks like."""
    printed = []
    for kind, text in _lines(story, today=True):
        if kind == "caption":
            printed.append("\n".join(textwrap.wrap(text, WRAP * 3, initial_indent=" ")))
            continue
        indent = " " if kind == "body" else ""
        wrapped = textwrap.wrap(text, WRAP, initial_indent=indent, break_long_words=False)
        printed.append("\n\n".join(f"{line} " for line in wrapped))
    return "\n \n\n" + "\n\n".join(printed) + "\n"


def blocks(story: Story) -> str:
    """Return one blank line between paragraphs, lines wrapped."""
    return "\n\n".join(textwrap.fill(text, 78) for _, text in _lines(story, today=False)) + "\n"


def line_a_paragraph(story: Story) -> str:
    """Return one line a paragraph."""
    return "\n".join(text for _, text in _lines(story, today=False)) + "\n"


def indented(story: Story) -> str:
    """Return single-spaced lines, paragraphs told by their first-line indent."""
    printed = [
        textwrap.fill(text, 64, initial_indent="    " if kind == "body" else "")
        for kind, text in _lines(story, today=False)
    ]
    return "\n".join(printed) + "\n"


# ---------------------------------------------------------------- exports


def export_line(story: Story) -> str:
    """Return the story as one line of a .jsonl export."""
    record = {
        "id": story.name,
        "title": story.title,
        "published": story.date.isoformat() if story.date else None,
        "source": story.source,
        "url": story.url or None,
        "byline": story.byline or None,
        "dateline": story.dateline or None,
        "paragraphs": [
            {"text": b.text, "kind": b.kind} if b.kind != "body" else b.text
            for b in story.blocks
            if b.kind != "furniture"
        ],
    }
    return json.dumps({k: v for k, v in record.items() if v is not None}, ensure_ascii=False)


def saved_page(story: Story) -> str:
    """Return the story as a browser saves a web page, with what surrounds it."""
    paragraphs, lead = [], True
    for block in story.blocks:
        text = story.lead if lead and block.kind == "body" else block.text
        lead = lead and block.kind != "body"
        paragraphs.append(_block(block, text, lead=False))
    meta = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": f"{story.date}T08:30:00+09:00",
        "publisher": {"@type": "Organization", "name": story.source},
    }
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{html.escape(story.title)} | {html.escape(story.source)}</title>"
        f'<meta property="og:site_name" content="{html.escape(story.source)}">'
        f'<link rel="canonical" href="{html.escape(story.url)}">'
        f'<script type="application/ld+json">{json.dumps(meta)}</script></head><body>'
        f'<header><nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a>'
        f"</nav></header><main><article><h1>{html.escape(story.title)}</h1>"
        f'<p class="byline">{html.escape(story.byline)}</p>'
        f"<time>{html.escape(story.date_line)}</time>\n"
        + "\n".join(paragraphs)
        + "</article></main>"
        f'<aside><h2>Most read</h2><ul><li><a href="/1">Five recipes for a cold weekend</a></li>'
        f'<li><a href="/2">What we know about the harbour fire</a></li></ul></aside>'
        f"<footer>© {html.escape(story.source)}</footer></body></html>\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    chromium = parser.parse_args().chromium
    GOLDEN.mkdir(parents=True, exist_ok=True)
    SAMPLES.mkdir(parents=True, exist_ok=True)
    for told in stories()[::3]:
        for name, layout in LAYOUTS.items():
            print_pdf(told, layout, GOLDEN / f"{told.name}.{name}.pdf", chromium)
    texts = {
        "delta-bridge.txt": dump(story("delta-bridge")),
        "lithium-vote.txt": blocks(story("lithium-vote")),
        "prosecutor-courier.txt": line_a_paragraph(story("prosecutor-courier")),
        "prosecutor-gazette.txt": blocks(story("prosecutor-gazette")),
        "reef-accord.txt": indented(story("reef-accord")),
        "two-statements.html": saved_page(story("two-statements")),
        "export.jsonl": "".join(
            export_line(story(name)) + "\n" for name in ("alpine-court", "dam-talks", "island-vote")
        ),
    }
    for name, text in texts.items():
        (SAMPLES / name).write_text(text, encoding="utf-8")
    for name, style in (
        ("rail-strike", "two_columns"),
        ("grain-quay", "browser"),
        ("border-clinic", "letter"),
    ):
        print_pdf(story(name), LAYOUTS[style], SAMPLES / f"{name}.pdf", chromium)


if __name__ == "__main__":
    main()
