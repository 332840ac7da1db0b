"""The assets, one module a stage, and the sources that they begin with."""
