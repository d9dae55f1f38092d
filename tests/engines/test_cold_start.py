"""What a search from nothing must not pay for."""

import subprocess
import sys
from pathlib import Path

from searchkit.engines.whoosh import WhooshEngine
from tests.contracts.archives import STAMP
from tests.engines.conftest import OLD

SEARCH = """
import sys
from pathlib import Path
from searchkit.domain.query import Facet, FacetRequest, Query, Word
from searchkit.engines.whoosh import WhooshEngine
with WhooshEngine(Path(sys.argv[1])).open() as snapshot:
    facets = tuple(FacetRequest(facet) for facet in Facet)
    hits = snapshot.search(Query(Word("war"), facets=facets)).hits
    snapshot.paragraphs([hit.id for hit in hits])
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_a_search_imports_nothing_that_only_reading_files_or_writing_needs(
    folder: Path, engine: WhooshEngine
) -> None:
    engine.publish(OLD, STAMP)

    loaded = subprocess.run(
        [sys.executable, "-c", SEARCH, folder], capture_output=True, text=True, check=True
    ).stdout.split()

    assert {"numpy", "whoosh"} <= set(loaded)
    assert not {"fcntl", "sqlite3", "pdfminer", "trafilatura", "jinja2"} & set(loaded)
