"""A dataclass of ours is one of Python's, except that its methods are made when they are called."""

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable, Iterator
from dataclasses import KW_ONLY, FrozenInstanceError, field
from importlib import import_module
from pkgutil import walk_packages
from types import FunctionType
from typing import Any

import pytest

import searchkit
from searchkit.values import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Frozen, as nearly all are."""

    name: str
    country: str = "PE"
    spellings: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class PlaceByPython:
    """The same, made by Python."""

    name: str
    country: str = "PE"
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Port(Place):
    """A value with all fields of another."""

    depth: float = 0.0


@dataclass(slots=True)
class Story:
    """One that may change, and some fields of which are named when it is made."""

    title: str
    _: KW_ONLY
    places: list[Place] = field(default_factory=list)
    words: int = 0

    def __post_init__(self) -> None:
        self.words = len(self.title.split())


@dataclass(frozen=True)
class Shelf:
    """One without slots, which may remember what it found out."""

    label: str


@dataclass(frozen=True, slots=True)
class OnlyOne:
    """One field, which defines itself when it is equal."""

    text: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OnlyOne) and self.text.casefold() == other.text.casefold()

    def __hash__(self) -> int:
        return hash(self.text.casefold())


@dataclass(slots=True, eq=False)
class Candidate:
    """Equal to itself alone."""

    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """One that brings something along that is no part of it."""

    place: Place
    fetch: object = field(default=None, repr=False, compare=False)


def test_no_method_is_compiled_before_it_is_called() -> None:
    @dataclass(frozen=True, slots=True)
    class Untouched:
        """Nobody has made one."""

        name: str

    before = {name: type(vars(Untouched)[name]).__name__ for name in ("__init__", "__eq__")}
    Untouched("Lima")
    after = {name: type(vars(Untouched)[name]).__name__ for name in ("__init__", "__eq__")}

    assert before == {"__init__": "_MadeWhenCalled", "__eq__": "_MadeWhenCalled"}
    assert after == {"__init__": "function", "__eq__": "_MadeWhenCalled"}


def test_values_are_equal_where_all_their_fields_are() -> None:
    assert Place("Lima") == Place("Lima", "PE", ())
    assert Place("Lima") != Place("Lima", "US")
    assert Place("Lima") != Port("Lima")
    assert hash(Place("Lima")) == hash(Place("Lima", "PE"))
    assert {Place("Lima"), Place("Lima"), Place("Callao")} == {Place("Callao"), Place("Lima")}


def test_what_a_class_says_of_equality_itself_stays() -> None:
    assert OnlyOne("Lima") == OnlyOne("LIMA")
    assert len({OnlyOne("Lima"), OnlyOne("LIMA")}) == 1
    assert Candidate("Lima") != Candidate("Lima")


def test_what_is_no_part_of_a_value_is_neither_compared_nor_shown() -> None:
    bare, laden = Found(Place("Lima")), Found(Place("Lima"), fetch=["anything"])

    assert bare == laden
    assert hash(bare) == hash(laden)
    assert repr(bare) == repr(laden)


def test_what_may_change_has_no_hash() -> None:
    with pytest.raises(TypeError, match="unhashable type: 'Story'"):
        hash(Story("Rain"))


def test_a_value_shows_itself_as_the_call_that_makes_it() -> None:
    assert repr(Port("Callao", depth=16.0)) == (
        "Port(name='Callao', country='PE', spellings=(), depth=16.0)"
    )


def test_what_holds_itself_is_shown_all_the_same() -> None:
    knot = Story("Rain")
    knot.places.append(knot)  # type: ignore[arg-type]

    assert repr(knot) == "Story(title='Rain', places=[...], words=1)"


def test_nothing_of_a_frozen_value_can_be_changed() -> None:
    place, shelf = Place("Lima"), Shelf("A")

    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'name'"):
        place.name = "Cusco"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'name'"):
        del place.name
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'label'"):
        shelf.label = "B"  # type: ignore[misc]
    assert (place, shelf) == (Place("Lima"), Shelf("A"))


def test_a_list_is_made_for_each_and_fields_may_have_to_be_named() -> None:
    one, other = Story("Rain in Lima"), Story("Snow", places=[Place("Cusco")])

    one.places.append(Place("Lima"))

    assert (one.places, other.places) == ([Place("Lima")], [Place("Cusco")])
    assert one.words == 3
    with pytest.raises(TypeError, match="positional argument"):
        Story("Rain", [Place("Lima")])  # type: ignore[call-arg]


def test_what_is_missing_or_unknown_is_named() -> None:
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'name'"):
        Place()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword argument 'river'"):
        Place("Lima", river="Rímac")  # type: ignore[call-arg]


def test_python_tells_the_fields_of_a_value_as_of_its_own() -> None:
    port = Port("Callao", depth=16.0)

    assert dataclasses.is_dataclass(Place)
    assert [each.name for each in dataclasses.fields(Port)] == [
        "name",
        "country",
        "spellings",
        "depth",
    ]
    assert dataclasses.replace(port, depth=14.5) == Port("Callao", depth=14.5)
    assert dataclasses.asdict(Place("Lima")) == dataclasses.asdict(PlaceByPython("Lima"))
    assert inspect.signature(Place).parameters.keys() == (
        inspect.signature(PlaceByPython).parameters.keys()
    )
    assert Port.__match_args__ == ("name", "country", "spellings", "depth")
    assert not hasattr(port, "__dict__")


@pytest.mark.parametrize("value", [Place("Lima"), Story("Rain"), Shelf("A"), OnlyOne("x")])
def test_a_copy_is_equal(value: object) -> None:
    assert copy.copy(value) == value
    assert copy.deepcopy(value) == value
    assert pickle.loads(pickle.dumps(value)) == value


def values_of_searchkit() -> Iterator[Any]:
    for found in walk_packages(searchkit.__path__, "searchkit."):
        if found.name.endswith("__main__"):
            continue
        for each in vars(import_module(found.name)).values():
            is_ours = isinstance(each, type) and each.__module__ == found.name
            if is_ours and "__dataclass_fields__" in vars(each):
                yield each


def made_by_python(ours: Any) -> Any:
    """The same fields, and what is done once they are set, as Python's own decorator has them."""
    own = {name: vars(ours)[name] for name in ("__post_init__",) if name in vars(ours)}
    return dataclasses.make_dataclass(
        ours.__name__,
        [(each.name, each.type, as_declared(each)) for each in dataclasses.fields(ours)],
        namespace={"__qualname__": ours.__qualname__, "__doc__": "A twin.", **own},
        eq=ours.__eq__ is not object.__eq__,
        frozen=ours.__setattr__ is not object.__setattr__,
        slots="__dict__" not in vars(ours),
    )


