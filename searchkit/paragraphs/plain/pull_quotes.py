"""Pull quotes: rows that say again, between the lines of the story, what the story says."""

from collections.abc import Sequence
from itertools import accumulate

from searchkit.paragraphs.plain.text_rows import TextRow
from searchkit.rules import limit, threshold

# Letters in common with another place. Shorter repetitions are names and turns of phrase.
REPEATED_LETTERS = threshold(24, "48 text clippings and 200 dumps of prints")
QUOTE_ROWS = limit(
    8, "time: rows from which a quotation is looked for elsewhere; a longer one is several"
)
# Of the rows. Pull quotes and running titles are up to 0.16 of a story's; where more repeat, the story
# itself says things twice.
MAX_SHARE = threshold(0.27, "248 texts: pull quotes and running titles are up to 0.16 of the rows")
# A longer text is a digest, whose stories may quote one another.
MAX_TEXT_LETTERS = limit(400_000, "time and memory: a digest, whose stories may quote one another")


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
    runs: list[range] = []
    place = 0
    while place < len(rows):
        run = _run_at(place, letters, text, starts)
        if run:
            runs.append(run)
            place = run.stop
        else:
            place += 1
    if sum(map(len, runs)) > MAX_SHARE * len(rows):
        return []
    return _without_originals(runs, letters)


def _run_at(place: int, letters: Sequence[str], text: str, starts: Sequence[int]) -> range | None:
    """Return the longest run from this row whose text is repeated."""
    at = starts[place]
    if len(letters[place]) < REPEATED_LETTERS and place + 1 == len(letters):
        return None
    if not _is_repeated(text, at):
        return None
    last = 0
    for rows, end in enumerate(starts[place + 1 : place + 1 + QUOTE_ROWS], start=1):
        if end - at >= REPEATED_LETTERS:
            if not _stands_elsewhere(text, at, end):
                break
            last = rows
    return range(place, place + last) if last else None


def _is_repeated(text: str, at: int) -> bool:
    """Return whether the letters from a place on stand at another one, which may overlap."""
    first = text[at : at + REPEATED_LETTERS]
    if len(first) < REPEATED_LETTERS:
        return False
    return text.find(first, at + 1) != -1 or text.find(first, 0, at + REPEATED_LETTERS - 1) != -1


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
