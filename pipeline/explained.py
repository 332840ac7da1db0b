"""What a run says when it cannot go on, and somebody can mend why."""


class ExplainedError(Exception):
    """An error whose message names what is wrong and what mends it: whoever meets it needs no frames of the program."""