def as_declared(each: "dataclasses.Field[Any]") -> Any:
    declared: Any = field(kw_only=each.kw_only, compare=each.compare, repr=each.repr)
    declared.default, declared.default_factory = each.default, each.default_factory
    return declared


def behaviour(kind: Any) -> dict[str, Any]:
    """What can be seen of a class of values, whatever its fields hold."""
    required = {
        each.name: f"a {each.name}"
        for each in dataclasses.fields(kind)
        if each.default is each.default_factory is dataclasses.MISSING
    }
    try:
        value, same = kind(**required), kind(**required)
    except (TypeError, AttributeError, ValueError, AssertionError) as error:  # it looks at them
        return {"error": type(error)}
    name = next((each.name for each in dataclasses.fields(kind)), "")
    changed = dataclasses.replace(value, **({name: "another"} if name else {}))
    return {
        "repr": (repr(value), repr(changed), repr(copy.copy(value))),
        "equal": (value == same, value == changed, value == object()),
        "hash": error_of(lambda: hash(value)) or hash(value) == hash(same),
        "fields": dataclasses.asdict(value) if name else {},
        "match": kind.__match_args__,
        "other attributes": hasattr(value, "__dict__"),
        "set": error_of(lambda: setattr(value, name, 1)) if name else None,
        "deleted": error_of(lambda: delattr(same, name)) if name else None,
        "nothing given": error_of(kind),
        "parameters": [
            (each.name, each.kind, each.default is inspect.Parameter.empty)
            for each in inspect.signature(kind).parameters.values()
        ],
    }


def error_of(call: Callable[[], object]) -> str | None:
    try:
        call()
    except (TypeError, AttributeError) as error:
        return f"{type(error).__name__}: {error}"
    return None


METHODS = {"__init__", "__repr__", "__eq__", "__hash__"}


def test_every_value_of_searchkit_does_what_python_would_have_it_do() -> None:
    values = [*values_of_searchkit()]
    plain = [each for each in values if not METHODS & written(each)]

    different = [each for each in plain if behaviour(each) != behaviour(made_by_python(each))]

    assert len(plain) > 0.9 * len(values) > 200
    assert different == []


def written(kind: Any) -> set[str]:
    """The methods of a class that somebody wrote: those of our decorator lie in its own module."""
    return {
        name
        for name, member in vars(kind).items()
        if isinstance(member, FunctionType) and member.__module__ == kind.__module__
    }


def test_what_it_cannot_is_refused_where_the_class_is_defined() -> None:
    with pytest.raises(TypeError, match="Counted asks what dataclasses"):

        @dataclass(frozen=True, slots=True)
        class Counted:
            """A field that nobody gives."""

            name: str
            count: int = field(default=0, init=False)

    with pytest.raises(TypeError, match="Labelled asks"):

        @dataclass(frozen=True, slots=True)
        class Labelled:
            """A field that is compared and not hashed."""

            labels: list[str] = field(hash=False)

    with pytest.raises(TypeError, match="Opened asks"):

        @dataclass(frozen=True)
        class Opened:
            """A value that is given more than it keeps."""

            name: str
            secret: dataclasses.InitVar[str]

    with pytest.raises(TypeError, match="Thawed asks"):

        @dataclass(slots=True)
        class Thawed(Place):  # type: ignore[misc]
            """What may change, of what may not."""

            visits: int = 0
