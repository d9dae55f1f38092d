"""How far each candidate can be believed: a logistic regression over named features.

Its weights are a JSON file that can be read and changed by hand: feature -> weight. A positive one
speaks for the candidate, a negative one against, both in log-odds. tools/fit_speakers.py fits them.
The kinds of words before and behind a mention are spelled out there ("after=comma, says"), and are
letters here, since a feature is made for every mention of every article.
"""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from searchkit.enrichers.speakers.token_kinds import shown, spelled


@dataclass(frozen=True, slots=True)
class Ranker:
    """Weights by feature, and the confidence below which a finding is left out."""

    weights: Mapping[str, float]
    threshold: float

    def confidence(self, features: Iterable[str]) -> float:
        """Return how likely the candidate speaks, 0 to 1."""
        weights = self.weights
        total = sum([weights[name] for name in features if name in weights])
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def bundled_ranker() -> Ranker:
    """Return the ranker whose weights come with searchkit."""
    data = json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    weights = {feature_of(name): weight for name, weight in data["weights"].items()}
    return Ranker(weights, data["threshold"])


def weight_name(feature: str) -> str:
    """Return the name that a feature's weight has in the file."""
    side, equals, kinds = feature.partition("=")
    return f"{side}={shown(kinds)}" if equals and side in _SIDES else feature


def feature_of(name: str) -> str:
    """Return the feature of a weight's name; KeyError where it names a kind that there is not."""
    side, equals, kinds = name.partition("=")
    return f"{side}={spelled(kinds.split(', '))}" if equals and side in _SIDES else name


_SIDES = ("after", "before")
