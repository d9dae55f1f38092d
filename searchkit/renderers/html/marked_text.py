"""Text with its matches marked, as markup that a template only places."""

from collections.abc import Sequence

from markupsafe import Markup

from searchkit.domain.results import Range
from searchkit.renderers.html.escaping import escaped


def marked(text: str, matches: Sequence[Range], shown: Range | None = None) -> Markup:
    """Return a stretch of `text`, all of it unless told otherwise, with `<mark>` around its matches.

    `matches` are in order and do not overlap. Everything but the marks is escaped; where the stretch
    does not begin or end with the text, an ellipsis says so.
    """
    start, end = shown or (0, len(text))
    # Most texts have no sign of markup, and neither has any piece of them.
    piece = _as_it_is if escaped(text) is text else escaped
    pieces: list[str] = []
    place = start
    for first, last in matches:
        if first < place:
            first = place
        if last > end:
            last = end
        if first < last:
            pieces += (piece(text[place:first]), "<mark>", piece(text[first:last]), "</mark>")
            place = last
    pieces.append(piece(text[place:end]))
    if shown:
        if text[:start].strip():
            pieces.insert(0, "… ")
        if text[end:].strip():
            pieces.append(" …")
    return Markup("".join(pieces))


def _as_it_is(text: str) -> str:
    return text
