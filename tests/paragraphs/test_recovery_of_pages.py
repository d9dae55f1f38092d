"""Pages and paragraphs that a warning names."""

import pytest

from searchkit.domain.article import Article, Dropped, DroppedKind, Kind, Paragraph
from searchkit.paragraphs.recovery import warnings_of

PROSE = "The harbour of Elsa will stay open through the winter, the minister said."


def printed(*with_prose: int, bare: tuple[int, ...] = ()) -> Article:
    """Return an article with prose on some pages, a table or a running head on others."""
    body = [Paragraph(at, Kind.BODY, PROSE, page) for at, page in enumerate(with_prose)]
    tables = [Paragraph(len(body) + page, Kind.ASIDE, "1 2 3", page) for page in bare if page % 2]
    heads = [Dropped(DroppedKind.RUNNING_HEAD, "Elsa", page) for page in bare if page % 2 == 0]
    return Article("a" * 10, 0, (*body, *tables), dropped=tuple(heads))


@pytest.mark.parametrize(
    ("article", "warned"),
    [
        (printed(1, 3, bare=(2,)), ("page 2: no paragraph of prose",)),
        (printed(1, 4, bare=(2, 3)), ("page 2, 3: no paragraph of prose",)),
        (printed(1, 7, bare=(2, 3, 4, 5, 6)), ("page 2, 3, 4, 5, 6: no paragraph of prose",)),
        (
            printed(1, 8, bare=(2, 3, 4, 5, 6, 7)),
            ("page 2, 3, 4, 5, 6 ...: no paragraph of prose",),
        ),
        (printed(2, 3, bare=(1, 4)), ()),  # a cover and an imprint
        (printed(1, 2), ()),
    ],
)
def test_pages_between_others_that_have_no_prose_are_named(
    article: Article, warned: tuple[str, ...]
) -> None:
    assert warnings_of(article) == warned


@pytest.mark.parametrize(
    ("count", "warned"),
    [
        (1, ("1 paragraph is longer than 1,500 characters",)),
        (2, ("2 paragraphs are longer than 1,500 characters",)),
    ],
)
def test_paragraphs_of_a_whole_page_are_counted(count: int, warned: tuple[str, ...]) -> None:
    body = [Paragraph(at, Kind.BODY, f"{PROSE} " * 30, 1) for at in range(count)]
    article = Article("a" * 10, 0, (*body, Paragraph(9, Kind.BODY, PROSE, 1)))

    assert warnings_of(article) == warned
