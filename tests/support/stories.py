"""The invented stories of tests/golden with their gold: what a reader should find."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

STORIES = Path(__file__).parents[1] / "golden" / "stories"
INTERNATIONAL = Path(__file__).parents[1] / "golden" / "international"


@dataclass(frozen=True, slots=True)
class StoryBlock:
    kind: str  # "body", "caption", "aside" or "furniture"
    speakers: tuple[str, ...]  # full names
    countries: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Story:
    name: str
    title: str
    source: str
    url: str  # empty where the print shows none
    byline: str
    dateline: str
    agency: str
    date: datetime.date | None
    date_known: datetime.date | None  # what can be known from the print alone
    date_line: str
    blocks: tuple[StoryBlock, ...]

    @property
    def body(self) -> list[str]:
        return [block.text for block in self.blocks if block.kind == "body"]

    @property
    def lead(self) -> str:
        """The first body paragraph as printed, after its dateline."""
        if not self.dateline:
            return self.body[0]
        agency = f" ({self.agency})" if self.agency else ""
        return f"{self.dateline}{agency} — {self.body[0]}"


def stories(folder: Path = STORIES) -> Sequence[Story]:
    return [_story(path) for path in sorted(folder.glob("*.story"))]


def story(name: str) -> Story:
    return _story(STORIES / f"{name}.story")


def corpus_digest(folder: Path = STORIES) -> str:
    """Name the corpus that a quality floor was measured on."""
    digest = blake2b(digest_size=8)
    for path in sorted(folder.glob("*.story")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _story(path: Path) -> Story:
    head: dict[str, str] = {}
    blocks = []
    for line in path.read_text("utf-8").splitlines():
        kind, bar, rest = line.partition(" | ")
        if bar:
            blocks.append(_block(kind, rest))
        elif line.strip():
            name, _, value = line.partition(":")
            head[name.strip()] = value.strip()
    return Story(
        name=path.stem,
        title=head["title"],
        source=head["source"],
        url=head["url"],
        byline=head["byline"],
        dateline=head["dateline"],
        agency=head["agency"],
        date=_date(head["date"]),
        date_known=_date(head["knows"]),
        date_line=head["date_line"],
        blocks=tuple(blocks),
    )


def _block(kind: str, rest: str) -> StoryBlock:
    speakers, countries, text = (part.strip() for part in f" {rest}".split("| ", 2))
    names = (name.strip() for name in speakers.split(";") if name.strip())
    return StoryBlock(
        kind=kind,
        speakers=tuple(name.rpartition("=")[2] for name in names),
        countries=tuple(countries.split()),
        text=text,
    )


def _date(value: str) -> datetime.date | None:
    return datetime.date.fromisoformat(value) if value and value != "unknown" else None
