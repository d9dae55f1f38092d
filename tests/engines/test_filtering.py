"""Speakers are passed over by their letters before their names are compared."""

from hypothesis import given
from hypothesis import strategies as st

from searchkit.analysis.name_matching import answering
from searchkit.domain.aliases import NO_ALIASES
from searchkit.domain.query import SpeakerIs
from searchkit.engines.naming import SpeakerNames

PARTS = st.sampled_from(
    [
        *(
            "Wang",
            "Yi",
            "J.P.",
            "JP",
            "O’Neill",
            "o'neill's",
            "US",
            "u.s.",
            "van der",
            "İz",
            "Ł",
            "é",
        ),
        *("1,000", "Mr.", "spokesman", "Jr.", "John", "Smith", "of", "राम", "习近平"),
    ]
)
NAMES = st.one_of(
    st.lists(PARTS, min_size=1, max_size=4).map(" ".join),
    st.lists(PARTS, min_size=1, max_size=3).map("-".join),
    st.lists(PARTS, min_size=2, max_size=2).map(", ".join),
    st.text(max_size=8),
)


@given(asked=NAMES, others=st.lists(NAMES, max_size=4))
def test_whoever_answers_to_a_name_has_its_letters(asked: str, others: list[str]) -> None:
    names = [*dict.fromkeys([*others, f"{asked} Smith", f"John {asked}", asked.swapcase()])]

    meant = SpeakerNames(names, NO_ALIASES).meant(SpeakerIs(asked))

    assert meant == [names[place] for place in answering(asked, [[name] for name in names])]
