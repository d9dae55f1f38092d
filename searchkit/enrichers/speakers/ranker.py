"""How far each candidate can be believed: a logistic regression over named features.

Its weights are a JSON file that can be read and changed by hand: feature -> weight. A positive one
speaks for the candidate, a negative one against, both in log-odds. tools/fit_speakers.py fits them.
"""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


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
    return Ranker(data["weights"], data["threshold"])
