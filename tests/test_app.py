"""What the composition root decides by itself."""

from pathlib import Path

from searchkit.app import is_ours


def test_a_folder_that_may_not_be_looked_into_is_no_reason_to_stop_a_run(tmp_path: Path) -> None:
    # Whoever runs the tests may look into every folder; a name that is too long fails for all.
    assert not is_ours(tmp_path / ("x" * 300), tmp_path / "index")
