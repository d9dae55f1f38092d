"""The speakers of whole articles."""

from searchkit.domain.article import Article, Kind, Paragraph, SpeakerFinding
from searchkit.enrichers.speakers import SpeakerFinder


def article(*texts: str) -> Article:
    return Article(
        id="aaaaaaaaaa",
        ordinal=0,
        paragraphs=tuple(Paragraph(i, Kind.BODY, text) for i, text in enumerate(texts)),
    )


def speakers(*texts: str) -> list[list[str]]:
    """Return the names found in each paragraph."""
    found = SpeakerFinder().enrich(article(*texts))
    return [[speaker.name for speaker in p.speakers or ()] for p in found.paragraphs]


def test_a_family_name_is_the_person_introduced_in_full() -> None:
    found = speakers(
        "Chinese Foreign Minister Wang Yi arrived in Nanning on Monday.",
        "“Countries should stand together,” Wang said.",
    )

    assert found == [[], ["Wang Yi"]]


def test_given_speakers_are_kept() -> None:
    given = (SpeakerFinding("Somebody Else"),)
    paragraph = Paragraph(0, Kind.BODY, "“No,” Marta Ibarra said.", speakers=given)

    found = SpeakerFinder().enrich(Article("aaaaaaaaaa", 0, (paragraph,)))

    assert found.paragraphs[0].speakers == given


def test_the_same_article_twice_gives_the_same_answer() -> None:
    story = article("“No,” Marta Ibarra said.", "“Never,” she added.")

    assert SpeakerFinder().enrich(story) == SpeakerFinder().enrich(story)
