-- One text for SQLite and PostgreSQL. A row is the newest record of its key; the sink is the only writer.
-- Instants are ISO 8601 text in UTC with milliseconds, so that they sort as they stand; lists are JSON text.
-- listed_at: where a row stands in a list by time: the moment of publication where it is known and believable,
--   else the arrival. day: the calendar day as the outlet prints it, or 'undated'.

-- topic_id: Kafka's id of the topic. A topic that was deleted and created again begins at offset 0 again.
CREATE TABLE sink_offsets (
  cluster_id     TEXT    NOT NULL,
  topic          TEXT    NOT NULL,
  partition_no   INTEGER NOT NULL,
  next_offset    BIGINT  NOT NULL,
  updated_at     TEXT    NOT NULL,
  topic_id       TEXT,
  PRIMARY KEY (cluster_id, topic, partition_no)
);

CREATE TABLE articles (
  id                  TEXT    NOT NULL PRIMARY KEY,
  url                 TEXT    NOT NULL,
  canonical_url       TEXT    NOT NULL,
  outlet_name         TEXT,
  outlet_domain       TEXT,
  outlet_country      TEXT,
  feed                TEXT    NOT NULL,
  title               TEXT    NOT NULL,
  text                TEXT    NOT NULL,
  captions            TEXT    NOT NULL,
  authors             TEXT    NOT NULL,
  language            TEXT,
  published_at        TEXT,
  published_date      TEXT,
  published_offset    TEXT,
  published_precision TEXT    NOT NULL,
  published_source    TEXT,
  published_suspect   INTEGER NOT NULL,
  modified_at         TEXT,
  fetched_at          TEXT    NOT NULL,
  revision            INTEGER NOT NULL,
  story_id            TEXT    NOT NULL,
  initiatives         TEXT    NOT NULL,
  countries           TEXT    NOT NULL,
  day                 TEXT    NOT NULL,
  listed_at           TEXT    NOT NULL,
  regions             TEXT    NOT NULL
);
CREATE INDEX articles_by_story ON articles (story_id);
CREATE INDEX articles_by_arrival ON articles (fetched_at);

-- The initiatives that an article mentions: replaced with their article.
CREATE TABLE article_initiatives (
  article_id TEXT    NOT NULL,
  initiative TEXT    NOT NULL,
  mentions   INTEGER NOT NULL,
  day        TEXT    NOT NULL,
  listed_at  TEXT    NOT NULL,
  PRIMARY KEY (article_id, initiative)
);
CREATE INDEX article_initiatives_by_time ON article_initiatives (initiative, listed_at, article_id);

-- The countries that an article mentions, was filed from or was published in: replaced with their article.
CREATE TABLE article_countries (
  article_id TEXT    NOT NULL,
  country    TEXT    NOT NULL,
  mentions   INTEGER NOT NULL,
  mentioned  INTEGER NOT NULL,
  dateline   INTEGER NOT NULL,
  publisher  INTEGER NOT NULL,
  focus      INTEGER NOT NULL,
  day        TEXT    NOT NULL,
  listed_at  TEXT    NOT NULL,
  PRIMARY KEY (article_id, country)
);
CREATE INDEX article_countries_by_time ON article_countries (country, listed_at, article_id);

-- Regions and groups of countries that an article mentions: replaced with their article. They imply none of their members.
CREATE TABLE article_regions (
  article_id TEXT    NOT NULL,
  region     TEXT    NOT NULL,
  mentions   INTEGER NOT NULL,
  listed_at  TEXT    NOT NULL,
  PRIMARY KEY (article_id, region)
);
CREATE INDEX article_regions_by_time ON article_regions (region, listed_at, article_id);

CREATE TABLE duplicates (
  id                  TEXT    NOT NULL PRIMARY KEY,
  url                 TEXT    NOT NULL,
  title               TEXT    NOT NULL,
  outlet_name         TEXT,
  outlet_domain       TEXT,
  outlet_country      TEXT,
  published_at        TEXT,
  published_date      TEXT,
  published_offset    TEXT,
  published_precision TEXT    NOT NULL,
  published_source    TEXT,
  published_suspect   INTEGER NOT NULL,
  fetched_at          TEXT    NOT NULL,
  duplicate_of        TEXT    NOT NULL,
  story_id            TEXT    NOT NULL,
  kind                TEXT    NOT NULL,
  similarity          DOUBLE PRECISION NOT NULL
);
CREATE INDEX duplicates_by_original ON duplicates (duplicate_of);
CREATE INDEX duplicates_by_story ON duplicates (story_id);

-- The reach of each story that has a copy; id is that of the original. earliest: the article with the earliest
-- credible publication, as JSON.
CREATE TABLE stories (
  id           TEXT    NOT NULL PRIMARY KEY,
  url          TEXT    NOT NULL,
  title        TEXT    NOT NULL,
  copies       BIGINT  NOT NULL,
  outlet_count INTEGER NOT NULL,
  outlets      TEXT    NOT NULL,
  first_seen   TEXT    NOT NULL,
  last_seen    TEXT    NOT NULL,
  earliest     TEXT,
  updated_at   TEXT    NOT NULL
);
CREATE INDEX stories_by_copies ON stories (copies, id);

