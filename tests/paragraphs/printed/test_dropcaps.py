"""The first letter of a story, drawn larger: which lines it stands beside, and where they then begin."""

import pytest

from searchkit.domain.article import DroppedKind
from searchkit.paragraphs.printed.dropcaps import attach_drop_caps
from tests.support.parts import BODY_SIZE, row


@pytest.mark.parametrize(
    ("letter", "word"), [("T", "THE"), ("“T", "“THE"), ("Ж", "ЖHE"), ("Th", "HE"), ("1", "HE")]
)
def test_a_drop_cap_goes_back_to_its_word(letter: str, word: str) -> None:
    cap, text = row(letter, 112.0, size=24.0, width=14.0), row("HE HARBOUR of Elsa", x=88.0)

    attach_drop_caps([cap, text], BODY_SIZE)

    assert text.text == f"{word} HARBOUR of Elsa"
    assert (cap.label is DroppedKind.REPEATED, cap.text) == ((True, "") if word != "HE" else (False, letter))  # fmt: skip


def test_lines_beside_a_drop_cap_begin_where_it_does() -> None:
    cap = row("T", 112.0, size=24.0, width=14.0)
    first, second = row("HE HARBOUR of Elsa", x=88.0), row("is to stay open", 112.0, x=88.0)
    inside, below = row("through", 112.0, x=120.0), row("the winter", 124.0)
    beside_it, elsewhere = row("winter", 112.0, x=200.0), row("Ferries", 112.0, x=210.0)

    attach_drop_caps([cap, first, second, inside, below, beside_it, elsewhere], BODY_SIZE)

    assert [each.x0 for each in (first, second, inside, below)] == [72.0, 72.0, 104.0, 72.0]
    assert (beside_it.x0, elsewhere.x0) == (184.0, 210.0)
    assert (second.text, below.text) == ("is to stay open", "the winter")


@pytest.mark.parametrize(
    ("known", "is_beside"),
    [
        ({}, True),
        ({"x0": 83.3}, True),
        ({"x0": 82.7}, False),  # over the cap
        ({"y": 90.0}, True),
        ({"y": 88.0}, False),  # above it
        ({"y": 114.7}, True),
        ({"y": 115.5}, False),  # below it
        ({"size": 15.0}, True),
        ({"size": 17.0}, False),
        ({"page": 2}, False),
        ({"label": DroppedKind.CREDIT}, False),
    ],
)
def test_the_word_of_a_drop_cap_stands_beside_it(known: dict[str, object], is_beside: bool) -> None:
    cap, text = row("T", 112.0, size=24.0, width=14.0), row("HE HARBOUR", x=88.0)
    for name, value in known.items():
        setattr(text, name, value)

    attach_drop_caps([cap, text], BODY_SIZE)

    assert (text.text == "THE HARBOUR") is is_beside


def test_of_two_lines_beside_it_the_upper_has_the_word_whichever_was_drawn_first() -> None:
    cap = row("T", 112.0, size=24.0, width=14.0)
    lower, upper = row("is to stay", 112.0, x=88.0), row("HE HARBOUR", 100.0, x=88.0)

    attach_drop_caps([lower, upper, cap], BODY_SIZE)

    assert (upper.text, lower.text) == ("THE HARBOUR", "is to stay")


def test_a_drop_cap_that_is_drawn_behind_the_first_line_of_the_file_goes_back_to_it() -> None:
    text, cap = row("HE HARBOUR of Elsa", x=88.0), row("T", 112.0, size=24.0, width=14.0)

    attach_drop_caps([text, cap], BODY_SIZE)

    assert text.text == "THE HARBOUR of Elsa"
