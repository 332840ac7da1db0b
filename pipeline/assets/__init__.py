"""The pipeline as Dagster assets: the only modules that import Dagster. They load, call a pure function and return.

One module a stage, and what they share: `workspace` (where a build reads and writes), `parquet_files` (the IO
manager), `specs` and `metadata` (what the UI shows), `hashes` (of code and inputs), `kept_results` (what was
extracted before). How an article is read or a table made does not belong here.
"""
