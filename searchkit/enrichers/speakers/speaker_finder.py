"""The speakers of every paragraph of an article."""

import dataclasses
from collections.abc import Iterator, Sequence

from searchkit.domain.article import Article, Kind, Paragraph, SpeakerFinding
from searchkit.enrichers.speakers.candidates import (
    Candidate,
    candidates_of,
    may_be_meant,
    subject_before,
)
from searchkit.enrichers.speakers.coreference import Coreference
from searchkit.enrichers.speakers.discourse import Discourse
from searchkit.enrichers.speakers.entity import Entity
from searchkit.enrichers.speakers.entity_merging import resolve_names
from searchkit.enrichers.speakers.mentions import Scene, scene_of
from searchkit.enrichers.speakers.name_runs import name_runs
from searchkit.enrichers.speakers.quote_masking import is_crosshead
from searchkit.enrichers.speakers.ranker import Ranker, bundled_ranker
from searchkit.enrichers.speakers.tagging import has_headline_capitals, tokenize
from searchkit.language.captions import is_caption, is_link


class SpeakerFinder:
    """Finds who says what each paragraph reports."""

    def __init__(self, ranker: Ranker | None = None) -> None:
        self._ranker = ranker or bundled_ranker()

    def enrich(self, article: Article) -> Article:
        """Return the article with the speakers of each paragraph; given ones are kept."""
        paragraphs = list(article.paragraphs)
        for place, _, speakers in self.decide(article):
            if paragraphs[place].speakers is None:
                findings = tuple(
                    _finding(paragraphs[place], found, sure) for found, sure in speakers
                )
                paragraphs[place] = dataclasses.replace(paragraphs[place], speakers=findings)
        return dataclasses.replace(article, paragraphs=tuple(paragraphs))

    def decide(
        self, article: Article
    ) -> Iterator[tuple[int, list[Candidate], list[tuple[Candidate, float]]]]:
        """Yield each paragraph's place, all its candidates, and those that speak with confidence."""
        discourse = Discourse()
        coreference, scenes = read(article)
        for place, (paragraph, scene) in enumerate(zip(article.paragraphs, scenes, strict=True)):
            text = paragraph.text
            if paragraph.kind is Kind.CAPTION or is_caption(text) or is_link(text):
                yield place, [], []
                continue
            candidates = list(candidates_of(scene, discourse, coreference))
            chosen = self._choose(candidates)
            for candidate, _ in chosen:
                candidate.entity.speaks()
            yield place, candidates, chosen
            if not chosen and is_crosshead(paragraph.text):
                continue  # a quote that it interrupts goes on behind it
            _note(discourse, scene, [candidate.entity for candidate, _ in chosen])

    def _choose(self, candidates: Sequence[Candidate]) -> list[tuple[Candidate, float]]:
        """Return who speaks: each once, by the best evidence, in reading order."""
        scored = [(self._ranker.confidence(c.features), c) for c in candidates]
        best_of_group: dict[int, float] = {}
        for sure, candidate in scored:
            if candidate.group:
                best_of_group[candidate.group] = max(sure, best_of_group.get(candidate.group, 0.0))
        chosen: dict[int, tuple[Candidate, float]] = {}
        for sure, candidate in scored:
            if sure < self._ranker.threshold:
                continue
            if candidate.group and sure < best_of_group[candidate.group]:
                continue
            known = chosen.get(id(candidate.entity))
            if known is None or sure > known[1]:
                chosen[id(candidate.entity)] = candidate, sure
        return list(chosen.values())


def read(article: Article) -> tuple[Coreference, list[Scene]]:
    pages = [
        tokenize(p.text, is_headline=p.kind is Kind.TITLE or has_headline_capitals(p.text))
        for p in article.paragraphs
    ]
    lower_words = {
        folded
        for tokens in pages
        for folded, word in zip(tokens.folded, tokens.words, strict=True)
        if word.islower()
    }
    named = [(tokens, name_runs(tokens, lower_words)) for tokens in pages]
    coreference = resolve_names(named)
    scenes = [
        scene_of(tokens, runs, coreference, number) for number, (tokens, runs) in enumerate(named)
    ]
    return coreference, scenes


def _note(discourse: Discourse, scene: Scene, speakers: list[Entity]) -> None:
    masked = scene.tokens.masked
    persons = [m.entity for m in scene.mentions if m.entity is not None and may_be_meant(scene, m)]
    statements = {scene.word(unit) for unit, letter in enumerate(scene.units) if letter == "s"}
    discourse.tell(list(dict.fromkeys(speakers)), persons, statements)
    discourse.subject = subject_before(scene, len(scene.mentions)) or discourse.subject
    discourse.is_open = masked.is_open
    discourse.ends_with_colon = masked.text.rstrip().endswith(":")


def _finding(paragraph: Paragraph, candidate: Candidate, sure: float) -> SpeakerFinding:
    return SpeakerFinding(
        name=candidate.entity.name,
        as_written=candidate.as_written,
        cue=candidate.cue,
        direct=any(sign in paragraph.text for sign in '“"«„‘'),
        rule=candidate.rule,
        confidence=round(sure, 2),
    )