CREATE TABLE mentions (
  article_id          TEXT    NOT NULL,
  initiative          TEXT    NOT NULL,
  story_id            TEXT    NOT NULL,
  revision            INTEGER NOT NULL,
  url                 TEXT    NOT NULL,
  title               TEXT    NOT NULL,
  outlet_name         TEXT,
  outlet_domain       TEXT,
  outlet_country      TEXT,
  language            TEXT,
  published_at        TEXT,
  published_date      TEXT,
  published_offset    TEXT,
  published_precision TEXT    NOT NULL,
  published_source    TEXT,
  published_suspect   INTEGER NOT NULL,
  fetched_at          TEXT    NOT NULL,
  mentions            INTEGER NOT NULL,
  sentences           TEXT    NOT NULL,
  countries           TEXT    NOT NULL,
  day                 TEXT    NOT NULL,
  listed_at           TEXT    NOT NULL,
  PRIMARY KEY (article_id, initiative)
);
CREATE INDEX mentions_by_initiative ON mentions (initiative, listed_at, article_id);
CREATE INDEX mentions_by_time ON mentions (listed_at, article_id, initiative);
CREATE INDEX mentions_by_arrival ON mentions (fetched_at, article_id, initiative);

-- All totals there are. Country '*' is the world, where a story counts once; initiative '*' is any and none.
CREATE TABLE country_days (
  country       TEXT   NOT NULL,
  initiative    TEXT   NOT NULL,
  day           TEXT   NOT NULL,
  stories       BIGINT NOT NULL,
  articles      BIGINT NOT NULL,
  mentions      BIGINT NOT NULL,
  focus_stories BIGINT NOT NULL,
  updated_at    TEXT   NOT NULL,
  PRIMARY KEY (country, initiative, day)
);
-- Holds the numbers too: the sums over all days of an initiative are read from the index alone.
CREATE INDEX country_days_by_initiative
  ON country_days (initiative, day, country, stories, articles, mentions, focus_stories);
CREATE INDEX country_days_by_day ON country_days (day, country, initiative);

CREATE TABLE initiatives (
  id     TEXT NOT NULL PRIMARY KEY,
  name   TEXT NOT NULL,
  family TEXT,
  kind   TEXT,
  lead   TEXT NOT NULL,
  since  INTEGER,
  parent TEXT,
  note   TEXT
);

CREATE TABLE feeds (
  id             TEXT NOT NULL PRIMARY KEY,
  url            TEXT NOT NULL,
  kind           TEXT NOT NULL,
  title          TEXT,
  outlet_name    TEXT,
  outlet_domain  TEXT,
  outlet_country TEXT,
  labels         TEXT NOT NULL,
  language       TEXT
);

-- habit_seconds: how often a feed has something new. silent_since: when a feed went silent for far longer than that.
CREATE TABLE feed_status (
  feed_id          TEXT    NOT NULL PRIMARY KEY,
  url              TEXT    NOT NULL,
  state            TEXT    NOT NULL,
  outcome          TEXT    NOT NULL,
  note             TEXT,
  http_status      INTEGER,
  last_poll        TEXT,
  next_poll        TEXT    NOT NULL,
  failures         INTEGER NOT NULL,
  interval_seconds BIGINT  NOT NULL,
  last_new_article TEXT,
  known_entries    INTEGER NOT NULL,
  habit_seconds    BIGINT,
  silent_since     TEXT
);

-- Recent polls; record_id is cluster/partition/offset.
CREATE TABLE polls (
  record_id   TEXT    NOT NULL PRIMARY KEY,
  feed_id     TEXT    NOT NULL,
  url         TEXT    NOT NULL,
  kind        TEXT    NOT NULL,
  started_at  TEXT    NOT NULL,
  millis      BIGINT  NOT NULL,
  outcome     TEXT    NOT NULL,
  note        TEXT,
  http_status INTEGER,
  bytes       BIGINT  NOT NULL,
  seen        INTEGER NOT NULL,
  published   INTEGER NOT NULL,
  unchanged   INTEGER NOT NULL,
  skipped     INTEGER NOT NULL,
  skips       TEXT    NOT NULL,
  next_poll   TEXT    NOT NULL
);
CREATE INDEX polls_by_feed ON polls (feed_id, started_at);
CREATE INDEX polls_by_time ON polls (started_at);

-- What became of the entries that polls saw: polls, seen, published, unchanged, and skipped:REASON each. Old polls are
-- deleted and stay counted. A row belongs to a partition of news.polls and only its owner writes it. next_offset: the
-- polls before it are counted, so that polls that are read again do not count twice.
CREATE TABLE poll_totals (
  cluster_id   TEXT    NOT NULL,
  partition_no INTEGER NOT NULL,
  name         TEXT    NOT NULL,
  total        BIGINT  NOT NULL,
  next_offset  BIGINT  NOT NULL,
  PRIMARY KEY (cluster_id, partition_no, name)
);

-- value_bytes: the length of the whole record; value holds its beginning only. NULL for a tombstone.
CREATE TABLE dead_letters (
  record_id    TEXT    NOT NULL PRIMARY KEY,
  stage        TEXT    NOT NULL,
  reason       TEXT    NOT NULL,
  topic        TEXT    NOT NULL,
  partition_no INTEGER NOT NULL,
  topic_offset BIGINT  NOT NULL,
  record_key   TEXT,
  value        TEXT,
  refused_at   TEXT    NOT NULL,
  value_bytes  INTEGER
);
CREATE INDEX dead_letters_by_time ON dead_letters (refused_at, record_id);

-- How often the rows of a day changed, so that only the files of changed days are written again. kind: articles and
-- mentions by their day of arrival in UTC, country-days by the day they count. partition_no: the input partition
-- whose owner changed the rows, -1 for retention; so no two writers update the same row.
CREATE TABLE changed_days (
  kind         TEXT    NOT NULL,
  day          TEXT    NOT NULL,
  partition_no INTEGER NOT NULL,
  changes      BIGINT  NOT NULL,
  PRIMARY KEY (kind, day, partition_no)
);

-- Identifies the database: numbers of changes begin again in a new one.
CREATE TABLE identity (id TEXT NOT NULL PRIMARY KEY);
INSERT INTO identity (id) SELECT CAST(RANDOM() AS TEXT);
