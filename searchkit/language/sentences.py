"""Where does a sentence begin? Does a line end one? Decided once for news prose, in any script.

`sentence_starts` cuts a whole paragraph. The questions below it are about one line, whose end and
start are the cheapest evidence for a paragraph break.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from searchkit.regexes import regex
from searchkit.rules import limit, rule

_EDGE = limit(24, "time: so many characters at either end decide, a line may have millions")

# A name follows their full stop. "Mr. He" and "Gen. So" are names, too, so that no word behind one of
# these opens a sentence.
_BEFORE_NAMES = (
    "Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Lt|Col|Sgt|Capt|Rev|Prof|Hon|Maj|Adm|Cmdr|Cpl|Det"
    "|Supt|Insp|Pres|Sec|Brig|Messrs|Mme|Pte|Cllr|Engr|Barr|Atty"
)
ABBREVIATIONS = (
    rf"{_BEFORE_NAMES}|St|Jr|Sr|No|vs"  # a pattern of words whose full stop ends no sentence
)

# States as American papers shorten them: a pattern, without the full stop.
STATES = (
    "Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb"
    "|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo"
)
# A sentence may end with one of these; more often its full stop is only the abbreviation's.
_MAY_END = regex(
    r"St|Jr|Sr|No|vs|Inc|Co|Corp|Ltd|Bros|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Ph\.D|Mt|Ft|Ave|Rd"
    rf"|{STATES}|(?:[^\W\d_]\.)*[^\W\d_]"  # U.S. p.m. J. J.K.
)
_NEVER_ENDS = regex(_BEFORE_NAMES)
# Words that open sentences and are no names: behind "U.S." or "Inc." one of them tells that it ended.
_OPENERS = frozenset(
    str.split(
        "The A An This That These Those He She It We They I His Her Its Our Their There Here In On At "
        "By For From With As If When While Where After Before Since Until During Although Though "
        "Because But And Or So Yet Nor Not Now Then Still Also Both Each Some Many Most Several Among "
        "Under Over However Meanwhile What Why How"
    )
)

# What closes and opens with a sentence: quotation marks and brackets, of East Asia, too.
_CLOSING = "\"'”’)\\]»›」』】）》〉＂＇］"
_OPENING = "\"'“‘’„«‹(\\[¿¡「『【（《〈＂＇［"
# Scripts that put no spaces between words: Han with its marks, kana, and their full-width forms.
UNSPACED = "\u2e80-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
_UNSPACED = regex(rf"[{UNSPACED}]")

# White space follows these: `؟` is Arabic, `۔` Urdu, `।` and `॥` Indic, `։` Armenian, `።` Ethiopic,
# `။` Burmese, `។` Khmer. The others stand without any in Chinese and Japanese.
_SPACED_STOPS = ".!?…؟۔।॥։።။។"
_UNSPACED_STOPS = "。！？｡"
# The first character is one set for both, because `re` runs over what is in none of a set at a stride.
# Of a row of stops the first alone is tried: a row that leads nowhere is not read again from each.
_END = regex(
    rf"[{_UNSPACED_STOPS}{_SPACED_STOPS}](?:"
    rf"(?<=[{_UNSPACED_STOPS}])[{_UNSPACED_STOPS}]*[{_CLOSING}]*\s*"
    rf"|(?<=[{_SPACED_STOPS}])(?<![{_SPACED_STOPS}].)[{_SPACED_STOPS}]*+[{_CLOSING}]*+"
    r"(?:\s[”»]+(?=\s))?\s+)"  # French sets « apart »
)
_LEAD = regex(rf"(?:[{_OPENING}\s—–―•*·-]|…\s?){{0,24}}")  # before the first letter or figure
_LAST_WORD = regex(r"[^\s(\[“\"‘'„«—–/-]*$")
_WORD = regex(r"[^\W\d_]+")
_ITEM = regex(r"\d{1,2}")

# “Who was it?” Smith asked: the sentence of the one who is quoted goes on.
WHO_SAID = regex(
    r"[A-ZÀ-Þ][\w.’']*(?: [\w.’']+){0,3}? (?:said|says|asked|added|wrote|told|replied|tweeted"
    r"|continued|explained|responded|noted)\b"
)
_NAME_AND_VERB = limit(80, "time: four words have 40 characters, a word of a hostile line millions")
# “好。”王毅说。 「行く。」と述べた。 But 他说， begins the next sentence.
_WHO_SAID_UNSPACED = regex(
    r"と|って|[^，。！？：、“”「」\s]{0,8}(?:说|說|表示|指出|称|稱|道|问|問|强调|強調)(?![，：])"
)

_CLOSERS = rf"[{_CLOSING}]*"

# A colon counts, since it ends the paragraph before a list or a quotation; so does a closing
# double quotation mark without a stop, since American copy often ends a paragraph on it; after a comma
# the sentence goes on: “Nobody knew,” she said.
_STOPS = _SPACED_STOPS + _UNSPACED_STOPS
_ENDS = regex(rf"(?:[{_STOPS}:：]{_CLOSERS}|(?<![,;])[”\"»])$")
_ENDS_WITH_STOP = regex(rf"[{_STOPS}]{_CLOSERS}$")

# A stop after one of these is more often an abbreviation than the end of a paragraph; a colon after
# the last ones is followed by a name.
_ABBREVIATION = regex(
    rf"\b(?:{ABBREVIATIONS}|Inc|Co|Corp|Ltd|Jan|Feb|Aug|Sept|Oct|Nov|Dec|U\.S|U\.N|U\.K|E\.U|D\.C|[A-Z])\.$"
    r"|\b(?:PHOTO|Photo|Credit|CREDIT|Picture):$"
)

# Opening marks, then a capital or a figure of any script that has capitals.
_STARTS = regex(r"^[\"'“‘’„«(\[—–…\-$£€¥#@*•「『【《〈（]*\s?(?:…|[0-9]|[^\W\d_a-zß-öø-ÿ])")

# After one of these words or marks a line goes on, whatever the next one looks like.
_GOES_ON = regex(
    r"(?:[,;(–—\-\u2010]|\b(?:the|a|an|of|and|or|to|in|for|by|with|at|on|from|as|that|his|her"
    r"|its|their|is|was|are|were|Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.?)$"
)


def is_unspaced(text: str, at: int) -> bool:
    """Whether the character is of a script that puts no spaces between words; -1 is the last one."""
    return _UNSPACED.match(text[at]) is not None if text else False


def word_count(text: str) -> int:
    """Return how many words a text has by its spaces, two characters of Chinese or kana as one."""
    spaced = text.count(" ") + 1
    return spaced if text.isascii() else spaced + len(_UNSPACED.findall(text)) // 2


def first_word(text: str) -> str:
    """Return what a line above would have taken up first: a word, in Chinese a character."""
    return text[:1] if is_unspaced(text, 0) else text.split(" ", 1)[0]


def sentence_starts(text: str) -> list[int]:
    """Return where each sentence of a paragraph begins, in code points; empty where all is blank.

    Sentences within a quotation count, and its opening mark belongs to the first of them. The full
    stop of a title, of initials and of an item's number ends none; that of "U.S.", "Inc." or "p.m."
    does where the next word is one that opens sentences. Linear in the length of the text.
    """
    begun = len(text) - len(text.lstrip())
    if begun == len(text):
        return []
    starts = [begun]
    for end in _END.finditer(text, begun):
        if end.end() < len(text) and _is_end(text, begun, end):
            begun = end.end()
            starts.append(begun)
    return starts


def sentence_positions(text: str, word_starts: Sequence[int]) -> list[int]:
    """Return the position, from 0, of each word that begins a sentence, the first word included.

    `word_starts` are where the words of `text` begin, in code points, ascending. What has no word is
    no sentence. Word `i` is in sentence `bisect_right(positions, i) - 1`.
    """
    if not word_starts:
        return []
    begun = (bisect_left(word_starts, start) for start in sentence_starts(text))
    return list(dict.fromkeys([0, *(place for place in begun if place < len(word_starts))]))


@rule(
    "sentences.ends-here",
    example="“Who was it?” The mayor knew.",
    counter="“Who was it?” Smith asked.",
    chosen_on="typography of news in the scripts that _SPACED_STOPS and _UNSPACED_STOPS list; abbreviations are those of English",
)
def _is_end(text: str, begun: int, end: re.Match[str]) -> bool:
    """Whether a sentence that began at `begun` ends with these stops, and another one follows."""
    stops = end.group()
    if stops[0] in _UNSPACED_STOPS:
        is_quoted = stops.rstrip()[-1] not in _UNSPACED_STOPS
        return not (is_quoted and _WHO_SAID_UNSPACED.match(text, end.end()))
    start = end.end()
    following = text[start : start + 1]
    if not following.isalnum():  # most sentences begin with their first word
        lead = _LEAD.match(text, start)
        start = lead.end() if lead else start
        following = text[start : start + 1]
    if following.islower() or not (following.isalnum() or following in "£$€¥#@"):
        return False
    if stops[0] in ".…":
        return not _is_no_stop(text, begun, end, start)
    is_quoted = stops.rstrip()[-1] not in _SPACED_STOPS
    return not (is_quoted and WHO_SAID.match(text, start, start + _NAME_AND_VERB))


@rule(
    "sentences.no-stop",
    example="They met Gen. So on Monday.",
    counter="They met here. So it was.",
    chosen_on="typography of news in the scripts that _SPACED_STOPS and _UNSPACED_STOPS list; abbreviations are those of English",
)
def _is_no_stop(text: str, begun: int, end: re.Match[str], following: int) -> bool:
    """Whether the full stop belongs to the word before it, or the ellipsis stands for other words."""
    edge = max(begun, end.start() - _EDGE)
    word = text[edge : end.start()].rpartition(" ")[2]
    if (
        len(word) > len("vs") and word.isalpha() and word.islower()
    ):  # most words are no abbreviation
        return False
    before = _LAST_WORD.search(text, edge, end.start())
    word = before.group() if before else ""
    if end.group()[0] == "…" or end.group()[1] == ".":
        return not word  # "the … Chinese side": words are left out
    if _NEVER_ENDS.fullmatch(word):
        return True
    if _ITEM.fullmatch(word):
        return not text[begun : end.start() - len(word)].strip(
            _OPENING
        )  # "1. The council": an item
    if not _MAY_END.fullmatch(word):
        return False
    opener = _WORD.match(text, following)
    return opener is None or opener.group() not in _OPENERS


@rule(
    "sentences.end",
    example="“We wait,” she said. “All of us.”",
    counter="He waits for the talks with Gen.",
    chosen_on="typography of news in the scripts that _SPACED_STOPS and _UNSPACED_STOPS list; abbreviations are those of English",
)
def ends_sentence(text: str) -> bool:
    """Whether a paragraph may end here: terminal punctuation that is no abbreviation's."""
    end = text[-_EDGE:]
    return bool(_ENDS.search(end)) and not _ABBREVIATION.search(end)


@rule(
    "sentences.stop",
    example="The talks go on (in Lisbon).",
    counter="The talks go on in Lisbon,",
    chosen_on="the same stops and what may close behind them, abbreviations or not",
)
def ends_with_stop(text: str) -> bool:
    """Whether the text ends in a full stop, question or exclamation mark, closers allowed."""
    return bool(_ENDS_WITH_STOP.search(text[-_EDGE:]))


@rule(
    "sentences.start",
    example="“The talks go on,” she said",
    counter="and the talks go on",
    chosen_on="capitals, figures and scripts without capitals; opening marks as of East Asia, France and Spain",
)
def starts_sentence(text: str) -> bool:
    """Whether a paragraph may start here: a capital or a figure, opening marks allowed."""
    return bool(_STARTS.match(text[:_EDGE]))


@rule(
    "sentences.goes-on",
    example="Talks will be held in the",
    counter="Talks will be held here",
    chosen_on="headlines of several lines in prints of the dev data, which break behind such words",
)
def goes_on(text: str) -> bool:
    """Whether the text ends in a comma, an article or a preposition, so that more must follow."""
    return bool(_GOES_ON.search(text[-_EDGE:]))
