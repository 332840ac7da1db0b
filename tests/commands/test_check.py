"""`check`: what a build would read and refuse, told without building."""

import json

import pytest

from pipeline.__main__ import main
from pipeline.cleaning.surveying import survey_inputs
from pipeline.ingestion import read_inputs
from tests.conftest import ROOT

BODY = "A bomb killed two people at a market in Mosul on Monday, police said, and the market was shut. " * 2  # tells its language


@pytest.fixture
def raw(tmp_path):
    """Two batches: articles with and without title and date, in a folder within a folder, and inputs to be refused."""
    rows = [
        {"id": "a", "title": "Bomb in Mosul", "published": "2031-03-04", "text": BODY},
        {"id": "b", "title": "Bomb in Mosul", "text": BODY},
        {"id": "c", "published": "2031-03-04", "text": BODY},
        {"id": "a", "title": "Bomb in Mosul", "published": "2031-03-04", "text": BODY},
    ]
    folder = tmp_path / "raw" / "desk" / "2031" / "03"
    folder.mkdir(parents=True)
    (folder / "x.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    (folder / "s.csv").write_text(f"id,title,date,text\ns,Two dead,05/03/2031,{BODY.replace(',', ' ')}\n,,,It rained.\n", encoding="utf-8")
    (tmp_path / "raw" / "wire").mkdir()
    for name in ("one", "two"):
        (tmp_path / "raw" / "wire" / f"{name}.doc").write_bytes(b"x")
    return tmp_path / "raw"


def test_everything_is_told_and_nothing_written(raw, capsys):
    """Batches and forms with counts, languages, what lacks something, and reasons with files and remedy; the folder stays as it is."""
    before = sorted(raw.rglob("*"))
    assert main(["check", str(raw)]) == 0
    said = capsys.readouterr().out
    lines = [line.split() for line in said.splitlines()]
    assert lines[:5] == [
        ["batch", "form", "read", "refused", "undated", "ambiguous", "untitled", "doubled", "without", "id"],
        ["desk", "csv", "2", "0", "1", "1", "1", "0", "1"],
        ["desk", "json", "lines", "3", "1", "1", "0", "1", "1", "0"],
        ["wire", ".doc", "0", "2", "0", "0", "0", "0", "0"],
        ["all", "5", "3", "2", "1", "2", "1", "1"],
    ]
    assert ["en", "4"] in lines
    assert ["too", "short", "to", "tell", "1"] in lines
    assert ["undated:", "desk/2031/03/s.csv", "row", "2,", "desk/2031/03/x.jsonl", "row", "2"] in lines
    assert ["ambiguous:", "desk/2031/03/s.csv", "row", "1"] in lines
    assert ["untitled:", "desk/2031/03/s.csv", "row", "2,", "desk/2031/03/x.jsonl", "row", "3"] in lines
    assert ["doubled:", "desk/2031/03/x.jsonl", "row", "2", "(as", "desk/2031/03/x.jsonl", "row", "1)"] in lines
    assert ["without", "id:", "desk/2031/03/s.csv", "row", "2"] in lines
    assert ["unsupported_file", "2", "wire/one.doc,", "wire/two.doc"] in lines
    assert "\n    this form is not read: open it in Word or LibreOffice and save it as .docx or .txt\n" in said
    assert ["duplicate_id", "1", "desk/2031/03/x.jsonl"] in lines
    assert sorted(raw.rglob("*")) == before


def test_it_says_what_a_build_makes_of_the_sample(sample, capsys):
    """As many articles, and as many refused by each check, as the release of the sample has."""
    assert main(["check", str(ROOT / "raw"), "--examples", "1"]) == 0
    said = capsys.readouterr().out
    lines = [line.split() for line in said.splitlines()]
    articles, rejects = sample.table("articles"), sample.table("rejects")
    refused = rejects.filter(rejects["stage"].is_in(["ingestion", "cleaning"]))
    assert next(line for line in lines if line[:1] == ["all"])[1:3] == [str(articles.height), str(refused.height)]
    for check, count in refused["check_name"].value_counts().iter_rows():
        assert [check, str(count)] in [line[:2] for line in lines]
    assert f", {articles['published_on'].null_count() - 1} more" in next(line for line in said.splitlines() if line.startswith("undated: "))


def test_the_ui_tells_the_same(sample):
    """The asset input_survey holds what the command counts, and its metadata name the same examples."""
    survey, told = survey_inputs(ROOT / "raw"), sample.outcome.metadata["input_survey"]
    assert sample.handed_on("input_survey").equals(survey.frame())
    assert told["examples"] == {name: places for name, places in survey.examples.items() if places}
    assert (told["read"], told["refused"], told["languages"]) == (survey.total("read"), survey.total("refused"), dict(survey.languages))


def test_nothing_to_read_is_status_1(raw, capsys):
    """A folder without an article, for whatever reason, is told apart from one that is not there."""
    (raw / "desk" / "2031" / "03" / "x.jsonl").write_text("{\n")
    (raw / "desk" / "2031" / "03" / "s.csv").unlink()
    assert main(["check", str(raw)]) == 1
    said = capsys.readouterr()
    assert f"error: {raw}: holds no article that could be read" in said.err
    assert "bad_json" in said.out
    assert main(["check", str(raw / "nowhere")]) == 2
    assert "no such folder" in capsys.readouterr().err


@pytest.mark.parametrize("line", ["x,,,,,,,", "retract,art-0000000000000001,,,,A. Reader,2031-04-08,withdrawn"])
def test_decisions_that_stop_a_build_are_told(raw, capsys, line):
    """A line that cannot be followed, by its form or because its article is not there, is named after all that was found."""
    (raw / "decisions").mkdir()
    (raw / "decisions" / "a.csv").write_text(f"action,id,other_id,column,value,author,date,reason\n{line}\n")
    assert main(["check", str(raw)]) == 1
    said = capsys.readouterr()
    assert "error: decisions/a.csv, line 2: " in said.err
    assert "desk" in said.out


def test_settings_that_stop_a_build_are_told(raw, capsys):
    """A fields.toml that cannot be followed is named, and no count is shown that it would change."""
    (raw / "desk" / "fields.toml").write_text("[fields]\ntekst = 'body'\n")
    assert main(["check", str(raw)]) == 1
    assert capsys.readouterr().err.startswith("error: desk/fields.toml: [fields] `tekst` is no key")


def test_a_retracted_article_would_not_be_read(raw, capsys):
    """What people took out is counted among what is refused, under its own reason."""
    article = next(one for one in read_inputs(raw) if one.source_row == 1).article_id
    (raw / "decisions").mkdir()
    line = f"retract,{article},,,,A. Reader,2031-04-08,withdrawn"
    (raw / "decisions" / "a.csv").write_text(f"action,id,other_id,column,value,author,date,reason\n{line}\n")
    assert main(["check", str(raw)]) == 0
    assert ["retracted", "1", "desk/2031/03/s.csv"] in [line.split() for line in capsys.readouterr().out.splitlines()]
