"""One toll from many, case by case."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.deduplication.fusion import Toll, Voice, fuse_tolls
from tests.deduplication.told import DAY


def exactly(number):
    """Exactly so many."""
    return Toll(number, number, number)


def at_least(number):
    """So many or more."""
    return Toll(number, number, None)


def at_most(number):
    """So many or fewer."""
    return Toll(None, None, number)


def parts(number):
    """Several groups were counted, the largest of them so many, and no total was given."""
    return Toll(number, None, None)


def say(story, toll, day=0, official=None):
    """What one source says on a day."""
    return Voice(story, None if day is None else DAY + timedelta(day), toll, official)


CASES = {
    "nobody says": ([], Toll()),
    "vague words only": ([say("a", Toll())], Toll()),
    "one source": ([say("a", exactly(3))], exactly(3)),
    "nobody was hurt": ([say("a", exactly(0))], exactly(0)),
    "nobody, then somebody": ([say("a", exactly(0)), say("b", exactly(2), 1)], Toll(0, 2, 2)),
    "at least": ([say("a", at_least(9))], at_least(9)),
    "up to": ([say("a", at_most(9))], at_most(9)),
    "between": ([say("a", Toll(4, 4, 6))], Toll(4, 4, 6)),
    "smallest and largest": ([say("a", exactly(3)), say("b", exactly(8)), say("c", exactly(5), 1)], Toll(3, 5, 8)),
    "most sources": ([say("a", exactly(3)), say("b", exactly(3)), say("c", exactly(9), 5)], Toll(3, 3, 9)),
    "as many sources, the newest": ([say("a", exactly(9)), say("b", exactly(4), 1)], Toll(4, 4, 9)),
    "as many and as new, the largest": ([say("a", exactly(9)), say("b", exactly(4))], Toll(4, 9, 9)),
    "undated is oldest": ([say("a", exactly(9), None), say("b", exactly(4))], Toll(4, 4, 9)),
    "copies have one vote": ([say("a", exactly(3)), say("a", exactly(3)), say("b", exactly(5)), say("c", exactly(5))], Toll(3, 5, 5)),
    "a copy's newer number": ([say("a", exactly(3)), say("a", exactly(4), 1), say("b", exactly(4)), say("c", exactly(3))], Toll(3, 4, 4)),
    "official beats many": ([say("a", exactly(3)), say("b", exactly(3)), say("c", exactly(5), 0, 5)], Toll(3, 5, 5)),
    "newest official": ([say("a", exactly(8), 0, 8), say("b", exactly(5), 2, 5), say("c", exactly(6), 1, 6)], Toll(5, 5, 8)),
    "newest official beats older ones' number": (
        [say("a", exactly(5), 0, 5), say("b", exactly(5), 0, 5), say("c", exactly(7), 1, 7)],
        Toll(5, 7, 7),
    ),
    "newest official beats newer unofficial": ([say("a", exactly(5), 0, 5), say("b", exactly(6), 3)], Toll(5, 5, 6)),
    "as new officials, most sources": ([say("a", exactly(5), 0, 5), say("b", exactly(5), 0, 5), say("c", exactly(7), 0, 7)], Toll(5, 5, 7)),
    "as new officials, the largest": ([say("a", exactly(5), 0, 5), say("c", exactly(7), 0, 7)], Toll(5, 7, 7)),
    "official figure beside another": ([say("a", Toll(5, 8, 8), 0, 5)], Toll(5, 5, 8)),
    "open end below a bounded total": ([say("a", at_least(5)), say("b", exactly(7), 1)], Toll(5, 7, 7)),
    "open end at a bounded total": ([say("a", at_least(7)), say("b", exactly(7), 1)], exactly(7)),
    "open end beyond every bounded total": ([say("a", at_least(20), 1), say("b", exactly(17))], Toll(17, 20, None)),
    "all open": ([say("a", at_least(5)), say("b", at_least(9), 1)], Toll(5, 9, None)),
    "up to beside a total": ([say("a", at_most(9)), say("b", exactly(4))], Toll(4, 4, 9)),
    "up to less than a total": ([say("a", at_most(3)), say("b", at_least(5))], Toll(5, 5, None)),
    "a part lowers no total": ([say("a", parts(2)), say("b", exactly(5))], exactly(5)),
    "parts beyond a total": ([say("a", parts(8)), say("b", exactly(5))], Toll(5, 5, None)),
    "parts alone": ([say("a", parts(2)), say("b", parts(4))], Toll(4, None, None)),
    "one official against many": ([say(str(n), exactly(84)) for n in range(54)] + [say("z", exactly(1), 3, 1)], Toll(1, 84, 84)),
    "an official rise against many": ([say(str(n), exactly(30)) for n in range(9)] + [say("z", exactly(63), 3, 63)], Toll(30, 63, 63)),
    "one official against a few": ([say(n, exactly(8)) for n in "abc"] + [say("z", exactly(5), 0, 5)], Toll(5, 5, 8)),
    "an authority's part is no total": ([say("a", parts(2), 0, 2), say("b", exactly(5))], exactly(5)),
}


@pytest.mark.parametrize("voices", CASES)
def test_toll_of_case(voices):
    """Each case of the rule gives the toll it should, in whatever order the sources come."""
    said, toll = CASES[voices]
    assert fuse_tolls(said) == toll
    assert fuse_tolls(reversed(said)) == toll


COUNT = st.integers(0, 6)
TOLLS = st.one_of(
    st.builds(exactly, COUNT), st.builds(at_least, COUNT), st.builds(at_most, COUNT), st.builds(parts, COUNT), st.just(Toll()),
    st.lists(COUNT, min_size=3, max_size=3).map(lambda numbers: Toll(*sorted(numbers))),
)  # fmt: skip
VOICES = st.lists(
    st.builds(say, st.sampled_from("abc"), TOLLS, st.one_of(st.none(), st.integers(0, 2)), st.one_of(st.none(), COUNT)), max_size=6
)


@given(VOICES, st.randoms(use_true_random=False))
def test_tolls_are_in_order_whatever_is_said(voices, random):
    """low ≤ best ≤ high, no best without a low, and the same for any order of the sources."""
    toll = fuse_tolls(voices)
    known = [number for number in (toll.low, toll.best, toll.high) if number is not None]
    assert known == sorted(known)
    assert not (toll.best is not None and toll.low is None)
    shuffled = list(voices)
    random.shuffle(shuffled)
    assert fuse_tolls(shuffled) == toll


@given(VOICES)
def test_tolls_make_nothing_up(voices):
    """Every number of a toll is one that somebody gave."""
    toll = fuse_tolls(voices)
    given_numbers = {n for v in voices for n in (v.toll.low, v.toll.best, v.toll.high, v.official)} | {None}
    assert {toll.low, toll.best, toll.high} <= given_numbers


@given(VOICES, st.sampled_from("abc"), st.integers(0, 6))
def test_parts_never_lower_a_total(voices, story, part):
    """To hear of a part besides moves neither low nor best of a known total."""
    toll, with_part = fuse_tolls(voices), fuse_tolls([*voices, say(story, parts(part))])
    if toll.best is not None:
        assert (with_part.low, with_part.best) == (toll.low, toll.best)
