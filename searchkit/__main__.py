"""Run searchkit as `python -m searchkit`."""

import sys

from searchkit.cli import main

if __name__ == "__main__":
    sys.exit(main())
