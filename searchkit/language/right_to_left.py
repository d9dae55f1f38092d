"""Scripts that are read from right to left: Arabic, Hebrew and their relatives."""

from searchkit.regexes import regex
from searchkit.rules import NO_DATA, rule

# Ranges of their letters, for a class of characters.
RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_ANY = regex(f"[{RIGHT_TO_LEFT}]")


def has_right_to_left(text: str) -> bool:
    """Whether any letter of the text is of a script that is read from right to left."""
    return not text.isascii() and _ANY.search(text) is not None


def is_right_to_left(text: str) -> bool:
    """Whether most letters of the text are of such a script.

    >>> is_right_to_left("נמל חיפה (Haifa)"), is_right_to_left("The sign says נמל")
    (True, False)
    """
    if not has_right_to_left(text):
        return False
    return 2 * len(_ANY.findall(text)) > sum(map(str.isalpha, text))


# Of saying, deciding and happening, in the past; "and" may be joined to the verb, and the ending of a
# woman's or an authority's. Then how paragraphs go on: "nor", "there was", "for his part".
_ARABIC_OPENING = regex(
    r"(?:و?(?:قال|أعلن|أكد|أفاد|ذكر|كشف|أوضح|أشار|أضاف|صرح|نفى|نف|دعا|دع|طالب|حذر|أعرب|بحث|شهد|وصل|التقى|استقبل|توفي|قتل|أصيب|لقي|اعتقل)ت?"
    r"|ولم|وكان|وكانت|وتابع|من جهته|من جانبه|يذكر|يشار)\s(?:\S+\s){5}"
)


@rule(
    "right-to-left.arabic-opening",
    fires_on="an Arabic line that begins with what somebody said or did, or as a next paragraph does",
    example="قالت وزارة التجارة في الجزائر يوم الخميس إن أسعار الخبز سترتفع",
    counter="وزارة التجارة في الجزائر ترفع أسعار الخبز بعشر في مايو",
    chosen_on=NO_DATA
    + "Arabic headlines begin with a noun or tell in the present, and news in the past",
    off=False,
)
def opens_arabic_paragraph(text: str) -> bool:
    """Whether a line opens as a paragraph of Arabic news does, which often ends without a stop."""
    return _ARABIC_OPENING.match(text) is not None
