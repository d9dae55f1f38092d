"""tantivy over whole stories, joined to their paragraphs: what story scope is compared with.

A story is a document of its title and all its paragraphs, beside a document for each paragraph. The
ten best stories and their number come first, then the ten best paragraphs among theirs that hold any
word that was asked for. How many paragraphs that would be in all stories is not counted.
"""

from collections.abc import Iterator
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Occur

from benchmarks.engine.corpus import Corpus
from benchmarks.engine.peers.of_tantivy import HEAP_BYTES, Translation, register_spaces
from benchmarks.engine.peers.peer import LIMIT, Analysis, Answer, CannotAsk
from searchkit.analysis.tokens import tokens
from searchkit.domain.query import And, Fuzzy, Near, Node, Not, Or, Pattern, Phrase, Word

FIELDS = ("story_terms", "story_forms", "terms", "forms")


def _index(folder: Path) -> Any:
    builder = tantivy.SchemaBuilder()
    for name in FIELDS:
        builder.add_text_field(name, tokenizer_name="spaces")
    for name in ("id", "article"):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    index = tantivy.Index(builder.build(), path=str(folder))
    register_spaces(index)
    return index


class Opened:
    """A searcher over both."""

    def __init__(self, folder: Path) -> None:
        index = _index(folder)
        index.reload()
        self._schema = index.schema
        self._searcher = index.searcher()
        self._stories = Translation(self._schema, *FIELDS[:2], is_equal=True)
        self._paragraphs = Translation(self._schema, *FIELDS[2:], is_equal=True)

    def prepared(self, node: Node) -> tuple[Any, Any]:
        """Return the query for stories, and the one for their paragraphs."""
        leaves = [*_leaves(node)]
        any_of = [(Occur.Should, self._paragraphs.prepared(leaf)) for leaf in leaves]
        return self._stories.prepared(node), tantivy.Query.boolean_query(any_of)

    def search(self, query: tuple[Any, Any], *, is_faceted: bool) -> Answer:
        """Return the ten best paragraphs of the ten best stories; the total is that of stories."""
        stories, any_word = query
        found = self._searcher.search(stories, LIMIT)
        ids = [self._searcher.doc(at)["article"][0] for _, at in found.hits]
        among = tantivy.Query.term_set_query(self._schema, "article", ids)
        joined = tantivy.Query.boolean_query(
            [(Occur.Must, any_word), (Occur.Must, tantivy.Query.const_score_query(among, 0.0))]
        )
        best = self._searcher.search(joined, LIMIT)
        hits = [(self._searcher.doc(at)["id"][0], score) for score, at in best.hits]
        return Answer(found.count, hits)

    def shown(self, query: Any) -> int:
        """Say that it is not compared."""
        raise CannotAsk("snippets")


def _leaves(node: Node) -> Iterator[Node]:
    """Yield what is asked of the text, but for what is ruled out."""
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _leaves(part)
        case Not():
            pass
        case Word() | Phrase() | Near() | Pattern() | Fuzzy():
            yield node
        case _:
            raise CannotAsk(f"{type(node).__name__} of stories")


class Peer:
    """tantivy, twice."""

    version = version("tantivy")

    def build(self, corpus: Corpus, folder: Path, analysis: Analysis) -> None:
        """Write paragraphs and stories with one thread."""
        folder.mkdir(parents=True)
        writer = _index(folder).writer(heap_size=HEAP_BYTES, num_threads=1)
        pairs = zip(corpus.records(), corpus.words(), strict=True)
        for article, paragraphs in groupby(pairs, key=lambda pair: pair[0].article):
            terms: list[str] = []
            forms: list[str] = []
            for record, words in paragraphs:
                if not record.ordinal:
                    title = tokens(record.title)
                    terms += [token.term for token in title]
                    forms += [token.form for token in title]
                terms += words.terms
                forms += words.forms
                writer.add_document(
                    tantivy.Document(
                        id=record.id,
                        article=article,
                        terms=" ".join(words.terms),
                        forms=" ".join(words.forms),
                    )
                )
            writer.add_document(
                tantivy.Document(
                    article=article, story_terms=" ".join(terms), story_forms=" ".join(forms)
                )
            )
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path, analysis: Analysis) -> Opened:
        """Open a searcher over it."""
        return Opened(folder)
