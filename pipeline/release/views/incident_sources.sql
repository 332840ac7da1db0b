CREATE VIEW incident_sources AS
SELECT incident_reports.incident_id, incidents.label, incident_reports.article_id, articles.title, articles.publisher,
    articles.published_on, articles.url, articles.duplicate_of, bool_or(incident_reports.is_main) AS is_main
FROM incident_reports
JOIN incidents USING (incident_id)
JOIN articles USING (article_id)
GROUP BY ALL
ORDER BY incident_reports.incident_id, articles.published_on, incident_reports.article_id;

COMMENT ON VIEW incident_sources IS
    'One row = one incident and one article that reports it. Copies of one story name the original in duplicate_of; is_main says '
    'whether the article is about the incident.';
