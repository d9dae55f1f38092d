"""What each rule is worth: which tests hold a number, and what is lost when a rule is turned off.

    python -m tools.ablate --data FOLDER              turn each rule off, move each number; docs/rules.md
    python -m tools.ablate --room enrichers           of one room, or package: paragraphs.printed
    python -m tools.ablate --only furniture.byline    of ids that begin so
    python -m tools.ablate --tests                    does a test notice that the number moves?
    python -m tools.ablate --tests --rules            and that a rule is off, a list of words empty?
    python -m tools.ablate --tests --draw 40 --seed 1 of forty drawn at random

The source is changed in a copy, one thing at a time: a number a fifth down and a quarter up, a rule
that answers what it answers when it is off, an entry of a table or a list of words left out. Figures
are those of `tools/figures.py`, of the fields that can feel the room; without a folder of data they
are those of the project's own stories. What was measured is kept in a file and not measured again
while the constant or the function is written as it was; `--as-is` writes the page of what is kept.
Everything takes half an hour of a core; runs of several rooms side by side keep what they find in
the same file.
"""

import argparse
import json
import random
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory

from searchkit.rules import NO_DATA
from tools.changed_copy import ChangedCopy, changed_copy
from tools.forks import Ended
from tools.ledger import Decision, Number, decisions, numbers
from tools.reach import around
from tools.source_edits import ROOT, Edit

PAGE = ROOT / "docs" / "rules.md"
KEPT = ROOT / "build" / "ablated.json"
CPU_SECONDS = 150  # for the figures of a field, which take some ten
# What can feel a change of a package; the first that fits. How similar copies are, tests alone say.
FIELDS = {
    "copies": (),
    "enrichers.countries": ("countries", "speakers"),
    "enrichers.published": ("dates",),
    "enrichers.speakers": ("speakers",),
    "language.around_dates": ("dates",),
    "language.captions": ("texts", "prints", "pages"),
    "language.countries": ("countries", "speakers"),
    "language.day_order": ("dates",),
    "language.person_names": ("texts", "countries", "speakers"),
    "language.world_names": ("countries",),
    "language.written_dates": ("dates",),
    "language": ("texts", "prints", "pages", "dates", "countries", "speakers"),
    "paragraphs.plain": ("texts",),
    "paragraphs.printed": ("prints",),
    "paragraphs.markup": ("pages",),
    "paragraphs": ("texts", "prints", "pages"),
    "readers.html": ("pages", "dates"),
    "readers.pdf": ("prints",),
    "readers": ("texts", "pages"),
}


@dataclass(frozen=True, slots=True)
class Felt:
    """What a change does to figures and to documents."""

    lost: Mapping[str, float]  # figure -> points, below 0 where the change makes it worse
    documents: int  # whose output is another one

    def __str__(self) -> str:
        """Say the three figures that move most, and of how many documents the output is another."""
        if not self.documents:
            return "nothing"
        most = sorted(self.lost.items(), key=lambda item: -abs(item[1]))[:3]
        told = [f"{name} {points:+.1f}" for name, points in most if abs(points) >= 0.05]
        return "; ".join([*told, f"{self.documents} other"])


