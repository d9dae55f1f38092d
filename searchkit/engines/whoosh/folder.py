"""The index folder: what may be in it, who may touch it, and how files come to lie there.

    CURRENT               the name of the generation that is served, and the digest of that name;
                          replacing it is the only commit
    LOCK                  held by the one process that writes
    generations/N.json    manifests, each naming the immutable files it is made of
    objects/DIGEST        those files
    new/                  what is being written; nothing in it is ever read

Every file is written in new/, synced and renamed. The folder is 0700 and its files 0600, whatever
the umask: digests tell of rot, not of malice, and only the mode keeps strangers out.
"""

import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from pathlib import Path
from typing import BinaryIO

from searchkit.domain.errors import (
    IndexDamaged,
    IndexMissing,
    IndexOutdated,
    StorageError,
    UsageError,
    require_writable,
)
from searchkit.engines.whoosh.array_file import ArrayFile
from searchkit.engines.whoosh.manifest import (
    Manifest,
    OtherSchema,
    StoredFile,
    manifest_from_bytes,
)
from searchkit.engines.whoosh.schema import VERSION
from searchkit.regexes import regex
from searchkit.values import dataclass

CURRENT, LOCK, GENERATIONS, OBJECTS, NEW = "CURRENT", "LOCK", "generations", "objects", "new"
OURS = frozenset({CURRENT, LOCK, GENERATIONS, OBJECTS, NEW})
# What may lie beside an index: the archive, what the repository brings, what a Finder leaves behind.
BESIDE = regex(r"archive\..*|README\.md|\.git(ignore|keep)|\.DS_Store")
FIRST = 1  # the number of an index's first generation
MANIFEST_NAME = regex(r"(\d{8})\.json")
OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH


