import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchkit.search.merges import Merge, likely_merges


@pytest.mark.parametrize(
    ("name", "into", "why", "is_sure"),
    [
        ("Sergey Lavrov", "Sergei Lavrov", "spelling", True),
        ("Ursula von der Leyden", "Ursula von der Leyen", "spelling", False),
        ("Gabriel Garcia Marquez", "Gabriel García Márquez", "spelling", True),
        ("Ahmad Darwish", "Ahmed Darwish", "spelling", True),
        ("Maria Tavares", "Mario Tavares", "spelling", False),
        ("J. Biden", "Joe Biden", "initials", False),
        ("Joe R. Biden", "Joe Biden", "initials", False),
        ("Robert Moss Jr.", "Robert T. Moss Jr.", "middle names", False),
        ("Tayyip Erdogan", "Recep Tayyip Erdoğan", "middle names", False),
        ("Tedros Adhanom", "Tedros Adhanom Ghebreyesus", "shorter", False),
        ("Abiy Ahmed", "Abiy Ahmed Ali", "shorter", False),
        ("Inés Portela", "Inés Portela Vidal", "shorter", False),
        ("Aleksandr Lukashenka", "Alexander Lukashenko", "sound", False),
        ("Muammar Qaddafi", "Muammar Gaddafi", "sound", False),
        ("President Joe Biden", "Joe Biden", "title", True),
        ("Vice Premier Liu He", "Liu He", "title", True),
        ("Councillor Ida Holm", "Ida Holm", "title", True),
        ("President Biden", "Biden", "title", False),
        ("Lavrov", "Sergei Lavrov", "surname", False),
        ("Wang", "Wang Yi", "surname", False),
        ("Lula", "Luiz Inácio Lula da Silva", "calling name", False),
        ("Bibi", "Amos Bibi Harlev", "calling name", False),
        ("Pelé", "Edson Pelé do Nascimento", "calling name", False),
    ],
)
def test_names_that_are_likely_one_persons(
    name: str, into: str, why: str, *, is_sure: bool
) -> None:
    assert [*likely_merges({into: 5, name: 2})] == [Merge(name, into, why, is_sure)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lee", "Li"),
        ("Wang Yi", "Wang Wen"),
        ("Joe Biden", "Jill Biden"),
        ("George Bush", "George W. Walker"),
        ("Yi", "Wang Yi"),
        ("John Smith", "Joan Smith"),
        ("Jon Smith", "John Smith"),
        ("Robert T. Moss", "Robert T. Moss Jr."),
        ("George W. Hale", "George H.W. Hale"),
        ("Special Forces", "Army Special Forces"),
        ("Ida Holm", "Black Ida Holm"),
        ("Nora Beck", "Nora Beck-Ostrov"),
        ("Nora Beck", "Nora Beck Jr."),
        ("Foreign Ministry", "Foreign Ministry Press Office"),
        ("bin", "Khalid bin Rashid"),
    ],
)
def test_names_that_may_well_be_two_peoples(one: str, other: str) -> None:
    assert not likely_merges({one: 5, other: 2})


def test_a_surname_that_two_people_share_is_nobodys() -> None:
    assert not likely_merges({"Joe Biden": 5, "Jill Biden": 4, "Biden": 3})


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("Ines", "Carla Ines Moreno", "Rui Ines Prates"),
        ("Tulio", "Marco Tulio Reyes", "Tulio Vasquez"),
        ("Abiy Ahmed", "Abiy Ahmed Ali", "Abiy Ahmed Said"),
    ],
)
def test_what_two_people_may_be_called_is_nobodys(name: str, one: str, other: str) -> None:
    assert not likely_merges({one: 5, other: 4, name: 3})


def test_a_bare_name_wins_over_a_titled_one_however_often() -> None:
    assert likely_merges({"President Xi Jinping": 9, "Xi Jinping": 1}) == [
        Merge("President Xi Jinping", "Xi Jinping", "title", is_sure=True)
    ]


NAMES = st.dictionaries(
    st.sampled_from(
        [
            "Biden",
            "Joe Biden",
            "J. Biden",
            "Joe R. Biden",
            "President Joe Biden",
            "Jo Biden",
            "Joseph Biden",
            "Sergei Lavrov",
            "Sergey Lavrov",
            "Lavrov",
            "",
            "!",
        ]
    ),
    st.integers(1, 9),
)


@given(NAMES)
def test_each_name_is_proposed_once_and_never_into_itself(counts: dict[str, int]) -> None:
    merges = likely_merges(counts)

    assert len({merge.name for merge in merges}) == len(merges)
    assert all(
        merge.name != merge.into and {merge.name, merge.into} <= {*counts} for merge in merges
    )
