import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchkit.language.fold import fold, fold_in_place


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("São Tomé", "sao tome"),
        ("Lech Wałęsa", "lech walesa"),
        ("Þór Æsir", "thor aesir"),
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("Straße", "strasse"),
        ("ﬁne", "fine"),
        ("co\u00adop", "coop"),
    ],
)
def test_spellings_of_one_name_fold_to_one_text(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("São Tomé–based", "Sao Tome based"),
        ("Łódź, Đà Nẵng", "Lodz, Da Nang"),
        ("N’Djamena", "N'Djamena"),
        ("Ægir and Straße", "Ægir and Straße"),  # two letters have no room in one place
    ],
)
def test_folded_in_place_a_name_keeps_its_case_and_its_length(text: str, folded: str) -> None:
    assert fold_in_place(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold_in_place(fold_in_place(text)) == fold_in_place(text)


@given(st.text())
def test_folding_in_place_moves_no_character(text: str) -> None:
    assert len(fold_in_place(text)) == len(text)
