import pytest

from searchkit.search.nearest import nearest_names

SPEAKERS = {
    "Sergei Lavrov": 12,
    "Dmitry Peskov": 30,
    "Janet L. Yellen": 9,
    "Wang Yi": 14,
    "Wang Wenbin": 5,
    "Ursula von der Leyen": 7,
    "Recep Tayyip Erdoğan": 4,
    "Ministry of Foreign Affairs": 3,
    "Seán O'Brien": 1,
}
OUTLETS = {"The Guardian": 3, "The New York Times": 9, "Al Jazeera": 2, "AP": 40, "Reuters": 50}


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("Lavrof", "Sergei Lavrov"),
        ("Sergey Lavrof", "Sergei Lavrov"),
        ("Foreign Minister Lavrof", "Sergei Lavrov"),
        ("Peskow", "Dmitry Peskov"),
        ("Dimitri Peskov", "Dmitry Peskov"),
        ("Janet Yelen", "Janet L. Yellen"),
        ("Wangyi", "Wang Yi"),
        ("Wang Wen Bin", "Wang Wenbin"),
        ("Von der Layen", "Ursula von der Leyen"),
        ("Erdogen", "Recep Tayyip Erdoğan"),
        ("Lavrovs", "Sergei Lavrov"),
        ("Sean OBrian", "Seán O'Brien"),
    ],
)
def test_a_misspelt_speaker(asked: str, meant: str) -> None:
    assert nearest_names(asked, SPEAKERS)[0] == meant


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("Guardain", "The Guardian"),
        ("NYT", "The New York Times"),
        ("Aljazira", "Al Jazeera"),
        ("Ruters", "Reuters"),
    ],
)
def test_a_misspelt_outlet(asked: str, meant: str) -> None:
    assert nearest_names(asked, OUTLETS)[0] == meant


@pytest.mark.parametrize("asked", ["Zyzzyva", "", "!", "Q", "Mr."])
def test_what_is_like_no_name(asked: str) -> None:
    assert nearest_names(asked, SPEAKERS) == ()


def test_of_two_that_are_as_near_the_more_frequent_comes_first() -> None:
    assert nearest_names("Janson", {"Jansen": 2, "Jonson": 200}) == ("Jonson", "Jansen")


def test_of_no_names_none_is_near() -> None:
    assert nearest_names("Lavrov", {}) == ()
