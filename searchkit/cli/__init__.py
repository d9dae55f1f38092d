"""The command line: one module a command; each parses its options, calls, and renders."""

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code, as the shell sees it."""
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        return 130  # so early that nothing was loaded that could say so


def _run(arguments: Sequence[str] | None) -> int:
    import os
    import sys

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
