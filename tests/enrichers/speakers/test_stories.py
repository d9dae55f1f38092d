"""A floor under the quality of findings, on stories invented for it.

The stories are of 40 countries: Chinese, Korean, Vietnamese, Spanish, Arabic, Dutch names, roles
that stand for people, quotes that run on, letters signed by several. docs/speakers.md says how
findings fare on news that was labelled by others.
"""

from searchkit.enrichers.speakers import SpeakerFinder
from tests.enrichers.speakers.stories import FOLDER, digest_of, precision_and_recall, stories

# The floors hold for these stories only: change a story, and measure again.
CORPUS_DIGEST = "7e64af579a3b97d2"
MIN_PRECISION = 0.97
MIN_RECALL = 0.93


def test_the_floor_is_of_these_stories() -> None:
    assert digest_of(FOLDER) == CORPUS_DIGEST


def test_findings_do_not_fall_below_the_floor() -> None:
    precision, recall, complaints = precision_and_recall(
        (story, SpeakerFinder().enrich(story.article)) for story in stories()
    )

    assert precision >= MIN_PRECISION, complaints
    assert recall >= MIN_RECALL, complaints
