"""What a filter lets pass: its meaning, apart from how an engine stores the fields."""

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
    since, until = filters.days
    if since is not None or until is not None:
        parts.append(PublishedIn(since, until))
    if root is not None:
        parts.insert(0, root)
    return And(tuple(parts)) if parts else None
