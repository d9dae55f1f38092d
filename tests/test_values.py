"""A dataclass of ours is one of Python's, except that its methods are made when they are called."""

import copy
import dataclasses
import inspect
import pickle
from dataclasses import KW_ONLY, FrozenInstanceError, field

import pytest

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
