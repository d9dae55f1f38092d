"""Pages that are read from right to left have paragraphs, too."""

import pytest

from searchkit.domain.article import Kind
from searchkit.domain.clipping import Line
from tests.support.print import pages, told

ARABIC = [
    "قالت وزيرة الموانئ إن ميناء إلسا سيبقى مفتوحا طوال الشتاء رغم الإضراب.",
    "وكان عمال الميناء قد أوقفوا العمل في مايو، ثم عادوا بعد بدء المحادثات في يوليو.",
    "وأضافت الوزيرة أن أحدا لن يعاد من البوابة، وأن السفن ستجد أرصفة كافية هذا العام.",
]
HEBREW = [
    "שרת הנמלים אמרה כי נמל אלסה יישאר פתוח לאורך כל החורף למרות השביתה.",
    "עובדי הנמל הפסיקו לעבוד במאי וחזרו לעבודה כשהשיחות החלו ביולי בליסבון.",
    "איש לא יוחזר מהשער, הוסיפה השרה, ולכל האוניות יהיה השנה מקום ליד הרציף.",
]
WIDTH = 160.0


def column(paragraphs: list[str], right: float, *, indent: float, gap: float) -> list[Line]:
    """Return the lines of paragraphs that begin at their right edge."""
    lines: list[Line] = []
    y = 120.0
    for paragraph in paragraphs:
        row, edge = "", right - indent
        for word in [*paragraph.split(), ""]:
            longer = f"{row} {word}".strip()
            if word and 5 * len(longer) <= WIDTH - (right - edge):
                row = longer
                continue
            lines.append(Line(edge - 5.0 * len(row), edge, y, 10, "Serif", row))
            row, edge, y = word, right, y + 12
        y += gap
    return lines


@pytest.mark.parametrize("story", [ARABIC, HEBREW])
@pytest.mark.parametrize(("indent", "gap"), [(10.0, 0.0), (0.0, 7.0)])
def test_paragraphs_begin_at_the_right_edge(story: list[str], indent: float, gap: float) -> None:
    assert told(pages(column(story * 2, 500, indent=indent, gap=gap))) == story * 2


@pytest.mark.parametrize("story", [ARABIC, HEBREW])
def test_the_right_column_is_read_first_though_drawn_row_by_row(story: list[str]) -> None:
    first, second = (
        column(part, x, indent=0, gap=7) for part, x in ((story, 500), (story[::-1], 300))
    )
    across = sorted([*first, *second], key=lambda each: (each.y, each.x0))

    assert told(pages(across)) == [*story, *story[::-1]]


@pytest.mark.parametrize("story", [ARABIC, HEBREW])
def test_the_largest_line_is_the_headline(story: list[str]) -> None:
    title = story[0].rsplit(" ", 6)[0]
    headline = Line(500 - 10 * len(title), 500, 80, 20, "Serif", title)

    assert told(pages([headline, *column(story, 500, indent=0, gap=7)]), Kind.TITLE) == [title]
