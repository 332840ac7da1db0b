"""No record holds cleaning up: its work grows with the text, whatever the text is made of."""

import resource
import subprocess
import sys

import pytest

from pipeline.cleaning.edges import trim_edges
from pipeline.cleaning.insertions import cut_teasers, drop_galleries
from pipeline.cleaning.pages import read_page
from pipeline.cleaning.paragraphs import split_paragraphs
from pipeline.cleaning.repair import repair_text
from pipeline.cleaning.rewording import compare_sentences
from pipeline.cleaning.walls import find_wall
from tests.counting import growth

SIZE = 200_000  # characters of each text: where the work grows with the square, one alone takes minutes
SECONDS = 60  # of a processor for all of them, which take half of one
CLEAN = """
import sys
from pipeline.cleaning import clean_record
from pipeline.ingestion import RawRecord
from pipeline.ingestion.plain_text import split_text
size = int(sys.argv[1])
texts = [
    "ä &" + "amp;" * (size // 4), "<" * size + "b>", "<" * (size // 3) + "b>" * (size // 3), "<!--" * (size // 4),
    "<script>" * (size // 8), "<style>" * (size // 7) + "</script>", "MORE " + "A-" * (size // 2), "Ab " * (size // 3) + "MORE",
    "Ab Cd Ab Cd Ef " * (size // 15) + "MORE", "x" + " " * size + "Hide Caption 1 of 2", "Photos:" * (size // 7) + "Hide Caption 1 of 2",
    "By Jane Doe\\n\\n" * (size // 13) + "The port was shut.", "He left. " + "Reporting by Ann Poe. " * (size // 22),
    "THE PORT WAS SHUT BY THE STORM" + "." * size + "X", "the port was shut on Monday by a storm that came\\n" * (size // 49),
    "&" * size, "-" * size, "(AB) " * (size // 5), "May " * (size // 4), "1. " * (size // 3), "é" * size, "â€™" * (size // 3),
]
for number, text in enumerate(texts):
    record = dict.fromkeys(("title", "published", "url", "publisher", "text", "html"))
    clean_record(RawRecord("art-1", "batch", "1", "batch/1.txt", None, **(record | {"text": text, "title": text[:500], "published": text})))
    split_text("\\n" * len(text) + text)
    print(number, flush=True)
"""


def test_no_pattern_runs_away():
    """Marks, tags, entities and names repeated a hundred thousand times are cleaned in the time of any text of that length."""
    limit = (SECONDS, SECONDS)
    done = subprocess.run(
        [sys.executable, "-c", CLEAN, str(SIZE)], capture_output=True, text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, limit),
    )  # fmt: skip
    assert done.returncode == 0, f"stopped after text {done.stdout.split()[-1:]} {done.stderr[-500:]}"


@pytest.mark.parametrize(
    ("step", "unit"),
    [
        (lambda text: trim_edges(text.split("\n\n"), "The port"), "By Jane Doe\n\n"),
        (lambda text: trim_edges(text.split("\n\n"), "The port"), "The port\n\n"),
        (lambda text: trim_edges(["x", text], None), "It ended. Reporting by Ann Poe. "),
        (lambda text: repair_text(f"ä &{text}"), "amp;"),
        (lambda text: repair_text("<" * (len(text) // 2) + text), "b>"),
        (split_paragraphs, "the port was shut on Monday by a storm that came\n"),
        (drop_galleries, "Photos: Hide Caption 1 of 2"),
        (cut_teasers, "Ann Poole Ann May PoolePort opens after the storm MORE said. "),
        (lambda text: read_page(f"<html><body>{text}</body></html>"), "<h1>The port</h1><p class='byline'>By Jane Doe</p>"),
        (lambda text: read_page(f"<html><body>{text}</body></html>"), "<ul><li><a href='/a'>The port was shut</a></li></ul>"),
        (lambda text: read_page(f"<html><script type='application/ld+json'>[{text}1]</script></html>"), '{"@graph": [{"name": "x"}]},'),
        (lambda text: find_wall([text], [text], is_live_blog=False, asks_to_pay=True), "We use cookies. "),
        (lambda text: compare_sentences(text, text.upper()), "The port of the town was shut again. "),
    ],
)
def test_work_grows_with_the_text(step, unit):
    """Twice the text costs no more than about twice the calls."""
    assert growth(lambda size: step(unit * size), 200) < 2.5


def test_a_nest_of_markup_is_flattened():
    """What is escaped or nested more often than a text is gone over leaves nothing that a second cleaning would change."""
    once = repair_text("<" * 50 + "b>" * 50 + " the port &am" + "&#112;" * 30)
    assert "the port" in once
    assert repair_text(once) == once
    assert repair_text("Food &" + "amp;" * 500 + " drink") == "Food & drink"


def test_a_comment_without_an_end_stays():
    """Only what is closed is silent, and the first end closes it."""
    assert repair_text("A<!-- one -->, B<script>x<!--</script>, C <!-- D <style>E") == "A, B, C <!-- D <style>E"


def test_galleries_and_links_go_as_before():
    """A gallery goes from its name in the same line, and links that begin with a name repeated leave the name."""
    text = "One. Photos: a Hide Caption b Photos: the port Hide Caption 1 of 12 Hide Caption 2 of 12 Two.\nPhotos: x\nThree"
    assert drop_galleries(text) == "One. Photos: a Hide Caption b  Two.\nPhotos: x\nThree"
    assert cut_teasers("Then Ann Poole Ann May Poole Port opens at last MORE said") == "Then Ann Poole said"
