"""How well clippings are understood, in figures: the project's own floors, and a folder of data.

    python -m tools.figures --field prints --data FOLDER

prints one JSON object: figures by name, in percent, and a digest of what was made of each document,
by which `tools/ablate.py` sees what a change changes. Of large sets every so-manieth document is
taken. FOLDER has the layout of the project's evaluation data: `paragraphs/`, `html/`, `countries/`,
`speakers/`, `dates/`, each with gold as JSON lines and `score_*.py` beside them; without one, or
where a set is missing, the floors alone are measured.
"""

import argparse
import json
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from searchkit.app import read
from searchkit.domain.article import Article, Kind, Paragraph
from searchkit.domain.clipping import Clipping, Source
from searchkit.domain.errors import UnreadableClipping
from searchkit.enrichers.countries import CountryFinder
from searchkit.enrichers.published import DateFinder
from searchkit.enrichers.speakers import SpeakerFinder
from searchkit.paragraphs.articles import articles_of
from tests.paragraphs import test_plain_quality as own_texts
from tests.quality import test_international as international
from tests.quality import test_prints as own_prints
from tests.quality import test_saved_pages as own_pages
from tests.support.saved_pages import LAYOUTS
from tests.support.scores import Score, set_score
from tests.support.stories import INTERNATIONAL, StoryBlock, stories
from tests.support.understanding import read as own_read

# Every so-manieth document of a set, so that a change is measured in seconds.
EVERY_PRINT, EVERY_DUMP, EVERY_PAGE, EVERY_DATE, EVERY_ARTICLE, EVERY_WIRE = 4, 5, 2, 4, 4, 15


@dataclass(frozen=True, slots=True)
class Outcome:
    """Figures by name, and a digest of the output by document."""

    figures: dict[str, float] = field(default_factory=dict)
    outputs: dict[str, str] = field(default_factory=dict)
    before: "Outcome | None" = None  # what was measured where the same output has the same figure

    def add(
        self, name: str, figure: float | Callable[[], float], outputs: Mapping[str, object]
    ) -> None:
        """Add a figure, or what scores it, with what was found in the documents that it is made of."""
        digests = {
            f"{name}: {id}": blake2b(
                repr(output).encode("utf-8", "replace"), digest_size=6
            ).hexdigest()
            for id, output in outputs.items()
        }
        self.outputs.update(digests)
        if callable(figure):
            is_as_before = (
                self.before is not None and digests.items() <= self.before.outputs.items()
            )
            figure = self.before.figures[name] if self.before and is_as_before else figure()
        self.figures[name] = round(figure, 3)


@dataclass(frozen=True, slots=True)
class Asked:
    """What to measure on."""

    data: Path | None
    read_before: Path | None = None  # a folder in which clippings are kept once they were read
    before: Outcome | None = None  # what was measured before, and need not be scored again

    def gold(self, name: str, every: int = 1) -> list[dict[str, Any]]:
        """Return every so-manieth line of a file of gold; none where it is missing."""
        path = self.data / name if self.data else None
        if path is None or not path.exists():
            return []
        lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
        return [json.loads(line) for line in lines[::every]]

    def clipping(self, path: Path) -> Clipping:
        """Return what a file holds, as it is read now or was read before."""
        if self.read_before is None:
            return read(Source(path.name, path.read_bytes()))
        kept = self.read_before / f"{path.parent.name}-{path.name}.pickle"
        if not kept.exists():
            kept.write_bytes(pickle.dumps(read(Source(path.name, path.read_bytes()))))
        clipping: Clipping = pickle.loads(kept.read_bytes())
        return clipping

    def scored(
        self, script: str, gold: list[dict[str, Any]], found: Iterable[object], *options: str
    ) -> Any:
        """Return what a scorer of the data says of what was found."""
        assert self.data is not None
        with tempfile.TemporaryDirectory() as folder:
            files = Path(folder, "gold.jsonl"), Path(folder, "found.jsonl")
            for path, lines in zip(files, (gold, found), strict=True):
                path.write_text(
                    "".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8"
                )
            command = [sys.executable, str(self.data / script), *map(str, files), *options]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
        return json.loads(done.stdout)


def prints(asked: Asked) -> Outcome:
    """Paragraphs of prints: the stories printed for the tests, real ones, and ones made for the data."""
    outcome = Outcome(before=asked.before)
    for layout in own_prints.FLOORS:
        for keep_tags in (True, False):
            score = own_prints.score_of(layout, keep_tags=keep_tags)
            name = f"own prints, {layout}{'' if keep_tags else ' without tags'}"
            outcome.add(name, score.f1, {"all": score})
    golden = {
        path.name: articles_of(asked.clipping(path)) for path in own_prints.PRINTS.glob("*.pdf")
    }
    outcome.add("own prints, untitled", sum(a.title is None for (a, *_) in golden.values()), golden)
    _paragraphs(
        outcome, asked, "real prints", "paragraphs/real_gold_dev.jsonl", "paragraphs/real/{}.pdf"
    )
    _paragraphs(outcome, asked, "made prints", "paragraphs/pdf_gold_dev.jsonl", "paragraphs/pdf/{}.pdf", EVERY_PRINT)  # fmt: skip
    return outcome


