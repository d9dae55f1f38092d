"""The headline of a page and the outlet's name, which its title holds both."""

from collections.abc import Sequence
from typing import Any

from searchkit.readers.html.main_text import letters_of
from searchkit.readers.html.passages import Passage
from searchkit.regexes import regex
from searchkit.rules import threshold

_BETWEEN = regex(r"\s+[|–—·»-]\s+")
MAX_OUTLET_CHARS = threshold(
    40,
    "titles of 257 saved pages: names of outlets behind a dash have up to 37 letters, and one 41; parts"
    " of headlines have from 42",
)


def headline_of(
    tree: Any, passages: Sequence[Passage], document: Any
) -> tuple[str | None, str | None]:
    """Return the headline without the outlet's name behind it, and that name where it is known."""
    if document is None:
        heads = [passage.text for passage in passages if passage.tag == "h1"]
        return (heads[0] if len(heads) == 1 else None), None
    title = " ".join((document.title or "").split())
    site = (document.sitename or "").strip()
    outlet = site.lstrip("@") if site and site != document.hostname else None
    rest, last = _parted(title)
    if rest:
        names = {letters_of(site), letters_of((document.hostname or "").split(".")[0])}
        if letters_of(last) in names or _is_outlet(rest, last, passages):
            return rest, outlet or (None if letters_of(last) in names else last)
        return title, outlet
    # The library took the headline from the page; the page's own title may say more.
    rest, last = _parted(" ".join((tree.findtext(".//title") or "").split()))
    if not outlet and rest == title and _is_outlet(rest, last, passages):
        outlet = last
    return title or None, outlet


def _is_outlet(rest: str, last: str, passages: Sequence[Passage]) -> bool:
    """Whether the page prints its headline without what its title has behind it."""
    wanted = letters_of(rest)
    return len(last) <= MAX_OUTLET_CHARS and any(
        letters_of(line) == wanted for passage in passages for line in passage.text.split("\n")
    )


def _parted(title: str) -> tuple[str, str]:
    """Return what stands before and behind the last bar or dash of a title, or nothing twice."""
    found = list(_BETWEEN.finditer(title))
    return (title[: found[-1].start()], title[found[-1].end() :]) if found else ("", "")
