-- How often a feed has something new, and since when it has had nothing for far longer than that.
ALTER TABLE feed_status ADD COLUMN habit_seconds BIGINT;
ALTER TABLE feed_status ADD COLUMN silent_since TEXT;
