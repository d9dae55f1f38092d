"""An answer for a terminal: readable at 80 columns, with and without colour, and piped."""

from collections.abc import Iterator, Sequence

from searchkit.domain.answer import Answer, ShownCount, ShownHit
from searchkit.domain.article import Kind
from searchkit.domain.document import ParagraphDocument
from searchkit.domain.query import Facet
from searchkit.renderers.display_names import Names, paragraph_sign
from searchkit.renderers.visible import one_line
from searchkit.renderers.wrapping import Style, marked, wrap, wrap_items

_INDENT = "    "
_FOUND = "  > "  # tells a hit from the paragraphs around it, as `show` does


def answer_lines(
    answer: Answer, style: Style, names: Names, *, explain: bool = False
) -> Iterator[str]:
    """Yield the answer's lines: how many, the hits, the facets."""
    yield from wrap(_heading(answer), style)
    if explain:
        yield from wrap(f"read as: {one_line(answer.read_as)}", style, "", " " * 9)
    for hit in answer.hits:
        yield ""
        yield from _hit(hit, style, names)
    facets = {facet: counts for facet, counts in answer.facets.items() if counts}
    if facets:
        yield ""
    for facet, counts in facets.items():
        yield from _facet(facet, counts, style)


def _heading(answer: Answer) -> str:
    what = " · ".join(filter(None, (one_line(answer.query), one_line(answer.filters))))
    if answer.total == 0:
        return f"No paragraph matches: {what}"
    count = f"{answer.total:,} paragraph{'s match' if answer.total != 1 else ' matches'}"
    if answer.hits and len(answer.hits) < answer.total:
        first, last = answer.hits[0].rank, answer.hits[-1].rank
        count += f" ({first:,} to {last:,} shown)" if first < last else f" (number {first:,} shown)"
    elif not answer.hits:
        count += " (none shown)"  # asked for none, or for those after the last
    return f"{count}: {what}"


def _hit(hit: ShownHit, style: Style, names: Names) -> Iterator[str]:
    document = hit.document
    number = f"{hit.rank:>2}. "
    whole = (0, len(document.text))
    is_title = document.kind is Kind.TITLE and document.text == document.title
    title = (
        marked(document.text, hit.matches, whole) if is_title else one_line(document.title or "")
    )
    for line in wrap(title or "(no title)", style, number, _INDENT):
        yield style.bold(line)
    facts = [one_line(fact) for fact in hit_facts(document, names)]
    if facts:
        yield from wrap_items(facts, style, _INDENT, _INDENT)
    for neighbour in hit.before:
        yield from _neighbour(neighbour, style)
    if not is_title:
        has_neighbours = bool(hit.before or hit.after)
        shown = whole if has_neighbours else hit.snippet
        first = _FOUND if has_neighbours else _INDENT
        yield from wrap(marked(document.text, hit.matches, shown), style, first, _INDENT)
    for neighbour in hit.after:
        yield from _neighbour(neighbour, style)
    if hit.also_in:
        yield from wrap(f"also in {also_in(hit.also_in)}", style, _INDENT)
    yield style.faint(_INDENT + "  ".join(_whereabouts(document)))
    for part in hit.parts or ():
        yield style.faint(
            f"{_INDENT}{part.score:8.4f}  {one_line(part.word)} in {part.field}: "
            f"idf {part.idf:.4f}, tf {part.tf:g}, {part.length} words"
        )
    if hit.parts is not None:
        yield style.faint(f"{_INDENT}{hit.score:8.4f}  score")


def hit_facts(document: ParagraphDocument, names: Names) -> list[str]:
    """Return source, date, speakers and countries, as far as they are known."""
    facts = [document.source or "", document.published.isoformat() if document.published else ""]
    facts.append(", ".join(document.speakers))
    facts.append(", ".join(names.country(code) for code in document.countries))
    return [fact for fact in facts if fact]


def also_in(outlets: Sequence[str]) -> str:
    """Return "3 outlets: AP, Reuters, The Bell"; an outlet that has the story twice counts once."""
    known = sorted({one_line(outlet) for outlet in outlets if outlet})
    if not known:
        return f"{len(outlets)} other cop{'ies' if len(outlets) != 1 else 'y'}"
    return f"{len(known)} outlet{'s' if len(known) != 1 else ''}: {', '.join(known)}"


def _neighbour(document: ParagraphDocument, style: Style) -> Iterator[str]:
    for line in wrap(one_line(document.text), style, _INDENT):
        yield style.faint(line)


def _whereabouts(document: ParagraphDocument) -> Iterator[str]:
    yield document.id
    sign = paragraph_sign(document.kind, document.number)
    yield f"{sign}, page {document.page}" if document.page else sign
    if document.path:
        yield one_line(document.path)


def _facet(facet: Facet, counts: Sequence[ShownCount], style: Style) -> Iterator[str]:
    name = f"{facet.value:<9}"
    items = [f"{one_line(count.label)} {count.count:,}" for count in counts]
    first, *rest = wrap_items(items, style, name, " " * len(name))
    yield style.bold(name) + first[len(name) :]
    yield from rest
