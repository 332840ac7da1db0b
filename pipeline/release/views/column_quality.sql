CREATE MACRO column_quality(of_table, of_column) AS TABLE
SELECT corpus, split, metric, n, value, ci_low, ci_high, code_version
FROM provenance.quality
WHERE list_has_any(measures, [of_table || '.' || of_column, replace(of_table, 'incidents', 'incident_reports') || '.' || of_column])
ORDER BY corpus, split, metric;

COMMENT ON MACRO TABLE column_quality IS
    'The measured figures of a column, with 95% intervals. Those of incidents are measured on incident_reports, of which they are '
    'fused. No row: nobody has measured the column.';
