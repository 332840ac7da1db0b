"""The views and macros of the DuckDB file: what a row of each is, on tables small enough to be counted by hand."""

from datetime import date

import duckdb
import pytest

from pipeline.release.duckdb_file import create_table
from pipeline.release.views import create_views, list_views
from schemas import TABLES
from tests.rows import valid_row


@pytest.fixture
def database():
    """An empty dataset with its views, to which rows are added."""
    with duckdb.connect() as connection:
        for group in ("provenance", "history", "codes"):
            connection.execute(f"CREATE SCHEMA {group}")
        for table in TABLES.values():
            for statement in create_table(table):
                connection.execute(statement)
        for statement in create_views():
            connection.execute(statement)
        yield connection


def add(database, table, *rows):
    """Add rows that differ from the valid one of a table in the cells given."""
    for cells in rows:
        row = valid_row(table, **cells)
        place = f"{TABLES[table].group()}.{table}"
        database.execute(f"INSERT INTO {place} ({', '.join(row)}) VALUES ({', '.join('?' for _ in row)})", list(row.values()))


def ask(database, query):
    return database.execute(query).fetchall()


def test_every_view_and_macro_says_what_it_shows(sample):
    """Each file of SQL gives one view or macro of its name in schema main, with a comment, in the file that a build makes."""
    with duckdb.connect(sample.out / "incidents.duckdb", read_only=True) as connection:
        views = ask(connection, "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal AND schema_name = 'main'")
        macros = ask(
            connection, "SELECT function_name, comment FROM duckdb_functions() WHERE database_name = 'incidents' AND schema_name = 'main'"
        )
    said = {name: comment for name, comment in (*views, *macros) if not name.endswith("_asof")}
    assert sorted(said) == list_views()
    assert all(said.values())


def test_views_open_under_any_name(sample):
    """A file attached beside another, as a notebook does, shows its views."""
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{sample.out / 'incidents.duckdb'}' AS anything (READ_ONLY); USE anything")
        for name in ("monthly_tolls", "statements_with_roles", "accusations", "evidence_in_context", "incident_sources", "code_list"):
            assert ask(connection, f"FROM {name} LIMIT 1"), name


def test_every_column_of_a_view_says_what_it_holds(sample):
    """Whoever meets a view in a client finds a comment on each of its columns."""
    with duckdb.connect(sample.out / "incidents.duckdb", read_only=True) as connection:
        columns = "FROM duckdb_columns() SEMI JOIN (FROM duckdb_views() WHERE schema_name = 'main') AS views ON table_name = view_name"
        columns += " WHERE schema_name = 'main' AND NOT internal"
        assert ask(connection, f"SELECT table_name, column_name {columns} AND comment IS NULL") == []
        assert ask(connection, f"SELECT count(DISTINCT table_name) {columns}") == [(6,)]


def test_sum_with_an_open_toll_has_no_upper_end(database):
    """'At least 9' leaves the highest sum unknown and is named as open; an unknown toll is in no sum."""
    nine = {"fatalities_low": 9, "fatalities_best": 9, "fatalities_high": None}
    none = {"fatalities_low": None, "fatalities_best": None, "fatalities_high": None}
    add_incidents(database, {}, {"incident_id": "inc-2", **nine}, {"incident_id": "inc-3", **none})
    columns = "month, incidents, fatalities_low, fatalities_best, fatalities_high, fatalities_open, fatalities_unknown"
    assert ask(database, f"SELECT {columns} FROM monthly_tolls") == [(date(2031, 4, 1), 3, 11, 12, None, 1, 1)]


def test_tolls_of_what_did_not_happen_are_not_counted(database):
    """Tried, threatened and denied incidents are left out; days over two months have no month; no toll at all is NULL, not 0."""
    none = {"fatalities_low": None, "fatalities_best": None, "fatalities_high": None}
    add_incidents(
        database, {"stage": "attempted"}, {"incident_id": "inc-2", "status": "denied"},
        {"incident_id": "inc-3", "date_end": date(2031, 5, 2), **none},
    )  # fmt: skip
    assert ask(database, "SELECT month, incidents, fatalities_low, fatalities_high FROM monthly_tolls") == [(None, 1, None, None)]


