"""What stands before and behind a date says what it dates: a page, a change of it, an event, a comment.

Patterns are searched in `before` a date, which ends where the date or its weekday begins, or in the text
behind it. They were written by reading 200 pages of news, blogs and offices in some ten languages.
"""

import re

from searchkit.language.captions import AGENCY
from searchkit.language.written_dates import WrittenDate
from searchkit.regexes import regex
from searchkit.rules import limit, rule

# A clock may stand between a label and its date: "Published: 22:00 GMT, 26 September 2020".
_CLOCK = r"(?:(?:at )?\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)? ?(?:[a-z]{2,4})?,? ?(?:on )?)?"
_BETWEEN = rf"(?: on| am| at| le| el| il| op| den| the| vom| wurde am|:|：)*[ \W]*{_CLOCK}$"
PUBLISHED = regex(
    r"(?<![^\W\d_])(?:publi(?:shed|cation|cado|cada|cato|ée?)|posted|erschienen|ver(?:ö|oe)ffentlicht|erstellt"
    r"|geschrieben|verfasst|eingestellt|(?:beitrag|artikel|meldung)(?: vom)?|mis en ligne|pubblicat[oa]|publicad[oa]"
    r"|gepubliceerd|geplaatst|publicerad|publisert|udgivet|opublikowano|опубликовано|written|filed|issued|released"
    # Not "Print date:", nor "Closing date:".
    r"|(?<!print )(?<!printed )(?<!event )(?<!due )(?<!closing )(?<!start )(?<!end )(?<!birth )(?<!sale )date|datum|fecha|data|入力|입력|公開|発行|日期)"
    + _BETWEEN,
    re.IGNORECASE,
)
CHANGED = regex(
    r"(?:updated?|last (?:modified|updated|changed|revised)|modified|edited|aktualisiert(?: am)?|zuletzt(?: ge(?:ä|ae)ndert)?(?: am)?"
    r"|ge(?:ä|ae)ndert|\bstand|bearbeitet(?: am)?|mis à jour(?: le)?|modifié(?: le)?|actualizado(?: el)?|aggiornat[oa](?: il)?"
    r"|bijgewerkt|päivitetty|oppdatert|uppdaterad|更新|수정)" + _BETWEEN,
    re.IGNORECASE,
)
BYLINE_BEFORE = regex(
    r"(?:(?<![^\W_])(?:[Bb]y|BY|Par|Por|Di)|[Vv]on|Autor:?|Author:?|Text:|Redaktion:?)[ :]?(?:[^.!?]|\.(?! )){2,60}$"
)
# Nothing but the name between: "by Ann Miller on", not "seized by the police in San Diego on".
NAME_BEFORE = regex(
    r"(?<![^\W_])(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Dd]i)[ :](?:[^\W_]+ |(?:[^\W\d_a-zß]\S*[ |]+|(?:de|van|von|al|el|and|&) ){1,5})"
    r"(?:on |am |le |el |at |om |den )?$"
)
BYLINE_AFTER = regex(r"^[ \W]{0,4}(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or|Autor:?|Author)[ :]{1,2}[A-ZÄÖÜ]")
CLOCK_AFTER = regex(
    r"^[ ,|/\-–—•·]*(?:um |at |à |alle |a las |kl\.? ?|[—-] )?\d{1,2}(?:[:.h]\d\d|\s?[ap]\.?m\b|\s?Uhr)",
    re.IGNORECASE,
)
CLOCK_BEFORE = regex(
    r"\d{1,2}[:.]\d\d(?: ?[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4})?(?: on)?,? ?(?:\w{3,9},? )?$"
)
SENTENCE_BEFORE = regex(
    r"[^\W_]{2,}\.?[,)]? (?:on|since|until|till|by|in|of|from|to|before|after|and|the|am|vom|seit|bis|zum|ab|und|dem|den|der|im|le|du|au"
    r"|depuis|el|del|desde|hasta|il|dal|al|em|de|op|van|tot|a|an) (?:the |den |dem )?$"
    r"|(?:^|[.!?”\"] )(?:[Oo]n|In|Since|By|Until|From|Am|Seit|Le|El|Il) $"
    r"|(?<!\w)[a-zäöüßéèñ]{2,}, $"
)
SENTENCE_AFTER = regex(
    r"^(?:,? [a-zäöüß]{2,} [a-zäöüß]{2,} [a-zäöüß]|, (?!page |seite )[a-zäöüß]{3,} |[.;)] ?[a-z])"
)
LOWER_BEFORE = regex(r"(?<!\w)[a-zäöüßéèñ]+ $")
# The end of a caption and its credit: "France, January 16, 2020. A. Photographer/Pool via REUTERS".
CREDIT_AFTER = regex(
    rf"^\.? ?\(?[^.!?]{{0,40}}\b(?:(?:(?<=/)|(?<=/ )|via ){AGENCY}\b|{AGENCY}/|Getty Images|AFP\b)"
)
# Its beginning: "(Photo by Ann Lee/AFP, 3 May 2022)", "Bild: dpa, "; not "Story and photos by Ann Lee".
CREDIT_BEFORE = regex(
    r"(?<![^\W\d_])(?<!and )(?<!und )(?<!& )(?<!et )(?<!y )(?:photo(?:graph)?s?|pictures?|images?|illustrations?|fotos?|bild(?:er)?|grafik)"
    r"(?: (?:by|credit|courtesy|taken|vom?)\b|:| ?/)[^.!?]{0,60}$",
    re.IGNORECASE,
)
RIGHTS = regex(r"(?:©|\(c\)|copyright|all rights)[^.]{0,30}$", re.IGNORECASE)
COMMENT = regex(
    r"(?:says|said|sagt|schrieb|schreibt|wrote|dit|dice|kommentar(?:e)?|comments?|antwort(?:en)?|repl(?:y|ies)|beitr[aä]ge?|re:)[: ]*$"
    r"|(?:kommentare?|comments?|antworten|reply)[:. ]?[^.!?]{0,40}$|\(@\w+\) (?:(?:on|am) )?$|date(?:time)?=\"$",
    re.IGNORECASE,
)
EVENT = regex(
    r"(?:born|joined|(?:member|registered) since|mitglied seit|geboren|\*|died|gestorben|†|founded|gegründet|termine?|wann|when|beginnt?|start|deadline|frist|expires|valid until"
    r"|gültig bis|access(?:ed)?|abgerufen(?: am)?|retrieved|downloaded(?: from)?(?: \S+)?|printed(?: from)?(?: \S+)?|print(?:ed)? date|date (?:of print|printed)|generated|captured|as of|bis|until|heute|today(?: is)?|erscheinungsdatum|ausgabe|issue|time of request|time stamp|timestamp|requested|exported|captures?|findet(?: statt)?)"
    r"[: ]*(?:am |on )?(?:[A-Z][a-z]\.?,? )?$",
    re.IGNORECASE,
)
# Pages of outlets print the day of reading on top: "Thursday, Nov 5th 2020 7PM 6°C".
_DEGREES = r"^[ ,|]*(?:\d{1,2} ?[AP]M )?-?\d{1,2} ?°"
DEGREES_AFTER = regex(_DEGREES, re.IGNORECASE)
TODAY_AFTER = regex(
    rf"{_DEGREES}|^[ ,|]*(?:\d{{1,2}}:\d\d ?(?:[AP]M)?)? ?(?:Log ?in|Sign in|Anmelden|Newsletter|Abo\b|Subscribe|Menu\b)",
    re.IGNORECASE,
)


