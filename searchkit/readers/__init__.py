"""What is in this file? One module a kind of file; each gives a Clipping."""

VERSION = "1"  # raised whenever a reader gives something else for the same bytes
