-- What a sink of the first version of the tables may have left.
INSERT INTO articles (id, url, canonical_url, outlet_name, outlet_domain, outlet_country, feed, title, text, captions,
  authors, language, published_at, published_date, published_precision, published_suspect, fetched_at, revision,
  story_id, initiatives, countries, day, listed_at)
VALUES
  ('a1', 'https://one.example/1', 'https://one.example/1', 'One', 'one.example', 'KE', 'feed-1', 'Cranes for Mombasa',
   'The port of Mombasa gets new cranes under the Belt and Road Initiative.', '["A crane"]', '[]', 'en',
   '2026-10-17T22:30:00.000Z', '2026-10-18', 'minute', 0, '2026-10-18T06:00:00.000Z', 1, 'a1',
   '[{"id":"bri","count":1,"mentions":[]}]',
   '[{"code":"KE","count":1,"roles":["mentioned"],"kinds":{"name":1},"focus":true}]',
   '2026-10-18', '2026-10-17T22:30:00.000Z'),
  ('a2', 'https://two.example/2', 'https://two.example/2', 'Two', 'two.example', 'FR', 'feed-2', 'Le câble d''Abidjan',
   'Un câble relie Abidjan.', '[]', '[]', 'fr',
   NULL, NULL, 'none', 0, '2026-10-20T06:00:00.000Z', 1, 'a2',
   '[]', '[{"code":"CI","count":1,"roles":["mentioned"],"kinds":{"name":1},"focus":true}]',
   'undated', '2026-10-20T06:00:00.000Z');
INSERT INTO article_initiatives (article_id, initiative, mentions, day, listed_at)
VALUES ('a1', 'bri', 1, '2026-10-18', '2026-10-17T22:30:00.000Z');
INSERT INTO article_countries (article_id, country, mentions, mentioned, dateline, publisher, focus, day, listed_at)
VALUES
  ('a1', 'KE', 1, 1, 0, 0, 1, '2026-10-18', '2026-10-17T22:30:00.000Z'),
  ('a2', 'CI', 1, 1, 0, 0, 1, 'undated', '2026-10-20T06:00:00.000Z');
INSERT INTO duplicates (id, url, title, outlet_domain, published_precision, published_suspect, fetched_at, duplicate_of,
  story_id, kind, similarity)
VALUES ('c1', 'https://three.example/1', 'Cranes for Mombasa', 'three.example', 'none', 0, '2026-10-18T07:00:00.000Z',
  'a1', 'a1', 'near', 0.9);
INSERT INTO mentions (article_id, initiative, story_id, revision, url, title, outlet_domain, language, published_at,
  published_date, published_precision, published_suspect, fetched_at, mentions, sentences, countries, day, listed_at)
VALUES ('a1', 'bri', 'a1', 1, 'https://one.example/1', 'Cranes for Mombasa', 'one.example', 'en',
  '2026-10-17T22:30:00.000Z', '2026-10-18', 'minute', 0, '2026-10-18T06:00:00.000Z', 1, '[]', '["KE"]', '2026-10-18',
  '2026-10-17T22:30:00.000Z');
INSERT INTO country_days (country, initiative, day, stories, articles, mentions, focus_stories, updated_at)
VALUES ('KE', 'bri', '2026-10-18', 1, 2, 1, 1, '2026-10-18T06:00:00.000Z');