def texts(asked: Asked) -> Outcome:
    """Paragraphs of text clippings and of dumps of prints."""
    outcome = Outcome(before=asked.before)
    told = stories()
    for style in own_texts.FLOORS:
        score = own_texts.score(style, told)
        outcome.add(f"own texts, {style.__name__}", score.f1, {"all": score})
    _paragraphs(outcome, asked, "texts", "paragraphs/txt_gold_dev.jsonl", "paragraphs/txt/{}.txt")
    for dump in ("pdfminer_dumps", "pdftotext_dumps"):
        _paragraphs(outcome, asked, dump, "paragraphs/pdf_gold_dev.jsonl", f"paragraphs/{dump}/{{}}.txt", EVERY_DUMP)  # fmt: skip
    return outcome


def pages(asked: Asked) -> Outcome:
    """Paragraphs of saved pages."""
    outcome = Outcome(before=asked.before)
    for layout in LAYOUTS:
        score = own_pages.score(layout)
        outcome.add(f"own pages, {layout.__name__}", score.f1, {"all": score})
    gold = asked.gold("html/gold_dev.jsonl", EVERY_PAGE)
    if asked.data and gold:
        folder = asked.data / "html" / "pages"
        read_as = {
            line["id"]: articles_of(asked.clipping(folder / f"{line['id']}.html")) for line in gold
        }
        found = [
            {"id": id, "paras": _bodies(articles), "all": _every_text(articles)}
            for id, articles in read_as.items()
        ]
        said = asked.scored("score_html.py", gold, found)
        outcome.add("pages, prose exact", said["body exact %"], read_as)
        outcome.figures["pages, not lost"] = 100 - said["lost %"]
        outcome.figures["pages, not foreign"] = 100 - said["foreign in body %"]
    return outcome


def dates(asked: Asked) -> Outcome:
    """Dates of publication, on pages and on the international stories printed as text."""
    outcome = Outcome(before=asked.before)
    finder = DateFinder()
    told = stories(INTERNATIONAL)
    found_days = {
        story.name: [
            article.published.date if article.published else None
            for article in map(finder.enrich, own_read("a.txt", international.printed(story)))
        ]
        for story in told
    }
    exact = sum(found_days[story.name] == [story.date_known] for story in told)
    outcome.add("own stories, dates", 100 * exact / len(told), found_days)
    gold = asked.gold("dates/html_dates_dev.jsonl", EVERY_DATE)
    if asked.data and gold:
        for name, made in (("pages, dates", _as_page), ("pages as text, dates", _as_text)):
            found = {}
            for line in gold:
                data = (asked.data / "dates" / line["file"]).read_bytes()
                found[line["id"]] = {
                    "id": line["id"],
                    "date": _date(finder, made(data, line["url"])),
                }
            said = asked.scored("score_dates.py", gold, found.values())
            outcome.add(name, said["F1"], found)
    return outcome


def countries(asked: Asked) -> Outcome:
    """Countries of paragraphs and of articles."""
    outcome = Outcome(before=asked.before)
    _international(outcome, "countries", _told_countries, _codes)
    finder = CountryFinder()
    for corpus, every in (("lgl_geovirus", EVERY_ARTICLE), ("reuters_dev", EVERY_WIRE)):
        gold = asked.gold(f"countries/{corpus}.jsonl", every)
        if not gold:
            continue
        found = {}
        for line in gold:
            article = finder.enrich(_given(line))
            found[line["article"]] = {
                "article": line["article"],
                "para_countries": [_codes(p) for p in article.paragraphs],
                "countries": sorted(article.countries or ()),
            }
        said = asked.scored("score_countries.py", gold, found.values())
        outcome.add(f"countries, {corpus}", (said["paragraph"] or said["article"])["F1"], found)
    return outcome


def speakers(asked: Asked) -> Outcome:
    """Speakers of paragraphs."""
    outcome = Outcome(before=asked.before)
    _international(outcome, "speakers", _told_speakers, _speakers)
    gold = asked.gold("speakers/polnear_dev.jsonl")
    if gold:
        finders = CountryFinder(), SpeakerFinder()
        found = {}
        for line in gold:
            article = _given(line)
            for finder in finders:
                article = finder.enrich(article)
            named = [[s.name for s in p.speakers or ()] for p in article.paragraphs]
            found[line["article"]] = {"article": line["article"], "speakers": named}
        for mode in ("named", "persons"):
            said = asked.scored("score_speakers.py", gold, found.values(), "--full", "--mode", mode)
            outcome.add(f"speakers, {mode}", said["F1"], found if mode == "named" else {})
    return outcome


