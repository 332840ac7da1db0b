"""Which tellings are of one incident, on Spark: the partition that one machine finds, row for row.

`tellings` (files that workers look tellings up in), `blocking` (candidate pairs), `comparing` (their scores, in blocks),
`chains` (what may become one), `clustering` (each chain by the local clustering, whole). Weights, vetoes and rules are those of
`pipeline.deduplication`.
"""
