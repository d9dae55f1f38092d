"""What holds for every article, however odd."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchkit.domain.article import Article, Kind, Paragraph
from searchkit.enrichers.speakers import SpeakerFinder

PIECES = [
    "Wang Yi", "Ada Quist", "Sergei Lavrov", "Wang", "Lavrov", "Dr. Ada Quist", "the minister", "He", "she",
    "said", "warned", "accused", "according to", "told", "who", "and", ",", ".", ":", "“", "”", '"', "‘", "’s",
    "’", "(", ")", "of", "in", "China", "Beijing", "the Ministry of Health", "WHO", "no", "statement", "van der",
    "al-Assad", "the two ministers", "was", "62", "—", "\n", "ünder", "U.S.", "Jr.", "''", "Mr.",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)
kinds = st.sampled_from([Kind.TITLE, Kind.BODY, Kind.BODY, Kind.BODY, Kind.CAPTION, Kind.ASIDE])


def article(paragraphs: list[tuple[Kind, str]]) -> Article:
    return Article(
        "aaaaaaaaaa",
        0,
        tuple(Paragraph(i, kind, text) for i, (kind, text) in enumerate(paragraphs)),
    )


@given(st.lists(st.tuples(kinds, texts), max_size=5))
@settings(max_examples=150, deadline=None)
def test_findings_rest_on_words_of_their_paragraph(paragraphs: list[tuple[Kind, str]]) -> None:
    story = article(paragraphs)

    found = SpeakerFinder().enrich(story)

    assert found == SpeakerFinder().enrich(story)
    for paragraph in found.paragraphs:
        assert paragraph.speakers is not None
        assert len({speaker.name for speaker in paragraph.speakers}) == len(paragraph.speakers)
        for speaker in paragraph.speakers:
            assert speaker.as_written in paragraph.text
            assert speaker.cue in paragraph.text
            assert speaker.name.strip()
            assert 0 < speaker.confidence <= 1
        if paragraph.kind is Kind.CAPTION:
            assert paragraph.speakers == ()


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text_can_be_read(text: str) -> None:
    SpeakerFinder().enrich(article([(Kind.BODY, text)]))


@given(st.lists(st.tuples(kinds, texts), min_size=1, max_size=4))
@settings(max_examples=100, deadline=None)
def test_a_paragraph_that_names_nobody_changes_nothing_before_it(
    paragraphs: list[tuple[Kind, str]],
) -> None:
    more = [*paragraphs, (Kind.BODY, "it rained for 3 days and 4 nights.")]

    before = SpeakerFinder().enrich(article(paragraphs)).paragraphs
    after = SpeakerFinder().enrich(article(more)).paragraphs

    assert after[: len(before)] == before


HOSTILE = {
    "capitals": "Abc Def " * 6_000,
    "one name": "Abcdef " * 8_000,
    "quotes": "“a” " * 12_000,
    "open quotes": "“ ‘ " * 12_000,
    "apostrophes": "’ ' ’s " * 8_000,
    "commas": "Ada Quist, " * 5_000,
    "nested": "Ada Quist, who, of, " * 2_500,
    "brackets": "Ada (" * 10_000,
    "sayings": "said " * 10_000,
    "coordinated": "Ada Quist and " * 4_000,
    "institutions": "Ministry of Health and " * 2_500,
    "pronouns": "he said, she said, " * 2_500,
    "determiners": "the of the a " * 4_000,
    "colons": "Ada Quist: " * 5_000,
    "particles": "van der " * 6_000,
    "dots": ". . . A. B. " * 4_000,
    "possessives": "Ada’s Bo’s " * 5_000,
    "ages": "Ada Quist, 62, " * 4_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_does_not_hang(text: str) -> None:
    # Each of these once made, or could make, a pattern or a search go quadratic or worse: the run
    # would not end. No time is asserted, for a slow machine is no fault.
    found = SpeakerFinder().enrich(article([(Kind.BODY, text)]))

    assert found.paragraphs[0].speakers is not None


def test_many_people_of_one_name_are_no_trouble() -> None:
    names = [f"{chr(65 + i // 26)}a{chr(97 + i % 26)} Quist" for i in range(400)]
    random.Random(1).shuffle(names)
    story = article([(Kind.BODY, f"{name} said no. Quist left.") for name in names])

    found = SpeakerFinder().enrich(story)

    assert [p.speakers[0].name for p in found.paragraphs if p.speakers][:3] == names[:3]
