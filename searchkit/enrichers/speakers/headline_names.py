"""Names in headlines, where every word has a capital: read as the story writes them.

Marta Kovac Leak Stuns Zagreb   ->   Marta Kovac, Zagreb, where the story names them
"""

import dataclasses
from collections.abc import Iterator, Sequence

from searchkit.enrichers.speakers.name_runs import NameKind, NameRun
from searchkit.enrichers.speakers.tagging import Tokens
from searchkit.language import person_names

Page = tuple[Tokens, list[NameRun]]


def as_the_story_names(pages: Sequence[Page]) -> list[Page]:
    """Return the pages, the names of headlines cut to those that the other paragraphs have."""
    known: dict[tuple[str, ...], NameRun] = {}
    for tokens, runs in pages:
        if not tokens.is_headline:
            for run in runs:
                known.setdefault(run.words, run)
                if len(run.words) > 1 and run.kind in (NameKind.PERSON, NameKind.UNKNOWN):
                    known.setdefault(run.words[-1:], run)
    return [
        (tokens, [part for run in runs for part in _parts(run, known)])
        if tokens.is_headline
        else (tokens, runs)
        for tokens, runs in pages
    ]


def _parts(run: NameRun, known: dict[tuple[str, ...], NameRun]) -> Iterator[NameRun]:
    """Yield the known names in a run, the longest first; the run where it holds none or is one."""
    count = len(run.words)
    if count == 1 or run.words in known or run.end - run.start != count:
        yield run
        return
    found = []
    at = 0
    while at < count:
        end = next((end for end in range(count, at, -1) if run.words[at:end] in known), None)
        if end is None:
            at += 1
            continue
        name = known[run.words[at:end]]
        if end - at == 1 and at > 0 and run.words[at - 1] in person_names.first_names():
            at -= 1  # the story has the family name only
        part = dataclasses.replace(
            run,
            start=run.start + at,
            end=run.start + end,
            outer=run.outer if at == 0 else run.start + at,
            kind=name.kind,
            words=run.words[at:end],
            titles=run.titles if at == 0 else (),
            suffix=name.suffix if run.words[at:end] == name.words else "",
        )
        found.append(part)
        at = end
    yield from found or [run]
