"""The paragraphs that every engine indexes: read from a file, invented, or made of others.

A corpus is a folder with two files, a line a paragraph, those of an article after one another:
`records.jsonl` holds the fields that every engine stores, `words.jsonl` the words of the same
paragraph as searchkit analyses them, for engines that shall index exactly those.
"""

import gzip
import hashlib
import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from string import ascii_uppercase
from typing import Any, NamedTuple

from searchkit.analysis.tokens import tokens
from searchkit.domain.identity import article_id, paragraph_id

SEED = 7


class Record(NamedTuple):
    """A paragraph with its article's fields. A tuple, because reading it counts for every peer."""

    id: str  # as searchkit names it
    article: str  # searchkit's id of the article
    ordinal: int  # 0-based, in the article
    title: str
    text: str
    countries: Sequence[str]  # two capitals each
    speakers: Sequence[str]
    date: str  # ISO
    source: str
    url: str

    @property
    def month(self) -> str:
        """The month as the facet shows it: "1987-03"."""
        return self.date[:7]


class Words(NamedTuple):
    """The words of a paragraph, in order."""

    terms: Sequence[str]  # stems
    forms: Sequence[str]  # as written, folded


@dataclass(frozen=True, slots=True)
class Corpus:
    """The folder that holds a corpus."""

    folder: Path

    def records(self) -> Iterator[Record]:
        """Yield the paragraphs."""
        with self._records.open(encoding="utf-8") as lines:
            yield from (Record._make(json.loads(line)) for line in lines)

    def words(self) -> Iterator[Words]:
        """Yield the words of the same paragraphs."""
        with self._words.open(encoding="utf-8") as lines:
            yield from (Words._make(json.loads(line)) for line in lines)

    def write(self, records: Iterable[Record]) -> None:
        """Make the files, and say how large the corpus is and by which digest it is known."""
        self.folder.mkdir(parents=True, exist_ok=True)
        paragraphs = letters = words = 0
        articles: set[str] = set()
        digest = hashlib.blake2b(digest_size=8)
        with (
            self._records.open("w", encoding="utf-8") as of_records,
            self._words.open("w", encoding="utf-8") as of_words,
        ):
            for record in records:
                found = tokens(record.text)
                both = [[token.term for token in found], [token.form for token in found]]
                of_records.write(json.dumps(record, ensure_ascii=False) + "\n")
                of_words.write(json.dumps(both, ensure_ascii=False) + "\n")
                paragraphs, letters, words = (
                    paragraphs + 1,
                    letters + len(record.text),
                    words + len(found),
                )
                articles.add(record.article)
                digest.update(record.text.encode())
        described = {
            "paragraphs": paragraphs,
            "articles": len(articles),
            "text_megabytes": round(letters / 1e6, 1),
            "words": words,
            "digest": digest.hexdigest(),
        }
        self._description.write_text(json.dumps(described), encoding="utf-8")

    def description(self) -> dict[str, Any]:
        """Return how large it is, and the digest of its texts."""
        described: dict[str, Any] = json.loads(self._description.read_text(encoding="utf-8"))
        return described

    def is_there(self) -> bool:
        """Whether it was written, to the end."""
        return self._description.exists()

    @property
    def _description(self) -> Path:
        return self.folder / "corpus.json"

    @property
    def _records(self) -> Path:
        return self.folder / "records.jsonl"

    @property
    def _words(self) -> Path:
        return self.folder / "words.jsonl"


def read_corpus(path: Path) -> Iterator[Record]:
    """Yield the paragraphs of a .jsonl file, packed or not.

    A line is an object with `article` and `text`, or `paragraphs` (texts) for a whole article;
    `title`, `country`, `speaker` (lists), `date`, `source` and `url` may be missing. Whatever
    countries are called there, here each has two capitals; names written with hyphens get capitals.
    """
    codes: dict[str, str] = {}
    previous, ordinal = None, 0
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
        for line in map(json.loads, lines):
            texts = line["paragraphs"] if "paragraphs" in line else [line["text"]]
            for text in texts:
                ordinal = ordinal + 1 if line["article"] == previous else 0
                previous = line["article"]
                yield _record(
                    str(line["article"]),
                    ordinal,
                    title=line.get("title") or "",
                    text=text,
                    countries=_each(_code(name, codes) for name in line.get("country") or ()),
                    speakers=_each(_name(name) for name in line.get("speaker") or ()),
                    date=line.get("date") or "2000-01-01",
                    source=line.get("source") or "",
                    url=line.get("url") or "",
                )


def _record(key: str, ordinal: int, **fields: Any) -> Record:
    article = article_id(hashlib.blake2b(key.encode(), digest_size=16).hexdigest())
    return Record(paragraph_id(article, ordinal), article, ordinal, **fields)


def _each(values: Iterable[str]) -> tuple[str, ...]:
    """Return the values, each once: some peers would count a paragraph twice."""
    return tuple(dict.fromkeys(values))


def _code(name: str, codes: dict[str, str]) -> str:
    if re.fullmatch("[A-Z]{2}", name):
        return name
    first, second = divmod(len(codes), 26)
    return codes.setdefault(name, ascii_uppercase[first] + ascii_uppercase[second])


def _name(name: str) -> str:
    return name if name != name.lower() else name.replace("-", " ").title()


