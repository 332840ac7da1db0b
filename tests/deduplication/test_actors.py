"""Which mentions are one actor, and what its row says."""

import pytest

from pipeline.deduplication import merge_tables
from pipeline.deduplication.actors import Mention, find_keys, merge_mentions
from tests.deduplication.told import article, claim, mention, name_id, one_row, party, report, statement, tell

ABROAD = {"country": "Peru", "country_iso3": "PER", "city": "Lima", "geonames_id": 3936456, "place_name": "Lima", "admin1": "Lima"}


def merge(*mentions, **more):
    """Numbers of mentions by actor, as a partition."""
    frame = merge_tables(tell(mentions=list(mentions), **more))["actor_mentions"]
    groups: dict[str, set[int]] = {}
    for actor_id, mention_id in frame.select("actor_id", "mention_id").iter_rows():
        groups.setdefault(actor_id, set()).add(int(mention_id[4:], 16))
    return {frozenset(group) for group in groups.values()}


def person(number, article, name, **changes):
    """A mention of a person."""
    return mention(number, article, name=name, actor_type="person", **changes)


def body(number, article, name, kind="armed_group", **changes):
    """A mention of a body."""
    return mention(number, article, name=name, actor_type=kind, **changes)


def together(*groups):
    """A partition."""
    return {frozenset(group) for group in groups}


def test_same_name_is_one_actor():
    """Persons and bodies are known again by their name, case and accents aside."""
    assert merge(
        person(1, 1, "Nela Orbán"), person(2, 2, "NELA ORBAN"), body(3, 1, "North Band"), body(4, 2, "the North Band")
    ) == together({1, 2}, {3, 4})


def test_persons_and_bodies_are_not_each_other():
    """A person and a body of one name are two, and a body of two types is one."""
    assert merge(person(1, 1, "Santa Rosa"), body(2, 2, "Santa Rosa"), body(3, 3, "Santa Rosa", "company")) == together({1}, {2, 3})


def test_namesakes_in_two_countries_are_two():
    """A common surname in articles from two countries is two persons' as long as nobody gives an office; a rare one is one person's."""
    reports = [report(1), report(2, incident_type="kidnapping", **ABROAD)]
    assert merge(person(1, 1, "John Smith"), person(2, 2, "John Smith"), reports=reports) == together({1}, {2})
    assert merge(person(1, 1, "Nela Orban"), person(2, 2, "Nela Orban"), reports=reports) == together({1, 2})
    minister = person(3, 3, "John Smith", role="Interior Minister")
    assert merge(person(1, 1, "John Smith"), person(2, 2, "John Smith"), minister, reports=reports) == together({1, 2, 3})


def test_one_word_is_not_enough_for_a_person():
    """A person of one word is known within a story alone; a body of one word everywhere."""
    articles = [article(1), article(2, copies=1), article(3)]
    mentions = [person(1, 1, "Orban"), person(2, 2, "Orban"), person(3, 3, "Orban"), body(4, 1, "Tordos"), body(5, 3, "Tordos")]
    assert merge(*mentions, articles=articles) == together({1, 2}, {3}, {4, 5})


def test_unclear_kind_joins_the_only_bearer():
    """A name of unclear kind is the one person or body that bears it; where both do, neither."""
    assert merge(body(1, 1, "Tordos"), mention(2, 2, name="Tordos", actor_type=None)) == together({1, 2})
    assert merge(person(1, 1, "Santa Rosa"), body(2, 2, "Santa Rosa"), mention(3, 3, name="Santa Rosa", actor_type=None)) == together(
        {1}, {2}, {3}
    )
    assert merge(mention(1, 1, name="Orban", actor_type=None), mention(2, 2, name="Orban", actor_type=None)) == together({1}, {2})


def test_sourced_forms_are_one():
    """A state and an organisation are known by every form the lists have, and bear the list's name, type and country."""
    merged = merge_tables(tell(mentions=[body(1, 1, "U.N.", "ngo"), body(2, 2, "United Nations", "igo")]))
    row = one_row(merged["actors"])
    assert (row["name"], row["aliases"], row["actor_type"], row["article_count"]) == ("United Nations", ["U.N."], "igo", 2)
    states = merge_tables(tell(mentions=[body(1, 1, "Russia", "state"), body(2, 2, "the Russian Federation", "state")]))
    row = one_row(states["actors"])
    assert (row["name"], row["actor_type"], row["country_iso3"]) == ("Russia", "state", "RUS")


def test_states_that_are_gone_have_no_code():
    """The Soviet Union and Yugoslavia are two states, neither with a code."""
    rows = merge_tables(tell(mentions=[body(1, 1, "Soviet Union", "state"), body(2, 2, "Yugoslavia", "state")]))["actors"]
    assert rows.sort("name").select("name", "country_iso3").rows() == [("Soviet Union", None), ("Yugoslavia", None)]


def test_a_person_is_no_state():
    """Somebody called Chad or Georgia is not the country."""
    assert merge(person(1, 1, "Chad"), body(2, 1, "Chad", "state")) == together({1}, {2})


def test_ministries_of_two_countries_are_two():
    """A body of a state whose name does not say which is one only among articles on one country; named in full it is one everywhere."""
    reports = [report(1), report(2), report(3, **ABROAD), report(4, **ABROAD)]
    names = [body(n, n, "Interior Ministry", "government") for n in (1, 2, 3)] + [body(4, 4, "Interior Ministry", "police")]
    assert merge(*names, reports=reports) == together({1, 2}, {3, 4})
    assert merge(*(body(n, n, "Peruvian Navy", "military") for n in (1, 3)), reports=reports) == together({1, 3})


