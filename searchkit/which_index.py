"""Which index a run means.

The first that there is, in this order: `--index`, `SEARCHKIT_INDEX`, `index` of a project's
configuration, the nearest `index/` of ours in the working directory or above, the user's default
(`searchkit use`, which is `index` of the user's own configuration), `index/` in the working
directory.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from searchkit.configuration_file import Configuration, user_configuration
from searchkit.domain.errors import ConfigurationError
from searchkit.values import dataclass

FOLDER_NAME = "index"


class ChosenBy(StrEnum):
    """What named the index, the first in rank first; its text is how it is told to a person."""

    OPTION = "--index"
    ENVIRONMENT = "SEARCHKIT_INDEX"
    PROJECT = "the project's searchkit.toml"
    NEAREST = "the nearest index/ here or above"
    DEFAULT = "your default (searchkit use)"
    HERE = "index/ in the working directory"


@dataclass(frozen=True, slots=True)
class NamedIndex:
    """An index, and what named it."""

    index: Path  # absolute
    by: ChosenBy


def which_index(
    environment: Mapping[str, str],
    directory: Path,
    configuration: Configuration,
    option: Path | None = None,
) -> NamedIndex:
    """Return the index that a run in `directory` means. Raises ConfigurationError."""
    return next(named_indexes(environment, directory, configuration, option))


def named_indexes(
    environment: Mapping[str, str],
    directory: Path,
    configuration: Configuration,
    option: Path | None = None,
) -> Iterator[NamedIndex]:
    """Yield every index that is named, the one that is used first. Raises ConfigurationError.

    Options and the environment mean the working directory, a file its own folder.
    """
    if option is not None:
        yield NamedIndex((directory / option).absolute(), ChosenBy.OPTION)
    if given := environment.get("SEARCHKIT_INDEX"):
        yield NamedIndex((directory / given).absolute(), ChosenBy.ENVIRONMENT)
    if configuration.is_projects and (named := _named(configuration, environment)):
        yield NamedIndex(named, ChosenBy.PROJECT)
    if nearest := _nearest(directory):
        yield NamedIndex(nearest, ChosenBy.NEAREST)
    own = user_configuration(environment) if configuration.is_projects else configuration
    if default := _named(own, environment):
        yield NamedIndex(default, ChosenBy.DEFAULT)
    yield NamedIndex((directory / FOLDER_NAME).absolute(), ChosenBy.HERE)


def is_index(folder: Path) -> bool:
    """Whether the folder is an index of ours, or one that a first run has begun.

    One that belongs to another user is none: in a folder that many may write, such as /tmp, it
    would decide what everybody else finds.
    """
    with suppress(OSError):
        if (folder / "archive.sqlite").exists() or (
            (folder / "CURRENT").exists() and (folder / "generations").is_dir()
        ):
            return folder.stat().st_uid in (os.geteuid(), 0)
    return False


def _nearest(directory: Path) -> Path | None:
    folders = (folder / FOLDER_NAME for folder in (directory, *directory.parents))
    return next((folder.absolute() for folder in folders if is_index(folder)), None)


def _named(configuration: Configuration, environment: Mapping[str, str]) -> Path | None:
    """Return the folder that the file names; None: it names none."""
    value = configuration.table.get("index")
    if configuration.path is None or value is None:
        return None
    if not isinstance(value, str) or not value:
        raise ConfigurationError(
            f'{configuration.path}: index must be a folder\'s name, as index = "index".'
        )
    home = environment.get("HOME")
    if value.startswith("~/") and home:
        value = f"{home}/{value[2:]}"
    return (configuration.path.parent / value).absolute()
