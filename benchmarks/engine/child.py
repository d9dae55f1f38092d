"""One engine in a process of its own, asked line by line: `python -m benchmarks.engine.child`.

The processes of all engines live side by side and only one works at a time, so that a busy machine
slows all alike, and the memory, the caches and the garbage of one are no burden to another.
"""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Self

from benchmarks.engine.corpus import Corpus
from benchmarks.engine.peers import PEERS, module_of
from benchmarks.engine.peers.peer import Analysis, Answer, CannotAsk, Peer
from searchkit.domain.query import Node
from searchkit.engines.bm25 import Weights
from searchkit.querylang import parse

ROOT = Path(__file__).parents[2]


class Child:
    """The other end: an engine as the one who measures sees it. A context manager."""

    def __init__(
        self, name: str, folder: Path, corpus: Corpus, weights: Weights | None = None
    ) -> None:
        """`weights`: of title and story, where it is searchkit and shall not rank by its own."""
        self.name = name
        ranked_by = [] if weights is None else [f"{weights.title},{weights.story}"]
        # More threads would be counted as this process's time and not as the user's patience.
        environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__, name, folder, corpus.folder, *ranked_by],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )

    def ask(self, what: str, **arguments: Any) -> Any:
        """Return the answer to a request. Raises RuntimeError when the process has ended."""
        assert self._process.stdin
        assert self._process.stdout
        print(json.dumps([what, arguments]), file=self._process.stdin, flush=True)
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} ended while it was asked to {what}")
        return json.loads(line)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()


def ask_once(name: str, folder: Path, corpus: Corpus, what: str, **arguments: Any) -> Any:
    """Ask a new process one thing: what a build costs must not meet what was done before."""
    with Child(name, folder, corpus) as child:
        return child.ask(what, **arguments)


def weights_of(text: str) -> Weights:
    """Return the weights of title and story that are written with a comma between."""
    title, story = map(float, text.split(","))
    return Weights(title, story)


class _Engine:
    def __init__(self, name: str, folder: Path, corpus: Corpus, peer: Peer) -> None:
        self._name = name
        self._folder = folder
        self._corpus = corpus
        self._peer = peer
        self._opened: Any = None

    def fill_archive(self) -> None:
        from benchmarks.engine.peers.ours import fill_archive

        fill_archive(self._corpus, self._folder, has_titles=self._name != "words-only")

    def build(self, analysis: str) -> Mapping[str, Any]:
        before, began = _files(self._folder), time.perf_counter()
        cpu = time.process_time()
        self._peer.build(self._corpus, self._folder, Analysis(analysis))
        return {
            "cpu_s": time.process_time() - cpu,
            "wall_s": time.perf_counter() - began,
            "peak_bytes": _peak_bytes(),
            "bytes": _files(self._folder) - before,
        }

    def open(self, analysis: str) -> Mapping[str, Any]:
        self._opened = None
        seconds, self._opened = _timed(lambda: self._peer.open(self._folder, Analysis(analysis)))
        return {"cpu_s": seconds, "version": self._peer.version}

    def search(self, queries: list[list[Any]], *, is_faceted: bool) -> list[Mapping[str, Any]]:
        """Answer some queries, one right after the other; each is [text, node that it needs]."""
        return [
            self._measured(
                text, needs, lambda prepared: self._opened.search(prepared, is_faceted=is_faceted)
            )
            for text, needs in queries
        ]

    def shown(self, queries: list[list[Any]]) -> list[Mapping[str, Any]]:
        return [self._measured(text, needs, self._opened.shown) for text, needs in queries]

    def _measured(
        self, text: str, needs: str | None, work: Callable[[Any], Any]
    ) -> Mapping[str, Any]:
        try:
            prepared = self._opened.prepared(_read(text, needs))
            seconds, answer = _timed(lambda: work(prepared))
        except CannotAsk as error:
            return {"cannot": f"has no {error}"}
        except Exception as error:  # one question that fails is a figure, and no end of the run
            return {"cannot": f"{type(error).__name__}: {error}"}
        if isinstance(answer, Answer):
            told = {"total": answer.total, "hits": answer.hits, "facets": answer.facets}
            return {"cpu_s": seconds, **told}
        return {"cpu_s": seconds, "shown": answer}


def _read(query: str, needs: str | None) -> Node:
    node = parse(query, lambda code: code)
    if needs is not None and type(node).__name__ != needs:
        raise CannotAsk(needs)
    return node


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the CPU seconds of this process, all its threads, and what came of it."""
    began = time.process_time()
    result = work()
    return time.process_time() - began, result


def _files(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _peak_bytes() -> int:
    """Return the most memory that this process had."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
        return int(status.partition("VmHWM:")[2].split()[0]) * 1024
    except OSError:
        # On Linux this would count what the parent had when it forked, too.
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak if sys.platform == "darwin" else peak * 1024


def main() -> None:
    """Answer requests until there are none."""
    name, folder, corpus, *ranked_by = sys.argv[1:]
    assert name in PEERS
    peer = module_of(name).Peer(*map(weights_of, ranked_by))
    engine = _Engine(name, Path(folder), Corpus(Path(corpus)), peer)
    for line in sys.stdin:
        what, arguments = json.loads(line)
        print(json.dumps(getattr(engine, what)(**arguments)), flush=True)


if __name__ == "__main__":
    main()
