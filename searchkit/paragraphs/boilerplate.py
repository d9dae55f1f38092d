"""What is a line that is not the story's own prose? One table, for every route to paragraphs.

To teach searchkit the furniture of a new outlet, add a `LineRule` to `RULES` with an example and a
counter-example, and run `pytest tests/paragraphs/test_boilerplate.py`: it checks that every rule labels
its own example, that no earlier rule takes it, and that no rule at all takes the counter-example. Rules
are tried in order; the first that fits wins.

A rule sees one line, or one paragraph joined from lines, with single spaces and no space at either
end. Its `words` limit keeps prose safe: "Copyright law is changing" may open a paragraph of the
story, yet 40 words do not make a copyright notice. Patterns must stay linear: no repeated group
inside a repeated group, since a clipping may hold a line of 50 megabytes.

What a rule was chosen on is counted in the 12,751 different lines of the text clippings and dumps of
prints in the dev data, and in 39,500 paragraphs of news that are the story's own.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from searchkit.domain.article import DroppedKind, Kind
from searchkit.language import captions
from searchkit.language.calendar_words import WEEKDAY
from searchkit.language.datelines import DAY
from searchkit.paragraphs.blocks import Block, Label
from searchkit.rules import NO_DATA, Rule, rule, threshold


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRule(Rule):
    """One kind of furniture. `fires_on` is why the line has its label, as `parse --explain` says it."""

    example: str
    counter: str
    label: Label
    pattern: re.Pattern[str]
    words: int = 12  # a longer line is not this; many patterns allow for fewer anyhow
    search: bool = False  # the pattern may fit anywhere, not only from the start
    # In lower case: whatever fits holds one of them, or `shows` it. Looking for these takes a fifth of
    # the time that a pattern takes which may fit anywhere, or long after its beginning.
    signs: tuple[str, ...] = ()
    shows: Callable[[str], object] | None = None

    def may_fit(self, text: str, lower: str) -> bool:
        """Whether a text, also given in lower case, has what the rule's pattern cannot do without."""
        for sign in self.signs:
            if sign in lower:
                return True
        return bool(self.shows(text)) if self.shows is not None else not self.signs


_DATE_WORD = (
    r"(?:(?:first\s+|originally\s+)?(?:published|posted|updated|modified|created|filed|issued|released)"
    r"|last\s+(?:updated|modified)|dated?|updated\s+on|published\s+on|on)"
)
_AGO = r"(?:today|yesterday|(?:about\s+)?(?:an?|\d+)\s+(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?)\s+ago)"

