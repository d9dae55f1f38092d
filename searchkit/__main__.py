"""Run searchkit as `python -m searchkit`."""

from searchkit.cli import run_and_exit

if __name__ == "__main__":
    run_and_exit()
