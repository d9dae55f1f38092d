"""What has been told so far in the article, which the next paragraph may lean on."""

from collections.abc import Iterable
from dataclasses import field

from searchkit.enrichers.speakers.entity import Entity
from searchkit.values import dataclass


@dataclass(slots=True)
class Discourse:
    """Filled as the article is read, paragraph by paragraph."""

    previous: list[Entity] = field(default_factory=list)  # speakers of the last paragraph with any
    gap: int = 0  # paragraphs since then
    persons: list[Entity] = field(default_factory=list)  # persons who spoke, in order
    statements: dict[str, list[Entity]] = field(default_factory=dict)  # "letter" -> its speakers
    # persons of the last paragraph that names any
    named: list[Entity] = field(default_factory=list)
    everybody: dict[int, Entity] = field(default_factory=dict)  # persons named so far, by identity
    subject: Entity | None = None  # the person that opens the last sentence that names one
    is_open: bool = False  # the last paragraph leaves its quote open
    ends_with_colon: bool = False
    is_dialogue: bool = False  # paragraphs take turns, each with the name of who speaks
    introduced: Entity | None = None  # the one person that a line before a quote names

    def tell(
        self, speakers: list[Entity], persons: list[Entity], statements: Iterable[str]
    ) -> None:
        """Note the speakers of a paragraph and the persons it names."""
        if speakers:
            self.previous = speakers
            self.gap = 0
            self.persons += [entity for entity in speakers if entity.is_person]
            for noun in statements:
                self.statements[noun] = speakers
        else:
            self.gap += 1
        if persons:
            self.named = persons
            if len(self.everybody) < 2:  # whether it is one alone is all that anybody asks
                self.everybody.update((id(person), person) for person in persons)

    def speakers_before(self) -> list[Entity]:
        """Return the last two different persons who spoke, the latest first."""
        return list(dict.fromkeys(reversed(self.persons[-6:])))[:2]
