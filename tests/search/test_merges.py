import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchkit.search.merges import Merge, likely_merges


@pytest.mark.parametrize(
    ("name", "into", "why"),
    [
        ("Sergey Lavrov", "Sergei Lavrov", "spelling"),
        ("Ursula von der Leyden", "Ursula von der Leyen", "spelling"),
        ("Gabriel Garcia Marquez", "Gabriel García Márquez", "spelling"),
        ("J. Biden", "Joe Biden", "initials"),
        ("Joe R. Biden", "Joe Biden", "initials"),
        ("Robert Moss Jr.", "Robert T. Moss Jr.", "middle names"),
        ("Tayyip Erdogan", "Recep Tayyip Erdoğan", "middle names"),
        ("Aleksandr Lukashenka", "Alexander Lukashenko", "sound"),
        ("Muammar Qaddafi", "Muammar Gaddafi", "sound"),
        ("President Joe Biden", "Joe Biden", "title"),
        ("Vice Premier Liu He", "Liu He", "title"),
        ("Councillor Ida Holm", "Ida Holm", "title"),
        ("Lavrov", "Sergei Lavrov", "surname"),
        ("Wang", "Wang Yi", "surname"),
    ],
)
def test_names_that_are_likely_one_persons(name: str, into: str, why: str) -> None:
    assert [*likely_merges({into: 5, name: 2})] == [Merge(name, into, why)]


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
    ],
)
def test_names_that_may_well_be_two_peoples(one: str, other: str) -> None:
    assert not likely_merges({one: 5, other: 2})


def test_a_surname_that_two_people_share_is_nobodys() -> None:
    assert not likely_merges({"Joe Biden": 5, "Jill Biden": 4, "Biden": 3})


def test_a_bare_name_wins_over_a_titled_one_however_often() -> None:
    assert likely_merges({"President Xi Jinping": 9, "Xi Jinping": 1}) == [
        Merge("President Xi Jinping", "Xi Jinping", "title")
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
