"""What the weight of the title is chosen on: ranking quality for two needs that pull apart.

    python benchmarks/title_weight.py PARAGRAPHS.jsonl[.gz]

PARAGRAPHS: one paragraph a line, `{"article", "title", "text", "country"}`, `country` being the
countries that an editor filed the whole article under. For each weight, one JSON object:

*about*: queries "japan" and "japan trade"; a paragraph is relevant whose article was filed under
that country, so that a passing mention is not. Mean average precision, and precision of the first
ten. Titles help here.

*remembered*: two words of one paragraph, drawn at random; mean reciprocal rank of that paragraph
among all that hold both. Titles stand in the way here.
"""

import argparse
import gzip
import json
import random
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from searchkit.analysis.tokens import tokens
from searchkit.engines import bm25

WEIGHTS = (0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 1, 1.5, 2, 3, 5)
TOPICS = (
    *("trade", "oil", "wheat", "bank", "debt", "export", "tariff", "rate", "budget", "minister"),
    *("dollar", "inflation", "coffee", "sugar", "gold", "loan", "production", "talks", "deficit"),
    *("strike", "tax", "growth", "surplus", "company"),
)
REMEMBERED = 1500
SEED = 7


class Field:
    """Term frequencies and lengths of one text a paragraph."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.words = [Counter(token.term for token in tokens(text)) for text in texts]
        self.lengths = [words.total() for words in self.words]
        self.average = statistics.fmean(self.lengths)
        self.holding: dict[str, set[int]] = defaultdict(set)
        for paragraph, words in enumerate(self.words):
            for word in words:
                self.holding[word].add(paragraph)

    def part(self, word: str, paragraph: int) -> float:
        """Return the word's BM25."""
        tf = self.words[paragraph][word]
        if not tf:
            return 0.0
        idf = bm25.idf(len(self.words), len(self.holding[word]))
        return bm25.part(idf, tf, self.lengths[paragraph], self.average)


class Corpus:
    """The paragraphs, and how a query ranks those that hold all its words."""

    def __init__(self, records: Sequence[Mapping[str, Any]]) -> None:
        self.filed_under = [set(record["country"]) for record in records]
        self.text = Field([record["text"] for record in records])
        self.title = Field([record["title"] or "" for record in records])

    def matching(self, words: Sequence[str]) -> list[int]:
        """Return the paragraphs that hold all words, ascending."""
        return sorted(set.intersection(*(self.text.holding.get(word, set()) for word in words)))

    def ranks(
        self, words: Sequence[str], found: Sequence[int]
    ) -> Iterator[tuple[float, list[int]]]:
        """Yield each weight with the paragraphs in their order under it."""
        text = {n: sum(self.text.part(word, n) for word in words) for n in found}
        title = {n: sum(self.title.part(word, n) for word in words) for n in found}
        for weight in WEIGHTS:
            ranked = sorted((-text[n] - weight * title[n], n) for n in found)
            yield weight, [n for _, n in ranked]


def average_precision(relevant: Sequence[bool]) -> float:
    """Return the mean of the precision at each relevant place."""
    hits = [place for place, is_relevant in enumerate(relevant, start=1) if is_relevant]
    return statistics.fmean(n / place for n, place in enumerate(hits, start=1))


def about(corpus: Corpus) -> tuple[int, Mapping[float, list[float]], Mapping[float, list[float]]]:
    """Return the number of queries, average precisions, and precisions of the first ten."""
    filed = Counter(country for countries in corpus.filed_under for country in countries)
    countries = [name for name, count in filed.items() if count >= 300 and name.isalpha()]
    precisions: dict[float, list[float]] = defaultdict(list)
    first_ten: dict[float, list[float]] = defaultdict(list)
    queries = 0
    for country in countries:
        for topic in ("", *TOPICS):
            words = [token.term for token in tokens(f"{country} {topic}")]
            found = corpus.matching(words)
            relevant = {n for n in found if country in corpus.filed_under[n]}
            if len(found) < 20 or not 0 < len(relevant) < len(found):
                continue
            queries += 1
            for weight, ranked in corpus.ranks(words, found):
                judged = [n in relevant for n in ranked]
                precisions[weight].append(average_precision(judged))
                first_ten[weight].append(statistics.fmean(judged[:10]))
    return queries, precisions, first_ten


def remembered(corpus: Corpus) -> tuple[int, Mapping[float, list[float]]]:
    """Return the number of queries, and reciprocal ranks."""
    chance = random.Random(SEED)
    reciprocal: dict[float, list[float]] = defaultdict(list)
    queries = 0
    for _ in range(REMEMBERED):
        wanted = chance.randrange(len(corpus.text.words))
        known = sorted(
            word
            for word in corpus.text.words[wanted]
            if word.isalpha() and 20 <= len(corpus.text.holding[word]) <= 20_000
        )
        if len(known) < 4:
            continue
        words = chance.sample(known, 2)
        found = corpus.matching(words)
        if len(found) < 5:
            continue
        queries += 1
        for weight, ranked in corpus.ranks(words, found):
            reciprocal[weight].append(1 / (ranked.index(wanted) + 1))
    return queries, reciprocal


def main() -> None:
    """Print the figures of each weight."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paragraphs", type=Path)
    path: Path = parser.parse_args().paragraphs
    text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    corpus = Corpus([json.loads(line) for line in text.splitlines()])
    about_queries, precisions, first_ten = about(corpus)
    remembered_queries, reciprocal = remembered(corpus)
    print(json.dumps({"about_queries": about_queries, "remembered_queries": remembered_queries}))
    for weight in WEIGHTS:
        figures = {
            "weight": weight,
            "about_map": round(statistics.fmean(precisions[weight]), 4),
            "about_p10": round(statistics.fmean(first_ten[weight]), 4),
            "remembered_mrr": round(statistics.fmean(reciprocal[weight]), 4),
        }
        print(json.dumps(figures))


if __name__ == "__main__":
    main()
