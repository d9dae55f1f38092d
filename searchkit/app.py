"""The composition root: the one module that knows which part stands behind each port.

Every import of a part is made in the function that needs it: a search must not pay for readers,
nor `--help` for anything.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from searchkit.domain.aliases import NO_ALIASES, Aliases
from searchkit.domain.errors import IndexMissing
from searchkit.domain.stamp import Stamp, joined
from searchkit.settings import Settings
from searchkit.which_index import ChosenBy

if TYPE_CHECKING:
    from datetime import date

    from searchkit.archive import CorrectedArchive, SqliteArchive
    from searchkit.archive.marks import MarksFile
    from searchkit.domain.article import Article
    from searchkit.domain.clipping import Clipping, Source
    from searchkit.engines.whoosh.index import GenerationIndex
    from searchkit.ingest.parsing import Parsed
    from searchkit.ingest.report import RunReport
    from searchkit.ingest.request import Parts
    from searchkit.ports import Enricher, SearchEngine
    from searchkit.renderers.display_names import Names
    from searchkit.search.index import Index

ARCHIVE_NAME = "archive.sqlite"  # in the index folder; the engine knows `archive.*` as ours


def read(source: "Source") -> "Clipping":
    """Return what a file holds, by the reader of its kind. Raises UnreadableClipping."""
    from searchkit.readers.sniff import FileKind, sniff

    kind = sniff(source)
    match kind:
        case FileKind.PDF:
            from searchkit.readers.pdf import read_pdf

            return read_pdf(source)
        case FileKind.TEXT:
            from searchkit.readers.text import read_text

            return read_text(source)
        case FileKind.JSONL:
            from searchkit.readers.jsonl import read_jsonl

            return read_jsonl(source)
        case FileKind.HTML:
            from searchkit.readers.html import read_html

            return read_html(source)
        case FileKind.MARKDOWN:
            from searchkit.readers.markdown import read_markdown

            return read_markdown(source)
        case _:
            assert_never(kind)


def understand(source: "Source") -> "tuple[Article, ...]":
    """Return the articles of a file as they are read, before anything is found out about them."""
    from searchkit.paragraphs.articles import articles_of

    return articles_of(read(source))


def without_known(source: "Source", known: Collection[str]) -> "tuple[Source, Sequence[str]]":
    """Return what of a file must be read where these of its articles are known, and its ids."""
    from searchkit.readers.sniff import FileKind, sniff

    if not known or sniff(source) is not FileKind.JSONL:
        return source, ()
    from searchkit.readers.jsonl import without_lines

    return without_lines(source, known)


@cache
def enrichers() -> "Sequence[Enricher]":
    """Return the finders in the order in which they run; speakers may rest on the others.

    One set a process: they are pure, and their gazetteers take a third of a second to load.
    """
    from searchkit.enrichers.countries import CountryFinder
    from searchkit.enrichers.published import DateFinder
    from searchkit.enrichers.speakers import SpeakerFinder

    return (DateFinder(latest=_last_day_of_publication()), CountryFinder(), SpeakerFinder())


def _last_day_of_publication() -> "date":
    """Return tomorrow, which it may be elsewhere; what is dated later is no date of publication.

    A clock that stands before these rules were written is wrong, and must not make dates unknown.
    """
    from datetime import date, datetime, timedelta

    today = datetime.now().astimezone().date()
    return max(today, date(2026, 11, 27)) + timedelta(1)


def enrich(article: "Article") -> "Article":
    """Return the article with all that is found out about it."""
    for finder in enrichers():
        article = finder.enrich(article)
    return article


def regrouped(
    signatures: Mapping[str, bytes],
    before: Mapping[str, str],
    *,
    joined: Collection[str],
    left: Mapping[str, bytes],
) -> Mapping[str, str]:
    """Return the groups of near-copies. A run that changes nothing pays for none of it."""
    from searchkit.copies import regrouped

    return regrouped(signatures, before, joined=joined, left=left)


def sign(article: "Article") -> bytes:
    """Return the signature by which copies of an article are found."""
    from searchkit.copies import signature

    return signature(article)


def load_finders() -> None:
    """Load what reads text and finds things out, so that workers that are forked now share it."""
    import gc

    from searchkit.domain.clipping import Source

    for article in understand(Source("sample.txt", _SAMPLE.encode())):
        sign(enrich(article))
    gc.freeze()  # or the first collection of each worker would copy all of it


# They stand for all that `load_finders` loads: it is compiled together.
LAST_LOADED = (
    "paragraphs/plain/text_route.py",
    "enrichers/published/date_finder.py",
    "enrichers/countries/country_finder.py",
    "enrichers/speakers/speaker_finder.py",
)


def finders_are_compiled(program: Path = Path(__file__).parent) -> bool:
    """Whether Python keeps bytecode, as young as its source, of what `load_finders` loads."""
    from importlib.util import cache_from_source

    sources = [program / name for name in LAST_LOADED]
    try:
        return all(
            Path(cache_from_source(str(source))).stat().st_mtime >= source.stat().st_mtime
            for source in sources
        )
    except (OSError, NotImplementedError):  # none is written here
        return False


def load_ending() -> None:
    """Load what groups copies and publishes."""
    from searchkit import copies  # noqa: F401
    from searchkit.engines.whoosh import publishing  # noqa: F401


_SAMPLE = """\
Ministers meet in Lima over trade

