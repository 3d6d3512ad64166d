-- What became of the entries that polls saw, since there is this table: polls, seen, published, unchanged, and
-- skipped:REASON each. Polls are deleted after a while; what they brought is counted on.
CREATE TABLE poll_totals (
  name  TEXT   NOT NULL PRIMARY KEY,
  total BIGINT NOT NULL
);
