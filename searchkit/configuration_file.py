"""Which configuration a run goes by, and what the file says.

`--config`, else `searchkit.toml` in the working directory or the nearest folder above: a project's.
Else the user's own: `$XDG_CONFIG_HOME/searchkit/searchkit.toml`.
"""

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from searchkit.domain.errors import ConfigurationError
from searchkit.values import dataclass

FILE_NAME = "searchkit.toml"


@dataclass(frozen=True, slots=True)
class Configuration:
    """A configuration file as it is read."""

    path: Path | None = None  # absolute; None: there is no file
    table: Mapping[str, Any] = field(default_factory=dict)
    is_projects: bool = False  # named by --config or found in a folder; False: the user's own


def found_configuration(
    environment: Mapping[str, str], directory: Path, config: Path | None = None
) -> Configuration:
    """Return the configuration of a run in `directory`; `config` is the option.

    Raises ConfigurationError where the file is not there or cannot be read.
    """
    if config is not None:
        if not (directory / config).is_file():
            raise ConfigurationError(f"{config}: no such configuration file.")
        path = (directory / config).absolute()
        return Configuration(path, read_toml(path), is_projects=True)
    own = user_file(environment)
    for folder in (directory, *directory.parents):
        if is_file(folder / FILE_NAME):
            path = (folder / FILE_NAME).absolute()
            return Configuration(path, read_toml(path), is_projects=path != own)
    return user_configuration(environment)


def user_configuration(environment: Mapping[str, str]) -> Configuration:
    """Return the user's own configuration. Raises ConfigurationError where it cannot be read."""
    own = user_file(environment)
    return Configuration(own, read_toml(own)) if own and is_file(own) else Configuration()


def user_file(environment: Mapping[str, str]) -> Path | None:
    """Return where the user's own configuration is, or would be; None: there is no home folder."""
    home = environment.get("XDG_CONFIG_HOME", "")
    # The XDG specification: a path that is not absolute is to be ignored.
    if not home.startswith("/"):
        if not environment.get("HOME"):
            return None
        home = f"{environment['HOME']}/.config"
    return (Path(home) / "searchkit" / FILE_NAME).absolute()


def is_file(path: Path) -> bool:
    """Whether there is a file, as far as we may look."""
    try:
        return path.is_file()
    except OSError:
        return False  # in a folder that we may not even look into


def read_toml(file: Path) -> dict[str, Any]:
    """Return what the file says. Raises ConfigurationError."""
    import tomllib  # most runs have no file, and a cold start pays for each import

    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{file}: not TOML: {error}.") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{file}: not UTF-8 text; save it as UTF-8.") from error
    except OSError as error:
        raise ConfigurationError(f"{file}: cannot be read: {error.strerror}.") from error
