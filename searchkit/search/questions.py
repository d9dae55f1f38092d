"""A question put in plain words, and the query that asks it.

in_fields("what did Wang Yi say about Taiwan?")   speaker:"Wang Yi" country:TW
in_fields("Trump on steel tariffs")               speaker:Trump steel tariffs
in_fields("who said Crimea was lost")             Crimea was lost NOT speaker:none
in_fields("sanctions on Russia")                  speaker:sanctions country:RU   finds nothing, so is not told
in_fields("wheat exports")                        the same: no question
"""

import re

from searchkit.domain.errors import UnknownCountry
from searchkit.search.asked_country import country_of

# Plain words: what has quotes, fields or operators was not put in plain words.
_WORDS = r"[^\W_](?:[\w.’'& -]*?[\w.])?"
_SAY = "(?:say|says|said|tell|told|think|thinks|thought|claim|claims|claimed)"
_ABOUT = "(?:about|on|of|over|regarding|concerning)"
# By hand, from how people put such questions; a form that is not here is searched as words, as before.
_OF_A_SPEAKER = (
    rf"what (?:did|does|do|has|have|had) (?P<speaker>{_WORDS}) {_SAY}(?: (?:{_ABOUT} )?(?P<topic>{_WORDS}))?"
    rf"|(?P<name>{_WORDS}) (?:(?:says|said) )?{_ABOUT} (?P<what>{_WORDS})"
)
_OF_ANYBODY = rf"who (?:has |have |had )?{_SAY} (?:(?:what |something |anything )?{_ABOUT} )?(?!what$)(?P<topic>{_WORDS})"
_OPERATORS = frozenset(("AND", "OR", "NOT"))
_FEWEST_WORDS = 3  # "Trump on China"


def in_fields(text: str) -> str:
    """Return the query that asks for what a question in plain words does; any other text as it is.

    Whether anybody goes by the name is for the index to say.
    """
    words = text.split()
    if len(words) < _FEWEST_WORDS or not _OPERATORS.isdisjoint(words):
        return text  # and nothing is compiled
    question = " ".join(words).rstrip(" ?")
    if asked := re.fullmatch(_OF_ANYBODY, question, re.IGNORECASE):
        return f"{_topic(asked['topic'])} NOT speaker:none"
    if asked := re.fullmatch(_OF_A_SPEAKER, question, re.IGNORECASE):
        name = asked["speaker"] or asked["name"]
        speaker = f'speaker:"{name}"' if " " in name else f"speaker:{name}"
        return f"{speaker} {_topic(asked['topic'] or asked['what'] or '')}".rstrip()
    return text


def _topic(words: str) -> str:
    """Return a country as one, and any other words as they are: "it" and "no" are no codes."""
    if len(words) <= len("CN") and not words.isupper():
        return words
    try:
        return f"country:{country_of(words)}"
    except UnknownCountry:
        return words
