"""What the weights of the title and of the story are chosen on: needs that pull apart.

    python -m benchmarks.ranking PARAGRAPHS.jsonl[.gz] [--questions FOLDER] [--work DIR]
                                 [--weights TITLE,STORY ...]

Asks the engine itself, in story scope, as people ask it. PARAGRAPHS: one paragraph a line,
`{"id", "article", "title", "text", "country"}`, `country` naming what an editor filed the whole
article under. FOLDER holds `articles.jsonl` (clippings, each with a url that ends in "/" and its
number) and `queries_dev.jsonl` (`{"text", "relevant": [number]}`). A JSON object for each pair of
weights:

*about*: "japan", "japan trade"; right is a paragraph whose article was filed under that country,
so that a passing mention is not. Precision of the first ten.

*any*, *rare*: one paragraph is looked for by two of its words, drawn at random among those that
20 to 20,000 paragraphs hold, or among its five rarest that at least five hold. Mean reciprocal rank
of that paragraph.

*strict*: of the first ten hits for such words, how many hold all of them, where ten paragraphs do.

*questions*: their words joined by OR; mean average precision over stories in the order of their
best paragraph.
"""

import argparse
import gzip
import json
import random
import re
import statistics
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import Any

from benchmarks.engine.corpus import Corpus, make_corpus
from benchmarks.engine.peers import ours
from benchmarks.engine.peers.peer import Analysis
from searchkit.analysis.tokens import tokens
from searchkit.domain.query import And, Node, Or, Query, Scope, Word
from searchkit.domain.results import Match, Results
from searchkit.engines.bm25 import Weights
from searchkit.engines.whoosh import WhooshEngine
from searchkit.language.countries import country_code
from searchkit.search.index import Index

TITLES = (0.0, 0.05, 0.1, 0.15, 0.2)
STORIES = (0.0, 0.05, 0.08, 0.1, 0.12, 0.15, 0.2)
TOPICS = (
    *("", "trade", "oil", "wheat", "bank", "debt", "export", "tariff", "rate", "budget"),
    *("minister", "dollar", "inflation", "coffee", "sugar", "gold", "loan", "production", "talks"),
    *("deficit", "strike", "tax", "growth", "surplus", "company"),
)
LOOKED_FOR = 1_000  # paragraphs of each sort
DEEP = 200  # hits; a paragraph below is not found
FEW = 10
SEED = 7

Ask = Callable[..., Results]


class Asked:
    """What is asked of a corpus: drawn once, the same for all weights."""

    def __init__(self, source: Path, corpus: Corpus) -> None:
        self.filed = _filed(source, corpus)
        self.texts = {record.id: record.text for record in corpus.records()}
        self.article = {record.id: record.article for record in corpus.records()}
        self.terms = {id: {token.term for token in tokens(t)} for id, t in self.texts.items()}
        self.holding = Counter(chain.from_iterable(self.terms.values()))
        chance = random.Random(SEED)
        self.any = list(self._looked_for(chance, self._known))
        self.rare = list(self._looked_for(chance, self._rare))

    def _known(self, id: str) -> list[str]:
        known = {t.form for t in tokens(self.texts[id]) if 20 <= self.holding[t.term] <= 20_000}
        return sorted(filter(str.isalpha, known))

    def _rare(self, id: str) -> list[str]:
        shared = {t.form: self.holding[t.term] for t in tokens(self.texts[id]) if t.form.isalpha()}
        return sorted((f for f in shared if shared[f] >= 5), key=lambda f: (shared[f], f))[:5]

    def _looked_for(
        self, chance: random.Random, words_of: Callable[[str], list[str]]
    ) -> Iterator[tuple[str, Node]]:
        ids, drawn = list(self.texts), 0
        while drawn < LOOKED_FOR:
            id = chance.choice(ids)
            if len(words := words_of(id)) >= 4:
                drawn += 1
                yield id, And(tuple(map(Word, chance.sample(words, 2))))

    def figures(self, ask: Ask) -> dict[str, float]:
        """Return the figure of each need."""
        return {
            "about_p10": self._about(ask),
            "any_mrr": _reciprocal_rank(self.any, ask),
            "rare_mrr": _reciprocal_rank(self.rare, ask),
            "strict": statistics.fmean(_strict((node for _, node in self.any), ask)),
        }

    def _about(self, ask: Ask) -> float:
        filed = Counter(chain.from_iterable(self.filed[a] for a in self.article.values()))
        precisions = []
        for country in sorted(name for name, n in filed.items() if n >= 300 and name.isalpha()):
            for topic in TOPICS:
                node = And(tuple(map(Word, f"{country} {topic}".split())))
                hits = ask(node, FEW).hits
                if len(hits) == FEW:
                    right = (country in self.filed[self.article[hit.id]] for hit in hits)
                    precisions.append(statistics.fmean(right))
        return statistics.fmean(precisions)


