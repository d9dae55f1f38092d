"""How lines that are no prose are written: stamps, days, bylines, buttons, ends.

Each pattern is one rule's of `boilerplate.RULES`, which says what it was chosen on. They stay linear:
no repeated group inside a repeated group, since a clipping may hold a line of 50 megabytes.
"""

import re

from searchkit.language import captions
from searchkit.language.calendar_words import WEEKDAY
from searchkit.language.datelines import DAY
from searchkit.regexes import regex

_DATE_WORD = (
    r"(?:(?:first\s+|originally\s+)?(?:published|posted|updated|modified|created|filed|issued|released)"
    r"|last\s+(?:updated|modified)|dated?|updated\s+on|published\s+on|on)"
)
_AGO = r"(?:today|yesterday|(?:about\s+)?(?:an?|\d+)\s+(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?)\s+ago)"

DIGIT = regex(r"\d")
PAGE_NUMBER = regex(
    r"(?:page\s*|(?:seite|página|pagina)\s)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4}|\s(?:von|sur|de|di)\s\d{1,4})?$|[-–—]\s*\d{1,4}\s*[-–—]$|page\s+[A-Z]{1,2}-?\d{1,3}$"
    r"|[A-F]-?\d{1,2}$|\[\d{1,4}\]$",
    re.IGNORECASE,
)
# Chrome begins a line with it; Safari and Firefox set it behind the title, the outlet or the page.
PAGE_STAMP = regex(
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},?\s+\d{1,2}[:.]\d\d(?:\s*[AP]\.?M\.?)?(?:\s|$)"
    r"|(?:\d{1,3} of \d{1,3}|(?!by\b|published\b|posted\b|updated\b|last\b)[^|]{8,140}\s[|–—-]\s[^|]{2,40}?)"
    r"\s+\d{1,2}[/.]\d{1,2}[/.]\d{2,4},\s?\d{1,2}[:.]\d\d(?:\s*[AP]\.?M\.?)?$"
    r"|https?://\S+\s+(?:page\s)?\d{1,3}(?:\s?/\s?|\sof\s)\d{1,3}$"
    r"|firefox\s+https?://\S+$",
    re.IGNORECASE,
)
# Firefox sets the address behind the page's title: "Harbour talks resume — The Courier https://courier.example/harbour".
TITLED_ADDRESS = regex(
    r"(?P<title>[^|:]{8,140})\s[|–—-]\s(?P<outlet>[A-ZÀ-Þ0-9][^|:–—]{1,60}?)\s+https?://\S+$"
)
DASH = regex(r"\s[|–—-]\s")
URL = regex(r"(?:URL:\s*|Link:\s*|Source:\s*)?<?(?:https?://|www\.)[^\s<>]+>?$", re.IGNORECASE)
BARE_URL = regex(
    r"(?:[a-z0-9-]+\.)+(?:com|org|net|gov|edu|co\.uk|info|news)/[^\s<>]+$", re.IGNORECASE
)
_BESIDE_A_DAY = (  # in lower case
    r"(?:a[mt]|pm|by|in|of|on|the|for|and|from|via|last|(?:up)?dated|modified|published|posted|first|print|page|section"
    r"|edition|min(?:ute)?s?|hrs?|hours?|days?|weeks?|ago|read|comments?|shares?|views?|[ap]\.m|[ceg]st|edt|gmt|d[aeio]s?|l[ao]s?|v[ao]n)"
)
# "lundi 3 mai 2021", "Montag, 3. Mai 2021", "3 de mayo de 2021 10:15", "发布时间：2021年5月3日 10:15".
_CLOCK = r"(?:[,\s|·–-]{1,3}(?:(?:um|à|às|a\sl[ea]s|ore|alle|om|kl\.?)\s)?\d{1,2}[:.h]\d\d(?:\s?(?:Uhr|h))?)?"
_WHEN = (  # in other languages: "publié le", "Aktualisiert am"
    r"(?:(?:publi(?:é|cado|cada)|mis(?:e)?\s(?:en\sligne|à\sjour)|modifié|actualizado|atualizado|pubblicat[oa]|aggiornat[oa]"
    r"|veröffentlicht|aktualisiert|stand|gepubliceerd|bijgewerkt)(?:\s(?:le|el|il|em|am|op))?:?\s)?"
)
_DAY_IN_WORDS = (
    r"(?:[^\W\d_]{3,12}(?:-feira)?,?\s)?(?:den\s|le\s|el\s)?\d{1,2}(?:\.|er|º)?\s(?:de\s)?[^\W\d_]{3,10}\.?,?\s(?:de\s|del\s)?(?:19|20)\d\d"
    rf"{_CLOCK}"
)
_DAY_ELSEWHERE = (
    r"(?:\d{1,2}\.[^\W\d_]{3}\.(?:19|20)\d\d(?:\sàs\s\d{1,2}h\d\d)?|"  # "9.ago.2023 às 8h00"
    rf"{_WHEN}{_DAY_IN_WORDS}(?:(?:\s?[,|·•–-]|\s/)\s{_WHEN}{_DAY_IN_WORDS})?"
    r"|(?:[^\W\d_]{2,8}[:：]\s?)?(?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日(?:\s?[(（][^()（）]{1,4}[)）])?(?:\s?\d{1,2}[:：時时点]\d\d分?(?::\d\d)?)?"
    r"(?:\s*(?:来源|來源|出典|作者|记者|記者|编辑|責任編輯)\s?[:：]\s?[^\s。，]{1,20}){0,3})"
)
MAIL = regex(r"(?:e-?mail:?\s)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+$", re.IGNORECASE)
# Releases of European organisations begin so: "Geneva, 14 June 2024".
_PLACE = r"[^\W\d_][\w.’'-]*(?:\s[\w.’'-]+){0,3}\s?,\s*(?:(?:the|den)\s+)?"
DATE_LINE = regex(
    rf"{_PLACE}{DAY}$|\({_PLACE}{DAY}\)$|{_DAY_ELSEWHERE}$|"
    rf"(?:{_DATE_WORD}\b[:\s]*)*(?:\d{{1,2}}[:.]\d\d\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{{2,4}}\b)?,?\s*)?(?:{WEEKDAY}\.?,?\s+)?(?:{DAY}|{_AGO})"
    # After the day only a time, a second date, a section or the outlet. A word in lower case that none of
    # these has is a sentence's: "On May 3, 2022, police arrested nine men."
    rf"(?:\s*(?:\bat\b|\b{WEEKDAY}\b|[,|·•–—\-(/]|\d{{1,2}}[:.h]\d\d|\d{{1,2}}\s*[ap]\.?m\b|\bby\b|\b(?:last\s+)?updated\b)"
    rf"(?-i:(?!.{{0,70}}?(?<![\w.@/])(?!{_BESIDE_A_DAY}\b)[a-zß-öø-ÿ]{{2}})).{{0,70}})?$",
    re.IGNORECASE,
)
BYLINE = regex(
    r"(?:作者|记者|記者|文|撰文)\s?[:：／/]\s?\S.{0,30}$|"
    rf"(?:By|BY|by|(?:Words|Text|Story)(?:\s(?:and|&)\s(?:photos?|pictures?|photographs?))?(?:\sby|:)|Reporting by|Written by|Author:|BYLINE:)"
    rf"[:\s]+{captions.NAME}.{{0,80}}$"
)
BYLINE_BY_ROLE = regex(
    rf"(?!letters?\b){captions.NAME}\s*,?\s*(?:[A-Z][\w&.]*\s+)?(?:Staff\s+Writer|Staff\s+Reporter|Associated\s+Press|The\s+Associated\s+Press"
    r"|Reuters|AFP|Correspondent|Reporter|(?:Political|Science|Business|Foreign|Economics|Diplomatic|Health)\s+(?:Editor|Correspondent|Reporter)"
    r"|Editor|Columnist)(?:\s+in\s+[A-Z]\w+)?$",
    re.IGNORECASE,
)
ADVERTISEMENT = regex(
    r"(?:story continues below(?: this)? advertisement|article continues below(?: advertisement)?"
    r"|advertisements?(?: - scroll to continue.*| [-–—|].*|\b.{0,30}(?<![.!?]))?|skip (?:past )?advert(?:isement)?"
    r"|sponsored(?: content| by .*)?|promoted(?: stories)?|paid post|ad|ad feedback|scroll to continue)$",
    re.IGNORECASE,
)
LEGAL = regex(
    r"^(?:©|\(c\)\s.{0,40}\d{4}|copyright\b(?! (?-i:(?!and|by|notice|of|owned|policy|reserved)[a-z])))|all rights reserved|may not be (?:published|reproduced|rewritten|redistributed)"
    r"|terms of (?:use|service)|privacy policy|sign up for our|in your inbox",
    re.IGNORECASE,
)
JUMP_LINE = regex(
    r"(?:\(?\s*(?:continued|cont[’']?d|more)\b(?:\s+(?:from|on|to)\s+(?:the\s+)?(?:(?:next|previous|front)\s+page|page\s+[A-Z]?-?\d+|p\.\s*\d+|[A-Z]-?\d+|\d+[A-Z]\b).{0,20})?\s*\)?"
    r"|(?:pasa|viene|sigue)\s+(?:a|de|en)\s+(?:la\s+)?p[aá]g(?:ina|\.)\s*\d+|(?:lire\s+la\s+)?suite\s+(?:de\s+la\s+|en\s+)?page\s+\d+"
    r"|(?:Fortsetzung|weiter)\s+(?:auf|von)\s+Seite\s+\d+|(?:continua|segue)\s+(?:a|da)\s+pagina\s+\d+|(?:Bericht|Mehr\s+dazu|Kommentar)\s+(?:auf\s+)?Seite\s+\d+"
    r"|(?:please\s+)?(?:see|turn\s+to)\s+.{0,40}\b(?:page\s+[A-Z]?-?\d+|[A-Z]-?\d{1,2})|[A-Z][A-Z\s]{1,30},\s+(?:from\s+)?(?:page\s+[A-Z]?-?\d+|[A-Z]-?\d{1,2})|from\s+page\s+[A-Z]?-?\d+)$",
    re.IGNORECASE,
)
NAVIGATION_WORD = regex(
    r"(?:home|menu|sections?|search|log\s?in|sign\s?in|sign\s?up|register|subscribe|newsletters?|u\.?s\.?|world|politics"
    r"|business|opinion|sports?|culture|lifestyle|video|photos|live|share|tweet|email|print|comments?|facebook|twitter|whatsapp|linkedin"
    r"|copy|link|save|next|previous|back|close|skip|content|more|news|tech|science|health|weather|[|•·>»/])$",
    re.IGNORECASE,
)
NAVIGATION_ALONE = regex(
    r"(?:menu|log ?in|sign ?in|skip to (?:main )?content|share(?: this(?: article| story)?)?|tweet|print(?: this)?"
    r"|copy link|email this|comments? ?\(?\d*\)?|\d+ comments?|\d+ (?:shares|min read)|\d+ minutes? read|back to top|listen to this article"
    r"|share on \w+|save article|gift article|(?:proquest )?document link|view (?:full )?article|contact us|about us|follow us|most read)$",
    re.IGNORECASE,
)
END_MARK = regex(
    r"(?:(?:#\s?){2,5}|-?\s?30\s?-|[-–—*_=~•·\s]{2,}|[-–—*(]{0,4}\s?(?:ENDS?|Ends?)\s?[-–—*)]{0,4}"
    r"|[-–—*(]{1,4}\s?(?:ends?|more)\s?[-–—*)]{1,4})$"
)

