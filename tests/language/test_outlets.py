from searchkit.language.fold import fold
from searchkit.language.outlets import agencies, outlet_at
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
