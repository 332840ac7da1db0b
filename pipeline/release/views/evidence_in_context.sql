CREATE VIEW evidence_in_context AS
SELECT evidence_id, table_name, row_id, column_name, article_id, substr(context, 1, char_start - context_start) AS before, quote AS words,
    substr(context, char_end - context_start + 1) AS after, rule, method, confidence
FROM provenance.evidence
ORDER BY table_name, row_id, column_name, ordinal, evidence_id;

COMMENT ON VIEW evidence_in_context IS
    'One row = the words behind one cell, and what stands before and after them in their sentence; both are NULL where the release '
    'shows no sentence. The macro provenance.evidence_in_context reads the surroundings from local texts.';
COMMENT ON COLUMN evidence_in_context.evidence_id IS 'The row of provenance.evidence.';
COMMENT ON COLUMN evidence_in_context.table_name IS 'The table of the cell.';
COMMENT ON COLUMN evidence_in_context.row_id IS 'The key of the cell''s row.';
COMMENT ON COLUMN evidence_in_context.column_name IS 'The column of the cell.';
COMMENT ON COLUMN evidence_in_context.article_id IS 'The article that holds the words.';
COMMENT ON COLUMN evidence_in_context.before IS 'What stands before them in their sentence; NULL where the release shows none.';
COMMENT ON COLUMN evidence_in_context.words IS 'The words behind the cell, verbatim.';
COMMENT ON COLUMN evidence_in_context.after IS 'What stands after them in their sentence; NULL where the release shows none.';
COMMENT ON COLUMN evidence_in_context.rule IS 'The rule by which they were read.';
COMMENT ON COLUMN evidence_in_context.method IS 'What read them, and in which version.';
COMMENT ON COLUMN evidence_in_context.confidence IS 'The share of like cells that were right; NULL where nothing measured it.';
