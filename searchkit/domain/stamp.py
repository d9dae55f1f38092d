"""The versions of the parts that made something: when one is raised, what it made is made anew."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stamp:
    """Versions, each a short word that its part raises whenever its output changes."""

    reading: str  # readers and paragraphs: raised, every file is read again
    findings: str  # enrichers: raised, findings are made again from the archived reading
    index: str  # schema, analysis and engine: raised, the index is built again from the archive
