"""The command line: one module a command; parse, call, render; one error boundary."""
