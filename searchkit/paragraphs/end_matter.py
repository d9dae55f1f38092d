"""What follows a story: notes to editors, contacts, the author's own lines, links to other stories.

A heading from `HEADINGS` ends the story; a paragraph that a rule of `NOTES` fits is an aside wherever it
stands. To teach searchkit another outlet's, add a line with an example and a counter-example; the test in
`tests/paragraphs/test_end_matter.py` checks them. `searchkit.paragraphs.boilerplate` has what the counts
are of.
"""

import re

from searchkit.domain.article import Kind
from searchkit.paragraphs.line_rules import LineRule, by_words, first_fitting
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, limit, rule, threshold


def _any(*alternatives: str) -> re.Pattern[str]:
    return regex("|".join(alternatives), re.IGNORECASE)


# Characters. Most patterns are looked for everywhere in a note, and a line may be of 50 megabytes.
LONGEST_NOTE = limit(2_000, "time on long lines without a space; ninety words are shorter")
LONGEST_HEADING = threshold(90, "characters; the longest of 14 in the dev data has 71")
# Of a story's words: where more follow a heading such as "Notes to editors", it heads a section.
LARGEST_END = threshold(0.4, "press releases among real prints, with up to a third in notes")

# Both fit the whole heading, in the languages of the clippings that people sent: furniture is local.
# After these nothing of the story follows.
HEADINGS = regex(
    r"(?:forward-looking\s+statements?|safe\s+harbou?r(?:\s+statement)?|cautionary\s+(?:notes?|statements?)"
    r"|notes?\s+(?:to|for)\s+(?:the\s+)?editors?|editor[’']?s?[’']?\s+notes?"
    r"|(?:for\s+)?(?:further|more)\s+(?:information|details?|info)(?:,?\s+(?:please\s+)?(?:contact|see|visit|call|about|on)\b.{0,60})?"
    r"|(?:media|press|news|public relations|pr|general|company|investor|corporate)?\s*(?:and\s+\w+\s+)?"
    r"(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|relations)(?:\s+(?:information|details|persons?|us))?"
    r"|contact|notes|references|bibliography|footnotes|endnotes|appendix(?:\s+\w)?"
    r"|(?:images?|photos?|pictures?)\s+(?:attached|available)|boilerplate"
    r"|contacto|contact\s+presse|pressekontakt|kontakt)\s*:?",
    re.IGNORECASE,
)
# These lead to other stories. They also stand in the middle of one, where it then goes on.
PROMOTIONS = regex(
    r"(?:related(?:\s+\w+){0,3}|more\s+(?:from|on|in|about)\s.{2,60}|more\s+(?:stories|coverage)|topics|tags|filed\s+under"
    r"|sources|resources|comments?(?:\s*\(\d+\))?"
    r"|(?:most|latest|recommended|popular|trending|editors[’']|top)\s+(?:read|viewed|popular|stories|news|posts|articles|picks|videos?)(?:\b.{0,30})?"
    r"|you\s+(?:may|might)\s+(?:also\s+)?(?:like|be\s+interested).{0,30}|read\s+(?:next|more|also)|recommended(?:\s+for\s+you)?"
    r"|what\s+to\s+read\s+next|share\s+(?:this.{0,20}|on.{0,20})|sign\s+up.{0,60}|subscribe.{0,60}"
    r"|te\s+puede\s+interesar.{0,20}|temas\s+relacionados|m[aá]s\s+informaci[oó]n|le[eé]\s+tambi[eé]n"
    r"|(?:à\s+)?lire\s+aussi|sur\s+le\s+m[eê]me\s+(?:sujet|th[eè]me)"
    r"|mehr\s+zum\s+thema|lesen\s+sie\s+auch|leia\s+(?:tamb[eé]m|mais)|leggi\s+anche|lees\s+ook)\s*:?",
    re.IGNORECASE,
)
# What an organisation says of itself, after its news: the paragraphs up to the next heading.
ABOUT = regex(
    r"(?:about|über|à propos de|acerca de|sobre)\s+(?:the\s+)?[A-ZÀ-Þ0-9“\"][^.!?]{1,80}:?$|about us:?$",
    re.IGNORECASE,
)

