"""Refused inputs, counted by reason and file."""

from pipeline.ingestion.refused import Refused, count_refused, list_refused


def refuse(check, path, times=1):
    """As many rejects of one check in one file."""
    return [{"check_name": check, "source_path": path}] * times


def test_reasons_and_files_come_worst_first():
    """The most frequent reason leads, and in it the files with most refusals; the others are counted."""
    rejects = [*refuse("bad_json", "b.jsonl", 2), *refuse("bad_json", "a.jsonl", 7), *refuse("bad_json", "d.jsonl")]
    rejects += [*refuse("empty_file", "x"), *refuse("bad_json", "c.jsonl")]
    found = count_refused(rejects)
    assert found == [
        Refused("bad_json", 11, 4, (("a.jsonl", 7), ("b.jsonl", 2), ("c.jsonl", 1))),
        Refused("empty_file", 1, 1, (("x", 1),)),
    ]
    first, second = list_refused(found)
    assert first.split() == ["bad_json", "11", "a.jsonl", "(7),", "b.jsonl", "(2),", "c.jsonl,", "1", "more", "files"]
    assert second.split() == ["empty_file", "1", "x"]


def test_a_name_stays_on_its_line():
    """A line end or an escape in a file's name is spelt out."""
    assert next(list_refused(count_refused(refuse("empty_file", "a\nb\x1b[31m.txt")))).endswith(r"a\nb\u001b[31m.txt")
