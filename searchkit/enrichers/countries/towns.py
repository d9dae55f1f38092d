"""The towns of the world, of which a text names a handful: their table is searched as it stands."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set

_AFTER_ALL = chr(0x10FFFF)  # no name holds it, and it stands behind whatever goes on with a letter


class Towns:
    """Sixty thousand names of towns, with how many people live there in which country."""

    def __init__(self, lines: Sequence[str], left_out: Set[str]) -> None:
        """`lines`: folded name, tab, sizes; in order of name. `left_out`: names that are words."""
        self._lines = lines
        self._left_out = left_out
        self._saints = self._with_both_spellings()

    def sizes(self, name: str) -> str | None:
        """Return the sizes of the towns of this name as the table has them: "GB:8961 CA:346"."""
        if name in self._saints:
            return self._saints[name]
        start = f"{name}\t"
        place = bisect_left(self._lines, start)
        if place == len(self._lines) or not self._lines[place].startswith(start):
            return None
        return None if name in self._left_out else self._lines[place][len(start) :]

    def starting(self, word: str) -> set[str]:
        """Return the names of which this is the first word."""
        end = len(word)
        # "San" starts "San Remo" and not "Santa Fe".
        lines = [line for line in self._beginning(word) if not line[end].isalnum()]
        names = {line[: line.index("\t")] for line in lines}
        saints = self._saints if word in ("Saint", "St") else ()
        of_both = {name for name in saints if name.startswith((f"{word} ", f"{word}. "))}
        return (names - self._left_out) | of_both

    def _with_both_spellings(self) -> dict[str, str]:
        """Return the sizes of towns that are written with "St." and with "Saint", by each spelling."""
        found: dict[str, str] = {}
        for start in ("Saint ", "St ", "St. "):
            for line in self._beginning(start):
                name, _, sizes = line.partition("\t")
                for spelling in spellings(name) if name not in self._left_out else ():
                    known = found.get(spelling)
                    found[spelling] = f"{known} {sizes}" if known else sizes
        return found

    def _beginning(self, start: str) -> Sequence[str]:
        first = bisect_left(self._lines, start)
        return self._lines[first : bisect_left(self._lines, start + _AFTER_ALL, first)]


def spellings(name: str) -> Iterator[str]:
    """Yield a folded name, and with "St." and "Saint" in each other's place."""
    yield name
    for one, other in (("St. ", "Saint "), ("Saint ", "St. "), ("St. ", "St ")):
        if name.startswith(one):
            yield name.replace(one, other, 1)
