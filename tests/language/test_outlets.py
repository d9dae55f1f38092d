import pytest

from searchkit.language.outlets import agencies, outlet_at, outlet_called
from searchkit.language.tables import listed, rows


def test_the_outlet_of_a_lower_host_is_known() -> None:
    assert outlet_at("https://edition.cnn.com/x") == "CNN"
    assert outlet_at("https://notcnn.com/x") is None
    assert outlet_at("http://[broken") is None


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("Associated Press", "AP"),
        ("the associated press", "AP"),
        ("New York Times", "The New York Times"),
        ("NYT", "The New York Times"),
        ("Sueddeutsche", "Sueddeutsche"),
        ("suddeutsche zeitung", "Süddeutsche Zeitung"),
        ("The Courier", "The Courier"),
    ],
)
def test_an_outlet_is_known_by_any_of_its_names(name: str, own: str) -> None:
    assert outlet_called(name) == own


def test_an_agency_goes_by_its_short_name() -> None:
    assert agencies()["Agence France-Presse"] == agencies()["AFP"] == "AFP"
    assert "Getty Images" not in agencies()  # credited for pictures, and files no story


def test_no_name_and_no_host_means_two_outlets() -> None:
    table = list(rows("searchkit.language", "outlets.tsv"))
    names = [outlet_called(name) for own, _, others, _ in table for name in (own, *listed(others))]
    hosts = [host for *_, cell in table for host in listed(cell)]

    assert names == [own for own, _, others, _ in table for _ in (own, *listed(others))]
    assert len(hosts) == len(set(hosts))
