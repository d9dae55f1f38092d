"""The versions of the parts that made something: where one is another, what it made is made anew."""

from collections.abc import Mapping

from searchkit.values import dataclass

NOT_YET = ""  # the findings' version of articles about which nothing was found out so far


@dataclass(frozen=True, slots=True)
class Stamp:
    """Versions, each a short word that is another one whenever its part might give something else."""

    reading: str  # readers and paragraphs: where it differs, a file is read again
    findings: str  # enrichers: where it differs, they find out anew from the archived reading
    index: str  # schema, analysis and engine: where it differs, the index is built again


def joined(versions: Mapping[str, str]) -> str:
    """Return the versions of several parts as one word, in the order of their names."""
    return " ".join(f"{name}:{versions[name]}" for name in sorted(versions))


def differing(before: str, now: str) -> tuple[str, ...]:
    """Return the names of the parts of which a joined version has others than an earlier one."""
    parts = set(now.split()) - set(before.split())
    return tuple(sorted(part.partition(":")[0] for part in parts))
