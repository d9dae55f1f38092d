from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from searchkit.analysis.highlight import LONGEST_WORD_KEPT, Span, best_snippet, matches
from searchkit.analysis.tokens import tokens
from searchkit.domain.query import (
    And,
    CountryIs,
    Fuzzy,
    InTitle,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Word,
)


def marked(text: str, root: Node | None) -> list[str]:
    return [text[span.start : span.end] for span in matches(text, root)]


@pytest.mark.parametrize(
    ("root", "expected"),
    [
        (Word("sanction"), ["Sanctions", "sanctioned"]),
        (Word("China"), ["China"]),
        (Word("us"), ["us"]),
        (Word("US"), ["U.S."]),
        (Word("human-rights"), ["human rights"]),
        (Phrase("human rights"), ["human rights"]),
        (Phrase("human right"), []),
        (Phrase("rights"), ["rights", "rights"]),
        (Pattern("sanct*"), ["Sanctions", "sanctioned"]),
        (Fuzzy("chine", 1), ["China"]),
        (Near("rights human", 2), ["rights", "human"]),
        (And((Word("human"), Phrase("human rights"))), ["human rights", "human"]),
        (Or((Word("human"), Word("absent"))), ["human", "human"]),
        (Not(Word("human")), []),
        (Not(Not(Word("human"))), []),
        (InTitle(Word("human")), []),
        (And((Word("us"), Not(Word("human")), CountryIs("CN"))), ["us"]),
        (CountryIs("CN"), []),
        (Word("—"), []),
        (Phrase(""), []),
        (None, []),
    ],
)
def test_what_a_query_marks(root: Node | None, expected: list[str]) -> None:
    text = "Sanctions on China’s human rights: the U.S. sanctioned us — rights as human."
    if isinstance(root, Near):
        text = "human x y z rights, human"

    assert marked(text, root) == expected


def test_overlapping_phrases_are_one_stretch() -> None:
    assert marked("a b c d", And((Phrase("a b"), Phrase("b c")))) == ["a b c"]


def test_a_word_of_two_windows_is_marked_once() -> None:
    assert marked("war peace war x x x x war", Near("war peace", 1)) == ["war", "peace", "war"]


LONG = " ".join(f"word{number}" for number in range(200))


def test_a_short_text_is_its_own_snippet() -> None:
    snippet = best_snippet("war", [Span(0, 3)])

    assert (snippet.start, snippet.end, snippet.matches) == (0, 3, (Span(0, 3),))


def test_the_stretch_with_the_most_distinct_words_wins() -> None:
    text = f"war war war {LONG} war and peace {LONG}"

    snippet = best_snippet(text, matches(text, Or((Word("war"), Word("peace")))), width=60)

    shown = text[snippet.start : snippet.end]
    assert "war and peace" in shown
    assert [shown[span.start : span.end] for span in snippet.matches] == ["war", "peace"]


def test_inflections_of_a_word_are_not_distinct() -> None:
    text = f"sanction sanctions sanctioned {LONG} sanctions on oil {LONG}"

    snippet = best_snippet(text, matches(text, Or((Word("sanction"), Word("oil")))), width=60)

    assert "sanctions on oil" in text[snippet.start : snippet.end]


def test_ties_go_to_the_earliest_stretch() -> None:
    text = f"{LONG} war {LONG} war {LONG}"

    snippet = best_snippet(text, matches(text, Word("war")), width=60)

    assert snippet.start < len(LONG) < snippet.end


def test_without_a_match_the_beginning_is_shown() -> None:
    assert best_snippet(LONG, [], width=50).start == 0


def test_cuts_move_outwards_to_whole_words() -> None:
    snippet = best_snippet(LONG, [Span(700, 707)], width=40)

    shown = LONG[snippet.start : snippet.end]
    assert set(shown.split()) <= set(LONG.split())
    assert 40 <= len(shown) <= 40 + 2 * len("word100")


def test_a_width_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="width"):
        best_snippet("text", [], width=0)


