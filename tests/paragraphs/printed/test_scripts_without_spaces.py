"""Chinese and Japanese prints have headlines, paragraphs and sentences."""

import pytest

from searchkit.domain.article import Kind
from searchkit.domain.clipping import Line
from tests.support.print import pages, told

CHINESE = [
    "埃尔萨港今年冬天将继续开放，港口部长周二晚在里斯本对记者说，谈判整整持续了一夜。",
    "码头工人五月开始罢工，七月谈判开始后才复工。“没有人会被拒之门外，”部长说，“所有船只都有泊位。”",
    "批评者说，这些数字没有算上疏浚的费用，而这笔费用要由沿河的城镇来承担。",
    "夏季休会前还将进行第二次投票，很少有人认为会顺利通过。",
]
JAPANESE = [
    "エルサ港は冬の間も開いたままになると、港湾大臣が火曜日の夜、リスボンで記者団に述べた。",
    "港の労働者は五月にストライキを始め、七月に交渉が始まってから仕事に戻った。「誰も追い返されることはない」と大臣は語った。",
    "批判する人々は、川沿いの町が負担する浚渫の費用がこの数字に含まれていないと指摘している。",
    "夏の休会の前に二回目の投票が予定されているが、すんなり通ると考える人は少ない。",
]
SIZE = 10.0
ACROSS = 16  # characters of a full line


def column(paragraphs: list[str], *, indent: int, gap: float) -> list[Line]:
    """Return lines of so many characters each, of one width."""
    lines: list[Line] = []
    y = 120.0
    for paragraph in paragraphs:
        rest, start = paragraph, indent
        while rest:
            text, rest = rest[: ACROSS - start], rest[ACROSS - start :]
            x = 72 + SIZE * start
            lines.append(Line(x, x + SIZE * len(text), y, SIZE, "Song", text))
            y, start = y + 15, 0
        y += gap
    return lines


@pytest.mark.parametrize("story", [CHINESE, JAPANESE])
@pytest.mark.parametrize(("indent", "gap"), [(2, 0.0), (1, 0.0), (0, 8.0)])
def test_paragraphs_are_told_apart_and_joined_without_spaces(
    story: list[str], indent: int, gap: float
) -> None:
    assert told(pages(column(story * 2, indent=indent, gap=gap))) == story * 2


@pytest.mark.parametrize("story", [CHINESE, JAPANESE])
def test_where_nothing_marks_a_paragraph_a_short_line_ends_it(story: list[str]) -> None:
    assert told(pages(column(story * 2, indent=0, gap=0.0))) == story * 2


@pytest.mark.parametrize(
    ("title", "story"), [("埃尔萨港冬季继续开放", CHINESE), ("エルサ港、冬も開港へ", JAPANESE)]
)
def test_a_headline_without_spaces_is_one(title: str, story: list[str]) -> None:
    headline = Line(72, 72 + 20 * len(title), 80, 20, "Hei", title)

    assert told(pages([headline, *column(story, indent=2, gap=0.0)]), Kind.TITLE) == [title]
