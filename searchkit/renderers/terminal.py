"""Results for a terminal: readable at 80 columns, with and without colour, and piped."""

from collections.abc import Iterator, Sequence

from searchkit.domain.document import ParagraphDocument
from searchkit.domain.query import FacetPair
from searchkit.domain.results import Hit, PairCount, Results
from searchkit.renderers.display_names import Names, count_words, match_words, paragraph_sign
from searchkit.renderers.visible import one_line
from searchkit.renderers.wrapping import TerminalStyle, marked, wrap, wrap_items

_INDENT = "    "
_FOUND = "  > "  # tells a hit from the paragraphs around it, as `show` does


def results_lines(
    results: Results, style: TerminalStyle, names: Names, *, around: int = 0, explain: bool = False
) -> Iterator[str]:
    """Yield the answer's lines: how many, the hits, the facets.

    Each hit stands between up to `around` paragraphs of its article on each side; `explain` says
    how the query was read, and the parts of each score.
    """
    yield from wrap(_heading(results), style)
    if explain:
        yield from wrap(f"read as: {one_line(results.read_as)}", style, "", " " * 9)
        for line in results.reading:
            yield from wrap(one_line(line), style, "  ", _INDENT)
    for rank, hit in enumerate(results.hits, results.first_rank):
        yield ""
        yield from _hit(rank, hit, style, names, around=around)
        if explain:
            yield from _score(hit, style)
    yield from _facets(results, style, names)


def _heading(results: Results) -> str:
    asked = (one_line(results.query.text), one_line(results.read_filters))
    what = " · ".join(filter(None, asked))
    if results.total == 0 and results.hits:
        return f"No story holds all of it; these lack a word: {what}"
    if results.total == 0:
        return f"No paragraph matches: {what}"
    stories = f"{results.total_stories:,} stor{'ies' if results.total_stories != 1 else 'y'}"
    count = f"{results.total:,} paragraph{'s' if results.total != 1 else ''} in {stories}"
    if results.hits and len(results.hits) < results.total:
        first, last = results.first_rank, results.first_rank + len(results.hits) - 1
        count += f" ({first:,} to {last:,} shown)" if first < last else f" (number {first:,} shown)"
    elif not results.hits:
        count += " (none shown)"  # asked for none, or for those after the last
    return f"{count}: {what}"


def _hit(rank: int, hit: Hit, style: TerminalStyle, names: Names, *, around: int) -> Iterator[str]:
    whole = (0, len(hit.text))
    title = (
        marked(hit.text, hit.highlights, whole) if hit.is_own_title else one_line(hit.title or "")
    )
    for line in wrap(title or "(no title)", style, f"{rank:>2}. ", _INDENT):
        yield style.bold(line)
    facts = [one_line(fact) for fact in _facts(hit, names)]
    if facts:
        yield from wrap_items(facts, style, _INDENT, _INDENT)
    before, after = hit.neighbours(around)
    for neighbour in before:
        yield from _neighbour(neighbour, style)
    if not hit.is_own_title:
        has_neighbours = bool(before or after)
        shown = whole if has_neighbours else hit.snippet_range
        first = _FOUND if has_neighbours else _INDENT
        yield from wrap(marked(hit.text, hit.highlights, shown), style, first, _INDENT)
    for neighbour in after:
        yield from _neighbour(neighbour, style)
    if hit.copies:
        yield from wrap(f"also in {also_in(hit.also_in)}", style, _INDENT)
    yield style.faint(_INDENT + "  ".join(_whereabouts(hit)))


def _score(hit: Hit, style: TerminalStyle) -> Iterator[str]:
    for part in hit.score_parts:
        yield style.faint(
            f"{_INDENT}{part.score:8.4f}  {one_line(part.word)} in {part.field}: "
            f"idf {part.idf:.4f}, tf {part.tf:g}, {part.length} words"
        )
    yield style.faint(f"{_INDENT}{hit.score:8.4f}  score")


def _facts(hit: Hit, names: Names) -> list[str]:
    """Return source, date, speakers and countries, as far as they are known."""
    facts = [hit.source or "", hit.published.isoformat() if hit.published else ""]
    facts.append(", ".join(hit.speakers))
    facts.append(", ".join(names.about(hit.about)))
    facts.append(match_words(hit))
    return [fact for fact in facts if fact]


def also_in(outlets: Sequence[str]) -> str:
    """Return "3 outlets: AP, Reuters, The Bell"; an outlet that has the story twice counts once."""
    known = sorted({one_line(outlet) for outlet in outlets if outlet})
    if not known:
        return f"{len(outlets)} other cop{'ies' if len(outlets) != 1 else 'y'}"
    return f"{len(known)} outlet{'s' if len(known) != 1 else ''}: {', '.join(known)}"


def _neighbour(document: ParagraphDocument, style: TerminalStyle) -> Iterator[str]:
    for line in wrap(one_line(document.text), style, _INDENT):
        yield style.faint(line)


def _whereabouts(hit: Hit) -> Iterator[str]:
    yield hit.id
    sign = paragraph_sign(hit.kind, hit.number)
    yield f"{sign}, page {hit.page}" if hit.page else sign
    if hit.path:
        yield one_line(hit.path)


def _facets(results: Results, style: TerminalStyle, names: Names) -> Iterator[str]:
    by = results.query.count_by
    lists = [
        (
            facet.value,
            [f"{names.value(facet, each.value)} {count_words(each, by)}" for each in counts],
        )
        for facet, counts in results.facets.items()
    ] + [
        (
            ",".join(pair),
            [f"{_pair(pair, each, names)} {count_words(each, by)}" for each in counts],
        )
        for pair, counts in results.pairs.items()
    ]
    lists = [(name, items) for name, items in lists if items]
    if lists:
        yield ""
    for name, items in lists:
        head = f"{name:<9}" if len(name) < 9 else f"{name} "
        first, *rest = wrap_items([*map(one_line, items)], style, head, " " * 9)
        yield style.bold(head) + first[len(head) :]
        yield from rest


def _pair(facets: FacetPair, count: PairCount, names: Names) -> str:
    return ", ".join(names.value(*each) for each in zip(facets, count.values, strict=True))