def test_tolls_of_what_stands_beside_other_news_are_not_counted(database):
    """An incident that no article is about is in no sum, the one that it is told beside is."""
    add_incidents(database, {}, {"incident_id": "inc-2"})
    database.execute("UPDATE incident_reports SET is_main = false WHERE incident_id = 'inc-2'")
    assert ask(database, "SELECT sum(incidents), sum(fatalities_low) FROM monthly_tolls") == [(1, 2)]


def test_lowest_best_and_highest_tolls_keep_their_order(sample):
    """In every month of the sample low ≤ best ≤ high, and all incidents that happened are counted once."""
    with duckdb.connect(sample.out / "incidents.duckdb", read_only=True) as connection:
        for outcome in ("fatalities", "injured"):
            wrong = f"FROM monthly_tolls WHERE NOT ({outcome}_low <= {outcome}_best AND {outcome}_best <= {outcome}_high)"
            assert ask(connection, wrong) == []
        happened = "FROM incidents SEMI JOIN (FROM incident_reports WHERE is_main) AS main USING (incident_id)"
        counted = ask(connection, f"SELECT count(*) {happened} WHERE stage = 'accomplished' AND status <> 'denied'")
        assert ask(connection, "SELECT sum(incidents) FROM monthly_tolls") == counted


def add_incidents(database, *rows):
    """Add incidents, and an article that is about each."""
    add(database, "articles", {})
    add(database, "incidents", *rows)
    for number, row in enumerate(rows):
        told = {"incident_id": row["incident_id"]} if "incident_id" in row else {}
        add(database, "incident_reports", {"report_id": f"rep-{number}", "is_main": True, **told})


def add_article(database):
    add(database, "articles", {})
    add(database, "incidents", {})
    add(database, "actors", {}, {"actor_id": "act-2", "name": "Nela Orban", "aliases": ["Orban"], "actor_type": "person"})
    add(database, "incident_reports", {})


def test_statement_has_its_speakers_role_once(database):
    """Two mentions of one speaker give one row, with the role that one of them has, and the way from speaker to outlet."""
    add_article(database)
    orban = {"actor_id": "act-2", "name": "Nela Orban"}
    add(
        database, "actor_mentions", {"mention_id": "men-1", **orban, "role": None, "affiliation": None, "mention_count": 5},
        {"mention_id": "men-2", **orban, "role": "mayor", "affiliation": "Kabul", "mention_count": 1},
    )  # fmt: skip
    add(database, "statements", {"speaker_actor_id": "act-2", "reported_by": ["a radio"]})
    found = ask(database, "SELECT speaker, role, affiliation, actor_type, chain FROM statements_with_roles")
    assert found == [("Nela Orban", "mayor", "Kabul", "person", ["Nela Orban", "a radio", "Valley Herald"])]


def test_accusation_names_actors_on_both_sides(database):
    """Who says it is found by a name that the article gives to one actor; what the article states itself is no accusation."""
    add_article(database)
    add(database, "actor_mentions", {"mention_id": "men-1", "actor_id": "act-2", "name": "Nela Orban"})
    accused = {"asserted_by": "Orban", "responsibility": "suspected_or_accused_by_authorities"}
    fact = {"party_id": "par-2", "asserted_by": None, "responsibility": "reported_as_fact"}
    add(database, "incident_parties", accused, fact, {"party_id": "par-3", "asserted_by": "residents"})
    found = ask(database, "SELECT party_id, asserted_by_actor_id, asserted_by_type, party_actor_id FROM accusations ORDER BY party_id")
    assert found == [("par-0000000000000001", "act-2", "person", "act-0000000000000001"), ("par-3", None, None, "act-0000000000000001")]


def test_accusation_has_its_words_and_their_address(database):
    """The sentence that shows who accuses stands before a word alone, and the article's address beside it."""
    add_article(database)
    add(database, "articles", {"article_id": "art-2", "url": "https://herald.example/2"})
    add(database, "incident_parties", {"asserted_by": "Orban", "article_id": "art-2"})
    of_party = {"table_name": "incident_parties", "row_id": "par-0000000000000001", "article_id": "art-2"}
    add(
        database, "evidence", {"evidence_id": "evi-1", **of_party, "column_name": "name", "quote": "the rebels", "context": None},
        {"evidence_id": "evi-2", **of_party, "column_name": "responsibility", "quote": "accused", "context": "Orban accused the rebels."},
    )  # fmt: skip
    assert ask(database, "SELECT quote, url FROM accusations") == [("Orban accused the rebels.", "https://herald.example/2")]


