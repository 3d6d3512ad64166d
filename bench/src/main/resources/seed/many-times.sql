-- Each article :n times, in the order of arrival, with all that belongs to it. The tables come without indexes.
ALTER TABLE articles RENAME TO seed_articles;
ALTER TABLE article_list RENAME TO seed_article_list;
ALTER TABLE article_initiatives RENAME TO seed_article_initiatives;
ALTER TABLE article_countries RENAME TO seed_article_countries;
ALTER TABLE article_regions RENAME TO seed_article_regions;
ALTER TABLE mentions RENAME TO seed_mentions;
ALTER TABLE duplicates RENAME TO seed_duplicates;
CREATE TABLE articles (LIKE seed_articles INCLUDING DEFAULTS);
CREATE TABLE article_list (LIKE seed_article_list INCLUDING DEFAULTS);
CREATE TABLE article_initiatives (LIKE seed_article_initiatives INCLUDING DEFAULTS);
CREATE TABLE article_countries (LIKE seed_article_countries INCLUDING DEFAULTS);
CREATE TABLE article_regions (LIKE seed_article_regions INCLUDING DEFAULTS);
CREATE TABLE mentions (LIKE seed_mentions INCLUDING DEFAULTS);
CREATE TABLE duplicates (LIKE seed_duplicates INCLUDING DEFAULTS);

-- What arrived late has its day, and all else the moment of its arrival.
CREATE TEMPORARY TABLE again AS
  SELECT was, n, MD5(was || ':' || n) AS id, arrives,
    CASE WHEN SUBSTR(listed_at, 1, 10) = SUBSTR(arrives, 1, 10) THEN arrives ELSE listed_at END AS listed_at
  FROM (
    SELECT id AS was, n,
      SUBSTR(fetched_at, 1, 11) || TO_CHAR(INTERVAL '1 second' * FLOOR(RANDOM() * 86400), 'HH24:MI:SS') || '.000Z' AS arrives,
      SUBSTR(listed_at, 1, 11) || TO_CHAR(INTERVAL '1 second' * FLOOR(RANDOM() * 86400), 'HH24:MI:SS') || '.000Z' AS listed_at
    FROM seed_articles CROSS JOIN GENERATE_SERIES(1, :n) AS n) a
  ORDER BY arrives;
ANALYZE again;

-- Looked up one by one, what is joined comes in the order of the list.
SET enable_hashjoin = off;
SET enable_mergejoin = off;
SET max_parallel_workers_per_gather = 0;
INSERT INTO articles
  SELECT g.id, a.url || '/' || n, a.canonical_url || '/' || n, outlet_name, outlet_domain, outlet_country, feed, title,
    text, captions, authors, language, g.listed_at, published_date, published_offset, published_precision,
    published_source, published_suspect, modified_at, g.arrives, 1, g.id, initiatives, countries, day, g.listed_at, regions
  FROM again g JOIN seed_articles a ON a.id = g.was;
INSERT INTO article_list (article_id, listed_at, day, language, base_language, outlet_domain, words)
  SELECT g.id, g.listed_at, day, language, base_language, outlet_domain, words
  FROM again g JOIN seed_article_list a ON a.article_id = g.was;
INSERT INTO article_initiatives (article_id, initiative, mentions, day, listed_at)
  SELECT g.id, initiative, mentions, day, g.listed_at
  FROM again g JOIN seed_article_initiatives a ON a.article_id = g.was;
INSERT INTO article_countries (article_id, country, mentions, mentioned, dateline, publisher, focus, day, listed_at)
  SELECT g.id, country, mentions, mentioned, dateline, publisher, focus, day, g.listed_at
  FROM again g JOIN seed_article_countries a ON a.article_id = g.was;
INSERT INTO article_regions (article_id, region, mentions, listed_at)
  SELECT g.id, region, mentions, g.listed_at FROM again g JOIN seed_article_regions a ON a.article_id = g.was;
INSERT INTO mentions
  SELECT g.id, initiative, g.id, 1, a.url || '/' || n, title, outlet_name, outlet_domain, outlet_country, language,
    g.listed_at, published_date, published_offset, published_precision, published_source, published_suspect,
    g.arrives, mentions, sentences, countries, day, g.listed_at
  FROM again g JOIN seed_mentions a ON a.article_id = g.was;
-- Few stories are carried by many.
INSERT INTO duplicates
  SELECT MD5(a.id || ':' || n || ':' || c), a.url || '/' || n || '/' || c, title, outlet_name, outlet_domain, outlet_country,
    g.listed_at, published_date, published_offset, published_precision, published_source, published_suspect, g.arrives,
    g.id, g.id, kind, similarity
  FROM again g JOIN seed_duplicates a ON a.duplicate_of = g.was
    CROSS JOIN LATERAL GENERATE_SERIES(1, 1 + FLOOR(40 * POWER(('x' || SUBSTR(g.id, 1, 6))::bit(24)::int / 16777216.0, 12))::int) AS c;
RESET enable_hashjoin;
RESET enable_mergejoin;
RESET max_parallel_workers_per_gather;
DROP TABLE again, seed_articles, seed_article_list, seed_article_initiatives, seed_article_countries, seed_article_regions,
  seed_mentions, seed_duplicates;
