"""Speakers are passed over by their letters before their names are compared."""

from hypothesis import given
from hypothesis import strategies as st

from searchkit.analysis.name_matching import name_matches
from searchkit.analysis.tokens import tokens
from searchkit.engines.whoosh.columns import letters_of

PARTS = st.sampled_from(
    ["Wang", "Yi", "J.P.", "O’Neill", "o'neill's", "US", "u.s.", "van der", "İz", "Ł", "é", "1,000"]
)
NAMES = st.one_of(
    st.lists(PARTS, min_size=1, max_size=4).map(" ".join),
    st.lists(PARTS, min_size=1, max_size=3).map("-".join),
    st.text(max_size=8),
)


@given(asked=NAMES, name=NAMES)
def test_whoever_answers_to_a_name_has_its_letters(asked: str, name: str) -> None:
    for known in (name, f"{name} {asked}", asked.swapcase()):
        if name_matches(asked, known):
            spelt = letters_of(known)
            assert all(letters_of(token.form) in spelt for token in tokens(asked))
