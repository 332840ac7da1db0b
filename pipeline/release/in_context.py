"""`provenance.evidence_in_context(folder)`: a table macro that shows the words behind each cell in the local texts."""

from pipeline.release.sql import quote_text

NAME = "provenance.evidence_in_context"
AROUND = 120  # characters before and after the words: a sentence or two
SAID = (
    "The words behind each cell with the 120 characters before and after them, read from the local texts below a folder "
    "('data/text'); texts are in no release, and evidence of articles whose text is not there is left out."
)
SELECT = f"""WITH texts AS (
    SELECT regexp_extract(filename, '([^/\\\\]+)[.]txt$', 1) AS article_id, content FROM read_text(folder || '/*/*.txt')
)
SELECT evidence.evidence_id, evidence.table_name, evidence.row_id, evidence.column_name, evidence.article_id,
    substr(content, greatest(char_start - {AROUND}, 0) + 1, least(char_start, {AROUND})) AS before,
    substr(content, char_start + 1, char_end - char_start) AS words,
    substr(content, char_end + 1, {AROUND}) AS after, evidence.rule, evidence.confidence
FROM provenance.evidence JOIN texts USING (article_id)
ORDER BY article_id, char_start, table_name, row_id, column_name, evidence_id"""


def create_in_context(database: str) -> list[str]:
    """The SQL that creates the macro and says what it does; `database` must be in use."""
    return [
        f"CREATE MACRO {database}.{NAME}(folder) AS TABLE {SELECT}",
        f"COMMENT ON MACRO TABLE {database}.{NAME} IS {quote_text(SAID)}",
    ]
