"""Whoosh's own searcher, over readers made from our manifest, is a second opinion."""

import pytest
from whoosh import query as whoosh
from whoosh.searching import Searcher

from searchkit.domain.query import (
    And,
    Fuzzy,
    InTitle,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Query,
    Word,
)
from searchkit.engines.whoosh import WhooshEngine
from searchkit.engines.whoosh.whoosh_reader import whoosh_reader
from tests.contracts.archives import STAMP, archive, story

STORIES = [
    story("a", "China's sanctions on human rights", "rights of a human", title="Sanctions fall"),
    story("b", "the ministers met", "human rights, humans, and the rights of all", title="Talks"),
    story("c", "nothing", "a sanctioned minister", title="A human right"),
    story("d", "soon to be gone: human rights", title="Sanctions"),
    story("e", "a human, right? rights", title="Human rights"),
]


@pytest.fixture(params=["one segment", "several segments and dead articles"])
def engine(request: pytest.FixtureRequest, engine: WhooshEngine) -> WhooshEngine:
    if request.param == "one segment":
        engine.publish(archive(*STORIES), STAMP)
    else:
        filler = [story(f"z{n}", "filler") for n in range(9)]
        engine.publish(archive(*STORIES[:4], *filler), STAMP)
        engine.publish(archive(*STORIES[:3], *filler, STORIES[4]), STAMP)
    return engine


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (Word("sanctions"), whoosh.Term("stems", "sanction")),
        (Word("ministers"), whoosh.Term("stems", "minist")),
        (Word("unheard"), whoosh.Term("stems", "unheard")),
        (Phrase("rights"), whoosh.Term("forms", "rights")),
        (Phrase("human rights"), whoosh.Phrase("forms", ["human", "rights"])),
        (Pattern("hum*"), whoosh.Prefix("forms", "hum")),
        (Pattern("san*ed"), whoosh.Wildcard("forms", "san*ed")),
        (Fuzzy("humen", 1), whoosh.FuzzyTerm("forms", "humen", prefixlength=1)),
        (
            Near("rights human", 2),
            whoosh.SpanNear2(
                [whoosh.Term("forms", "rights"), whoosh.Term("forms", "human")],
                slop=2,
                ordered=False,
            ),
        ),
        (InTitle(Word("sanction")), whoosh.Term("title_stems", "sanction")),
        (InTitle(Phrase("human rights")), whoosh.Phrase("title_forms", ["human", "rights"])),
        (
            And((Word("human"), Not(Word("minister")))),
            whoosh.AndNot(whoosh.Term("stems", "human"), whoosh.Term("stems", "minist")),
        ),
        (
            Or((Word("nothing"), Word("met"))),
            whoosh.Or([whoosh.Term("stems", "noth"), whoosh.Term("stems", "met")]),
        ),
        (None, whoosh.Every()),
    ],
)
def test_whoosh_finds_the_same_paragraphs(
    engine: WhooshEngine, ours: Node | None, theirs: whoosh.Query
) -> None:
    with engine.open() as snapshot, Searcher(whoosh_reader(snapshot)) as searcher:
        hits = snapshot.search(Query(ours, limit=1000)).hits
        found = {hit["id"] for hit in searcher.search(theirs, limit=None)}

    assert found == {hit.id for hit in hits}


def test_whoosh_reads_exact_lengths_counts_and_the_whole_dictionary(engine: WhooshEngine) -> None:
    with engine.open() as snapshot:
        reader = whoosh_reader(snapshot)
        stored = {fields["id"]: number for number, fields in reader.iter_docs()}

        assert reader.doc_field_length(stored["b222222222-1"], "forms") == 8
        assert reader.doc_field_length(stored["b222222222-1"], "title_forms") == 1
        assert reader.doc_count() == snapshot.summary().paragraphs
        assert b"sanctioned" in set(reader.lexicon("forms"))
        assert list(reader.terms_within("forms", "humen", 1, prefix=1)) == ["human"]
        assert reader.frequency("forms", "minister") == 1
        assert reader.frequency("forms", "unheard") == 0


def test_whoosh_reads_an_empty_index(tmp_path_factory: pytest.TempPathFactory) -> None:
    engine = WhooshEngine(tmp_path_factory.mktemp("empty") / "index")
    engine.publish(archive(), STAMP)

    with engine.open() as snapshot, Searcher(whoosh_reader(snapshot)) as searcher:
        assert list(searcher.search(whoosh.Every())) == []
