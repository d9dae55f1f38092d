"""Web addresses as they are shown to others."""

from searchkit.regexes import regex

# What stands before the host: a name, mostly with a password. `@` in a path or a query is no such sign.
_CREDENTIALS = regex(r"(?<=://)[^/?#\s]*@")


def without_credentials(address: str) -> str:
    """Return an address without the name and password before its host.

    They came with the clipping, and what is shown may be published or looked at by others.
    """
    return _CREDENTIALS.sub("", address) if "@" in address else address
