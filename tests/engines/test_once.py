"""What equal nodes ask for is worked out once."""

import numpy as np

from searchkit.engines.whoosh.once import KEPT_BYTES, NODES_KEPT, Kept
from searchkit.engines.whoosh.queries import PhraseQuery, Term


def test_an_equal_node_has_what_was_worked_out_for_another() -> None:
    kept = Kept()
    asked = PhraseQuery([Term("forms", "human"), Term("forms", "rights")])
    again = PhraseQuery([Term("forms", "human"), Term("forms", "rights")])
    other = PhraseQuery([Term("forms", "rights"), Term("forms", "human")])

    found = kept[asked].get(lambda: np.array([3, 5]))

    assert kept[again].get(lambda: np.array([0])) is found
    assert kept[other].known is None


def test_what_was_asked_longest_ago_makes_room() -> None:
    kept = Kept()
    for name in ("a", "b"):
        kept[name].get(lambda: np.zeros(KEPT_BYTES // 2, np.uint8))

    kept["c"].get(lambda: np.zeros(1, np.uint8))
    assert kept["a"].known is not None
    assert kept["b"].known is None


def test_only_what_was_asked_last_is_kept_however_little_it_takes() -> None:
    kept = Kept()
    first = kept["first"]
    kept["second"].get(lambda: np.array([0]))

    for number in range(NODES_KEPT - 2):
        kept[number]

    assert kept["first"] is first
    kept["another"]
    assert kept["first"] is first
    assert kept["second"].known is None


def test_what_somebody_has_is_found_again_however_much_was_asked_since() -> None:
    kept = Kept()
    first = kept["first"]

    for number in range(2 * NODES_KEPT):
        kept[number]

    assert kept["first"] is first
