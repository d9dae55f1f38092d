"""The ledger as the source has it: every number that decides, every rule, every list of words.

`searchkit/rules.py` says how an entry is written. It is read from the source and not at run time,
because a number does not know its name, and because what is to be changed is the source.
"""

import ast
import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from searchkit.rules import NO_DATA, Rule, claim_of
from tools.source_edits import Edit, Module, modules

# The rooms in which clippings are read and understood: what decides in the others are engineering's
# sizes, which no clipping feels.
ROOMS = ("language", "readers", "paragraphs", "enrichers", "copies")

Told = Literal["threshold", "limit", "fact", "nothing"]
DOWN, UP = 0.8, 1.25


@dataclass(frozen=True, slots=True)
class Number:
    """A number at the top level of a module, alone or within a tuple, a table or a rule's entry."""

    id: str  # "paragraphs.printed.breaks.INDENT_EMS[0]"
    name: str  # "INDENT_EMS"
    module: str
    value: float
    told: Told
    because: str  # what it was chosen on, what it guards, whose fact it is
    moved: tuple[Edit, ...]  # by a fifth down and by a quarter up; a whole number at least by one

    @property
    def decides(self) -> bool:
        """Whether moving it should be felt: no fact, no limit, no entry that says why not."""
        return self.told in ("threshold", "nothing") and not self.because.startswith(NO_DATA)


@dataclass(frozen=True, slots=True)
class Decision:
    """A rule of a function or of a table, or a list of words, and the edit that turns it off."""

    id: str
    module: str
    fires_on: str
    example: str
    counter: str
    chosen_on: str
    off: Edit


def numbers(*rooms: str) -> Iterator[Number]:
    """Yield the numbers of these rooms, of all where none is named, in the order of the files."""
    for module in _modules_of(rooms):
        for name, value in _assignments(module):
            if isinstance(value, ast.Call) and _called(value) in ("threshold", "limit", "fact"):
                told, because = _called(value), _sentence(value)
                spots = _spots(value.args[0])
            else:
                told, because, spots = "nothing", "", _spots(value)
            if not name.isupper() and told == "nothing":
                continue
            for where, node in spots:
                yield Number(
                    f"{module.name}.{name}{where}",
                    name,
                    module.name,
                    _value(node),
                    told,  # type: ignore[arg-type]
                    because,
                    _moved(module, node),
                )
        yield from _limits_of_entries(module)


def decisions(*rooms: str) -> Iterator[Decision]:
    """Yield the rules of these rooms, of all where none is named, in the order of the files."""
    for module in _modules_of(rooms):
        yield from _functions(module)
        yield from _entries(module)
        yield from _word_lists(module)


def _modules_of(rooms: tuple[str, ...]) -> Iterator[Module]:
    for module in modules():
        if module.name.partition(".")[0] in ROOMS and (
            not rooms or any(f"{module.name}.".startswith(f"{room}.") for room in rooms)
        ):
            yield module


def _assignments(module: Module) -> Iterator[tuple[str, ast.expr]]:
    for node in module.tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, node.value
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple):
            if isinstance(node.value, ast.Tuple):  # ONE, OTHER = 1, 2
                for target, value in zip(node.targets[0].elts, node.value.elts, strict=True):
                    if isinstance(target, ast.Name):
                        yield target.id, value
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            yield node.target.id, node.value


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _sentence(call: ast.Call) -> str:
    """What the second argument says; `NO_DATA + "..."` is put together."""
    given = call.args[1] if len(call.args) > 1 else call.keywords[0].value
    return _text(given)


def _text(node: ast.expr) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.Name(id="NO_DATA"):
            return NO_DATA
        case ast.Name(id=name) | ast.FormattedValue(value=ast.Name(id=name)):
            return f"({name})"  # a sentence that several numbers share
        case ast.JoinedStr(values=values):
            return "".join(map(_text, values))
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return _text(left) + _text(right)
        case ast.Tuple(elts=elements):
            return " | ".join(map(_text, elements))
        case _:
            return ""


def _value(node: ast.expr) -> float:
    """Return what arithmetic of plain numbers comes to; raises ValueError for all else."""
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return number
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand)
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            return _value(left) * _value(right)
        case ast.BinOp(left=left, op=ast.LShift(), right=right):
            return int(_value(left)) << int(_value(right))
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return _value(left) + _value(right)
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            return _value(left) / _value(right)
        case _:
            raise ValueError(ast.dump(node))


def _spots(node: ast.expr, where: str = "") -> Iterator[tuple[str, ast.expr]]:
    """Yield the numbers in a constant, each with its place in it: "[0]", "[gap]"."""
    try:
        _value(node)
    except (ValueError, ArithmeticError):
        pass
    else:
        yield where, node
        return
    match node:
        case ast.Tuple(elts=elements) | ast.List(elts=elements) | ast.Set(elts=elements):
            for place, element in enumerate(elements):
                yield from _spots(element, f"{where}[{place}]")
        case ast.Call(func=ast.Name(id="range" | "frozenset" | "tuple"), args=arguments):
            for place, argument in enumerate(arguments):
                yield from _spots(argument, f"{where}[{place}]")
        case ast.Dict(keys=keys, values=values):
            for key, value in zip(keys, values, strict=True):
                named = "**" if key is None else _text(key) or ast.unparse(key)
                yield from _spots(value, f"{where}[{named}]")
        case _:
            return


