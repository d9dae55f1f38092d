"""How an article is understood, for a terminal: its fields, its paragraphs, what was left out."""

from collections.abc import Container, Iterator

from searchkit.domain.article import Article, Kind, Paragraph, citation
from searchkit.domain.identity import paragraph_id
from searchkit.renderers.display_names import Names, date_words, says_words
from searchkit.renderers.shown_addresses import without_credentials
from searchkit.renderers.visible import one_line
from searchkit.renderers.wrapping import TerminalStyle, wrap

_FIELD = 11  # columns of a field's name
_LABEL = 7  # columns of a paragraph's label: "p12", "title"
UNKNOWN = "unknown"


def article_lines(article: Article, style: TerminalStyle, names: Names) -> Iterator[str]:
    """Yield title, source, date with its evidence, and what else is known of the article."""
    published = article.published
    when = UNKNOWN
    if published and published.date:
        when = f"{date_words(published.date, published.confidence)}, {published.confidence}"
    if published and published.evidence:
        when += f": {published.evidence}"
    agency = f" (agency {article.agency})" if article.agency != article.source else ""
    fields = {
        "title": article.title or UNKNOWN,
        "source": (article.source or UNKNOWN) + (agency if article.agency else ""),
        "published": when,
        "byline": article.byline,
        "dateline": article.dateline,
        "url": without_credentials(article.url or ""),
        "countries": ", ".join(names.country(code) for code in article.countries or ()),
        "id": article.given_id,
        "clipping": ", ".join(article.paths),
        "corrected": ", ".join(article.corrected),
    }
    for name, value in fields.items():
        if value:
            yield from _field(name, value, style)
    for warning in article.warnings:
        yield from _field("warning", warning, style)


def paragraph_lines(
    article: Article,
    paragraph: Paragraph,
    style: TerminalStyle,
    names: Names,
    *,
    why: bool = False,
    is_chosen: bool = False,
) -> Iterator[str]:
    """Yield a paragraph with its label and what was found in it; `why` shows the evidence."""
    label = citation(article, paragraph.ordinal)
    lead = f"{'>' if is_chosen else ' '}{label:<{_LABEL - 1}}"
    first, *rest = wrap(one_line(paragraph.text), style, lead, " " * _LABEL)
    yield style.bold(lead) + first[len(lead) :]
    yield from rest
    found = [*_findings(paragraph, names)]
    if why:
        found += _evidence(article, paragraph)
    for line in found:
        for row in wrap(line, style, " " * (_LABEL + 1), " " * (_LABEL + 3)):
            yield style.faint(row)


def parsed_lines(
    article: Article, style: TerminalStyle, names: Names, *, explain: bool
) -> Iterator[str]:
    """Yield all that is understood of an article, and what is no paragraph of it."""
    yield from article_lines(article, style, names)
    for paragraph in article.paragraphs:
        yield ""
        yield from paragraph_lines(article, paragraph, style, names, why=explain)
    if article.dropped:
        yield ""
        yield style.bold("left out")
    for line in article.dropped:
        yield from wrap(f"{line.kind}: {one_line(line.text)}", style, "  ", "    ")


def shown_lines(
    article: Article,
    chosen: Container[int],
    around: int,
    style: TerminalStyle,
    names: Names,
    *,
    why: bool,
) -> Iterator[str]:
    """Yield the chosen paragraphs (all of them where none is) within their article."""
    yield from article_lines(article, style, names)
    places = [place for place, p in enumerate(article.paragraphs) if p.ordinal in chosen]
    last = -1
    for place, paragraph in enumerate(article.paragraphs):
        if places and all(abs(place - other) > around for other in places):
            continue
        if paragraph.kind is Kind.TITLE and places and place not in places:
            continue  # it heads the article's fields already
        yield ""
        if place > last + 1 and last >= 0:
            yield style.faint(" ⋯")
        is_chosen = place in places
        yield from paragraph_lines(
            article,
            paragraph,
            style,
            names,
            why=why and (is_chosen or not places),
            is_chosen=is_chosen,
        )
        last = place


def _field(name: str, value: str, style: TerminalStyle) -> Iterator[str]:
    lead = f"{name:<{_FIELD}}"
    first, *rest = wrap(one_line(value), style, lead, " " * _FIELD)
    yield style.bold(lead) + first[len(lead) :]
    yield from rest


def _findings(paragraph: Paragraph, names: Names) -> Iterator[str]:
    facts = [f"page {paragraph.page}"] if paragraph.page else []
    countries = dict.fromkeys(names.country(found.code) for found in paragraph.countries or ())
    facts += map(one_line, says_words(paragraph.speakers or ()))
    if countries:
        facts.append(f"countries: {', '.join(countries)}")
    if facts:
        yield " · ".join(facts)


def _evidence(article: Article, paragraph: Paragraph) -> Iterator[str]:
    for speaker in paragraph.speakers or ():
        words = [f'"{one_line(speaker.as_written)}"'] if speaker.as_written else []
        words += [f'cue "{one_line(speaker.cue)}"'] if speaker.cue else []
        words += ["direct" if speaker.direct else "indirect", f"rule {speaker.rule}"]
        words.append(f"confidence {speaker.confidence:.2f}")
        yield f"{one_line(speaker.name)}: {', '.join(words)}"
    written: dict[str, list[str]] = {}
    for country in paragraph.countries or ():
        written.setdefault(country.code, []).append(one_line(country.as_written))
    is_corrected = f"{citation(article, paragraph.ordinal)}.countries" in article.corrected
    unwritten = "corrected" if is_corrected else "given with the clipping"
    for code, words in written.items():
        evidence = ", ".join(f'"{word}"' for word in dict.fromkeys(words) if word)
        yield f"{code}: {evidence or unwritten}"
    if paragraph.break_reason:
        yield f"starts here: {one_line(paragraph.break_reason)}"
    yield f"id {paragraph_id(article.id, paragraph.ordinal)}"
