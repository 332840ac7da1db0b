CREATE VIEW evidence_in_context AS
SELECT evidence_id, table_name, row_id, column_name, article_id, substr(context, 1, char_start - context_start) AS before, quote AS words,
    substr(context, char_end - context_start + 1) AS after, rule, method, confidence
FROM provenance.evidence
ORDER BY table_name, row_id, column_name, ordinal, evidence_id;

COMMENT ON VIEW evidence_in_context IS
    'One row = the words behind one cell, and what stands before and after them in their sentence; both are NULL where the release '
    'shows no sentence. The macro provenance.evidence_in_context reads the surroundings from local texts.';
