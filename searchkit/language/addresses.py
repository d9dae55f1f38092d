"""Web addresses: what one looks like in a text, and whose it is."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

from searchkit.regexes import regex

ADDRESS = regex(r"https?://[^\s<>\"]+", re.IGNORECASE)

# An archive's address holds the day of the copy before the address that was copied.
_ARCHIVE = regex(r"\Ahttps?://(?:web\.)?archive\.[a-z]+/(?:web/)?\d{4,14}[a-z_]*/", re.IGNORECASE)


def address_in(text: str) -> str | None:
    """Return the first web address of a text, without the punctuation behind it.

    A text that is nothing but an address may lack its `https://`.
    """
    if found := ADDRESS.search(text):
        return found.group().rstrip(".,;)'\"")
    return f"https://{text}" if text.lower().startswith("www.") and " " not in text else None


def address_copied(url: str) -> str:
    """Return the address of which this is an archive's copy; the same where it is none."""
    return _ARCHIVE.sub("", url)


@lru_cache(1 << 8)  # An article's is asked for by whoever finds its source, its date, its country.
def host_of(url: str) -> str:
    """Return the host in lower case, without "www." or "m."; empty where there is none.

    That of an archive's copy is the host of what was copied.
    """
    url = address_copied(url)
    try:
        host = (urlsplit(url if "//" in url else f"//{url}").hostname or "").lower()
    except ValueError:
        return ""
    return host.removeprefix("www.").removeprefix("m.").removeprefix("amp.")