def _filed(source: Path, corpus: Corpus) -> Mapping[str, set[str]]:
    """Return what each article was filed under, by the id that searchkit gives it."""
    text = gzip.decompress(source.read_bytes()) if source.suffix == ".gz" else source.read_bytes()
    filed: dict[str, set[str]] = defaultdict(set)
    for record, line in zip(corpus.records(), map(json.loads, text.splitlines()), strict=True):
        filed[record.article].update(line["country"])
    return filed


def _reciprocal_rank(looked_for: Sequence[tuple[str, Node]], ask: Ask) -> float:
    ranks = []
    for id, node in looked_for:
        ids = [hit.id for hit in ask(node, DEEP).hits]
        ranks.append(1 / (ids.index(id) + 1) if id in ids else 0.0)
    return statistics.fmean(ranks)


def _strict(nodes: Iterator[Node], ask: Ask) -> Iterator[float]:
    for node in nodes:
        if ask(node, 0, Scope.PARAGRAPH).total >= FEW:
            hits = ask(node, FEW).hits
            yield statistics.fmean(hit.match is Match.ALL for hit in hits)


class Questions:
    """Questions of people and the stories that answer them."""

    def __init__(self, folder: Path) -> None:
        lines = (folder / "queries_dev.jsonl").read_text().splitlines()
        self.questions: list[dict[str, Any]] = [json.loads(line) for line in lines if line.strip()]

    def precision(self, folder: Path, weights: Weights) -> float:
        """Return the mean average precision over stories, of an index of the articles."""
        with Index(WhooshEngine(folder, weights=weights).open(), country_code) as index:
            precisions = []
            for question in self.questions:
                words = dict.fromkeys(re.findall(r"\w+", question["text"].lower()))
                node = Or(tuple(Word(w) for w in words if w not in ("or", "and", "not")))
                hits = index.answer(Query(node, scope=Scope.STORY, limit=3_000)).hits
                told = dict.fromkeys(int((hit.url or "").rsplit("/", 1)[1]) for hit in hits)
                right = set(question["relevant"])
                ranks = [rank for rank, story in enumerate(told, 1) if story in right]
                found = sum(n / rank for n, rank in enumerate(ranks, 1))
                precisions.append(found / len(right))
        return statistics.fmean(precisions)


def asker(folder: Path, weights: Weights) -> Ask:
    """Return how an index is asked that ranks by these weights."""
    snapshot = WhooshEngine(folder, weights=weights).open()

    def ask(node: Node, limit: int, scope: Scope = Scope.STORY) -> Results:
        return snapshot.search(Query(node, scope=scope, limit=limit))

    return ask


def indexed_paragraphs(source: Path, work: Path) -> tuple[Corpus, Path]:
    """Return the corpus and the folder of its index; made once."""
    corpus, folder = make_corpus(work / "paragraphs", source, None), work / "index"
    if not folder.exists():
        ours.fill_archive(corpus, folder, has_titles=True)
        ours.Peer().build(corpus, folder, Analysis.OWN)
    return corpus, folder


def indexed_articles(questions: Path, work: Path) -> Path:
    """Return the folder of the index of the articles that are asked about; made once."""
    folder = work / "questions"
    if not folder.exists():
        command = [sys.executable, "-m", "searchkit", "-q", "--index", str(folder), "index"]
        subprocess.run([*command, str(questions / "articles.jsonl")], check=True)
    return folder


def main() -> None:
    """Print the figures of each pair of weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paragraphs", type=Path)
    parser.add_argument("--questions", type=Path)
    parser.add_argument("--work", type=Path)
    parser.add_argument("--weights", action="append", metavar="TITLE,STORY")
    arguments = parser.parse_args()
    work = arguments.work or Path(tempfile.mkdtemp())
    corpus, folder = indexed_paragraphs(arguments.paragraphs, work)
    asked = Asked(arguments.paragraphs, corpus)
    for weights in _pairs(arguments.weights):
        figures: dict[str, float] = asdict(weights) | asked.figures(asker(folder, weights))
        if arguments.questions:
            articles = indexed_articles(arguments.questions, work)
            figures["questions_map"] = Questions(arguments.questions).precision(articles, weights)
        print(json.dumps({name: round(figure, 4) for name, figure in figures.items()}), flush=True)


def _pairs(texts: Sequence[str] | None) -> Sequence[Weights]:
    if texts:
        return [Weights(*map(float, text.split(","))) for text in texts]
    return [Weights(title, story) for title in TITLES for story in STORIES]


if __name__ == "__main__":
    main()
