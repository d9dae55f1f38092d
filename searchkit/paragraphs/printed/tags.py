"""Whether a tagged file's own structure can be trusted to know its paragraphs.

Browsers tag each `<p>` as an element. Word processors do, too, but layout programs make an element of
each column's piece, and some converters one of each line. So the tags are tried on what needs no tags:
a line that ends in a hyphen goes on, and a line that follows in lower case nearly always does.
"""

import itertools
from collections.abc import Sequence

from searchkit.language.sentences import ends_sentence
from searchkit.paragraphs.dehyphenate import ends_broken
from searchkit.paragraphs.printed.printed_rows import Row
from searchkit.rules import rule, threshold

LEAST_PAIRS = threshold(4, "of lines that surely go on, before their tags are judged by them")
LARGEST_ERROR = threshold(0.04, "of them that lie in different elements")


@rule(
    "printed.tags-told-right",
    example="a tagged file in which lines that surely go on lie in one element",
    counter="a file that tags each line as a paragraph of its own",
    chosen_on="the real prints of the dev data",
)
def trusts_tags(strips: Sequence[Sequence[Row]]) -> bool:
    """Whether lines that surely go on lie in one element, nearly always."""
    sure = apart = 0
    for strip in strips:
        for first, second in itertools.pairwise(strip):
            if first.block is None or second.block is None:
                continue
            if ends_broken(first.text) or (
                second.text[:1].islower() and not ends_sentence(first.text)
            ):
                sure += 1
                apart += first.block != second.block
    return sure >= LEAST_PAIRS and apart <= LARGEST_ERROR * sure