@given(
    st.text(st.sampled_from("ab \u0301é—"), max_size=400),
    st.sampled_from([Word("a"), Phrase("a b"), Or((Word("ab"), Word("b"))), Near("a b", 2)]),
    st.integers(1, 60),
)
def test_spans_lie_in_their_text_and_a_snippet_is_about_as_wide_as_asked(
    text: str, root: Node, width: int
) -> None:
    spans = matches(text, root)
    snippet = best_snippet(text, spans, width)

    assert list(spans) == sorted(spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert 0 <= snippet.start <= snippet.end <= len(text)
    longest = max((span.end - span.start for span in spans), default=0)
    assert snippet.end - snippet.start <= max(width, longest) + 2 * LONGEST_WORD_KEPT
    for span in snippet.matches:
        assert Span(span.start + snippet.start, span.end + snippet.start) in spans


@given(
    st.text(st.sampled_from("ab.'’s 中\t\x1c\u2028\u00a0\u200b\u0301é—"), max_size=60),
    st.lists(st.sampled_from(["a", "ab", "a.b.", "é", "中", "a's"]), min_size=1, max_size=3),
)
def test_single_words_are_marked_wherever_their_terms_stand_in_the_whole_text(
    text: str, words: list[str]
) -> None:
    terms = {token.term for word in words for token in tokens(word)}

    expected = [Span(each.start, each.end) for each in tokens(text) if each.term in terms]

    assert [*matches(text, Or(tuple(map(Word, words))))] == expected


@given(
    st.text(st.sampled_from("ab.'’s 中\t\u2028\u200b\u0301é—-"), max_size=60),
    st.lists(
        st.text(st.sampled_from("ab.’s 中é-"), min_size=1, max_size=8).flatmap(
            lambda text: st.sampled_from([Word(text), Phrase(text)])
        ),
        min_size=1,
        max_size=3,
    ),
)
@example("b a.b. a-b", [Phrase("a b"), Word("b")])
@example("a a a b", [Phrase("a a"), Phrase("a b")])
@example("a  b", [Phrase("a b")])
@example("the us us-a", [Phrase("US a"), Phrase("us a")])
def test_words_side_by_side_are_marked_wherever_they_stand_so_in_the_whole_text(
    text: str, nodes: list[Word | Phrase]
) -> None:
    words = tokens(text)

    marked: set[int] = set()
    for node in nodes:
        asked = [each.term if isinstance(node, Word) else each.form for each in tokens(node.text)]
        there = [each.term if isinstance(node, Word) else each.form for each in words]
        for first in range(len(words) - len(asked) + 1):
            if asked and there[first : first + len(asked)] == asked:
                marked.update(range(words[first].start, words[first + len(asked) - 1].end))

    found = matches(text, Or(tuple(nodes)))

    assert {at for span in found for at in range(span.start, span.end)} == marked
    assert all(left.end <= right.start for left, right in pairwise(found))


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("oil", "OIL: oils, oiling\tand soil\u2028oil"),
        ("die", "They were dying; he dies."),
        ("US", "the us–U.S. talks; US-led, u.s."),
        ("nato", "N.A.T.O. and NATO"),
        ("10000", "10,000 of 10000"),
        ("cafe", "Café, cafés and a cafe"),
        ("istanbul", "İSTANBUL and Istanbul"),
        ("Россия", "Россия, России"),
        ("中国", "在中国的"),
        ("absent", "nothing of it"),
    ],
)
def test_a_word_is_marked_however_it_is_written(word: str, text: str) -> None:
    terms = {token.term for token in tokens(word)}

    found = matches(text, Or(tuple(Word(term) for term in terms)))

    assert list(found) == [(each.start, each.end) for each in tokens(text) if each.term in terms]


@pytest.mark.parametrize("text", ["a" * 200_000, "a " * 40_000, "a b " * 20_000, " " * 200_000])
def test_hostile_text_is_marked_in_one_pass(text: str) -> None:
    root = And((Word("a"), Phrase("a b"), Near("a b a", 3), Pattern("aaa*"), Fuzzy("ab", 2)))

    best_snippet(text, matches(text, root))


@pytest.mark.parametrize(
    "text", ["中国" * 50_000, "a " * 50_000, "a b" * 50_000, "a" + " —" * 50_000]
)
def test_words_side_by_side_are_marked_in_one_pass_over_hostile_text(text: str) -> None:
    root = Or((Phrase("中国"), Phrase("国中国"), Phrase("a a"), Word("a-a-b"), Phrase("b")))

    found = matches(text, root)

    assert all(text[start:end].strip() for start, end in found)
    assert sum(end - start for start, end in found) <= len(text)
