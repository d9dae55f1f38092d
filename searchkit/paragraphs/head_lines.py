"""Lines of a story's head that say several things at once, and names that stand without a "By".

"By Rita Camilleri in Valletta | March 3, 2016 | The Island Mirror" is a byline, a day and an outlet.
"""

import re

from searchkit.domain.article import DroppedKind
from searchkit.language.calendar_words import WEEKDAY
from searchkit.language.datelines import DAY
from searchkit.language.outlets import outlet_called
from searchkit.language.person_names import first_names
from searchkit.paragraphs.blocks import Label
from searchkit.paragraphs.boilerplate import label_for
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, limit, rule

MAX_LINE = limit(160, "time: a line that says more is prose")

_BAR = regex(r"\s[|•·/]\s")
_DAY = regex(rf"(?:[,–—-]\s?|\bon\s|\s)+(?=(?:{WEEKDAY},?\s)?{DAY}\b)", re.IGNORECASE)
_DIGIT = regex(r"\d")  # every day has one
_BY = regex(r"[bB][yY]")
_THEN_BY = regex(r"(?<=[\w.])[,|–—-]?\s+(?=by\s+[A-ZÀ-Þ])", re.IGNORECASE)
_WORD = r"[A-ZÀ-Þ][\w.’'-]*"
_NAME = rf"{_WORD}(?:\s(?:de|da|del|di|du|la|van|von|der|bin|al|el|{_WORD})){{1,4}}"
_NAMES = regex(
    rf"(?P<names>{_NAME}(?:(?:,|,?\sand|\s&)\s{_NAME}){{0,3}})"
    rf"(?:\sin\s{_WORD}(?:\s{_WORD}){{0,2}})?(?:\s?[,|–—-]\s(?P<rest>{_WORD}(?:\s[\w.’'&-]+){{0,4}}))?$"
)
# What papers call themselves by; a title seldom ends with such a noun.
_MASTHEAD = regex(
    rf"(?:T(?:he|HE)\s)?{_WORD}(?:[\s-](?:of|and|&|{_WORD})){{0,3}}[\s-](?=[A-Z])(?i:Times|Post|News|Mirror|Courier|Herald|Gazette"
    r"|Journal|Tribune|Chronicle|Observer|Guardian|Telegraph|Independent|Standard|Express|Daily|Weekly|Review"
    r"|Examiner|Inquirer|Bulletin|Dispatch|Monitor|Register|Sentinel|Globe|Echo|Argus|Advertiser|Press|Ledger)$"
    r"|(?:Le|La|Les|L[’']|Der|Die|Das|El|Il|O|De)\s?(?:Courrier|Temps|Monde|Journal|Gazette|Figaro|Dépêche|Tribune|Zeitung"
    r"|Tag(?:es)?blatt|Bote|Anzeiger|Kurier|Rundschau|Nachrichten|Diario|Mundo|País|Tiempo|Periódico|Corriere|Giornale"
    r"|Messaggero|Gazzetta|Globo|Público|Telegraaf|Volkskrant|Standaard)(?:\s(?:d[eu]s?|del|della|von|van|[A-ZÀ-Þ][\w’'-]*)){0,4}$"
)
# Nouns with which headlines, countries and offices end, too: only behind an article.
_MAY_BE_MASTHEAD = regex(
    rf"T(?:he|HE)\s(?:{_WORD}[\s-]){{0,3}}(?i:Star|Sun|Record|Leader|Voice|Citizen|Nation|Spectator|Republic|Union|Enterprise"
    r"|Democrat|Eagle|Bee|Lantern|Beacon|Messenger|Pilot|Reporter|Economist|Statesman|Mercury|Pioneer|Scotsman)$"
)


