"""What differs between two versions of a story: the sentences that one of them lacks or alters.

Sentences are compared by their words, case and punctuation aside, with Ratcliff and Obershelp's
matching (`difflib`). Where both have a sentence of their own at one place, and they share most of
their words, it is one sentence that was altered; one that stands elsewhere in the other version was
moved, and does not differ.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise

from searchkit.language.fold import fold
from searchkit.language.sentences import sentence_starts
from searchkit.regexes import regex
from searchkit.rules import limit, threshold
from searchkit.values import dataclass

_MOST_SENTENCES = limit(500, "time: matching is quadratic, and no news story is so long")
_MOST_WORDS = limit(200, "time: a sentence that is longer is a list, shown as two")
SAME_SENTENCE = threshold(
    0.5,
    "the stories of tests/copies: a sentence that a sub-editor touched shares 0.76 of its words and more with"
    " what it was, two sentences of one story that say different things 0.29 at most",
)

_WORD = regex(r"\w+")


class Where(StrEnum):
    """Which of two versions has it."""

    BOTH = "both"
    HERE = "here"
    THERE = "there"


@dataclass(frozen=True, slots=True)
class Words:
    """Words in a row that stand in one version, or in both."""

    text: str
    where: Where


Difference = tuple[Words, ...]  # one run: a sentence that the other lacks; several: one altered


def differences(here: Sequence[str], there: Sequence[str]) -> Iterator[Difference]:
    """Yield what differs between two versions, each given as its paragraphs, in their order.

    Of versions of more than 500 sentences the rest is not compared.
    """
    ours, theirs = _sentences(here), _sentences(there)
    our_keys, their_keys = [_key(each) for each in ours], [_key(each) for each in theirs]
    known_here, known_there = {*our_keys}, {*their_keys}
    matcher = SequenceMatcher(None, our_keys, their_keys, autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            continue
        gone = [ours[i] for i in range(first, last) if our_keys[i] not in known_there]
        new = [theirs[i] for i in range(start, end) if their_keys[i] not in known_here]
        yield from _paired(gone, new)


def _paired(gone: list[str], new: list[str]) -> Iterator[Difference]:
    """Yield the sentences of one place: those that were altered as one, the others by themselves."""
    for sentence in gone:
        altered = None
        for place, other in enumerate(new):
            altered = _altered(sentence, other)
            if altered:
                for skipped in new[:place]:
                    yield (Words(skipped, Where.THERE),)
                del new[: place + 1]
                break
        yield altered or (Words(sentence, Where.HERE),)
    for sentence in new:
        yield (Words(sentence, Where.THERE),)


def _altered(here: str, there: str) -> Difference | None:
    """Return what was altered in a sentence; None where the two are no versions of one."""
    ours, theirs = here.split(), there.split()
    if max(len(ours), len(theirs)) > _MOST_WORDS:
        return None
    matcher = SequenceMatcher(None, [*map(_key, ours)], [*map(_key, theirs)], autojunk=False)
    if matcher.quick_ratio() < SAME_SENTENCE or matcher.ratio() < SAME_SENTENCE:
        return None
    runs = []
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            runs.append(Words(" ".join(ours[first:last]), Where.BOTH))
            continue
        if first < last:
            runs.append(Words(" ".join(ours[first:last]), Where.HERE))
        if start < end:
            runs.append(Words(" ".join(theirs[start:end]), Where.THERE))
    return tuple(runs)


def _sentences(paragraphs: Sequence[str]) -> list[str]:
    """Return sentences of words, in order."""
    found: list[str] = []
    for text in paragraphs:
        starts = sentence_starts(text)
        for start, end in pairwise([*starts, len(text)]):
            sentence = text[start:end].strip()
            if _WORD.search(sentence):
                found.append(sentence)
        if len(found) >= _MOST_SENTENCES:
            break
    return found[:_MOST_SENTENCES]


def _key(text: str) -> str:
    """Return the words, folded; of punctuation alone, that."""
    return " ".join(_WORD.findall(fold(text))) or text
