import pytest

from searchkit.renderers.shown_addresses import without_credentials


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("https://anna:secret@archive.example/story?a=1", "https://archive.example/story?a=1"),
        ("ftp://anna@archive.example", "ftp://archive.example"),
        ("https://a@b:c@archive.example/x", "https://archive.example/x"),
        ("https://archive.example/@anna/1?mail=anna@archive.example",) * 2,
        ("https://archive.example?mail=anna@archive.example",) * 2,
        ("anna@archive.example",) * 2,
    ],
)
def test_an_address_is_shown_without_name_and_password(given: str, shown: str) -> None:
    assert without_credentials(given) == shown
