-- Totals and stories of the articles in the database, as enrich would have published them.
TRUNCATE country_days, stories, changed_days;
INSERT INTO country_days (country, initiative, day, stories, articles, mentions, focus_stories, updated_at)
  SELECT c.country, i.initiative, c.day, COUNT(*), COUNT(*) + COALESCE(SUM(d.copies), 0), SUM(i.mentions), SUM(c.focus),
    '2026-11-20T12:00:00.000Z'
  FROM article_countries c
  JOIN (SELECT article_id, initiative, mentions FROM article_initiatives UNION ALL SELECT id, '*', 1 FROM articles) i
    ON i.article_id = c.article_id
  LEFT JOIN (SELECT duplicate_of, COUNT(*) AS copies FROM duplicates GROUP BY duplicate_of) d ON d.duplicate_of = c.article_id
  GROUP BY c.country, i.initiative, c.day;
INSERT INTO country_days (country, initiative, day, stories, articles, mentions, focus_stories, updated_at)
  SELECT '*', i.initiative, i.day, COUNT(*), COUNT(*) + COALESCE(SUM(d.copies), 0), SUM(i.mentions), 0,
    '2026-11-20T12:00:00.000Z'
  FROM article_initiatives i
  LEFT JOIN (SELECT duplicate_of, COUNT(*) AS copies FROM duplicates GROUP BY duplicate_of) d
    ON d.duplicate_of = i.article_id
  GROUP BY i.initiative, i.day;
INSERT INTO country_days (country, initiative, day, stories, articles, mentions, focus_stories, updated_at)
  SELECT '*', '*', a.day, COUNT(*), COUNT(*) + COALESCE(SUM(d.copies), 0), COALESCE(SUM(m.mentions), 0), 0,
    '2026-11-20T12:00:00.000Z'
  FROM articles a
  LEFT JOIN (SELECT duplicate_of, COUNT(*) AS copies FROM duplicates GROUP BY duplicate_of) d
    ON d.duplicate_of = a.id
  LEFT JOIN (SELECT article_id, SUM(mentions) AS mentions FROM article_initiatives GROUP BY article_id) m
    ON m.article_id = a.id
  GROUP BY a.day;
INSERT INTO stories (id, url, title, copies, outlet_count, outlets, first_seen, last_seen, earliest, updated_at)
  SELECT a.id, a.url, a.title, d.copies, d.copies + 1, '[]', a.fetched_at, a.fetched_at, NULL, a.fetched_at
  FROM articles a JOIN (SELECT duplicate_of, COUNT(*) AS copies FROM duplicates GROUP BY duplicate_of) d
    ON d.duplicate_of = a.id;
INSERT INTO changed_days (kind, day, partition_no, changes)
  SELECT 'articles', SUBSTR(fetched_at, 1, 10), 0, 1 FROM articles GROUP BY SUBSTR(fetched_at, 1, 10)
  UNION ALL SELECT 'mentions', SUBSTR(fetched_at, 1, 10), 0, 1 FROM mentions GROUP BY SUBSTR(fetched_at, 1, 10)
  UNION ALL SELECT 'country-days', day, 0, 1 FROM country_days GROUP BY day;
