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
COMMENT ON COLUMN statements_with_roles.statement_id IS 'The row of statements.';
COMMENT ON COLUMN statements_with_roles.article_id IS 'The article.';
COMMENT ON COLUMN statements_with_roles.incident_id IS 'The incident it speaks of; NULL when none or unclear.';
COMMENT ON COLUMN statements_with_roles.published_on IS 'Day on which the article was published; NULL when unknown.';
COMMENT ON COLUMN statements_with_roles.speaker IS 'Who speaks, by name where one is known; NULL when unknown.';
COMMENT ON COLUMN statements_with_roles.speaker_actor_id IS 'The speaker as an actor; NULL when unnamed.';
COMMENT ON COLUMN statements_with_roles.role IS 'The speaker''s office in the article, verbatim; NULL where it names none.';
COMMENT ON COLUMN statements_with_roles.affiliation IS 'The body the speaker belongs to, verbatim; NULL where the article names none.';
COMMENT ON COLUMN statements_with_roles.actor_type IS 'The kind of the speaker, a code of code_list.';
COMMENT ON COLUMN statements_with_roles.chain IS 'The speaker, through whom the words came, the nearest to the speaker first, and the outlet.';
COMMENT ON COLUMN statements_with_roles.speech_act IS 'What the words do, a code of code_list.';
COMMENT ON COLUMN statements_with_roles.cue IS 'The words that attribute it, verbatim.';
COMMENT ON COLUMN statements_with_roles.content IS 'What was said, verbatim, without quotation marks.';
COMMENT ON COLUMN statements_with_roles.is_direct IS 'Whether it stands in quotation marks.';
COMMENT ON COLUMN statements_with_roles.medium IS 'Channel through which it was said, a code of code_list; NULL when not told.';
COMMENT ON COLUMN statements_with_roles.addressee IS 'To whom it was said; NULL when not told.';
COMMENT ON COLUMN statements_with_roles.stated_on IS 'Day on which it was said; NULL when not told.';
