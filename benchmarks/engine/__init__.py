"""The engine beside its peers: `python -m benchmarks.engine` asks all the same, in turns."""
