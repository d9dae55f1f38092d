"""Lines that open a speaker's turn by a label: "Q:", "Denby:", "SEN. DALE WHITCOMB (R-OH):".

One such line means nothing: "Paris: a city of bridges". So a label counts only among others of which one
comes again.
"""

from collections import Counter
from collections.abc import Sequence

from searchkit.regexes import regex
from searchkit.rules import NO_DATA, threshold

TURN = "a speaker's label"

MIN_SPEAKERS = threshold(2, "of a conversation; a headline with a colon comes again on each page")
SAME_WORDS = threshold(24, NO_DATA + "characters that tell two turns apart; labels have up to 20")

_WORD = r"[A-ZÀ-Þ][\w.’'-]*"
# "Q:", "Denby:", "SEN. DALE WHITCOMB (R-OH):", "MARTHA KING, HOST:", "记者："
_LABEL = regex(
    rf"({_WORD}(?:\s{_WORD}){{0,3}}(?:\s\([A-Z]{{1,3}}-[A-Z]{{2}}\))?(?:,\s[A-Z][\w.’' -]{{2,30}})?)\s?:(?:\s|$)"
    r"|([QA])\.\s|([^\W\d_]{1,10})："
)


def turns_among(lines: Sequence[str]) -> list[int]:
    """Return the places of the lines that open a turn."""
    labels = {place: label for place, line in enumerate(lines) if (label := _label(line))}
    # A headline with a colon comes again at the head of each page, with the same words behind it.
    said = {(label, lines[place][:SAME_WORDS]) for place, label in labels.items()}
    counts = Counter(label for label, _ in said)
    if len(counts) < MIN_SPEAKERS or max(counts.values()) == 1:
        return []
    return [place for place, label in labels.items() if place or counts[label] > 1]


def _label(text: str) -> str | None:
    """Return the label's last word, since "MARTHA KING, HOST:" goes on as "KING:"."""
    found = _LABEL.match(text)
    if found is None:
        return None
    label = found[1] or found[2] or found[3]
    return label.partition(",")[0].partition(" (")[0].split(" ")[-1].lower()
