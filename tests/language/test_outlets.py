import re

import pytest

from searchkit.language.fold import fold
from searchkit.language.outlets import (
    agencies,
    agency_pattern,
    is_outlet,
    outlet_at,
    outlet_called,
)
from searchkit.language.tables import listed, rows


def test_the_outlet_of_a_lower_host_is_known() -> None:
    assert outlet_at("https://edition.cnn.com/x") == "CNN"
    assert outlet_at("https://notcnn.com/x") is None
    assert outlet_at("http://[broken") is None


def test_an_agency_goes_by_its_short_name() -> None:
    assert agencies()["Agence France-Presse"] == agencies()["AFP"] == "AFP"
    assert "Getty Images" not in agencies()  # credited for pictures, and files no story


def test_no_name_and_no_host_means_two_outlets() -> None:
    table = list(rows("searchkit.language", "outlets.tsv"))
    names = [(fold(name), own) for own, _, others, _ in table for name in (own, *listed(others))]
    hosts = [host for *_, cell in table for host in listed(cell)]

    assert len({name.removeprefix("the ") for name, _ in names}) == len(
        {(name.removeprefix("the "), own) for name, own in names}
    )
    assert len(hosts) == len(set(hosts))


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("the associated press", "AP"),
        ("The  Associated Press", "AP"),
        ("apnews.com", "AP"),
        ("AFP", "AFP"),
        ("The Bell of Elsa", None),
        ("", None),
    ],
)
def test_an_outlet_is_known_by_any_of_its_names(name: str, own: str | None) -> None:
    assert outlet_called(name) == own


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("courier.example", True),
        ("www.courier.example", True),
        ("localhost", False),
        ("courier..example", False),
        (".example", False),
        ("192.168.0.1", False),
        ("t.co", False),
        ("web.archive.org", False),
    ],
)
def test_a_host_may_pass_for_an_outlets_name(host: str, expected: bool) -> None:
    assert is_outlet(host) is expected


def test_of_two_names_the_longer_is_found() -> None:
    found = re.match(agency_pattern(), "Associated Press")

    assert found is not None
    assert found.group() == "Associated Press"
    assert re.fullmatch(agency_pattern(), "Getty Images") is None
    assert re.fullmatch(agency_pattern(of_pictures=True), "Getty Images") is not None
