"""Results for a terminal, like a newspaper's index: each story's headline once, its paragraphs under it.

Readable at 80 columns and at 40, with and without colour, and piped. Ten hits are to fit on two
screens of 80 by 24, however long their headlines; what is cut says so.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from searchkit.analysis.highlight import Span, best_snippet
from searchkit.domain.document import ParagraphDocument
from searchkit.domain.query import FacetPair
from searchkit.domain.results import Hit, PairCount, Range, Results
from searchkit.renderers.display_names import (
    IN_STORIES,
    Names,
    copies_words,
    count_words,
    date_words,
    paragraph_sign,
    says_words,
    why_words,
)
from searchkit.renderers.visible import one_line
from searchkit.renderers.wrapping import (
    TerminalStyle,
    display_width,
    fitting,
    marked,
    wrap,
    wrap_items,
)
from searchkit.values import dataclass

_INDENT = "    "
_FOUND = "  > "  # tells a hit from the paragraphs around it, as `show` does
# Of 80 by 24, less two for the shell.
_TWO_SCREENS = 46
_CUT_HEADLINES = "A headline that ends in … is cut; show ID has it whole, and so has -n 5."


@dataclass(frozen=True, slots=True)
class _Layout:
    """How much of each story is shown."""

    text_lines: int  # of a paragraph, where its neighbours are not asked for
    is_airy: bool = False  # blank lines between stories, and the path of each
    is_joined: bool = False  # a hit and what is known of its story share one line
    headline_lines: int | None = None  # at most, and one beside each hit; None: all


_AIRY = _Layout(text_lines=3, is_airy=True)
_PLAIN = _Layout(text_lines=2)
# The first with which an answer fits on two screens is taken, and where none does, the plain one:
# whoever asks for fifty hits, or for neighbours, has a pager. Ten hits of the samples and of Reuters
# take 42 to 51 lines when plain; with the last of these, ten headlines of any length take 46.
_LAYOUTS = (
    _AIRY,
    _PLAIN,
    _Layout(text_lines=2, is_joined=True),
    _Layout(text_lines=1, is_joined=True),
    _Layout(text_lines=1, is_joined=True, headline_lines=2),
)


def results_lines(
    results: Results, style: TerminalStyle, names: Names, *, around: int = 0, explain: bool = False
) -> Iterator[str]:
    """Yield the answer's lines: how many, the stories with their hits, the facets.

    Each hit stands between up to `around` paragraphs of its article on each side; `explain` says
    how the query was read, and the parts of each score. Of a facet with more values than its request
    asks for, those are shown, and that there are more.
    """
    heading = wrap(_heading(results), style)
    if explain:
        heading += wrap(f"read as: {one_line(results.read_as)}", style, "", " " * 9)
        for line in results.reading:
            heading += wrap(one_line(line), style, "  ", _INDENT)
    facets = [*_facets(results, style, names)]
    ranked = [*enumerate(results.hits, results.first_rank)]
    by_story = [[*each] for _, each in groupby(ranked, key=lambda each: each[1].article)]

    show = partial(_story, style=style, names=names, around=around, explain=explain)

    def laid_out(layout: _Layout) -> list[str]:
        lines = []
        for place, hits in enumerate(by_story):
            lines += [""] * (layout.is_airy or (place == 0 and not layout.is_joined))
            lines += show(hits, layout=layout)
        is_cut = any(_is_cut(hits, style, layout) for hits in by_story)
        lines += [_CUT_HEADLINES] * is_cut
        lines += [""] * (bool(facets) and not layout.is_joined)
        return [*lines, *facets]

    room = _TWO_SCREENS - len(heading)
    tried = (laid_out(layout) for layout in _LAYOUTS)
    yield from heading
    yield from next((lines for lines in tried if len(lines) <= room), None) or laid_out(_PLAIN)


def _heading(results: Results) -> str:
    asked = (one_line(results.query.text), one_line(results.read_filters))
    what = " · ".join(filter(None, asked))
    if results.total == 0 and results.hits:
        return f"No story holds all of it; these lack a word: {what}"
    if results.total == 0:
        return f"No paragraph matches: {what}"
    stories = f"{results.total_stories:,} stor{'ies' if results.total_stories != 1 else 'y'}"
    count = f"{results.total:,} paragraph{'s' if results.total != 1 else ''} in {stories}"
    full = [hit for hit in results.hits if not hit.lacking]
    if not results.hits:
        count += " (none shown)"  # asked for none, or for those after the last
    elif results.query.offset:
        first = results.first_rank
        last = first + len(results.hits) - 1
        count += f" ({first:,} to {last:,} shown)" if first < last else f" (number {first:,} shown)"
    elif len(full) < results.total:
        count += f" ({len(full):,} shown)"
    return f"{count}: {what}"


def _story(
    ranked: Sequence[tuple[int, Hit]],
    *,
    style: TerminalStyle,
    names: Names,
    around: int,
    explain: bool,
    layout: _Layout,
) -> Iterator[str]:
    """Yield a story's lines: its headline and what is known of it, then its hits."""
    hits = [hit for _, hit in ranked]
    facts = [one_line(fact) for fact in _facts(hits) if fact]
    if layout.is_airy and hits[0].source and hits[0].path:
        facts.append(one_line(hits[0].path))
    lines = _headline(hits, style, layout)
    behind = "".join(f" · {fact}" for fact in facts)
    if len(lines) == 1 and _width_of_headline(hits, style) + display_width(behind) <= style.width:
        yield style.bold(lines[0]) + behind
        facts = []
    else:
        yield from map(style.bold, lines)
        if not layout.is_joined:
            yield from wrap_items(facts, style, _INDENT, _INDENT)
            facts = []
    said_of_all = _why_of_all(hits)
    for rank, hit in ranked:
        why = "" if said_of_all else why_words(hit.match)
        known = _known(hit, names, why, facts if hit is hits[0] else ())
        yield from _hit(rank, hit, style, known, around=around, layout=layout)
        if explain:
            yield from _score(hit, style)


