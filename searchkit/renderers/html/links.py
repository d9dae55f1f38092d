"""Where pages lie, which addresses of a clipping may become links, and links to a passage."""

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote

from searchkit.regexes import regex
from searchkit.renderers.html.slugs import slug
from searchkit.values import dataclass

# Browsers drop tabs and line ends inside an address and take a backslash for a slash, so only
# printable characters without white space may follow. `//host` and every other scheme stay text,
# and so does what has a name or a password before its host: such an address is not what it looks.
_PRINTABLE = r"\s\\\x00-\x20\x7f-\x9f"
_WEB = regex(rf"(?i:https?)://[^{_PRINTABLE}/?#@]+(?:[/?#][^{_PRINTABLE}]*)?")
# Of these most are made of what an address may hold as it is, and nothing else: told in a sixth of the time.
_PLAIN_WEB = regex(r"https?://[!$-.0-;=A-Z_a-z~]+(?:[/?#][!#-;=?-Z_a-z~]*)?")

_NOT_IN_ADDRESSES = {ord(each): f"%{ord(each):02X}" for each in '"<>\\^`{|}'}

_HOST = regex(r"[A-Za-z]+://(?:[Ww]{3}\.)?([^/?#:]*)")

# A link names a passage by its first and last words, for sites break and mend what lies between.
# Chosen by reasoning: five words in a row seldom stand twice on a page.
_WORDS_OF_EACH_END = 5


@dataclass(frozen=True, slots=True)
class Link:
    """Words, and where they lead."""

    words: str
    href: str | None  # None: no page is written


def web_address(url: str | None) -> str | None:
    """Return `url` where it is plainly http or https, and nobody's name is in it, else None.

    What no address may hold as it is (RFC 3986, 2) is percent-encoded, as browsers do.
    """
    if not url or _PLAIN_WEB.fullmatch(url):
        return url or None
    return url.translate(_NOT_IN_ADDRESSES) if _WEB.fullmatch(url) else None


def host(address: str) -> str:
    """Return the host of a web address as people say it: "apnews.com"."""
    name = _HOST.match(address)
    return name[1].lower() if name else ""


def passages_of(address: str) -> str:
    """Return what the address of a passage of a web page begins with; `passage` gives the rest.

    An anchor that the address has stays.
    """
    if "#" not in address:
        return f"{address}#:~:text="
    page, _, anchor = address.partition("#")
    return f"{page}#{anchor.partition(':~:')[0]}:~:text="


def passage(text: str) -> str:
    """Return how a link names a text in its page: browsers scroll to it and mark it.

    https://wicg.github.io/scroll-to-text-fragment/: percent-encoded is what no address may hold, and
    the signs of the directive, which are the hyphen, the comma and the ampersand. Letters of all
    scripts stay: a browser encodes them itself, and they take a third of the room.
    """
    # With a piece more each, which is all the rest.
    first = text.split(None, _WORDS_OF_EACH_END)
    last = text.rsplit(None, _WORDS_OF_EACH_END)
    if len(first) <= _WORDS_OF_EACH_END:
        return _encoded(first)
    first_end, last_start = len(text) - len(first.pop()), len(last.pop(0))
    if last_start < first_end:
        return _encoded(text.split())
    if _TO_ENCODE.search(text, 0, first_end) or _TO_ENCODE.search(text, last_start):
        return f"{_encoded(first)},{_encoded(last)}"
    return f"{'%20'.join(first)},{'%20'.join(last)}"


def _encoded(words: Iterable[str]) -> str:
    return _TO_ENCODE.sub(_percent, " ".join(words)).replace(" ", "%20")


# Control characters and lone surrogates too: what stands for them on a page is no address.
_TO_ENCODE = regex(r"""[\x00-\x09\x0b-\x1f"#%&,\-<>\[\\\]^`{|}\x7f-\x9f\ud800-\udfff]""")


def _percent(match: re.Match[str]) -> str:
    return _percent_encoded(match[0])


@lru_cache(maxsize=200)  # the comma and the hyphen, time and again
def _percent_encoded(letter: str) -> str:
    return "%2D" if letter == "-" else quote(letter, safe="", errors="replace")


# A page, its neighbours' and the lists that it stands in are made one after the other.
@lru_cache(maxsize=2_000)
def article_file(article_id: str, title: str | None) -> str:
    """Return the path of an article's page below the site's root."""
    return f"articles/{slug(title or '', article_id)}.html"
