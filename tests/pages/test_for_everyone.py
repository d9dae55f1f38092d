"""Every page type, for everyone who may come to it: with a screen reader, a keyboard, on paper, in Arabic."""

import json
import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest

from searchkit.cli import main
from tests.support.browser import SCHEMES, WIDTHS, Browser, axe_script
from tests.support.links import broken_links, local_links, repeated_ids
from tests.support.nu import nu_errors

# A and AA of WCAG 2.0, 2.1 and 2.2, by the names that axe-core gives them.
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN_AXE = f"axe.run(document, {{runOnly: {json.dumps(WCAG)}}})"

# A walk through the head, the first stories and into what stands beside them.
MOST_TABS = 80

Types = Mapping[str, Path]


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_no_violation_of_wcag_in_the_light_or_in_the_dark(
    browser: Browser, page_types: Types, digests: Types, width: int
) -> None:
    axe, found = axe_script(), []

    for name, path in {**page_types, **digests}.items():
        with browser.open(path, width=width, may_run_ours=True) as opened:
            opened.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            opened.page.evaluate(axe)
            for scheme in SCHEMES:
                opened.page.emulate_media(color_scheme=scheme)
                result = opened.page.evaluate(RUN_AXE)
                assert len(result["passes"]) > 5  # a mail has little more than text to pass with
                found += [
                    f"{name}, {width} {scheme}: {each['id']}: {node['html'][:200]}"
                    for each in result["violations"]
                    for node in each["nodes"]
                ]
    assert found == []


def test_the_nu_checker_finds_no_error_on_any_page_type(page_types: Types, digests: Types) -> None:
    assert nu_errors([*page_types.values(), *digests.values()]) == []


def test_no_page_is_wider_than_a_small_phone(
    browser: Browser, page_types: Types, digests: Types
) -> None:
    for name, path in {**page_types, **digests}.items():
        with browser.open(path, width=360, may_run_ours=True) as opened:
            opened.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            assert opened.page.evaluate("document.documentElement.scrollWidth") <= 360, name


def test_every_link_is_reached_by_keyboard_in_the_order_of_the_page_and_is_seen(
    browser: Browser, page_types: Types
) -> None:
    # What is folded away is no stop.
    stops = """() => [...document.querySelectorAll('a[href], summary')]
        .filter(each => each.checkVisibility())"""
    focused = f"""() => {{
        const stops = {stops};
        const at = document.activeElement, style = getComputedStyle(at);
        const box = at.getBoundingClientRect();
        return at === document.body ? null : {{
            place: stops().indexOf(at),
            outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
            width: box.width, height: box.height, left: box.left,
        }};
    }}"""
    for name, path in page_types.items():
        with browser.open(path, may_run_ours=True) as opened:
            total = opened.page.evaluate(f"({stops})().length")
            places: list[int] = []
            for _ in range(min(total, MOST_TABS)):
                opened.page.keyboard.press("Tab")
                at = opened.page.evaluate(focused)
                assert at is not None, (name, places)
                assert at["outline"], (name, at)
                assert min(at["width"], at["height"]) > 0 <= at["left"], (name, at)
                places.append(at["place"])
            assert places == [*range(min(total, MOST_TABS))], name


def test_the_first_key_leads_past_the_head_of_the_page(browser: Browser, page_types: Types) -> None:
    for name, path in page_types.items():
        with browser.open(path) as opened:
            opened.page.keyboard.press("Tab")
            opened.page.keyboard.press("Enter")
            opened.page.wait_for_url(lambda url: url.endswith("#main"))
            assert opened.page.url.endswith("#main"), name


def test_nothing_is_run_and_nothing_is_asked_for_but_the_page_and_its_style_sheet(
    browser: Browser, page_types: Types
) -> None:
    for name, path in page_types.items():
        with browser.open(path) as opened:
            opened.page.wait_for_timeout(100)
            owned = opened.page.locator("html").get_attribute("data-owned")
            # Pages are shown as they are meant to be: the style sheet was let in.
            assert opened.page.locator("footer").is_visible(), name
        assert owned is None, name
        assert opened.dialogs == [], name
        assert [Path(each).suffix for each in opened.requests] == [".html", ".css"], name
        assert opened.console == [], name


def test_a_digest_runs_nothing_and_asks_for_nothing(browser: Browser, digests: Types) -> None:
    for name, path in digests.items():
        with browser.open(path) as opened:
            opened.page.wait_for_timeout(100)
            assert opened.page.locator("html").get_attribute("data-owned") is None, name
            margin = opened.page.locator("h1").evaluate("each => getComputedStyle(each).borderTop")
        assert margin.startswith("4px"), name  # its style was let in
        assert [Path(each).suffix for each in opened.requests] == [".html"], name
        assert opened.console == [], name


def test_a_script_or_a_picture_that_got_into_a_page_all_the_same_would_be_refused(
    browser: Browser, page_types: Types, tmp_path: Path
) -> None:
    """The policy holds even where escaping had failed."""
    attack = (
        "<script>document.documentElement.dataset.owned=1</script>"
        '<img src="http://127.0.0.1:9/x.png" onerror="document.documentElement.dataset.owned=2">'
        '<style>body { display: none }</style><p style="color: red" id="styled">x</p>'
        '<form action="http://127.0.0.1:9/"><button>go</button></form>'
    )
    for name, path in page_types.items():
        page = tmp_path / "attacked.html"
        page.write_text(path.read_text().replace("</main>", f"{attack}</main>"))

        with browser.open(page) as opened:
            opened.page.wait_for_timeout(50)
            assert opened.page.locator("html").get_attribute("data-owned") is None, name
            assert opened.page.locator("#styled").is_visible(), name
        refused = [line for line in opened.console if "Content Security Policy" in line]
        assert len(refused) >= 4, (name, opened.console)


