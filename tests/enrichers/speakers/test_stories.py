"""A floor under the quality of findings, on stories invented for it.

The stories are of 40 countries: Chinese, Korean, Vietnamese, Spanish, Arabic, Dutch names, roles
that stand for people, quotes that run on, letters signed by several. docs/speakers.md says how
findings fare on news that was labelled by others.
"""

import hashlib

from searchkit.enrichers.speakers import SpeakerFinder
from tests.enrichers.speakers.stories import FOLDER, stories

# The floors hold for these stories only: change a story, and measure again.
CORPUS_DIGEST = "7e64af579a3b97d2"
MIN_PRECISION = 0.97
MIN_RECALL = 0.93


def test_the_floor_is_of_these_stories() -> None:
    digest = hashlib.blake2b(digest_size=8)
    for path in sorted(FOLDER.glob("*.txt")):
        digest.update(path.read_bytes())

    assert digest.hexdigest() == CORPUS_DIGEST


def test_findings_do_not_fall_below_the_floor() -> None:
    right = wrong = missed = 0
    complaints = []
    for story in stories():
        article = SpeakerFinder().enrich(story.article)
        for paragraph in article.paragraphs:
            found = {speaker.name for speaker in paragraph.speakers or ()}
            required = story.required[paragraph.ordinal]
            false = found - required - story.allowed[paragraph.ordinal]
            right += len(found & required)
            wrong += len(false)
            missed += len(required - found)
            if false or required - found:
                complaints.append(f"{story.name} {paragraph.ordinal}: {false} {required - found}")

    assert right / (right + wrong) >= MIN_PRECISION, complaints
    assert right / (right + missed) >= MIN_RECALL, complaints
