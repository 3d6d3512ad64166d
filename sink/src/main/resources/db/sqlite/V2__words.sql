-- The columns that narrow and order lists of articles, in short rows; and the words of articles, tokenized by the
-- program, so that a query means the same in both databases.
-- place: the article's place in the order of time, which is the order in which the index of words answers.
-- base_language: the first part of the language's tag.
CREATE TABLE article_list (
  place         INTEGER PRIMARY KEY,
  article_id    TEXT    NOT NULL UNIQUE,
  listed_at     TEXT    NOT NULL,
  day           TEXT    NOT NULL,
  language      TEXT,
  base_language TEXT,
  outlet_domain TEXT
);
CREATE INDEX article_list_by_time ON article_list (listed_at, article_id);
CREATE INDEX article_list_by_language ON article_list (base_language, listed_at, article_id);
CREATE INDEX article_list_by_outlet ON article_list (outlet_domain, listed_at, article_id);

-- The words come as letters, digits and marks between blanks: all that is not ASCII belongs to a word.
CREATE VIRTUAL TABLE article_words USING fts5(words, content='', contentless_delete=1, tokenize='ascii');
