"""Where do the paragraphs of a text file begin? docs/paragraphs-of-text.md has an example.

    route             the way from text to stories, one step a line
    rows              lines made clean, with what stands around them
    initials          letters that go back to their words
    records, stories  where does the next story of a digest or an export begin?
    layout            double spacing and a common margin are taken away
    addresses         web addresses that were wrapped go back into one line
    furniture         what is no prose of the story?
    quotes            what only says again what the story says?
    width             in which font, and how wide, was the text set?
    breaks, evidence  does a paragraph begin here?
    head              which lines are headline and deck?

Only `stories_of_text` is called from outside.
"""

from searchkit.paragraphs.plain.route import stories_of_text

__all__ = ["stories_of_text"]
