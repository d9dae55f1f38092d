"""Text with its matches marked, as markup that a template only places."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from searchkit.domain.results import Range


def marked(text: str, matches: Sequence[Range], shown: Range | None = None) -> Markup:
    """Return a stretch of `text`, all of it unless told otherwise, with `<mark>` around its matches.

    `matches` are in order and do not overlap. Everything but the marks is escaped; where the stretch
    does not begin or end with the text, an ellipsis says so.
    """
    start, end = shown or (0, len(text))
    pieces: list[str] = []
    if start and text[:start].strip():
        pieces.append("… ")
    place = start
    for first, last in matches:
        first, last = max(first, place), min(last, end)
        if first < last:
            pieces += (escape(text[place:first]), "<mark>", escape(text[first:last]), "</mark>")
            place = last
    pieces.append(escape(text[place:end]))
    if end < len(text) and text[end:].strip():
        pieces.append(" …")
    return Markup("".join(pieces))
