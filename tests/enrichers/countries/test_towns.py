"""The table of towns is searched as it stands: what that rests on, and the spellings it does not have."""

import pytest

from searchkit.enrichers.countries.gazetteer import Gazetteer, NameStanding, read_gazetteer
from searchkit.enrichers.countries.towns import Towns
from searchkit.language.fold import fold_in_place
from searchkit.language.tables import lines_of

LINES = [
    "Market\tGB:9",
    "Sainte Rose\tFR:5",
    "Saint Merle\tFR:7",
    "San Remo\tIT:57",
    "Santa Fe\tAR:525 US:84",
    "St. Merle\tUS:300",
    "St. Orla\tUS:8",
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return read_gazetteer()


def towns(*left_out: str) -> Towns:
    table = "\n".join(["# Towns of a test.", *sorted(LINES), ""])
    return Towns(table.encode(), frozenset(left_out))


def test_the_table_is_in_order_and_each_name_in_it_as_it_is_looked_for() -> None:
    names = [
        line.split("\t")[0] for line in lines_of("searchkit.enrichers.countries", "cities.tsv")
    ]

    assert names == sorted(set(names))
    assert names == [fold_in_place(name) for name in names]


def test_a_word_starts_the_names_whose_first_word_it_is_and_no_longer_ones() -> None:
    assert towns().starting("San") == {"San Remo"}
    assert towns().starting("Santa") == {"Santa Fe"}
    assert towns().starting("Sant") == set()


def test_a_town_with_saint_is_found_by_either_spelling_with_the_sizes_of_both() -> None:
    assert towns().sizes("Saint Merle") == towns().sizes("St. Merle") == "FR:7 US:300"
    assert towns().sizes("Saint Orla") == towns().sizes("St Orla") == "US:8"
    assert towns().starting("Saint") == {"Saint Merle", "Saint Orla"}
    assert towns().starting("St") == {"St. Merle", "St Merle", "St. Orla", "St Orla"}


def test_a_name_that_is_a_word_is_no_town() -> None:
    assert towns("Market").sizes("Market") is None
    assert towns("Market").starting("Market") == set()


def test_names_are_searched_for_in_whatever_letters_they_are_written() -> None:
    table = "Orla\tPE:6\nØrla\tNO:7\nŽatec\tCZ:19\n"

    found = Towns(table.encode(), frozenset())

    assert [found.sizes(name) for name in ("Orla", "Ørla", "Žatec", "Ž", "\ud800")] == [
        *("PE:6", "NO:7", "CZ:19"),
        *(None, None),
    ]
    assert found.starting("Ørla") == {"Ørla"}


def test_a_name_of_no_town_has_no_sizes() -> None:
    assert [towns().sizes(name) for name in ("Aaa", "San", "Santa Fe de", "Zzz")] == [None] * 4


def test_a_region_has_the_towns_of_its_name_and_a_country_knows_its_namesakes(
    gazetteer: Gazetteer,
) -> None:
    puebla, lebanon = gazetteer.named("Puebla"), gazetteer.named("Lebanon")

    assert puebla is not None
    assert lebanon is not None
    assert (puebla.standing, puebla.codes[0][0]) == (NameStanding.TOWN, "MX")
    assert puebla.region_of == ("MX",)
    assert "US" in dict(lebanon.namesakes)
    assert gazetteer.named("Puebla") is puebla
