-- What lists of articles are narrowed and ordered by, in short rows; and the words of articles, cut by the program,
-- so that a question means the same in both databases.
-- base_language: the first part of the language's tag.
CREATE TABLE article_list (
  article_id    TEXT     NOT NULL PRIMARY KEY,
  listed_at     TEXT     NOT NULL,
  day           TEXT     NOT NULL,
  language      TEXT,
  base_language TEXT,
  outlet_domain TEXT,
  words         TSVECTOR NOT NULL
);
CREATE INDEX article_list_by_time ON article_list (listed_at, article_id);
CREATE INDEX article_list_by_language ON article_list (base_language, listed_at, article_id);
CREATE INDEX article_list_by_outlet ON article_list (outlet_domain, listed_at, article_id);
CREATE INDEX article_list_by_word ON article_list USING gin (words);
DROP INDEX articles_by_time;
DROP INDEX articles_by_outlet;
DROP INDEX articles_by_language;