_DIGIT = re.compile(r"\d")
PAGE_NUMBER = re.compile(
    r"(?:page\s*|(?:seite|página|pagina)\s)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4}|\s(?:von|sur|de|di)\s\d{1,4})?$|[-–—]\s*\d{1,4}\s*[-–—]$|page\s+[A-Z]{1,2}-?\d{1,3}$"
    r"|[A-F]-?\d{1,2}$|\[\d{1,4}\]$",
    re.IGNORECASE,
)
# Chrome begins a line with it; Safari and Firefox set it behind the title, the outlet or the page.
PAGE_STAMP = re.compile(
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},?\s+\d{1,2}[:.]\d\d(?:\s*[AP]\.?M\.?)?(?:\s|$)"
    r"|(?:\d{1,3} of \d{1,3}|(?!by\b|published\b|posted\b|updated\b|last\b)[^|]{8,140}\s[|–—-]\s[^|]{2,40}?)"
    r"\s+\d{1,2}[/.]\d{1,2}[/.]\d{2,4},\s?\d{1,2}[:.]\d\d(?:\s*[AP]\.?M\.?)?$"
    r"|https?://\S+\s+(?:page\s)?\d{1,3}(?:\s?/\s?|\sof\s)\d{1,3}$"
    # Firefox sets the address behind the page's title, or behind its own name.
    r"|(?:firefox|[^|:]{8,140}\s[|–—-]\s[^|:]{2,60})\s+https?://\S+$",
    re.IGNORECASE,
)
URL = re.compile(r"(?:URL:\s*|Link:\s*|Source:\s*)?<?(?:https?://|www\.)[^\s<>]+>?$", re.IGNORECASE)
BARE_URL = re.compile(
    r"(?:[a-z0-9-]+\.)+(?:com|org|net|gov|edu|co\.uk|info|news)/[^\s<>]+$", re.IGNORECASE
)
_BESIDE_A_DAY = (  # in lower case
    r"(?:a[mt]|pm|by|in|of|on|the|for|and|from|via|last|(?:up)?dated|modified|published|posted|first|print|page|section"
    r"|edition|min(?:ute)?s?|hrs?|hours?|days?|weeks?|ago|read|comments?|shares?|views?|[ap]\.m|[ceg]st|edt|gmt|d[aeio]s?|l[ao]s?|v[ao]n)"
)
# "lundi 3 mai 2021", "Montag, 3. Mai 2021", "3 de mayo de 2021 10:15", "发布时间：2021年5月3日 10:15".
_CLOCK = r"(?:[,\s|·–-]{1,3}(?:(?:um|à|a\sles|ore)\s)?\d{1,2}[:.h]\d\d(?:\s?(?:Uhr|h))?)?"
_DAY_ELSEWHERE = (
    r"(?:(?:[^\W\d_]{3,12}(?:-feira)?,?\s)?(?:den\s|le\s|el\s)?\d{1,2}(?:\.|er|º)?\s(?:de\s)?[^\W\d_]{3,10}\.?,?\s(?:de\s|del\s)?(?:19|20)\d\d"
    rf"{_CLOCK}"
    r"|(?:[^\W\d_]{2,8}[:：]\s?)?(?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日(?:\s?[(（][^()（）]{1,4}[)）])?(?:\s?\d{1,2}[:：時时点]\d\d分?)?)"
)
MAIL = re.compile(r"(?:e-?mail:?\s)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+$", re.IGNORECASE)
# Releases of European organisations begin so: "Geneva, 14 June 2024".
_PLACE = r"[^\W\d_][\w.’'-]*(?:\s[\w.’'-]+){0,3}\s?,\s*(?:(?:the|den)\s+)?"
DATE_LINE = re.compile(
    rf"{_PLACE}{DAY}$|\({_PLACE}{DAY}\)$|{_DAY_ELSEWHERE}$|"
    rf"(?:{_DATE_WORD}\b[:\s]*)*(?:\d{{1,2}}[:.]\d\d\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{{2,4}}\b)?,?\s*)?(?:{WEEKDAY}\.?,?\s+)?(?:{DAY}|{_AGO})"
    # After the day only a time, a second date, a section or the outlet. A word in lower case that none of
    # these has is a sentence's: "On May 3, 2022, police arrested nine men."
    rf"(?:\s*(?:\bat\b|\b{WEEKDAY}\b|[,|·•–—\-(/]|\d{{1,2}}[:.h]\d\d|\d{{1,2}}\s*[ap]\.?m\b|\bby\b|\b(?:last\s+)?updated\b)"
    rf"(?-i:(?!.{{0,70}}?(?<![\w.@/])(?!{_BESIDE_A_DAY}\b)[a-zß-öø-ÿ]{{2}})).{{0,70}})?$",
    re.IGNORECASE,
)
BYLINE = re.compile(
    r"(?:作者|记者|記者|文|撰文)\s?[:：／/]\s?\S.{0,30}$|"
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
    r"|advertisements?(?: - scroll to continue.*| [-–—|].*|\b.{0,30}(?<![.!?]))?|skip (?:past )?advert(?:isement)?"
    r"|sponsored(?: content| by .*)?|promoted(?: stories)?|paid post|ad|ad feedback|scroll to continue)$",
    re.IGNORECASE,
)
LEGAL = re.compile(
    r"^(?:©|\(c\)\s.{0,40}\d{4}|copyright\b(?! (?-i:(?!and|by|notice|of|owned|policy|reserved)[a-z])))|all rights reserved|may not be (?:published|reproduced|rewritten|redistributed)"
    r"|terms of (?:use|service)|privacy policy|sign up for our|in your inbox",
    re.IGNORECASE,
)
JUMP_LINE = re.compile(
    r"(?:\(?\s*(?:continued|cont[’']?d|more)\b(?:\s+(?:from|on|to)\s+(?:the\s+)?(?:(?:next|previous|front)\s+page|page\s+[A-Z]?-?\d+|p\.\s*\d+|[A-Z]-?\d+|\d+[A-Z]\b).{0,20})?\s*\)?"
    r"|(?:pasa|viene|sigue)\s+(?:a|de|en)\s+(?:la\s+)?p[aá]g(?:ina|\.)\s*\d+|(?:lire\s+la\s+)?suite\s+(?:de\s+la\s+|en\s+)?page\s+\d+"
    r"|(?:Fortsetzung|weiter)\s+(?:auf|von)\s+Seite\s+\d+|(?:continua|segue)\s+(?:a|da)\s+pagina\s+\d+|(?:Bericht|Mehr\s+dazu|Kommentar)\s+(?:auf\s+)?Seite\s+\d+"
    r"|(?:please\s+)?(?:see|turn\s+to)\s+.{0,40}\b(?:page\s+[A-Z]?-?\d+|[A-Z]-?\d{1,2})|[A-Z][A-Z\s]{1,30},\s+(?:from\s+)?(?:page\s+[A-Z]?-?\d+|[A-Z]-?\d{1,2})|from\s+page\s+[A-Z]?-?\d+)$",
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
    r"(?:(?:#\s?){2,5}|-?\s?30\s?-|[-–—*_=~•·\s]{2,}|[-–—*(]{0,4}\s?(?:ENDS?|Ends?)\s?[-–—*)]{0,4}"
    r"|[-–—*(]{1,4}\s?(?:ends?|more)\s?[-–—*)]{1,4})$"
)

