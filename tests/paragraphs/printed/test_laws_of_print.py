"""The law of reading for prints: every letter drawn is in a paragraph or in `dropped`, with what it is."""

from hypothesis import given, settings
from hypothesis import strategies as st

from searchkit.domain.article import Article
from searchkit.domain.clipping import Source
from searchkit.paragraphs.articles import articles_of
from searchkit.readers.pdf import read_pdf
from tests.support.letters import lost_letters
from tests.support.pdf_writer import unicode_page

SIZES = (6.0, 8.0, 10.0, 10.0, 10.0, 14.0, 24.0, 40.0)
# Lines as prints have them: prose, figures, furniture, fields of databases, and other scripts.
TEXTS = st.one_of(
    st.sampled_from(
        [
            "The harbour of Elsa will stay open,", "the minister of ports said.", "12", "Page 3 of 9",
            "By Anna Reyes", "Anna Reyes", "March 14, 2021", "FILE - A ferry.", "(Tom Archer/AP)", "•",
            "https://courier.example/2021/harbour-", "stays-open.html", "More from the Courier", "###",
            "HARBOUR, Page B4", "Continued from Page B1", "Length: 214 words", "Byline: Tom Archer",
            "Body", "Load-Date: May 3, 2021", "End of Document", "“We cannot wait”", "Port-au-", "Prince",
            "ANA LIMA/COURIER", "Dear friends,", "نمل حيفا ٢٥", "נמל חיפה 25", "埃尔萨港继续开放。", "A", "i",
        ]
    ),
    st.text(st.sampled_from("abcdef ABC 123 .,-“”أبتאבג港口"), min_size=1, max_size=40),
)  # fmt: skip
LINE = st.tuples(st.sampled_from((20.0, 72.0, 84.0, 300.0, 440.0)), st.sampled_from(SIZES), TEXTS)


def read(lines: list[tuple[float, float, float, str]]) -> tuple[Article, ...]:
    return articles_of(read_pdf(Source("print.pdf", unicode_page(lines))))


@settings(max_examples=80, deadline=None)
@given(st.lists(LINE, min_size=1, max_size=40), st.sampled_from((11.0, 12.0, 19.0)))
def test_no_letter_that_is_drawn_is_lost(
    drawn: list[tuple[float, float, str]], leading: float
) -> None:
    lines = [
        (x, 780.0 - leading * number, size, text) for number, (x, size, text) in enumerate(drawn)
    ]
    enough = (72.0, 30.0, 10.0, "The harbour of Elsa will stay open through the winter, he said.")

    found = read([*lines, enough])

    assert not lost_letters(" ".join(text for _, _, text in drawn), found, has_printed_fields=True)
