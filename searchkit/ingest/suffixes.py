"""Which files are taken for clippings by their names.

What is known to be something else is passed over unopened and counted by its suffix in `status`, so
that the pictures and styles of a saved web page are neither indexed nor a hundred lines of trouble.
Papers of kinds that searchkit does not read may well be clippings: each is trouble that says so. Any
other file is taken for a clipping, whatever its suffix, and its content decides: text is often saved
without one.
"""

# What lies beside clippings: the parts of saved web pages, pictures, sound, film, tables and other
# data, archives, programs, and what editors, downloads and systems leave behind.
OTHERS = frozenset(
    f".{suffix}"
    for line in (
        "css less scss js mjs map ts woff woff2 ttf otf eot ico svg webmanifest",
        "jpg jpeg png gif webp avif bmp tif tiff heic psd",
        "mp3 m4a ogg opus wav flac mp4 m4v mov avi mkv webm vtt srt",
        "xls xlsx ods numbers ppt pptx odp key sqlite sqlite3 db parquet bib ris",
        "json xml csv tsv yaml yml toml ini cfg conf",
        "zip gz tgz bz2 xz zst tar 7z rar warc",
        "py pyc sh rb pl php c h cpp java go rs ipynb tex log lock exe dll so bin",
        "tmp temp part crdownload download partial swp swo bak orig lnk url desktop torrent",
    )
    for suffix in line.split()
)

PAPERS = frozenset(
    f".{suffix}"
    for line in (
        "doc docx odt rtf pages epub mobi azw3 djvu",
        "eml mbox mht mhtml webarchive",
    )
    for suffix in line.split()
)


def passed_over_as(name: str) -> str | None:
    """Return what a file that is no clipping is counted as, ".jpg" or "hidden"; None: it may be one.

    Hidden files, whose names start with a full stop, are nobody's clippings: systems and programs
    keep their own things there.
    """
    if name.startswith("."):
        return "hidden"
    if name.endswith("~"):
        return "~"
    suffix = suffix_of(name)
    return suffix if suffix in OTHERS else None


def suffix_of(name: str) -> str:
    """Return the suffix in lower case; empty where the name has none."""
    stem, dot, suffix = name.rpartition(".")
    return f".{suffix.lower()}" if stem and dot else ""


def why_not_read(name: str) -> str | None:
    """Return why a paper of this name is not read; None: it may be."""
    suffix = suffix_of(name)
    if suffix not in PAPERS:
        return None
    return f"a {suffix} file; searchkit reads PDF, text, HTML, Markdown and .jsonl: save it as one of these"
