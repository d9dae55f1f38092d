"""Columns as Whoosh sorts, groups, collapses and filters by them.

Whoosh asks a reader of a column for a document's value, and for a key that sorts it. A key here is
a pair: the place of the value among all of its field, and the value, so that keys are compared as
numbers and yet say what they stand for. What is unknown sorts last, in either direction.
Written against whoosh3 3.54.0.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, NoReturn

from whoosh.columns import Column as WhooshColumn
from whoosh.columns import ColumnReader
from whoosh.filedb.filestore import ReadOnlyError

from searchkit.engines.whoosh.column import Column

Key = tuple[int, str | None]


class ValueColumn(WhooshColumn):
    """What a schema says of a field's column: whether a document may have several values there."""

    reversible = True

    def __init__(self, *, is_list: bool = False) -> None:
        self._is_list = is_list

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ValueColumn) and self._is_list == other._is_list

    def __hash__(self) -> int:
        return hash(self._is_list)

    def stores_lists(self) -> bool:
        """Whether the value of a document is a list."""
        return self._is_list

    def default_value(self, reverse: bool = False) -> None:
        """Return None: what is unknown."""
        return

    def writer(self, dbfile: Any) -> NoReturn:
        """Raise ReadOnlyError: columns are written by publishing."""
        raise ReadOnlyError

    def reader(self, dbfile: Any, basepos: int, length: int, doccount: int) -> NoReturn:
        """Raise NotImplementedError: a column lies in no file of its own. See `ValueReader`."""
        raise NotImplementedError


class ValueReader(ColumnReader):
    """The value of each document; None: unknown."""

    def __init__(self, column: Column, *, is_reversed: bool = False) -> None:
        self.column = column
        self._is_reversed = is_reversed

    def __len__(self) -> int:
        return len(self.column)

    def __getitem__(self, docnum: int) -> Any:
        return next(iter(self.column.values(docnum)), None)

    def __iter__(self) -> Iterator[Any]:
        return (self[docnum] for docnum in range(len(self)))

    def sort_key(self, docnum: int) -> Key:
        """Return what sorts a document: its first value, where it has several."""
        return self._keys[self.column.first(docnum)]

    def set_reverse(self) -> None:
        """Sort the last value first; what is unknown stays last."""
        self._is_reversed = True
        self.__dict__.pop("_keys", None)

    @cached_property
    def _keys(self) -> list[Key]:
        """The key of each of the column's names, and that of the unknown behind them."""
        names = self.column.names
        known = sorted({name for name in names if name is not None})
        if self._is_reversed:
            known.reverse()
        keys: dict[str | None, Key] = {name: (place, name) for place, name in enumerate(known)}
        keys[None] = len(known), None
        return [*map(keys.__getitem__, names), keys[None]]


class ListReader(ValueReader):
    """The values of each document, in the order of their finding."""

    def __getitem__(self, docnum: int) -> list[str]:
        return self.column.values(docnum)


class GroupReader(ValueReader):
    """The groups of each document that Whoosh puts into several: None where nothing is known."""

    def __getitem__(self, docnum: int) -> list[str | None]:
        return [*self.column.values(docnum)] or [None]


def value_of(key: Key) -> str | None:
    """Return what a key stands for; None: the unknown."""
    return key[1]
