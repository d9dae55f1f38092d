"""Speaker, cue and manner that stand together are asked of one and the same saying."""

from collections.abc import Callable, Sequence
from itertools import product
from typing import TypeVar

from searchkit.domain.article import SpeakerFinding
from searchkit.domain.query import And, CueIs, Node, Not, Or, SaidIs, SayingIs, SpeakerIs
from searchkit.engines.naming import SpeakerNames
from searchkit.engines.scope import conjuncts
from searchkit.language.verbs import base_form

S = TypeVar("S", SpeakerIs, CueIs, SaidIs)


def as_one_saying(node: Node) -> Node:
    """Return the same query with SayingIs for what is asked of one saying.

    That is whatever asks for a speaker, a cue or a manner in one AND; an OR of speakers, of cues or
    of manners is one such condition. Where there are several of one kind, each is asked for
    together with each of the others: both have denied it, she has said and denied it.
    """
    # As most queries are, of which nothing is asked together: told at a tenth of the price.
    return _together(node) if len(_asked_of_sayings(node)) > 1 else node


def _asked_of_sayings(node: Node) -> set[type[Node]]:
    """Return which of speaker, cue and manner a query asks for anywhere."""
    asked: set[type[Node]] = set()
    nodes = [node]
    for each in nodes:  # to which their parts are added
        match each:
            case And(parts) | Or(parts):
                nodes += parts
            case Not(part):
                nodes.append(part)
            case SpeakerIs() | CueIs() | SaidIs():
                asked.add(type(each))
            case _:
                pass
    return asked


def _together(node: Node) -> Node:
    match node:
        case Not(part):
            return Not(_together(part))
        case Or(parts):
            return Or(tuple(map(_together, parts)))
        case And():
            return _with_one_saying(tuple(conjuncts(node)))
        case _:
            return node


def saying_test(asked: SayingIs, people: SpeakerNames) -> Callable[[SpeakerFinding], bool]:
    """Return a test for sayings whose speaker goes by the canonical name."""
    speakers = {name for each in asked.speakers for name in people.meant(each)}
    cues = {base_form(each.verb) for each in asked.cues if each.verb is not None}
    manners = {each.is_direct for each in asked.manners}

    def matches(saying: SpeakerFinding) -> bool:
        return (
            (not asked.speakers or saying.name in speakers)
            and (not asked.cues or base_form(saying.cue) in cues)
            and (not asked.manners or saying.direct in manners)
        )

    return matches


def _with_one_saying(parts: Sequence[Node]) -> Node:
    speakers = [*filter(None, (_alternatives(part, SpeakerIs) for part in parts))]
    cues = [*filter(None, (_alternatives(part, CueIs) for part in parts))]
    manners = [*filter(None, (_alternatives(part, SaidIs) for part in parts))]
    if bool(speakers) + bool(cues) + bool(manners) < 2:
        return And(tuple(map(_together, parts)))
    together = (
        SayingIs(*each) for each in product(speakers or [()], cues or [()], manners or [()])
    )
    others = (_together(part) for part in parts if not _is_of_a_saying(part))
    return And((*others, *together))


def _alternatives(node: Node, kind: type[S]) -> tuple[S, ...]:
    """Return what the node asks of one saying, any of it; nothing where it asks for other things."""
    parts = node.parts if isinstance(node, Or) else (node,)
    asked = tuple(part for part in parts if isinstance(part, kind) and not _asks_for_none(part))
    return asked if len(asked) == len(parts) else ()


def _is_of_a_saying(node: Node) -> bool:
    return any(
        (_alternatives(node, SpeakerIs), _alternatives(node, CueIs), _alternatives(node, SaidIs))
    )


def _asks_for_none(node: Node) -> bool:
    return node in (SpeakerIs(None), CueIs(None))
