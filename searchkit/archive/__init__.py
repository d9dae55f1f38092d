"""What was read, from which bytes, with which outcome? SQLite; the truth the index is derived from."""
