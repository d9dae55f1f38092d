"""A floor under the dates of saved pages: how many are right, and that what is stated is right.

A change of the pages needs a new measurement, which is why the digest is checked.
"""

import hashlib
from pathlib import Path

from searchkit.domain.article import Confidence, PublishedDate
from searchkit.enrichers.published import DateFinder
from tests.support.understanding import read

CORPUS = Path(__file__).parent / "dated_pages.tsv"
CORPUS_DIGEST = "b91ae58ed9593c26"
MIN_RIGHT = 14  # of 14, measured on these pages
STORY = "".join(
    f"<p>{text}</p>"
    for text in (
        "The harbour office said on Friday that it would close three of its nine quays before winter.",
        "“We heard it on the radio,” said Ida Moro, who has moored boats at the largest for years.",
        "The region had asked for the accounts twice, and had been given a calendar with pictures.",
    )
)


def pages() -> list[list[str]]:
    lines = CORPUS.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def found_on(language: str, head: str, below: str, foot: str) -> PublishedDate:
    page = (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>Quays to close</title>'
        f"{head}</head><body><article><h1>Quays to close</h1>{below}{STORY}</article>{foot}</body></html>"
    )
    (article,) = read("page.html", page.encode())
    found = DateFinder().enrich(article).published
    assert found is not None
    return found


def test_the_floor_is_of_these_pages() -> None:
    assert hashlib.blake2b(CORPUS.read_bytes(), digest_size=8).hexdigest() == CORPUS_DIGEST


def test_dates_of_saved_pages_stay_above_their_floor() -> None:
    right = 0
    wrongly_stated = []
    for wanted, *page in pages():
        found = found_on(*page)
        is_stated = found.confidence is Confidence.STATED
        told = f"{found.date} {'s' if is_stated else 'i'}" if found.date else "-"
        right += told == wanted
        if is_stated and told != wanted:
            wrongly_stated.append(f"{wanted} but {told}: {page}")

    assert wrongly_stated == []
    assert right >= MIN_RIGHT
