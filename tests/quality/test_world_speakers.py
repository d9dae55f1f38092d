"""A floor under speakers on short world news in which institutions speak as often as people do.

Fourteen stories invented for it: ministries and central banks by their country, police and armies
written small, companies by their noun, "it said", labels, signed quotes, an interview, sons and
fathers. The same hand wrote the stories and, knowing the rules, their gold; before the rules for
institutions were there, these stories gave precision 81.7 and recall 53.3.
"""

from pathlib import Path

from searchkit.enrichers.countries import CountryFinder
from searchkit.enrichers.speakers import SpeakerFinder
from tests.enrichers.speakers.stories import digest_of, precision_and_recall, stories_of

FOLDER = Path(__file__).parent / "world_speakers"

# The floors hold for these stories only: change a story, and measure again.
CORPUS_DIGEST = "9e15b676cd255c60"
# Two points below what was measured: 96.7 / 95.7.
MIN_PRECISION = 0.94
MIN_RECALL = 0.93


def test_the_floor_is_of_these_stories() -> None:
    assert digest_of(FOLDER) == CORPUS_DIGEST


def test_findings_do_not_fall_below_the_floor() -> None:
    countries, speakers = CountryFinder(), SpeakerFinder()
    precision, recall, complaints = precision_and_recall(
        (story, speakers.enrich(countries.enrich(story.article))) for story in stories_of(FOLDER)
    )

    assert precision >= MIN_PRECISION, complaints
    assert recall >= MIN_RECALL, complaints
