"""The truth: every file with its outcome, and the articles read from it, in one SQLite file."""

from searchkit.archive.corrected_archive import CorrectedArchive
from searchkit.archive.sqlite_archive import SqliteArchive

__all__ = ["CorrectedArchive", "SqliteArchive"]