def parts_of(text: str) -> tuple[tuple[Label | None, str], ...]:
    """Return what a line of a head says, piece by piece in its order; None: what it is cannot be told.

    A line that says one thing comes back whole.
    """
    if len(text) > MAX_LINE:
        return ((label_for(text), text),)
    pieces = [piece for part in _BAR.split(text) for piece in _at_a_day(part)]
    if len(pieces) == 1:
        return ((label_for(text), text),)
    labels = [label_for(piece) for piece in pieces]
    is_signed = DroppedKind.DATE_LINE in labels or any(map(is_masthead, pieces))
    for place, (piece, label) in enumerate(zip(pieces, labels, strict=True)):
        is_above_issue = place + 1 < len(pieces) and is_day_of_issue(pieces[place + 1])
        if label is None and (outlet_in(piece) or is_above_issue):
            labels[place] = DroppedKind.METADATA
        elif label is None and is_signed and are_names(piece):
            labels[place] = DroppedKind.BYLINE
    return tuple(zip(labels, pieces, strict=True))


def _at_a_day(text: str) -> list[str]:
    """Return a byline or an outlet and the day behind it, or a day and its byline, as two pieces."""
    for cut, sign in ((_DAY, _DIGIT), (_THEN_BY, _BY)):
        found = cut.search(text) if sign.search(text) else None
        if found and found.start():
            first, rest = text[: found.start()], text[found.end() :]
            labels = {label_for(first), label_for(rest)}
            if DroppedKind.DATE_LINE in labels and (
                DroppedKind.BYLINE in labels
                or outlet_in(first)
                or is_day_of_issue(rest)
                or are_known_names(first)
                # "New Delhi, India, 3 May 2021" and "New York, 3 May 2021" are places.
                or ((" in " in first or label_for(text) is None) and _names_somebody(first))
            ):
                return [first, rest]
    return [text]


@rule(
    "heads.names",
    example="Rita Camilleri and Tom Archer in Valletta",
    counter="Rita Camilleri met the minister in Valletta",
    chosen_on="the heads of the printed reports and saved pages of the dev data",
)
def are_names(text: str) -> bool:
    """Whether a line is people's names, perhaps with a place, a role or an outlet behind them.

    Whoever asks knows that the line stands in a head: "Night Boats" has the form of a name, too.
    """
    return _NAMES.match(text) is not None and not is_masthead(text)


# What places of two words begin with, and names of people hardly ever: the capitals and the cities of
# more than two million.
_BEGINS_A_PLACE = frozenset(
    str.split(
        "Abu Addis Belo Buenos Cape Dar East Fort Guatemala Ho Hong Kansas Kuala Los Mexico New North Nizhny "
        "Panama Phnom Port Porto Quezon Rio Saint Salt San Santa Santo Sao South St. Tel The West"
    )
)


@rule(
    "heads.names-somebody",
    example="Efua Mensah, Accra",
    counter="New Delhi, India",
    chosen_on=NO_DATA
    + "bylines with a place behind the name, whose first names no census here has",
)
def _names_somebody(text: str) -> bool:
    """Whether what stands before a day is names, and not a place and the country that it lies in."""
    is_place = text.startswith("The ") or text.partition(" ")[0] in _BEGINS_A_PLACE
    return are_names(text) and not is_place


@rule(
    "heads.known-names",
    example="Anna Reyes and Tom Archer",
    counter="Night Boats",
    chosen_on="the heads of the printed reports and saved pages of the dev data",
)
def are_known_names(text: str) -> bool:
    """Whether a line is names that begin with first names."""
    found = _NAMES.match(text)
    if found is None or is_masthead(text):
        return False
    return found["names"].split(" ")[0].lower() in first_names()


# "Published in The Lantern", "First published by the Elsa Drum": whatever it is called, it is one.
_PUBLISHED_IN = regex(
    rf"(?P<said>(?:(?:first|originally)\s)?(?:published|printed|appeared)\s(?:in|by)|from)\s"
    rf"(?P<name>(?:[Tt]he\s)?{_WORD}(?:\s(?:of|and|&|{_WORD})){{0,4}})$",
    re.IGNORECASE,
)


