"""What is printed: no terminal obeys what a file holds."""

import io
import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.__main__ import main
from pipeline.printing import PlainStream, escape_controls, plain_output, spell_name
from pipeline.terminal import Progress

HOSTILE = "\x1b[2J\x9b31m\x07\r\u202e\u2066\x7f\u2028\ud800\U000e0041"
SPELT = r"\u001b[2J\u009b31m\u0007\r\u202e\u2066\u007f\u2028\ud800\udb40\udc41"


def test_controls_are_spelt_and_letters_are_not():
    """Escapes, bells, overwriting, changes of direction and halves of characters show as they are written; scripts and blanks stay."""
    assert escape_controls(HOSTILE) == SPELT
    for plain in ("Zoë in Київ, 東京\u3000🙂\xa0“so”\n\tlow → best", ""):
        assert escape_controls(plain) == plain
    assert spell_name("a\n\tb") == r"a\n\tb"


@given(st.text(st.characters()))
def test_json_stays_the_same_json(text):
    """An object that is printed as JSON reads back as it was, whatever its texts hold."""
    shown = escape_controls(json.dumps({"a": text}, ensure_ascii=False, indent=2))
    assert json.loads(shown)["a"] == json.loads(json.dumps(text))
    assert all(letter.isprintable() or letter.isspace() for letter in shown)


def test_everything_printed_passes_through(capsys):
    """Whoever prints, to whichever stream, by whichever call, and it ends when it should."""
    with plain_output():
        print(HOSTILE)
        sys.stderr.writelines([HOSTILE])
        assert sys.stdout.encoding
        assert not sys.stdout.isatty()
    assert capsys.readouterr() == (f"{SPELT}\n", SPELT)
    print("\x1b")
    assert capsys.readouterr().out == "\x1b\n"


def test_progress_still_draws_on_a_terminal(monkeypatch):
    """The bars move the cursor themselves, and so write to the terminal that lies behind."""

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", PlainStream(terminal))
    monkeypatch.setenv("TERM", "xterm")
    progress = Progress()
    assert progress._console.file is terminal
    assert not progress._plain


@pytest.fixture
def raw(tmp_path):
    """Files that say hostile things: in a name of a file, of a batch, and in decisions."""
    batch = tmp_path / "raw" / "ba\x1b[31mtch"
    batch.mkdir(parents=True)
    (batch / "pa\x1b[2Jge\nerror: x.pdf").write_bytes(b"%PDF")
    (batch / "st\x9bory.jsonl").write_text('{"id": "a", "text": "Words."}\n')
    (tmp_path / "raw" / "decisions").mkdir()
    (tmp_path / "raw" / "decisions" / "a.csv").write_text("action,id,other_id,column,value,author,date,reason\n\x1b[31mjoin,,,,,,,\n")
    return tmp_path / "raw"


def test_commands_print_nothing_raw(raw, tmp_path, capsys):
    """Listings and errors spell what they repeat of files."""
    assert main(["check", str(raw)]) == 1
    said = capsys.readouterr()
    assert r"ba\u001b[31mtch/pa\u001b[2Jge\nerror: x.pdf" in said.out
    assert r"st\u009bory.jsonl row 1" in said.out
    assert r"action `\u001b[31mjoin` is unknown" in said.err
    assert main(["diff", "\x1b[31m", "latest", "--out", str(tmp_path)]) == 2
    said = said.out + said.err + capsys.readouterr().err
    assert all(letter.isprintable() or letter == "\n" for letter in said)
