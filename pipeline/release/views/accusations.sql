CREATE VIEW accusations AS
WITH named AS (
    SELECT party_id, CASE WHEN count(DISTINCT actors.actor_id) = 1 THEN min(actors.actor_id) END AS actor_id
    FROM incident_parties
    JOIN actor_mentions USING (article_id)
    JOIN actors ON actors.actor_id = actor_mentions.actor_id
    WHERE asserted_by IN (actor_mentions.name, actors.name) OR list_contains(actors.aliases, asserted_by)
    GROUP BY party_id
)
SELECT incident_parties.party_id, incident_parties.incident_id, incidents.label, incident_parties.article_id, articles.published_on,
    incident_parties.asserted_by, named.actor_id AS asserted_by_actor_id, speaker.actor_type AS asserted_by_type,
    incident_parties.responsibility, incident_parties.name AS party, incident_parties.actor_id AS party_actor_id,
    party.actor_type AS party_type
FROM incident_parties
JOIN articles USING (article_id)
LEFT JOIN incidents USING (incident_id)
LEFT JOIN named USING (party_id)
LEFT JOIN actors AS speaker ON speaker.actor_id = named.actor_id
LEFT JOIN actors AS party ON party.actor_id = incident_parties.actor_id
WHERE incident_parties.role = 'perpetrator' AND (asserted_by IS NOT NULL OR incident_parties.responsibility <> 'reported_as_fact')
ORDER BY incident_parties.incident_id, incident_parties.article_id, incident_parties.char_start, incident_parties.party_id;

COMMENT ON VIEW accusations IS
    'One row = one article in which somebody says that a party did it, claims it, or denies it. asserted_by: who says so, the party '
    'itself where it claims or denies; its actor is given where the article names one actor so. An accusation shows that something '
    'was said, not that it is true.';
