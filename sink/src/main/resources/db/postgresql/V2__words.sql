-- The columns that narrow and order lists of articles, in short rows; and the words of articles, tokenized by the
-- program, so that a query means the same in both databases.
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

-- Articles whose day is not the day of listed_at, as where it is still the day before at the outlet. A list that ends
-- with a day must also look for them above that day.
CREATE INDEX article_list_by_other_day ON article_list (listed_at, article_id, day)
  WHERE day <> SUBSTR(listed_at, 1, 10);
