"""Globs over paths."""

import re

from hypothesis import given
from hypothesis import strategies as st

from searchkit.engines.paths import path_test

names = st.text("ab", min_size=1, max_size=3)
paths = st.lists(names, min_size=1, max_size=5).map("/".join)
globs = st.lists(names | st.sampled_from(["*", "**", "a*", "*b*", "?"]), min_size=1, max_size=5).map("/".join)  # fmt: skip


@given(globs, paths)
def test_a_glob_is_what_an_expression_says_of_the_path_or_of_what_is_below_its_root(
    glob: str, path: str
) -> None:
    expression = ("/" + glob).replace("/**", "(/[^/]+)$").replace("*", "[^/]*").replace("?", "[^/]")
    pattern = re.compile(expression.replace("$", "*"))
    _, _, below = path.partition("/")

    wanted = pattern.fullmatch("/" + path) or (below and pattern.fullmatch("/" + below))
    assert path_test(glob)(path) == bool(wanted)


def test_many_stars_take_no_longer_than_the_path_is_long() -> None:
    assert not path_test("*a" * 60 + "*b")("a" * 5_000)
    assert not path_test("**/a/" * 60 + "b")("a/" * 1_000)
