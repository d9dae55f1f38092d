"""Settings, frozen: defaults < searchkit.toml < SEARCHKIT_* < options of the command line.

`configuration_file.py` says which file is read, `which_index.py` which index is meant:

    index = "index"            # beside this file; also SEARCHKIT_INDEX and --index
    color = "auto"             # auto, always or never
    jobs = 2                   # worker processes of `searchkit index`

    [log]                      # what each run of `searchkit index` did; also --log
    file = "searchkit.log"     # beside this file
    megabytes = 1              # then it becomes searchkit.log.1
    keep = 5                   # so many of these

    [aliases]                  # another spelling = the name to show and count
    "Sergey Lavrov" = "Sergei Lavrov"

    [searches.sanctions]       # searchkit search @sanctions
    query = "sanction* OR embargo"
    country = ["CN", "RU"]
    since = "2021"
"""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import Any, TypedDict, cast

from searchkit.configuration_file import found_configuration
from searchkit.domain.aliases import NO_ALIASES, Aliases
from searchkit.domain.errors import ConfigurationError
from searchkit.values import dataclass
from searchkit.which_index import ChosenBy, which_index

ALIASES_NAME = "aliases.toml"
CORRECTIONS_NAME = "corrections.toml"
COLORS = ("auto", "always", "never")


class QueryOptions(TypedDict, total=False):
    """What is asked, as a user types it: by options, or in a table `[searches.name]`.

    What is not there, or empty, leaves it to others.
    """

    query: str
    scope: str  # `in`, which is no name in Python
    speaker: tuple[str, ...]
    cue: tuple[str, ...]
    country: tuple[str, ...]
    source: tuple[str, ...]
    not_source: tuple[str, ...]
    kind: tuple[str, ...]
    path: tuple[str, ...]
    since: str
    until: str
    named: bool
    direct: bool
    reported: bool
    sure: bool
    sort: str
    limit: int
    offset: int
    per_story: str  # a number, or "all"
    all_copies: bool
    facet: tuple[str, ...]
    count_by: str


