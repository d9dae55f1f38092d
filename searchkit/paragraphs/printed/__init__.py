"""How do printed lines become stories? docs/paragraphs.md explains it with an example.

    page_route            the way from pages to stories, one step a line
    mirrored_pages        pages that are read from right to left
    printed_rows          lines made clean: shadows, drawn bullets, wavering sizes
    reading_order, interleaved_columns
                          what was drawn later, or across, goes where it is read
    pictures              where are the pictures that captions belong to?
    cut_addresses         an address cut at a line's end is one again
    type_sizes            which sizes of type are the stories' own text?
    furniture             what belongs to the page, not to the story?
    export_pages          is it a database's export, with fields around each story?
    dropcaps              letters that go back to their words
    column_strips         strips of lines, their leading and edges
    cut_sentences         sentences that go on in another strip
    paragraph_style       are paragraphs marked by an indent, a gap, or not at all?
    tags                  can a tagged file's own structure be trusted?
    breaks                does a paragraph begin here?
    flows                 rows of one size -> paragraphs
    display_type          headlines, captions, pull quotes between them
    story_parts           a paragraph or block while it is being told what it is
    roles                 what is it by its words, its looks, the picture beside it?
    stories, jumps        which story does it belong to, and where does that go on?
    titles                which part is the headline?
    bylines               who wrote it, where no "By" says so?
    head_and_end          where does the story begin and end?

Only `stories_of_pages` is called from outside.
"""

from searchkit.paragraphs.printed.page_route import stories_of_pages

__all__ = ["stories_of_pages"]
