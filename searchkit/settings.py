"""Settings, frozen: defaults < searchkit.toml < SEARCHKIT_* < options of the command line.

The configuration file is the one named by `--config`, else `searchkit.toml` in the working
directory or the nearest folder above, else `$XDG_CONFIG_HOME/searchkit/searchkit.toml`:

    index = "index"            # beside this file; also SEARCHKIT_INDEX and --index
    color = "auto"             # auto, always or never
    jobs = 2                   # worker processes of `searchkit index`

    [aliases]                  # another spelling = the name to show and count
    "Sergey Lavrov" = "Sergei Lavrov"

    [searches.sanctions]       # searchkit search @sanctions
    query = "sanction* OR embargo"
    country = ["CN", "RU"]
    since = "2021"
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypedDict, cast

from searchkit.domain.aliases import NO_ALIASES, Aliases
from searchkit.domain.errors import ConfigurationError

FILE_NAME = "searchkit.toml"
ALIASES_NAME = "aliases.toml"
CORRECTIONS_NAME = "corrections.toml"
COLORS = ("auto", "always", "never")


class QueryOptions(TypedDict, total=False):
    """What is asked, as a user types it: by options, or in a table `[searches.name]`.

    What is not there, or empty, leaves it to others.
    """

    query: str
    speaker: tuple[str, ...]
    country: tuple[str, ...]
    source: tuple[str, ...]
    kind: tuple[str, ...]
    since: str
    until: str
    sort: str
    limit: int
    offset: int
    facet: tuple[str, ...]
    all_copies: bool


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run goes by, whatever of it came from where."""

    index: Path  # absolute
    configuration: Path | None  # the file in use, absolute; None: there is none
    color: str = "auto"
    jobs: int | None = None  # None: as many as the machine has processors for us
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
    def _beside(self) -> Path:
        return self.configuration.parent if self.configuration else self.index.parent


def load_settings(
    environment: Mapping[str, str],
    directory: Path,
    *,
    config: Path | None = None,
    index: Path | None = None,
    color: str | None = None,
    jobs: int | None = None,
) -> Settings:
    """Return the settings of a run in `directory`; the keywords are command-line options.

    Raises ConfigurationError with the file, the key and what was expected there.
    """
    file = _configuration_file(environment, directory, config)
    table = _read_toml(file) if file else {}
    name = str(file)
    known = {"index", "color", "jobs", "aliases", "searches"}
    for key in table:
        if key not in known:
            raise ConfigurationError(f"{name}: unknown key {key!r}; known are {_list(known)}.")
    folder = file.parent if file else directory
    return Settings(
        index=_index_folder(environment, directory, folder, table, name, index),
        configuration=file,
        color=color or _color(environment, table, name),
        jobs=jobs if jobs is not None else _jobs(environment, table, name),
        aliases=_aliases(table, name),
        searches=_searches(table, name),
    )


def _configuration_file(
    environment: Mapping[str, str], directory: Path, config: Path | None
) -> Path | None:
    if config is not None:
        if not (directory / config).is_file():
            raise ConfigurationError(f"{config}: no such configuration file.")
        return (directory / config).absolute()
    for folder in (directory, *directory.parents):
        if _is_file(folder / FILE_NAME):
            return (folder / FILE_NAME).absolute()
    home = environment.get("XDG_CONFIG_HOME", "")
    # The XDG specification: a path that is not absolute is to be ignored.
    if not home.startswith("/"):
        if not environment.get("HOME"):
            return None
        home = f"{environment['HOME']}/.config"
    file = Path(home) / "searchkit" / FILE_NAME
    return file.absolute() if _is_file(file) else None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False  # in a folder that we may not even look into


def _index_folder(
    environment: Mapping[str, str],
    directory: Path,
    folder: Path,
    table: Mapping[str, Any],
    name: str,
    option: Path | None,
) -> Path:
    """Options and the environment mean the working directory, the file its own folder."""
    if option is not None:
        return (directory / option).absolute()
    if given := environment.get("SEARCHKIT_INDEX"):
        return (directory / given).absolute()
    value = table.get("index", "index")
    if not isinstance(value, str) or not value:
        raise ConfigurationError(f'{name}: index must be a folder\'s name, as index = "index".')
    home = environment.get("HOME")
    if value.startswith("~/") and home:
        value = f"{home}/{value[2:]}"
    return (folder / value).absolute()


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


def _searches(table: Mapping[str, Any], name: str) -> Mapping[str, QueryOptions]:
    searches = table.get("searches", {})
    if not isinstance(searches, dict):
        raise ConfigurationError(f"{name}: searches must be tables, as [searches.sanctions].")
    return {key: _saved_search(value, f"{name}: searches.{key}") for key, value in searches.items()}


_LISTS = ("speaker", "country", "source", "kind", "facet")
_TEXTS = ("query", "sort")
_DATES = ("since", "until")
_PLAIN = {"limit": int, "all_copies": bool}


def _saved_search(table: Any, where: str) -> QueryOptions:
    if not isinstance(table, dict):
        raise ConfigurationError(f'{where} must be a table with query = "...".')
    fields: dict[str, Any] = {}
    for key, value in table.items():
        if key in _LISTS:
            values = [value] if isinstance(value, str) else value
            if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
                raise ConfigurationError(f"{where}.{key} must be a text or a list of texts.")
            fields[key] = tuple(values)
        elif key in _TEXTS or key in _DATES:
            if key in _DATES and isinstance(value, date | int) and not isinstance(value, bool):
                value = str(value)  # since = 2021-03-23 and since = 2021 are TOML of their own
            if not isinstance(value, str):
                raise ConfigurationError(f"{where}.{key} must be a text.")
            fields[key] = value
        elif key in _PLAIN:
            if type(value) is not _PLAIN[key]:
                raise ConfigurationError(f"{where}.{key} cannot be {value!r}.")
            fields[key] = value
        else:
            known = _list({*_LISTS, *_TEXTS, *_DATES, *_PLAIN})
            raise ConfigurationError(f"{where}: unknown key {key!r}; known are {known}.")
    return cast(QueryOptions, fields)


def _aliases(table: Mapping[str, Any], name: str) -> Aliases:
    aliases = table.get("aliases", {})
    if not isinstance(aliases, dict) or not all(isinstance(v, str) for v in aliases.values()):
        raise ConfigurationError(f'{name}: [aliases] must hold lines like "Other Name" = "Name".')
    return Aliases(aliases)


def _read_toml(file: Path) -> dict[str, Any]:
    import tomllib  # most runs have no file, and a cold start pays for each import

    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{file}: not TOML: {error}.") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{file}: not UTF-8 text; save it as UTF-8.") from error
    except OSError as error:
        raise ConfigurationError(f"{file}: cannot be read: {error.strerror}.") from error


def _list(names: set[str]) -> str:
    return ", ".join(sorted(names))