SALUTATION = re.compile(
    r"(?:dear|hello|hi|good\s(?:morning|afternoon|evening|day)|greetings|sirs?|madam|to\sthe\seditor)\b[^.!?;]{0,40}[,:!]$|"
    r"(?:yours\s(?:sincerely|faithfully|truly|etc)|sincerely(?:\syours)?|(?:best|kind|warm)\s(?:regards|wishes)"
    r"|regards|respectfully|see\syou\s(?:tomorrow|soon|next\sweek|on\s\w+)|until\s(?:tomorrow|next\s(?:week|time)))[,.!]?$",
    re.IGNORECASE,
)
TAGS = re.compile(
    r"(?:tags?|topics?|key\s?words|filed\sunder|categor(?:y|ies)|posted\sin|labels?|trending(?:\snow)?)\s?:\s?\S",
    re.IGNORECASE,
)
APPEAL = re.compile(
    r"\bsupport\s(?:our|independent|quality|local|non-?profit)\s(?:\w+\s)?(?:journalism|newsroom|reporting)"
    r"|\b(?:donate|contribute|subscribe)\s(?:today|now|here)\b|\b(?:make|consider\smaking)\sa\s(?:tax-deductible\s)?donation\b"
    r"|\bbecome\sa\s(?:member|subscriber|supporter|patron)\b|\breaders\slike\syou\b"
    r"|\byour\s(?:donation|contribution|gift|subscription)\s(?:helps?|keeps?|makes?|allows?|enables?)\b"
    r"|^if\syou\s(?:value|like|enjoy(?:ed)?|appreciate)\s(?:this|our|what\swe)\b",
    re.IGNORECASE,
)
RELEASE = re.compile(
    r"(?:for\simmediate\srelease|(?:press|news|media)\srelease|under\sembargo|embargoed\b.{0,60})[:.]?$",
    re.IGNORECASE,
)
SECTION = re.compile(
    r"(?:opinion|analysis|comment(?:ary)?|editorial|exclusive|breaking(?:\snews)?|world(?:\snews)?|politics|business|sports?"
    r"|culture|features?|letters(?:\sto\sthe\seditor)?|obituar(?:y|ies)|live(?:\supdates)?)$",
    re.IGNORECASE,
)

# A navigation bar has a few words, and most of them name sections or buttons.
_MIN_NAVIGATION_WORDS = threshold(
    4, "the one bar of the dev data has 8 words; three may be a headline"
)
_MAX_NAVIGATION_WORDS = threshold(16, "the one bar of the dev data has 8 words")
_NAVIGATION_SHARE = threshold(
    0.6, "the one bar of the dev data has all; of the paragraphs of news none has over 0.4"
)

# No rule looks at more of a line than this; longer text is prose.
_MAX_CHARS = threshold(
    600, "furniture has up to 152 characters in the lines of the dev data, 392 in its paragraphs"
)

