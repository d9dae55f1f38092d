"""What is read of invented clips in Markdown, block by block, with the fields that they give.

    pytest tests/readers/markdown/test_clips.py --update-golden

writes tests/golden/understood/clips.txt anew; read a changed line as you would read code. The clips
are in clips.txt beside this, parted by rows of =.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from searchkit.domain.clipping import MarkedText, Source
from searchkit.readers.markdown import begins_with_front_matter, read_markdown

CLIPS = Path(__file__).with_name("clips.txt").read_text(encoding="utf-8").split("\n=====\n")
READ = Path(__file__).parents[2] / "golden" / "understood" / "clips.txt"


def reading(clip: str) -> Iterator[str]:
    read = read_markdown(Source("a.md", clip.encode())).content
    assert isinstance(read, MarkedText)
    yield f"{read.title} | {read.byline} | {read.source} | {read.url}"
    yield f"{read.published}, {read.published_evidence}, fields {begins_with_front_matter(clip)}"
    for block in read.blocks:
        of_list = "" if block.list is None else f" of list {block.list}"
        yield f"  {block.part.value} {block.tag}{of_list}: {' / '.join(block.text.split(chr(10)))}"


@cache
def golden() -> list[str]:
    return READ.read_text(encoding="utf-8").split("\n\n")


@pytest.mark.parametrize("number", range(len(CLIPS)), ids=lambda number: CLIPS[number][:30])
def test_an_invented_clip_is_read_as_it_was(number: int, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden") and number == 0:
        READ.write_text(
            "\n\n".join("\n".join(reading(each)) for each in CLIPS) + "\n", encoding="utf-8"
        )

    assert "\n".join(reading(CLIPS[number])).splitlines() == golden()[number].splitlines()
