"""A page that a press database wrote, with one story or many: it is read as the same export in text.

Factiva, Nexis and ProQuest save what was found as HTML, too. Their markup says little, and differs
with each of their versions; what they write is the same as in their text files, so that one reading
of it is enough.
"""

from collections.abc import Iterator, Sequence

from searchkit.domain.clipping import MarkedBlock, PlainText
from searchkit.paragraphs.blocks import Story
from searchkit.paragraphs.plain import stories_of_text
from searchkit.paragraphs.plain.record_fields import CODE, codes, field_of, is_text
from searchkit.paragraphs.plain.records import is_export
from searchkit.rules import NO_DATA, rule


def stories_of_export(blocks: Sequence[MarkedBlock]) -> tuple[Story, ...]:
    """Return the stories of a page that a database wrote, in its order; none where it wrote no such page."""
    rows = list(_rows(blocks))
    return stories_of_text(PlainText("\n\n".join(rows))) if is_export(rows) else ()


def _rows(blocks: Sequence[MarkedBlock]) -> Iterator[str]:
    """Yield the page's lines; a field's name that stands in a cell of its own has its value beside it."""
    name = ""
    for block in blocks:
        for line in filter(None, block.text.split("\n")):
            is_name = _is_name(line)
            if name and not is_name and field_of(line)[0] is None:
                line = f"{name} {line}"
            elif name:
                yield name  # of a field that says nothing
            name = line if is_name else ""
            if not name:
                yield line
    if name:
        yield name


@rule(
    "exports.name-of-a-field",
    example="Author:",
    counter="Author: Anna Reyes",
    chosen_on=NO_DATA + "pages that Factiva, Nexis and ProQuest write; none is in the dev data",
)
def _is_name(line: str) -> bool:
    """Whether a line is the name of a field and no more: "HD", "Author:", not "Full text:"."""
    code = CODE.fullmatch(line)
    if code and code[1] in codes():
        return not code[2]
    name, value = field_of(line)
    return name is not None and line.endswith(":") and not value and not is_text(name)
