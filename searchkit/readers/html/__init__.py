"""What does a saved web page say? Its main text in blocks, and what its head says about it.

Nothing here opens a file or a connection: addresses in a page are text.
"""

from searchkit.readers.html.reader import read_html

__all__ = ["read_html"]
