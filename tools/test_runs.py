"""Tests that are run within a fork: which functions each of them reaches, and whether one fails.

What is asked is {"record": FILE} or {"run": [FILES, IDS]}. A test reaches what it calls. What is
called while a file is collected, by a fixture that several tests share or beneath a cached function,
any test of the file may rest on; what is called while the package is imported, any test of all.
"""

import functools
import importlib
import inspect
import pkgutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any

import hypothesis
import pytest

_AT_IMPORT: set[str] = set()
_ROOT = f"{Path.cwd()}/"
_OPTIONS = (
    "-q",
    "-p", "no:cacheprovider",
    "-p", "_hypothesis_pytestplugin",
    "--hypothesis-seed=0",
)  # fmt: skip


def load() -> None:
    """Import the package and what its tests ask of others."""
    called = _Called()
    sys.settrace(called.trace)
    package = importlib.import_module("searchkit")
    for found in pkgutil.walk_packages(package.__path__, "searchkit."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    sys.settrace(None)
    _AT_IMPORT.update(_names(called.codes))


def answer(asked: dict[str, Any]) -> object:
    """Return what each test of a file reaches, or the first test that fails, or None."""
    if "record" in asked:
        return _recorded(asked["record"])
    files, chosen = asked["run"]
    running = _Running(chosen)
    code = pytest.main(["-x", *_OPTIONS, *files], plugins=[_Untimed(), running])
    if running.failing is None and code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        return f"pytest ended with {int(code)}"
    return running.failing


class _Untimed:
    """A plugin: no property fails because the machine is busy, or because its calls are recorded."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        suppressed = tuple(hypothesis.HealthCheck)
        hypothesis.settings.register_profile(
            "untimed", deadline=None, suppress_health_check=suppressed
        )
        hypothesis.settings.load_profile("untimed")


class _Running:
    """A plugin: only some tests, in a given order, and which fails."""

    def __init__(self, chosen: list[str]) -> None:
        self._order = {id: place for place, id in enumerate(chosen)}
        self.failing: str | None = None

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        kept = [item for item in items if item.nodeid in self._order]
        items[:] = sorted(kept, key=lambda item: self._order[item.nodeid])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failing = report.nodeid

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.failing = report.nodeid


class _Called:
    """The code that was called since it was last asked, and beneath what it was called."""

    def __init__(self) -> None:
        self.codes: set[CodeType] = set()
        self.shared: set[CodeType] = set()
        self.sharing: set[CodeType] = set()  # cached functions: what is below them is shared
        self.depth = 0

    def trace(self, frame: FrameType, event: str, argument: object) -> Any:
        code = frame.f_code
        self.codes.add(code)
        if self.depth:
            self.shared.add(code)
        if code not in self.sharing:
            return None
        self.shared.add(code)
        self.depth += 1
        frame.f_trace_lines = False
        return self._leave

    def _leave(self, frame: FrameType, event: str, argument: object) -> Any:
        if event == "return":
            self.depth -= 1
        return self._leave


class _Recording:
    """A plugin: what each test calls, and how long it takes."""

    def __init__(self) -> None:
        self._called = _Called()
        self.reached: dict[str, list[str]] = {}
        self.seconds: dict[str, float] = {}
        self.failing: str | None = None

    @property
    def shared(self) -> list[str]:
        return sorted(_names(self._called.shared))

    @pytest.hookimpl(hookwrapper=True)
    def pytest_collection(self) -> Iterator[None]:
        self._called.depth = 1
        sys.settrace(self._called.trace)
        yield
        sys.settrace(None)
        self._called.depth = 0
        self._called.sharing.update(_cached())

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self._called.codes.clear()
        self._called.depth = 0
        begun = time.process_time()
        sys.settrace(self._called.trace)
        yield
        sys.settrace(None)
        self.seconds[item.nodeid] = round(time.process_time() - begun, 4)
        self.reached[item.nodeid] = sorted(_names(self._called.codes))

    @pytest.hookimpl(hookwrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Iterator[None]:
        shared = fixturedef.scope != "function"
        self._called.depth += shared
        yield
        self._called.depth -= shared

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failing = self.failing or f"{report.nodeid}: {report.longreprtext}"


def _recorded(file: str) -> dict[str, object]:
    recording = _Recording()
    code = pytest.main([*_OPTIONS, file], plugins=[_Untimed(), recording])
    return {
        "failing": recording.failing or (None if code in (0, 5) else f"{file}: {int(code)}"),
        "reached": recording.reached,
        "seconds": recording.seconds,
        "shared": recording.shared,
        "at_import": sorted(_AT_IMPORT),
    }


def _names(codes: set[CodeType]) -> set[str]:
    """Return "searchkit/rules.py:rule" of code of the package; what is within it goes by its name."""
    return {
        f"{code.co_filename.removeprefix(_ROOT)}:{code.co_qualname.partition('.<')[0]}"
        for code in codes
        if code.co_filename.startswith(f"{_ROOT}searchkit/")
    }


def _cached() -> Iterator[CodeType]:
    """Yield the code of functions that keep what they return."""
    for module in list(sys.modules.values()):
        if str(getattr(module, "__file__", None)).startswith(_ROOT):
            for value in list(vars(module).values()):
                members = vars(value).values() if inspect.isclass(value) else (value,)
                for member in members:
                    function = _kept(member)
                    if function is not None:
                        yield function.__code__


def _kept(value: object) -> FunctionType | None:
    keeps = isinstance(value, functools.cached_property) or hasattr(value, "cache_info")
    function = getattr(value, "func", None) or getattr(value, "__wrapped__", None)
    return function if keeps and isinstance(function, FunctionType) else None
