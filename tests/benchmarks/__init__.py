"""Measurements that the suite does not time: `python -m tests.benchmarks.merging`."""
