"""Small mistakes made at random in the code of a room, and which of them its tests do not see.

    python -m tools.mutants --room paragraphs --room language --draw 20 --seed 1

A comparison turned round, a condition negated, a constant changed, a statement left out, another
value returned: each by itself, in a copy. Patterns and docstrings, and what `searchkit/rules.py`
writes down, are left alone: they are no code. A mutant that changes nothing for anybody may survive.
"""

import argparse
import ast
import random
import sys
from collections.abc import Iterator, Sequence

from tools.changed_copy import changed_copy
from tools.ledger import ROOMS
from tools.source_edits import Edit, Module, modules

TURNED: dict[type[ast.cmpop], tuple[str, ...]] = {
    ast.Lt: ("<=", ">="),
    ast.LtE: ("<", ">"),
    ast.Gt: (">=", "<="),
    ast.GtE: (">", "<"),
    ast.Eq: ("!=",),
    ast.NotEq: ("==",),
    ast.In: ("not in",),
    ast.NotIn: ("in",),
    ast.Is: ("is not",),
    ast.IsNot: ("is",),
}
LEFT_OUT = (ast.Expr, ast.Assign, ast.AugAssign, ast.Continue, ast.Break, ast.Raise)
WRITTEN_DOWN = ("rule", "threshold", "limit", "fact")


def mutants_of(module: Module) -> Iterator[Edit]:
    """Yield every mutant of the functions of a module."""
    for node in module.tree.body:
        for function in [node, *getattr(node, "body", [])]:
            if isinstance(function, ast.FunctionDef):
                for statement in function.body:
                    yield from _mutants(module, statement)


def _mutants(module: Module, node: ast.AST) -> Iterator[Edit]:
    match node:
        case ast.Expr(value=ast.Constant()) | ast.JoinedStr():
            return
        case ast.Call(func=ast.Name(id=name)) if name in WRITTEN_DOWN:
            return
        case ast.Compare(left=left, ops=[operator], comparators=[right]):
            for turned in TURNED[type(operator)]:
                text = f"{module.text(left)} {turned} {module.text(right)}"
                yield module.edit(node, _in_brackets(module, node, text))
        case ast.BoolOp(op=operator, values=values):
            joined = " or " if isinstance(operator, ast.And) else " and "
            text = joined.join(f"({module.text(value)})" for value in values)
            yield module.edit(node, f"({text})")
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield module.edit(node, f"bool({module.text(operand)})")
        case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test):
            yield module.edit(test, f"(not ({module.text(test)}))")
        case ast.Constant(value=bool(value)):
            yield module.edit(node, repr(not value))
        case ast.Constant(value=int(value)):
            yield module.edit(node, repr(value + 1))
        case ast.Constant(value=float(value)):
            yield module.edit(node, repr(value * 1.25 or 1.0))
        case ast.Constant(value=str(value)):
            yield module.edit(node, repr(f"{value}x"))
        case ast.Return(value=value) if value is not None:
            is_none = isinstance(value, ast.Constant) and value.value is None
            yield module.edit(node, "return True" if is_none else "return None")
        case _:
            pass
    if isinstance(node, LEFT_OUT):
        yield module.edit(node, "pass")
    for field, value in ast.iter_fields(node):
        if field not in ("annotation", "returns"):
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    yield from _mutants(module, child)


def _in_brackets(module: Module, node: ast.expr, text: str) -> str:
    """Comparisons of several lines stand within brackets, which the node does not cover."""
    return f"({text})" if "\n" in module.text(node) else text


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the fate of each mutant that was drawn, and how many were killed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "--room", action="append", choices=ROOMS, help="one or more; all by default"
    )
    parser.add_argument("--file", help="only of files whose path holds this")
    parser.add_argument("--draw", type=int, default=20, help="so many at random")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    rooms = given.room or ROOMS
    possible = [
        mutant
        for module in modules()
        if module.name.partition(".")[0] in rooms and (given.file or "") in module.path
        for mutant in mutants_of(module)
    ]
    drawn = random.Random(given.seed).sample(possible, min(given.draw, len(possible)))
    killed = 0
    with changed_copy() as copy:
        for mutant in drawn:
            failing = copy.failing_test(mutant)
            killed += failing is not None
            place = f"{mutant.path}:{mutant.line}"
            print(f"{place}: {mutant.says}: {failing or 'SURVIVES'}", flush=True)
    print(f"{killed} of {len(drawn)} mutants were killed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
