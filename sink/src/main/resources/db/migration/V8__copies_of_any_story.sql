-- How often a story is carried, whether its original is here yet or not: the row is also what writers of one story lock.
DELETE FROM story_copies;
INSERT INTO story_copies (article_id, copies)
  SELECT duplicate_of, COUNT(*) FROM duplicates GROUP BY duplicate_of;
DROP INDEX story_copies_by_copies;
CREATE INDEX story_copies_by_copies ON story_copies (copies, article_id) WHERE copies > 0;
