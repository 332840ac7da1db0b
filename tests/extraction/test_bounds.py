"""No article holds extraction up: the work of its rules grows with the text, however dense that is.

Counted are the calls of functions, twice the text against once. Texts are read in paragraphs of their own where not said otherwise.
"""

import pytest

from pipeline.extraction.actors import find_mentions
from pipeline.extraction.incidents import find_reports
from pipeline.extraction.records import Span
from pipeline.extraction.statements import find_statements
from pipeline.extraction.statements.quotes import find_quotes
from pipeline.language import AnnotatedArticle
from tests.counting import count_calls
from tests.extraction.reading import read

NAMES = [f"{first}{middle}{last}" for first in "BDFGKLMNPR" for middle in "aeiou" for last in ("rnok", "lvit", "ndush", "zmir")]
CITIES = ("Kabul", "Lagos", "Mosul", "Quetta", "Cairo", "Aden")


def read_rules(article: AnnotatedArticle) -> None:
    """Everything that extraction asks of an annotated article."""
    mentions = find_mentions(article)
    statements = find_statements(article, mentions)
    find_reports(article, statements, mentions)


@pytest.mark.parametrize(
    "make",
    [
        lambda size: "Police said on Monday that the mayor had left the town. " * size,
        lambda size: "“We saw the raid and left the town,” said Omar Said.\n\n" * size,
        lambda size: "Gunmen killed nine people in Mosul on Monday, police said. " * size,
        lambda size: "".join(f"A bomb killed {5 + n} people in {CITIES[n % 6]} on Monday. " for n in range(size)),
        lambda size: "".join(f"Omar {NAMES[n]} met Lena {NAMES[-n]} in the port of {CITIES[n % 6]}. " for n in range(size)),
        lambda size: "“He said ‘we “saw ‘them the day before” ’ and left.\n\n" * size,
    ],
    ids=["statements", "quotations", "attacks", "incidents", "names", "nested_marks"],
)
def test_work_grows_with_the_text(make):
    """Twice as many statements, quotations, attacks or names cost no more than some two and a half times the calls."""
    small, large = read(make(50)), read(make(100))
    read_rules(small)  # what is loaded once
    assert count_calls(lambda: read_rules(large)) < 2.6 * count_calls(lambda: read_rules(small))


@pytest.mark.parametrize("word", ["killed ", "Gunmen killed nine people in Mosul, ", "said ", "‘we saw "])
def test_a_sentence_costs_what_sentences_cost(word):
    """A sentence without an end is read in pieces: four times as long, it costs no more than some five times the calls."""
    long, longer = read(word * (1_500 // len(word.split()))), read(word * (6_000 // len(word.split())))
    read_rules(long)
    assert count_calls(lambda: read_rules(longer)) < 5.5 * count_calls(lambda: read_rules(long))


def test_marks_that_nothing_closes_are_passed_over():
    """Single marks are looked for as far as a quotation goes, and not to the end of the paragraph each time."""
    texts = ["'we saw " * size for size in (1_000, 2_000)]
    small, large = (count_calls(lambda text=text: find_quotes(text, [Span(0, len(text))])) for text in texts)
    assert large < 2.2 * small