@dataclass(frozen=True, slots=True)
class LogFile:
    """Where runs are noted, and how much of it is kept: together `megabytes * (keep + 1)`."""

    path: Path  # absolute
    megabytes: int = 1  # some 10,000 runs without trouble
    keep: int = 5  # older ones, `.1` being the newest


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run goes by, whatever of it came from where."""

    index: Path  # absolute
    configuration: Path | None  # the file in use, absolute; None: there is none
    chosen_by: ChosenBy = ChosenBy.OPTION  # what named the index
    is_projects: bool = True  # whether the configuration is a project's, and not the user's own
    color: str = "auto"
    jobs: int | None = None  # None: as many as the machine has processors for us
    log: LogFile | None = None  # None: runs are noted nowhere
    aliases: Aliases = NO_ALIASES  # of [aliases]; those of `aliases_file` come beneath them
    searches: Mapping[str, QueryOptions] = field(default_factory=dict)  # by the name after @

    @property
    def aliases_file(self) -> Path:
        """Where accepted merges of names are kept."""
        return self._beside / ALIASES_NAME

    @property
    def corrections_file(self) -> Path:
        """Where what the user knows better is kept."""
        return self._beside / CORRECTIONS_NAME

    @property
    def marks_file(self) -> Path:
        """Where it is kept what readers were shown of saved searches: of this index alone."""
        return self.index.parent / f".{self.index.name}-shown.sqlite"

    @property
    def _beside(self) -> Path:
        """A project keeps them beside its configuration, whoever has none beside the index.

        The user's own configuration is of all their indexes: what is known better of one of them
        is not kept there.
        """
        if self.configuration and self.is_projects:
            return self.configuration.parent
        return self.index.parent


def load_settings(
    environment: Mapping[str, str],
    directory: Path,
    *,
    config: Path | None = None,
    index: Path | None = None,
    color: str | None = None,
    jobs: int | None = None,
    log: Path | None = None,
) -> Settings:
    """Return the settings of a run in `directory`; the keywords are command-line options.

    Raises ConfigurationError with the file, the key and what was expected there.
    """
    configuration = found_configuration(environment, directory, config)
    table, name = configuration.table, str(configuration.path)
    known = {"index", "color", "jobs", "log", "aliases", "searches"}
    for key in table:
        if key not in known:
            raise ConfigurationError(f"{name}: unknown key {key!r}; known are {_list(known)}.")
    chosen = which_index(environment, directory, configuration, index)
    return Settings(
        index=chosen.index,
        configuration=configuration.path,
        chosen_by=chosen.by,
        is_projects=configuration.is_projects,
        color=color or _color(environment, table, name),
        jobs=jobs if jobs is not None else _jobs(environment, table, name),
        log=_log(table, configuration.path, None if log is None else (directory / log).absolute()),
        aliases=_aliases(table, name),
        searches=_searches(table, name),
    )


def _color(environment: Mapping[str, str], table: Mapping[str, Any], name: str) -> str:
    if given := environment.get("SEARCHKIT_COLOR"):
        value, where = given, "SEARCHKIT_COLOR"
    else:
        value, where = table.get("color", "auto"), f"{name}: color"
    if value not in COLORS:
        raise ConfigurationError(f"{where} must be auto, always or never, not {value!r}.")
    return str(value)


def _jobs(environment: Mapping[str, str], table: Mapping[str, Any], name: str) -> int | None:
    value: Any
    if given := environment.get("SEARCHKIT_JOBS"):
        value, where = int(given) if given.isdecimal() else given, "SEARCHKIT_JOBS"
    else:
        value, where = table.get("jobs"), f"{name}: jobs"
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ConfigurationError(f"{where} must be a whole number from 1, not {value!r}.")
    return value


_LOG = {"file": str, "megabytes": int, "keep": int}


def _log(table: Mapping[str, Any], file: Path | None, option: Path | None) -> LogFile | None:
    """Return the log; an option has another file than [log] names, and is kept as long."""
    given = table.get("log", {})
    if not isinstance(given, dict):
        raise ConfigurationError(f'{file}: log must be a table, [log], with file = "...".')
    for key, value in given.items():
        if key not in _LOG:
            raise ConfigurationError(
                f"{file}: log: unknown key {key!r}; known are {_list({*_LOG})}."
            )
        if type(value) is not _LOG[key] or not value or (isinstance(value, int) and value < 1):
            raise ConfigurationError(f"{file}: log.{key} cannot be {value!r}.")
    named = None if file is None or "file" not in given else file.parent / given["file"]
    path = option or named
    if path is None:
        return None
    sizes = {key: value for key, value in given.items() if key != "file"}
    return LogFile(path.absolute(), **sizes)


def _searches(table: Mapping[str, Any], name: str) -> Mapping[str, QueryOptions]:
    searches = table.get("searches", {})
    if not isinstance(searches, dict):
        raise ConfigurationError(f"{name}: searches must be tables, as [searches.sanctions].")
    return {key: _saved_search(value, f"{name}: searches.{key}") for key, value in searches.items()}


_LISTS = ("speaker", "cue", "country", "source", "not_source", "kind", "path", "facet")
_TEXTS = ("query", "in", "since", "until", "sort", "per_story", "count_by")
_DATES = ("since", "until")
_FLAGS = ("named", "direct", "reported", "sure", "all_copies")
_PLAIN = {"limit": int, **dict.fromkeys(_FLAGS, bool)}
_OTHER_NAMES = {"in": "scope"}  # of QueryOptions


def _saved_search(table: Any, where: str) -> QueryOptions:
    if not isinstance(table, dict):
        raise ConfigurationError(f'{where} must be a table with query = "...".')
    fields: dict[str, Any] = {}
    for written, value in table.items():
        key = written.replace("-", "_")  # `not-source` is the option's name
        name = _OTHER_NAMES.get(key, key)
        if key in _LISTS:
            values = [value] if isinstance(value, str) else value
            if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
                raise ConfigurationError(f"{where}.{written} must be a text or a list of texts.")
            fields[name] = tuple(values)
        elif key in _TEXTS:
            if _is_date(key, value) or (key == "per_story" and type(value) is int):
                value = str(value)
            if not isinstance(value, str):
                raise ConfigurationError(f"{where}.{written} must be a text.")
            fields[name] = value
        elif key in _PLAIN:
            if type(value) is not _PLAIN[key]:
                raise ConfigurationError(f"{where}.{written} cannot be {value!r}.")
            fields[name] = value
        else:
            known = _list({*_LISTS, *_TEXTS, *_PLAIN})
            raise ConfigurationError(f"{where}: unknown key {written!r}; known are {known}.")
    return cast(QueryOptions, fields)


def _is_date(key: str, value: Any) -> bool:
    """Whether it is TOML of its own: `since = 2021-03-23` and `since = 2021`."""
    return key in _DATES and isinstance(value, date | int) and not isinstance(value, bool)


def _aliases(table: Mapping[str, Any], name: str) -> Aliases:
    aliases = table.get("aliases", {})
    if not isinstance(aliases, dict) or not all(isinstance(v, str) for v in aliases.values()):
        raise ConfigurationError(f'{name}: [aliases] must hold lines like "Other Name" = "Name".')
    return Aliases(aliases)


def _list(names: set[str]) -> str:
    return ", ".join(sorted(names))