# Invented paragraphs: the words that English uses most, then made-up ones, as often as Zipf says.
_COMMON = """
the of to and a in said for that is on was it with at by from as he be are has have its will
not which an or were but this they his had their would who been more one about than up after
all out when also there new last other could over into some two time first year people may
government any no if years what before them three only most such now him under made percent
company can market meeting minister officials trade country against state week told our
because during between while she did these president world next even since many where
"""
_OPENINGS = (*"bcdfghjklmnprstvwz", "st", "tr", "ch", "con", "pro")
_ENDINGS = (*"aeiou", "an", "en", "or", "ist", "al", "er", "ing")
_SYLLABLES = [opening + ending for opening in _OPENINGS for ending in _ENDINGS]
_VOCABULARY = 60_000  # words; as many as 100,000 paragraphs of newswire have
_FIRST_DAY = date(2016, 1, 1)
_DAYS = 3_650
_COUNTRIES = [a + b for a in "ABCDEFGH" for b in "LMNOPQRSTU"]
_SOURCES = ("Meridian", "The Bell", "Courier", "Harbour News", "Tide", "Ledger")


def made_up_word(number: int) -> str:
    """Return a word that no dictionary has; another for each number from 0."""
    number += len(_SYLLABLES)  # no word of one syllable
    word = ""
    while number:
        number, rest = divmod(number, len(_SYLLABLES))
        word += _SYLLABLES[rest]
    return word


def invented(paragraphs: int) -> Iterator[Record]:
    """Yield so many paragraphs of invented words, the same ones each time.

    Words follow Zipf's law, articles have 1 to 9 paragraphs, paragraphs 1 to 4 sentences of 8 to
    24 words: about as much as newswire.
    """
    rng = random.Random(SEED)
    common = _COMMON.split()
    vocabulary = [*common, *map(made_up_word, range(_VOCABULARY - len(common)))]
    weights = [1 / (place + 2.7) for place in range(_VOCABULARY)]  # Mandelbrot's 2.7
    totals = list(_sums(weights))
    left, article, fields = 0, 0, dict[str, Any]()

    def sentence() -> str:
        words = rng.choices(vocabulary, cum_weights=totals, k=rng.randint(8, 24))
        return " ".join(words).capitalize() + "."

    for _ in range(paragraphs):
        if not left:
            article, left, ordinal = article + 1, rng.randint(1, 9), 0
            fields = _fields(rng, article, sentence().removesuffix(".")[:60])
        left -= 1
        text = " ".join(sentence() for _ in range(rng.randint(1, 4)))
        yield _record(str(article), ordinal, text=text, **fields)
        ordinal += 1


def _fields(rng: random.Random, article: int, title: str) -> dict[str, Any]:
    speakers = [_speaker(rng)] if rng.random() < 0.4 else []
    day = _FIRST_DAY + timedelta(days=int(_DAYS * rng.random() ** 0.7))  # more of late than of old
    return {
        "title": title,
        "countries": tuple(sorted({rng.choice(_COUNTRIES) for _ in range(rng.randint(0, 3))})),
        "speakers": tuple(speakers),
        "date": day.isoformat(),
        "source": _SOURCES[min(len(_SOURCES) - 1, int(rng.expovariate(0.6)))],
        "url": f"news.example/{article}",
    }


def _speaker(rng: random.Random) -> str:
    number = int(rng.paretovariate(0.8))
    return f"{made_up_word(number % 997)} {made_up_word(number)}".title()


def _sums(weights: Iterable[float]) -> Iterator[float]:
    total = 0.0
    for weight in weights:
        total += weight
        yield total


_SENTENCE_END = re.compile(r"(?<=[a-z0-9][.!?])\s+(?=[A-Z])")
_NEW_WORDS = 0.02  # of all words: the tail of the vocabulary
_NEVER_SEEN = 0.08  # of those: never seen before, so that the vocabulary grows as texts grow it
_WHOLE = 0.4  # of paragraphs: as they are; the others are mixed of sentences


def grown(records: Sequence[Record], paragraphs: int) -> Iterator[Record]:
    """Yield so many paragraphs made of the sentences of `records`, the same ones each time.

    Repeating a corpus would leave its vocabulary as small as it is, and every document frequency a
    multiple; so two words in a hundred are replaced by made-up ones, of which some are always new
    (Heaps' law). Dates grow denser, as collections do; half of the articles without a speaker get
    one.
    """
    rng = random.Random(SEED)
    sentences = [_SENTENCE_END.split(record.text) for record in records]
    pool = [sentence for each in sentences for sentence in each]
    left, article, ordinal, known = 0, 0, 0, 200
    fields: dict[str, Any] = {}
    for _ in range(paragraphs):
        if not left:
            article, left, ordinal = article + 1, rng.randint(1, 9), 0
            model = rng.choice(records)
            fields = {
                **_fields(rng, article, model.title),
                "countries": model.countries,
            }
            if model.speakers:
                fields["speakers"] = model.speakers
        left -= 1
        if rng.random() < _WHOLE:
            chosen = rng.choice(sentences)
        else:
            chosen = [rng.choice(pool) for _ in range(rng.choice((1, 1, 2, 2, 3, 4)))]
        words = " ".join(chosen).split(" ")
        for place in range(len(words)):
            if rng.random() < _NEW_WORDS:
                if rng.random() < _NEVER_SEEN:
                    known += 1
                    words[place] = made_up_word(known)
                else:
                    words[place] = made_up_word(int(known ** rng.random()))
        yield _record(str(article), ordinal, text=" ".join(words), **fields)
        ordinal += 1


def make_corpus(folder: Path, source: Path | None, paragraphs: int | None) -> Corpus:
    """Return the corpus of `source`, cut or grown to `paragraphs`; invented without a source.

    A folder that holds it already is used as it is.
    """
    corpus = Corpus(folder)
    if corpus.is_there():
        return corpus
    if source is None:
        corpus.write(invented(paragraphs or 100_000))
        return corpus
    records = list(islice(read_corpus(source), paragraphs))
    if paragraphs is not None and len(records) < paragraphs:
        corpus.write(grown(records, paragraphs))
    else:
        corpus.write(records)
    return corpus
