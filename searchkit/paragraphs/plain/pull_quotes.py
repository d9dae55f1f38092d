"""Pull quotes: rows that say again, between the lines of the story, what the story says."""

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from searchkit.paragraphs.plain.text_rows import TextRow
from searchkit.rules import limit, threshold

# Letters in common with another place. Shorter repetitions are names and turns of phrase.
# Chosen on 48 synthetic text clippings and 200 dumps of prints.
MIN_LETTERS = threshold(
    24,
    "in common with another place, in 48 text clippings and 200 dumps; shorter repetitions are names and turns of phrase",
)
MAX_ROWS = threshold(8, "of a pull quote in narrow columns")
# Of the rows. Pull quotes and running titles are up to 0.16 of a story's; where more repeat, the story
# itself says things twice.
MAX_SHARE = threshold(
    0.27,
    "of the rows: pull quotes and running titles are up to 0.16 of a story's; where more repeat, the story itself says things twice",
)
# A longer text is a digest, whose stories may quote one another.
MAX_TEXT_LETTERS = limit(
    400_000, "time; a longer text is a digest, whose stories may quote one another"
)


def pull_quotes(rows: Sequence[TextRow]) -> list[range]:
    """Return the runs of rows, by place, whose whole text stands elsewhere among the rows.

    Of two places that say the same, the pull quote is the one whose rows hold nothing else: the
    story's own rows go on beyond it.
    """
    letters = ["".join(filter(str.isalnum, row.text.lower())) for row in rows]
    text = "".join(letters)
    if len(text) > MAX_TEXT_LETTERS:
        return []
    starts = [0, *accumulate(map(len, letters))]
    shingles = Counter(text[at : at + MIN_LETTERS] for at in range(len(text) - MIN_LETTERS + 1))
    runs: list[range] = []
    place = 0
    while place < len(rows):
        run = _run_at(place, letters, text, starts, shingles)
        if run:
            runs.append(run)
            place = run.stop
        else:
            place += 1
    if sum(map(len, runs)) > MAX_SHARE * len(rows):
        return []
    return _without_originals(runs, letters)


def _run_at(
    place: int, letters: Sequence[str], text: str, starts: Sequence[int], shingles: Counter[str]
) -> range | None:
    """Return the longest run from this row whose text is repeated."""
    at = starts[place]
    if len(letters[place]) < MIN_LETTERS and place + 1 == len(letters):
        return None
    if shingles[text[at : at + MIN_LETTERS]] < 2:
        return None
    last = 0
    for rows, end in enumerate(starts[place + 1 : place + 1 + MAX_ROWS], start=1):
        if end - at >= MIN_LETTERS:
            if not _stands_elsewhere(text, at, end):
                break
            last = rows
    return range(place, place + last) if last else None


def _stands_elsewhere(text: str, at: int, end: int) -> bool:
    found = text.find(text[at:end])
    while found != -1:
        if found >= end or found + (end - at) <= at:
            return True
        found = text.find(text[at:end], found + 1)
    return False


def _without_originals(runs: Sequence[range], letters: Sequence[str]) -> list[range]:
    """Return the runs but for those that only lie inside what a longer run says."""
    texts = ["".join(letters[row] for row in run) for run in runs]
    return [
        run
        for place, run in enumerate(runs)
        if not any(
            texts[place] in text and (text != texts[place] or other < place)
            for other, text in enumerate(texts)
        )
    ]
