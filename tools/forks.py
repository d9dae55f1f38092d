"""A process that has imported a copy of the repository once, and a fork of it for all that is asked.

To import everything takes seconds, to fork takes none. A fork that is told of a changed module lets
go of it, and of all modules that import it, so that it works with the change and nothing else is
read again. Whatever it then changes, spends or breaks ends with it.
"""

import ast
import contextlib
import gc
import importlib
import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

MEMORY_BYTES = 4 << 30


@dataclass(frozen=True, slots=True)
class Ended:
    """How a fork ended that gave no answer."""

    how: str  # "killed by SIGXCPU", "ImportError: cannot import name ..."


class Forks:
    """The process, asked by this one. A context manager: it ends where the block does."""

    def __init__(self, folder: Path, task: str) -> None:
        """Start it in the copy that is `folder`.

        `task`: a module with a function `answer`, which gets what is asked and returns what is
        answered, both as JSON has them, and perhaps with a function `load`, called once.
        """
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tools.forks", task],
            cwd=folder,
            env={
                **os.environ,
                "PYTHONPATH": str(folder),
                "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
                "OPENBLAS_NUM_THREADS": "1",
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> "Forks":
        """Give it when it has imported everything: what is changed from then on, it has not seen."""
        self._said()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End the process."""
        self._process.kill()
        self._process.communicate()

    def ask(self, question: object, *, changed: Sequence[str] = (), cpu_seconds: float) -> Any:
        """Return what a fork answers, or `Ended` where it came to no answer.

        `changed`: paths of the modules that are others now than when the process began.
        """
        assert self._process.stdin is not None
        asked = {"question": question, "changed": list(changed), "cpu_seconds": int(cpu_seconds)}
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        said = self._said()
        return Ended(said["ended"]) if "ended" in said else said["answer"]

    def _said(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"the process that forks ended with {self._process.wait()}")
        said: dict[str, Any] = json.loads(line)
        return said


def _serve(task: str) -> None:
    with os.fdopen(os.dup(1), "w") as answers:
        os.dup2(2, 1)  # what is printed meanwhile is no answer
        module = importlib.import_module(task)
        if hasattr(module, "load"):
            module.load()
        importers = _importers(Path.cwd())
        gc.collect()
        gc.freeze()
        print(json.dumps({}), file=answers, flush=True)
        for line in sys.stdin:
            asked = json.loads(line)
            answers.write(json.dumps(_in_a_fork(task, asked, importers)) + "\n")
            answers.flush()


def _in_a_fork(task: str, asked: dict[str, Any], importers: dict[str, set[str]]) -> dict[str, Any]:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        with os.fdopen(writing, "w") as to_parent:
            to_parent.write(json.dumps(_answered(task, asked, importers)))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as from_child:
        told = from_child.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return {"ended": f"killed by signal {os.WTERMSIG(status)}"}
    said: dict[str, Any] = json.loads(told)
    return said


def _answered(task: str, asked: dict[str, Any], importers: dict[str, set[str]]) -> dict[str, Any]:
    cpu_seconds = asked["cpu_seconds"] + int(sum(os.times()[:2]))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    try:
        for path in asked["changed"]:
            _let_go(_name(Path(path)), importers)
        return {"answer": importlib.import_module(task).answer(asked["question"])}
    except BaseException as error:  # a change may end the fork in any way: that is the answer
        return {"ended": f"{type(error).__name__}: {error}"}


def _importers(root: Path) -> dict[str, set[str]]:
    """Return for each module of ours that is loaded the names of those that import it."""
    importers: dict[str, set[str]] = {}
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if file and Path(file).is_relative_to(root) and file.endswith(".py"):
            for node in ast.walk(ast.parse(Path(file).read_bytes())):
                for imported in _imported(node):
                    importers.setdefault(imported, set()).add(name)
    return importers


def _imported(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Import(names=names):
            yield from (each.name for each in names)
        case ast.ImportFrom(module=str(module), names=names, level=0):
            yield module
            yield from (f"{module}.{each.name}" for each in names)
        case _:
            pass


def _let_go(name: str, importers: dict[str, set[str]]) -> None:
    """Forget a module, and all that import it, or import one of these."""
    waiting, forgotten = [name], {name}
    while waiting:
        module = waiting.pop()
        sys.modules.pop(module, None)
        package, _, own = module.rpartition(".")
        with contextlib.suppress(KeyError, AttributeError):
            delattr(sys.modules[package], own)
        found = importers.get(module, set()) - forgotten
        forgotten |= found
        waiting += found


def _name(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


if __name__ == "__main__":
    _serve(sys.argv[1])
