"""The kinds of fields of an index, as Whoosh knows fields: format, analyser, bytes of a term."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Any, NoReturn

from whoosh import columns
from whoosh.analysis import IDAnalyzer, Token, Tokenizer
from whoosh.fields import FieldType
from whoosh.filedb.filestore import ReadOnlyError
from whoosh.formats import Existence, Positions

from searchkit.analysis.tokens import analyse, tokens
from searchkit.engines.whoosh.array_file import decode, encode

TEXT, TITLE, STORY = "text", "title", "story"  # what a field of words is made of


class Meaning(StrEnum):
    """Which of a token's attributes a field holds."""

    TERM = "term"
    FORM = "form"


class WordAnalyzer(Tokenizer):
    """`analysis.tokens`, as a Whoosh tokenizer: positions count words, characters are code points."""

    def __init__(self, meaning: Meaning) -> None:
        self.meaning = meaning

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WordAnalyzer) and self.meaning == other.meaning

    def __hash__(self) -> int:
        return hash(self.meaning)

    def of(self, spelling: str) -> str:
        """Return what one word means to the field, as `tokens.spellings` gives it."""
        meaning: str = getattr(analyse(spelling), self.meaning)
        return meaning

    def __call__(
        self,
        value: str,
        positions: bool = False,
        chars: bool = False,
        keeporiginal: bool = False,
        removestops: bool = True,
        start_pos: int = 0,
        start_char: int = 0,
        tokenize: bool = True,
        mode: str = "",
        **others: Any,
    ) -> Iterator[Token]:
        """Yield the words of `value`: one token object, over and over, as Whoosh's own do."""
        given = Token(positions, chars, removestops=removestops, mode=mode, **others)
        for position, word in enumerate(tokens(value)):
            given.text = getattr(word, self.meaning)
            given.boost = 1.0
            given.stopped = False
            if keeporiginal:
                given.original = value[word.start : word.end]
            if positions:
                given.pos = start_pos + position
            if chars:
                given.startchar = start_char + word.start
                given.endchar = start_char + word.end
            yield given


class ArrayPositions(Positions):
    """Positions as plain numbers, four bytes each. Whoosh's own format pickles them."""

    def encode(self, positions: Iterable[int]) -> bytes:
        """Return positions as bytes."""
        return array("I", positions).tobytes()

    def decode_positions(self, data: bytes) -> list[int]:
        """Return the positions of such bytes."""
        return array("I", data).tolist()

    def decode_frequency(self, data: bytes) -> int:
        """Return how many there are."""
        return len(data) // array("I").itemsize


class _Field(FieldType):
    """A field whose terms are the bytes of `array_file.encode`, in the order of code points."""

    def to_bytes(self, value: Any) -> bytes:
        """Return a term as the dictionary has it."""
        if isinstance(value, list | tuple):
            value = value[0]
        return value if isinstance(value, bytes) else encode(value)

    def from_bytes(self, data: bytes) -> str:
        """Return the term of such bytes."""
        return decode(data)


class WordField(_Field):
    """A field of words, with their positions and exact lengths."""

    def __init__(self, meaning: Meaning, of: str = TEXT, *, stored: bool = False) -> None:
        format_ = Existence() if of == STORY else ArrayPositions()
        super().__init__(format_, WordAnalyzer(meaning), scorable=True, stored=stored)
        if stored and of == TITLE:
            self.set_sortable(ValueColumn())
        # TEXT: the paragraph's own text; TITLE: the title of its article; STORY: all its prose
        self.made_of = of
        self.multitoken_query = "phrase"  # "anti-government" is two words, one after the other


class ValueField(_Field):
    """A field of whole values, read from columns; it does not score."""

    def __init__(self, *, is_list: bool = False, unique: bool = False) -> None:
        super().__init__(Existence(), IDAnalyzer(), stored=True, unique=unique)
        self.set_sortable(ValueColumn(is_list=is_list))

    def from_column_value(self, value: Any) -> Any:
        """Return a value as text, several as they are, none as None."""
        return value if isinstance(value, tuple) else decode(value) or None


class ValueColumn(columns.Column):
    """A column as Whoosh sorts and groups by it: bytes, or tuples of text where there may be several.

    It is read through the reader of a generation, and never written through Whoosh.
    """

    _default = b""

    def __init__(self, *, is_list: bool = False) -> None:
        self._is_list = is_list

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ValueColumn) and self._is_list == other._is_list

    def __hash__(self) -> int:
        return hash(self._is_list)

    def stores_lists(self) -> bool:
        """Whether a paragraph may have several values."""
        return self._is_list

    def writer(self, dbfile: Any) -> NoReturn:
        """Raise ReadOnlyError."""
        raise ReadOnlyError

    def reader(self, dbfile: Any, basepos: int, length: int, doccount: int) -> NoReturn:
        """Raise NotImplementedError: a column lies in no file of its own."""
        raise NotImplementedError


class ValueReader(columns.ColumnReader):
    """Reads a column, one paragraph at a time."""

    def __init__(
        self, values_of: Callable[[int], Sequence[str]], size: int, *, is_list: bool
    ) -> None:
        self._values_of = values_of
        self._size = size
        self._is_list = is_list

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, docnum: int) -> bytes | tuple[str, ...]:
        values = tuple(self._values_of(docnum))
        return values if self._is_list else self.sort_key(docnum)

    def __iter__(self) -> Iterator[bytes | tuple[str, ...]]:
        return map(self.__getitem__, range(self._size))

    def sort_key(self, docnum: int) -> bytes:
        """Return the first value of a paragraph; no bytes where there is none."""
        return encode(next(iter(self._values_of(docnum)), ""))