def _headline(hits: Sequence[Hit], style: TerminalStyle, layout: _Layout) -> list[str]:
    """Return the lines of a headline, painted but not bold."""
    own = next((hit for hit in hits if hit.is_own_title), None)
    if own:
        return wrap(marked(own.text, own.highlights, (0, len(own.text))), style)
    lines = wrap(one_line(hits[0].title or "") or "(no title)", style)
    if layout.headline_lines is None or len(lines) <= layout.headline_lines:
        return lines
    *kept, last = lines[: layout.headline_lines]
    while display_width(last) > style.width - 2 and " " in last:
        last = last.rpartition(" ")[0]
    return [*kept, f"{last} …"]


def _width_of_headline(hits: Sequence[Hit], style: TerminalStyle) -> int:
    """Return how many columns a headline takes on one line, its marks included."""
    own = next((hit for hit in hits if hit.is_own_title), None)
    marks = 0 if style.color or not own else 2 * len(own.highlights)
    return display_width(one_line(hits[0].title or "") or "(no title)") + marks


def _is_cut(ranked: Sequence[tuple[int, Hit]], style: TerminalStyle, layout: _Layout) -> bool:
    hits = [hit for _, hit in ranked]
    return _headline(hits, style, layout) != _headline(hits, style, _PLAIN)


def _facts(hits: Sequence[Hit]) -> Iterator[str]:
    """Yield outlet (the clipping where none is known), date, and what the story has and lacks."""
    hit = hits[0]
    yield hit.source or hit.path
    yield date_words(hit.published, hit.published_confidence)
    if hit.story_total > len(hits):
        yield f"{len(hits)} of {hit.story_total:,} paragraphs"
    if hit.copies:
        yield copies_words(hit)
    if hit.lacking:
        yield f"lacks: {', '.join(hit.lacking)}"
    if why := _why_of_all(hits):
        yield why


def _why_of_all(hits: Sequence[Hit]) -> str:
    """Return why these are hits where that is the same of all: then it is said once."""
    matches = {hit.match for hit in hits}
    return why_words(matches.pop()) if len(matches) == 1 else ""


def _known(hit: Hit, names: Names, why: str, of_story: Sequence[str]) -> list[str]:
    """Return who says it, what else is to be said of its story, what it is about, why it is a hit."""
    known = [*says_words(hit.sayings), *of_story, ", ".join(names.about(hit.about)), why]
    return [one_line(each) for each in known if each]