_RANGE = regex(r"\s*(?:[-–—]|bis|to|until|al?)\s*")
_WEEKDAY = regex(r"[^\W\d_]+\.?,?\s+(?:the |den |le |el |d\. )?$")
# Code points: what says more about a date than these is too far away.
BEFORE = limit(80, "time on long lines")

# A year behind a date, as in the calendar of an archive's banner: "Oct NOV Dec 10 2012 2013 2014".
YEARS_AFTER = regex(r"^ (?:19|20)\d\d\b(?! ?:)")


def before(text: str, written: WrittenDate, start: int = 0) -> str:
    """Return the text before a date, from `start` on, without the weekday that belongs to the date."""
    found = text[max(start, written.start - BEFORE) : written.start]
    return found if written.weekday is None else _WEEKDAY.sub("", found)


@rule(
    "around-dates.something-else",
    example=("Comments: Ann Miller says: ", ""),
    counter=("Published: ", ""),
    chosen_on="200 pages of news, blogs and offices in some ten languages",
)
def is_of_something_else(before: str, after: str) -> bool:
    """Say whether a date is that of a right, a comment, an event, a picture or of whoever reads the page."""
    return bool(
        RIGHTS.search(before)
        or COMMENT.search(before)
        or EVENT.search(before)
        or CREDIT_BEFORE.search(before)
        or CREDIT_AFTER.search(after)
        or DEGREES_AFTER.search(after)
    )


@rule(
    "around-dates.range",
    example="3 March 1951 - 2 May 2020",
    counter="3 March 1951, 2 May 2020",
    chosen_on="200 pages of news, blogs and offices in some ten languages",
)
def is_range(text: str, first: WrittenDate, second: WrittenDate) -> bool:
    """Say whether two dates are the ends of one stretch of time: "3 March 1951 - 2 May 2020"."""
    return _RANGE.fullmatch(text, first.end, second.start) is not None


@rule(
    "around-dates.told",
    example=("The bridge was closed on ", ", and the ferry sailed again."),
    counter=("Published: ", " 6:12 am"),
    chosen_on="200 pages of news, blogs and offices in some ten languages",
)
def is_told(before: str, after: str) -> bool:
    """Say whether a date is told in a sentence: "On May 3, 2022, police arrested nine men."."""
    # "6:12 am on 8 July 2024" is a line of its own.
    is_labelled = PUBLISHED.search(before) or CLOCK_BEFORE.fullmatch(before)
    return not is_labelled and bool(SENTENCE_BEFORE.search(before) or SENTENCE_AFTER.search(after))


@rule(
    "around-dates.changed",
    example="Last updated: ",
    counter="First published: ",
    chosen_on="200 pages of news, blogs and offices in some ten languages",
)
def says_changed(before: str) -> bool:
    """Say whether the text before a date calls it that of the last change: "Updated 9:05 p.m."."""
    return bool(CHANGED.search(before[-BEFORE:]))
