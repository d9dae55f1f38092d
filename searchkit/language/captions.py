"""What stands beside a story: captions, credits, links. "FILE - ", "(Lu Boan/Xinhua via AP)", "Read more: "."""

import re

from searchkit.language.outlets import agency_pattern
from searchkit.regexes import regex
from searchkit.rules import limit, rule, threshold

# A name: one to four capitalised words, "de", "van", "al" and initials among them.
NAME = r"[A-ZÀ-Þ][\w.’'\-]*(?:\s+(?:de|da|del|den|der|di|du|la|le|van|von|bin|ibn|al|el|[A-ZÀ-Þ][\w.’'\-]*)){1,5}"
# Whom a credit may name; some pictures are of a pool of agencies, or were handed out.
AGENCY = rf"(?:{agency_pattern(of_pictures=True)}|Pool|Handout)"

# The words that each may have at most; what is longer is prose. Of 39,500 paragraphs of news that are
# the story's own, and of the lines of dumps and clippings in the dev data.
MAX_CAPTION_WORDS = threshold(90, "captions have up to 70 words, and prose of 91 opens like one")
MAX_CREDITED_WORDS = threshold(
    60, "captions known by their credit alone have up to 50 words, and prose of 61 ends like one"
)
MAX_CREDIT_WORDS = threshold(10, "credits have up to 4 words, and prose of 12 opens like one")
MAX_REPORTING_WORDS = threshold(40, "credits of reporters have up to 38 words")
MAX_LINK_WORDS = threshold(22, "links have up to 16 words")

CAPTION_START = regex(
    r"(?:Figure|Fig\.|Table|Map|Chart|Graphic)\s\d{1,2}\s?[.:–-]\s|FILE\s?(?:[-–—:]|PHOTO\b)"
    r"|In this\s.{0,40}?\b(?:photo|image|picture|frame|file)\b"
    r"|An? (?:file|undated|handout) (?:photo|picture|image)\b|Pictured\s*[:,]|This (?:undated |combination )?(?:photo|image|picture)\b"
    r"|(?i:(?:file )?photo|file|image(?: caption| source)?|caption|picture|video|graphic|map)\s*(?::|—|–|-\s)"
)
# A caption's end: "(Lu Boan/Xinhua via AP)", "Photo: Jane Doe", "/Getty Images". But "... on Monday. (dpa)"
# is how European papers name the agency at the end of a story's last paragraph.
CREDIT_END = regex(
    rf"(?:(?<![.!?”\"»“]\s)|(?!\({AGENCY}\)))\([^()]{{0,120}}\b(?:{AGENCY}|Photo|photo|via|File|Times|Post)\b[^()]{{0,60}}\)\s*$"
    r"|(?:Photo(?:graph)?s?(?:\s+by)?|Photo\s+credit|Image\s+credit|Credit|Credits|Picture)\s?:\s?[^.]{2,60}$"
    rf"|[/|]\s?{AGENCY}\.?\s*$|\bGetty Images$"
    # Agencies that nobody listed: "(Ana Lima/Courier)", and file photos credited at their end.
    r"|\((?:©\s?)?[A-ZÀ-Þ][^()/]{2,60}/\s?[A-ZÀ-Þ][^()/]{1,40}\)\s*$|\bFILE PHOTO\s?:\s[^.]{2,60}$"
    r"|\(Courtesy\b[^()]{0,40}\)\s*$|\bPhoto(?:graph)?s? by\s[A-ZÀ-Þ][^.]{2,60}$"
    # "Dockers at the gate. Tom Archer for The Courier", which ends no sentence of prose. The stop of
    # "U.S. Says Allies Must Wait for Congress" is the abbreviation's: that is a headline.
    rf"|(?<!\.[A-Z])[.!?”]\s+{NAME}\s(?:for|/)\s(?:The\s)?[A-ZÀ-Þ][\w&]*(?:\s[A-ZÀ-Þ][\w&]*){{0,3}}$"
)
# In lower case: whatever ends in a credit holds one of them.
_CREDIT_SIGNS = (")", ":", "/", "|", "images", "photo", "for")
CREDIT_ALONE = regex(
    rf"\(?(?:Photo(?:graph)?s?(?:\s+by)?|Photo\s+credit|Image\s+credit|Image|Credit|Picture)\s?:?\s[A-ZÀ-Þ].{{1,60}}$|\(?(?:{NAME}\s?[/|]\s?){AGENCY}\)?$"
    rf"|\(?{AGENCY}\s(?:Photo|photo)\s?/\s?{NAME}\)?$|©\s?{AGENCY}\b.{{0,40}}$"
)
# The agency's own credits at the end: "(Reporting by Jane Doe; Editing by John Roe)".
REPORTING_CREDIT = regex(
    r"\(?\s?(?:(?:Additional\s+|Additional\s+\w+\s+)?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled)\s+(?:and\s+(?:[Ww]riting|[Ee]diting)\s+)?by)\s+[A-ZÀ-Þ].*$"
)
# A link to another story.
RELATED = regex(
    r"(?:read more|read also|related|more|see also|also read|watch|listen|don[’']t miss|recommended|must read"
    r"|more on this(?: story)?|more from .{2,40}|related (?:article|story|coverage|content|link|topic)s?|background"
    r"|lees ook|zie ook|lesen sie auch|mehr zum thema|(?:à )?lire aussi|voir aussi|leia (?:também|mais)|le[ae] también|leggi anche"
    r"|läs (?:också|mer|även)|les (?:også|mer)|læs (?:også|mere)|читайте также|czytaj (?:też|także)|延伸阅读|相关阅读|関連記事)\s*[:：»>|]"
    r"|(?:read more|related (?:articles|stories|content|links|topics)|sign up (?:for|here|to)|subscribe (?:now|here|to(?! the (?:belief|claim|doctrine|idea|notion|opinion|theory|thesis|view)s?\b))|follow us|share this"
    r"|click here|get the latest|most read|most popular|trending|you may also like|more on this story|editors[’'] picks)\b.*$",
    re.IGNORECASE,
)
_END = limit(240, "time: a credit at the end has 200 characters at most, a line may have millions")


