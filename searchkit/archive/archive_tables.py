"""The archive's tables. What they are for, and why they are trusted: docs/adr/0029.

Every row has a seal, a digest of its other columns (`seals.py`). What is small stands in `meta`, which
is kept twice. What is long stands apart from what is asked often, so that a run that changes ten
articles walks over no text of the others.
"""

SCHEMA_VERSION = 3  # raised whenever SCHEMA changes in a way that older rows do not fit
CONVERTED = 2  # the schema before, which is converted
APPLICATION_ID = 0x5345524B  # "SERK", so that `file` and we can tell whose database it is

_META = "(key TEXT PRIMARY KEY, value TEXT NOT NULL, seal BLOB NOT NULL) WITHOUT ROWID"

SCHEMA = (
    f"CREATE TABLE meta {_META}",
    f"CREATE TABLE meta_twin {_META}",
    # Paths are bytes: a name need not be UTF-8.
    """CREATE TABLE files (
        root BLOB NOT NULL, path BLOB NOT NULL, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL,
        settled INTEGER NOT NULL, digest TEXT, good TEXT, reason TEXT,
        ctime_ns INTEGER NOT NULL, inode INTEGER NOT NULL, is_passing INTEGER NOT NULL,
        seal BLOB NOT NULL, PRIMARY KEY (root, path)
    ) WITHOUT ROWID""",
    # stories: how many articles are kept of it. in_part: what of it was not read, JSON.
    """CREATE TABLE clippings (
        digest TEXT PRIMARY KEY, suffix TEXT NOT NULL, stamp TEXT NOT NULL, reason TEXT,
        stories INTEGER NOT NULL, in_part TEXT, seal BLOB NOT NULL
    ) WITHOUT ROWID""",
    # The articles of a clipping in order, JSON: [[id, [warning, ...]], ...]. Warnings are of the
    # reading: the same line in two exports may have them in one alone.
    """CREATE TABLE stories (
        clipping TEXT PRIMARY KEY, listing TEXT NOT NULL, seal BLOB NOT NULL
    )""",
    """CREATE TABLE faults (
        subject TEXT PRIMARY KEY, reason TEXT NOT NULL, tries INTEGER NOT NULL, again_after TEXT,
        seal BLOB NOT NULL
    ) WITHOUT ROWID""",
    # Stamps are numbers of meta's `stamps`. location is JSON: [ordinal, [path, ...], [warning, ...]];
    # placed is the digest of all that an index holds of it, and revision tells when that last
    # changed. The three are NULL until a run has settled where the article lies.
    """CREATE TABLE articles (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        reading_stamp INTEGER NOT NULL, findings_stamp INTEGER NOT NULL,
        reading_digest TEXT NOT NULL, findings_digest TEXT NOT NULL, warnings TEXT,
        location TEXT, placed TEXT, revision INTEGER, seal BLOB NOT NULL
    )""",
    "CREATE INDEX articles_findings ON articles (findings_stamp)",
    "CREATE INDEX articles_revision ON articles (revision)",
    # Articles as compressed JSON; the digests above are of that JSON. Where they are the same, all
    # that would be found out was given, or nothing was yet: only the reading is kept.
    "CREATE TABLE readings (number INTEGER PRIMARY KEY, record BLOB NOT NULL)",
    "CREATE TABLE findings (number INTEGER PRIMARY KEY, record BLOB NOT NULL)",
    # What was kept since the last finished run: ids of articles and digests of clippings.
    "CREATE TABLE unsettled (subject TEXT PRIMARY KEY) WITHOUT ROWID",
    # Articles that left, so that an index can ask what changed since it was level.
    """CREATE TABLE gone (
        article TEXT PRIMARY KEY, revision INTEGER NOT NULL, seal BLOB NOT NULL
    ) WITHOUT ROWID""",
    # grouped: today's groups were made with this signature. copy_of: the first of its group.
    """CREATE TABLE signatures (
        article TEXT PRIMARY KEY, signature BLOB NOT NULL, grouped INTEGER NOT NULL, copy_of TEXT,
        seal INTEGER NOT NULL
    ) WITHOUT ROWID""",
    "CREATE INDEX signatures_ungrouped ON signatures (article) WHERE grouped = 0",
    "CREATE INDEX signatures_copies ON signatures (article, copy_of) WHERE copy_of NOT NULL",
    # What signatures were that today's groups were made with, of articles that changed or left.
    """CREATE TABLE former_signatures (
        article TEXT PRIMARY KEY, signature BLOB NOT NULL
    ) WITHOUT ROWID""",
)
