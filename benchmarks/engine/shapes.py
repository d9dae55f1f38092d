"""What is asked: shapes of queries, with words drawn from the corpus by how frequent they are.

`benchmarks/shapes.jsonl` has a shape a line: `query` in searchkit's language with slots in braces,
the `kind` it is counted under, how many `times` it is drawn. A `named` shape is one of those that cost
most; it is looked at by itself and is not in the percentiles. `needs` is the node that a searchkit
must read it as: one that does not know the operator yet would take it for a word.

Slots: `rare`, `middle`, `common`, `frequent` (a word of such a frequency; with a number, only so many
of its first letters), `first`, `second`, `third` (the most frequent words), `neighbours2`,
`neighbours3` (words that stand together), `together2` (two words at most five apart), `country`,
`speaker`, `month`.
"""

import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.engine.corpus import SEED, Corpus, Words

SHAPES = Path(__file__).parents[1] / "shapes.jsonl"
# Shares of the paragraphs, so that they mean the same in corpora of every size. Newswire has about
# 25 frequent words (the, of, said), 400 common (trade, minister), 2,000 middle and the rest is rare.
BANDS: Mapping[str, tuple[float, float]] = {
    "frequent": (0.08, 1.0),
    "common": (0.006, 0.08),
    "middle": (0.0005, 0.006),
    "rare": (0.00002, 0.0005),
}
FEWEST_RARE = 50
SAMPLED = 4_000  # paragraphs from which neighbours are drawn
_PLAIN_WORD = re.compile("[a-z]{2,}")  # no operator, field or number
_OPERATORS = frozenset({"and", "or", "not", "us"})
_SLOT = re.compile(r"\{([a-z]+)(\d?)\}")


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as a user would type it."""

    text: str
    kind: str
    is_named: bool
    needs: str | None  # the name of the node that it must be read as


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    bands: Mapping[str, Sequence[str]]
    sampled: Sequence[Sequence[str]]  # forms of some paragraphs
    countries: Sequence[str]
    speakers: Sequence[str]
    months: Sequence[str]


def draw(corpus: Corpus, path: Path = SHAPES) -> list[Asked]:
    """Return the queries, each once, in an order that mixes the kinds; the same ones each time."""
    rng = random.Random(SEED)
    vocabulary = _vocabulary(corpus, rng)
    drawn: dict[str, Asked] = {}
    for shape in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        for _ in range(shape.get("times", 1)):
            text = _filled(shape["query"], vocabulary, rng)
            drawn[text] = Asked(text, shape["kind"], shape.get("named", False), shape.get("needs"))
    asked = list(drawn.values())
    rng.shuffle(asked)
    return asked


def _filled(query: str, vocabulary: _Vocabulary, rng: random.Random) -> str:
    used: set[str] = set()

    def fill(slot: re.Match[str]) -> str:
        name, number = slot[1], int(slot[2] or 0)
        match name:
            case "first" | "second" | "third":
                return vocabulary.bands["frequent"][("first", "second", "third").index(name)]
            case "country":
                return rng.choice(vocabulary.countries)
            case "speaker":
                return rng.choice(vocabulary.speakers)
            case "month":
                return rng.choice(vocabulary.months)
            case "neighbours":
                return " ".join(_neighbours(vocabulary, rng, number, number))
            case "together":
                return " ".join(_neighbours(vocabulary, rng, number, 6))
            case _:
                word = rng.choice([w for w in vocabulary.bands[name] if w not in used])
                used.add(word)
                return word[:number] if number else word

    return _SLOT.sub(fill, query)


def _neighbours(vocabulary: _Vocabulary, rng: random.Random, wanted: int, window: int) -> list[str]:
    """Return different words out of a window of one paragraph, not all of them frequent."""
    frequent = set(vocabulary.bands["frequent"])
    while True:
        forms = rng.choice(vocabulary.sampled)
        if len(forms) < window:
            continue
        start = rng.randrange(len(forms) - window + 1)
        places = sorted(rng.sample(range(start, start + window), wanted))
        words = [forms[place] for place in places]
        if (
            len({*words}) == wanted
            and not frequent.issuperset(words)
            and all(_PLAIN_WORD.fullmatch(word) and word not in _OPERATORS for word in words)
        ):
            return words


def _vocabulary(corpus: Corpus, rng: random.Random) -> _Vocabulary:
    frequencies: Counter[str] = Counter()
    spelt: dict[str, str] = {}  # term -> a form of it
    sampled: list[Sequence[str]] = []
    paragraphs = 0
    for words in corpus.words():
        paragraphs += 1
        frequencies.update(
            dict.fromkeys(words.terms).keys()
        )  # of a set, ties would come in any order
        spelt.update(_spellings(words, spelt))
        if len(sampled) < SAMPLED:
            sampled.append(words.forms)
        elif (place := rng.randrange(paragraphs)) < SAMPLED:
            sampled[place] = words.forms
    ranked = [(term, n / paragraphs) for term, n in frequencies.most_common() if term in spelt]
    bands = {
        name: [spelt[term] for term, share in ranked if low <= share < high]
        for name, (low, high) in BANDS.items()
    }
    # In a corpus of a few hundred paragraphs no word is so rare.
    bands["rare"] = bands["rare"] or [spelt[term] for term, _ in ranked[-FEWEST_RARE:]]
    countries: Counter[str] = Counter()
    speakers: Counter[str] = Counter()
    months: Counter[str] = Counter()
    for record in corpus.records():
        countries.update(record.countries)
        speakers.update(record.speakers)
        months[record.month] += 1
    family_names = Counter(name.split()[-1] for name in speakers)
    return _Vocabulary(
        bands=bands,
        sampled=sampled,
        countries=[code for code, _ in countries.most_common(12)],
        # Names that mean one person however searchkit matches parts of names.
        speakers=[
            name for name, _ in speakers.most_common(40) if family_names[name.split()[-1]] == 1
        ],
        months=[month for month, _ in months.most_common(24)],
    )


def _spellings(words: Words, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for term, form in zip(words.terms, words.forms, strict=True):
        if term not in known and _PLAIN_WORD.fullmatch(form) and form not in _OPERATORS:
            yield term, form
