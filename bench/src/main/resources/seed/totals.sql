-- Totals of what is there, as the writers would have kept them.
TRUNCATE row_totals, initiative_days, initiative_totals, country_totals, country_days, story_copies, changed_days;
INSERT INTO country_days (country, initiative, day, stories, articles, mentions, focus_stories, updated_at)
  SELECT c.country, i.initiative, c.day, COUNT(*), COUNT(*) + COALESCE(SUM(d.copies), 0), SUM(i.mentions), SUM(c.focus),
    '2026-11-20T12:00:00.000Z'
  FROM article_countries c
  JOIN (SELECT article_id, initiative, mentions FROM article_initiatives UNION ALL SELECT id, '*', 1 FROM articles) i
    ON i.article_id = c.article_id
  LEFT JOIN (SELECT duplicate_of, COUNT(*) AS copies FROM duplicates GROUP BY duplicate_of) d ON d.duplicate_of = c.article_id
  GROUP BY c.country, i.initiative, c.day;
INSERT INTO row_totals (name, total)
  SELECT 'articles', COUNT(*) FROM articles
  UNION ALL SELECT 'duplicates', COUNT(*) FROM duplicates
  UNION ALL SELECT 'mentions', COUNT(*) FROM mentions
  UNION ALL SELECT 'country_days', COUNT(*) FROM country_days
  UNION ALL SELECT 'initiatives', COUNT(*) FROM initiatives
  UNION ALL SELECT 'feeds', COUNT(*) FROM feeds
  UNION ALL SELECT 'feed_status', COUNT(*) FROM feed_status
  UNION ALL SELECT 'polls', COUNT(*) FROM polls
  UNION ALL SELECT 'dead_letters', COUNT(*) FROM dead_letters;
INSERT INTO initiative_days (initiative, day, stories, copies, mentions)
  SELECT i.initiative, i.day, COUNT(*), CAST(COALESCE(SUM(d.copies), 0) AS BIGINT), SUM(i.mentions)
  FROM article_initiatives i
  LEFT JOIN (SELECT duplicate_of, COUNT(*) AS copies FROM duplicates GROUP BY duplicate_of) d
    ON d.duplicate_of = i.article_id
  GROUP BY i.initiative, i.day;
INSERT INTO initiative_days (initiative, day, stories, copies, mentions)
  SELECT '*', a.day, COUNT(*), CAST(COALESCE(SUM(d.copies), 0) AS BIGINT), CAST(COALESCE(SUM(m.mentions), 0) AS BIGINT)
  FROM articles a
  LEFT JOIN (SELECT duplicate_of, COUNT(*) AS copies FROM duplicates GROUP BY duplicate_of) d
    ON d.duplicate_of = a.id
  LEFT JOIN (SELECT article_id, SUM(mentions) AS mentions FROM article_initiatives GROUP BY article_id) m
    ON m.article_id = a.id
  GROUP BY a.day;
INSERT INTO initiative_totals (initiative, stories, copies, mentions)
  SELECT initiative, CAST(SUM(stories) AS BIGINT), CAST(SUM(copies) AS BIGINT), CAST(SUM(mentions) AS BIGINT)
  FROM initiative_days GROUP BY initiative;
INSERT INTO country_totals (country, initiative, stories, articles, mentions, focus_stories)
  SELECT country, initiative, CAST(SUM(stories) AS BIGINT), CAST(SUM(articles) AS BIGINT),
    CAST(SUM(mentions) AS BIGINT), CAST(SUM(focus_stories) AS BIGINT)
  FROM country_days GROUP BY country, initiative;
INSERT INTO story_copies (article_id, copies)
  SELECT duplicate_of, COUNT(*) FROM duplicates GROUP BY duplicate_of;
INSERT INTO changed_days (kind, day, version)
  SELECT 'articles', SUBSTR(fetched_at, 1, 10), 0 FROM articles GROUP BY SUBSTR(fetched_at, 1, 10)
  UNION ALL SELECT 'mentions', SUBSTR(fetched_at, 1, 10), 0 FROM mentions GROUP BY SUBSTR(fetched_at, 1, 10)
  UNION ALL SELECT 'country-days', day, 0 FROM country_days GROUP BY day;
UPDATE changes SET version = version + 1;