class Measured:
    """Figures of the copy as it is, and of what a change does to them."""

    def __init__(self, copy: ChangedCopy, data: Path | None, read_before: Path) -> None:
        """`read_before`: a folder for clippings, so that a change of paragraphs reads no PDF again."""
        self._copy = copy
        self._data = str(data.resolve()) if data else None
        self._read_before = str(read_before)
        self._unchanged: dict[str, dict[str, dict[str, float]]] = {}

    def by(self, edit: Edit, module: str) -> Felt | str:
        """Return what an edit of a module changes, or how its run ended where it did not end well."""
        lost: dict[str, float] = {}
        documents = 0
        for field in _fields_of(module):
            before = self._unchanged.get(field) or self._figures(field, module)
            if isinstance(before, Ended):
                raise TypeError(before.how)
            self._unchanged[field] = before
            with self._copy.changed(edit):
                after = self._figures(field, module, edit.path)
            if isinstance(after, Ended):
                return f"ends in {after.how.partition(':')[0]}"
            figures = after["figures"], before["figures"]
            lost |= {name: figures[0].get(name, 0.0) - value for name, value in figures[1].items()}
            outputs = after["outputs"], before["outputs"]
            documents += sum(outputs[0].get(name) != made for name, made in outputs[1].items())
        return Felt(lost, documents)

    def _figures(
        self, field: str, module: str, *changed: str
    ) -> dict[str, dict[str, float]] | Ended:
        # Of the readers only that of pages asks what news prose is.
        is_read = module.startswith("readers.") or (
            module.startswith("language.") and field == "pages"
        )
        asked = {
            "field": field,
            "data": self._data,
            "read_before": None if is_read else self._read_before,
            "before": self._unchanged.get(field),
        }
        said: dict[str, dict[str, float]] | Ended = self._copy.forks.ask(
            asked, changed=changed, cpu_seconds=CPU_SECONDS
        )
        return said


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what was asked for; 1 where a threshold moves unnoticed by the tests."""
    given = _options().parse_args(arguments)
    chosen = [each for each in numbers(*given.room) if given.all or each.decides]
    if given.only:
        chosen = [each for each in chosen if each.id.startswith(tuple(given.only))]
    rules = [
        each for each in decisions(*given.room) if each.id.startswith(tuple(given.only or ("",)))
    ]
    if given.tests:
        asked: Sequence[Decision | Number] = rules if given.rules else chosen
        if given.draw:
            asked = random.Random(given.seed).sample(asked, min(given.draw, len(asked)))
        with changed_copy() as copy:
            return _by_tests(copy, asked)
    kept = Kept(given.kept)
    if not given.as_is:
        if given.data is None:
            print(
                "No folder of data: measured on the project's own stories alone.", file=sys.stderr
            )
        with (
            changed_copy("tools.figures") as copy,
            TemporaryDirectory(prefix="searchkit-read-") as folder,
        ):
            measured = Measured(copy, given.data, Path(folder))
            _measure(measured, kept, [*rules, *chosen])
    if given.write or given.as_is:
        told = [each for each in numbers(*given.room) if each.because.startswith(NO_DATA)]
        PAGE.write_text(_page(kept, rules, chosen, told), encoding="utf-8")
        print(f"{PAGE.relative_to(ROOT)} is written", file=sys.stderr)
    return 0


def _by_tests(copy: ChangedCopy, asked: Iterable[Decision | Number]) -> int:
    noticed = [_edits_noticed(copy, entry) for entry in asked]
    held = sum(map(all, noticed))
    moves = [each for both in noticed for each in both]
    print(
        f"{sum(moves)} of {len(moves)} changes are noticed by a test, "
        f"all of {held} of {len(noticed)} entries"
    )
    return 0 if held == len(noticed) else 1


def _edits_noticed(copy: ChangedCopy, entry: Decision | Number) -> list[bool]:
    """Print and return whether a test notices that a number moves down, and up, or that a rule is off."""
    noticed = []
    for edit in _edits_of(entry):
        failing = copy.failing_test(edit)
        noticed.append(failing is not None)
        print(f"{entry.id}: {edit.says}: {failing or 'NOBODY NOTICES'}", flush=True)
    return noticed


class Kept:
    """What changes were found to do, in a file: id, change and digest of what is changed -> in words."""

    def __init__(self, path: Path) -> None:
        """Read what is kept; a file that is not there yet is empty."""
        self._path = path
        self._felt: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}

    def felt(self, entry: Decision | Number, edit: Edit) -> str | None:
        """Return what an edit was found to do, or None where that was not measured."""
        return self._felt.get(self._key(entry, edit))

    def keep(self, entry: Decision | Number, edit: Edit, felt: str) -> None:
        """Keep it for good, beside what another run has kept since."""
        if self._path.exists():
            self._felt |= json.loads(self._path.read_text())
        self._felt[self._key(entry, edit)] = felt
        self._path.parent.mkdir(exist_ok=True)
        self._path.write_text(json.dumps(self._felt, indent=1, ensure_ascii=False))

    def _key(self, entry: Decision | Number, edit: Edit) -> str:
        written = blake2b(around(edit).encode(), digest_size=6).hexdigest()
        return f"{entry.id}: {edit.says}: {written}"


def _measure(measured: Measured, kept: Kept, entries: Iterable[Decision | Number]) -> None:
    for entry in entries:
        for edit in _edits_of(entry):
            if _fields_of(entry.module) and kept.felt(entry, edit) is None:
                felt = str(measured.by(edit, entry.module))
                kept.keep(entry, edit, felt)
                print(f"{entry.id}: {edit.says}: {felt}", flush=True)


def _edits_of(entry: Decision | Number) -> tuple[Edit, ...]:
    return (entry.off,) if isinstance(entry, Decision) else entry.moved


ABOUT = """# What decides, and what it is worth

