"""Headless Chromium, driven over its DevTools protocol, as far as the tests of pages need it.

Playwright brings the driver, and no browser of its own is used: `chromium` of the system.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser as Chromium
    from playwright.sync_api import Page

Scheme = Literal["light", "dark"]

WIDTHS = (1280, 390)  # a laptop and a phone, as the acceptance of pages names them
# A machine that does ten things at once is no reason to fail.
PATIENCE_MS = 300_000
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


@dataclass(slots=True)
class Opened:
    """A page in the browser, and what it did while it was open."""

    page: "Page"
    requests: list[str] = field(default_factory=list)  # addresses, the page's own first
    dialogs: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)  # what the browser reports, CSP among it


@dataclass(frozen=True, slots=True)
class Browser:
    """Each page is opened in a profile of its own; no name is resolved."""

    chromium: "Chromium"

    @contextmanager
    def open(
        self,
        address: Path | str,
        *,
        width: int = 1280,
        scheme: Scheme = "light",
        may_run_ours: bool = False,
    ) -> Iterator[Opened]:
        """Open a file or an address. `may_run_ours`: scripts of a test run though the page forbids them."""
        context = self.chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            bypass_csp=may_run_ours,
        )
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        opened = Opened(page)
        page.on("request", lambda request: opened.requests.append(request.url))
        page.on("console", lambda message: opened.console.append(message.text))

        def dismiss(dialog: Any) -> None:
            opened.dialogs.append(dialog.message)
            dialog.dismiss()

        page.on("dialog", dismiss)
        try:
            page.goto(address.as_uri() if isinstance(address, Path) else address)
            yield opened
        finally:
            context.close()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start a browser for many pages; skips the test, with the reason, where there is none."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("chromium is not installed")
    if find_spec("playwright") is None:
        pytest.skip("playwright is not installed")
    from playwright.sync_api import Error, sync_playwright

    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(
                executable_path=program,
                timeout=PATIENCE_MS,
                args=["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"],
            )
        except Error as error:
            pytest.skip(f"chromium does not start here: {error}")
        try:
            yield Browser(browser)
        finally:
            browser.close()


def axe_script() -> str:
    """Return axe-core; skips the test where it is not installed."""
    spec = find_spec("axe_playwright_python")
    if spec is None or spec.origin is None:
        pytest.skip("axe-playwright-python is not installed")
    return Path(spec.origin).with_name("axe.min.js").read_text("utf-8")
