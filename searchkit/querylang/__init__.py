"""What did the user ask? Text <-> Query, with limits and carets.

>>> parse("sanction* NOT title:summit", country_code)
And(parts=(Pattern(text='sanction*'), Not(part=InTitle(part=Word(text='summit')))))
"""

from searchkit.querylang.caret import caret
from searchkit.querylang.dates import parse_date_range, parse_day_range, today_here
from searchkit.querylang.fields import value_or_none
from searchkit.querylang.parser import parse
from searchkit.querylang.unparse import unparse

__all__ = [
    "caret",
    "parse",
    "parse_date_range",
    "parse_day_range",
    "today_here",
    "unparse",
    "value_or_none",
]