Written by `python -m tools.ablate --data FOLDER --write`; not by hand.
Each rule was turned off, each number moved a fifth down and a quarter up, one at a time, and everything measured again that can feel it: the project's own stories, and a sample of the evaluation data.
Of what changed, the figures that moved most are named, in points of F1 (or of the share named), and the number of documents whose paragraphs or findings are others than before.
"nothing" means that no document of the sample came out otherwise: then only the tests hold it, or the entry says that the data cannot tell.
Tests run a rule on its example, on which it fires, and on what is near to it, on which it does not; where it is about what lies on a printed page, a sentence tells.
Limits (of time and memory) and facts (of formats) are not moved; numbers of which the data cannot tell are held by tests alone.
"tests alone": no figure can feel it, as how similar two copies are.
"""


def _page(
    kept: Kept, rules: Iterable[Decision], chosen: Iterable[Number], untold: Iterable[Number]
) -> str:
    lines = [ABOUT, "## Rules", ""]
    lines += _table(
        ("rule", "fires on", "for example", "and not on", "chosen on", "without it"),
        (
            (
                f"`{rule.id}`",
                rule.fires_on,
                rule.example,
                rule.counter,
                rule.chosen_on,
                _told(kept, rule, rule.off),
            )
            for rule in rules
        ),
    )
    lines += ["", "## Numbers", ""]
    lines += _table(
        ("number", "value", "chosen on", "x 0.8", "x 1.25"),
        (
            (f"`{number.id}`", f"{number.value:g}", number.because, *_moves(kept, number))
            for number in chosen
        ),
    )
    lines += ["", "## Numbers of which the data cannot tell", ""]
    lines += _table(
        ("number", "value", "what speaks for it"),
        (
            (f"`{number.id}`", f"{number.value:g}", number.because.removeprefix(NO_DATA))
            for number in untold
        ),
    )
    return "\n".join(lines) + "\n"


def _moves(kept: Kept, number: Number) -> tuple[str, str]:
    moves = [_told(kept, number, edit) for edit in number.moved]
    return moves[0] if len(moves) > 1 else "", moves[-1]


def _told(kept: Kept, entry: Decision | Number, edit: Edit) -> str:
    return kept.felt(entry, edit) or ("not measured" if _fields_of(entry.module) else "tests alone")


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'-|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(map(_cell, row))} |"


def _cell(text: str) -> str:
    """Return a text as it stands in a table of Markdown: in one line, its markup and bars as written."""
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ⏎ ")


def _fields_of(module: str) -> tuple[str, ...]:
    return next(fields for room, fields in FIELDS.items() if f"{module}.".startswith(f"{room}."))


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--tests", action="store_true", help="ask the tests, not the figures")
    parser.add_argument("--rules", action="store_true", help="with --tests: rules, not numbers")
    parser.add_argument("--data", type=Path, help="a folder of evaluation data (tools/figures.py)")
    parser.add_argument("--room", action="append", default=[], help="a package of searchkit")
    parser.add_argument("--only", action="append", default=[], help="ids that begin so")
    parser.add_argument("--all", action="store_true", help="limits and facts, too")
    parser.add_argument("--draw", type=int, help="with --tests: so many at random")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kept", type=Path, default=KEPT, help="what was measured before")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    parser.add_argument("--as-is", action="store_true", help="measure nothing, write what is kept")
    return parser


if __name__ == "__main__":
    sys.exit(main())