def outlet_in(piece: str) -> str | None:
    """Return a piece of a head that names an outlet as METADATA says it; None where it names none.

    >>> outlet_in("The Courier"), outlet_in("First published in The Lantern"), outlet_in("The lantern")
    ('The Courier', 'The Lantern (First published in)', None)
    """
    if is_masthead(piece):
        return piece
    found = _PUBLISHED_IN.match(piece)
    is_named = found is not None and (found["name"][:1].isupper() or found["name"][4:5].isupper())
    return f"{found['name']} ({found['said']})" if found and is_named else None


# "Mardi 14 mars 2017, p. 4", "May 3, 2021, Pg. A1": the day of an issue, and the page in it.
_PAGE_OF_ISSUE = regex(
    r"[,;·|-]?\s(?:p|pp|pg|s|page|seite)\.?\s?[A-Z]{0,2}-?\d{1,3}$", re.IGNORECASE
)


@rule(
    "heads.day-of-issue",
    example="Tuesday, May 3, 2021, p. 4",
    counter="Tuesday, May 3, 2021",
    chosen_on=NO_DATA + "press databases that print outlet, day and page above the headline",
)
def is_day_of_issue(text: str) -> bool:
    """Whether a line says on which day and page of an outlet a story stood; above it stands the outlet."""
    page = _PAGE_OF_ISSUE.search(text) if len(text) <= MAX_LINE else None
    return page is not None and label_for(text[: page.start()]) is DroppedKind.DATE_LINE


# "The Suva Star": a place's name between, where nouns of nature and of trades are papers' names.
_PAPER_OF_PLACE = regex(
    rf"T(?:he|HE)\s(?P<place>{_WORD}(?:\s{_WORD})?)\s(?i:Star|Sun|Record|Voice|Citizen|Spectator|Enterprise"
    r"|Eagle|Lantern|Beacon|Messenger|Pilot|Reporter|Mercury|Pioneer)$"
)
_ADJECTIVE = regex(r"(?:ing|ed|al|an|ic|ern|ese|ish)$", re.IGNORECASE)


@rule(
    "heads.paper-of-a-place",
    fires_on="The, a place and a paper's noun, none of which words the story has in small letters",
    example=("The Suva Star", "the ferry of Suva sails"),
    counter=("The Rising Sun", "the ferry of Suva sails"),
    chosen_on=NO_DATA + "papers of islands and provinces that no table has",
)
def is_paper_of_a_place(text: str, story: str) -> bool:
    """Whether a line above a headline is called as a paper is after its place: no words of `story`."""
    found = _PAPER_OF_PLACE.match(text)
    if found is None or any(map(_ADJECTIVE.search, found["place"].split(" "))):
        return False
    return set(text.lower().split(" ")[1:]).isdisjoint(story.split(" "))


@rule(
    "heads.masthead",
    example="The Island Mirror",
    counter="The island has a mirror",
    chosen_on="the heads of the printed reports and saved pages of the dev data",
)
def is_masthead(text: str) -> bool:
    """Whether a line is only an outlet's name, or may be where something beside it says so."""
    return (
        _MASTHEAD.match(text) is not None
        or _MAY_BE_MASTHEAD.match(text) is not None
        or outlet_called(text) is not None
    )


@rule(
    "heads.kicker",
    fires_on="a line above the headline has the form of an outlet's name, of a country's and of an office's",
    example="The Czech Republic",
    counter="The Economist",
    chosen_on=NO_DATA
    + "kickers above headlines: The European Union, The Opposition Leader, The Rising Sun",
)
def is_kicker(text: str) -> bool:
    """Whether a line is no headline, and no outlet's name that anybody knows."""
    is_name = _MASTHEAD.match(text) is not None or outlet_called(text) is not None
    return not is_name and _MAY_BE_MASTHEAD.match(text) is not None
