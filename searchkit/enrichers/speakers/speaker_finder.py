"""The speakers of every paragraph of an article."""

import dataclasses
from collections.abc import Iterator, Sequence

from searchkit.domain.article import Article, Kind, Paragraph, SpeakerFinding
from searchkit.enrichers.speakers.candidates import (
    Candidate,
    candidates_of,
    may_be_meant,
    may_report,
    subject_before,
)
from searchkit.enrichers.speakers.coreference import Coreference
from searchkit.enrichers.speakers.dialogue import as_read, initials_of, is_dialogue, turns_of
from searchkit.enrichers.speakers.discourse import Discourse
from searchkit.enrichers.speakers.entity import Entity
from searchkit.enrichers.speakers.entity_merging import name_countries, resolve_names
from searchkit.enrichers.speakers.headline_names import as_the_story_names
from searchkit.enrichers.speakers.institution_runs import with_institutions
from searchkit.enrichers.speakers.kind_pieces import behind, one
from searchkit.enrichers.speakers.mentions import Scene, scene_of
from searchkit.enrichers.speakers.name_runs import name_runs
from searchkit.enrichers.speakers.quote_masking import is_crosshead
from searchkit.enrichers.speakers.ranker import Ranker, bundled_ranker
from searchkit.enrichers.speakers.standing_apart import (
    answer_of,
    introduces,
    is_all_quoted,
    named_by_initials,
    opened,
    opens_unspoken,
    runs_on,
    signs,
    signs_plainly,
    tells_what_is_written,
    who_answers,
)
from searchkit.enrichers.speakers.tagging import (
    Tokens,
    family_names_that_are_roles,
    has_headline_capitals,
    tokenize,
)
from searchkit.enrichers.speakers.token_kinds import TokenKind
from searchkit.language.captions import is_caption, is_link
from searchkit.language.countries import country_name, governments
from searchkit.language.datelines import dateline_of
from searchkit.language.fold import fold


class SpeakerFinder:
    """Finds who says what each paragraph reports."""

    def __init__(self, ranker: Ranker | None = None) -> None:
        self._ranker = ranker or bundled_ranker()

    def enrich(self, article: Article) -> Article:
        """Return the article with the speakers of each paragraph; given ones are kept."""
        if all(paragraph.speakers is not None for paragraph in article.paragraphs):
            return article
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
        pages = _words_of(article)
        turns = turns_of([paragraph.text for paragraph in article.paragraphs])
        if "A" not in turns and not any(map(may_report, pages)):
            yield from ((place, [], []) for place in range(len(pages)))
            return  # a table of results, say: whom it names need not be told
        discourse = Discourse(is_dialogue=is_dialogue([p.text for p in article.paragraphs]))
        coreference, scenes = _who_is_where(article, pages)
        answers = who_answers(article.title or "", scenes, turns)
        labels = initials_of([paragraph.text for paragraph in article.paragraphs])
        labelled = _by_initials(labels, scenes)
        turn = ""
        signature = -1  # the paragraph that signs the quote above it
        opening: list[int] = []  # paragraphs of a quote that nobody is said to speak yet
        for place, (paragraph, scene) in enumerate(zip(article.paragraphs, scenes, strict=True)):
            text = paragraph.text
            if paragraph.kind is Kind.CAPTION or is_caption(text) or is_link(text):
                yield place, [], []
                continue
            candidates = list(candidates_of(scene, discourse, coreference))
            if is_all_quoted(scene) and (signer := _signer(scenes, place, discourse)):
                candidates.append(opened(signer))
                signature = place + 1
            if turns[place] or labels[place]:  # no name, unless it is somebody's
                candidates = [c for c in candidates if c.cue != ":" or len(c.entity.words) > 1]
            if place in labelled:
                candidates = [answer_of(labelled[place], is_labelled=True)]
            elif speaker := runs_on(scene, discourse):
                candidates.append(opened(speaker))
            turn = turns[place] or turn
            has_label = any(c.rule == "label" for c in candidates)  # "Kallas: We can."
            if turn == "A" and answers is not None and not has_label:
                candidates.append(answer_of(answers, is_labelled=bool(turns[place])))
            chosen = self._choose(candidates)
            for candidate, _ in chosen:
                candidate.entity.speaks()
            if opening and scene.tokens.masked.starts_quoted and len(chosen) == 1:
                for earlier in opening:
                    before = [opened(chosen[0][0].entity)]
                    yield earlier, before, self._choose(before)
                opening = []
            if not chosen and opens_unspoken(scene):
                opening.append(place)
            else:
                for earlier in opening:
                    yield earlier, [], []
                opening = []
                yield place, candidates, chosen
            if not chosen and is_crosshead(paragraph.text) and not introduces(scene):
                discourse.introduced = None  # only the line right above a quote introduces it
                continue  # a quote that it interrupts goes on behind it
            _note(discourse, scene, [candidate.entity for candidate, _ in chosen])
            if place == signature:
                discourse.introduced = None  # whose quote stands above, not below
        for earlier in opening:
            yield earlier, [], []

    def _choose(self, candidates: Sequence[Candidate]) -> list[tuple[Candidate, float]]:
        """Return who speaks: each once, by the best evidence, in reading order."""
        scored = [(self._ranker.confidence(c.features), c) for c in candidates]
        best_of_group: dict[int, float] = {}
        for sure, candidate in scored:
            if candidate.group:
                best_of_group[candidate.group] = max(sure, best_of_group.get(candidate.group, 0.0))
        chosen: dict[int, tuple[Candidate, float]] = {}
        for raw, candidate in scored:
            if candidate.group and raw < best_of_group[candidate.group]:
                continue
            sure = self._ranker.calibrated(raw, candidate.rule)
            if sure < self._ranker.threshold:
                continue
            known = chosen.get(id(candidate.entity))
            if known is None or sure > known[1]:
                chosen[id(candidate.entity)] = candidate, sure
        return list(chosen.values())


