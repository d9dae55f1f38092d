"""The embedded engine: keeps an index folder level with an archive, opens it, checks it, goes back."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from searchkit.domain.aliases import NO_ALIASES, Aliases
from searchkit.domain.errors import IndexDamaged, IndexMissing, IndexOutdated, NothingOlder
from searchkit.domain.stamp import Stamp
from searchkit.engines.bm25 import WEIGHTS, Weights
from searchkit.engines.whoosh.folder import (
    LOCK,
    IndexFolder,
    generation_of,
    manifest_name,
    storage_errors,
)
from searchkit.engines.whoosh.manifest import Manifest
from searchkit.engines.whoosh.schema import VERSION
from searchkit.engines.whoosh.share import problems_of_share

if TYPE_CHECKING:
    from searchkit.engines.whoosh.snapshot import WhooshSnapshot
    from searchkit.ports import Archive, Publication

KEPT_GENERATIONS = 3
# A reader that loses its generation to three publications between two file openings looks again.
OPENING_ATTEMPTS = 20


class WhooshEngine:
    """An index in a folder of its own; see `folder.py` for what lies in it."""

    def __init__(
        self, folder: Path, lock_wait_seconds: float = 0.0, weights: Weights = WEIGHTS
    ) -> None:
        self._weights = weights
        self._folder = IndexFolder(folder)
        self._lock_wait_seconds = lock_wait_seconds

    def publish(
        self, archive: "Archive", stamp: Stamp, *, from_nothing: bool = False
    ) -> "Publication":
        """Bring the index level with the archive, built aside and committed by one rename.

        An index of another schema or stamp, or one that is damaged, is built from nothing.
        Raises IndexLocked, StorageError, UsageError (the folder is somebody else's) or IndexDamaged
        (others may write in it).
        """
        with storage_errors(self._folder.path):
            self._folder.prepare()
            with self._locked() as sign:
                self._folder.clear_new()
                return self._publish(archive, stamp, sign, from_nothing=from_nothing)

    def open(self, aliases: Aliases = NO_ALIASES) -> "WhooshSnapshot":
        """Open the generation that is served."""
        from searchkit.engines.whoosh.snapshot import WhooshSnapshot

        with storage_errors(self._folder.path):
            self._folder.require_ours()
            for attempt in range(OPENING_ATTEMPTS):
                name = self._folder.current()
                try:
                    return WhooshSnapshot(
                        self._folder, self._folder.manifest(name), aliases, self._weights
                    )
                except FileNotFoundError as error:
                    if attempt == OPENING_ATTEMPTS - 1 or self._folder.current() == name:
                        raise IndexDamaged(
                            f"{error.filename}: missing. {self._folder.way_out()}"
                        ) from None
        raise AssertionError("the last attempt returns or raises")

    def stamp(self) -> Stamp | None:
        """Return the stamp of the generation that is served; None where none can be opened.

        Raises UsageError or IndexDamaged where no index of ours may be.
        """
        with suppress(IndexMissing):
            self._folder.require_ours()
        try:
            return self._folder.manifest(self._folder.current()).stamp
        except (IndexMissing, IndexOutdated, IndexDamaged, FileNotFoundError):
            return None

    def check(self) -> Sequence[str]:
        """Verify every byte of every kept generation. Returns a sentence for each problem.

        Raises IndexMissing where there is no index, and IndexLocked while it is being written.
        """
        with storage_errors(self._folder.path):
            self._folder.require_ours()
            with self._locked("checking") as sign:
                sign()
                return tuple(self._problems())

    def rollback(self) -> int:
        """Serve the newest older generation whose every byte is sound, and return its number.

        Raises NothingOlder where the one that is served is the oldest, and IndexDamaged where none
        is sound.
        """
        with storage_errors(self._folder.path):
            self._folder.require_ours()
            with self._locked() as sign:
                sign()
                served = self._served()
                older = [
                    name
                    for name in self._folder.manifests()
                    if served is None or generation_of(name) < served
                ]
                for name in reversed(older):
                    if not any(self._problems_of(name, set())):
                        self._folder.serve(name)
                        return generation_of(name)
        if not older and served is not None:
            raise NothingOlder(
                f"{self._folder.path}: generation {served} is the oldest that is kept, so there is "
                "nothing to go back to. It stays as it is."
            )
        raise IndexDamaged(
            f"{self._folder.path}: no older generation is sound. Rebuild: searchkit index --rebuild"
        )

    @contextmanager
    def _locked(self, doing: str = "writing") -> Iterator[Callable[[], None]]:
        from searchkit.engines.whoosh.lock import writer_lock

        with writer_lock(self._folder.path / LOCK, self._lock_wait_seconds, doing) as sign:
            yield sign

    # Publishing

    def _publish(
        self, archive: "Archive", stamp: Stamp, sign: Callable[[], None], *, from_nothing: bool
    ) -> "Publication":
        from searchkit.ports import Publication

        base = self._base(stamp)
        if from_nothing and not archive.missing():  # of what is missing, `base` has the last copy
            base = None
        rotten = () if base is None else tuple(problems_of_share(self._folder, base))
        if rotten:
            base = None
        level = archive.level()
        if base is not None and base.level is not None and base.level.holds_as(level):
            return Publication(base.generation, False, 0, 0, base.paragraphs)
        from searchkit.engines.whoosh import publishing

        try:
            plan = publishing.plan_from(base, self._folder, archive)
        except IndexDamaged as error:
            if base is None or not any(self._problems_of(manifest_name(base.generation), set())):
                raise
            rotten = (str(error),)
            base, plan = None, publishing.plan_from(None, self._folder, archive)
        sign()
        served, before = self._served(), self._folder.objects()
        number = self._folder.next_generation()
        try:
            segments = publishing.write_segments(self._folder, archive, plan.written)
            publishing.write_copies(self._folder, plan.groups)
            manifest = Manifest(
                number, VERSION, stamp, (*plan.kept, *segments), plan.groups.stored, plan.level
            )
            self._folder.commit(manifest)
        except BaseException:
            if (
                self._served() == served
            ):  # the new generation is not in service: nothing needs these
                self._folder.remove_objects(self._folder.objects() - before)
            raise
        with suppress(OSError):  # what cannot be removed now is removed by a later run
            self._prune(manifest, served, only_sound=base is None)
        return Publication(number, True, plan.added, plan.removed, manifest.paragraphs, rotten)

    def _base(self, stamp: Stamp) -> "Manifest | None":
        """Return the generation to build on. None: there is none, or none that can be built on."""
        try:
            manifest = self._folder.manifest(self._folder.current())
            if manifest.stamp.index != stamp.index:
                return None
            for stored in manifest.files():
                self._folder.open_object(stored)
        except (IndexMissing, IndexOutdated, IndexDamaged, FileNotFoundError):
            return None
        return manifest

    def _served(self) -> int | None:
        """Return the number of the generation that is served, as far as CURRENT can be read."""
        try:
            return generation_of(self._folder.current())
        except (IndexMissing, IndexDamaged):
            return None

    def _prune(self, newest: Manifest, served: int | None, *, only_sound: bool) -> None:
        """Remove what the newest generations do not name.

        Generations that `rollback` went back from are newer than the one served before, and go. So
        do those that are damaged, where every byte is looked at: after a rebuild, when `check`
        should have nothing left to say.
        """
        kept = {manifest_name(newest.generation)}
        objects = {stored.digest for stored in newest.files()}
        for name in reversed(self._folder.manifests()):
            number = generation_of(name)
            if number >= newest.generation or (served is not None and number > served):
                continue
            if len(kept) == KEPT_GENERATIONS:
                break
            try:
                manifest = self._folder.manifest(name)
            except (IndexDamaged, IndexOutdated):
                continue  # nobody can say what it is made of
            if only_sound and any(self._problems_of(name, set())):
                continue
            kept.add(name)
            objects.update(stored.digest for stored in manifest.files())
        self._folder.remove_all_but(kept, objects)

    # Checking

    def _problems(self) -> Iterator[str]:
        """Yield what is wrong with the generation served and the older ones that are kept."""
        served = None
        try:
            served = self._folder.current()
        except IndexDamaged as error:
            yield str(error)
        names = self._folder.manifests()
        if served is not None and served not in names:
            yield f"{self._folder.path}: generation {generation_of(served)} is missing"
        verified: set[str] = set()
        for name in names:
            if served is None or name <= served:
                yield from self._problems_of(name, verified)

    def _problems_of(self, name: str, verified: set[str]) -> Iterator[str]:
        """Yield what is wrong with one generation; files in `verified` were read already."""
        try:
            manifest = self._folder.manifest(name)
        except (IndexDamaged, IndexOutdated, FileNotFoundError) as error:
            yield str(error)
            return
        for stored in manifest.files():
            if stored.digest not in verified:
                verified.add(stored.digest)
                if (problem := self._folder.problem_of(stored)) is not None:
                    yield (
                        f"{problem} (generation {manifest.generation}). "
                        "Build it anew from the archive: searchkit index --rebuild"
                    )
