"""Verbs of saying, and whatever form they stand in."""

import pytest

from searchkit.language.verbs import base_form, inflect, verb_forms


@pytest.mark.parametrize(
    ("line", "forms"),
    [
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("argue", {"argue", "argues", "argued", "arguing"}),
        ("admit +", {"admit", "admits", "admitted", "admitting"}),
        ("say said", {"say", "says", "said", "saying"}),
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
        ("stress", {"stress", "stresses", "stressed", "stressing"}),
    ],
)
def test_a_verb_is_one_line_and_its_forms_are_made(line: str, forms: set[str]) -> None:
    assert {form for form, _ in inflect(line)} == forms


@pytest.mark.parametrize(
    ("cue", "base"),
    [
        ("said", "say"),
        ("Says", "say"),
        ("denying", "deny"),
        ("denied", "deny"),
        ("spoke", "speak"),
        ("thought", "think"),
        ("wrote back", "write"),
        ("according to", "according"),
        ("Quipped", "quip"),
        ("grunted", "grunted"),  # no known verb
        ("", ""),
    ],
)
def test_a_cue_is_known_by_its_base_form(cue: str, base: str) -> None:
    assert base_form(cue) == base


def test_a_base_form_is_its_own() -> None:
    assert all(base_form(form.base) == form.base for form in verb_forms().values())


@pytest.mark.parametrize(
    ("form", "base", "section", "is_ing", "is_past"),
    [
        ("say", "say", "say", False, False),
        ("says", "say", "say", False, False),
        ("said", "say", "say", False, True),
        ("saying", "say", "say", True, False),
        ("denied", "deny", "say", False, True),
        ("denies", "deny", "say", False, False),
        ("thinks", "think", "hold", False, False),
        ("thought", "think", "hold", False, True),
        ("spoken", "speak", "say", False, True),
        ("agreeing", "agree", "say", True, False),
    ],
)
def test_a_form_says_what_it_is(
    form: str, base: str, section: str, is_ing: bool, is_past: bool
) -> None:
    found = verb_forms()[form]

    assert (found.base, found.section, found.is_ing, found.is_past) == (
        base, section, is_ing, is_past,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "forms"),
    [
        ("deny", "deny denies denied denying"),
        ("argue", "argue argues argued arguing"),
        ("admit +", "admit admits admitted admitting"),
        ("say said", "say says said saying"),
        ("agree", "agree agrees agreed agreeing"),
        ("stress", "stress stresses stressed stressing"),
        ("preach", "preach preaches preached preaching"),
        ("wish", "wish wishes wished wishing"),
        ("echo", "echo echoes echoed echoing"),
        ("fax", "fax faxes faxed faxing"),
        ("buzz", "buzz buzzes buzzed buzzing"),
        ("convey", "convey conveys conveyed conveying"),
        ("speak spoke spoken", "speak speaks spoke spoken speaking"),
    ],
)
def test_the_forms_of_a_verb_in_their_order(line: str, forms: str) -> None:
    found = list(inflect(line))

    assert " ".join(form for form, _ in found) == forms
    assert [is_ing for _, is_ing in found] == [False] * (len(found) - 1) + [True]