SALUTATION = regex(
    r"(?:dear|hello|hi|good\s(?:morning|afternoon|evening|day)|greetings|sirs?|madam|to\sthe\seditor)\b[^.!?;]{0,40}[,:!]$|"
    r"(?:yours\s(?:sincerely|faithfully|truly|etc)|sincerely(?:\syours)?|(?:best|kind|warm)\s(?:regards|wishes)"
    r"|regards|respectfully|see\syou\s(?:tomorrow|soon|next\sweek|on\s\w+)|until\s(?:tomorrow|next\s(?:week|time)))[,.!]?$",
    re.IGNORECASE,
)
TAGS = regex(
    r"(?:tags?|topics?|key\s?words|filed\sunder|categor(?:y|ies)|posted\sin|labels?|trending(?:\snow)?)\s?:\s?\S",
    re.IGNORECASE,
)
APPEAL = regex(
    r"\bsupport\s(?:our|independent|quality|local|non-?profit)\s(?:\w+\s)?(?:journalism|newsroom|reporting)"
    r"|\b(?:donate|contribute|subscribe)\s(?:today|now|here)\b|\b(?:make|consider\smaking)\sa\s(?:tax-deductible\s)?donation\b"
    r"|\bbecome\sa\s(?:member|subscriber|supporter|patron)\b|\breaders\slike\syou\b"
    r"|\byour\s(?:donation|contribution|gift|subscription)\s(?:helps?|keeps?|makes?|allows?|enables?)\b"
    r"|^if\syou\s(?:value|like|enjoy(?:ed)?|appreciate)\s(?:this|our|what\swe)\b"
    r"|\bsubscribe\s(?:from|for)\s(?:only\s|just\s)?[$€£]|(?:^|[.!?]\s)cancel\s(?:at\s)?any\s?time\b|^already\sa\s(?:subscriber|member)\?"
    r"|^to\s(?:continue|keep)\sreading\b|(?:^|[.!?]\s)create\s(?:an|your)\s(?:free\s)?account\sto\b|\b(?:subscribe|log\sin|sign\sin|register)\sto\s(?:(?:continue|keep)\sreading|read\s(?:on|more|the\srest|this))\b"
    r"|^this\s(?:article|story|content)\sis\s(?:only\s)?(?:available\sto|for|reserved\sfor)\s(?:our\s)?(?:subscribers|members)\b",
    re.IGNORECASE,
)
SOURCE = regex(
    r"\((?:source|via|quelle|fuente|fonte):\s[^().]{3,60}\)\.?$|(?:source|via|quelle|fuente|fonte):\s[^.!?:]{3,60}$",
    re.IGNORECASE,
)
# "BC-EU--Norway-Gas, 1st Ld-Writethru,480": how AP calls a story, and its words.
SLUG = regex(
    r"[A-Z]{2}(?=.{0,60}(?:--|\sLd[,-]))--?[\w.’'-]+(?:,\s?(?:\d{1,2}(?:st|nd|rd|th)\sLd(?:-Writethru)?|[A-Z][\w-]+)){0,4},\s?\d{2,5}$"
)
TO_EDITORS = regex(r"Eds:\s\S")
RELEASE = regex(
    r"(?:for\simmediate\srelease|(?:press|news|media)\srelease|under\sembargo|embargoed\b.{0,60})[:.]?$",
    re.IGNORECASE,
)
SECTION = regex(
    r"(?:opinion|guest\sessay|news\sanalysis|op-?ed|the\seditorial\sboard|analysis|comment(?:ary)?|editorial|exclusive|breaking(?:\snews)?|world(?:\snews)?|politics|business|sports?"
    r"|culture|features?|letters(?:\sto\sthe\seditor)?|obituar(?:y|ies)|live(?:\supdates)?)$",
    re.IGNORECASE,
)
