"""What the bytes of an index mean, as one word: another word, and the index is built again."""

from searchkit.analysis import tokens

LAYOUT = "1"  # raised whenever a file of the index is laid out otherwise, or holds something else
VERSION = f"{LAYOUT}.{tokens.VERSION}"  # other words in the same text make another index, too
