-- Regions and groups of countries that an article speaks of. They say nothing of their members. Articles that were
-- stored before have none until they come again.
ALTER TABLE articles ADD COLUMN regions TEXT NOT NULL DEFAULT '[]';
CREATE TABLE article_regions (
  article_id TEXT    NOT NULL,
  region     TEXT    NOT NULL,
  mentions   INTEGER NOT NULL,
  listed_at  TEXT    NOT NULL,
  PRIMARY KEY (article_id, region)
);
CREATE INDEX article_regions_by_time ON article_regions (region, listed_at, article_id);
