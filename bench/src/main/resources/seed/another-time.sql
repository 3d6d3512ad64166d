-- Each article once more, the :n-th time: those that are there from the writers have revision 1.
CREATE TEMPORARY TABLE again AS
  SELECT id AS was, MD5(id || ':n') AS id,
    SUBSTR(listed_at, 1, 11) || TO_CHAR(INTERVAL '1 second' * FLOOR(RANDOM() * 86400), 'HH24:MI:SS') || '.000Z' AS listed_at
  FROM articles WHERE revision = 1;
ANALYZE again;

INSERT INTO articles
  SELECT g.id, a.url || '/:n', a.canonical_url || '/:n', outlet_name, outlet_domain, outlet_country, feed, title, text, captions,
    authors, language, g.listed_at, published_date, published_offset, published_precision, published_source,
    published_suspect, modified_at, g.listed_at, 2, g.id, initiatives, countries, day, g.listed_at, regions
  FROM again g JOIN articles a ON a.id = g.was;
INSERT INTO article_list (article_id, listed_at, day, language, base_language, outlet_domain, words)
  SELECT g.id, g.listed_at, day, language, base_language, outlet_domain, words
  FROM again g JOIN article_list a ON a.article_id = g.was;
INSERT INTO article_initiatives (article_id, initiative, mentions, day, listed_at)
  SELECT g.id, initiative, mentions, day, g.listed_at FROM again g JOIN article_initiatives a ON a.article_id = g.was;
INSERT INTO article_countries (article_id, country, mentions, mentioned, dateline, publisher, focus, day, listed_at)
  SELECT g.id, country, mentions, mentioned, dateline, publisher, focus, day, g.listed_at
  FROM again g JOIN article_countries a ON a.article_id = g.was;
INSERT INTO article_regions (article_id, region, mentions, listed_at)
  SELECT g.id, region, mentions, g.listed_at FROM again g JOIN article_regions a ON a.article_id = g.was;
INSERT INTO mentions
  SELECT g.id, initiative, g.id, 2, a.url || '/:n', title, outlet_name, outlet_domain, outlet_country, language,
    g.listed_at, published_date, published_offset, published_precision, published_source, published_suspect,
    g.listed_at, mentions, sentences, countries, day, g.listed_at
  FROM again g JOIN mentions a ON a.article_id = g.was;
-- Few stories are carried by many.
INSERT INTO duplicates
  SELECT MD5(a.id || ':n' || c), a.url || '/:n/' || c, title, outlet_name, outlet_domain, outlet_country, g.listed_at,
    published_date, published_offset, published_precision, published_source, published_suspect, g.listed_at, g.id,
    g.id, kind, similarity
  FROM again g JOIN duplicates a ON a.duplicate_of = g.was
    CROSS JOIN LATERAL GENERATE_SERIES(1, 1 + FLOOR(40 * POWER(('x' || SUBSTR(g.id, 1, 6))::bit(24)::int / 16777216.0, 12))::int) AS c;
DROP TABLE again;
