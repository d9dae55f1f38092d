"""What is new in saved searches, as a text that fits a mail: 72 columns, nothing but characters."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from searchkit.domain.identity import split_paragraph_id
from searchkit.domain.news import News
from searchkit.domain.results import Hit, Results
from searchkit.renderers.display_names import (
    Names,
    copies_words,
    date_words,
    match_words,
    paragraph_sign,
    says_words,
)
from searchkit.renderers.shown_addresses import without_credentials
from searchkit.renderers.visible import one_line
from searchkit.renderers.wrapping import TerminalStyle, marked, wrap, wrap_items

COLUMNS = 72  # what a mail's line takes when it is quoted once and again (RFC 3676)
STORIES = 20  # of a search; the line that says how many more there are says how to see them
PARAGRAPHS = 3  # of a story, as many as a page of results shows
_INDENT = "    "


def digest_lines(news: Sequence[News], style: TerminalStyle, names: Names) -> Iterator[str]:
    """Yield the lines: how much, then search by search its stories with their new paragraphs."""
    style = replace(style, width=min(style.width, COLUMNS))
    yield style.bold(digest_title(news))
    for each in news:
        if each.results.total:
            yield ""
            yield from _search(each, style, names)


def saved_lines(searches: Sequence[tuple[News, Results]], style: TerminalStyle) -> Iterator[str]:
    """Yield the saved searches: how much each finds, how much is new, what it asks."""
    for news, found in searches:
        count = f"{found.total:,} paragraph{'s' if found.total != 1 else ''}"
        new = f"{news.results.total:,} new" if news.results.total else "nothing new"
        if news.looked_at is None:
            since = "never looked at"
        else:
            since = f"{new} since {news.looked_at.astimezone():%Y-%m-%d %H:%M}"
        head = f"@{one_line(news.search.name)}"
        items = [count, since, *["changed since then"] * news.is_changed]
        yield (
            style.bold(head)
            + wrap_items(items, style, " " * len(head) + "  ", "    ")[0][len(head) :]
        )
        yield from wrap(asked_words(found), style, _INDENT, _INDENT)


def digest_title(news: Sequence[News]) -> str:
    """Return how much is new: "3 new paragraphs in 2 of 5 saved searches"."""
    total = sum(each.results.total for each in news)
    count = f"{total:,} new paragraph{'s' if total != 1 else ''}"
    found = [each for each in news if each.results.total]
    if len(news) == 1:
        return f"{count} in @{one_line(news[0].search.name)}"
    return f"{count} in {len(found):,} of {len(news):,} saved searches"


def asked_words(results: Results) -> str:
    """Return what is asked, as the head of an answer says it."""
    asked = (one_line(results.query.text), one_line(results.read_filters))
    return " · ".join(filter(None, asked))


def notes(news: News) -> Iterator[str]:
    """Yield what a reader must know of what is new: why it is more, or other, than they expect."""
    if news.is_first:
        yield "Looked at for the first time: all that it finds is new."
    elif news.is_changed and news.looked_at:
        yield (
            f"The search was changed since {news.looked_at:%Y-%m-%d}: "
            "what it finds now and was not shown is new."
        )


def stories_of(news: News) -> list[list[Hit]]:
    """Return the new hits of each story, in their order."""
    # By their ids: to read hundreds of thousands of hits for the twenty that are shown takes minutes.
    by_story = groupby(news.results.hits, key=lambda hit: split_paragraph_id(hit.id)[0])
    return [[*hits] for _, hits in by_story]


def new_story_line(search: str, hits: Sequence[Hit]) -> str:
    """Return one line for a story with new paragraphs: "@china: Ministers meet (AP, 2021-03-23)"."""
    hit = hits[0]
    title = one_line(hit.title or "") or "(no title)"
    facts = [one_line(hit.source or ""), date_words(hit.published, hit.published_confidence)]
    facts += [f"{len(hits):,} paragraphs"] if len(hits) > 1 else []
    return f"@{one_line(search)}: {title} ({', '.join(filter(None, facts))})"


def more_words(count: int, what: str) -> str:
    """Return "17 more stories"."""
    plural = (
        what if count == 1 else f"{what.removesuffix('y')}ies" if what[-1] == "y" else f"{what}s"
    )
    return f"{count:,} more {plural}"


def _search(news: News, style: TerminalStyle, names: Names) -> Iterator[str]:
    results, name = news.results, one_line(news.search.name)
    stories = stories_of(news)
    count = f"{results.total:,} new in {len(stories):,} stor{'y' if len(stories) == 1 else 'ies'}"
    yield from map(style.bold, wrap(f"@{name}: {count}", style))
    yield from wrap(asked_words(results), style)
    for note in notes(news):
        yield from wrap(note, style)
    for hits in stories[:STORIES]:
        yield ""
        yield from _story(hits, style, names)
    if len(stories) > STORIES:
        yield ""
        command = f"searchkit search @{name} --sort newest"
        yield from wrap(f"and {more_words(len(stories) - STORIES, 'story')}: {command}", style)


def _story(hits: Sequence[Hit], style: TerminalStyle, names: Names) -> Iterator[str]:
    hit = hits[0]
    own = next((each for each in hits if each.is_own_title), None)
    headline = (
        marked(own.text, own.highlights, (0, len(own.text)))
        if own
        else one_line(hit.title or "") or "(no title)"
    )
    yield from map(style.bold, wrap(headline, style))
    facts = [
        one_line(hit.source or ""),
        date_words(hit.published, hit.published_confidence),
        copies_words(hit) if hit.copies else "",
        one_line(hit.path),
    ]
    yield from wrap_items(filter(None, facts), style, "", "")
    if hit.url:
        yield one_line(without_credentials(hit.url))
    for each in hits[:PARAGRAPHS]:
        yield from _paragraph(each, style, names)
    if len(hits) > PARAGRAPHS:
        yield f"{_INDENT}and {more_words(len(hits) - PARAGRAPHS, 'paragraph')}"


def _paragraph(hit: Hit, style: TerminalStyle, names: Names) -> Iterator[str]:
    place = paragraph_sign(hit.kind, hit.number) + (f", page {hit.page}" if hit.page else "")
    about = ", ".join(names.about(hit.about))
    known = [place, *map(one_line, says_words(hit.sayings)), about, match_words(hit)]
    yield from wrap_items(filter(None, known), style, "  ", _INDENT)
    if not hit.is_own_title:
        text = marked(hit.text, hit.highlights, hit.snippet_range)
        yield from wrap(text, style, _INDENT, _INDENT)
    yield f"{_INDENT}searchkit open {hit.id}"
