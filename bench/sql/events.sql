-- The first that the caller may see: $1 organization, $2 person, $3 language, $4 how many,
-- $5 whether they curate, $6 today.
WITH page AS MATERIALIZED (
  SELECT e.*
    FROM event e
   WHERE e.organization_id = $1
     AND ($5 OR e.proposed_by_id = $2
          OR (e.approved_at IS NOT NULL AND e.status IN ('approved', 'cancelled')))
   ORDER BY e.starts_at, e.id
   LIMIT $4 + 1
), shown AS (
  SELECT * FROM page ORDER BY starts_at, id LIMIT $4
)
SELECT json_build_object('items', coalesce(json_agg(json_build_object(
         'id', e.id, 'title', e.title, 'format', e.format, 'description', e.description,
         'language', e.language, 'url', e.url, 'organizer', e.organizer, 'place', e.place,
         'is_online', e.is_online, 'time_zone', e.time_zone, 'starts_at', e.starts_at,
         'ends_at', e.ends_at, 'starts_on', e.starts_on, 'ends_on', e.ends_on,
         'is_standing', e.is_standing, 'rhythm', e.rhythm, 'meeting_minutes', e.meeting_minutes,
         'next_meeting_at', (SELECT min(m.starts_at) FROM meeting m
                              WHERE m.organization_id = $1 AND m.event_id = e.id
                                AND m.ends_at > now() AND NOT m.is_cancelled),
         'call_url', e.call_url, 'call_closes_on', e.call_closes_on, 'status', e.status,
         'topics', (SELECT coalesce(json_agg(json_build_object(
                               'id', c.id, 'name', c.name, 'words', c.words,
                               'is_proposed', c.is_proposed) ORDER BY c.name), '[]')
                      FROM (SELECT o.id, coalesce(o.names ->> $3, o.names ->> 'de') AS name,
                                   l.words, l.is_proposed
                              FROM event_topic l
                              JOIN topic o ON o.organization_id = $1 AND o.id = l.topic_id
                             WHERE l.organization_id = $1 AND l.event_id = e.id) c),
         'opening_count', (SELECT count(*) FROM opening o
                            WHERE o.organization_id = $1 AND o.event_id = e.id
                              AND (o.closes_on IS NULL OR o.closes_on >= $6)
                              AND (e.ends_at IS NULL OR e.ends_at > now())
                              AND e.status IN ('proposed', 'approved')),
         'proposed_by', CASE WHEN p.id = $2 OR $5
                             THEN json_build_object('id', p.id, 'display_name', p.display_name) END,
         'created_at', e.created_at, 'approved_at', e.approved_at, 'version', e.version
       ) ORDER BY e.starts_at, e.id), '[]'),
       'next_cursor', (SELECT encode(convert_to(starts_at || ' ' || id, 'UTF8'), 'base64')
                         FROM page OFFSET $4))::text
  FROM shown e
  LEFT JOIN person p ON p.organization_id = $1 AND p.id = e.proposed_by_id
