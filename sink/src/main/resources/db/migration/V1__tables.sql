-- One text for SQLite and PostgreSQL. A row is the newest record of its key; the sink is the only writer.
-- Instants are ISO 8601 text in UTC with milliseconds, so that they sort as they stand; lists are JSON text.
-- listed_at: where a row stands in a list by time: the moment of publication where it is known and believable,
--   else the arrival. day: the calendar day as the outlet prints it, or 'undated'.

CREATE TABLE sink_offsets (
  cluster_id     TEXT    NOT NULL,
  topic          TEXT    NOT NULL,
  partition_no   INTEGER NOT NULL,
  next_offset    BIGINT  NOT NULL,
  updated_at     TEXT    NOT NULL,
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
  listed_at           TEXT    NOT NULL
);
CREATE INDEX articles_by_time ON articles (listed_at, id);
CREATE INDEX articles_by_day ON articles (day);
CREATE INDEX articles_by_story ON articles (story_id);
CREATE INDEX articles_by_outlet ON articles (outlet_domain, listed_at, id);
CREATE INDEX articles_by_language ON articles (language, listed_at, id);
CREATE INDEX articles_by_arrival ON articles (fetched_at);

-- Which initiatives an article speaks of: replaced with their article.
CREATE TABLE article_initiatives (
  article_id TEXT    NOT NULL,
  initiative TEXT    NOT NULL,
  mentions   INTEGER NOT NULL,
  day        TEXT    NOT NULL,
  listed_at  TEXT    NOT NULL,
  PRIMARY KEY (article_id, initiative)
);
CREATE INDEX article_initiatives_by_time ON article_initiatives (initiative, listed_at, article_id);
CREATE INDEX article_initiatives_by_day ON article_initiatives (initiative, day, mentions);

-- Which countries an article speaks of, was filed from or was published in: replaced with their article.
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
CREATE INDEX country_days_by_initiative ON country_days (initiative, day, country);
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
  known_entries    INTEGER NOT NULL
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

CREATE TABLE dead_letters (
  record_id    TEXT    NOT NULL PRIMARY KEY,
  stage        TEXT    NOT NULL,
  reason       TEXT    NOT NULL,
  topic        TEXT    NOT NULL,
  partition_no INTEGER NOT NULL,
  topic_offset BIGINT  NOT NULL,
  record_key   TEXT,
  value        TEXT,
  refused_at   TEXT    NOT NULL
);
CREATE INDEX dead_letters_by_time ON dead_letters (refused_at, record_id);
