"""What is a line that is not the story's own prose? One table, for every route to paragraphs.

To teach searchkit the furniture of a new outlet, add a `Rule` to `RULES` with an example, and run
`pytest tests/paragraphs/test_boilerplate.py`: it checks that every rule labels its own example and that
no earlier rule takes it. Rules are tried in order; the first that fits wins.

A rule sees one line, or one paragraph joined from lines, with single spaces and no space at either
end. Its `words` limit keeps prose safe: "Copyright law is changing" may open a paragraph of the
story, yet 40 words do not make a copyright notice. Patterns must stay linear: no repeated group
inside a repeated group, since a clipping may hold a line of 50 megabytes.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from searchkit.domain.article import DroppedKind, Kind
from searchkit.language import captions
from searchkit.language.calendar_words import WEEKDAY
from searchkit.language.datelines import DAY
from searchkit.paragraphs.blocks import Block, Label


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of furniture."""

    name: str  # why the line has its label, as `parse --explain` says it
    label: Label
    pattern: re.Pattern[str]
    example: str
    words: int = 12  # a longer line is not this
    search: bool = False  # the pattern may fit anywhere, not only from the start


_DATE_WORD = (
    r"(?:(?:first\s+|originally\s+)?(?:published|posted|updated|modified|created|filed|issued|released)"
    r"|last\s+(?:updated|modified)|dated?|updated\s+on|published\s+on|on)"
)
_AGO = r"(?:today|yesterday|(?:about\s+)?(?:an?|\d+)\s+(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?)\s+ago)"

