"""Reads the invented stories: a headline, then paragraphs, each followed by who speaks in it.

    “No,” said Ada Quist.
    > Ada Quist

`|` stands between several speakers; a `?` before one says that finding them is neither asked for
nor wrong.
"""

from dataclasses import dataclass
from pathlib import Path

from searchkit.domain.article import Article, Kind, Paragraph

FOLDER = Path(__file__).parent / "stories"


@dataclass(frozen=True, slots=True)
class Story:
    """An article with its gold."""

    name: str
    article: Article
    required: tuple[frozenset[str], ...]  # names by paragraph
    allowed: tuple[frozenset[str], ...]


def stories() -> list[Story]:
    """Return all stories, by name."""
    return stories_of(FOLDER)


def stories_of(folder: Path) -> list[Story]:
    """Return the stories of a folder, by name."""
    return [_story(path) for path in sorted(folder.glob("*.txt"))]


def _story(path: Path) -> Story:
    texts: list[str] = []
    gold: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("> "):
            gold[-1] += [name.strip() for name in line[2:].split("|")]
        else:
            texts.append(line)
            gold.append([])
    paragraphs = tuple(
        Paragraph(ordinal, Kind.BODY if ordinal else Kind.TITLE, text)
        for ordinal, text in enumerate(texts)
    )
    return Story(
        path.stem,
        Article(path.stem[:10].ljust(10, "a"), 0, paragraphs, title=texts[0]),
        tuple(frozenset(n for n in names if not n.startswith("?")) for names in gold),
        tuple(frozenset(n.lstrip("? ") for n in names if n.startswith("?")) for names in gold),
    )
