import pytest

from searchkit.language.addresses import address_copied, address_in, host_of
from searchkit.language.outlets import outlet_at

COPY = "https://web.archive.org/web/20190717140047/http://www.nytimes.com/2019/07/16/talks.html"


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.Courier.example/a?b", "courier.example"),
        ("//courier.example:8080/a", "courier.example"),
        ("courier.example/a", "courier.example"),
        ("http://[broken", ""),
        # Where two rules disagreed: for paragraphs the small-screen pages were the outlet's, for dates
        # they were another host; for dates an archive's copy was the outlet's, for paragraphs nobody's.
        ("https://m.courier.example/a", "courier.example"),
        ("https://amp.courier.example/a", "courier.example"),
        (COPY, "nytimes.com"),
        ("https://archive.org/details/a", "archive.org"),
    ],
)
def test_a_host_is_the_outlets_own(url: str, host: str) -> None:
    assert host_of(url) == host


def test_a_copy_in_an_archive_is_a_page_of_the_outlet() -> None:
    assert address_copied(COPY) == "http://www.nytimes.com/2019/07/16/talks.html"
    assert outlet_at(COPY) == "The New York Times"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("See https://courier.example/a (in French).", "https://courier.example/a"),
        ("<HTTP://courier.example/a>, read today", "HTTP://courier.example/a"),
        ("www.courier.example/a", "https://www.courier.example/a"),
        ("www.courier.example is down", None),
        ("javascript:alert(1)", None),
    ],
)
def test_an_address_is_found_without_what_stands_around_it(text: str, address: str | None) -> None:
    assert address_in(text) == address
