"""How well what was found agrees with the gold, micro-averaged."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

QUOTES = str.maketrans("’‘“”–—‐‑", "''\"\"----")


@dataclass(frozen=True, slots=True)
class Score:
    """Counts that add up over documents."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.found + other.found, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        return 100 * self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return 100 * self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        return 200 * self.right / (self.found + self.wanted) if self.found + self.wanted else 0.0


def paragraph_score(wanted: Sequence[str], found: Sequence[str]) -> Score:
    """Count paragraphs recovered: one to one, within 2 % of edits of the gold paragraph."""
    left = [_normal(text) for text in found]
    right = 0
    for gold in map(_normal, wanted):
        allowed = len(gold) // 50
        for candidate in left:
            if Levenshtein.distance(gold, candidate, score_cutoff=allowed) <= allowed:
                left.remove(candidate)
                right += 1
                break
    return Score(right, len(found), len(wanted))


def set_score(wanted: Iterable[str], found: Iterable[str]) -> Score:
    """Count members of one set found in another."""
    gold, seen = set(wanted), set(found)
    return Score(len(gold & seen), len(seen), len(gold))


def _normal(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).translate(QUOTES)
    return re.sub(r"\s+", " ", text).strip()
