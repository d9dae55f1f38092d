"""What does a Markdown clip say? Its front matter as fields, its text without marks, in blocks.

Clips of Obsidian, Joplin and other web clippers, and Markdown that somebody wrote.
"""

from searchkit.readers.markdown.clip import read_markdown
from searchkit.readers.markdown.front_matter import begins_with_front_matter

__all__ = ["begins_with_front_matter", "read_markdown"]
