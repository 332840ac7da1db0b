"""The commands of `python -m pipeline`, one a module.

A module has `add(commands)`, which declares the command and its arguments, and `run(given)`, which does the work and
returns the exit status. Heavy imports stand within `run`: --help should not wait for them.
"""


class UsageError(Exception):
    """Something the caller must mend before a command can start; the message says what and how."""
