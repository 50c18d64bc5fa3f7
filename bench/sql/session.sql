-- Who is calling: $1 organization, $2 hash of the cookie's secret.
SELECT p.organization_id, p.id AS person_id, p.language, o.time_zone,
       ARRAY(SELECT g.role FROM role_grant g
              WHERE g.organization_id = $1 AND g.person_id = p.id) AS roles,
       EXISTS (SELECT FROM person r
                WHERE r.organization_id = $1 AND r.manager_id = p.id AND r.is_active) AS has_reports
  FROM sign_in_session s
  JOIN person p ON p.organization_id = s.organization_id AND p.id = s.person_id
  JOIN organization o ON o.id = p.organization_id
 WHERE s.organization_id = $1 AND s.secret_hash = $2 AND p.is_active
   AND s.expires_at > now() AND s.last_seen_at > now() - interval '12 hours'
