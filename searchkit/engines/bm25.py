"""How a word scores: BM25 in float64, the same to the last bit in every engine.

Both engines must multiply and add in the order written here, or equal paragraphs stop being ties.
A paragraph's score is the sum, from left to right, of the parts of the words of the text nodes
that match it, in the order of the query; then of the same words' parts in the title field; then of
their parts in the story's text as one document. Each part is weighted before it is added.
"""

import math

from searchkit.values import dataclass

K1 = 1.2
B = 0.75

# What a word's BM25 in the title field, and in the story's text, counts beside its BM25 in the
# paragraph. Chosen with benchmarks/ranking.py on 109,057 paragraphs of Reuters news of 1987 and 42
# questions of the TIME collection; the figures are in docs/adr/0025. A tenth for each word that is
# asked gives questions all that the story can give (mean average precision .629 at 0, .702 at .1;
# .695 at a half for any number of words), and takes .007 from the reciprocal rank by which one
# remembered paragraph is found by two of its words (.015 at a half). A tenth for the title lifts
# the precision of the first ten about a country (.768 to .784).
TITLE_WEIGHT = 0.1
STORY_WEIGHT = 0.1
MOST_STORY_WEIGHT = 1.0  # what stands beside a paragraph is never worth more than what it says


@dataclass(frozen=True, slots=True)
class Weights:
    """What a word's part counts in the title and in the story, beside 1 in the paragraph."""

    title: float = TITLE_WEIGHT
    story: float = STORY_WEIGHT  # for each word that is asked

    def of_story(self, words: int) -> float:
        """Return what each word's part in the story counts where so many words are asked.

        One paragraph can be about two words. Of a question of twelve, most stand beside it.
        """
        return min(self.story * words, MOST_STORY_WEIGHT)


WEIGHTS = Weights()


def idf(paragraphs: int, frequency: int) -> float:
    """Return the weight of a word that `frequency` of `paragraphs` live paragraphs contain."""
    return math.log(1 + (paragraphs - frequency + 0.5) / (frequency + 0.5))


def part(idf: float, tf: float, length: int, average: float) -> float:
    """Return what a word adds that occurs `tf` > 0 times among the `length` words of a field.

    `average` is the exact mean length of the field over the live paragraphs (or stories).
    """
    return idf * tf * (K1 + 1) / (tf + K1 * (1 - B + B * length / average))