def _moved(module: Module, node: ast.expr) -> tuple[Edit, ...]:
    ends: tuple[float, float]
    value = _value(node)
    if isinstance(value, int):
        step = max(1, round(abs(value) * (1 - DOWN))), max(1, round(abs(value) * (UP - 1)))
        ends = (
            (value - step[0], value + step[1]) if value >= 0 else (value + step[0], value - step[1])
        )
    else:
        ends = (float(f"{value * DOWN:.6g}"), float(f"{value * UP:.6g}"))
    return tuple(
        module.edit(node, repr(end), f"{module.text(node)} -> {end}")
        for end in ends
        if end != value
    )


def _limits_of_entries(module: Module) -> Iterator[Number]:
    """Yield the numbers that table entries have as keywords: `words=16`."""
    for name, place, call in _rule_calls(module):
        entry = _entry(module, name, place)
        for keyword in call.keywords:
            if keyword.arg not in (None, "id", "example", "counter"):
                for where, node in _spots(keyword.value):
                    yield Number(
                        f"{entry.id}.{keyword.arg}{where}",
                        str(keyword.arg),
                        module.name,
                        _value(node),
                        "threshold",
                        entry.chosen_on,
                        _moved(module, node),
                    )


def _rule_calls(module: Module) -> Iterator[tuple[str, int | None, ast.Call]]:
    """Yield the calls that make a `Rule`, with the constant that holds them and their place in it."""
    for name, value in _assignments(module):
        if isinstance(value, ast.Tuple):
            for place, element in enumerate(value.elts):
                if isinstance(element, ast.Call) and _makes_rule(element):
                    yield name, place, element
        elif isinstance(value, ast.Call) and _makes_rule(value):
            yield name, None, value


def _makes_rule(call: ast.Call) -> bool:
    return {"id", "example", "counter"} <= {keyword.arg for keyword in call.keywords}


def _entry(module: Module, name: str, place: int | None) -> Rule:
    found = getattr(importlib.import_module(f"searchkit.{module.name}"), name)
    entry = found if place is None else found[place]
    if not isinstance(entry, Rule):
        raise TypeError(f"{module.name}.{name}[{place}]: no Rule")
    return entry


def _entries(module: Module) -> Iterator[Decision]:
    for name, place, call in _rule_calls(module):
        entry = _entry(module, name, place)
        start, end = module.span(call)
        if place is None:
            continue  # it is no table's: the function that gives it carries its own rule
        rest = module.source[end:]
        end += len(rest) - len(rest.lstrip(b" \n,"))
        yield Decision(
            entry.id,
            module.name,
            entry.fires_on,
            _shown(entry.example),
            _shown(entry.counter),
            entry.chosen_on,
            Edit(module.path, start, end, "", "entry taken out"),
        )


def _functions(module: Module) -> Iterator[Decision]:
    for function in ast.walk(module.tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        for decorator in function.decorator_list:
            if isinstance(decorator, ast.Call) and _called(decorator) == "rule":
                said = {str(keyword.arg): keyword.value for keyword in decorator.keywords}
                yield Decision(
                    _text(decorator.args[0] if decorator.args else said["id"]),
                    module.name,
                    _text(said["fires_on"])
                    if "fires_on" in said
                    else claim_of(ast.get_docstring(function) or ""),
                    _text(said["example"]),
                    _text(said["counter"]),
                    _text(said["chosen_on"]),
                    _answering(module, function, said.get("off", ast.Constant(value=False))),
                )


def _answering(module: Module, function: ast.FunctionDef, off: ast.expr) -> Edit:
    """Return the edit by which a function answers nothing but this."""
    arguments = [argument.arg for argument in function.args.args if argument.arg != "self"]
    answer = arguments[0] if ast.unparse(off).endswith("UNCHANGED") else ast.unparse(off)
    yields = any(isinstance(node, ast.Yield | ast.YieldFrom) for node in ast.walk(function))
    body = function.body
    if ast.get_docstring(function) is not None and len(body) > 1:
        body = body[1:]
    start, end = module.span(body[0])[0], module.span(body[-1])[1]
    text = f"return iter({answer})" if yields else f"return {answer}"
    return Edit(module.path, start, end, text, "off")


def _word_lists(module: Module) -> Iterator[Decision]:
    """Yield the sets of words that a module spells out."""
    for name, value in _assignments(module):
        words = _words(value)
        if words:
            yield Decision(
                f"{module.name}.{name}",
                module.name,
                "one of these words",
                " ".join(words[:4]),
                "",
                "",
                module.edit(value, "frozenset()", "emptied"),
            )


def _words(value: ast.expr) -> list[str]:
    match value:
        case ast.Call(func=ast.Name(id="frozenset" | "words_of"), args=[given]):
            return [text for node in ast.walk(given) if (text := _constant_text(node))]
        case ast.Set():
            return [text for node in ast.walk(value) if (text := _constant_text(node))]
        case _:
            return []


def _constant_text(node: ast.AST) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _shown(example: str | tuple[str, ...]) -> str:
    return example if isinstance(example, str) else " | ".join(example)
