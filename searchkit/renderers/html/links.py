"""Where pages lie, which addresses of a clipping may become links, and links to a passage."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from searchkit.renderers.html.slugs import slug

# Browsers drop tabs and line ends inside an address and take a backslash for a slash, so only
# printable characters without white space may follow. `//host` and every other scheme stay text,
# and so does what has a name or a password before its host: such an address is not what it looks.
_PRINTABLE = r"\s\\\x00-\x20\x7f-\x9f"
_WEB = re.compile(rf"https?://[^{_PRINTABLE}/?#@]+(?:[/?#][^{_PRINTABLE}]*)?", re.IGNORECASE)

_HOST = re.compile(r"[a-z]+://([^/?#:]*)", re.IGNORECASE)

# A link names a passage by its first and last words, for sites break and mend what lies between.
# Chosen by reasoning: five words in a row seldom stand twice on a page.
_WORDS_OF_EACH_END = 5


@dataclass(frozen=True, slots=True)
class Link:
    """Words, and where they lead."""

    words: str
    href: str | None  # None: no page is written


def web_address(url: str | None) -> str | None:
    """Return `url` where it is plainly http or https, and nobody's name is in it, else None."""
    return url if url and _WEB.fullmatch(url) else None


def host(address: str) -> str:
    """Return the host of a web address as people say it: "apnews.com"."""
    name = _HOST.match(address)
    return name[1].lower().removeprefix("www.") if name else ""


def passage_link(address: str, text: str) -> str:
    """Return the address of a passage of a web page: browsers scroll to it and mark it.

    https://wicg.github.io/scroll-to-text-fragment/: words are percent-encoded, and so are the hyphen
    and the comma, which are signs of the directive. An anchor that the address has stays.
    """
    page, _, anchor = address.partition("#")
    first = text.split(maxsplit=2 * _WORDS_OF_EACH_END)
    ends = [first]
    if len(first) > 2 * _WORDS_OF_EACH_END:
        last = text.rsplit(maxsplit=_WORDS_OF_EACH_END)
        ends = [first[:_WORDS_OF_EACH_END], last[-_WORDS_OF_EACH_END:]]
    passage = ",".join([_encoded(" ".join(words)) for words in ends])
    return f"{page}#{anchor.partition(':~:')[0]}:~:text={passage}"


def _encoded(words: str) -> str:
    """Return words percent-encoded, so that only letters, digits and `_.~` stay as they are."""
    return _TO_ENCODE.sub(_percent, words).replace(" ", "%20")


def _percent(match: re.Match[str]) -> str:
    return _percent_of(match[0])


@lru_cache(maxsize=1_000)  # the same few: commas, quotation marks, dashes
def _percent_of(letter: str) -> str:
    return "%2D" if letter == "-" else quote(letter, safe="", errors="replace")


_TO_ENCODE = re.compile("[^A-Za-z0-9_.~ ]")


def article_file(article_id: str, title: str | None) -> str:
    """Return the path of an article's page below the site's root."""
    return f"articles/{slug(title or '', article_id)}.html"
