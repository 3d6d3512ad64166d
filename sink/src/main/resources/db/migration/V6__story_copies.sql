-- How often a story was carried by others, for those who ask for the most carried first. None is none, or a row with 0.
CREATE TABLE story_copies (
  article_id TEXT   NOT NULL PRIMARY KEY,
  copies     BIGINT NOT NULL
);
INSERT INTO story_copies (article_id, copies)
  SELECT a.id, COUNT(*) FROM articles a JOIN duplicates d ON d.duplicate_of = a.id GROUP BY a.id;
CREATE INDEX story_copies_by_copies ON story_copies (copies, article_id);
