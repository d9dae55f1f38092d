"""A version is a digest of what makes something: code, word lists, libraries, and Python's Unicode.

Nobody has to remember to raise it. It covers packages whole, and of the rest of searchkit exactly
the modules that they import, however far down, with the data files that those modules name: so a
place that joins the gazetteer changes what is found out, and not what was read.

The bytes count, comments and all: what a comment changes is made anew once too often, which costs
time alone; what only looks like a comment and is none would be missed for good. Times of files do
not count. A wheel, an editable install and a checkout of the same files have the same version.
"""

import hashlib
import os
import re
import sys
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from unicodedata import unidata_version

from searchkit.regexes import regex

OURS = Path(__file__).parent

# What these say decides nothing that is kept: seams, and sentences for people. Neither does the
# package's own head, which holds the number of the release.
UNCOUNTED = frozenset({"searchkit.ports", "searchkit.domain.errors"})

# Libraries that are installed under another name than they are imported by.
INSTALLED_AS = {"Stemmer": "PyStemmer", "pdfminer": "pdfminer.six", "whoosh": "whoosh3"}
# Numbers are the same whatever numpy adds them up; a new one comes several times a year.
CHANGES_NOTHING = frozenset({"numpy"})

DIGEST_BYTES = 6  # 48 bits: a version is compared with a handful of earlier ones
IMPORT = regex(
    rb"^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import[ \t]+(\([^)]*\)|[^\n#]*)|import[ \t]+([\w.]+))",
    re.MULTILINE,
)
MEMBER = regex(rb"(\w+)(?:\s+as\s+\w+)?")
# Code, word lists and weights. What an editor or a merge leaves behind has other suffixes.
COUNTED = (".py", ".tsv", ".txt", ".json")


class Program:
    """A package's files, asked for the versions of its parts; each file is read once.

    A program that was installed without its sources has one version for all: its release's.
    """

    def __init__(
        self, folder: Path = OURS, *, release: str, unicode: str = unidata_version
    ) -> None:
        """`unicode`: the version of Unicode by which Python knows letters and their cases."""
        self._folder = folder
        self._unicode = unicode
        self._release = release
        self._texts: dict[str, bytes] = {}
        self._imported: dict[str, frozenset[str]] = {}
        self._reached: dict[tuple[str, ...], frozenset[str]] = {}

    def version_of(self, *roots: str) -> str:
        """Return the version of these packages or modules and of all that they import.

        A package counts with every module in it. Raises ValueError for a name that is neither.
        """
        if not self._modules:
            return self._release
        modules = self.modules(*roots)
        data = (path for path, readers in self._read_by.items() if readers & modules)
        files = [*(self._modules[name] for name in modules), *data]
        digest = hashlib.blake2b(digest_size=DIGEST_BYTES)
        for path in sorted(files):
            text = self._text(path)
            digest.update(b"%s %d\0%s" % (os.fsencode(path), len(text), text))
        digest.update(f"unicode {self._unicode}\0".encode())
        for library in sorted(self.libraries(*roots)):
            digest.update(f"{library} {_installed_version(library)}\0".encode())
        return digest.hexdigest()

    def modules(self, *roots: str) -> frozenset[str]:
        """Return the names of the modules that these are made of."""
        if roots in self._reached:
            return self._reached[roots]
        waiting = [name for root in roots for name in self._within(root)]
        uncounted = UNCOUNTED | {self._folder.name}
        reached: set[str] = set()
        while waiting:
            name = waiting.pop()
            if name not in reached and name not in uncounted:
                reached.add(name)
                waiting += self._imports(name) & self._modules.keys()
        self._reached[roots] = frozenset(reached)
        return self._reached[roots]

    def libraries(self, *roots: str) -> frozenset[str]:
        """Return what else they import, by the names under which it is installed."""
        names = {other for module in self.modules(*roots) for other in self._imports(module)}
        tops = {name.partition(".")[0] for name in names}
        foreign = tops - sys.stdlib_module_names - CHANGES_NOTHING - {self._folder.name}
        return frozenset(INSTALLED_AS.get(top, top) for top in foreign)

    def packages_in(self, package: str) -> list[str]:
        """Return the last parts of the names of the packages within this one, sorted."""
        names = (path.rpartition("/__init__.py") for path in self._modules.values())
        around = package.replace(".", "/")
        return sorted(
            folder.removeprefix(f"{around}/")
            for folder, head, _ in names
            if head and folder.rpartition("/")[0] == around
        )

    @cached_property
    def _files(self) -> tuple[str, ...]:
        """The paths of all files from the package's own folder on: searchkit/versions.py."""
        return tuple(files_below(self._folder))

    @cached_property
    def _modules(self) -> dict[str, str]:
        """The module of each path by its name."""
        return {_module_name(path): path for path in self._files if path.endswith(".py")}

    def _within(self, root: str) -> list[str]:
        below = root + "."
        names = [name for name in self._modules if name == root or name.startswith(below)]
        if not names:
            raise ValueError(f"{root}: no such package or module")
        return names

    def _text(self, path: str) -> bytes:
        if path not in self._texts:
            self._texts[path] = (self._folder.parent / path).read_bytes()
        return self._texts[path]

    def _imports(self, module: str) -> frozenset[str]:
        """Return what a module imports, each member of a package as if it were a module too."""
        if module not in self._imported:
            names: set[str] = set()
            for package, members, whole in IMPORT.findall(self._text(self._modules[module])):
                base = (package or whole).decode()
                names.add(base)
                names.update(f"{base}.{member.decode()}" for member in MEMBER.findall(members))
            self._imported[module] = frozenset(names)
        return self._imported[module]

    @cached_property
    def _read_by(self) -> dict[str, frozenset[str]]:
        """The modules that may read each data file: those of its package that name it.

        One that no module names, because its name is put together from parts, is read by all.
        """
        readers = {}
        for path in self._files:
            if not path.endswith(".py"):
                name = os.fsencode(path.rpartition("/")[2])
                around = self._within(self._package_around(path))
                naming = [each for each in around if name in self._text(self._modules[each])]
                readers[path] = frozenset(naming or around)
        return readers

    def _package_around(self, path: str) -> str:
        folder = path.rpartition("/")[0]
        while (name := folder.replace("/", ".")) not in self._modules:
            folder = folder.rpartition("/")[0]
        return name


