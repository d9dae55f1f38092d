"""Edits of the package's source, by place: what the ledger and the mutants are changed with."""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Edit:
    """Bytes of a file, and what stands there instead."""

    path: str  # below the root of the repository: "searchkit/paragraphs/recovery.py"
    start: int  # in bytes of the file
    end: int
    text: str
    says: str  # what is different, in a few words: "0.2 -> 0.16"

    @property
    def line(self) -> int:
        """The line of the file that the edit begins in, from 1."""
        return (ROOT / self.path).read_bytes()[: self.start].count(b"\n") + 1

    def applied(self, source: bytes) -> bytes:
        """Return the source with the edit made."""
        return source[: self.start] + self.text.encode() + source[self.end :]


@dataclass(frozen=True)
class Module:
    """A module of the package: its tree, and where its nodes stand in bytes."""

    path: str
    source: bytes
    tree: ast.Module
    line_starts: tuple[int, ...]

    @property
    def name(self) -> str:
        """The module's name within the package: "paragraphs.printed.breaks"."""
        return self.path.removeprefix("searchkit/").removesuffix(".py").replace("/", ".")

    def span(self, node: ast.AST) -> tuple[int, int]:
        """Return where a node begins and ends, in bytes."""
        place = vars(node)
        return (
            self.line_starts[place["lineno"] - 1] + place["col_offset"],
            self.line_starts[place["end_lineno"] - 1] + place["end_col_offset"],
        )

    def text(self, node: ast.AST) -> str:
        """Return a node as it is written."""
        start, end = self.span(node)
        return self.source[start:end].decode()

    def edit(self, node: ast.AST, text: str, says: str = "") -> Edit:
        """Return the edit that puts a text in the place of a node."""
        start, end = self.span(node)
        return Edit(
            self.path, start, end, text, says or f"{_short(self.text(node))} -> {_short(text)}"
        )


@cache
def modules() -> tuple[Module, ...]:
    """Return all modules of the package, by their paths."""
    found = []
    for file in sorted((ROOT / "searchkit").rglob("*.py")):
        source = file.read_bytes()
        starts = [0]
        for line in source.splitlines(keepends=True):
            starts.append(starts[-1] + len(line))
        path = file.relative_to(ROOT).as_posix()
        found.append(Module(path, source, ast.parse(source), tuple(starts)))
    return tuple(found)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:37] + "..."
