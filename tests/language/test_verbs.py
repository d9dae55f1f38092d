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