def _raise(error: OSError) -> None:
    raise error


def files_below(folder: Path) -> Iterator[str]:
    """Yield what counts: code and data, nothing that was left behind.

    Raises OSError: without a folder that cannot be listed now, the version would be another, and
    all would be made anew.
    """
    for here, folders, files in os.walk(folder, onerror=_raise):
        folders[:] = [name for name in folders if name != "__pycache__" and name[0] != "."]
        below = f"{folder.name}{here.removeprefix(os.fspath(folder))}".replace(os.sep, "/")
        for name in files:
            if name[0] != "." and name.endswith(COUNTED):
                yield f"{below}/{name}"


def _module_name(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _installed_version(library: str) -> str:
    return _found_version(library) or _asked_version(library)


def _found_version(library: str) -> str | None:
    """Return the version that a folder of installed libraries states: pdfminer_six-20260107.dist-info.

    Asking Python (`importlib.metadata`) takes longer than all else that a version needs.
    """
    stated = re.compile(
        re.sub(r"[-_.]+", "[-_.]+", library) + r"-([^-]+)\.dist-info", re.IGNORECASE
    )
    for folder in dict.fromkeys(sys.path):
        found = [
            match[1] for name in names_of_installed(folder) if (match := stated.fullmatch(name))
        ]
        if found:
            return found[0] if len(found) == 1 else None  # more are what a broken upgrade leaves
    return None


@cache
def names_of_installed(folder: str) -> tuple[str, ...]:
    """Return the names of the folders that say what is installed there, each with its version."""
    try:
        names = (entry.name for entry in os.scandir(folder or "."))
        return tuple(name for name in names if name.endswith((".dist-info", ".egg-info")))
    except OSError:  # it is an archive, or not there
        return ()


def _asked_version(library: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(library)
    except PackageNotFoundError:
        return ""  # a word of prose that looked like an import
