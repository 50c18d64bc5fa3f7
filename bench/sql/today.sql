-- The day as it is stored: $1 organization, $2 person, $3 day, $4 language, $5 texts of reasons.
WITH day AS MATERIALIZED (
  SELECT s.id, s.has_more
    FROM ambassadorship a
    JOIN today_selection s ON s.organization_id = $1 AND s.person_id = $2 AND s.day = $3
   WHERE a.organization_id = $1 AND a.person_id = $2 AND a.status = 'active'
), card AS MATERIALIZED (
  SELECT t.position, json_build_object(
           'kind', t.kind, 'id', t.item_id, 'suggestion_kind', g.suggestion_kind,
           'title', g.title, 'summary', g.summary, 'url', g.url,
           'image_url', '/media/' || g.image_key, 'source', g.source, 'author', g.author,
           'language', g.language, 'minutes', g.minutes, 'published_at', g.published_at,
           'topics', g.topics, 'event', g.event,
           'reasons', why.list, 'reaction', NULL, 'position', t.position) AS card
    FROM day
    JOIN today_item t ON t.organization_id = $1 AND t.selection_id = day.id
   CROSS JOIN LATERAL (
      SELECT g.kind AS suggestion_kind, g.title, g.summary, g.url, g.image_key, g.author,
             g.language, g.minutes, g.published_at, NULL::json AS event,
             CASE WHEN f.id IS NOT NULL
                  THEN json_build_object('id', f.id, 'name', f.name) END AS source,
             (SELECT json_agg(json_build_object('id', c.id, 'name', c.name) ORDER BY c.name)
                FROM (SELECT o.id, coalesce(o.names ->> $4, o.names ->> 'de') AS name
                        FROM suggestion_topic l
                        JOIN topic o ON o.organization_id = $1 AND o.id = l.topic_id
                       WHERE l.organization_id = $1 AND l.suggestion_id = g.id) c) AS topics
        FROM suggestion g
        LEFT JOIN source f ON f.organization_id = $1 AND f.id = g.source_id
       WHERE t.kind = 'suggestion' AND g.organization_id = $1 AND g.id = t.item_id
         AND g.status = 'approved'
         AND (g.valid_from IS NULL OR g.valid_from <= now())
         AND (g.valid_until IS NULL OR g.valid_until > now())
      UNION ALL
      SELECT NULL, e.title, e.description, e.url, NULL, e.organizer, e.language, NULL, NULL,
             json_build_object(
               'format', e.format, 'place', e.place, 'is_online', e.is_online,
               'time_zone', e.time_zone, 'starts_at', e.starts_at, 'ends_at', e.ends_at,
               'starts_on', e.starts_on, 'ends_on', e.ends_on, 'is_standing', e.is_standing,
               'call_closes_on', e.call_closes_on,
               'next_meeting_at', (SELECT min(m.starts_at) FROM meeting m
                                    WHERE m.organization_id = $1 AND m.event_id = e.id
                                      AND m.ends_at > now() AND NOT m.is_cancelled),
               'openings', (SELECT coalesce(json_agg(json_build_object(
                                     'id', o.id, 'part', o.part,
                                     'effort_hours', o.effort_hours::text, 'covers', o.covers,
                                     'closes_on', o.closes_on)
                                     ORDER BY o.closes_on NULLS LAST, o.id), '[]')
                              FROM opening o
                             WHERE o.organization_id = $1 AND o.event_id = e.id
                               AND (o.closes_on IS NULL OR o.closes_on >= $3))),
             NULL,
             (SELECT json_agg(json_build_object('id', c.id, 'name', c.name) ORDER BY c.name)
                FROM (SELECT o.id, coalesce(o.names ->> $4, o.names ->> 'de') AS name
                        FROM event_topic l
                        JOIN topic o ON o.organization_id = $1 AND o.id = l.topic_id
                       WHERE l.organization_id = $1 AND l.event_id = e.id) c)
        FROM event e
       WHERE t.kind = 'event' AND e.organization_id = $1 AND e.id = t.item_id
         AND e.status = 'approved' AND (e.ends_at IS NULL OR e.ends_at > now())
         AND NOT EXISTS (SELECT FROM opening o
                           JOIN participation q ON q.organization_id = $1 AND q.opening_id = o.id
                          WHERE o.organization_id = $1 AND o.event_id = e.id
                            AND q.person_id = $2 AND q.state NOT IN ('withdrawn', 'declined'))
   ) g
   CROSS JOIN LATERAL (
      SELECT json_agg(json_build_object(
               'kind', r.value ->> 'kind',
               'text', replace(replace(replace($5::jsonb -> (r.value ->> 'kind') ->> $4,
                         '{skill}', coalesce(n.skill, '')), '{topic}', coalesce(n.topic, '')),
                         '{goal}', coalesce(r.value -> 'goal' -> 'names' ->> $4, '')),
               'skill', CASE WHEN n.skill IS NOT NULL THEN json_build_object(
                          'id', r.value -> 'skill' ->> 'id', 'label', n.skill) END,
               'topic', CASE WHEN n.topic IS NOT NULL THEN json_build_object(
                          'id', r.value -> 'topic' ->> 'id', 'name', n.topic) END,
               'correctable', r.value ->> 'kind' IN ('skill', 'learning', 'interest')
             ) ORDER BY r.ordinality) AS list,
             bool_or(r.value ->> 'kind' IN ('skill', 'learning', 'interest')) AS is_personal
        FROM jsonb_array_elements(t.reasons) WITH ORDINALITY r
       CROSS JOIN LATERAL (SELECT r.value -> 'skill' -> 'names' ->> $4 AS skill,
                                  r.value -> 'topic' -> 'names' ->> $4 AS topic) n
        LEFT JOIN interest i ON i.organization_id = $1 AND i.person_id = $2
                            AND i.topic_id = (r.value -> 'topic' ->> 'id')::uuid
        LEFT JOIN person_skill k ON k.organization_id = $1 AND k.person_id = $2
                                AND k.skill_id = (r.value -> 'skill' ->> 'id')::uuid
       WHERE i.attitude IS DISTINCT FROM 'mutes'
         AND (r.value ->> 'kind' <> 'interest' OR i.attitude = 'follows')
         AND (n.skill IS NULL OR k.id IS NOT NULL)
   ) why
   WHERE why.is_personal
     AND NOT EXISTS (SELECT FROM reaction x
                      WHERE x.organization_id = $1 AND x.person_id = $2
                        AND x.kind = t.kind AND x.item_id = t.item_id)
)
SELECT json_build_object(
         'day', $3::date, 'items', coalesce(items.list, '[]'), 'remaining', items.count,
         'is_finished', items.count = 0, 'has_more', day.has_more,
         'is_paused', false, 'paused_until', NULL)::text
  FROM day, (SELECT json_agg(card ORDER BY position) AS list, count(*) AS count FROM card) items
