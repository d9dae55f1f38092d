"""Saved searches of which one cannot be read or asked, while the others go on."""

from collections.abc import Iterator
from contextlib import contextmanager

from searchkit.cli.boundary import CONFIGURATION, told
from searchkit.cli.console import warn
from searchkit.domain.errors import ConfigurationError, UsageError


class SearchTroubles:
    """Says what is wrong with a search, and remembers for the exit code that something was."""

    def __init__(self) -> None:
        self._is_any = False

    @contextmanager
    def of(self, name: str) -> Iterator[None]:
        """Go on after what is wrong in the search of this name; every other error is raised."""
        try:
            yield
        except (UsageError, ConfigurationError) as error:
            _, (first, *rest) = told(error)
            if isinstance(error, UsageError):  # it tells of the query, not of where that is saved
                first = f"@{name}: {first}"
            way_out = (
                f"Mend it where it is saved, or take it out: searchkit saved --remove {name!r}"
            )
            warn("\n".join([f"searchkit: {first}", *rest, way_out]))
            self._is_any = True

    def code(self, otherwise: int) -> int:
        """Return the exit code of a command that did what it could."""
        return CONFIGURATION if self._is_any else otherwise
