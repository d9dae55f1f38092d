"""How fast the engine indexes and answers beside its peers: figures as JSON, in one run.

    python -m benchmarks.engine [--peers tantivy,fts5,xapian,whoosh]
        [--corpus PARAGRAPHS.jsonl[.gz]] [--paragraphs N] [--rounds 3] [--work FOLDER]
        [--weights TITLE,STORY]

All index the same words of the same paragraphs and are asked the same queries (`benchmarks/shapes.jsonl`,
words drawn by how frequent they are), in processes side by side that take turns. Each query is met for
the first time in each round; the median of the rounds counts; times are of the processor. The ten best
with their ids are fetched, and the total is counted on both sides. Answers are compared, and the exit
code is 1 where totals or facets differ. A peer that is not installed (`pip install -e '.[benchmarks]'`)
is said and left out.

Without a corpus one of invented words is made. `--paragraphs` above what a corpus holds makes the rest
of its sentences. `--work` keeps corpora and the peers' indices for the next run.

`searchkit` is the product as it ranks; `words-only` the same over articles without titles, ranked by the
words of paragraphs alone (`--weights 0,0`), which is what the others do, and what ratios are made of.
With `--only-words` that one alone is built.
"""

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.engine.child import Child, ask_once, weights_of
from benchmarks.engine.cold import cold_searches
from benchmarks.engine.corpus import Corpus, make_corpus
from benchmarks.engine.peers.peer import Analysis
from benchmarks.engine.rounds import Timings, agreement, ask_all, figures, named, shown
from benchmarks.engine.shapes import Asked, draw
from searchkit.engines.bm25 import Weights

OURS = ("searchkit", "words-only")
BASE = "words-only"
LIBRARIES = {"tantivy": "tantivy", "fts5": "sqlite3", "xapian": "xapian", "whoosh": "whoosh"}
COLD_QUERIES = 5


