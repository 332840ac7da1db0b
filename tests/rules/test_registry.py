"""Rules that are functions: what the decorator makes of them, and what a switch and a count do."""

import pytest

from pipeline.rules import count_firings, list_rules, registry, rule, switch_off


@pytest.fixture(autouse=True)
def own_list(monkeypatch):
    monkeypatch.setattr(registry, "_rules", {})


def make_rule(id="test.even", otherwise=False, answer=lambda number: number % 2 == 0):
    def asked(number):
        """Whether a number is even.

        More is said below.
        """
        return answer(number)

    return rule(id, fires_on="2", spares="3", otherwise=otherwise)(asked)


def test_a_rule_stands_on_the_list_with_its_examples():
    """Id, the first line of the docstring and both examples are what the list shows."""
    make_rule()
    [found] = list_rules()
    assert (found.id, found.purpose, found.fires_on, found.spares) == ("test.even", "Whether a number is even.", "2", "3")


def test_no_two_rules_share_an_id():
    """The second of one id is refused, and the message names the module that has it."""
    make_rule()
    with pytest.raises(ValueError, match=r"test\.even.*test_registry already"):
        rule("test.even", fires_on="4", spares="5")(lambda number: number)


def test_firings_are_counted_within_the_block_alone():
    """Only answers other than the neutral one count, and none outside the block."""
    is_even = make_rule()
    with count_firings() as counted:
        assert [is_even(number) for number in (1, 2, 4)] == [False, True, True]
    is_even(6)
    assert counted == {"test.even": 2}


def test_a_rule_switched_off_answers_as_if_it_found_nothing():
    """Its neutral answer, without a firing, as long as the block lasts; other rules go on."""
    first, other = make_rule(otherwise=None), make_rule("test.other")
    with count_firings() as counted, switch_off({"test.even"}):
        assert first(2) is None
        assert other(2)
    assert first(2) is True
    assert counted == {"test.other": 1}


def test_switches_add_up():
    """A block within a block leaves off what the outer one switched off."""
    first, other = make_rule(), make_rule("test.other")
    with switch_off({"test.even"}), switch_off({"test.other"}):
        assert not first(2)
        assert not other(2)