RULES: tuple[LineRule, ...] = (
    LineRule(
        id="furniture.page-number",
        fires_on="page number",
        label=DroppedKind.PAGE_NUMBER,
        pattern=PAGE_NUMBER,
        example="Page 3 of 12",
        counter="Page 3 of the report has 12 names.",
        chosen_on="26 lines of one or two words; 17 paragraphs, all a bare number",
        shows=_DIGIT.search,
    ),
    LineRule(
        id="furniture.page-stamp",
        fires_on="page stamp",
        label=DroppedKind.PAGE_STAMP,
        pattern=PAGE_STAMP,
        example="3/14/24, 9:41 AM Harbour talks resume - The Courier",
        counter="At 9:41 AM on 3/14/24 the harbour talks resumed.",
        chosen_on="2 lines; a stamp ends in a title, which may be long",
        signs=("://",),
        shows=_DIGIT.search,
        words=30,
    ),
    LineRule(
        id="furniture.address",
        fires_on="address",
        label=DroppedKind.URL,
        pattern=URL,
        example="https://example.org/world/harbour-talks",
        counter="https://example.org has the minutes in full.",
        chosen_on="114 lines; 2 paragraphs, which are addresses",
        signs=("://", "www."),
    ),
    LineRule(
        id="furniture.bare-address",
        fires_on="address",
        label=DroppedKind.URL,
        pattern=BARE_URL,
        example="www2.example.org/world/harbour-talks",
        counter="example.org has the minutes.",
        chosen_on=NO_DATA + "no line and no paragraph is an address without its scheme",
    ),
    LineRule(
        id="furniture.address-of-mail",
        fires_on="address of mail",
        label=Kind.ASIDE,
        pattern=MAIL,
        example="anna.reyes@example.org",
        counter="Write to anna.reyes@example.org before Friday.",
        chosen_on="exports of a press database, which end stories with their author's address",
        words=2,
    ),
    LineRule(
        id="furniture.advertisement",
        fires_on="advertisement mark",
        label=DroppedKind.ADVERTISEMENT,
        pattern=ADVERTISEMENT,
        example="Story continues below advertisement",
        counter="Advertisements for the ferry company ran on every channel.",
        chosen_on="4 lines of up to 5 words",
    ),
    LineRule(
        id="furniture.jump-line",
        fires_on="jump line",
        label=DroppedKind.JUMP_LINE,
        pattern=JUMP_LINE,
        example="Continued from Page A1",
        counter="Talks continued from Monday to Friday.",
        chosen_on="1 line, 1 paragraph; the words are those of newspapers in six languages",
    ),
    LineRule(
        id="furniture.date-line",
        fires_on="date line",
        label=DroppedKind.DATE_LINE,
        pattern=DATE_LINE,
        example="Updated: Thursday, March 14, 2024 at 9:41 a.m. EDT",
        counter="The ferries stopped on March 14, 2024.",
        chosen_on="125 lines of up to 13 words; 2 paragraphs",
        words=16,
        signs=("today", "yesterday", "ago"),
        shows=_DIGIT.search,
    ),
    LineRule(
        id="furniture.byline",
        fires_on="byline",
        label=DroppedKind.BYLINE,
        pattern=BYLINE,
        example="By Maria de Souza and Tom Archer",
        counter="By Friday the harbour was shut.",
        chosen_on="85 lines of up to 8 words; 1 paragraph",
        words=16,
    ),
    LineRule(
        id="furniture.byline-with-role",
        fires_on="byline with a role",
        label=DroppedKind.BYLINE,
        pattern=BYLINE_BY_ROLE,
        example="Tom Archer, Diplomatic Correspondent",
        counter="Tom Archer was a correspondent in Lima.",
        chosen_on="30 lines of up to 7 words; no paragraph",
        signs=(
            *("writer", "reporter", "associated", "reuters", "afp"),
            *("correspondent", "editor", "columnist"),
        ),
    ),
    LineRule(
        id="furniture.related-link",
        fires_on="related link",
        label=Kind.ASIDE,
        pattern=captions.RELATED,
        example="Read more: Ferry strike enters its third week",
        counter="Subscribe to the idea that boats are roads, and the vote makes sense.",
        chosen_on="19 lines of up to 13 words; 2 paragraphs, the longer of 16",
        words=captions.MAX_LINK_WORDS,
    ),
    LineRule(
        id="furniture.legal",
        fires_on="legal text",
        label=Kind.ASIDE,
        pattern=LEGAL,
        example="Copyright 2024 The Courier. All rights reserved.",
        counter="Copyright law was changed so that pilots could publish their logs.",
        chosen_on="7 lines of up to 17 words; 3 paragraphs of up to 35, and 2 of 44 and 56 that are longer",
        words=40,
        search=True,
        signs=(
            "©",
            "(c)",
            "copyright",
            "rights",
            "may not",
            "terms",
            "privacy",
            "sign up",
            "inbox",
        ),
    ),
    LineRule(
        id="furniture.button",
        fires_on="button",
        label=DroppedKind.NAVIGATION,
        pattern=_NAVIGATION_ALONE,
        example="Skip to main content",
        counter="Skip the queue at the ferry.",
        chosen_on="1 line",
    ),
    LineRule(
        id="furniture.salutation",
        fires_on="salutation",
        label=Kind.ASIDE,
        pattern=SALUTATION,
        example="Dear readers of the Courier,",
        counter="Dear bread brought the students out, the mayor said.",
        chosen_on=NO_DATA
        + "letters and newsletters that users pasted; no line of the dev data is one",
        words=6,
    ),
    LineRule(
        id="furniture.tags",
        fires_on="list of tags",
        label=Kind.ASIDE,
        pattern=TAGS,
        example="Tags: Malta, ferries, Tunisia",
        counter="Tags on the crates named three ports.",
        chosen_on=NO_DATA + "pages that users saved as text; no line of the dev data is one",
        words=30,
        signs=(":",),
    ),
    LineRule(
        id="furniture.appeal",
        fires_on="appeal for money",
        label=Kind.ASIDE,
        pattern=APPEAL,
        example="Support independent journalism. Donate today to keep the Courier free.",
        counter="The museum will donate the boat to Malta.",
        chosen_on=NO_DATA + "pages that users saved as text; no line of the dev data is one",
        words=45,
        search=True,
        signs=("support", "donat", "contribut", "subscri", "become", "you"),
    ),
    LineRule(
        id="furniture.release",
        fires_on="mark of a release",
        label=Kind.ASIDE,
        pattern=RELEASE,
        example="FOR IMMEDIATE RELEASE",
        counter="The press release named no date.",
        chosen_on=NO_DATA + "press releases open with it; no line of the dev data is one",
        words=10,
    ),
    LineRule(
        id="furniture.section",
        fires_on="name of a section",
        label=DroppedKind.NAVIGATION,
        pattern=SECTION,
        example="OPINION",
        counter="Opinion is divided.",
        chosen_on=NO_DATA + "papers print it above the headline; no line of the dev data is one",
        words=4,
    ),
    LineRule(
        id="furniture.end-mark",
        fires_on="end mark",
        label=DroppedKind.NAVIGATION,
        pattern=END_MARK,
        example="###",
        counter="The ends are known.",
        chosen_on=NO_DATA + "1 paragraph is one; press releases end so",
    ),
    LineRule(
        id="furniture.credit",
        fires_on="credit",
        label=DroppedKind.CREDIT,
        pattern=captions.CREDIT_ALONE,
        example="Photo: Tom Archer for The Courier",
        counter="Credit is tight, the bank said.",
        chosen_on="7 lines of up to 4 words; no paragraph, and 1 of 12 that is longer",
        signs=("photo", "image", "credit", "picture", "/", "|", "©"),
        words=captions.MAX_CREDIT_WORDS,
    ),
    LineRule(
        id="furniture.reporting-credit",
        fires_on="reporting credit",
        label=DroppedKind.CREDIT,
        pattern=captions.REPORTING_CREDIT,
        example="(Reporting by Ana Lima in Port Elsa; Editing by Tom Archer)",
        counter="Reporting by citizens is up.",
        chosen_on="7 paragraphs of up to 38 words, all of them credits",
        words=captions.MAX_REPORTING_WORDS,
    ),
    LineRule(
        id="furniture.caption-opening",
        fires_on="caption's opening",
        label=Kind.CAPTION,
        pattern=captions.CAPTION_START,
        example="FILE - A ferry leaves the harbour in May.",
        counter="The file on the ferry was lost.",
        chosen_on="60 lines of up to 25 words; 3 paragraphs of up to 70 words, which are captions, and 1 of 91",
        words=captions.MAX_CAPTION_WORDS,
    ),
    LineRule(
        id="furniture.credited-caption",
        fires_on="credit at its end",
        label=Kind.CAPTION,
        pattern=captions.CREDIT_END,
        example="Dockers wait at the gate. (Tom Archer/AP)",
        counter="Dockers wait at the gate. (dpa)",
        chosen_on="156 lines of up to 25 words; 20 paragraphs of up to 50 words, and 1 of 61",
        words=captions.MAX_CREDITED_WORDS,
        search=True,
        shows=captions.may_end_in_credit,
    ),
)


