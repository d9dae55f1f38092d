"""Where do the paragraphs of a text file begin? docs/paragraphs-of-text.md has an example.

    text_route               the way from text to stories, one step a line
    gutters                  columns side by side are read down
    text_rows                lines made clean, with what stands around them
    initials                 letters that go back to their words
    covers                   first and last page of a database export
    records, segmentation    where does the next story of a digest or an export begin?
    double_spacing           double spacing and a common margin are taken away
    wrapped_addresses        web addresses that were wrapped go back into one line
    furniture                what is no prose of the story?
    pull_quotes              what only says again what the story says?
    closing                  what follows a story: links, contacts, tables, who signed
    headlines                which rows at the top are one headline?
    openings                 a speaker's label, the mark of an item
    width                    in which font, and how wide, was the text set?
    beginnings, break_odds   does a paragraph begin here?
    story_head               which lines are headline and deck?

Only `stories_of_text` is called from outside.
"""

from searchkit.paragraphs.plain.text_route import stories_of_text

__all__ = ["stories_of_text"]
