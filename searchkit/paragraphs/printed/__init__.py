"""How do printed lines become stories? docs/paragraphs.md explains it with an example.

rows              lines made clean
sizes             which sizes of type are the stories' own text?
furniture         what belongs to the page, not to the story?
dropcaps          letters that go back to their words
columns           strips of lines, their leading and edges
style             are paragraphs marked by an indent, a gap, or not at all?
breaks            does a paragraph begin here?
flows             rows -> paragraphs
blocks_between    headlines, captions, pull quotes between them
roles             what is each of them?
"""

from searchkit.domain.clipping import PrintedPages
from searchkit.paragraphs.blocks import Story
from searchkit.paragraphs.printed.route import stories_of_pages

__all__ = ["PrintedPages", "Story", "stories_of_pages"]
