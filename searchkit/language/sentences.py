"""Does a line end a sentence? Does it start one? The cheapest evidence for a paragraph break."""

import re

_CLOSERS = r"[\"'”’)\]»]*"

# A colon counts, since it ends the paragraph before a list or a quotation; so does a closing
# double quotation mark without a stop, since American copy often ends a paragraph on it; after a comma
# the sentence goes on: “Nobody knew,” she said.
_ENDS = re.compile(rf"(?:[.!?…:]{_CLOSERS}|(?<![,;])[”\"»])$")
_ENDS_WITH_STOP = re.compile(rf"[.!?…]{_CLOSERS}$")

# A stop after one of these is more often an abbreviation than the end of a paragraph; a colon after
# the last ones is followed by a name.
_ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Sgt|Lt|Col|Capt|Maj|Cmdr|Adm|Rev|Hon|St|Jr|Sr|vs"
    r"|No|Inc|Co|Corp|Ltd|Jan|Feb|Aug|Sept|Oct|Nov|Dec|U\.S|U\.N|U\.K|E\.U|D\.C|[A-Z])\.$"
    r"|\b(?:PHOTO|Photo|Credit|CREDIT|Picture):$"
)

# Opening marks, then a capital or a figure of any script that has capitals.
_STARTS = re.compile(r"^[\"'“‘’„«(\[—–…\-$£€¥#@*•]*\s?(?:…|[0-9]|[^\W\d_a-zß-öø-ÿ])")

# A hyphen with a space before it is a dash, but for U+2010, which some tools set apart.
_BREAK_HYPHEN = re.compile(r"\w(?:[-\u2010\u2011]|\s\u2010)$")

# After one of these words or marks a line goes on, whatever the next one looks like.
_GOES_ON = re.compile(
    r"(?:[,;(–—\-\u2010]|\b(?:the|a|an|of|and|or|to|in|for|by|with|at|on|from|as|that|his|her"
    r"|its|their|is|was|are|were|Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.?)$"
)

_EDGE = 24  # characters at either end that decide; a line may be megabytes long


def ends_sentence(text: str) -> bool:
    """Whether a paragraph may end here: terminal punctuation that is no abbreviation's."""
    end = text[-_EDGE:]
    return bool(_ENDS.search(end)) and not _ABBREVIATION.search(end)


def ends_with_stop(text: str) -> bool:
    """Whether the text ends in a full stop, question or exclamation mark, closers allowed."""
    return bool(_ENDS_WITH_STOP.search(text[-_EDGE:]))


def starts_sentence(text: str) -> bool:
    """Whether a paragraph may start here: a capital or a figure, opening marks allowed."""
    return bool(_STARTS.match(text[:_EDGE]))


def ends_in_hyphen(text: str) -> bool:
    """Whether a word is cut at the end of the line."""
    return bool(_BREAK_HYPHEN.search(text[-_EDGE:]))


def goes_on(text: str) -> bool:
    """Whether the text ends in a comma, an article or a preposition, so that more must follow."""
    return bool(_GOES_ON.search(text[-_EDGE:]))
