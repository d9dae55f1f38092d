"""Where each line of a text is a paragraph of its own."""

import pytest

from searchkit.paragraphs.plain.beginnings import is_one_line_a_paragraph
from searchkit.paragraphs.plain.text_rows import rows_of

LEAD = "The harbour of Elsa stays open, she said."


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        (f"Harbour stays open\n\n{LEAD}", True),
        (f"Harbour stays open\n{LEAD}", False),  # its last line may be the only one that is full
        (f"Harbour stays open\n{LEAD}\nNobody was told.", True),
        (f"{LEAD}\n  Nobody was told.\n  Dockers went home.", True),
        (f"{LEAD}\n  Nobody was told.\nDockers went home.", False),  # an indent parts the others
        (f"{LEAD}\nNobody was told.\n\nDockers went home.", False),
    ],
)
def test_lines_that_each_end_a_sentence_and_are_set_alike_are_paragraphs(
    text: str, is_so: bool
) -> None:
    assert is_one_line_a_paragraph(rows_of(text)) is is_so