def rule_for(text: str) -> LineRule | None:
    """Return the rule that says what this line is, or None where it may be prose."""
    return _rule_for(text) if len(text) <= _MAX_CHARS else None


@lru_cache(maxsize=1024)  # Each step of a route asks of the same lines again.
def _rule_for(text: str) -> LineRule | None:
    return first_fitting(_RULES_BY_WORDS, text) or (
        _NAVIGATION_BAR if is_navigation_bar(text) else None
    )


def by_words(rules: Sequence[LineRule]) -> tuple[tuple[LineRule, ...], ...]:
    """Return number of words -> the rules that look at a line of so many; none does beyond."""
    most = max(each.words for each in rules)
    return tuple(tuple(each for each in rules if words <= each.words) for words in range(most + 1))


_RULES_BY_WORDS = by_words(RULES)


def first_fitting(rules: tuple[tuple[LineRule, ...], ...], text: str) -> LineRule | None:
    """Return the first that fits of the rules, which are given `by_words`, or None."""
    lower = text.lower()
    words = text.count(" ") + 1
    for each in rules[words] if words < len(rules) else ():
        if not each.may_fit(text, lower):
            continue
        if each.pattern.search(text) if each.search else each.pattern.match(text):
            return each
    return None


def block_of(text: str, reason: str) -> Block:
    """Return a paragraph as what a rule says that it is, else as prose; `reason`: why it starts here."""
    if rule := rule_for(text):
        return Block(rule.label, text, reason=f"{reason}; {rule.fires_on}")
    return Block(Kind.BODY, text, reason=reason)


