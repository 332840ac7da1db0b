"""The pipeline as Dagster runs it: the assets load, call a pure function of a stage and hand on what it returns.

`definitions` (what Dagster loads), `assets` (one module a stage, and the sources), `resources`, `io` (the IO manager), `checks`,
`jobs`, `lineage`, `metadata`, `specs` (what the UI shows), `running` (a build on the command line), `history` (of runs in the UI).
How an article is read or a table made does not belong here.
"""
