"""Reads the invented stories: a headline, then paragraphs, each followed by who speaks in it.

    “No,” said Ada Quist.
    > Ada Quist

`|` stands between several speakers; a `?` before one says that finding them is neither asked for
nor wrong.
"""

import hashlib
from collections.abc import Iterable
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


def digest_of(folder: Path) -> str:
    """Return the digest of a folder's stories, which stands beside the floor that they hold."""
    digest = hashlib.blake2b(digest_size=8)
    for path in sorted(folder.glob("*.txt")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def precision_and_recall(
    found_in: Iterable[tuple[Story, Article]],
) -> tuple[float, float, list[str]]:
    """Return both shares, 0 to 1, of the names found in stories, and a line for each mistake."""
    right = wrong = missed = 0
    complaints = []
    for story, article in found_in:
        for paragraph in article.paragraphs:
            found = {speaker.name for speaker in paragraph.speakers or ()}
            required = story.required[paragraph.ordinal]
            false = found - required - story.allowed[paragraph.ordinal]
            right += len(found & required)
            wrong += len(false)
            missed += len(required - found)
            if false or required - found:
                complaints.append(f"{story.name} {paragraph.ordinal}: {false} {required - found}")
    return right / (right + wrong), right / (right + missed), complaints


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