def test_ministry_in_an_article_from_nowhere():
    """In an article that reports from no country it joins the only one known by that name, and where two are known neither."""
    ministry = [body(n, n, "Interior Ministry", "government") for n in (1, 2, 3)]
    assert merge(*ministry[:2], reports=[report(1)]) == together({1, 2})
    assert merge(*ministry, reports=[report(1), report(2, **ABROAD)]) == together({1}, {2}, {3})


def test_home_of_an_article():
    """The country of an article is that of the incidents it is about, if it is one: what it recalls from abroad does not count."""
    recalling = [report(1), report(2), report(3, article=2, is_main=False, **ABROAD)]
    ministry = [body(n, n, "Interior Ministry", "government") for n in (1, 2, 3)]
    abroad = [report(4, article=3, **ABROAD)]
    assert merge(*ministry, reports=recalling + abroad) == together({1, 2}, {3})
    both = [report(1), report(2), report(3, article=2, **ABROAD)]
    assert merge(*ministry, reports=both + abroad) == together({1}, {2}, {3})


def test_one_slip_of_type_does_not_split():
    """A group taken for a unit of an army in one article is still one group, whatever country the articles are from."""
    reports = [report(1), report(2, **ABROAD), report(3)]
    assert merge(body(1, 1, "Tordos"), body(2, 2, "Tordos"), body(3, 3, "Tordos", "military"), reports=reports) == together({1, 2, 3})


def test_commonest_form_and_type():
    """Of forms of one name the commonest stands and the others are aliases; the type is the one most stories give."""
    mentions = [
        body(1, 1, "North Band"),
        body(2, 2, "North Band"),
        body(3, 3, "NORTH BAND", "other"),
        body(4, 4, "the North Band", "other"),
    ]
    row = one_row(merge_tables(tell(mentions=mentions))["actors"])
    assert (row["name"], row["aliases"], row["actor_type"]) == ("North Band", ["NORTH BAND", "the North Band"], "armed_group")


def test_type_of_equals():
    """Of types as common the first of the code list stands, "other" last, and none where none is clear."""
    row = one_row(merge_tables(tell(mentions=[body(1, 1, "Tordos", "other"), body(2, 2, "Tordos", "company")]))["actors"])
    assert row["actor_type"] == "company"
    row = one_row(merge_tables(tell(mentions=[mention(1, 1, name="Tordos", actor_type=None)]))["actors"])
    assert row["actor_type"] is None


@pytest.mark.parametrize(("kind", "country"), [("government", "PER"), ("military", "PER"), ("company", None), ("person", None)])
def test_country_of_bodies_of_a_state(kind, country):
    """Only a state's bodies have the country that their name says."""
    row = one_row(merge_tables(tell(mentions=[mention(1, 1, name="Peruvian Health Service", actor_type=kind)]))["actors"])
    assert row["country_iso3"] == country


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Nela Orban", True),
        ("nela orban", True),
        ("Orban", True),
        ("Nela", False),
        ("Orb", False),
        (None, False),
        ("North", False),
        ("the North Band", True),
    ],
)
def test_names_find_their_actor(said, found):
    """Speaker, source and party are the article's actor of that name, or the person whose name ends so; nothing else."""
    mentions = [person(1, 1, "Nela Orban"), body(2, 1, "North Band")]
    merged = merge_tables(
        tell(
            reports=[report(1)],
            mentions=mentions,
            statements=[statement(1, 1, speaker=said)],
            claims=[claim(1, 1, asserted_by=said)],
            parties=[party(1, 1, name=said or "men")],
        )
    )
    links = [
        one_row(merged["statements"])["speaker_actor_id"],
        one_row(merged["casualty_claims"])["asserted_by_actor_id"],
        one_row(merged["incident_parties"])["actor_id"],
    ]
    assert [link is not None for link in links] == [found] * 3
    known = dict(merged["actor_mentions"].select("mention_id", "actor_id").iter_rows())
    if found:
        assert set(links) == {known[name_id("men", 2 if "North" in said else 1)]}


def test_a_surname_of_two_finds_neither():
    """Where two persons of the article bear the surname, the surname is nobody's; an actor of another article is not found."""
    mentions = [person(1, 1, "Nela Orban"), person(2, 1, "Imre Orban"), person(3, 2, "Ana Paz")]
    merged = merge_tables(tell(mentions=mentions, statements=[statement(1, 1, speaker="Orban"), statement(2, 1, speaker="Ana Paz")]))
    assert merged["statements"]["speaker_actor_id"].to_list() == [None, None]


def test_bodies_whose_name_is_borne_elsewhere():
    """A name that the list tells apart by country is its bearer's only in articles from there, and in full everywhere."""
    at_home = {"country": "Peru", "country_iso3": "PER"}
    reports = [report(1, **at_home), report(2), report(3, **at_home)]
    guards = [body(n, n, "Republican Guard", "military") for n in (1, 2)] + [body(3, 2, "Republican Guard (Peru)", "military")]
    merged = merge_tables(tell(mentions=guards, reports=reports))
    names = dict(merged["actor_mentions"].join(merged["actors"], on="actor_id", suffix="_of").select("mention_id", "name_of").iter_rows())
    assert names == {
        name_id("men", 1): "Republican Guard (Peru)",
        name_id("men", 2): "Republican Guard",
        name_id("men", 3): "Republican Guard (Peru)",
    }


def test_every_form_an_article_names_is_an_alias():
    """Short forms, acronyms and handles that the words behind a mention's name show are aliases of the actor."""
    mention = Mention("men-1", "art-1", "art-1", "Harbour Workers' Union", "other", forms=("HWU", "Harbour Workers' Union", "@hwu_tema"))
    [row] = merge_mentions([mention], find_keys([mention]))
    assert row["aliases"] == ["@hwu_tema", "HWU"]
