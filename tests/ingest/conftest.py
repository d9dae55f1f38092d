import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ingest.desk import Desk

NOBODY = 65_534


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    made.folder.mkdir()
    return made


@pytest.fixture
def nobodys_desk() -> Iterator[Desk]:
    """A desk whose user may be forbidden to read a file: the superuser never is."""
    is_superuser = os.geteuid() == 0
    home = Path(tempfile.mkdtemp())
    home.chmod(0o777)
    if is_superuser:
        os.seteuid(NOBODY)
    try:
        made = Desk(home)
        made.folder.mkdir()
        yield made
    finally:
        if is_superuser:
            os.seteuid(0)
        shutil.rmtree(home)
