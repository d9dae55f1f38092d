"""Text with its matches marked, as markup that a template only places."""

from collections.abc import Sequence

from markupsafe import Markup

from searchkit.domain.results import Range
from searchkit.renderers.html.escaping import as_markup, escaped_text


def marked(text: str, matches: Sequence[Range], shown: Range | None = None) -> Markup:
    """Return a stretch of `text`, all of it unless told otherwise, with `<mark>` around its matches.

    `matches` are in order and do not overlap. Everything but the marks is escaped; where the stretch
    does not begin or end with the text, an ellipsis says so.
    """
    # Most texts have no sign of markup, and neither has any piece of them.
    is_plain = escaped_text(text) is text
    if is_plain and not matches and not shown:
        return as_markup(text)
    start, end = shown or (0, len(text))
    pieces: list[str] = []
    place = start
    for first, last in matches:
        if first < place:
            first = place
        if last > end:
            last = end
        if first < last:
            pieces += (text[place:first], "<mark>", text[first:last], "</mark>")
            place = last
    pieces.append(text[place:end])
    if not is_plain:
        pieces[::2] = map(escaped_text, pieces[::2])
    if shown:
        if text[:start].strip():
            pieces.insert(0, "… ")
        if text[end:].strip():
            pieces.append(" …")
    return as_markup("".join(pieces))