@rule(
    "captions.whole",
    example="Dockers wait at the gate. (Tom Archer/AP)",
    counter="Dockers waited at the gate, Tom Archer said.",
    chosen_on="39,500 paragraphs of news, and the lines of dumps and clippings of the dev data",
)
def is_caption(text: str) -> bool:
    """Whether a whole paragraph is a caption or a credit, and not the story's own prose."""
    words = text.count(" ") + 1
    return (
        (words <= MAX_CAPTION_WORDS and starts_caption(text))
        or (words <= MAX_CREDITED_WORDS and ends_in_credit(text))
        or (words <= MAX_CREDIT_WORDS and CREDIT_ALONE.match(text) is not None)
        or (words <= MAX_REPORTING_WORDS and REPORTING_CREDIT.match(text) is not None)
    )


@rule(
    "captions.link",
    example="Read more: Ferry strike enters its third week",
    counter="More ferries were on strike this week than last.",
    chosen_on="39,500 paragraphs of news, and the lines of dumps and clippings of the dev data",
)
def is_link(text: str) -> bool:
    """Whether a whole paragraph only leads to another story: "Read more: "."""
    return text.count(" ") < MAX_LINK_WORDS and RELATED.match(text) is not None


@rule(
    "captions.start",
    example="In this photo a ferry leaves the harbour.",
    counter="In the harbour a photo was taken.",
    chosen_on="39,500 paragraphs of news, and the lines of dumps and clippings of the dev data",
)
def starts_caption(text: str) -> bool:
    """Whether a caption begins here: "FILE - ", "In this photo"."""
    return bool(CAPTION_START.match(text))


def may_end_in_credit(text: str) -> bool:
    """Whether a text has the signs of a credit at its end; a twentieth of the cost of the pattern."""
    if text.rstrip().endswith("."):  # "(AFP)", not "it said."
        return "/" in text or "|" in text
    lower = text.lower()
    return any(sign in lower for sign in _CREDIT_SIGNS)


@rule(
    "captions.credit",
    example="Dockers wait at the gate. (Lu Boan/Xinhua via AP)",
    counter="Dockers wait at the gate (on Monday).",
    chosen_on="39,500 paragraphs of news, and the lines of dumps and clippings of the dev data",
)
def ends_in_credit(text: str) -> bool:
    """Whether a photo credit ends the text: "(Lu Boan/Xinhua via AP)"."""
    end = text[-_END:]
    if not may_end_in_credit(end):
        return False
    return bool(CREDIT_END.search(end)) and end.count("(") <= end.count(")")
