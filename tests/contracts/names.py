"""Under which names the people and the outlets of a generation go."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from searchkit.domain.aliases import Aliases
from searchkit.domain.document import ParagraphDocument
from searchkit.engines.naming import SpeakerNames, document_as_named, settled, sources_as_shown


@dataclass(frozen=True)
class ShownNames:
    """The names that are shown, and in how many paragraphs each stands."""

    aliases: Aliases
    people: SpeakerNames
    of_speakers: Mapping[str, int]
    sources: Mapping[str, str]  # as written -> as counted
    of_sources: Mapping[str, int]

    @classmethod
    def of(cls, documents: Iterable[ParagraphDocument], aliases: Aliases) -> "ShownNames":
        known = list(documents)
        written = Counter(name for each in known for name in each.speakers)
        given = settled(aliases, [*written], lambda: [*written.values()])
        seen = [document_as_named(each, given) for each in known]
        speakers = Counter(name for each in seen for name in each.speakers)
        from_source = Counter(each.source for each in known if each.source is not None)
        shown = sources_as_shown([*from_source], lambda: [*from_source.values()])
        sources: Counter[str] = Counter()
        for name, count in from_source.items():
            sources[shown[name]] += count
        return cls(given, SpeakerNames([*speakers], given), speakers, shown, sources)
