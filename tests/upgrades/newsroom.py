"""A hundred invented articles, the same on every machine: what `write_layout.py` indexes.

People, outlets, ships and places are invented, countries are real. Each story is built around one
word that no other story has, so that a search for it finds that story whatever ranking and
scope become.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

SEED = 20_261_127
STORIES = 100

OUTLETS = ("The Harbour Ledger", "Tramontane Post", "Kestrel Dispatch", "The Weir Examiner")
PLACES = (
    ("Kenya", "KE", "NAIROBI", "Kenyan"),
    ("Chile", "CL", "SANTIAGO", "Chilean"),
    ("Norway", "NO", "OSLO", "Norwegian"),
    ("Vietnam", "VN", "HANOI", "Vietnamese"),
    ("Portugal", "PT", "LISBON", "Portuguese"),
    ("Ghana", "GH", "ACCRA", "Ghanaian"),
    ("Peru", "PE", "LIMA", "Peruvian"),
    ("Finland", "FI", "HELSINKI", "Finnish"),
)
GIVEN_NAMES = (
    *("Anselm", "Brisa", "Cormac", "Dilnoza", "Eluned", "Farouk", "Grazia", "Hollis"),
    *("Ismene", "Jorunn", "Kwabena", "Leocadia"),
)
FAMILY_NAMES = (
    *("Okonjere", "Varga-Lund", "Tsvetaev", "Quispetera", "Brannoch", "Ilmarinen"),
    *("Dossantos", "Thuyet", "Achterberg", "Nkemelu", "Rautavaara", "Palgrave"),
)
ROLES = ("Transport Minister", "Harbour Commissioner", "Governor", "Health Secretary", "Mayor")
THINGS = ("ferry terminal", "tidal barrage", "cable landing", "grain elevator", "seed vault")
SYLLABLES = ("bor", "quen", "tash", "vil", "dro", "mek", "sul", "jarn", "pho", "wex")
WRITTEN_DATE = "%B %-d, %Y"


@dataclass(frozen=True, slots=True)
class Story:
    """One invented article."""

    codeword: str  # in its title and its text, and in no other story
    title: str
    published: date
    source: str
    dateline: str
    speaker: str
    code: str  # of the country
    paragraphs: tuple[str, ...]

    def as_text(self) -> str:
        """Return it as somebody would save it."""
        day = self.published.strftime(WRITTEN_DATE)
        first, *others = self.paragraphs
        lead = f"{self.dateline} ({self.source}) — {first}"
        return "\n\n".join([self.title, f"{self.source}\n{day}", lead, *others]) + "\n"

    def as_record(self, *, with_findings: bool) -> dict[str, Any]:
        """Return it as a line of .jsonl; with speakers and countries, or without."""
        paragraphs: list[Any] = list(self.paragraphs)
        if with_findings:
            paragraphs = [
                {"text": text, "speakers": [self.speaker] * (place > 0), "countries": [self.code]}
                for place, text in enumerate(self.paragraphs)
            ]
        return {
            "id": f"export-{self.codeword}",
            "title": self.title,
            "published": self.published.isoformat(),
            "source": self.source,
            "dateline": self.dateline,
            "paragraphs": paragraphs,
        }


def stories() -> tuple[Story, ...]:
    """Return the articles, in an order that stays."""
    chance = random.Random(SEED)
    return tuple(_story(codeword, chance) for codeword in _codewords(chance))


def retold(story: Story) -> Story:
    """Return a near-copy: another outlet prints the same text without its last paragraph."""
    other = OUTLETS[(OUTLETS.index(story.source) + 1) % len(OUTLETS)]
    return Story(
        codeword=story.codeword,
        title=story.title,
        published=story.published + timedelta(days=1),
        source=other,
        dateline=story.dateline,
        speaker=story.speaker,
        code=story.code,
        paragraphs=story.paragraphs[:-1],
    )


def _codewords(chance: random.Random) -> Iterator[str]:
    words: dict[str, None] = {}
    while len(words) < STORIES:
        words.setdefault("".join(chance.sample(SYLLABLES, 3)))
    yield from words


def _story(codeword: str, chance: random.Random) -> Story:
    country, code, dateline, people = chance.choice(PLACES)
    speaker = f"{chance.choice(GIVEN_NAMES)} {chance.choice(FAMILY_NAMES)}"
    family = speaker.split()[-1]
    name, thing = codeword.capitalize(), chance.choice(THINGS)
    cost, months = chance.randint(12, 900), chance.randint(3, 60)
    return Story(
        codeword=codeword,
        title=f"{country} to rebuild the {name} {thing}",
        published=date(2019, 1, 1) + timedelta(days=chance.randrange(2_000)),
        source=chance.choice(OUTLETS),
        dateline=dateline,
        speaker=speaker,
        code=code,
        paragraphs=(
            f"{country} will rebuild the {name} {thing} at a cost of {cost} million dollars, "
            f"{chance.choice(ROLES)} {speaker} said on Tuesday.",
            f'"Nobody who has stood on the quay at {name} in winter doubts that we need it," '
            f'{family} said. "We waited {months} months for the surveyors\' report."',
            f"The {people} treasury has set aside a third of the money, according to {speaker}. "
            f"Loans are to cover what is left, and the first of them was signed last week.",
            f"Fishermen near {name} fear for their moorings, and asked for a hearing before the "
            f"work begins. {family} told reporters that one would be held within {months} days.",
            "The old structure was closed after a storm tore away its western wall. Engineers "
            "found rust in most of its anchors, and advised against another repair.",
        ),
    )