PAGE_NUMBER = re.compile(
    r"(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?$|[-–—]\s*\d{1,4}\s*[-–—]$|page\s+[A-Z]{1,2}-?\d{1,3}$"
    r"|[A-F]-?\d{1,2}$|\[\d{1,4}\]$",
    re.IGNORECASE,
)
PAGE_STAMP = re.compile(
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},?\s+\d{1,2}[:.]\d\d(?:\s*[AP]\.?M\.?)?(?:\s|$)", re.IGNORECASE
)
URL = re.compile(r"(?:URL:\s*|Link:\s*|Source:\s*)?<?(?:https?://|www\.)[^\s<>]+>?$", re.IGNORECASE)
BARE_URL = re.compile(
    r"(?:[a-z0-9-]+\.)+(?:com|org|net|gov|edu|co\.uk|info|news)/[^\s<>]+$", re.IGNORECASE
)
# Releases of European organisations begin so: "Geneva, 14 June 2024".
_PLACE = r"[^\W\d_][\w.’'-]*(?:\s[\w.’'-]+){0,3}\s?,\s*(?:(?:the|den)\s+)?"
DATE_LINE = re.compile(
    rf"{_PLACE}{DAY}$|"
    rf"(?:{_DATE_WORD}\b[:\s]*)*(?:\d{{1,2}}[:.]\d\d\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{{2,4}}\b)?,?\s*)?(?:{WEEKDAY}\.?,?\s+)?(?:{DAY}|{_AGO})"
    # After the day only a time, a second date or the outlet, never a verb.
    rf"(?:\s*(?:\bat\b|\b{WEEKDAY}\b|[,|·•–—\-(/]|\d{{1,2}}[:.h]\d\d|\d{{1,2}}\s*[ap]\.?m\b|\bby\b|\b(?:last\s+)?updated\b).{{0,70}})?$",
    re.IGNORECASE,
)
BYLINE = re.compile(
    rf"(?:By|BY|by|Words by|Story by|Reporting by|Written by|Author:|BYLINE:)[:\s]+{captions.NAME}.{{0,80}}$"
)
BYLINE_BY_ROLE = re.compile(
    rf"{captions.NAME}\s*,?\s*(?:[A-Z][\w&.]*\s+)?(?:Staff\s+Writer|Staff\s+Reporter|Associated\s+Press|The\s+Associated\s+Press"
    r"|Reuters|AFP|Correspondent|Reporter|(?:Political|Science|Business|Foreign|Economics|Diplomatic|Health)\s+(?:Editor|Correspondent|Reporter)"
    r"|Editor|Columnist)(?:\s+in\s+[A-Z]\w+)?$",
    re.IGNORECASE,
)
ADVERTISEMENT = re.compile(
    r"(?:story continues below(?: this)? advertisement|article continues below(?: advertisement)?"
    r"|advertisements?(?: - scroll to continue.*| [-–—|].*|\b.{0,30})?|skip (?:past )?advert(?:isement)?"
    r"|sponsored(?: content| by .*)?|promoted(?: stories)?|paid post|ad|ad feedback|scroll to continue)$",
    re.IGNORECASE,
)
LEGAL = re.compile(
    r"^(?:©|\(c\)\s.{0,40}\d{4}|copyright\b)|all rights reserved|may not be (?:published|reproduced|rewritten|redistributed)"
    r"|terms of (?:use|service)|privacy policy|sign up for our|in your inbox",
    re.IGNORECASE,
)
JUMP_LINE = re.compile(
    r"(?:\(?\s*(?:continued|cont[’']?d|more)\b(?:\s+(?:from|on|to)\s+(?:the\s+)?(?:(?:next|previous|front)\s+page|page\s+[A-Z]?-?\d+|p\.\s*\d+|[A-Z]\d+).{0,20})?\s*\)?"
    r"|(?:pasa|viene|sigue)\s+(?:a|de|en)\s+(?:la\s+)?p[aá]g(?:ina|\.)\s*\d+|(?:lire\s+la\s+)?suite\s+(?:de\s+la\s+|en\s+)?page\s+\d+"
    r"|(?:Fortsetzung|weiter)\s+(?:auf|von)\s+Seite\s+\d+|(?:continua|segue)\s+(?:a|da)\s+pagina\s+\d+|(?:Bericht|Mehr\s+dazu|Kommentar)\s+(?:auf\s+)?Seite\s+\d+"
    r"|(?:please\s+)?(?:see|turn to)\s+.{0,40}\bpage\s+[A-Z]?-?\d+|[A-Z][A-Z\s]{1,30},\s+(?:from\s+)?page\s+[A-Z]?-?\d+|from\s+page\s+[A-Z]?-?\d+)$",
    re.IGNORECASE,
)
_NAVIGATION_WORD = re.compile(
    r"(?:home|menu|sections?|search|log\s?in|sign\s?in|sign\s?up|register|subscribe|newsletters?|u\.?s\.?|world|politics"
    r"|business|opinion|sports?|culture|lifestyle|video|photos|live|share|tweet|email|print|comments?|facebook|twitter|whatsapp|linkedin"
    r"|copy|link|save|next|previous|back|close|skip|content|more|news|tech|science|health|weather|[|•·>»/])$",
    re.IGNORECASE,
)
_NAVIGATION_ALONE = re.compile(
    r"(?:menu|log ?in|sign ?in|skip to (?:main )?content|share(?: this(?: article| story)?)?|tweet|print(?: this)?"
    r"|copy link|email this|comments? ?\(?\d*\)?|\d+ comments?|\d+ (?:shares|min read)|\d+ minutes? read|back to top|listen to this article"
    r"|share on \w+|save article|gift article|(?:proquest )?document link|view (?:full )?article|contact us|about us|follow us|most read)$",
    re.IGNORECASE,
)
END_MARK = re.compile(
    r"(?:(?:#\s?){2,5}|-?\s?30\s?-|[-–—*_=~•·\s]{3,}|[-–—*(]{0,4}\s?(?:ENDS?|Ends?)\s?[-–—*)]{0,4}"
    r"|[-–—*(]{1,4}\s?(?:ends?|more)\s?[-–—*)]{1,4})$"
)

# A navigation bar has a few words, and most of them name sections or buttons.
_MIN_NAVIGATION_WORDS = 4
_MAX_NAVIGATION_WORDS = 16
_NAVIGATION_SHARE = 0.6

# No rule looks at more of a line than this; longer text is prose.
_MAX_CHARS = 600

