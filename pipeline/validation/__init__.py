"""Validation: the rules of the tables, what happens to rows that break them, and checks to be shown and to block.

`find_rules(table)`: every rule of a table, from its model.
`quarantine(tables, stage)`: moves rows that break a row rule, and what hangs on them, to the rejects.
`run_checks(table, tables, ...)`: each rule of a table held against the published tables.
`needed_tables(table)`: the other tables that `run_checks(table, ...)` looks at.
"""

from pipeline.validation.checks import CheckResult, run_checks, write_sample
from pipeline.validation.quarantining import quarantine
from pipeline.validation.rules import ROW, TABLE, Rule, find_rules, needed_tables

__all__ = ["ROW", "TABLE", "CheckResult", "Rule", "find_rules", "needed_tables", "quarantine", "run_checks", "write_sample"]
