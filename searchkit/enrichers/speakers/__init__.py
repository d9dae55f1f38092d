"""Who says what a paragraph reports: rules find candidates, a small ranker weighs them.

docs/speakers.md says how, on what the weights were fitted, and how to add a verb or a name.
"""

from searchkit.enrichers.speakers.speaker_finder import SpeakerFinder

__all__ = ["SpeakerFinder"]
