"""How a word scores: BM25 in float64, the same to the last bit in every engine.

Both engines must multiply and add in the order written here, or equal paragraphs stop being ties.
A paragraph's score is the sum, from left to right, of the parts of the words of the text nodes
that match it, in the order of the query; then of the same words' parts in the title field; then of
their parts in the story's text as one document. Each part is weighted before it is added.
"""

import math
from dataclasses import dataclass

K1 = 1.2
B = 0.75

# What a word's BM25 in the title field counts beside its BM25 in the text. Chosen with
# benchmarks/title_weight.py on 109,057 paragraphs of Reuters news of 1987. The more the title
# counts, the better are paragraphs found whose article is about the query (average precision from
# 0.827 at 0 to 0.896 at 1 and above), and the worse one paragraph is found by words remembered of
# it (mean reciprocal rank from 0.203 to 0.158). 0.2 brings 59 % of what can be won (0.868) for 12 %
# of what can be lost (0.197); 0.3 would bring 75 % for 35 %, 0.5 92 % for 57 %.
TITLE_WEIGHT = 0.2

# What its BM25 in the story's text counts. A beginning, not yet chosen by measurement: between the
# title's weight and a half, so that of two paragraphs that hold a word the one of the story about it
# is first, and the story alone lifts none over a paragraph that holds more of the words.
STORY_WEIGHT = 0.3


@dataclass(frozen=True, slots=True)
class Weights:
    """What a word's part counts in the title and in the story, beside 1 in the paragraph."""

    title: float = TITLE_WEIGHT
    story: float = STORY_WEIGHT


WEIGHTS = Weights()


def idf(paragraphs: int, frequency: int) -> float:
    """Return the weight of a word that `frequency` of `paragraphs` live paragraphs contain."""
    return math.log(1 + (paragraphs - frequency + 0.5) / (frequency + 0.5))


def part(idf: float, tf: float, length: int, average: float) -> float:
    """Return what a word adds that occurs `tf` > 0 times among the `length` words of a field.

    `average` is the exact mean length of the field over the live paragraphs (or stories).
    """
    return idf * tf * (K1 + 1) / (tf + K1 * (1 - B + B * length / average))


def title_part(idf: float, tf: float, length: int, average: float) -> float:
    """Return the same for the title field, weighted."""
    return TITLE_WEIGHT * part(idf, tf, length, average)