def main() -> int:
    """Run it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--peers", default="tantivy,fts5", help="of tantivy, fts5, xapian, whoosh")
    parser.add_argument("--corpus", type=Path, help="a .jsonl file, a paragraph a line")
    parser.add_argument("--paragraphs", type=int, help="how many to index")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--weights",
        type=weights_of,
        default=Weights(0, 0),
        metavar="TITLE,STORY",
        help="what words-only ranks by beside the paragraph (default: 0,0)",
    )
    parser.add_argument("--only-words", action="store_true", help="leave out what has titles")
    parser.add_argument("--work", type=Path, help="a folder to keep and use again")
    options = parser.parse_args()
    wanted = [name for name in options.peers.split(",") if name]
    if unknown := {*wanted} - {*LIBRARIES}:
        parser.error(f"no such peer: {', '.join(sorted(unknown))}")
    peers = [name for name in wanted if find_spec(LIBRARIES[name])]
    for name in {*wanted} - {*peers}:
        _say(f"{name} is not installed, and is left out")
    with ExitStack() as stack:
        work = options.work or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        ours = OURS[-1:] if options.only_words else OURS
        result = _run(
            work,
            options.corpus,
            options.paragraphs,
            ours,
            peers,
            options.rounds,
            options.weights,
        )
    print(json.dumps(result, indent=1, ensure_ascii=False))
    answers = [
        *result["answers"].values(),
        *result["story_scope_top_10"].get("answers", {}).values(),
    ]
    return 1 if any(map(_differs, answers)) else 0


def _run(
    work: Path,
    source: Path | None,
    paragraphs: int | None,
    ours: Sequence[str],
    peers: Sequence[str],
    rounds: int,
    weights: Weights,
) -> dict[str, Any]:
    _say("corpus")
    key = f"{source.name.partition('.')[0] if source else 'invented'}-{paragraphs or 'all'}"
    corpus = make_corpus(work / key, source, paragraphs)
    described = corpus.description()
    asked = draw(corpus)
    names = [*ours, *peers]
    builds = {name: _built(name, corpus, described["paragraphs"]) for name in names}
    with ExitStack() as stack:
        children = [
            stack.enter_context(
                Child(
                    name,
                    _folder(corpus, name, Analysis.EQUAL),
                    corpus,
                    weights if name == BASE else None,
                )
            )
            for name in names
        ]
        _say("top ten")
        top = ask_all(children, asked, rounds, is_faceted=False)
        _say("top ten and three facets")
        faceted = ask_all(children, asked, rounds, is_faceted=True)
    with ExitStack() as stack:
        showing = {name: Analysis.OWN for name in (ours[0], *peers) if name != "xapian"}
        children = [
            stack.enter_context(Child(name, _folder(corpus, name, analysis), corpus))
            for name, analysis in showing.items()
        ]
        _say("ten hits shown")
        plain = [query for query in asked if query.kind in ("word", "and", "or", "phrase")]
        ten_shown = shown(children, plain, rounds, showing)
    stories = _story_scope(corpus, asked, rounds) if {"searchkit", "tantivy"} <= {*names} else {}
    _say("cold searches")
    fts5 = _folder(corpus, "fts5", Analysis.OWN) if "fts5" in peers else None
    cold = cold_searches(
        _folder(corpus, ours[0], Analysis.OWN), fts5, _cold_queries(asked, top), rounds
    )
    return {
        "machine": _machine(),
        "corpus": {"name": key, **described},
        "queries": len(asked),
        "rounds": rounds,
        "weights_of_title_and_story": {BASE: [weights.title, weights.story]},
        "build": builds,
        "top_10": figures(top, asked, BASE),
        "top_10_and_3_facets": figures(faceted, asked, BASE),
        "named_shapes_top_10_ms": named(top, asked),
        "story_scope_top_10": stories,
        "ten_hits_shown": ten_shown,
        "cold_search": cold,
        "answers": {
            f"{name}, {what}": found
            for what, timings in (("top ten", top), ("with facets", faceted))
            for name, found in agreement(timings, asked, BASE).items()
            if name != "searchkit"  # titles count there, on purpose
        },
        "cannot_be_asked": {
            name: len(theirs.cannot) for name, theirs in top.items() if theirs.cannot
        },
    }


def _story_scope(corpus: Corpus, asked: Sequence[Asked], rounds: int) -> dict[str, Any]:
    """Return story scope with all its parts against tantivy over stories joined to paragraphs."""
    folder = _folder(corpus, "tantivy-stories", Analysis.EQUAL)
    if not folder.with_suffix(".json").exists():
        shutil.rmtree(folder, ignore_errors=True)
        _say("tantivy: build, stories and paragraphs")
        cost = ask_once("tantivy-stories", folder, corpus, "build", analysis=Analysis.EQUAL)
        folder.with_suffix(".json").write_text(json.dumps(cost), encoding="utf-8")
    _say("story scope")
    with ExitStack() as stack:
        children = [
            stack.enter_context(Child(name, at, corpus))
            for name, at in (
                ("stories", _folder(corpus, "searchkit", Analysis.OWN)),
                ("tantivy-stories", folder),
            )
        ]
        timings = ask_all(children, asked, rounds, is_faceted=False)
    return {
        "percentiles": figures(timings, asked, "stories"),
        "named_shapes_ms": named(timings, asked),
        "answers": agreement(timings, asked, "stories"),
    }


def _folder(corpus: Corpus, name: str, analysis: Analysis) -> Path:
    """Return where an index lies: the same for both ways of analysis where there is only one."""
    return corpus.folder / (name if name in OURS else f"{name}-{analysis}")


def _built(name: str, corpus: Corpus, paragraphs: int) -> dict[str, Any]:
    """Build what is not there yet, and return what it cost; searchkit is always built anew."""
    figures: dict[str, Any] = {}
    for analysis in (Analysis.OWN,) if name in OURS else (Analysis.OWN, Analysis.EQUAL):
        folder = _folder(corpus, name, analysis)
        note = folder.with_suffix(".json")
        if name in OURS:
            shutil.rmtree(folder, ignore_errors=True)
            _say(f"{name}: archive")
            ask_once(name, folder, corpus, "fill_archive")
        elif note.exists():
            figures[analysis] = json.loads(note.read_text(encoding="utf-8"))
            continue
        else:
            shutil.rmtree(folder, ignore_errors=True)
        _say(f"{name}: build, {analysis} words")
        cost = ask_once(name, folder, corpus, "build", analysis=analysis)
        figures[analysis] = {
            "paragraphs_per_cpu_s": round(paragraphs / cost["cpu_s"]),
            "cpu_s": round(cost["cpu_s"], 2),
            "wall_s": round(cost["wall_s"], 2),
            "peak_megabytes": round(cost["peak_bytes"] / 1e6),
            "megabytes": round(cost["bytes"] / 1e6, 1),
        }
        note.write_text(json.dumps(figures[analysis]), encoding="utf-8")
    return figures


def _cold_queries(asked: Sequence[Asked], top: Mapping[str, Timings]) -> list[str]:
    """Return some queries of one or two words, those that fill the page first."""
    answers = top[BASE].answers
    short = [q.text for q in asked if q.kind in ("word", "and") and len(q.text.split()) <= 2]
    short.sort(key=lambda text: (-len(answers[text]["hits"]), -len(text.split())))
    return short[:COLD_QUERIES]


def _differs(answers: dict[str, Any]) -> bool:
    return bool(answers["totals_that_differ"] or answers["facets_that_differ"])


def _machine() -> dict[str, Any]:
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 1),
    }


def _processor() -> str:
    """Return the processor's name where the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), "")


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
