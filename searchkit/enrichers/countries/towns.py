"""The towns of the world, of which a text names a handful: their table is searched as it stands."""

from collections.abc import Iterator, Sequence, Set

_AFTER_ALL = b"\xff"  # no text has it in UTF-8, and it stands behind whatever goes on with a letter


class Towns:
    """Sixty thousand names of towns, with how many people live there in which country."""

    def __init__(self, table: bytes, left_out: Set[str]) -> None:
        """`table`, in UTF-8: folded name, tab, sizes, line feed; in order of name, below comments.

        `left_out`: names that are words.
        """
        self._table = table
        self._begin = 0
        while table.startswith(b"#", self._begin):
            self._begin = table.index(b"\n", self._begin) + 1
        self._left_out = left_out
        self._saints = self._with_both_spellings()

    def sizes(self, name: str) -> str | None:
        """Return the sizes of the towns of this name as the table has them: "GB:8961 CA:346"."""
        if name in self._saints:
            return self._saints[name]
        start = _bytes(f"{name}\t")
        place = self._place(start, self._begin)
        if not self._table.startswith(start, place) or name in self._left_out:
            return None
        return self._table[place + len(start) : self._table.index(b"\n", place)].decode()

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
        """Return the lines that begin so."""
        beginning = _bytes(start)
        first = self._place(beginning, self._begin)
        if not self._table.startswith(beginning, first):  # as for most words
            return ()
        behind = self._place(beginning + _AFTER_ALL, first)
        return self._table[first:behind].decode().split("\n")[:-1]

    def _place(self, start: bytes, low: int) -> int:
        """Return where the first line from `low` on begins that does not stand before `start`."""
        table, high = self._table, len(self._table)
        while low < high:
            line = table.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = table.index(b"\n", line)
            if table[line:end] < start:
                low = end + 1
            else:
                high = line
        return low


def _bytes(text: str) -> bytes:
    return text.encode(errors="surrogatepass")  # half of a pair names no town


def spellings(name: str) -> Iterator[str]:
    """Yield a folded name, and with "St." and "Saint" in each other's place."""
    yield name
    for one, other in (("St. ", "Saint "), ("Saint ", "St. "), ("St. ", "St ")):
        if name.startswith(one):
            yield name.replace(one, other, 1)
