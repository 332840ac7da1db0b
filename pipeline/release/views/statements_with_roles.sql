CREATE VIEW statements_with_roles AS
WITH roles AS (
    SELECT article_id, actor_id,
        first(role ORDER BY role IS NULL, mention_count DESC, mention_id) AS role,
        first(affiliation ORDER BY affiliation IS NULL, mention_count DESC, mention_id) AS affiliation
    FROM actor_mentions
    GROUP BY article_id, actor_id
)
SELECT statements.statement_id, statements.article_id, statements.incident_id, articles.published_on, statements.speaker,
    statements.speaker_actor_id, roles.role, roles.affiliation, actors.actor_type,
    list_concat(
        CASE WHEN coalesce(speaker, speaker_text) IS NULL THEN [] ELSE [coalesce(speaker, speaker_text)] END,
        reported_by, CASE WHEN publisher IS NULL THEN [] ELSE [publisher] END
    ) AS chain,
    statements.speech_act, statements.cue, statements.content, statements.is_direct, statements.medium, statements.addressee,
    statements.stated_on
FROM statements
JOIN articles USING (article_id)
LEFT JOIN actors ON actors.actor_id = statements.speaker_actor_id
LEFT JOIN roles ON roles.article_id = statements.article_id AND roles.actor_id = statements.speaker_actor_id
ORDER BY statements.article_id, statements.char_start, statements.statement_id;

COMMENT ON VIEW statements_with_roles IS
    'One row = one statement, with the role, affiliation and kind of its speaker as its article gives them. chain: the speaker, '
    'through whom the words came, the nearest to the speaker first, and the outlet.';
