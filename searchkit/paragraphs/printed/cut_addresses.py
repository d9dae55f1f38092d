"""A web address that was wrapped over lines of print goes back into one."""

import re
from collections.abc import Sequence

from searchkit.domain.article import DroppedKind
from searchkit.paragraphs.printed.printed_rows import Row
from searchkit.paragraphs.printed.type_sizes import is_same_size
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, fact, rule, threshold

MOST_ADDRESS_ROWS = threshold(
    5, NO_DATA + "an address of 400 characters in a narrow column has as many"
)
FULL_WIDTH = threshold(0.85, "of the widest line around; an address breaks at a slash before that")
NEARBY = fact(8, "rows on either side, as many as show how wide a column is")
ADDRESS_STEP = threshold(1.8, "times the size: within a paragraph, and not over a gap to the next")

_OPEN = regex(r"(?:^|\s|\(|<)(?:https?://|www\.)[^\s<>]+$", re.IGNORECASE)
_CUT_AFTER = regex(r"[-/_=&%?]$")
_REST = regex(r"[\w/?=&%#_.~+-][\w/?=&%#.~+:,;@!$'()*-]*>?$")
_SIGN = regex(r"[-/_=&%?#\d]")


def join_addresses(rows: Sequence[Row]) -> None:
    """Put the rest of a cut address to its beginning; its row's label then says that it is used up."""
    opened: Row | None = None
    joined = 0
    last: Row | None = None
    for place, row in enumerate(rows):
        if opened is not None and last is not None and joined < MOST_ADDRESS_ROWS:
            near = rows[max(0, place - NEARBY) : place + NEARBY]
            rest, _, following = row.text.partition(" ")
            if (
                _is_below(last, row)
                and goes_on(opened.text, rest)
                and (_CUT_AFTER.search(opened.text) or (not following and _is_full(last, near)))
            ):
                opened.text = opened.text.rstrip("\u2010") + rest
                row.text, last, joined = following, row, joined + 1
                if not following:
                    row.label, row.why = DroppedKind.REPEATED, "the rest of an address"
                    continue
        opened = last = row if _OPEN.search(row.text) else None
        joined = 0


@rule(
    "addresses.wrapped",
    fires_on="a word that an address on the line above goes on with",
    example=("https://courier.example/2023/03/harbour-", "talks-resume/index.html"),
    counter=("https://courier.example/2023/03/harbour-", "Dockers"),
    chosen_on="prints of pages whose addresses are longer than their lines",
    off=False,
)
def goes_on(address: str, rest: str) -> bool:
    """Whether the first word of a line may be the rest of an address that ends the line above."""
    if not _REST.match(rest) or rest[:1].isupper():
        return False
    return bool(_CUT_AFTER.search(address) or _SIGN.search(rest) or rest.islower())


@rule(
    "printed.below-an-address",
    fires_on="a row of the same size stands right below an address, or begins under it",
    example="a line of its size right below an address",
    counter="a line of its size in the next column",
    chosen_on="prints of pages whose addresses are longer than their lines",
)
def _is_below(first: Row, second: Row) -> bool:
    return (
        first.page == second.page
        and is_same_size(first.size, second.size)
        and 0 < second.y - first.y <= ADDRESS_STEP * first.size
        and second.x0 < first.x1
    )


@rule(
    "printed.full-address",
    example="an address that ends where the lines around it do",
    counter="an address that ends in the middle of its column",
    chosen_on="prints of pages whose addresses are longer than their lines",
)
def _is_full(row: Row, near: Sequence[Row]) -> bool:
    """Whether a row is as wide as the rows around it, so that the address may have been cut there."""
    same = [other.x1 - other.x0 for other in near if other.page == row.page]
    return row.x1 - row.x0 >= FULL_WIDTH * max(same)
