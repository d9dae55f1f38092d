"""Stories whose paragraphs are told by a hair: a sign that was worth a quarter more or less would miss one."""

import pytest

from tests.support.layouts import Layout, paragraphs_of, text_of, told
from tests.support.understanding import body, read

LAYOUTS = (
    Layout("alpine-court", "page breaks", columns=78, first=1, count=5),
    Layout("rail-strike", "some blank", columns=64, is_proportional=True, first=1, count=2),
    Layout("glacier-vote", "none", columns=90, first=10, count=2),
    Layout("strait-cable", "none", columns=38, first=5, count=3),
    Layout("lithium-vote", "some blank", columns=58, first=2, count=3),
    Layout("canal-gauge", "double", columns=38, first=4, count=2),
    Layout("two-statements", "some blank", columns=42, first=4, count=7),
)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: f"{layout.story}, {layout.style}")
def test_a_story_is_read_as_it_was_told(layout: Layout) -> None:
    (article,) = read("a.txt", text_of(layout).encode())

    assert article.title == told()[layout.story].title
    assert body(article) == paragraphs_of(layout)
