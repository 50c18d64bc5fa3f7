-- The newest that the caller may see: $1 organization, $2 person, $3 language, $4 how many,
-- $5 whether they curate.
WITH page AS MATERIALIZED (
  SELECT g.*
    FROM suggestion g
   WHERE g.organization_id = $1
     AND ($5 OR g.proposed_by_id = $2
          OR (g.status = 'approved' AND (g.valid_from IS NULL OR g.valid_from <= now())
                                    AND (g.valid_until IS NULL OR g.valid_until > now())))
   ORDER BY g.created_at DESC, g.id DESC
   LIMIT $4 + 1
), shown AS (
  SELECT * FROM page ORDER BY created_at DESC, id DESC LIMIT $4
)
SELECT json_build_object('items', coalesce(json_agg(json_build_object(
         'id', g.id, 'kind', g.kind, 'title', g.title, 'summary', g.summary, 'url', g.url,
         'image_url', '/media/' || g.image_key, 'author', g.author, 'language', g.language,
         'minutes', g.minutes, 'status', g.status,
         'source', CASE WHEN f.id IS NOT NULL
                        THEN json_build_object('id', f.id, 'name', f.name) END,
         'proposed_by', CASE WHEN p.id = $2 OR $5
                             THEN json_build_object('id', p.id, 'display_name', p.display_name) END,
         'note', CASE WHEN g.proposed_by_id = $2 OR $5 THEN g.note END,
         'published_at', g.published_at, 'created_at', g.created_at,
         'approved_at', g.approved_at, 'valid_from', g.valid_from, 'valid_until', g.valid_until,
         'topics', (SELECT coalesce(json_agg(json_build_object(
                               'id', c.id, 'name', c.name, 'words', c.words,
                               'is_proposed', c.is_proposed) ORDER BY c.name), '[]')
                      FROM (SELECT o.id, coalesce(o.names ->> $3, o.names ->> 'de') AS name,
                                   l.words, l.is_proposed
                              FROM suggestion_topic l
                              JOIN topic o ON o.organization_id = $1 AND o.id = l.topic_id
                             WHERE l.organization_id = $1 AND l.suggestion_id = g.id) c),
         'goal', CASE WHEN z.id IS NOT NULL THEN json_build_object(
                        'id', z.id, 'title', coalesce(z.titles ->> $3, z.titles ->> 'de')) END,
         'wordings', (SELECT coalesce(json_agg(json_build_object(
                                 'id', w.id, 'language', w.language, 'text', w.text)
                               ORDER BY w.position), '[]')
                        FROM wording w
                       WHERE w.organization_id = $1 AND w.suggestion_id = g.id),
         'version', g.version
       ) ORDER BY g.created_at DESC, g.id DESC), '[]'),
       'next_cursor', (SELECT encode(convert_to(created_at || ' ' || id, 'UTF8'), 'base64')
                         FROM page OFFSET $4))::text
  FROM shown g
  LEFT JOIN source f ON f.organization_id = $1 AND f.id = g.source_id
  LEFT JOIN person p ON p.organization_id = $1 AND p.id = g.proposed_by_id
  LEFT JOIN goal z ON z.organization_id = $1 AND z.id = g.goal_id
