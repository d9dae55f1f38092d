"""Where pages lie, and which addresses of a clipping may become links."""

import re

from searchkit.renderers.html.slugs import slug

# Browsers drop tabs and line ends inside an address and take a backslash for a slash, so only
# printable characters without white space may follow. `//host` and every other scheme stay text.
_WEB = re.compile(r"https?://[^\s\\/\x00-\x20\x7f-\x9f][^\s\\\x00-\x20\x7f-\x9f]*", re.IGNORECASE)


def web_address(url: str | None) -> str | None:
    """Return `url` where it is plainly http or https, else None."""
    return url if url and _WEB.fullmatch(url) else None


def article_file(article_id: str, title: str | None) -> str:
    """Return the path of an article's page below the site's root."""
    return f"articles/{slug(title or '', article_id)}.html"
