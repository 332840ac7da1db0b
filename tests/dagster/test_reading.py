"""Articles that extraction cannot digest, or not whole, and what becomes of them and of the others."""

from dataclasses import dataclass, field

import pytest

from pipeline.annotation import budget
from pipeline.contract.extractor import FAILED, ExtractorError
from pipeline.contract.records import Extraction, Mention, Report, Span, Unread
from pipeline.contract.rows import REFUSED, UNREAD
from pipeline.dagster.assets.extraction import make_rejects
from pipeline.dagster.kept_results import open_kept_results
from pipeline.dagster.reading import cut_to_scope, read_new, take_over
from tests.conftest import build
from tests.contract.articles import TEXT, article

MENTION = Mention("Mosul", None, None, None, 1, Span(29, 34))
SHOT = Report(True, "armed_assault", "accomplished", "reported", Span(7, 13))


@dataclass
class Reader:
    """Reads a mention out of every article but those called "bad"; `read` says which it was given."""

    read: list[str] = field(default_factory=list)
    name, version = "reader", "1"

    def extract(self, articles):
        for one in articles:
            self.read.append(one["article_id"])
            failed = (Unread(Span(0, 1), FAILED, "why"),)
            yield Extraction(unread=failed) if "bad" in one["article_id"] else Extraction(mentions=(MENTION,))


def read_all(chunks, reader, path):
    """How many articles were read, and what each says."""
    with open_kept_results(path, "reader 1") as kept:
        read, failed = read_new(chunks, "all", reader, kept)
        taken = {given["article_id"]: said for chunk in take_over(chunks, "all", kept, failed) for given, said in chunk}
    return read, taken


def test_articles_are_read_once(tmp_path):
    """What was read before is taken over, in whatever chunk it comes; what failed is tried again, and told as often."""
    chunks, reader = [[article("bad"), article("one")], [article("two")]], Reader()
    read, taken = read_all(chunks, reader, tmp_path / "kept.sqlite")
    assert (read, list(taken)) == (3, ["art-bad", "art-one", "art-two"])
    assert [len(one.mentions) for one in taken.values()] == [0, 1, 1]
    read, again = read_all([*chunks, [article("three")]], reader, tmp_path / "kept.sqlite")
    assert (read, reader.read[3:]) == (2, ["art-bad", "art-three"])
    assert {name: again[name] for name in taken} == taken


def test_what_was_read_before_a_stop_is_kept(tmp_path):
    """A reader that breaks down halfway costs what it had not read."""

    class Broken(Reader):
        def extract(self, articles):
            yield next(super().extract(articles))
            raise OSError

    with pytest.raises(OSError):  # noqa: PT011, any will do
        read_all([[article("one"), article("two")]], Broken(), tmp_path / "kept.sqlite")
    reader = Reader()
    assert read_all([[article("one"), article("two")]], reader, tmp_path / "kept.sqlite")[0] == 1
    assert reader.read == ["art-two"]


def test_as_many_extractions_as_articles(tmp_path):
    """A reader that leaves an article out is told by name."""

    class Short(Reader):
        def extract(self, articles):
            yield from list(super().extract(articles))[1:]

    with pytest.raises(ExtractorError, match="reader gave no extraction for 1 articles"):
        read_all([[article("one"), article("two")]], Short(), tmp_path / "kept.sqlite")


def test_scope_decides_what_is_published():
    """Of an article that reports no incident a build of incidents takes nothing but what was not read, one of all everything."""
    calm = Extraction(mentions=(MENTION,), unread=(Unread(Span(0, 1), "no_words", "why"),))
    assert cut_to_scope(calm, "all") == calm
    assert cut_to_scope(calm, "incidents") == Extraction(unread=calm.unread)
    shot = Extraction((SHOT,), (MENTION,))
    assert cut_to_scope(shot, "incidents") == shot


def test_rejects_say_where_it_was():
    """A reject names file, article and offsets; two stretches of one article are two rejects."""
    unread = [{"article_id": "art-1", "char_start": at, "char_end": at + 5, "check_name": "no_words", "reason": "why"} for at in (3, 9)]
    sources = {"art-1": {"source_path": "wires/a.jsonl", "source_id": "7", "batch": "wires"}}
    first, second = make_rejects({UNREAD: unread, REFUSED: []}, sources)
    assert first["reason"] == "wires/a.jsonl, article `7`, characters 3 to 8 of its cleaned text: why"
    assert (first["stage"], first["row"]) == ("extraction", '{"batch": "wires", "char_end": 8, "char_start": 3, "id": "7"}')
    assert first["reject_id"] != second["reject_id"]


def test_articles_stand_whatever_is_read_of_them(monkeypatch, tmp_path):
    """An article cut short and one that could not be read are rows of articles, beside their rejects, and no count goes wrong."""
    monkeypatch.setattr(budget, "MOST_WORDS", 40)
    wires = tmp_path / "raw" / "wires"
    wires.mkdir(parents=True)
    (wires / "long.txt").write_text(f"Raid in Mosul\n\nMay 05, 2031\n\n{TEXT}\n\n" + "The port was calm.\n\n" * 30, encoding="utf-8")
    (wires / "short.txt").write_text("Blast in Kabul\n\nMay 05, 2031\n\nA bomb killed six people in Kabul on Friday.", encoding="utf-8")
    (wires / "empty.txt").write_text("\n", encoding="utf-8")
    made = build(tmp_path / "raw", tmp_path / "out")
    assert made.outcome.success, (made.outcome.errors, made.outcome.broken_rules)
    assert made.table("articles")["source_id"].sort().to_list() == ["long", "short"]
    assert made.table("incidents")["city"].sort().to_list() == ["Kabul", "Mosul"]
    rejects = made.table("rejects").sort("stage")
    assert rejects["stage"].to_list() == ["extraction", "ingestion"]
    assert rejects["check_name"].to_list() == ["text_too_long", "empty_file"]
    assert made.outcome.metadata["extraction_rejects"]["articles not read whole"] == 1
