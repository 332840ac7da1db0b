"""What the model's names add where lists and form leave a name open: votes over the article, apart from any one model."""

from types import SimpleNamespace

import pytest

from pipeline.annotation.names import voting
from pipeline.annotation.names.mention import PERSON, UNKNOWN_BODY, Naming
from pipeline.annotation.names.voting import settle
from pipeline.contract.records import Span


class Words(list):
    """Tokens of a sentence with the names that a model sees in it."""

    ents: tuple = ()


@pytest.fixture(autouse=True)
def seen_names(monkeypatch):
    """The names of these sentences are those that they hold themselves."""
    monkeypatch.setattr(voting, "names_in", lambda words: words.ents)


def sentence(text: str, names: dict[str, str]) -> SimpleNamespace:
    words = Words(SimpleNamespace(text=word.strip(".,()")) for word in text.split())
    words.ents = tuple(
        SimpleNamespace(start_char=text.index(name), end_char=text.index(name) + len(name), label_=label) for name, label in names.items()
    )
    return SimpleNamespace(text=text, start=0, words=words)


def naming(text: str, name: str, number: int, kind: str | None = None, rule: str = "bare", **more) -> Naming:
    start = text.index(name)
    tags = more.pop("tags", ("NNP",) * len(name.split()))
    return Naming(Span(start, start + len(name)), name, kind, f"actors.{rule}", number, is_sure=False, tags=tags, **more)


def settled(name: str, labels: list[str | None], kind: str | None = None, rule: str = "bare", **more) -> Naming:
    """The first naming of an article that names somebody in one sentence a label; None where the model sees nothing."""
    texts = [f"We met {name} there."] * len(labels)
    sentences = {number: sentence(texts[number], {name: label} if label else {}) for number, label in enumerate(labels)}
    return settle([naming(text, name, number, kind, rule, **more) for number, text in enumerate(texts)], sentences)[0]


@pytest.mark.parametrize(
    ("labels", "kind"),
    [
        (["PER"], UNKNOWN_BODY),
        (["PER", "PER"], PERSON),
        (["ORG"], UNKNOWN_BODY),
        (["LOC"], None),
        ([None], None),
        (["PER", "ORG"], None),
        (["PER", None, None, None], UNKNOWN_BODY),
    ],
)
def test_a_bare_name_is_what_most_of_its_places_say(labels, kind):
    """More votes for one kind than for all else, however many are silent, make an actor; one vote calls nobody a person."""
    assert settled("Zubrin", labels).backed == kind


def test_several_words_become_sure():
    """A name of several words stands by itself once the model bears it out; a single word may yet be short for another."""
    assert settled("Zubrin Tolga", ["PER"], PERSON, "two_words").is_sure
    assert not settled("Zubrin", ["PER"]).is_sure


@pytest.mark.parametrize("name", ["Cairo", "Commission"])
def test_other_readings_want_more(name):
    """A town's name or a common noun needs two places."""
    assert settled(name, ["ORG"]).backed is None
    assert settled(name, ["ORG", "ORG"]).backed is not None


@pytest.mark.parametrize(
    ("name", "label", "more"),
    [
        ("Killer Robots", "PER", {"tags": ("NNP", "NNPS")}),
        ("If Zubrin", "PER", {"tags": ("IN", "NNP")}),
    ],
)
def test_what_form_rules_out(name, label, more):
    """A plural is nobody's name, and an opener no part of one."""
    assert not settled(name, [label], PERSON, "two_words", **more).is_sure


def test_a_bracketed_acronym_is_only_a_short_form():
    """What "(ZBR)" is, the words before it say."""
    text = "The Harbour Dues Act (ZBR) passed."
    (found,) = settle([naming(text, "ZBR", 0, UNKNOWN_BODY, "acronym")], {0: sentence(text, {"ZBR": "ORG"})})
    assert not found.is_sure


def test_a_role_behind_a_comma_does_not_make_a_body_a_person():
    """In a list of bodies and people the comma ties no role to the body that the model sees."""
    found = settled("Zubrin Tolga", ["ORG"], PERSON, "role", role=Span(0, 2), role_rule="actors.role_after")
    assert (found.kind, found.role) == (UNKNOWN_BODY, None)


def test_a_spokesman_before_his_comma_stays_a_person():
    """Whose office stands before a comma and who says something is a person, though the model sees a body once."""
    role = {"role": Span(0, 2), "role_rule": "actors.role_before_comma", "speaks": True}
    assert settled("Zubrin Tolga", ["ORG"], PERSON, "role", **role).kind == PERSON


def test_a_noun_always_with_a_capital_is_a_name():
    """ "the Coalition", never "the coalition", is a body's name in that article."""
    assert settled("Coalition", [None, None]).backed == "military"


def test_what_an_office_is_for_is_no_actor():
    """Words inside a role are left to the role, however sure the model is that they name a body."""
    text = "The spokesman for Outer Trade, Omar Said, spoke."
    person = naming(text, "Omar Said", 0, PERSON, role=Span(4, text.index(",")))
    found = settle([person, naming(text, "Outer Trade", 0)], {0: sentence(text, {"Outer Trade": "ORG"})})
    assert [one.rule for one in found if one.backed or one.is_sure] == []


def test_what_is_no_proper_noun_wants_several_votes():
    """A capital that the tagger takes for a common noun is no name by one vote."""
    assert settled("Ardent", ["ORG"], tags=("JJ",)).backed is None
    assert settled("Ardent", ["ORG", "ORG"], tags=("JJ",)).backed == UNKNOWN_BODY


def test_a_preposition_of_place_votes_for_a_place():
    """ "in Varnholt" speaks against a body as much as one vote of the model speaks for it."""
    text = "We lived in Varnholt there."
    found = settle([naming(text, "Varnholt", 0)], {0: sentence(text, {"Varnholt": "ORG"})})
    assert found[0].backed is None
