"""The stages that take long, on Apache Spark: for more articles than one machine reads. The extra `spark` brings it.

`engine` (what the graph is given), `session` (Spark itself), `exchange` (files that driver and workers hand each other), `guard` (what
becomes of a record that kills its process), `cleaning`, `reading`, `kept`, and `merging` (blocking, comparing, chains, clustering).
Each hands rows to the function that one machine runs too, so that the tables are the same. How an article is read does not belong here.
"""
