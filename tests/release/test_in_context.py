"""The words behind cells, shown in the local texts."""

import duckdb

from pipeline.release.in_context import create_in_context

TEXT = "Zürich – a bomb went off 🙂 on the bridge. Three died."


def test_words_stand_between_what_surrounds_them(tmp_path):
    """Offsets count code points, so that words behind letters of several bytes are found; an article without text is left out."""
    folder = tmp_path / "text" / "invented"
    folder.mkdir(parents=True)
    (folder / "art-1.txt").write_text(TEXT, encoding="utf-8", newline="")
    start = TEXT.index("bridge")
    with duckdb.connect() as database:
        database.execute("CREATE SCHEMA provenance")
        database.execute(
            "CREATE TABLE provenance.evidence (evidence_id VARCHAR, table_name VARCHAR, row_id VARCHAR, column_name VARCHAR, "
            "article_id VARCHAR, char_start INTEGER, char_end INTEGER, rule VARCHAR, confidence DOUBLE)"
        )
        rows = [("e1", "art-1", start, start + 6), ("e2", "art-2", 0, 6)]
        for name, article, first, last in rows:
            database.execute("INSERT INTO provenance.evidence VALUES (?, 't', 'r', 'c', ?, ?, ?, 'x', 0.9)", [name, article, first, last])
        for statement in create_in_context("memory"):
            database.execute(statement)
        query = "SELECT evidence_id, before, words, after FROM provenance.evidence_in_context(?)"
        found = database.execute(query, [str(tmp_path / "text")]).fetchall()
    assert found == [("e1", TEXT[:start], "bridge", TEXT[start + 6 :])]
