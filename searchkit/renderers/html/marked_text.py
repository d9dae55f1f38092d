"""Text with its matches marked, as markup that a template only places."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from searchkit.domain.results import Range


def marked(text: str, matches: Sequence[Range], shown: Range | None = None) -> Markup:
    """Return a stretch of `text`, all of it unless told otherwise, with `<mark>` around its matches.

    `matches` are in order and do not overlap. Everything but the marks is escaped; where the stretch
    does not begin or end with the text, an ellipsis says so.
    """
    start, end = shown or (0, len(text))
    before = "… " if text[:start].strip() else ""
    after = " …" if text[end:].strip() else ""
    return Markup(f"{before}{''.join(_pieces(text, matches, start, end))}{after}")


def _pieces(text: str, matches: Sequence[Range], start: int, end: int) -> Iterator[str]:
    place = start
    for first, last in matches:
        first, last = max(first, place), min(last, end)
        if first < last:
            yield escape(text[place:first])
            yield f"<mark>{escape(text[first:last])}</mark>"
            place = last
    yield escape(text[place:end])