def test_attacks_stand_on_every_hostile_page_as_the_text_they_are(
    page_types: Types, digests: Types
) -> None:
    every = {**page_types, **digests}
    hostile = {name: path for name, path in every.items() if name.startswith("hostile")}
    assert hostile
    for name, path in hostile.items():
        text = re.sub(r"<style>[^<]*</style>", "", path.read_text(), count=1)  # a digest's own
        assert "49" not in re.findall(r">[^<]*49[^<]*<", text), name
        assert "&lt;" in text, name
        assert not re.search(r"<(script|style|img|base|form|iframe|object|embed)\b", text), name
        for href in re.findall(r'(?:href|src|cite)="([^"]*)"', text):
            assert re.match(r"https?://[a-z]|#|[a-z0-9./-]*[a-z0-9-]+\.(html|css|atom)", href), (
                name,
                href,
            )


def test_no_link_is_broken_and_no_id_stands_twice(
    sample_pages: Path,
    whole_pages: Path,
    hostile_pages: Path,
    empty_pages: Path,
    sample_site: Path,
    hostile_site: Path,
) -> None:
    for folder in (
        sample_pages,
        whole_pages,
        hostile_pages,
        empty_pages,
        sample_site,
        hostile_site,
    ):
        assert broken_links(folder) == []
        assert repeated_ids(folder) == []
    assert len([*local_links(sample_pages)]) > 1000


def test_awkward_names_have_files_of_their_own_in_the_folder_and_nowhere_else(
    hostile_pages: Path,
) -> None:
    # "ÉMILE" and "émile" are one person, and one outlet.
    for kind, count in (("articles", 20), ("speakers", 19), ("outlets", 19)):
        names = [path.name for path in (hostile_pages / kind).iterdir()]
        assert len({name.lower() for name in names}) == count, kind
        assert all(re.fullmatch(r"[a-z0-9-]{1,80}\.html", name) for name in names), kind
    assert {path.name for path in hostile_pages.parent.iterdir()} == {"clippings", "index", "pages"}


def test_on_paper_stand_the_numbers_and_the_addresses(browser: Browser, page_types: Types) -> None:
    from pdfminer.high_level import extract_text

    def printed(name: str) -> str:
        with browser.open(page_types[name]) as opened:
            text: str = extract_text(BytesIO(opened.page.pdf(format="A4")))
            return text

    article, results = printed("whole article"), printed("results")

    for number in range(1, 11):
        assert re.search(rf"(?m)(?:^|\f){number}$", article), number
    assert re.search(
        r"https://www\.tidewatercourier\.example/africa/2022/08/03/prosecutor-\s*quits", article
    )
    assert "Skip to" not in article + results
    assert "Earlier story" not in article
    for name in ("speaker", "country", "outlet"):
        assert re.search(r"(?m)^\d+ paragraphs?", printed(name)), name


@pytest.fixture(scope="module")
def arabic_pages(warm: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages of a story in Arabic, told by an outlet with an Arabic name."""
    folder = tmp_path_factory.mktemp("arabic")
    clippings = folder / "clippings"
    clippings.mkdir()
    story = {
        "title": "الوزيرة تفتتح الجسر 2021",
        "source": "صحيفة النهر 24",
        "published": "2021-03-04",
        "paragraphs": [
            {
                "text": "قالت ليلى حداد إن الجسر سيفتح يوم الخميس (12 مارس).",
                "speakers": ["ليلى حداد"],
                "countries": ["IQ"],
            }
        ],
    }
    (clippings / "story.jsonl").write_text(json.dumps(story, ensure_ascii=False))
    options = ["--index", str(folder / "index")]
    assert main(["index", "-q", str(clippings), *options]) == 0
    assert main(["html", "-q", "الجسر", "-o", str(folder / "pages"), *options]) == 0
    return folder / "pages"


def test_text_from_right_to_left_is_read_so_and_leaves_what_is_beside_it_in_place(
    browser: Browser, arabic_pages: Path
) -> None:
    pages = {
        "results": arabic_pages / "index.html",
        **{
            kind: next((arabic_pages / kind).iterdir())
            for kind in ("articles", "speakers", "countries", "outlets")
        },
    }
    for name, path in pages.items():
        with browser.open(path, may_run_ours=True) as opened:
            quoted = opened.page.locator("blockquote, blockquote p").last
            assert quoted.evaluate("e => getComputedStyle(e).direction") == "rtl", name
            assert opened.page.locator("h1").evaluate("e => getComputedStyle(e).direction") == (
                "ltr" if name in ("countries",) else "rtl"
            ), name
            # A name that ends in a number would pull the date beside it to its other side.
            facts = opened.page.locator(".facts").first
            lefts = facts.evaluate("e => [...e.children].map(c => c.getBoundingClientRect().left)")
            assert lefts == sorted(lefts), name
            for bdi in opened.page.locator("bdi").all():
                assert bdi.evaluate("e => getComputedStyle(e).unicodeBidi") == "isolate", name
