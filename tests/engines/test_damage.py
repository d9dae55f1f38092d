"""Every byte of every file is covered, and bytes that were tampered with are never run."""

import os
import pickle
import struct
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from whoosh.query import Every, Or, Prefix, Term
from whoosh.sorting import FieldFacet

from searchkit.domain.errors import IndexDamaged, IndexMissing, SearchkitError
from searchkit.domain.query import Query, Word
from searchkit.engines.whoosh import WhooshEngine
from searchkit.engines.whoosh.array_file import TAG
from tests.contracts.archives import STAMP, archive, story
from tests.engines.conftest import NEW, OLD, answers, expected


def covered(folder: Path) -> list[Path]:
    """Returns the files of one generation: CURRENT, manifest, words, records, copies."""
    return [folder / "CURRENT", *(p for p in sorted(folder.glob("*/*")) if p.is_file())]


def flip(path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 1 << (place % 8)
    path.write_bytes(bytes(data))


def test_check_names_the_file_whatever_byte_is_damaged(folder: Path, engine: WhooshEngine) -> None:
    engine.publish(OLD, STAMP)
    assert len(covered(folder)) == 5

    for path in covered(folder):
        sound = path.read_bytes()
        for place in {*range(0, len(sound), max(1, len(sound) // 40)), len(sound) - 1}:
            flip(path, place)
            problems = engine.check()
            assert problems, (path.name, place)
            assert path.name in " ".join(problems), (path.name, place)
            path.write_bytes(sound)
    assert engine.check() == ()


def test_no_bit_of_current_serves_another_generation(folder: Path, engine: WhooshEngine) -> None:
    for n in range(3):
        engine.publish(archive(story("a", f"version {n}")), STAMP)
    current = folder / "CURRENT"
    sound = current.read_bytes()

    for bit in range(8 * len(sound)):
        data = bytearray(sound)
        data[bit // 8] ^= 1 << bit % 8
        current.write_bytes(data)
        with pytest.raises(IndexDamaged, match="CURRENT: damaged"):
            engine.open()
        assert "CURRENT" in engine.check()[0]


def test_a_current_without_a_digest_is_read_as_earlier_searchkits_wrote_it(
    folder: Path, engine: WhooshEngine
) -> None:
    engine.publish(OLD, STAMP)
    current = folder / "CURRENT"
    current.write_text(f"{current.read_text().split()[0]}\n")

    assert answers(engine) == expected(OLD, folder.parent)
    assert engine.check() == ()


@pytest.mark.parametrize("how", ["cut", "emptied", "longer", "gone"])
def test_a_file_of_another_size_is_noticed_when_opening(
    folder: Path, engine: WhooshEngine, how: str
) -> None:
    engine.publish(OLD, STAMP)

    for path in covered(folder):
        sound = path.read_bytes()
        if how == "gone":
            path.unlink()
        else:
            path.write_bytes({"cut": sound[:-1], "emptied": b"", "longer": sound + b"\n"}[how])
        # Nothing is older; and without CURRENT it is what a first run leaves that was killed.
        is_unfinished = how == "gone" and path.name == "CURRENT"
        with pytest.raises(
            IndexMissing if is_unfinished else IndexDamaged, match="searchkit index"
        ):
            engine.open()
        path.write_bytes(sound)
        path.chmod(0o600)
    assert answers(engine) == expected(OLD, folder.parent)


def test_check_covers_the_older_generations_too(folder: Path, engine: WhooshEngine) -> None:
    for n in range(3):
        engine.publish(archive(story("a", f"version {n}")), STAMP)
    oldest = {path.name for path in (folder / "objects").iterdir()}
    flip(folder / "objects" / min(oldest), 20)

    (problem,) = engine.check()

    assert min(oldest) in problem


def test_a_damaged_index_is_built_again_by_the_next_run(folder: Path, engine: WhooshEngine) -> None:
    engine.publish(OLD, STAMP)
    for path in (folder / "objects").iterdir():
        path.write_bytes(b"")

    assert engine.publish(OLD, STAMP).written
    assert answers(engine) == expected(OLD, folder.parent)
    assert engine.publish(OLD, STAMP, from_nothing=True).written


def test_a_rebuild_heals_files_that_rotted_without_changing_their_size(
    folder: Path, engine: WhooshEngine
) -> None:
    engine.publish(OLD, STAMP)
    for path in (folder / "objects").iterdir():
        flip(path, path.stat().st_size // 3)
    assert engine.check()

    engine.publish(OLD, STAMP, from_nothing=True)

    assert engine.check() == ()
    assert answers(engine) == expected(OLD, folder.parent)


def test_a_rebuild_leaves_no_older_generation_that_rotted(
    folder: Path, engine: WhooshEngine
) -> None:
    engine.publish(archive(story("a", "war")), STAMP)
    sound = {path.name for path in (folder / "objects").iterdir()}
    engine.publish(NEW, STAMP)
    for path in (folder / "objects").iterdir():
        if path.name not in sound:
            flip(path, path.stat().st_size // 3)

    engine.publish(OLD, STAMP, from_nothing=True)

    assert engine.check() == ()
    assert engine.rollback() == 1


def test_an_index_whose_lists_of_articles_rotted_is_built_again_by_the_next_run(
    folder: Path, engine: WhooshEngine
) -> None:
    engine.publish(OLD, STAMP)
    for path in (folder / "objects").iterdir():
        flip(path, len(TAG))  # the first array: opening reads the directory at the end only

    assert engine.publish(OLD, STAMP).written
    assert engine.check() == ()
    assert answers(engine) == expected(OLD, folder.parent)


def test_rot_that_opening_cannot_see_gives_an_answer_or_a_sentence_never_a_traceback(
    folder: Path, engine: WhooshEngine
) -> None:
    engine.publish(OLD, STAMP)

    for path in (folder / "objects").iterdir():
        sound = path.read_bytes()
        for place in range(0, len(sound), max(1, len(sound) // 60)):
            flip(path, place)
            with suppress(IndexDamaged):
                answers(engine)
                with engine.open() as snapshot:
                    hits = snapshot.search(Query(Word("war"))).hits
                    snapshot.texts([hit.id for hit in hits])
                    snapshot.paragraphs([hit.id for hit in hits])
            path.write_bytes(sound)


def test_rot_that_is_met_by_whooshs_own_means_is_said_as_what_it_is(
    folder: Path, engine: WhooshEngine
) -> None:
    engine.publish(OLD, STAMP)

    said = 0
    for path in (folder / "objects").iterdir():
        sound = path.read_bytes()
        for place in range(0, len(sound), max(1, len(sound) // 150)):
            flip(path, place)
            try:
                with engine.open() as snapshot, snapshot.index.searcher() as searcher:
                    asked = Or([Term("text", "war"), Prefix("forms", "pe"), Prefix("path", "")])
                    for hit in searcher.search(asked, sortedby="source"):
                        hit.fields()
            except IndexDamaged:
                said += 1
            path.write_bytes(sound)
    assert said > 20


# Tampering. A payload that creates a file when it is unpickled stands where Whoosh's own folder
# would be unpickled: table of contents, segment list, directory of a compound segment, a block of
# postings; and in place of each of our files.

finding_classes: list[str] = []


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if event == "pickle.find_class":
        finding_classes.append(str(arguments))


@pytest.fixture
def pickles_seen() -> Iterator[list[str]]:
    """The classes that anything unpickled asked for. An audit hook stays for good, so it is cheap."""
    if not getattr(sys, "_searchkit_pickle_hook", False):
        sys.addaudithook(_note)
        sys._searchkit_pickle_hook = True  # type: ignore[attr-defined]
    finding_classes.clear()
    yield finding_classes
    finding_classes.clear()


class Payload:
    """Creates a file where it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self._mark = mark

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (os.mkdir, (str(self._mark),))


def asked_by_whoosh(engine: WhooshEngine) -> None:
    """Does with Whoosh's own means what they do to an index."""
    with engine.open() as snapshot, snapshot.index.searcher() as searcher:
        countries = FieldFacet("country", allow_overlap=True)
        found = searcher.search(Or([Term("text", "war"), Prefix("forms", "pe")]), terms=True)
        for hit in found:
            hit.highlights("text")
            searcher.more_like(hit.docnum, "text")
        searcher.search(Every(), sortedby="title", groupedby=["source", "published"])
        searcher.search(Every(), groupedby={"country": countries}, collapse="article")
        searcher.suggest("text", "waar")
        list(searcher.reader().iter_postings())
        list(searcher.iter_docs())


def use(engine: WhooshEngine) -> None:
    """Does all that reads an index."""
    with suppress(Exception):  # Whoosh meets rot where it reads, and says whatever it says
        asked_by_whoosh(engine)
    for call in (lambda: answers(engine), engine.check, lambda: engine.publish(OLD, STAMP)):
        with suppress(SearchkitError):
            call()


def test_the_payload_does_run_where_something_unpickles_it(
    tmp_path: Path, pickles_seen: list[str]
) -> None:
    pickle.loads(pickle.dumps(Payload(tmp_path / "mark")))

    assert (tmp_path / "mark").exists()
    assert pickles_seen


def test_nothing_is_unpickled_from_a_sound_index(
    engine: WhooshEngine, pickles_seen: list[str]
) -> None:
    engine.publish(OLD, STAMP)

    use(engine)
    asked_by_whoosh(engine)

    assert pickles_seen == []


def test_a_payload_in_place_of_any_file_is_never_run(
    folder: Path, engine: WhooshEngine, tmp_path: Path, pickles_seen: list[str]
) -> None:
    engine.publish(OLD, STAMP)
    payload = pickle.dumps(Payload(tmp_path / "mark"))

    for path in covered(folder):
        sound = path.read_bytes()
        same_size = payload[: len(sound)].ljust(len(sound), b".")
        within = sound[:40] + payload + sound[40 + len(payload) :]
        for data in (payload, same_size, within[: len(sound)]):
            path.write_bytes(data)
            use(engine)
            if path.exists():
                path.write_bytes(sound)
        engine.publish(OLD, STAMP, from_nothing=True)

    assert not (tmp_path / "mark").exists()
    assert pickles_seen == []


def test_the_files_of_a_tampered_whoosh_folder_are_never_looked_at(
    folder: Path, engine: WhooshEngine, tmp_path: Path, pickles_seen: list[str]
) -> None:
    engine.publish(OLD, STAMP)
    payload = pickle.dumps(Payload(tmp_path / "mark"), 2)
    table = b"TOC\x00" + struct.pack("!i", len(payload)) + payload
    for name, data in (
        ("_MAIN_1.toc", table),
        ("MAIN_abcdefghijklmnop.seg", struct.pack("!qi", 12, len(payload)) + payload),
        ("MAIN_abcdefghijklmnop.pst", b"W3Bl" + payload),
        ("MAIN_abcdefghijklmnop.trm", b"HSH3" + payload),
    ):
        (folder / name).write_bytes(data)
        (folder / "objects" / name).write_bytes(data)

    use(engine)

    assert answers(engine) == expected(OLD, folder.parent)
    assert not (tmp_path / "mark").exists()
    assert pickles_seen == []
