"""Which tests a change of the source can reach: those that run a function which it changes, or feeds.

A change within a function reaches the tests that call it. A change of a constant reaches those that
call a function which names it, or names what is made of it, and so on. What each test calls is
recorded once for a state of the package and kept; where nothing can be said, every test is reached.
"""

import ast
import copy
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import blake2b
from typing import TypeVar

from tools.forks import Ended, Forks
from tools.source_edits import ROOT, Edit, Module, modules

KEPT = ROOT / "build" / "reached"
CPU_SECONDS_OF_A_FILE = 300
Node = TypeVar("Node", ast.stmt, ast.expr)


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the tests of one file call."""

    file: str
    seconds: dict[str, float]  # test -> what it took
    reached: dict[str, list[str]]  # test -> functions, as "searchkit/rules.py:rule"
    shared: frozenset[str]  # what any test of the file may rest on
    at_import: frozenset[str]  # what every test rests on

    def tests(self, functions: frozenset[str] | None) -> list[str]:
        """Return the tests that call one of these functions, all where None is said."""
        if functions is None or functions & (self.shared | self.at_import):
            return list(self.seconds)
        return [test for test, called in self.reached.items() if not functions.isdisjoint(called)]


class Reach:
    """What the tests of files call, recorded where it is not known yet."""

    def __init__(self, forks: Forks) -> None:
        """`forks`: of `tools.test_runs`."""
        self._forks = forks
        self._recorded: dict[str, Recorded] = {}

    def of(self, file: str) -> Recorded:
        """Return what the tests of a file call. Raises RuntimeError where one fails."""
        if file not in self._recorded:
            kept = KEPT / f"{file.replace('/', '.')}.json"
            told = json.loads(kept.read_text()) if kept.exists() else {}
            digest = self._digest(file)
            if told.get("digest") != digest:
                told = self._forks.ask({"record": file}, cpu_seconds=CPU_SECONDS_OF_A_FILE)
                if isinstance(told, Ended):
                    raise RuntimeError(f"{file}: {told.how}")
                if told["failing"] is not None:
                    raise RuntimeError(f"as things are fails {told['failing']}")
                KEPT.mkdir(parents=True, exist_ok=True)
                kept.write_text(json.dumps(told | {"digest": digest}))
            self._recorded[file] = Recorded(
                file,
                told["seconds"],
                told["reached"],
                frozenset(told["shared"]),
                frozenset(told["at_import"]),
            )
        return self._recorded[file]

    @cached_property
    def _package(self) -> bytes:
        digest = blake2b()
        for folder in ("searchkit", "templates", "tests/support"):
            for path in sorted((ROOT / folder).rglob("*")):
                if path.is_file() and "__pycache__" not in path.parts:
                    digest.update(path.read_bytes())
        return digest.digest()

    def _digest(self, file: str) -> str:
        return blake2b(self._package + (ROOT / file).read_bytes(), digest_size=12).hexdigest()


def functions_of(edit: Edit) -> frozenset[str] | None:
    """Return the functions that an edit changes, or whose constants it changes; None: perhaps all."""
    module = _module(edit.path)
    statement = _around(module, edit, module.tree.body)
    match statement:
        case ast.FunctionDef(name=name):
            return frozenset({f"{module.path}:{name}"})
        case ast.ClassDef(name=name, body=body):
            member = _around(module, edit, body)
            if isinstance(member, ast.FunctionDef):
                return frozenset({f"{module.path}:{name}.{member.name}"})
        case _:
            pass
    names = names_of(edit)
    return _fed_by(module, names) if names else None


def names_of(edit: Edit) -> tuple[str, ...]:
    """Return the constants, or the class, that an edit outside of functions changes."""
    module = _module(edit.path)
    statement = _around(module, edit, module.tree.body)
    if isinstance(statement, ast.ClassDef):
        member = _around(module, edit, statement.body)
        return () if isinstance(member, ast.FunctionDef) else (statement.name,)
    return () if statement is None else _given(statement)


def around(edit: Edit) -> str:
    """Return the statement that an edit stands in, without comments; of a class the member, of a table the entry.

    What decorates a function is left out: it says what the function does and changes nothing of it.
    """
    module = _module(edit.path)
    statement = _around(module, edit, module.tree.body)
    if isinstance(statement, ast.ClassDef):
        statement = _around(module, edit, statement.body) or statement
    if isinstance(statement, ast.FunctionDef):
        statement = copy.copy(statement)
        statement.decorator_list = []
    if isinstance(statement, ast.Assign | ast.AnnAssign) and isinstance(statement.value, ast.Tuple):
        entry = _around(module, edit, statement.value.elts)
        if isinstance(entry, ast.Call):
            return ast.unparse(entry)
    return "" if statement is None else ast.unparse(statement)


def _module(path: str) -> Module:
    return next(module for module in modules() if module.path == path)


def _around(module: Module, edit: Edit, body: Sequence[Node]) -> Node | None:
    for statement in body:
        start, end = module.span(statement)
        if start <= edit.start < end:
            return statement
    return None


def _given(statement: ast.stmt) -> tuple[str, ...]:
    """Return the names that a statement of a module gives a value, but for functions."""
    match statement:
        case ast.Assign(targets=targets):
            nodes = [node for target in targets for node in ast.walk(target)]
        case ast.AnnAssign(target=target):
            nodes = [target]
        case ast.ClassDef(name=name):
            return (name,)
        case _:
            nodes = []
    return tuple(node.id for node in nodes if isinstance(node, ast.Name))


def _fed_by(module: Module, names: Iterable[str]) -> frozenset[str] | None:
    """Return the functions that constants feed, through all that is made of them; None: perhaps all."""
    functions = set()
    waiting = [(module.path, name) for name in names]
    seen = set(waiting)
    while waiting:
        path, name = waiting.pop()
        for user, spelled, statements in _users(path, name):
            made = {spelled} if user.path != path else set()  # others may import it from there
            for statement in statements:
                match statement:
                    case ast.FunctionDef(name=function):
                        functions.add(f"{user.path}:{function}")
                        continue
                    case ast.ClassDef(name=owner, body=body):
                        functions |= {
                            f"{user.path}:{owner}.{member.name}"
                            for member in body
                            if isinstance(member, ast.FunctionDef)
                        }
                    case _:
                        pass
                given = _given(statement)
                if not given:
                    return None
                made |= set(given)
            found = {(user.path, each) for each in made} - seen
            seen |= found
            waiting += found
    return frozenset(functions)


def _users(path: str, name: str) -> Iterator[tuple[Module, str, list[ast.stmt]]]:
    """Yield the modules that name a constant of a module, as what, and in which statements."""
    for user in modules():
        uses = _uses(user.path)
        if user.path == path:
            yield user, name, uses.of_names.get(name, [])
        for spelled in uses.imported.get((path, name), ()):
            yield user, spelled, uses.of_names.get(spelled, [])
        if path in uses.modules and name in uses.of_attributes:
            yield user, name, uses.of_attributes[name]


@dataclass(frozen=True, slots=True)
class _Uses:
    """What the statements of a module name."""

    of_names: dict[str, list[ast.stmt]]
    of_attributes: dict[str, list[ast.stmt]]
    imported: dict[tuple[str, str], list[str]]  # module and name -> as what
    modules: set[str]  # that are imported as such: `import a.b`, or `from a import b`


@cache
def _uses(path: str) -> _Uses:
    uses = _Uses({}, {}, {}, set())
    for statement in _module(path).tree.body:
        for node in ast.walk(statement):
            match node:
                case ast.Name(id=name, ctx=ast.Load()):
                    uses.of_names.setdefault(name, []).append(statement)
                case ast.Attribute(attr=name):
                    uses.of_attributes.setdefault(name, []).append(statement)
                case ast.Import(names=names):
                    uses.modules.update(_path_of(each.name) for each in names)
                case ast.ImportFrom(module=str(package), names=names):
                    for each in names:
                        uses.modules.add(_path_of(f"{package}.{each.name}"))
                        key = _path_of(package), each.name
                        uses.imported.setdefault(key, []).append(each.asname or each.name)
                case _:
                    pass
    return uses


@cache
def _path_of(name: str) -> str:
    path = name.replace(".", "/")
    return f"{path}/__init__.py" if (ROOT / path / "__init__.py").exists() else f"{path}.py"
