"""`dataclass` is Python's own but for what it costs: methods are made when they are first called.

Python writes and compiles the methods of a dataclass while its module is imported, which takes .4 ms
for a class and .75 where it is frozen. A command imports a hundred classes and calls few of their
methods. Here a class takes .05 ms; its `__init__` is compiled for the first value, and the methods
that compare and show values are not compiled at all. A frozen value is made in half the time, too:
its slots are set by their own descriptors.

Fields are what the functions of `dataclasses` say, and to type checkers this is Python's decorator.
What is not used in searchkit is refused where the class is defined: an order, InitVar, fields that
`__init__` does not take or that only hash leaves out, what may change of what is frozen.
docs/adr/0032-methods-of-values-are-made-when-called.md has the figures.
"""

import dataclasses
from collections.abc import Callable, Set
from operator import attrgetter
from reprlib import recursive_repr
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any

Method = Callable[..., Any]

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(cls=None, /, *, frozen=False, slots=False, eq=True, kw_only=False):
        """Return the class as a dataclass; without one, what makes it so."""
        if cls is None:
            return lambda cls: dataclass(cls, frozen=frozen, slots=slots, eq=eq, kw_only=kw_only)
        # What a class defines itself stays. (Its `__hash__` is None where it defines `__eq__` alone.)
        own = {name for name, member in vars(cls).items() if member is not None}
        cls.__doc__ = cls.__doc__ or cls.__name__  # else Python would ask for a signature: 4 ms
        made = dataclasses.dataclass(
            init=False, repr=False, eq=False, kw_only=kw_only, slots=slots
        )(cls)
        _refuse_what_is_not_there(made, own, frozen=frozen)
        later = {"__init__": _frozen_init if frozen else _init, "__repr__": _repr}
        if eq:
            later["__eq__"] = _eq
            if frozen:
                later["__hash__"] = _hash
            elif "__hash__" not in own:
                made.__hash__ = None
        for name in later.keys() - own:
            setattr(made, name, _MadeWhenCalled(made, name, later[name]))
        if frozen:
            _freeze(made)
        return made


def _refuse_what_is_not_there(cls: type, own: Set[str], *, frozen: bool) -> None:
    """Raise TypeError where Python's own would do what is not done here."""
    is_plain = all(field.init and field.hash is None for field in dataclasses.fields(cls))
    given = vars(cls).get("__annotations__", {}).values()
    is_kept = not any(isinstance(kind, dataclasses.InitVar) for kind in given)
    thaws = not frozen and any("__setattr__" in vars(parent) for parent in cls.__mro__[1:-1])
    opens = frozen and not own.isdisjoint(("__setattr__", "__delattr__"))
    if thaws or opens or not (is_plain and is_kept):
        raise TypeError(f"{cls.__qualname__} asks what dataclasses of searchkit.values cannot")


class _MadeWhenCalled:
    """Stands where a method will be: who asks for that has it made, and put into the class."""

    def __init__(self, owner: type, name: str, make: Callable[[type], Method]) -> None:
        self._owner = owner
        self._name = name
        self._make = make

    def __get__(self, value: object, _: type | None = None) -> Any:
        method: Any = self._make(self._owner)
        method.__name__ = self._name
        method.__qualname__ = f"{self._owner.__qualname__}.{self._name}"
        setattr(self._owner, self._name, method)
        return method if value is None else method.__get__(value)


_NOT_GIVEN = object()


def _init(cls: type) -> Method:
    return _compiled_init(cls, "self.{name} = {value}", {})


def _frozen_init(cls: type) -> Method:
    """Return an `__init__` that goes around the `__setattr__` of its class, which refuses."""
    setters = {f"_set_{name}": _setter(cls, name) for name in _names(cls)}
    return _compiled_init(cls, "_set_{name}(self, {value})", setters)


def _setter(cls: type, name: str) -> Callable[[Any, Any], None]:
    slot = getattr(cls, name, None)
    if isinstance(slot, MemberDescriptorType):
        return slot.__set__
    return lambda value, content: object.__setattr__(value, name, content)


def _compiled_init(cls: type, statement: str, known: dict[str, Any]) -> Method:
    """Return an `__init__` in which such a statement sets each field; it knows names besides."""
    known["_not_given"] = _NOT_GIVEN
    positional, named = ["self"], list[str]()
    body = []
    for field in dataclasses.fields(cls):
        name = parameter = value = field.name
        if field.default is not dataclasses.MISSING:
            known[f"_default_{name}"] = field.default
            parameter = f"{name}=_default_{name}"
        elif field.default_factory is not dataclasses.MISSING:
            known[f"_new_{name}"] = field.default_factory
            parameter = f"{name}=_not_given"
            value = f"_new_{name}() if {name} is _not_given else {name}"
        (named if field.kw_only else positional).append(parameter)
        body.append(statement.format(name=name, value=value))
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    parameters = ", ".join([*positional, *(["*", *named] if named else [])])
    exec(f"def __init__({parameters}):\n " + "\n ".join(body or ["pass"]), known)
    init: Method = known["__init__"]
    init.__annotations__ = {field.name: field.type for field in dataclasses.fields(cls)}
    return init


def _repr(cls: type) -> Method:
    names = [field.name for field in dataclasses.fields(cls) if field.repr]

    @recursive_repr("...")
    def shown(value: Any) -> str:
        fields = (f"{name}={getattr(value, name)!r}" for name in names)
        return f"{type(value).__qualname__}({', '.join(fields)})"

    return shown


def _eq(cls: type) -> Method:
    contents = _contents_of(cls)

    def equal(value: Any, other: Any) -> bool:
        return contents(value) == contents(other) if type(other) is type(value) else NotImplemented

    return equal


def _hash(cls: type) -> Method:
    contents = _contents_of(cls)
    return lambda value: hash(contents(value))


def _contents_of(cls: type) -> Callable[[Any], tuple[Any, ...]]:
    """Return what gives all by which a value of this class is equal to another."""
    names = [field.name for field in dataclasses.fields(cls) if field.compare]
    if not names:
        return lambda _: ()
    contents = attrgetter(*names)
    return contents if len(names) > 1 else lambda value: (contents(value),)


def _names(cls: type) -> list[str]:
    return [field.name for field in dataclasses.fields(cls)]


def _freeze(cls: Any) -> None:
    """Let no field be set or deleted; a plain subclass may have attributes of its own."""
    fields = frozenset(_names(cls))

    def set_attribute(value: Any, name: str, content: Any) -> None:
        if type(value) is cls or name in fields:
            raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")
        object.__setattr__(value, name, content)

    def delete_attribute(value: Any, name: str) -> None:
        if type(value) is cls or name in fields:
            raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
        object.__delattr__(value, name)

    cls.__setattr__ = set_attribute
    cls.__delattr__ = delete_attribute
    if "__slots__" in vars(cls):
        cls.__setstate__ = _restore


def _restore(value: Any, state: tuple[None, dict[str, Any]]) -> None:
    """Fill a copied or unpickled value that is frozen."""
    for name, content in state[1].items():
        object.__setattr__(value, name, content)
