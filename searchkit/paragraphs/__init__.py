"""Where does a paragraph begin and end, and what kind is it? One module a decision."""

VERSION = "1"  # raised whenever the same clipping gives other paragraphs or fields
