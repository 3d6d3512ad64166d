-- In which transaction (the version of changes) the rows of a day last changed, so that files by day are written anew
-- only then. kind: articles and mentions by their day of arrival in UTC, country-days by the day they count.
CREATE TABLE changed_days (
  kind    TEXT   NOT NULL,
  day     TEXT   NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (kind, day)
);
INSERT INTO changed_days (kind, day, version)
  SELECT 'articles', SUBSTR(fetched_at, 1, 10), 0 FROM articles GROUP BY SUBSTR(fetched_at, 1, 10)
  UNION ALL SELECT 'mentions', SUBSTR(fetched_at, 1, 10), 0 FROM mentions GROUP BY SUBSTR(fetched_at, 1, 10)
  UNION ALL SELECT 'country-days', day, 0 FROM country_days GROUP BY day;

-- Which database this is: versions begin again in a new one.
CREATE TABLE identity (id TEXT NOT NULL PRIMARY KEY);
INSERT INTO identity (id) SELECT CAST(RANDOM() AS TEXT);

CREATE INDEX mentions_by_arrival ON mentions (fetched_at, article_id, initiative);
