"""Rounds of questions to all engines in turns, and whether their answers agree."""

import statistics
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.engine.child import Child
from benchmarks.engine.peers.peer import Analysis
from benchmarks.engine.shapes import Asked

# Asked after each opening and not measured: what is loaded once a process is no cost of a query.
WARMING = "zweisprachig OR the"
# So many queries an engine answers before it is the next one's turn: few enough that a busy machine
# slows all alike, and enough that none starts each with a processor full of the others' code.
TURN = 12
# An engine that took longer for its first round is not asked for a second.
PATIENCE_SECONDS = 60.0
# Kinds that an engine understands otherwise than searchkit does, so that totals differ.
# tantivy changes a first letter, too; so does Whoosh count a swap of two letters as one change.
# In a story joined of paragraphs, words stand together across their ends.
OTHER_MEANING = {
    "tantivy": {"misspelt", "said~2"},
    "tantivy-stories": {"misspelt", "said~2", "phrase", "near", "two frequent words", "mixed"},
    "whoosh": {"misspelt", "said~2"},
}
# Kinds that all score as a sum of BM25 over the same words.
SUMS_OF_WORDS = ("word", "or", "or with a frequent word", "and", "not", "country", "date")


@dataclass(slots=True)
class Timings:
    """What one engine took, milliseconds of CPU: query -> one number a round."""

    of: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    answers: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    cannot: dict[str, str] = field(default_factory=dict)
    rounds: int = 0

    def median(self, query: str) -> float:
        """Return the median over the rounds."""
        return statistics.median(self.of[query])

    def over(self, queries: Sequence[str]) -> dict[str, float]:
        """Return what is said of many queries: of their medians."""
        ordered = sorted(self.median(query) for query in queries)
        return {
            "queries": len(ordered),
            "p50_ms": _rounded(statistics.median(ordered)),
            "p95_ms": _rounded(ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]),
            "mean_ms": _rounded(statistics.fmean(ordered)),
        }


def _rounded(number: float) -> float:
    return float(f"{number:.3g}")