def test_codes_stand_once_in_their_list(sample):
    """However many standards know a code, it is one row, and none is missing."""
    with duckdb.connect(sample.out / "incidents.duckdb", read_only=True) as connection:
        assert ask(connection, "SELECT code_set, code FROM code_list GROUP BY ALL HAVING count(*) > 1") == []
        codes = ask(connection, "SELECT count(DISTINCT (code_set, code)) FROM codes.codes")
        assert ask(connection, "SELECT count(*) FROM code_list") == codes


def test_name_of_two_actors_is_nobodys(database):
    """Where an article calls two actors so, an accusation has the name and no actor."""
    add_article(database)
    add(database, "actors", {"actor_id": "act-3", "name": "Ivo Orban", "aliases": ["Orban"]})
    for number in (2, 3):
        add(database, "actor_mentions", {"mention_id": f"men-{number}", "actor_id": f"act-{number}"})
    add(database, "incident_parties", {"asserted_by": "Orban"})
    assert ask(database, "SELECT asserted_by, asserted_by_actor_id FROM accusations") == [("Orban", None)]


def test_words_stand_in_their_sentence(sample):
    """Before, words and after are the sentence again, and every row of evidence is shown."""
    with duckdb.connect(sample.out / "incidents.duckdb", read_only=True) as connection:
        shown = "FROM evidence_in_context JOIN provenance.evidence USING (evidence_id)"
        assert ask(connection, f"SELECT count(*) {shown}") == ask(connection, "SELECT count(*) FROM provenance.evidence")
        assert ask(connection, f"SELECT 1 {shown} WHERE before || words || after <> context") == []
        assert ask(connection, f"SELECT DISTINCT true {shown} WHERE length(before) > 0 AND length(after) > 0") == [(True,)]


def test_incident_has_a_row_for_each_article(database):
    """A copy is a source that names its original."""
    add_article(database)
    add(database, "articles", {"article_id": "art-2", "publisher": "Hill Post", "duplicate_of": "art-0000000000000001"})
    add(database, "incident_reports", {"report_id": "rep-2", "article_id": "art-2", "is_main": False})
    found = ask(database, "SELECT publisher, duplicate_of, is_main FROM incident_sources ORDER BY publisher")
    assert found == [("Hill Post", "art-0000000000000001", False), ("Valley Herald", None, True)]


@pytest.mark.parametrize(
    ("place", "km"),
    [((34.52813, 69.17233), 0), ((35.52813, 69.17233), 111.195), ((-34.52813, -110.82767), 20015.1), ((34.52813, 429.17233), 0)],
    ids=["here", "a degree north", "the other end of the world", "once around"],
)
def test_distance_is_the_great_circle(database, place, km):
    """A degree of a meridian is 111.195 km, half the sphere 20,015; incidents without coordinates are near nothing."""
    add(database, "incidents", {}, {"incident_id": "inc-2", "latitude": None, "longitude": None})
    found = database.execute("SELECT distance_km FROM incidents_near(?, ?, 20016)", list(place)).fetchall()
    assert found == [(pytest.approx(km, abs=0.05),)]
    assert database.execute("FROM incidents_near(?, ?, ?)", [*place, km - 1]).fetchall() == []


def test_quality_of_a_column_is_found_by_its_name(database):
    """Figures of reports are those of the incidents fused of them; a column that nobody measured has none."""
    add(database, "quality", {"quality_id": "qua-1"}, {"quality_id": "qua-2", "measures": ["statements.speaker"]})
    for table in ("incidents", "incident_reports"):
        assert ask(database, f"SELECT metric, value FROM column_quality('{table}', 'incident_type')") == [("incident_type, F1", 61.5)]
    assert ask(database, "FROM column_quality('actors', 'name')") == []
