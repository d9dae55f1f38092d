"""The command line: one module a command; each parses its options, calls, and renders."""

from collections.abc import Sequence
from typing import NoReturn

# Python looks for garbage in cycles after so many new objects, 700 by itself. Nearly all that a start
# makes stays, and a search from nothing makes some 60,000: a tenth of its processor time went into that.
OBJECTS_A_COLLECTION = 100_000


def run_and_exit() -> NoReturn:
    """Run the command that was typed, and end the process with its exit code.

    It ends at once: to take apart what the system takes back anyway would be a tenth of a start. Who
    watches the process, a debugger or a profiler, sees it end as Python does.
    """
    import atexit
    import os
    import sys
    from contextlib import suppress

    code = main()
    if sys.gettrace() or sys.getprofile() or sys.flags.interactive:
        sys.exit(code)
    atexit._run_exitfuncs()
    with suppress(OSError):  # nobody is there to be told
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    os._exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code, as the shell sees it."""
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        return 130  # so early that nothing was loaded that could say so


def _run(arguments: Sequence[str] | None) -> int:
    import gc
    import os
    import sys

    gc.set_threshold(OBJECTS_A_COLLECTION)

    from searchkit.cli.boundary import guarded
    from searchkit.cli.group import COMPLETION_VARIABLE, searchkit

    # numpy's linear algebra, which nothing here uses, would start a thread for each processor.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    given = [*(sys.argv[1:] if arguments is None else arguments)]
    if COMPLETION_VARIABLE in os.environ:
        from searchkit.cli.shells import answer_shell

        return answer_shell(searchkit, given, COMPLETION_VARIABLE)
    verbose = bool({"-v", "--verbose"} & {*given})
    return guarded(lambda: searchkit.run(given), verbose=verbose)
