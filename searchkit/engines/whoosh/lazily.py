"""`cached_property`, without the lock that Python 3.11 takes whenever one is looked at first.

A query looks at dozens, each once: the lock took a microsecond of each. From Python 3.12 on
`functools` takes none.
"""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING or sys.version_info >= (3, 12):
    from functools import cached_property as lazily
else:

    class lazily:  # noqa: N801 -- it is used as `property` is
        """What is worked out when it is first asked for, and kept by its name in the object."""

        def __init__(self, work_out):
            self._work_out = work_out
            self._name = work_out.__name__
            self.__doc__ = work_out.__doc__

        def __get__(self, of, kind=None):
            if of is None:
                return self
            known = of.__dict__[self._name] = self._work_out(of)
            return known


__all__ = ["lazily"]
