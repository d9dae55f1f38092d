"""How the desktop shows a file, and a PDF at one of its pages."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from searchkit.domain.errors import StorageError

PDF = "application/pdf"
_DESKTOPS = ("xdg-open", "open")  # which start a viewer, and know when there is none
SECONDS_TO_REFUSE = (
    3.0  # xdg-open takes tenths of a second; with some desktops it stays with its viewer
)

# The desktop's PDF viewers that can be told a page, by the name of their .desktop file, which
# `xdg-mime` gives: the arguments of each manual page. Others open the file at its beginning.
_AT_PAGE: Mapping[str, Callable[[str, int], Sequence[str]]] = {
    "org.gnome.Evince": lambda file, page: ("evince", f"--page-index={page}", file),
    "evince": lambda file, page: ("evince", f"--page-index={page}", file),
    "atril": lambda file, page: ("atril", f"--page-index={page}", file),
    "xreader": lambda file, page: ("xreader", f"--page-index={page}", file),
    "org.kde.okular": lambda file, page: ("okular", "--page", str(page), file),
    "okularApplication_pdf": lambda file, page: ("okular", "--page", str(page), file),
    "org.pwmt.zathura": lambda file, page: ("zathura", f"--page={page}", file),
    "org.pwmt.zathura-pdf-mupdf": lambda file, page: ("zathura", f"--page={page}", file),
    "mupdf": lambda file, page: ("mupdf", file, str(page)),
    "xpdf": lambda file, page: ("xpdf", file, str(page)),
    "qpdfview": lambda file, page: ("qpdfview", f"{file}#{page}"),
    "firefox": lambda file, page: ("firefox", _address(file, page)),
    "firefox-esr": lambda file, page: ("firefox-esr", _address(file, page)),
    "chromium": lambda file, page: ("chromium", _address(file, page)),
    "google-chrome": lambda file, page: ("google-chrome", _address(file, page)),
}


def _address(file: str, page: int) -> str:
    return f"{Path(file).as_uri()}#page={page}"


def viewing(file: Path, page: int | None, default_viewer: str | None) -> tuple[Sequence[str], bool]:
    """Return the command that shows a file, and whether it is told the page.

    `default_viewer` is the name of the desktop's viewer of PDF, without ".desktop"; None: unknown.
    """
    at_page = _AT_PAGE.get(default_viewer or "")
    if page is not None and at_page is not None:
        return at_page(str(file), page), True
    return (_DESKTOPS[sys.platform == "darwin"], str(file)), page is None


def default_pdf_viewer() -> str | None:
    """Return the name of the desktop's viewer of PDF; None where nobody says."""
    if sys.platform == "darwin" or shutil.which("xdg-mime") is None:
        return None
    asked = subprocess.run(
        ["xdg-mime", "query", "default", PDF], capture_output=True, text=True, check=False
    )
    return asked.stdout.strip().removesuffix(".desktop") or None


def _demand_to_begin(window: subprocess.Popen[bytes], program: str, file: Path) -> None:
    """Raise StorageError where the desktop says at once that nothing shows such a file."""
    if program in _DESKTOPS:
        with suppress(subprocess.TimeoutExpired):
            if window.wait(SECONDS_TO_REFUSE) != 0:
                raise StorageError(
                    f"{program} found nothing that shows {file}. To see where it is: --print"
                )
    window.returncode = 0  # else Python warns that nobody has waited for its end


def view(file: Path, page: int | None) -> bool:
    """Show a file, and go on without waiting for its window; return whether it is at its page.

    Raises StorageError where there is nothing to show it with.
    """
    is_pdf = page is not None
    command, is_at_page = viewing(file, page, default_pdf_viewer() if is_pdf else None)
    if shutil.which(command[0]) is None and is_at_page and is_pdf:
        command, is_at_page = viewing(file, page, None)
    if shutil.which(command[0]) is None:
        raise StorageError(
            f"{command[0]}: not installed, so nothing shows {file}. To see where it is: --print"
        )
    window = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # it stays open when this terminal is closed
    )
    _demand_to_begin(window, command[0], file)
    return is_at_page