def _paragraphs(
    outcome: Outcome, asked: Asked, name: str, gold_file: str, files: str, every: int = 1
) -> None:
    """Add how well the paragraphs of these files were recovered."""
    gold = asked.gold(gold_file, every)
    if not asked.data or not gold:
        return
    read_as = {
        line["id"]: articles_of(asked.clipping(asked.data / files.format(line["id"])))
        for line in gold
    }
    found = [{"id": id, "paras": _bodies(articles)} for id, articles in read_as.items()]

    def f1() -> float:
        said = asked.scored("score_paragraphs.py", gold, found, "--json")
        return 100 * float(said["total"]["F1"])

    outcome.add(name, f1, read_as)


def _international(
    outcome: Outcome,
    name: str,
    told: Callable[[StoryBlock], Iterable[str]],
    found: Callable[[Paragraph], Iterable[str]],
) -> None:
    """Add how well a finding of the international stories agrees with what they tell."""
    score = Score()
    output: dict[str, list[object]] = {}
    for story, article in international.understood():
        blocks = international.scored(story)
        for block, paragraph in zip(blocks, article.paragraphs, strict=True):
            score += set_score(told(block), found(paragraph))
            output.setdefault(story.name, []).append(sorted(found(paragraph)))
    outcome.add(f"own stories, {name}", score.f1, output)


def _given(line: dict[str, Any]) -> Article:
    """Return an article of the gold as an export gives it."""
    names = {"title": "title", "dateline": "dateline", "url": "url", "date": "published"}
    fields = {field: line[name] for name, field in names.items() if line.get(name)}
    given = json.dumps({"id": line["article"], **fields, "paragraphs": line["paragraphs"]})
    (article,) = articles_of(read(Source("a.jsonl", given.encode())))
    return article


def _as_page(data: bytes, url: str) -> Source:
    return Source("page.html", data)


def _as_text(data: bytes, url: str) -> Source:
    """Return the visible text of a page as the one paragraph of an article with an address."""
    from lxml import html

    tree = html.fromstring(data)
    for element in tree.xpath("//script|//style|//noscript"):
        if element.getparent() is not None:
            element.drop_tree()
    text = " ".join(tree.text_content().split())
    return Source("a.jsonl", json.dumps({"url": url, "paragraphs": [text]}).encode())


def _date(finder: DateFinder, source: Source) -> str | None:
    """Return the first date of publication that is found; None where there is none."""
    try:
        articles = articles_of(read(source))
    except UnreadableClipping:
        return None
    for article in map(finder.enrich, articles):
        if article.published and article.published.date:
            return article.published.date.isoformat()
    return None


def _bodies(articles: Iterable[Article]) -> list[str]:
    return [p.text for article in articles for p in article.paragraphs if p.kind is Kind.BODY]


def _every_text(articles: Iterable[Article]) -> list[str]:
    return [p.text for article in articles for p in article.paragraphs]


def _codes(paragraph: Paragraph) -> list[str]:
    return sorted(country.code for country in paragraph.countries or ())


def _speakers(paragraph: Paragraph) -> list[str]:
    return [international.comparable(speaker.name) for speaker in paragraph.speakers or ()]


def _told_countries(block: StoryBlock) -> Iterable[str]:
    return block.countries


def _told_speakers(block: StoryBlock) -> Iterable[str]:
    return map(international.comparable, block.speakers)


FIELDS: Mapping[str, Callable[[Asked], Outcome]] = {
    "prints": prints,
    "texts": texts,
    "pages": pages,
    "dates": dates,
    "countries": countries,
    "speakers": speakers,
}


def measured(asked: Asked, fields: Iterable[str]) -> Outcome:
    """Return the figures of some fields, and what was made of their documents."""
    outcome = Outcome()
    for name in fields:
        of_field = FIELDS[name](asked)
        outcome.figures.update(of_field.figures)
        outcome.outputs.update(of_field.outputs)
    return outcome


def answer(asked: dict[str, Any]) -> dict[str, dict[str, float] | dict[str, str]]:
    """Return the same as JSON has it, as `tools/forks.py` asks for it."""
    data, read_before = (
        Path(asked[name]) if asked[name] else None for name in ("data", "read_before")
    )
    before = (
        Outcome(asked["before"]["figures"], asked["before"]["outputs"]) if asked["before"] else None
    )
    return _told(measured(Asked(data, read_before, before), [asked["field"]]))


def _told(outcome: Outcome) -> dict[str, dict[str, float] | dict[str, str]]:
    return {"figures": outcome.figures, "outputs": outcome.outputs}


def main() -> None:
    """Print the figures of the fields that were asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--field", action="append", choices=FIELDS, help="all by default")
    parser.add_argument("--data", type=Path, help="a folder of evaluation data")
    parser.add_argument(
        "--read-before", type=Path, help="where clippings are kept once they were read"
    )
    given = parser.parse_args()
    outcome = measured(Asked(given.data, given.read_before), given.field or FIELDS)
    print(json.dumps(_told(outcome), indent=1))


if __name__ == "__main__":
    main()
