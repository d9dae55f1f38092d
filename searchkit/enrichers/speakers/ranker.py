"""How far each candidate can be believed: a logistic regression over named features.

What they say is then calibrated: a confidence of 0.8 is right in about 80 of 100 findings.
Its weights are a JSON file that can be read and changed by hand: feature -> weight. A positive one
speaks for the candidate, a negative one against, both in log-odds. tools/fit_speakers.py fits them.
The kinds of words before and behind a mention are spelled out there ("after=comma, says"), and are
letters here, since a feature is made for every mention of every article.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from functools import cache
from itertools import repeat

from searchkit.enrichers.speakers.token_kinds import shown, spelled
from searchkit.language.tables import text_of
from searchkit.values import dataclass


@dataclass(frozen=True, slots=True)
class Ranker:
    """Weights by feature, and the confidence below which a finding is left out."""

    weights: Mapping[str, float]
    threshold: float
    # By family: rising corners (what the weights say, how often that is right).
    calibration: Mapping[str, Sequence[Sequence[float]]] = field(default_factory=dict)

    def confidence(self, features: Iterable[str]) -> float:
        """Return how likely the weights find it that the candidate speaks, 0 to 1."""
        total = sum(map(self.weights.get, features, repeat(0.0)))
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))

    def calibrated(self, sure: float, rule: str) -> float:
        """Return how often findings of such a rule that look so sure are right."""
        corners = self.calibration.get(family_of(rule) or "")
        if not corners:
            return sure
        before = (0.0, 0.0)
        for said, right in corners:
            if sure <= said:
                share = (sure - before[0]) / (said - before[0]) if said > before[0] else 1.0
                return before[1] + share * (right - before[1])
            before = (said, right)
        return before[1]


# Rules that are calibrated together, since the articles have too few of each.
_FAMILIES = {
    "subject-verb": "subject-verb",
    "inverted": "inverted",
    "according-to": "according-to",
    "beside a quote": "beside a quote",
    "apposition": "described",
    "apposed": "described",
    "relative": "described",
    "interrupted": "described",
    "affiliation": "described",
    "coordinated": "loose",
    "chained": "chained",
    "possession": "loose",
    "reported": "loose",
    "passive": "loose",
    "mouthpiece": "subject-verb",
}


def family_of(rule: str) -> str | None:
    """Return with which rules a rule is calibrated; None where the articles cannot judge it.

    Whoever is meant by a pronoun is calibrated apart. A role is as sure as a name is: the articles
    label "the senator" as a role, never as the person.
    """
    how, _, shown = rule.rpartition(", ")
    if how == "pronoun":
        return "pronoun beside a quote" if shown == "beside a quote" else "pronoun"
    return _FAMILIES.get(shown)


@cache
def bundled_ranker() -> Ranker:
    """Return the ranker whose weights come with searchkit."""
    data = json.loads(text_of(__package__, "weights.json"))
    weights = {feature_of(name): weight for name, weight in data["weights"].items()}
    return Ranker(weights, data["threshold"], data.get("calibration", {}))


def weight_name(feature: str) -> str:
    """Return the name that a feature's weight has in the file."""
    side, equals, kinds = feature.partition("=")
    return f"{side}={shown(kinds)}" if equals and side in _SIDES else feature


def feature_of(name: str) -> str:
    """Return the feature of a weight's name; KeyError where it names a kind that there is not."""
    side, equals, kinds = name.partition("=")
    return f"{side}={spelled(kinds.split(', '))}" if equals and side in _SIDES else name


_SIDES = ("after", "before")
