"""What each rule is worth: which tests hold a number, and what is lost when a rule is turned off.

    python -m tools.ablate --tests                    every threshold: does a test notice a quarter?
    python -m tools.ablate --tests --room copies      of one room, or package: paragraphs.printed
    python -m tools.ablate --tests --draw 20 --seed 1 of twenty drawn at random
    python -m tools.ablate --tests --only paragraphs.recovery.LOWER_CASE_SHARE

The source is changed in a copy, one number at a time.
"""

import argparse
import random
import sys
from collections.abc import Sequence

from tools.changed_copy import ChangedCopy, changed_copy
from tools.ledger import Number, numbers


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what was asked for; 1 where a threshold moves unnoticed."""
    given = _options().parse_args(arguments)
    chosen = [each for each in numbers(*given.room) if given.all or each.decides]
    if given.only:
        chosen = [each for each in chosen if each.id.startswith(tuple(given.only))]
    if given.draw:
        chosen = random.Random(given.seed).sample(chosen, min(given.draw, len(chosen)))
    with changed_copy() as copy:
        noticed = [_moves_noticed(copy, number) for number in chosen]
    held = sum(map(all, noticed))
    moves = [each for both in noticed for each in both]
    print(
        f"{sum(moves)} of {len(moves)} moves are noticed by a test, {held} of {len(noticed)} numbers both ways"
    )
    return 0 if held == len(noticed) else 1


def _moves_noticed(copy: ChangedCopy, number: Number) -> list[bool]:
    """Print and return whether a test notices that the number moves down, and up."""
    noticed = []
    for edit in number.moved:
        with copy.changed(edit):
            failing = copy.failing_test(number.module)
        noticed.append(failing is not None)
        print(f"{number.id}: {edit.says}: {failing or 'NOBODY NOTICES'}", flush=True)
    return noticed


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--tests", action="store_true", required=True, help="ask the tests")
    parser.add_argument("--room", action="append", default=[], help="a package of searchkit")
    parser.add_argument("--only", action="append", default=[], help="ids that begin so")
    parser.add_argument("--all", action="store_true", help="limits and facts, too")
    parser.add_argument("--draw", type=int, help="so many at random")
    parser.add_argument("--seed", type=int, default=1)
    return parser


if __name__ == "__main__":
    sys.exit(main())