def _hit(
    rank: int,
    hit: Hit,
    style: TerminalStyle,
    known: Sequence[str],
    *,
    around: int,
    layout: _Layout,
) -> Iterator[str]:
    place = f"{hit.id} {paragraph_sign(hit.kind, hit.number)}"
    items = [place + (f", page {hit.page}" if hit.page else ""), *known]
    lead = f"{rank:>2}. "
    if layout.headline_lines:
        yield style.faint(fitting(items, style, lead))
    else:
        yield from map(style.faint, wrap_items(items, style, lead, _INDENT))
    before, after = hit.neighbours(around)
    for neighbour in before:
        yield from _neighbour(neighbour, style)
    if not hit.is_own_title:
        is_among_others = bool(before or after)
        shown = (0, len(hit.text)) if is_among_others else _shown(hit, style, layout.text_lines)
        first = _FOUND if is_among_others else _INDENT
        yield from wrap(marked(hit.text, hit.highlights, shown), style, first, _INDENT)
    for neighbour in after:
        yield from _neighbour(neighbour, style)


def _shown(hit: Hit, style: TerminalStyle, lines: int) -> Range:
    """Return the stretch of the text that fills so many lines, with most matches in it."""
    columns = (style.width - len(_INDENT)) * lines
    text, matches = hit.text, [Span(*match) for match in hit.highlights]
    marks = 0 if style.color else 2 * len(matches)
    if display_width(text) + marks <= columns - style.width // 8:
        return (0, len(text))
    # Less than the room: words do not fill their lines, and cuts are marked.
    room = (columns - style.width // 4 - marks) * len(text) // max(display_width(text), 1)
    snippet = best_snippet(text, matches, max(room, 20))
    return snippet.start, snippet.end


def _score(hit: Hit, style: TerminalStyle) -> Iterator[str]:
    for part in hit.score_parts:
        yield style.faint(
            f"{_INDENT}{part.score:8.4f}  {one_line(part.word)} in {part.field}: "
            f"idf {part.idf:.4f}, tf {part.tf:g}, {part.length} words"
        )
    yield style.faint(f"{_INDENT}{hit.score:8.4f}  score")


def _neighbour(document: ParagraphDocument, style: TerminalStyle) -> Iterator[str]:
    for line in wrap(one_line(document.text), style, _INDENT):
        yield style.faint(line)


def _facets(results: Results, style: TerminalStyle, names: Names) -> Iterator[str]:
    by = results.query.count_by
    for facet, counts in results.facets.items():
        limit = next((r.limit for r in results.query.facets if r.facet == facet), len(counts))
        known = [each for each in counts if each.value is not None]
        shown = known[:limit] + [each for each in counts if each.value is None]
        items = [f"{names.value(facet, each.value)} {count_words(each, by)}" for each in shown]
        yield from _facet(facet.value, items, results, style, has_more=len(known) > limit)
    for pair, pairs in results.pairs.items():
        limit = next((r.limit for r in results.query.pairs if r.facets == pair), len(pairs))
        beside = [each for each in pairs if each.values == (None, None)]
        both = [each for each in pairs if each.values != (None, None)]
        items = [
            f"{_pair(pair, each, names)} {count_words(each, by)}" for each in both[:limit] + beside
        ]
        yield from _facet(",".join(pair), items, results, style, has_more=len(both) > limit)


def _facet(
    name: str, items: list[str], results: Results, style: TerminalStyle, *, has_more: bool
) -> Iterator[str]:
    if not items:
        return
    head = f"{name:<9}" if len(name) < 9 else f"{name} "
    items = _said_once([*map(one_line, items)])
    if results.hits:  # which are what was asked for: a line for each facet is enough
        lines = [fitting(items, style, head, has_more=has_more)]
    else:
        lines = wrap_items([*items, *["and more"] * has_more], style, head, " " * 9)
    yield style.bold(head) + lines[0][len(head) :]
    yield from lines[1:]


def _said_once(items: list[str]) -> list[str]:
    """Return "Egypt 3 (+10 in stories about it)" and then "Sudan 1 (+2)": once is enough."""
    told = [place for place, item in enumerate(items) if item.endswith(IN_STORIES)]
    for place in told[1:]:
        items[place] = items[place].removesuffix(IN_STORIES) + ")"
    return items


def _pair(facets: FacetPair, count: PairCount, names: Names) -> str:
    return ", ".join(names.value(*each) for each in zip(facets, count.values, strict=True))
