-- The length of the whole refused value; value holds its beginning only. NULL for a tombstone, and in older rows.
ALTER TABLE dead_letters ADD COLUMN value_bytes INTEGER;
