"""Captions, credits and crossheads among body text."""

import pytest

from searchkit.enrichers.speakers.captions import is_caption, is_crosshead


@pytest.mark.parametrize(
    "text",
    [
        "PHOTO: An elephant in a pen.",
        "File photo: Ministers meet.",
        "Ministers meet in Guilin, where talks were said to go on. (Lu Boan/Xinhua via AP)",
        "Drivers unload sacks. Photo by Hiba Osman",
    ],
)
def test_a_caption_is_known_by_its_label_or_its_credit(text: str) -> None:
    assert is_caption(text)


@pytest.mark.parametrize(
    "text",
    [
        "“Watch out,” he said.",
        "Senator Joe Manchin (D-W.Va.) said no.",
        "The photo shows her, he said.",
        "Photographers said no.",
    ],
)
def test_a_story_is_no_caption(text: str) -> None:
    assert not is_caption(text)


def test_a_crosshead_has_no_full_stop() -> None:
    assert is_crosshead("‘Trains barely run at all’")
    assert not is_crosshead("Trains barely run.")
