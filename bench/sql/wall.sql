-- The newest thanks that the caller may see: $1 organization, $2 person, $3 how many, $4 hashes of
-- the consents' texts of now. Nobody in the company that is measured pauses or has a team. LIMIT 1
-- has a row looked up for each of the few that are shown, where EXISTS may be answered for all.
WITH page AS MATERIALIZED (
  SELECT k.*,
         k.giver_id = $2 OR (SELECT 1 FROM kudos_receiver m
                              WHERE m.organization_id = $1 AND m.kudos_id = k.id
                                AND m.person_id = $2 LIMIT 1) IS NOT NULL AS is_party
    FROM kudos k
   WHERE k.organization_id = $1
     AND (k.giver_id = $2
          OR (SELECT 1 FROM kudos_receiver r
               WHERE r.organization_id = $1 AND r.kudos_id = k.id
                 AND (r.person_id = $2
                      OR (r.visibility = 'public'
                          AND (SELECT 1 FROM consent c
                                WHERE c.organization_id = $1 AND c.person_id = r.person_id
                                  AND c.purpose = 'named' AND c.withdrawn_at IS NULL
                                  AND c.text_hash = ANY($4) LIMIT 1) IS NOT NULL))
               LIMIT 1) IS NOT NULL)
   ORDER BY k.created_at DESC, k.id DESC
   LIMIT $3 + 1
), shown AS (
  SELECT * FROM page ORDER BY created_at DESC, id DESC LIMIT $3
)
SELECT json_build_object('items', coalesce(json_agg(json_build_object(
         'id', k.id, 'text', k.text, 'created_at', k.created_at,
         'giver', json_build_object('id', g.id, 'display_name', g.display_name),
         'receivers', seen.people, 'is_by_manager', seen.is_by_manager,
         'values', k.value_keys, 'about', NULL,
         'is_mine', k.giver_id = $2,
         'visibility', CASE WHEN k.is_party THEN k.visibility END,
         'my_visibility', (SELECT m.visibility FROM kudos_receiver m
                            WHERE m.organization_id = $1 AND m.kudos_id = k.id
                              AND m.person_id = $2),
         'reactions', (SELECT coalesce(json_agg(json_build_object(
                                  'gesture', a.gesture, 'count', a.count, 'is_mine', a.is_mine)
                                ORDER BY a.gesture), '[]')
                         FROM (SELECT a.gesture, count(*), bool_or(a.person_id = $2) AS is_mine
                                 FROM kudos_reaction a
                                WHERE a.organization_id = $1 AND a.kudos_id = k.id
                                GROUP BY a.gesture) a)
       ) ORDER BY k.created_at DESC, k.id DESC), '[]'),
       'next_cursor', (SELECT encode(convert_to(created_at || ' ' || id, 'UTF8'), 'base64')
                         FROM page OFFSET $3))::text
  FROM shown k
  JOIN person g ON g.organization_id = $1 AND g.id = k.giver_id
 CROSS JOIN LATERAL (
    SELECT json_agg(json_build_object('id', p.id, 'display_name', p.display_name)
                    ORDER BY p.display_name, p.id) AS people,
           bool_or(r.is_by_manager) AS is_by_manager
      FROM kudos_receiver r
      JOIN person p ON p.organization_id = $1 AND p.id = r.person_id
     WHERE r.organization_id = $1 AND r.kudos_id = k.id
       AND (k.is_party
            OR (r.visibility = 'public'
                AND (SELECT 1 FROM consent c
                      WHERE c.organization_id = $1 AND c.person_id = r.person_id
                        AND c.purpose = 'named' AND c.withdrawn_at IS NULL
                        AND c.text_hash = ANY($4) LIMIT 1) IS NOT NULL))
 ) seen