def ask_all(
    children: Sequence[Child], asked: Sequence[Asked], rounds: int, *, is_faceted: bool
) -> dict[str, Timings]:
    """Ask every engine everything, once a round; the index is opened anew before each."""
    timings = {child.name: Timings() for child in children}
    for number in range(rounds):
        taking_part = [
            child
            for child in children
            if number == 0 or _seconds(timings[child.name]) < PATIENCE_SECONDS
        ]
        for child in taking_part:
            timings[child.name].rounds += 1
            child.ask("open", analysis=Analysis.EQUAL)
            child.ask("search", queries=[(WARMING, None)], is_faceted=True)
        for start in range(0, len(asked), TURN):
            first = (start // TURN + number) % len(taking_part)  # nobody is always first
            for child in taking_part[first:] + taking_part[:first]:
                some = [*_answerable(asked[start : start + TURN], timings[child.name])]
                _ask(child, some, timings[child.name], is_faceted=is_faceted)
    return timings


def _answerable(asked: Sequence[Asked], timings: Timings) -> Iterator[Asked]:
    return (query for query in asked if query.text not in timings.cannot)


def _ask(child: Child, asked: Sequence[Asked], timings: Timings, *, is_faceted: bool) -> None:
    answers = child.ask("search", queries=_lines(asked), is_faceted=is_faceted)
    for query, answer in zip(asked, answers, strict=True):
        if "cannot" in answer:
            timings.cannot[query.text] = answer["cannot"]
        else:
            timings.of[query.text].append(answer["cpu_s"] * 1000)
            timings.answers[query.text] = answer


def _lines(asked: Sequence[Asked]) -> list[tuple[str, str | None]]:
    return [(query.text, query.needs) for query in asked]


def _seconds(timings: Timings) -> float:
    return sum(map(sum, timings.of.values())) / 1000


def figures(timings: Mapping[str, Timings], asked: Sequence[Asked], base: str) -> dict[str, Any]:
    """Return percentiles of all engines, each peer's against those of `base` on the same queries."""
    ours = timings[base]
    found: dict[str, Any] = {}
    for name, theirs in timings.items():
        common = [q.text for q in asked if not q.is_named and _both(ours, theirs, q.text)]
        if not common:
            continue
        kinds: dict[str, list[str]] = defaultdict(list)
        for query in asked:
            if query.text in common:
                kinds[query.kind].append(query.text)
        found[name] = {
            "rounds": theirs.rounds,
            **theirs.over(common),
            "p50_ms_by_kind": {k: theirs.over(queries)["p50_ms"] for k, queries in kinds.items()},
        }
        if name != base:
            mine = ours.over(common)
            for which in ("p50", "p95"):
                ratio = mine[f"{which}_ms"] / found[name][f"{which}_ms"]
                found[name][f"{base}_to_it_{which}"] = _rounded(ratio)
    return found


def named(timings: Mapping[str, Timings], asked: Sequence[Asked]) -> dict[str, Any]:
    """Return what each of the costly shapes took in each engine; words where it cannot be asked."""
    return {
        query.text: {
            name: _rounded(theirs.median(query.text))
            if query.text in theirs.of
            else theirs.cannot.get(query.text, "not asked")
            for name, theirs in timings.items()
        }
        for query in asked
        if query.is_named
    }


def agreement(timings: Mapping[str, Timings], asked: Sequence[Asked], base: str) -> dict[str, Any]:
    """Return how far the answers of each peer are those of `base`.

    Totals and counts of facets must be equal, where the peer has a query that means the same. Of the
    scores, tantivy's are compared, rank by rank: the formula is the same, but for its lengths, which
    it keeps in a byte. The others have formulas of their own, and ties in an order of their own.
    """
    ours = timings[base]
    found: dict[str, Any] = {}
    for name, theirs in timings.items():
        if name == base:
            continue
        other = OTHER_MEANING.get(name, set())
        same = [
            query
            for query in asked
            if _both(ours, theirs, query.text) and not other & {query.kind, query.text}
        ]
        totals = {
            query.text: [ours.answers[query.text]["total"], theirs.answers[query.text]["total"]]
            for query in same
        }
        sums = [query.text for query in same if query.kind in SUMS_OF_WORDS]
        found[name] = {
            "compared": len(same),
            "totals_that_differ": {q: pair for q, pair in totals.items() if pair[0] != pair[1]},
            "facets_that_differ": [
                query.text
                for query in same
                if _facets_differ(ours.answers[query.text], theirs.answers[query.text])
            ],
            "share_of_same_ten_best": _rounded(
                statistics.fmean(_shared(ours, theirs, text) for text in sums) if sums else 0.0
            ),
        }
        if name == "tantivy" and sums:
            found[name]["largest_difference_of_scores"] = _rounded(
                max(_score_difference(ours, theirs, text) for text in sums)
            )
    return found


def _both(ours: Timings, theirs: Timings, query: str) -> bool:
    return query in ours.of and query in theirs.of


def _facets_differ(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> bool:
    return any(
        theirs["facets"][name].get(value) != count
        for name, counts in ours["facets"].items()
        for value, count in counts.items()
    )


def _shared(ours: Timings, theirs: Timings, query: str) -> float:
    mine, others = ({id for id, _ in timings.answers[query]["hits"]} for timings in (ours, theirs))
    return len(mine & others) / len(mine) if mine else 1.0


def _score_difference(ours: Timings, theirs: Timings, query: str) -> float:
    pairs = zip(ours.answers[query]["hits"], theirs.answers[query]["hits"], strict=True)
    return max((abs(a - b) / a for (_, a), (_, b) in pairs if a), default=0.0)


def shown(
    children: Sequence[Child], asked: Sequence[Asked], rounds: int, analysis: Mapping[str, Analysis]
) -> dict[str, Any]:
    """Return what ten hits cost with all that a page shows of them, the search included."""
    timings = {child.name: Timings() for child in children}
    for _ in range(rounds):
        for child in children:
            child.ask("open", analysis=analysis[child.name])
            child.ask("shown", queries=[(WARMING, None)])
        for start in range(0, len(asked), TURN):
            some = asked[start : start + TURN]
            for child in children:
                for query, answer in zip(
                    some, child.ask("shown", queries=_lines(some)), strict=True
                ):
                    if answer.get("shown") == 10:
                        timings[child.name].of[query.text].append(answer["cpu_s"] * 1000)
    common = [q.text for q in asked if all(q.text in each.of for each in timings.values())]
    return {name: each.over(common) for name, each in timings.items()} if common else {}
