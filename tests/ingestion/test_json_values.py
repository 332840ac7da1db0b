"""JSON of others: the same answer wherever it is read."""

import pytest

from pipeline.ingestion.json_values import parse_json


def test_depth_is_judged_alike_wherever_the_caller_stands():
    """A value that Python would read from the top, and refuse further down, is refused by its depth; brackets in a text are no depth."""
    assert parse_json("[" * 100 + "]" * 100)
    assert parse_json('{"text": "' + r"[\"[" * 200 + '"}')
    for deep in ("[" * 101 + "]" * 101, '{"a":' * 900 + "1" + "}" * 900, '["\\\\", ' + "[" * 101, '"' + "[" * 200 + '"' + "[" * 101):
        with pytest.raises(ValueError, match="nested deeper than 100"):
            parse_json(deep)