_COPYRIGHT = regex(
    r"(?:©|\(c\)\s|copyright\s+(?:©|\(c\)|\d{4})|.{0,80}\ball rights reserved\b)", re.IGNORECASE
)
_COMMENTS = regex(
    r"(?:\d[\d,.]*\s+(?:(?:comments?|replies|responses|thoughts?)\s+on\b.{0,90}|comments?|replies|responses)"
    r"|discussion\s+about\s+this\s+post|(?:comments?|replies|responses)(?:\s*\(\d+\))?"
    r"|(?:join|leave|post|add)\s+(?:the\s+|a\s+|your\s+)?(?:conversation|comment|reply))\s*:?",
    re.IGNORECASE,
)
_EMAIL = r"[\w.+-]+\s?@[\w-]+\.[\w.]{2,}"
_TELEPHONE = r"\b(?:tel|phone|telephone|mobile|cell|fax|t|m|ph)\b\s*[.:]?\s*\+?\(?\d[\d\s().-]{6,}|\+\d{1,3}[\s(][\d\s().-]{6,}|\(\d{3}\)\s?\d{3}[-.\s]\d{4}|\b\d{3}[-.]\d{3}[-.]\d{4}\b"

# Of any of these: a digit among those that may be a number's.
_TELEPHONE_SIGN = regex(r"\d(?:[\d\s().-]{5}|\d\d[-.)])")


NOTES: tuple[LineRule, ...] = (
    LineRule(
        id="notes.way-back",
        fires_on="a note with a way back",
        label=Kind.ASIDE,
        pattern=_any(r"[↩↑][\ufe0e\ufe0f]?$"),
        example="1. The minutes of the council are public. ↩",
        counter="The way back → is closed.",
        chosen_on=NO_DATA + "no line and no paragraph has one",
        words=90,
        search=True,
        signs=("↩", "↑"),
    ),
    LineRule(
        id="notes.reach-author",
        fires_on="how to reach the author",
        label=Kind.ASIDE,
        pattern=_any(
            r"\bcan\s+be\s+(?:reached|contacted|emailed)\s+(?:at|on|via)\b",
            r"\bfollow\s+(?:him|her|them|us|me|@\w+)\b",
            r"^e-?mail:?\s",
        ),
        example="Anna Reyes can be reached at anna@example.org.",
        counter="He could not be reached on Friday.",
        chosen_on="10 lines of up to 17 words; 11 paragraphs of up to 47 words, and 2 of 60 and more",
        words=50,
        search=True,
        signs=("reached", "contacted", "emailed", "follow", "mail"),
    ),
    LineRule(
        id="notes.contact",
        fires_on="contact",
        label=Kind.ASIDE,
        pattern=_any(_EMAIL, _TELEPHONE),
        example="Press office: +44 20 7946 0000, press@example.org",
        counter="The office has 79460000 files.",
        chosen_on="4 lines of up to 12 words; 64 paragraphs of up to 30 words, all contacts, and 77 that are longer",
        words=30,
        search=True,
        signs=("@",),
        shows=_TELEPHONE_SIGN.search,
    ),
    LineRule(
        id="notes.reported",
        fires_on="who reported it",
        label=Kind.ASIDE,
        pattern=_any(
            r"^\(?(?:additional\s+|with\s+)?(?:reporting|writing|editing|compiled)\s+by\b",
            r"\b(?:additional|with)\s+reporting\s+by\b",
            r"\bcontributed\s+(?:to\s+(?:this|the)\s+(?:report|story|article)|reporting)\b",
            r"^[A-ZÀ-Þ][\w.’'-]+(?:\s[A-ZÀ-Þ][\w.’'-]+){1,3}\s+(?:reported|contributed)\s+from\b",
        ),
        example="(Additional reporting by Tom Archer in Lisbon; Editing by Ana Silva)",
        counter="Some reporting by the paper was wrong.",
        chosen_on="15 paragraphs of up to 38 words, all of them credits",
        words=90,
        search=True,
        signs=("reporting", "writing", "editing", "compiled", "contributed", "reported"),
    ),
    LineRule(
        id="notes.appeared",
        fires_on="where it appeared",
        label=Kind.ASIDE,
        pattern=_any(
            r"(?:a\s+version\s+of\s+)?this\s+(?:article|story|piece|report|column|post|essay|interview)\s+(?:was|is|has\s+been|first|originally|appeared|appears|by)\b",
            r"(?:originally|first)\s+(?:published|appeared)\s+(?:in|on|at|by)\b",
            r"(?:correction|clarification|editor[’']s\s+note|update|note)\s*(?:\([^)]*\))?\s*:",
        ),
        example="A version of this article appears in print on Page 4.",
        counter="This story has no end, the mayor said.",
        chosen_on="260 paragraphs of up to 57 words, and 3 of 66 and more",
        words=60,
    ),
    LineRule(
        id="notes.author",
        fires_on="who the author is",
        label=Kind.ASIDE,
        pattern=_any(
            r"[A-ZÀ-Þ][\w.’'-]+(?:\s[A-ZÀ-Þ][\w.’'-]+){1,3}(?:,\s[^.]{3,60},)?\s+is\s+(?:an?|the)\s[^.]{0,80}\b(?:columnist|correspondent|reporter|staff\s+writer|freelance(?:r|\s+\w+)?|contributing\s+(?:writer|editor|opinion\s+writer)|contributor)\b"
        ),
        example="Anna Reyes is a Courier columnist.",
        counter="Anna Reyes is a minister.",
        chosen_on="1 line of 17 words; 3 paragraphs of up to 27 words, and 1 of 58",
        words=45,
        signs=("columnist", "correspondent", "reporter", "writer", "freelance", "contribut"),
    ),
)
_NOTES_BY_WORDS = by_words(NOTES)


