"""The sample clipping that lies beside the repository where searchkit is developed."""

import json
from pathlib import Path

import pytest

from searchkit.domain.article import Kind
from tests.support.understanding import body, read

CLIPPINGS = Path(__file__).parents[3] / "shared" / "clippings"
SAMPLE = CLIPPINGS / "china-russia.txt"

pytestmark = pytest.mark.skipif(not SAMPLE.exists(), reason="the sample clipping is not here")


def test_the_sample_clipping_is_recovered_word_by_word() -> None:
    gold = json.loads((CLIPPINGS / "china-russia.gold.json").read_text("utf-8"))
    wanted = {
        kind: [p["text"] for p in gold["paragraphs"] if p["kind"] == kind]
        for kind in ("body", "caption")
    }

    (article,) = read(SAMPLE.name, SAMPLE.read_bytes())

    assert body(article) == wanted["body"]
    assert [p.text for p in article.paragraphs if p.kind is Kind.CAPTION] == wanted["caption"]
    assert article.title == gold["article"]["title"]
    assert article.url == gold["article"]["url"]
    assert (article.source, article.dateline) == ("AP", "BEIJING")
