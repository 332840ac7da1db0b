CREATE VIEW accusations AS
WITH named AS (
    SELECT party_id, CASE WHEN count(DISTINCT actors.actor_id) = 1 THEN min(actors.actor_id) END AS actor_id
    FROM incident_parties
    JOIN actor_mentions USING (article_id)
    JOIN actors ON actors.actor_id = actor_mentions.actor_id
    WHERE asserted_by IN (actor_mentions.name, actors.name) OR list_contains(actors.aliases, asserted_by)
    GROUP BY party_id
),
words AS (
    SELECT row_id AS party_id,
        first(coalesce(context, quote) ORDER BY context IS NULL, column_name = 'name', length(quote) DESC, evidence_id) AS quote
    FROM provenance.evidence
    WHERE table_name = 'incident_parties' AND column_name IN ('name', 'responsibility', 'asserted_by')
    GROUP BY row_id
)
SELECT incident_parties.party_id, incident_parties.incident_id, incidents.label, incident_parties.article_id, articles.published_on,
    incident_parties.asserted_by, named.actor_id AS asserted_by_actor_id, speaker.actor_type AS asserted_by_type,
    incident_parties.responsibility, incident_parties.name AS party, incident_parties.actor_id AS party_actor_id,
    party.actor_type AS party_type, words.quote, articles.url
FROM incident_parties
JOIN articles USING (article_id)
LEFT JOIN incidents USING (incident_id)
LEFT JOIN named USING (party_id)
LEFT JOIN words USING (party_id)
LEFT JOIN actors AS speaker ON speaker.actor_id = named.actor_id
LEFT JOIN actors AS party ON party.actor_id = incident_parties.actor_id
WHERE incident_parties.role = 'perpetrator' AND (asserted_by IS NOT NULL OR incident_parties.responsibility <> 'reported_as_fact')
ORDER BY incident_parties.incident_id, incident_parties.article_id, incident_parties.char_start, incident_parties.party_id;

COMMENT ON VIEW accusations IS
    'One row = one article in which somebody says that a party did it, claims it, or denies it. asserted_by: who says so, the party '
    'itself where it claims or denies; its actor is given where the article names one actor so. An accusation shows that something '
    'was said, not that it is true.';
COMMENT ON COLUMN accusations.party_id IS 'The row of incident_parties.';
COMMENT ON COLUMN accusations.incident_id IS 'The incident.';
COMMENT ON COLUMN accusations.label IS 'Its line for people.';
COMMENT ON COLUMN accusations.article_id IS 'The article in which it is said.';
COMMENT ON COLUMN accusations.published_on IS 'Day on which the article was published; NULL when unknown.';
COMMENT ON COLUMN accusations.asserted_by IS 'Who says so, as the article has it; NULL is the article''s own voice.';
COMMENT ON COLUMN accusations.asserted_by_actor_id IS 'The one actor whom the article calls so; NULL where there is none, or more than one.';
COMMENT ON COLUMN accusations.asserted_by_type IS 'The kind of that actor, a code of code_list.';
COMMENT ON COLUMN accusations.responsibility IS 'How sure the part is: claimed, accused, denied; a code of code_list.';
COMMENT ON COLUMN accusations.party IS 'Who did it by these words, verbatim.';
COMMENT ON COLUMN accusations.party_actor_id IS 'The party as an actor; NULL when unnamed.';
COMMENT ON COLUMN accusations.party_type IS 'The kind of that actor, a code of code_list.';
COMMENT ON COLUMN accusations.quote IS 'The sentence in the article; where the release shows none, the words that the row was read from.';
COMMENT ON COLUMN accusations.url IS 'Address of the article; NULL when unknown.';
