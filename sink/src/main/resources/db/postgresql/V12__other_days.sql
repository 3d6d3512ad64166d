-- Articles that are not listed under the day that their outlet prints, as where it is still the day before: those that
-- stand above a day that a list ends with, and belong to it nevertheless.
CREATE INDEX article_list_by_other_day ON article_list (listed_at, article_id, day)
  WHERE day <> SUBSTR(listed_at, 1, 10);
