"""Signs that an article is news of a town in the United States, whose press hardly ever says so.

"The Paris Police Department asks for help" is of Paris in Texas, and nothing else in the story names
the state. What tells is what only American towns have, or only American papers write so. Texts are
folded: hyphens are spaces.
"""

import re
from collections.abc import Iterable, Iterator

from searchkit.regexes import regex
from searchkit.rules import Rule, rule
from searchkit.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TownSign(Rule):
    """One kind of sign, and what it is found by."""

    pattern: re.Pattern[str]
    # One of these is in whatever the pattern finds; most texts have none, and that is known at once.
    hints: tuple[str, ...]


# Each was chosen on how many of 443 stories of LGL have it that name the United States alone, against
# how many of 1,103 of LGL, GeoVirus and Reuters that name other countries alone. One or more have 268
# against 20, two or more 99 against 1.
SIGNS: tuple[TownSign, ...] = (
    TownSign(
        id="town-news.police-and-fire",
        fires_on="police and fire departments, sheriffs and troopers",
        pattern=regex(
            r"\b(?:[Pp]olice|[Ff]ire|[Ss]heriff's) (?:[Dd]epartments?|[Oo]ffices?|[Dd]eput(?:y|ies))\b"
            r"|\b(?:[Ff]ire [Cc]hief|[Ff]ire [Mm]arshal|[Pp]olice [Cc]hief|County Sheriff|Crime ?[Ss]toppers)\b"
            r"|\b(?:[Ss]tate [Pp]olice|[Ss]tate troopers?|Highway Patrol|State Patrol|911)\b"
        ),
        hints=(
            "epartment",
            "ffice",
            "eput",
            "hief",
            "arshal",
            "Sheriff",
            "toppers",
            "tate ",
            " Patrol",
            "911",
        ),
        example="The Fire Department was called at noon.",
        counter="The fire brigade was called at noon.",
        chosen_on="101 stories against 4",
    ),
    TownSign(
        id="town-news.ranks",
        fires_on="a policeman's rank in short",
        pattern=regex(r"\b(?:Sgt|Det|Capt|Cpl|Lt)\. (?!Gen\b|Col\b|Cmdr\b)[A-Z]"),
        hints=("Sgt. ", "Det. ", "Capt. ", "Cpl. ", "Lt. "),
        example="Sgt. Ann Miller said so.",
        counter="Lt. Gen. Ann Miller, who was Sergeant Miller once, said so.",
        chosen_on="26 stories against 1",
    ),
    TownSign(
        id="town-news.officials",
        fires_on="what towns and counties there call those who govern them",
        pattern=regex(
            r"\b(?:[Aa]lderm[ae]n|[Ss]electm[ae]n|[Cc]ouncil(?:m[ae]n|wom[ae]n)|[Ff]reeholders?|[Tt]ownships?|ZIP)\b"
            r"|\b(?:[Cc]ity (?:[Mm]anager|[Aa]dministrator|[Cc]ouncil)|[Cc]ounty (?:[Cc]ommission(?:ers?)?|[Ee]xecutive|Courthouse))\b"
            r"|\b(?:[Dd]istrict [Aa]ttorney|[Gg]rand jury|state (?:Sen|Rep)\.)"
        ),
        hints=(
            "lderm",
            "electm",
            "ouncil",
            "reeholder",
            "ownship",
            "ZIP",
            "ity ",
            "ounty ",
            "ttorney",
            "jury",
            "state ",
        ),
        example="Two aldermen voted against it.",
        counter="Two councillors voted against it.",
        chosen_on="74 stories against 8",
    ),
    TownSign(
        id="town-news.courts",
        fires_on="courts of a state or a county",
        pattern=regex(r"\b(?:Superior|Circuit|Municipal|Probate|Family|County|District) Court\b"),
        hints=(" Court",),
        example="She pleaded guilty in Superior Court.",
        counter="She pleaded guilty in Crown Court.",
        chosen_on="25 stories against 1",
    ),
    TownSign(
        id="town-news.schools",
        fires_on="schools by their steps, those who go there and those who run them",
        pattern=regex(
            r"\b(?:[Ee]lementary|[Mm]iddle|[Hh]igh) [Ss]chools?\b|\b(?:graders?|K \d|[Ss]ophomores?|[Ff]reshm[ae]n)\b"
            r"|\b(?:[Ss]chool (?:[Bb]oard|[Dd]istrict)s?|PTA)\b"
        ),
        hints=("chool", "grader", "K ", "ophomore", "reshm", "PTA"),
        example="Eighth graders of the middle school won.",
        counter="Pupils of the secondary school won.",
        chosen_on="65 stories against 4",
    ),
    TownSign(
        id="town-news.streets",
        fires_on="a number and a street in short, or Main Street",
        pattern=regex(
            r"\b\d{1,5} (?:[NSEW]\.? )?[A-Z0-9]\w+ (?:[A-Z]\w+ )?(?:St|Ave|Blvd|Rd|Dr|Ln)\b|\bMain St(?:\.|reet\b)"
        ),
        hints=(" St", " Ave", " Blvd", " Rd", " Dr", " Ln"),
        example="It began at 775 Oak Ave. at noon.",
        counter="It began at 12 High Street at noon.",
        chosen_on="27 stories against 3",
    ),
    TownSign(
        id="town-news.roads",
        fires_on="a numbered road",
        pattern=regex(r"\b(?:Route|Interstate|U\.S\.|State Road|County Road|I) \d{1,3}\b"),
        hints=("Route ", "Interstate ", "U.S. ", " Road ", "I "),
        example="A truck turned over on Route 38.",
        counter="A lorry turned over on the A38.",
        chosen_on="34 stories against 0",
    ),
    TownSign(
        id="town-news.telephones",
        fires_on="a telephone number of ten digits, or one of seven that is to be called",
        pattern=regex(
            r"(?:\b\d{3}[ .]|\(\d{3}\) ?)\d{3}[ .]\d{4}\b|\b(?:at|call|or) \d{3} \d{4}\b"
        ),
        hints=("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
        example="Whoever saw it may call 555 0123.",
        counter="Whoever saw it may call 01632 960123.",
        chosen_on="37 stories against 0",
    ),
)

_DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_BEFORE_DAYS = (
    "on|last|next|this|until|till|that|every|each|from|and|since|by|for|the|of|before|after|or|late|early"
    "|to|through|between|past|previous|following|a|is|was"
)
_AMERICAN = regex(
    # "was arrested Thursday", where the British are arrested on Thursday.
    rf"\b(?!(?:{_BEFORE_DAYS}) )[a-z]+ {_DAY}\b(?!')"
    r"|\b(?:neighbor|burglariz|color|honor|labor|rumor|harbor|favor)\w*|\b(?:downtown|centers?)\b"
    r"|(?<!\w)\$\d"
)


def kinds_of_signs(text: str) -> Iterator[TownSign]:
    """Yield each kind of sign of an American town that stands in a folded text."""
    for sign in SIGNS:
        if any(hint in text for hint in sign.hints) and sign.pattern.search(text):
            yield sign


@rule(
    "town-news.county",
    example="The clerk of Lamar County was late, a bridge of Athens was shut.",
    counter="The clerk of Lamar was late, a bridge of Athens was shut.",
    chosen_on="errors in LGL, GeoVirus and Reuters",
)
def names_a_county(names: Iterable[str]) -> bool:
    """Say whether one of the names found is that of a county of the United States: "Lamar County"."""
    return any(name.endswith((" County", " Parish")) for name in names)


@rule(
    "town-news.american-english",
    fires_on="a weekday without on, American spelling, a centre of a town called so, dollars",
    example="The trustees approved it Tuesday.",
    counter="The trustees approved it on Tuesday, for £400.",
    chosen_on="300 stories against 82: it decides of towns that only the United States have; 9 more are right in LGL, 2 wrong",
    off=False,
)
def is_american_english(text: str) -> bool:
    """Say whether a folded text is written as Americans write."""
    return bool(_AMERICAN.search(text))