def _by_initials(labels: Sequence[str], scenes: Sequence[Scene]) -> dict[int, Entity]:
    """Return the place of each paragraph that somebody's initials label -> who that is."""
    first = next((place for place, label in enumerate(labels) if label), 0)
    known = {label: named_by_initials(label, scenes, first) for label in {*labels} - {""}}
    return {
        place: entity
        for place, label in enumerate(labels)
        if label and (entity := known[label]) is not None
    }


def _signer(scenes: Sequence[Scene], place: int, discourse: Discourse) -> Entity | None:
    """Return who signs a paragraph that is a quote on the line below it: behind a dash, or plainly.

    A plain line may as well be the heading of the next quote; it is where this one has its own.
    """
    below = scenes[place + 1 : place + 3]
    if not below:
        return None
    if (signer := signs(below[0])) is not None or discourse.introduced is not None:
        return signer
    is_heading = (
        len(below) > 1 and below[1].tokens.masked.starts_quoted and bool(discourse.previous)
    )
    return None if is_heading and discourse.gap == 0 else signs_plainly(below[0])


def read(article: Article) -> tuple[Coreference, list[Scene]]:
    """Return who is who in an article, and each paragraph with whom its names mean."""
    return _who_is_where(article, _words_of(article))


def _words_of(article: Article) -> list[Tokens]:
    """Return the words of each paragraph of an article."""
    readable = as_read([p.text for p in article.paragraphs])
    families = family_names_that_are_roles(readable)
    return [
        tokenize(
            p.text,
            as_read=text,
            is_headline=p.kind is Kind.TITLE or (text == p.text and has_headline_capitals(text)),
            family_names=families,
        )
        for p, text in zip(article.paragraphs, readable, strict=True)
    ]


def _who_is_where(article: Article, pages: Sequence[Tokens]) -> tuple[Coreference, list[Scene]]:
    written_small = {word for tokens in pages for word in filter(str.islower, tokens.words)}
    lower_words = {word if word.isascii() else fold(word) for word in written_small}
    named = as_the_story_names(
        [(tokens, with_institutions(tokens, name_runs(tokens, lower_words))) for tokens in pages]
    )
    coreference = resolve_names(named)
    name_countries(coreference.entities, _home(article))
    scenes = [
        scene_of(tokens, runs, coreference, number) for number, (tokens, runs) in enumerate(named)
    ]
    return coreference, scenes


def _home(article: Article) -> str:
    """Return the country from which a story is told, or which alone it is about; "" if unknown."""
    if len(article.dateline_countries) == 1:
        return governments().get(fold(country_name(article.dateline_countries[0])), "")
    for paragraph in article.paragraphs[:3]:
        dateline = dateline_of(paragraph.text)
        if dateline is not None and dateline.place is not None:
            place = dateline.place.partition(",")[0]
            return governments().get(fold(dateline.region or place), "")
    if article.countries is not None and len(article.countries) == 1:
        return governments().get(fold(country_name(article.countries[0])), "")
    return ""


_STATEMENTS = behind(one(TokenKind.SPEECH_NOUN))


def _note(discourse: Discourse, scene: Scene, speakers: list[Entity]) -> None:
    masked = scene.tokens.masked
    persons = [m.entity for m in scene.mentions if m.entity is not None and may_be_meant(scene, m)]
    statements = {scene.word(match.start()) for match in _STATEMENTS.finditer(scene.units)}
    discourse.tell(list(dict.fromkeys(speakers)), persons, statements)
    discourse.subject = subject_before(scene, len(scene.mentions)) or discourse.subject
    discourse.is_open = masked.is_open
    discourse.ends_with_colon = masked.text.rstrip().endswith(":")
    if not speakers:
        discourse.introduced = introduces(scene)
    else:  # "Ada Quist wrote on Monday:" above the quote
        is_alone = discourse.ends_with_colon and len({*map(id, speakers)}) == 1
        is_theirs = is_alone and not tells_what_is_written(masked.text)
        discourse.introduced = speakers[0] if is_theirs else None


def _finding(paragraph: Paragraph, candidate: Candidate, sure: float) -> SpeakerFinding:
    return SpeakerFinding(
        name=candidate.entity.name,
        as_written=candidate.as_written,
        cue=candidate.cue,
        direct=any(sign in paragraph.text for sign in '“"«„‘'),
        rule=candidate.rule,
        confidence=round(sure, 2),
        role=candidate.entity.role,
    )
