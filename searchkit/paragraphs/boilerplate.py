"""What is a line that is not the story's own prose? One table, for every route to paragraphs.

To teach searchkit the furniture of a new outlet, add a `LineRule` to `RULES` with an example and a
counter-example, and run `pytest tests/paragraphs/test_boilerplate.py`: it checks that every rule labels
its own example, that no earlier rule takes it, and that no rule at all takes the counter-example. Rules
are tried in order; the first that fits wins.

A rule sees one line, or one paragraph joined from lines, with single spaces and no space at either
end. Its `words` limit keeps prose safe: "Copyright law is changing" may open a paragraph of the
story, yet 40 words do not make a copyright notice. `line_patterns` has the longer patterns.

What a rule was chosen on is counted in the 12,751 different lines of the text clippings and dumps of
prints in the dev data, and in 39,500 paragraphs of news that are the story's own.
"""

import re
from functools import lru_cache

from searchkit.domain.article import DroppedKind, Kind
from searchkit.language import captions
from searchkit.paragraphs.blocks import Block, Label
from searchkit.paragraphs.line_patterns import (
    ADVERTISEMENT,
    APPEAL,
    BARE_URL,
    BYLINE,
    BYLINE_BY_ROLE,
    DASH,
    DATE_LINE,
    DIGIT,
    END_MARK,
    JUMP_LINE,
    LEGAL,
    MAIL,
    NAVIGATION_ALONE,
    NAVIGATION_WORD,
    PAGE_NUMBER,
    PAGE_STAMP,
    RELEASE,
    SALUTATION,
    SECTION,
    SLUG,
    SOURCE,
    TAGS,
    TITLED_ADDRESS,
    TO_EDITORS,
    URL,
)
from searchkit.paragraphs.line_rules import LineRule, by_words, first_fitting
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, rule, threshold

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
        shows=DIGIT.search,
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
        shows=DIGIT.search,
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
        shows=DIGIT.search,
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
        pattern=NAVIGATION_ALONE,
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
        signs=(
            *("support", "donat", "contribut", "subscri", "become", "you", "any time", "anytime"),
            *(
                "continue",
                "keep ",
                "log in",
                "sign in",
                "already a",
                " members",
                "register to",
                "account to",
            ),
        ),
    ),
    LineRule(
        id="furniture.slug",
        fires_on="what an agency calls the story",
        label=DroppedKind.NAVIGATION,
        pattern=SLUG,
        example="BC-EU--Norway-Gas, 1st Ld-Writethru,480",
        counter="UK-based firms of 480 men",
        chosen_on=NO_DATA + "copy of AP as desks have it",
        signs=("--", " ld,", " ld-"),
    ),
    LineRule(
        id="furniture.to-editors",
        fires_on="a note to editors",
        label=Kind.ASIDE,
        pattern=TO_EDITORS,
        example="Eds: UPDATES with analyst quotes.",
        counter="Ed said: We did not choose the dark.",
        chosen_on=NO_DATA + "copy of AP as desks have it",
        words=30,
        signs=("eds:",),
    ),
    LineRule(
        id="furniture.source",
        fires_on="source",
        label=Kind.ASIDE,
        pattern=SOURCE,
        example="(Source: The Island Mirror)",
        counter="Source: We did not choose the dark.",
        chosen_on=NO_DATA
        + "pastes that say below the text, and charts below the figures, whose they are",
        words=8,
        signs=("source", "via:", "quelle", "fuente", "fonte"),
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


_RULES_BY_WORDS = by_words(RULES)


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
    "furniture.titled-address",
    example="Harbour talks resume — The Courier https://courier.example/harbour",
    counter="The ministry's report – the first in years – is at https://ministry.example/report",
    chosen_on=NO_DATA
    + "the heads of pages that Firefox prints; prose with a dash may end with an address, too",
    off=None,
)
def title_before_address(text: str) -> str | None:
    """Return the title of a line that is a page's title, its outlet and its address; None for any other.

    Whoever asks knows that the line stands at a page's edge, or what the headline is.
    """
    found = TITLED_ADDRESS.match(text) if "://" in text and len(text) <= _MAX_CHARS else None
    return found["title"] if found else None


@rule(
    "furniture.stamp-at-an-edge",
    example="Harbour talks resume — The Courier https://courier.example/harbour",
    counter="Harbour talks – in Lima – resume — The Courier https://courier.example/harbour",
    chosen_on=NO_DATA + "the heads of pages that Firefox prints",
)
def is_titled_address(text: str) -> bool:
    """Whether a line at a page's edge is a title, an outlet and an address, with no second dash."""
    title = title_before_address(text)
    return title is not None and DASH.search(title) is None


@rule(
    "furniture.navigation-word",
    example="Subscribe",
    counter="Subscribers left",
    chosen_on="the lines and paragraphs that the table above was chosen on",
)
def is_navigation_word(text: str) -> bool:
    """Whether a line is only the name of a section or a button."""
    return NAVIGATION_WORD.match(text) is not None


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
    return sum(bool(NAVIGATION_WORD.match(w)) for w in words) >= _NAVIGATION_SHARE * len(words)


_CONTINUATION = regex(
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
    pattern=NAVIGATION_WORD,
    example="Home World Politics Business Opinion Sports",
    counter="World politics is no business of sports fans here.",
    chosen_on="22 lines, all the same bar of 8 words; no paragraph",
    words=_MAX_NAVIGATION_WORDS,
)