def label_for(text: str) -> Label | None:
    """Return what this line is, or None where it may be prose."""
    rule = rule_for(text)
    return rule.label if rule else None


@rule(
    "furniture.navigation-word",
    example="Subscribe",
    counter="Subscribers left",
    chosen_on="the lines and paragraphs that the table above was chosen on",
)
def is_navigation_word(text: str) -> bool:
    """Whether a line is only the name of a section or a button."""
    return _NAVIGATION_WORD.match(text) is not None


@rule(
    "furniture.mostly-navigation",
    example="Home World Politics Business Opinion Sports",
    counter="World politics is no business of sports fans here.",
    chosen_on="the lines and paragraphs that the table above was chosen on",
)
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


@rule(
    "furniture.continuation",
    example="Continued from Page A1",
    counter="The talks went on from noon.",
    chosen_on="pages of newspapers in six languages",
)
def is_continuation(text: str) -> bool:
    """Whether a jump line heads the rest of a story: "Continued from Page A1"."""
    return _CONTINUATION.match(text) is not None


@rule(
    "furniture.end-of-text",
    example="-30-",
    counter="30 ships",
    chosen_on=NO_DATA + "press releases and wires end so",
)
def is_end_mark(text: str) -> bool:
    """Whether the line is only a mark between stories: "###", "-30-", a row of stars."""
    return bool(END_MARK.match(text)) if len(text) <= _MAX_CHARS else False


_NAVIGATION_BAR = LineRule(
    id="furniture.navigation-bar",
    fires_on="navigation bar",
    label=DroppedKind.NAVIGATION,
    pattern=_NAVIGATION_WORD,
    example="Home World Politics Business Opinion Sports",
    counter="World politics is no business of sports fans here.",
    chosen_on="22 lines, all the same bar of 8 words; no paragraph",
    words=_MAX_NAVIGATION_WORDS,
)
