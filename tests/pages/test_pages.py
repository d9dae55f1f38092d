import os
import re
import tempfile
from pathlib import Path

import pytest

from tests.support.links import Elements
from tests.support.running import Run

CSP = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'none'; base-uri 'none'"


def test_every_page_forbids_scripts_first_and_has_none(hostile_pages: Path) -> None:
    for page in hostile_pages.rglob("*.html"):
        elements = Elements(page).found
        metas = [attributes for tag, attributes in elements if tag == "meta"]
        assert metas[1] == {"http-equiv": "Content-Security-Policy", "content": CSP}
        tags = {tag for tag, _ in elements}
        assert not tags & {"script", "style", "img", "iframe", "form", "base", "object", "embed"}
        attributes = {name for _, a in elements for name in a}
        assert not {name for name in attributes if name.startswith("on")} | (attributes & {"style"})


def test_attacks_are_shown_as_the_text_they_are(hostile_pages: Path) -> None:
    text = "".join(page.read_text() for page in hostile_pages.rglob("*.html"))

    assert "{{7*7}}" in text
    assert "&lt;script&gt;" in text
    assert "javascript:document" in text
    assert not re.search(r"href=.?javascript", text, re.IGNORECASE)


def test_each_hit_links_to_its_paragraph(sample_pages: Path) -> None:
    hrefs = Elements(sample_pages / "index.html").values("href")

    hits = [href for href in hrefs if href.startswith("articles/") and "#" in href]
    assert len(hits) == 10
    assert all(re.search(r"#(title|[pca]\d+)$", href) for href in hits)


def test_the_count_beside_a_facet_is_the_count_on_its_page(sample_pages: Path) -> None:
    page = (sample_pages / "index.html").read_text()
    counts = re.findall(r'<li><a href="([a-z0-9-]+\.html)">[^<]+</a> <span>(\d+)<', page)

    assert len(counts) > 5
    for href, count in counts:
        assert re.search(rf"\b{count} paragraphs?\b", (sample_pages / href).read_text()), href


def test_the_same_answer_gives_the_same_bytes(
    searchkit: Run, samples_indexed: Path, sample_pages: Path, tmp_path: Path
) -> None:
    searchkit("html", "minister", "--index", samples_indexed, "-o", tmp_path / "again")

    first = {p.relative_to(sample_pages): p.read_bytes() for p in sample_pages.rglob("*.*")}
    second = {
        p.relative_to(tmp_path / "again"): p.read_bytes() for p in (tmp_path / "again").rglob("*.*")
    }
    assert first == second


def test_pages_name_no_folder_and_no_user(sample_pages: Path, samples_indexed: Path) -> None:
    for page in sample_pages.rglob("*.html"):
        text = page.read_text()
        assert str(samples_indexed.parent) not in text
        assert tempfile.gettempdir() not in text
        assert os.environ.get("HOME", "/home/") + "/" not in text


def test_excerpts_leave_out_what_was_not_found_and_say_so(
    searchkit: Run, samples_indexed: Path, sample_pages: Path, tmp_path: Path
) -> None:
    searchkit(
        "html", "minister", "--full-text", "--index", samples_indexed, "-o", tmp_path / "whole"
    )

    for page in (sample_pages / "articles").iterdir():
        whole = (tmp_path / "whole" / "articles" / page.name).read_text()
        excerpt = page.read_text()
        assert excerpt.count('class="paragraph') <= whole.count('class="paragraph')
        assert "not shown" not in whole
    assert any("not shown" in p.read_text() for p in (sample_pages / "articles").iterdir())


def test_max_pages_says_what_is_not_shown(
    searchkit: Run, samples_indexed: Path, tmp_path: Path
) -> None:
    searchkit(
        "html",
        "the",
        "-n",
        "2",
        "--max-pages",
        "3",
        "--index",
        samples_indexed,
        "-o",
        tmp_path / "p",
    )

    assert {p.name for p in (tmp_path / "p").glob("page-*")} == {"page-2.html", "page-3.html"}
    assert "more are not on these pages" in (tmp_path / "p" / "page-3.html").read_text()


def test_nothing_found_is_a_page_that_says_so(
    searchkit: Run, samples_indexed: Path, tmp_path: Path
) -> None:
    done = searchkit("html", "zyzzyva", "--index", samples_indexed, "-o", tmp_path / "none")

    assert done.code == 1
    assert "No paragraph matches" in (tmp_path / "none" / "index.html").read_text()


def test_the_same_hits_stand_in_every_order(sample_pages: Path) -> None:
    def hits(*names: str) -> list[str]:
        found = (
            re.findall(r"\[([a-z2-7]{10}-\d+)\]", (sample_pages / n).read_text()) for n in names
        )
        return [id for ids in found for id in ids]

    relevant = hits("index.html", "page-2.html")
    newest = hits("newest.html", "newest-2.html")
    oldest = hits("oldest.html", "oldest-2.html")

    assert len(relevant) == 14
    assert {*relevant} == {*newest} == {*oldest}
    assert len({tuple(relevant), tuple(newest), tuple(oldest)}) == 3


def test_pages_are_shown_on_request(
    searchkit: Run, samples_indexed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs, log = tmp_path / "programs", tmp_path / "opened"
    programs.mkdir()
    (programs / "xdg-open").write_text(f'#!/bin/sh\necho "$@" > {log}\n')
    (programs / "xdg-open").chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")

    searchkit("html", "dam", "--open", "--index", samples_indexed, "-o", tmp_path / "pages")

    assert log.read_text().strip() == str(tmp_path / "pages" / "index.html")


def test_templates_of_the_users_own_come_first(
    searchkit: Run, samples_indexed: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "style.css").write_text("body { color: teal }")
    (own / "article.html.j2").write_text("<p>{{ article.title }}</p>")

    searchkit(
        "html", "minister", "--templates", own, "--index", samples_indexed, "-o", tmp_path / "pages"
    )

    assert (tmp_path / "pages" / "style.css").read_text() == "body { color: teal }"
    for page in (tmp_path / "pages" / "articles").iterdir():
        assert page.read_text().startswith("<p>")


def test_contrast_is_enough_in_the_light_and_in_the_dark(sample_pages: Path) -> None:
    css = (sample_pages / "style.css").read_text()
    light, dark = re.findall(r":root \{([^}]+)\}", css)[:2]
    for block in (light, dark):
        colors = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))
        for ink in ("ink", "muted", "link"):
            for paper in ("paper", "panel"):
                assert contrast(colors[ink], colors[paper]) >= 4.5, (ink, paper)
        assert contrast(colors["mark-ink"], colors["mark"]) >= 4.5
        assert contrast(colors["mark-line"], colors["paper"]) >= 3
        assert contrast(colors["bar"], colors["paper"]) >= 3


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2."""

    def luminance(color: str) -> float:
        parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
