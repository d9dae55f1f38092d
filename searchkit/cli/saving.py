"""`search --save NAME`: a search kept in the configuration, listed, and taken out again."""

import os
import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

from searchkit.cli.console import Console
from searchkit.cli.typed_paths import as_typed
from searchkit.configuration_file import user_file
from searchkit.domain.errors import ConfigurationError, UsageError
from searchkit.domain.query import Scope
from searchkit.renderers.visible import one_line
from searchkit.settings import QueryOptions, Settings

# Options whose names differ from those of the fields that a search is saved with.
_OPTIONS = {"scope": "--in", "limit": "-n"}


def save(name: str, options: QueryOptions, settings: Settings, console: Console) -> None:
    """Keep what was asked as `@name`. Raises UsageError where that is something else already."""
    from searchkit.archive.configuration_writing import keep_search

    if not name or name.startswith("@"):
        raise UsageError(f"--save {name}: give a name without @, as --save sanctions.")
    if options.get("query", "").startswith("@"):
        raise UsageError("--save: a saved search does not stand on another; write its words anew.")
    kept = _in_order({**options, "scope": options.get("scope", Scope.STORY.value)})
    known = settings.searches.get(name)
    if known == kept:
        return
    if known is not None:
        raise UsageError(
            f"@{name} is saved already: {as_command(name, known)}\n"
            f"Take it out first: searchkit search --save {shlex.quote(name)} --undo"
        )
    file = _file(settings)
    keep_search(file, name, kept)
    console.say(f"kept as @{one_line(name)} in {as_typed(file)}")


def _in_order(options: Mapping[str, Any]) -> QueryOptions:
    """Return the options in the order in which a search is described, however they were typed."""
    fields = {name: options[name] for name in QueryOptions.__annotations__ if name in options}
    return cast(QueryOptions, fields)


def undo(name: str | None, settings: Settings, console: Console) -> None:
    """Take a saved search out; None: the last one of the file. Raises UsageError."""
    from searchkit.archive.configuration_writing import forget_search

    if not settings.searches:
        raise UsageError("There is no saved search to take out.")
    chosen = [*settings.searches][-1] if name is None else name.removeprefix("@")
    if chosen not in settings.searches:
        raise UsageError(f"@{chosen}: no such saved search. Those that are: --list")
    file = _file(settings)
    forget_search(file, chosen)
    console.print(f"@{one_line(chosen)} is taken out of {as_typed(file)}")
    console.say(f"again: {as_command(chosen, settings.searches[chosen])}")


def listed(settings: Settings) -> Iterator[str]:
    """Yield the command that saves each search, the newest last."""
    return (as_command(name, options) for name, options in settings.searches.items())


def as_command(name: str, options: QueryOptions) -> str:
    """Return the command that saves this search."""
    words = ["searchkit", "search"]
    for field, value in options.items():
        if field != "query":
            words += _typed(_OPTIONS.get(field, f"--{field.replace('_', '-')}"), value)
    query = options.get("query", "")
    if query.startswith("-"):
        words.append("--")
    words += [query] if query else []
    words[2:2] = ["--save", name]
    return shlex.join(map(one_line, words))


def _typed(option: str, value: Any) -> list[str]:
    match value:
        case bool():
            return [option] if value else []
        case tuple():
            return [word for each in value for word in (option, each)]
        case _:
            return [option, str(value)]


def _file(settings: Settings) -> Path:
    file = settings.configuration or user_file(os.environ)
    if file is None:
        raise ConfigurationError("HOME is not set: there is no folder to keep a search in.")
    return file
