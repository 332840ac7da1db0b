"""Words as numbers tell what the words tell."""

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from pipeline.deduplication.matching.surroundings import WORDS_TYPES
from pipeline.deduplication.matching.vocabulary import BITS, FEW, ReportWords, add_up, count_rare
from pipeline.lexicon.word_counts import RAREST, count_articles, weigh_count, weigh_word

WORDS = ("minibus", "viaduct", "police", "attack", "zyzzogeton", "hospital", "abattoir", "the", "pharmacist", "1794", "2031", "1945607")
held = st.lists(st.sampled_from(WORDS), unique=True)


def read(*lists):
    """What is known of reports with these words."""
    rows = [(f"rep-{number}", words, [], [], []) for number, words in enumerate(lists)]
    return ReportWords(pl.DataFrame(rows, schema=WORDS_TYPES, orient="row"))


@given(held, held)
def test_shared_numbers_tell_what_shared_words_tell(one, other):
    """What two lists share, weighed and counted as numbers, is what their words weigh and how many of them are rare."""
    frame = read(one, other).frame
    shared = pl.DataFrame({"one": frame["words"].head(1), "other": frame["words"].slice(1, 1)}).select(
        pl.col("one").list.set_intersection("other")
    ).to_series()  # fmt: skip
    both = set(one) & set(other)
    assert add_up(shared).to_list() == [sum(map(weigh_word, both))]
    assert count_rare(shared).to_list() == [sum(count_articles(word) < FEW for word in both)]
    assert frame["mass"].to_list() == [sum(map(weigh_word, one)), sum(map(weigh_word, other)), 0]


def test_years_are_common_words():
    """Two texts of one town and year share no rare word by the year, as they do by any other number that few articles have."""
    years, others = read(["2031", "2016"]), read(["2131", "1794", "20311"])
    assert count_rare(years.frame["words"]).to_list()[0] == 0
    assert count_rare(others.frame["words"]).to_list()[0] == 3
    assert 0 < weigh_word("2031") < weigh_count(FEW)


def test_a_number_has_room_for_what_the_rarest_word_tells():
    """No word's weight reaches into the bits that say which word it is."""
    assert weigh_count(RAREST) < 2**BITS


def test_words_come_from_the_first_report_that_has_some():
    """Of a story told by several articles those of the first that has words; none where nobody has."""
    words = read([], ["minibus"], ["viaduct"])
    taken = words.take([["rep-0", "rep-1", "rep-2"], ["rep-0"], ["unknown"]])
    assert taken["mass"].to_list() == [weigh_word("minibus"), 0, 0]
    assert taken["words"].list.len().to_list() == [1, 0, 0]
