-- Totals that move in the transaction of the rows they count, so that no question counts afresh.

-- One row that every writer moves on first: writers take turns, and readers see by it that something changed.
CREATE TABLE changes (
  one     INTEGER NOT NULL PRIMARY KEY,
  version BIGINT  NOT NULL
);
INSERT INTO changes (one, version) VALUES (1, 0);

-- How many rows a table has.
CREATE TABLE row_totals (
  name  TEXT   NOT NULL PRIMARY KEY,
  total BIGINT NOT NULL
);
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

-- By day, over the whole world; a story that speaks of several countries counts once. Initiative '*' is any and none.
CREATE TABLE initiative_days (
  initiative TEXT   NOT NULL,
  day        TEXT   NOT NULL,
  stories    BIGINT NOT NULL,
  copies     BIGINT NOT NULL,
  mentions   BIGINT NOT NULL,
  PRIMARY KEY (initiative, day)
);
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

-- Over all days.
CREATE TABLE initiative_totals (
  initiative TEXT   NOT NULL PRIMARY KEY,
  stories    BIGINT NOT NULL,
  copies     BIGINT NOT NULL,
  mentions   BIGINT NOT NULL
);
INSERT INTO initiative_totals (initiative, stories, copies, mentions)
  SELECT initiative, CAST(SUM(stories) AS BIGINT), CAST(SUM(copies) AS BIGINT), CAST(SUM(mentions) AS BIGINT)
  FROM initiative_days GROUP BY initiative;

CREATE TABLE country_totals (
  country       TEXT   NOT NULL,
  initiative    TEXT   NOT NULL,
  stories       BIGINT NOT NULL,
  articles      BIGINT NOT NULL,
  mentions      BIGINT NOT NULL,
  focus_stories BIGINT NOT NULL,
  PRIMARY KEY (initiative, country)
);
INSERT INTO country_totals (country, initiative, stories, articles, mentions, focus_stories)
  SELECT country, initiative, CAST(SUM(stories) AS BIGINT), CAST(SUM(articles) AS BIGINT),
    CAST(SUM(mentions) AS BIGINT), CAST(SUM(focus_stories) AS BIGINT)
  FROM country_days GROUP BY country, initiative;

-- The days are counted above.
DROP INDEX articles_by_day;
DROP INDEX article_initiatives_by_day;

-- A topic that was deleted and made anew begins at offset 0 again; its id tells.
ALTER TABLE sink_offsets ADD COLUMN topic_id TEXT;