def _is_heading(text: str) -> bool:
    return len(text) <= LONGEST_HEADING and not text.endswith((".", "!", "”"))


@rule(
    "notes.closing-heading",
    example="Notes to editors:",
    counter="Notes to editors were left unread.",
    chosen_on="14 headings of the dev data, and those of clippings that people sent",
)
def is_closing_heading(text: str) -> bool:
    """Whether a line says that what follows is no more of the story."""
    return _is_heading(text) and HEADINGS.fullmatch(text.strip()) is not None


@rule(
    "notes.promotion",
    example="Related articles",
    counter="Related articles of the treaty were struck out.",
    chosen_on="saved pages and prints of the dev data: what heads links to other stories",
)
def is_promotion(text: str) -> bool:
    """Whether a line heads links to other stories."""
    return _is_heading(text) and PROMOTIONS.fullmatch(text.strip()) is not None


@rule(
    "notes.copyright",
    example="© 2024 The Courier. All rights reserved.",
    counter="Copyright law was changed in May.",
    chosen_on="saved pages and prints of the dev data, whose last paragraph it is",
)
def is_copyright_notice(text: str) -> bool:
    """Whether a paragraph says whose the text is, as the last thing on a page does."""
    return _COPYRIGHT.match(text) is not None


@rule(
    "notes.comments-heading",
    example="12 Comments",
    counter="Comments were closed on Monday.",
    chosen_on="saved pages of the dev data that print what their readers wrote",
)
def is_comments_heading(text: str) -> bool:
    """Whether readers' comments follow."""
    return _COMMENTS.fullmatch(text) is not None


@rule(
    "notes.about-heading",
    example="About the Elsa Port Authority",
    counter="The Elsa Port Authority is about to close.",
    chosen_on="press releases among the prints of the dev data",
)
def is_about_heading(text: str) -> bool:
    """Whether a line heads what an organisation says of itself."""
    return len(text) <= LONGEST_HEADING and ABOUT.match(text) is not None


def note_for(text: str) -> LineRule | None:
    """Return the rule of a paragraph that is about the story, or None."""
    return first_fitting(_NOTES_BY_WORDS, text) if len(text) <= LONGEST_NOTE else None