RULES: tuple[Rule, ...] = (
    Rule("page number", DroppedKind.PAGE_NUMBER, PAGE_NUMBER, "Page 3 of 12", words=4),
    Rule("page stamp", DroppedKind.PAGE_STAMP, PAGE_STAMP, "3/14/24, 9:41 AM Harbour talks resume - The Courier", words=30),
    Rule("address", DroppedKind.URL, URL, "https://example.org/world/harbour-talks", words=2),
    Rule("address", DroppedKind.URL, BARE_URL, "www2.example.org/world/harbour-talks", words=1),
    Rule("advertisement mark", DroppedKind.ADVERTISEMENT, ADVERTISEMENT, "Story continues below advertisement"),
    Rule("jump line", DroppedKind.JUMP_LINE, JUMP_LINE, "Continued from Page A1"),
    Rule("date line", DroppedKind.DATE_LINE, DATE_LINE, "Updated: Thursday, March 14, 2024 at 9:41 a.m. EDT", words=16),
    Rule("byline", DroppedKind.BYLINE, BYLINE, "By Maria de Souza and Tom Archer", words=16),
    Rule("byline with a role", DroppedKind.BYLINE, BYLINE_BY_ROLE, "Tom Archer, Diplomatic Correspondent", words=10),
    Rule("related link", Kind.ASIDE, captions.RELATED, "Read more: Ferry strike enters its third week", words=captions.MAX_LINK_WORDS),
    Rule("legal text", Kind.ASIDE, LEGAL, "Copyright 2024 The Courier. All rights reserved.", words=40, search=True),
    Rule("button", DroppedKind.NAVIGATION, _NAVIGATION_ALONE, "Skip to main content", words=6),
    Rule("end mark", DroppedKind.NAVIGATION, END_MARK, "###"),
    Rule("credit", DroppedKind.CREDIT, captions.CREDIT_ALONE, "Photo: Tom Archer for The Courier", words=captions.MAX_CREDIT_WORDS),
    Rule("reporting credit", DroppedKind.CREDIT, captions.REPORTING_CREDIT, "(Reporting by Ana Lima in Port Elsa; Editing by Tom Archer)", words=captions.MAX_REPORTING_WORDS),
    Rule("caption's opening", Kind.CAPTION, captions.CAPTION_START, "FILE - A ferry leaves the harbour in May.", words=captions.MAX_CAPTION_WORDS),
    Rule("credit at its end", Kind.CAPTION, captions.CREDIT_END, "Dockers wait at the gate. (Tom Archer/AP)", words=captions.MAX_CREDITED_WORDS, search=True),
)  # fmt: skip


def rule_for(text: str) -> Rule | None:
    """Return the rule that says what this line is, or None where it may be prose."""
    if len(text) > _MAX_CHARS:
        return None
    return first_fitting(RULES, text) or (_NAVIGATION_BAR if is_navigation_bar(text) else None)


def first_fitting(rules: Iterable[Rule], text: str) -> Rule | None:
    """Return the first of these rules that fits, or None."""
    words = text.count(" ") + 1
    for rule in rules:
        if words <= rule.words and (
            rule.pattern.search(text) if rule.search else rule.pattern.match(text)
        ):
            return rule
    return None


def block_of(text: str, reason: str) -> Block:
    """Return a paragraph as what a rule says that it is, else as prose; `reason`: why it starts here."""
    if rule := rule_for(text):
        return Block(rule.label, text, reason=f"{reason}; {rule.name}")
    return Block(Kind.BODY, text, reason=reason)


def label_for(text: str) -> Label | None:
    """Return what this line is, or None where it may be prose."""
    rule = rule_for(text)
    return rule.label if rule else None


def is_navigation_bar(text: str) -> bool:
    """Whether most of a few words name sections or buttons."""
    words = text.split()
    if not _MIN_NAVIGATION_WORDS <= len(words) <= _MAX_NAVIGATION_WORDS:
        return False
    return sum(bool(_NAVIGATION_WORD.match(w)) for w in words) >= _NAVIGATION_SHARE * len(words)


_CONTINUATION = re.compile(
    r"\(?(?:[\w’'&-]+\s+){0,4}(?:continued\s+from|from\s+page|viene\s+de|Fortsetzung\s+von|suite\s+de\s+la|segue\s+da)\b",
    re.IGNORECASE,
)


def is_continuation(text: str) -> bool:
    """Whether a jump line heads the rest of a story: "Continued from Page A1"."""
    return _CONTINUATION.match(text) is not None


def is_end_mark(text: str) -> bool:
    """Whether the line is only a mark between stories: "###", "-30-", a row of stars."""
    return bool(END_MARK.match(text)) if len(text) <= _MAX_CHARS else False


_NAVIGATION_BAR = Rule(
    "navigation bar",
    DroppedKind.NAVIGATION,
    _NAVIGATION_WORD,
    "Home World Politics Business Opinion Sports",
    words=_MAX_NAVIGATION_WORDS,
)
