"""Which outlet is a web address's? Its host decides."""

from functools import cache
from urllib.parse import urlsplit

from searchkit.language.tables import rows

# Archives, caches and shares show other people's pages.
_NOT_OUTLETS = frozenset(
    str.split(
        "archive.org archive.is archive.ph archive.today webcache.googleusercontent.com google.com "
        "facebook.com twitter.com x.com t.co bit.ly youtube.com localhost"
    )
)


def outlet_at(url: str) -> str | None:
    """Return the name of the outlet whose page this is, by the table of known hosts."""
    host = host_of(url)
    while "." in host:
        if name := _outlets().get(host):
            return name
        host = host.partition(".")[2]
    return None


def host_of(url: str) -> str:
    """Return the host in lower case, without "www."; empty where there is none."""
    try:
        host = (urlsplit(url if "//" in url else f"//{url}").hostname or "").lower()
    except ValueError:
        return ""
    return host.removeprefix("www.").removeprefix("m.").removeprefix("amp.")


def is_outlet(host: str) -> bool:
    """Whether a host that no table knows may pass for its outlet's name."""
    parts = host.split(".")
    if len(parts) < 2 or not all(parts) or parts[-1].isdigit():
        return False
    return not any(".".join(parts[place:]) in _NOT_OUTLETS for place in range(len(parts)))


@cache
def _outlets() -> dict[str, str]:
    return dict(rows(__package__, "outlets.tsv"))
