"""The bundled clippings of `searchkit demo` and of the tests: invented people and outlets.

Every file in `clippings/` is one; to add one, put it there. A new suffix needs a line in
`[options.package_data]` of setup.cfg.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path


@contextmanager
def sample_folder() -> Iterator[Path]:
    """Give a folder that holds the clippings, for as long as the context lasts."""
    with as_file(files(__package__ or "searchkit.samples").joinpath("clippings")) as folder:
        yield folder
