"""`history.resolve(id)`: a table macro that says where an id ever released leads today, and why."""

from pipeline.release.sql import quote_text
from schemas import TABLES

NAME = "history.resolve"
SAID = (
    "Where an id ever released leads: itself where it stands, else what the newest steps of id_redirects lead to; of one that "
    "stands also what was split from it. current_id is NULL where it was retracted or never released; reason says why."
)
# An id that stands no more went in the release of its newest step, to a row that stood then: versions grow along the
# way, so that it ends. `reason` is that of the row that went, or of the one that was split off.
SELECT = """WITH RECURSIVE living AS (
    {living}
), steps AS (
    SELECT *, string_split(version, '.')::INTEGER[] AS numbers FROM history.id_redirects
), newest AS (
    SELECT old_id, max(numbers) AS numbers FROM steps WHERE old_id NOT IN (SELECT id FROM living) GROUP BY old_id
), way(id, how, version, gone) AS (
    SELECT asked, 'stands', NULL::VARCHAR, NULL::VARCHAR
    UNION ALL SELECT steps.new_id, steps.reason, steps.version, steps.old_id
    FROM way JOIN steps ON steps.old_id = way.id JOIN newest ON newest.old_id = steps.old_id AND newest.numbers = steps.numbers
), ends AS (
    SELECT * FROM way WHERE id IS NULL OR id IN (SELECT id FROM living)
    UNION ALL SELECT steps.new_id, steps.reason, steps.version, steps.new_id
    FROM steps WHERE steps.old_id = asked AND steps.reason = 'split' AND asked IN (SELECT id FROM living)
        AND steps.new_id IN (SELECT id FROM living)
    UNION ALL SELECT NULL, 'unknown', NULL, NULL
    WHERE asked NOT IN (SELECT id FROM living) AND asked NOT IN (SELECT old_id FROM steps)
)
SELECT asked AS asked_id, ends.id AS current_id, ends.how, ends.version,
    string_agg(DISTINCT changes.reason, '; ' ORDER BY changes.reason) AS reason
FROM ends LEFT JOIN history.changes ON changes.row_id = ends.gone AND changes.to_version = ends.version AND changes.column_name IS NULL
GROUP BY ALL ORDER BY how DESC, current_id"""


def create_resolve(database: str) -> list[str]:
    """The SQL that creates the macro and says what it does; `database` must be in use."""
    living = "\n    UNION ALL ".join(
        f'SELECT "{table.key()[0]}" AS id FROM main."{name}"' for name, table in TABLES.items() if table.group() == "main"
    )
    select = SELECT.format(living=living)
    return [
        f"CREATE MACRO {database}.{NAME}(asked) AS TABLE {select}",
        f"COMMENT ON MACRO TABLE {database}.{NAME} IS {quote_text(SAID)}",
    ]
