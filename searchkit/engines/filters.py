"""What a filter lets pass: its meaning, apart from how an engine stores the fields."""

from collections.abc import Callable

from searchkit.analysis.name_matching import name_matches
from searchkit.domain.aliases import Aliases
from searchkit.domain.query import (
    And,
    CountryIs,
    CueIs,
    Filters,
    KindIs,
    Node,
    Not,
    Or,
    PathIs,
    PublishedIn,
    SaidIs,
    SourceIs,
    SpeakerIs,
)
from searchkit.language.fold import fold


def with_filters(root: Node | None, filters: Filters) -> Node | None:
    """Return the query and its filters as one node; None where every paragraph passes.

    Any of the values of a field, all of the fields. Filters score 0, so they come last.
    """
    fields: list[tuple[Node, ...]] = [
        tuple(SpeakerIs(name) for name in filters.speakers),
        tuple(CueIs(verb) for verb in filters.cues),
        (SaidIs(filters.is_direct),) if filters.is_direct is not None else (),
        tuple(CountryIs(code, is_named=filters.is_named) for code in filters.countries),
        tuple(SourceIs(name) for name in filters.sources),
        tuple(KindIs(kind) for kind in filters.kinds),
        tuple(PathIs(glob) for glob in filters.paths),
    ]
    parts: list[Node] = [Or(values) for values in fields if values]
    parts += [Not(SourceIs(name)) for name in filters.not_sources]
    if filters.since is not None or filters.until is not None:
        parts.append(PublishedIn(filters.since, filters.until))
    if root is not None:
        parts.insert(0, root)
    return And(tuple(parts)) if parts else None


def speaker_test(asked: str, aliases: Aliases, *, is_whole: bool = False) -> Callable[[str], bool]:
    """Return a test for canonical names (`Aliases.canonical`) that answer to the name asked for.

    A merged person answers to every name that was merged, by full name or surname; `is_whole`
    asks for this canonical name and no other.
    """
    if is_whole:
        return asked.__eq__
    other_names: dict[str, list[str]] = {}
    for name in aliases.of:
        other_names.setdefault(aliases.canonical(name), []).append(name)

    def matches(canonical: str) -> bool:
        names = [canonical, *other_names.get(canonical, ())]
        return any(name_matches(asked, name) for name in names)

    return matches


def source_key(name: str) -> str:
    """Return what two sources share that are the same: case, accents and spacing aside."""
    return " ".join(fold(name).split())
