"""Verbs of saying, holding and acting, and their forms. The list is words/verbs.txt."""

from collections.abc import Iterator, Mapping
from functools import cache

from searchkit.language.fold import fold
from searchkit.language.tables import sections
from searchkit.values import dataclass


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A form of a verb."""

    base: str  # "deny"
    section: (
        str  # "say": it reports words; "hold": what somebody thinks or wants; "act": it may report
    )
    is_ing: bool  # "denying"
    is_past: bool  # "denied", "said", "spoken"


def base_form(cue: str) -> str:
    """Return the base form of the verb that a cue is or begins with: "say" for "said".

    A word that is no known verb is its own, folded: "according".
    """
    first = fold(cue).split()[:1]
    if not first:
        return ""
    form = verb_forms().get(first[0])
    return form.base if form is not None else first[0]


@cache
def verb_forms() -> Mapping[str, VerbForm]:
    """Return form -> verb; a form of two verbs is that of the first in the list."""
    found: dict[str, VerbForm] = {}
    for section, lines in sections(__package__, "verbs.txt").items():
        for line in lines:
            base, *irregular = line.split()
            for form, is_ing in inflect(line):
                is_past = form.endswith("ed") or form in irregular
                found.setdefault(form, VerbForm(base, section, is_ing, is_past))
    return found


def inflect(line: str) -> Iterator[tuple[str, bool]]:
    """Yield the forms of a verb and whether each ends in -ing.

    "deny" gives deny, denies, denied, denying; "admit +" doubles its t; "say said" has an
    irregular past.
    """
    base, *irregular = line.split()
    is_y = base.endswith("y") and base[-2] not in "aeiou"
    stem = base
    if irregular == ["+"]:
        stem, irregular = base + base[-1], []
    yield base, False
    hisses = base.endswith(("s", "sh", "ch", "x", "z", "o"))
    yield base[:-1] + "ies" if is_y else base + ("es" if hisses else "s"), False
    past = base[:-1] + "ied" if is_y else base + "d" if base.endswith("e") else stem + "ed"
    for form in irregular or [past]:
        yield form, False
    yield (base[:-1] if base.endswith("e") and not base.endswith("ee") else stem) + "ing", True
