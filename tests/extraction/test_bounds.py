"""No article holds extraction up: the work of its rules grows with the text, however dense that is.

Counted are the calls of functions, twice the text against once. Texts are read in paragraphs of their own where not said otherwise.
"""

import subprocess
import sys

import pytest

from pipeline.annotation import AnnotatedArticle
from pipeline.annotation.coreference.entities import draw_together
from pipeline.annotation.names.detection import detect_names
from pipeline.annotation.quotations import find_quotations
from pipeline.annotation.sentences import LONGEST
from pipeline.contract.records import Span
from pipeline.extraction.incidents import find_reports
from pipeline.extraction.statements import find_statements
from pipeline.extraction.statements.quotation_units import make_units
from tests.conftest import ROOT
from tests.counting import count_calls
from tests.extraction.reading import read

NAMES = [f"{first}{middle}{last}" for first in "BDFGKLMNPR" for middle in "aeiou" for last in ("rnok", "lvit", "ndush", "zmir")]
HARD_LIMIT = 60  # seconds: thirty times what such a process takes, of which most is its start
MOST_MEMORY = 4_000_000_000  # bytes
CITIES = ("Kabul", "Lagos", "Mosul", "Quetta", "Cairo", "Aden")


ATTACKS = "Gunmen killed nine people in Mosul on Monday, police said. "
QUOTATIONS = "“We saw the raid and left the town,” said Omar Said.\n\n"
STATEMENTS = "Police said on Monday that the mayor had left the town. "


def tell_days(size: int) -> str:
    """A bombing of another day in each sentence."""
    return "".join(f"A bomb killed {5 + n} people in {CITIES[n % 6]} on {n % 28 + 1} May {1990 + n // 28}. " for n in range(size))


def tell_names(size: int) -> str:
    """Two people not named before in each sentence."""
    return "".join(f"Omar {NAMES[n]} met Lena {NAMES[-n]} in the port of {CITIES[n % 6]}. " for n in range(size))


def tell_one_name(size: int) -> str:
    """One person, by surname alone in each sentence."""
    return "Omar Said left the port. " + "Then Said met the mayor. " * size


def read_names(article: AnnotatedArticle) -> None:
    """The names of an article, drawn together."""
    draw_together(detect_names(article.body), article.text)


def read_reports(article: AnnotatedArticle) -> None:
    """The incidents of an article."""
    find_reports(article, (), ())


def read_statements(article: AnnotatedArticle) -> None:
    """The statements of an article whose actors are not known."""
    find_statements(article, ())


@pytest.mark.parametrize(
    ("step", "make"),
    [
        (read_names, tell_names),
        (read_names, tell_one_name),
        (make_units, lambda size: QUOTATIONS * size),
        (read_statements, lambda size: QUOTATIONS * size),
        (read_statements, lambda size: STATEMENTS * size),
        (read_reports, lambda size: ATTACKS * size),
        (read_reports, tell_days),
    ],
    ids=["names", "one name", "units", "quotations", "statements", "attacks", "days"],
)
def test_work_grows_with_the_text(step, make):
    """Twice as many names, quotations, statements or incidents cost twice the calls, and not four times."""
    small, large = read(make(75)), read(make(150))
    step(small)  # what is loaded or kept once is so before anything is counted
    step(large)
    assert count_calls(lambda: step(large)) < 2.15 * count_calls(lambda: step(small))


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (read_reports, "killed "),
        (read_reports, "Gunmen killed nine people in Mosul, "),
        (read_statements, "said "),
        (read_statements, "‘we saw "),
    ],
)
def test_a_sentence_costs_what_sentences_cost(step, words):
    """A sentence without an end is read in pieces: four times as long, it costs four times the calls, and not sixteen times."""
    count = LONGEST // len(words.replace(",", " ,").split())
    long, longer = read(words * count), read(words * 4 * count)
    step(long)
    step(longer)
    assert count_calls(lambda: step(longer)) < 5 * count_calls(lambda: step(long))


def test_marks_that_nothing_closes_are_passed_over():
    """Single marks are looked for as far as a quotation goes, and not to the end of the paragraph each time."""
    texts = ["'we saw " * size for size in (1_000, 2_000)]
    small, large = (count_calls(lambda text=text: list(find_quotations(text, [Span(0, len(text))]))) for text in texts)
    assert large < 2.2 * small


@pytest.mark.parametrize(
    ("step", "text"),
    [
        (read_reports, "\n" * 3_000 + "The governor, Lena Okafor, said that her guards had shot the driver."),
        (read_statements, "MORE Omar Said " * 500),
        (read_names, "The governor is Lena Okafor" + "\n" * 150_000 + "She left."),
    ],
    ids=["blanks before a name", "speakers within speakers", "blanks behind a name"],
)
def test_words_without_sense_end_soon(step, text):
    """What took minutes or all memory ends in a process of its own, long before its limits."""
    code = f"""
import resource
from tests.extraction.test_bounds import read, {step.__name__}
resource.setrlimit(resource.RLIMIT_AS, ({MOST_MEMORY}, {MOST_MEMORY}))
{step.__name__}(read({text!r}))
"""
    subprocess.run([sys.executable, "-"], input=code, text=True, cwd=ROOT, check=True, timeout=HARD_LIMIT)
