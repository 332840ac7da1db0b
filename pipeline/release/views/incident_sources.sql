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
COMMENT ON COLUMN incident_sources.incident_id IS 'The incident.';
COMMENT ON COLUMN incident_sources.label IS 'Its line for people.';
COMMENT ON COLUMN incident_sources.article_id IS 'The article.';
COMMENT ON COLUMN incident_sources.title IS 'Its headline; NULL when it has none.';
COMMENT ON COLUMN incident_sources.publisher IS 'Its outlet; NULL when unknown.';
COMMENT ON COLUMN incident_sources.published_on IS 'Day on which it was published; NULL when unknown.';
COMMENT ON COLUMN incident_sources.url IS 'Its address; NULL when unknown.';
COMMENT ON COLUMN incident_sources.duplicate_of IS 'The article of which it is a copy; NULL for an original.';
COMMENT ON COLUMN incident_sources.is_main IS 'Whether the article is about the incident; false: it only tells of it beside other news.';