By Anna Reyes

LIMA, May 3 - “We will come back,” Foreign Minister Wang Yi said in Peru on Monday.

The talks lasted for two days, said a spokesman for the ministry, who gave no details.
"""


def stamp() -> Stamp:
    """Return the versions of all parts that make what an archive and an index hold.

    Reads the parts' files, which takes some hundredths of a second: no search needs it.
    """
    from searchkit import __version__
    from searchkit.versions import Program

    program = Program(release=__version__)
    fields = program.packages_in("searchkit.enrichers")
    findings = {name: program.version_of(f"searchkit.enrichers.{name}") for name in fields}
    return Stamp(
        reading=program.version_of("searchkit.readers", "searchkit.paragraphs"),
        findings=joined({**findings, "copies": program.version_of("searchkit.copies")}),
        index=program.version_of("searchkit.engines.whoosh.publishing"),
    )


def parse_files(paths: Sequence[Path], jobs: int) -> "Iterator[Parsed]":
    """Yield what is understood of each file, read in a worker with limits of time and memory."""
    from searchkit.ingest.limits import WorkerLimits
    from searchkit.ingest.parsing import parse_files

    return parse_files(paths, understand, enrich, jobs, WorkerLimits())


def parse(path: str | Path) -> "tuple[Article, ...]":
    """Return the articles of a file with all that is found out about them; nothing is kept.

    The file is read in a worker process, with limits of time and memory. Raises
    UnreadableClipping with the reason.
    """
    from searchkit.domain.errors import UnreadableClipping

    (parsed,) = parse_files([Path(path)], jobs=1)
    if parsed.reason is not None:
        raise UnreadableClipping(parsed.reason)
    return parsed.articles


def engine(index: Path, lock_wait_seconds: float = 0.0) -> "SearchEngine":
    """Return the engine over an index folder. Nothing is opened or made yet."""
    from searchkit.engines.whoosh import WhooshEngine

    return WhooshEngine(index, lock_wait_seconds=lock_wait_seconds)


def archive(index: Path) -> "SqliteArchive":
    """Return the archive of an index folder. Nothing is opened or made yet."""
    from searchkit.archive import SqliteArchive

    return SqliteArchive(index / ARCHIVE_NAME, regrouped)


@contextmanager
def ingesting(
    settings: Settings, lock_wait_seconds: float = 0.0, *, dry_run: bool = False
) -> "Iterator[Parts]":
    """Give the parts of a run that brings the index level with its folders.

    `dry_run`: not a byte is written, beside the index either.
    """
    from searchkit.ingest.request import Parts, Skills
    from searchkit.remembered_stamp import FILE_NAME, StampMemory
    from searchkit.renderers.html.page_folder import pages_of

    memory = StampMemory(settings.index / FILE_NAME)
    with closing(archive(settings.index)) as ledger:
        yield Parts(
            skills=Skills(
                understand,
                enrich,
                sign,
                without_known,
                load_finders,
                finders_are_compiled,
                load_ending,
            ),
            ledger=ledger,
            published=corrected(ledger, settings) if settings.corrections_file.exists() else ledger,
            engine=engine(settings.index, lock_wait_seconds),
            stamp=memory.stamp(stamp),
            index=settings.index,
            pages_of=pages_of,
        )
    if not dry_run:
        memory.keep()


def index_folder(
    path: str | Path,
    clippings: str | Path | Iterable[str | Path] = (),
    *,
    rebuild: bool = False,
    jobs: int | None = None,
    allow_mass_removal: bool = False,
) -> "RunReport":
    """Bring the index in folder `path` level with its clippings, and return what was done.

    `clippings`, a file or folder or several, join those that the index has already; without, these
    are looked at. Corrections beside the index are laid over what is found. Reads in `jobs` worker
    processes, one a processor unless told otherwise. A file that cannot be read raises nothing: it
    is in the report. Raises UsageError for a path that is not there, MassRemovalRefused,
    IndexLocked, IndexDamaged or StorageError.
    """
    from searchkit.ingest.limits import processors
    from searchkit.ingest.request import Request
    from searchkit.ingest.run import index_clippings

    named = [clippings] if isinstance(clippings, str | Path) else clippings
    request = Request(
        paths=tuple(str(each) for each in named),
        rebuild=rebuild,
        jobs=jobs or processors(),
        allow_mass_removal=allow_mass_removal,
    )
    with ingesting(Settings(index=Path(path).absolute(), configuration=None)) as parts:
        return index_clippings(parts, request)


def corrected(ledger: "SqliteArchive", settings: Settings) -> "CorrectedArchive":
    """Return the archive with what the user knows better laid over it."""
    from searchkit.archive import CorrectedArchive
    from searchkit.archive.corrections_file import read_corrections

    return CorrectedArchive(ledger, read_corrections(settings.corrections_file))


def marks(settings: Settings) -> "MarksFile":
    """Return what readers were shown of saved searches. Nothing is opened or made yet."""
    from searchkit.archive.marks import MarksFile

    return MarksFile(settings.marks_file)


def names() -> "Names":
    """Return the names that renderers show."""
    from searchkit.language.countries import country_name
    from searchkit.renderers.display_names import Names

    return Names(country=country_name)


def aliases(settings: Settings) -> Aliases:
    """Return which names are one person's: `aliases.toml`, and over it `[aliases]`."""
    if not settings.aliases_file.exists():
        return settings.aliases
    from searchkit.archive.aliases_file import read_aliases

    return Aliases({**read_aliases(settings.aliases_file).of, **settings.aliases.of})


def open_index(path: str | Path, aliases: Aliases = NO_ALIASES) -> "Index":
    """Open the index in folder `path`. Raises IndexMissing, IndexOutdated or IndexDamaged."""
    from searchkit.search.asked_country import country_of
    from searchkit.search.index import Index

    return Index(engine(Path(path)).open(aliases), country_of)


def whoosh_index(path: str | Path, aliases: Aliases = NO_ALIASES) -> "GenerationIndex":
    """Return the index in folder `path` as a `whoosh.index.Index` that can be read, never written.

    It stays what it is whatever is indexed later. Raises as `open_index` does.
    """
    from searchkit.engines.whoosh import WhooshEngine

    return WhooshEngine(Path(path)).open(aliases).index


def open_settled_index(settings: Settings) -> "Index":
    """Open the index that the settings name, with the user's aliases."""
    try:
        return open_index(settings.index, aliases(settings))
    except IndexMissing:
        if settings.chosen_by is not ChosenBy.HERE:
            raise
        raise IndexMissing(
            f"{settings.index}: no index here yet, nor in a folder above. "
            "Make one: searchkit index PATH\nTo use one that lies elsewhere: searchkit use DIR"
        ) from None
