"""Names that are one person's, as the user says."""

from collections.abc import Mapping
from dataclasses import field

from searchkit.values import dataclass


@dataclass(frozen=True, slots=True)
class Aliases:
    """`[aliases]` of the configuration: other name -> the name to show and count."""

    of: Mapping[str, str] = field(default_factory=dict)

    def canonical(self, name: str) -> str:
        """Return the name that `name` goes by; chains are followed, a ring ends where it began."""
        seen = {name}
        while (merged := self.of.get(name)) is not None and merged not in seen:
            seen.add(merged)
            name = merged
        return name


NO_ALIASES = Aliases()
