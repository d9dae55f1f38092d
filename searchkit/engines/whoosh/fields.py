"""The kinds of fields of an index, as Whoosh knows fields: format, analyser, bytes of a term."""

from array import array
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any

from whoosh.analysis import IDAnalyzer, Token, Tokenizer
from whoosh.fields import FieldType
from whoosh.formats import Existence, Positions

from searchkit.analysis.tokens import terms_of, tokens
from searchkit.engines.whoosh.array_file import decode, encode
from searchkit.engines.whoosh.column_readers import Key, ValueColumn, value_of

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

    @property
    def is_of_forms(self) -> bool:
        """Whether the field holds words as they are written."""
        return self.meaning is Meaning.FORM

    def of(self, forms: list[str]) -> list[str]:
        """Return what words mean to the field, given as `tokens.forms_of` has them."""
        return forms if self.is_of_forms else terms_of(forms)

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

    def from_column_value(self, value: Key) -> str | None:
        """Return what a column's key stands for; None: the unknown."""
        return value_of(value)

    def index(self, value: str, **options: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Yield each word of a text: its bytes, how often it is there, its weight, its posting."""
        options.setdefault("mode", "index")
        for word, *others in self.format.word_values(value, self.analyzer, **options):
            yield self.to_bytes(word), *others


class WordField(_Field):
    """A field of words, with their positions and exact lengths."""

    def __init__(
        self,
        meaning: Meaning,
        of: str = TEXT,
        *,
        stored: bool = False,
        spelt_in: str | None = None,
    ) -> None:
        """`spelt_in`: the field that has the same words as they are written."""
        format_ = Existence() if of == STORY else ArrayPositions()
        super().__init__(format_, WordAnalyzer(meaning), scorable=True, stored=stored)
        if stored and of == TITLE:
            self.column_type = ValueColumn()
        self._spelt_in = spelt_in
        # TEXT: the paragraph's own text; TITLE: the title of its article; STORY: all its prose
        self.made_of = of
        self.multitoken_query = "phrase"  # "anti-government" is two words, one after the other

    def separate_spelling(self) -> bool:
        """Whether another field has its words as they are written."""
        return self._spelt_in is not None

    def spelling_fieldname(self, fieldname: str) -> str:
        """Return the name of that field; this one's where there is none."""
        return self._spelt_in or fieldname


class ValueField(_Field):
    """A field of whole values, read from columns; it does not score."""

    def __init__(self, *, is_list: bool = False, unique: bool = False) -> None:
        super().__init__(Existence(), IDAnalyzer(), stored=True, unique=unique)
        self.column_type = ValueColumn(is_list=is_list)