class Standing(Enum):
    """What a folder is to us."""

    ABSENT = "absent"
    ADOPTABLE = "adoptable"  # empty, or with nothing but what may lie beside an index
    OURS = "ours"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that is being written."""

    file: BinaryIO
    path: Path


class IndexFolder:
    """The files of an index, and the rules by which they are read and written."""

    def __init__(self, path: Path) -> None:
        self.path = path

    # What is there

    def standing(self) -> Standing:
        """Return what the folder is to us, without changing it."""
        try:
            names = {entry.name for entry in os.scandir(self.path)}
        except FileNotFoundError:
            return Standing.ABSENT
        except NotADirectoryError:
            return Standing.FOREIGN
        if CURRENT in names and GENERATIONS in names:
            return Standing.OURS
        if any(name not in OURS and not BESIDE.fullmatch(name) for name in names):
            return Standing.FOREIGN
        return Standing.OURS if names & OURS else Standing.ADOPTABLE

    def require_ours(self) -> None:
        """Raise IndexMissing, UsageError or IndexDamaged unless an index may be read here."""
        standing = self.standing()
        if standing is Standing.FOREIGN:
            raise self._foreign()
        if standing is not Standing.OURS:
            raise self._missing()
        self._require_trust()
        if self.is_unfinished():
            raise self._missing()

    def is_unfinished(self) -> bool:
        """Whether a first build was broken off: a generation may be there, none was ever served."""
        is_served = os.path.lexists(self.path / CURRENT)
        return not is_served and self.manifests() in ([], [manifest_name(FIRST)])

    def next_generation(self) -> int:
        """Return the number of the generation to be written; a first one that was broken off is
        written over, so that it can be told from one that was served.
        """
        if self.is_unfinished():
            return FIRST
        return max(map(generation_of, self.manifests()), default=0) + 1

    def prepare(self) -> None:
        """Make the folder ready to be written: create or adopt it, and set its modes.

        A folder that is ours keeps its mode. Raises StorageError where that forbids to write: the
        superuser would not be stopped, and whoever set it meant it.
        """
        standing = self.standing()
        if standing is Standing.FOREIGN:
            raise self._foreign()
        if standing is Standing.OURS:
            self._require_trust()
            self._require_writable()
            self._make_rooms()
            return
        if standing is Standing.ABSENT:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            _sync_folder(self.path.parent)
        else:
            self._require_owner(self.path.stat(), self.path)
        self.path.chmod(0o700)
        self._make_rooms()

    def _make_rooms(self) -> None:
        for name in (GENERATIONS, OBJECTS, NEW):
            room = self.path / name
            if not room.is_dir():
                room.mkdir(mode=0o700)
                room.chmod(0o700)  # whatever the umask took away

    def _require_writable(self) -> None:
        for path in (self.path, *(self.path / name for name in (GENERATIONS, OBJECTS, NEW))):
            with suppress(FileNotFoundError):
                require_writable(path)

    # Reading

    def current(self) -> str:
        """Return the name of the manifest that is served. Raises IndexMissing or IndexDamaged."""
        try:
            data = self._read(self.path / CURRENT)
        except FileNotFoundError:
            raise (
                self._missing() if self.is_unfinished() else self._damaged(self.path / CURRENT)
            ) from None
        line, newline, rest = data.decode("ascii", "replace").partition("\n")
        name, _, digest = line.partition(" ")
        if not MANIFEST_NAME.fullmatch(name) or not newline or rest:
            raise self._damaged(self.path / CURRENT)
        # Older searchkits wrote none. Without it one flipped bit serves another generation.
        if digest and digest != _digest_of_name(name):
            raise self._damaged(self.path / CURRENT)
        return name

    def manifests(self) -> list[str]:
        """Return the names of all manifests, oldest generation first."""
        return sorted(filter(MANIFEST_NAME.fullmatch, self._names(GENERATIONS)))

    def objects(self) -> set[str]:
        """Return the names of all immutable files."""
        return set(self._names(OBJECTS))

    def way_out(self) -> str:
        """Return what to do where a file is damaged: go back, if there is something to go back to."""
        if len(self.manifests()) > 1:
            return "Go back a generation: searchkit rollback"
        return "Build it anew from the archive: searchkit index --rebuild"

    def manifest(self, name: str) -> Manifest:
        """Return a verified manifest. Raises FileNotFoundError, IndexDamaged or IndexOutdated."""
        path = self.path / GENERATIONS / name
        try:
            manifest = manifest_from_bytes(self._read(path), VERSION)
        except ValueError:
            raise self._damaged(path) from None
        except OtherSchema as error:
            raise IndexOutdated(
                f"{self.path}: built with schema {error}, this searchkit writes schema {VERSION}. "
                "Rebuild it: searchkit index --rebuild"
            ) from None
        if manifest.generation != generation_of(name):
            raise self._damaged(path)
        return manifest

    def open_object(self, stored: StoredFile) -> ArrayFile:
        """Map an immutable file. Raises IndexDamaged where it is not as the manifest says."""
        path = self.path / OBJECTS / stored.digest
        descriptor = self._open(path)
        if os.fstat(descriptor).st_size != stored.size:
            os.close(descriptor)
            raise self._damaged(path)
        return ArrayFile(descriptor, path, self.way_out)

    def problem_of(self, stored: StoredFile) -> str | None:
        """Read every byte of an immutable file and say what is wrong with it, if anything is."""
        path = self.path / OBJECTS / stored.digest
        digest = hashlib.blake2b(digest_size=16)
        try:
            with os.fdopen(self._open(path), "rb") as file:
                while run := file.read(1 << 20):
                    digest.update(run)
        except FileNotFoundError:
            return f"{path}: missing"
        except IndexDamaged as error:
            return str(error)
        return None if digest.hexdigest() == stored.digest else f"{path}: damaged"

    # Writing, by the holder of the lock only

    @contextmanager
    def new_object(self) -> "Iterator[NewFile]":
        """Yield a file in new/ to write an object in; it goes away unless `keep` takes it."""
        path = self.path / NEW / f"object-{os.urandom(8).hex()}"
        try:
            with self._create(path) as file:
                yield NewFile(file, path)
        finally:
            path.unlink(missing_ok=True)

    def keep(self, new: "NewFile", digest: str) -> StoredFile:
        """Sync a file of `new_object` and give it its name. A file with that name is replaced."""
        _sync(new.file)
        new.path.replace(self.path / OBJECTS / digest)
        return StoredFile(digest, os.fstat(new.file.fileno()).st_size)

    def commit(self, manifest: Manifest) -> None:
        """Make a generation the one that is served; everything it names is on the disk first."""
        name = manifest_name(manifest.generation)
        _sync_folder(self.path / OBJECTS)
        self._put(self.path / GENERATIONS / name, manifest.to_bytes())
        self.serve(name)

    def serve(self, name: str) -> None:
        """Make CURRENT name a manifest: the only commit point."""
        self._put(self.path / CURRENT, f"{name} {_digest_of_name(name)}\n".encode("ascii"))

    def remove_all_but(self, manifests: set[str], objects: set[str]) -> None:
        """Remove what no kept generation names; manifests first, so that none is ever half there."""
        for name in set(self.manifests()) - manifests:
            (self.path / GENERATIONS / name).unlink(missing_ok=True)
        self.remove_objects(self.objects() - objects)

    def remove_objects(self, names: set[str]) -> None:
        """Remove immutable files that no generation names."""
        for name in names:
            (self.path / OBJECTS / name).unlink(missing_ok=True)

    def clear_new(self) -> None:
        """Remove what an earlier run left unfinished."""
        for entry in os.scandir(self.path / NEW):
            if not entry.is_dir(follow_symlinks=False):  # a folder in there is not of our making
                Path(entry.path).unlink(missing_ok=True)

    def _put(self, path: Path, data: bytes) -> None:
        aside = self.path / NEW / path.name
        aside.unlink(missing_ok=True)
        try:
            with self._create(aside) as file:
                file.write(data)
                _sync(file)
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)
        _sync_folder(path.parent)

    def _create(self, path: Path) -> BinaryIO:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW
        descriptor = os.open(path, flags, 0o600)
        try:
            os.fchmod(descriptor, 0o600)  # whatever the umask took away
            return os.fdopen(descriptor, "wb")
        except OSError:
            os.close(descriptor)
            raise

    # Trust

    def _require_trust(self) -> None:
        for path in (self.path, *(self.path / name for name in (GENERATIONS, OBJECTS, NEW))):
            with suppress(FileNotFoundError):
                found = path.stat(follow_symlinks=path == self.path)
                self._require_trusted(found, path)

    def _require_file(self, found: os.stat_result, path: Path) -> None:
        self._require_trusted(found, path)
        if stat.S_ISDIR(found.st_mode):
            raise IndexDamaged(
                f"{path}: a folder where a file should be. "
                "Remove it, then rebuild: searchkit index --rebuild"
            )

    def _require_trusted(self, found: os.stat_result, path: Path) -> None:
        self._require_owner(found, path)
        if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
            raise IndexDamaged(
                f"{path}: neither a file nor a folder, so it is not trusted. "
                "Remove it, then rebuild: searchkit index --rebuild"
            )
        if found.st_mode & OTHERS_MAY_WRITE:
            raise IndexDamaged(
                f"{path}: others may write here, so it is not trusted. If nobody did: "
                f"chmod -R go-w {self.path}"
            )

    def _require_owner(self, found: os.stat_result, path: Path) -> None:
        if found.st_uid not in (os.geteuid(), 0):
            raise IndexDamaged(
                f"{path}: belongs to another user, so it is not trusted. "
                "Use an index of your own: --index DIR"
            )

    def _open(self, path: Path) -> int:
        """Open a file of the index for reading, never through a link, and only if it is trusted."""
        try:
            descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
        except OSError as error:
            if error.errno in (errno.ELOOP, errno.EMLINK):
                raise IndexDamaged(
                    f"{path}: a link, so it is not trusted. "
                    "Remove it, then rebuild: searchkit index --rebuild"
                ) from None
            raise
        try:
            self._require_file(os.fstat(descriptor), path)
        except IndexDamaged:
            os.close(descriptor)
            raise
        return descriptor

    def _names(self, folder: str) -> list[str]:
        try:
            return [path.name for path in (self.path / folder).iterdir()]
        except FileNotFoundError:
            return []

    def _read(self, path: Path) -> bytes:
        with os.fdopen(self._open(path), "rb") as file:
            return file.read()

    def _damaged(self, path: Path) -> IndexDamaged:
        return IndexDamaged(f"{path}: damaged. {self.way_out()}")

    def _missing(self) -> IndexMissing:
        return IndexMissing(f"{self.path}: no index here yet. Make one: searchkit index PATH")

    def _foreign(self) -> UsageError:
        return UsageError(
            f"{self.path}: not a searchkit index, and not empty. Choose another folder: --index DIR"
        )


def manifest_name(generation: int) -> str:
    """Return the name of a generation's manifest."""
    return f"{generation:08d}.json"


def _digest_of_name(name: str) -> str:
    return hashlib.blake2b(name.encode("ascii"), digest_size=4).hexdigest()


def generation_of(name: str) -> int:
    """Return the number of the generation whose manifest has this name."""
    return int(name.removesuffix(".json"))


@contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """Turn what the disk says into a sentence."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise StorageError(
            f"{error.filename or path}: {reason}. The index is as it was."
        ) from error


def _sync(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _sync_folder(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
