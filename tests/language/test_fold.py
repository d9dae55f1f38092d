from hypothesis import given
from hypothesis import strategies as st

from searchkit.language.fold import fold


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
