package dev.silkwire.app.fault;

import dev.silkwire.app.topic.LatestValues;
import dev.silkwire.app.topic.TopicLog;
import dev.silkwire.contract.topic.Topic;
import dev.silkwire.contract.topic.Topics;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares the tables of a database with the topics that they hold, row by row. */
final class DatabaseRows {
  private static final int EXAMPLES = 3;

  private final String url;

  DatabaseRows(String url) {
    this.url = url;
  }

  /** A sentence for each table that differs from its topic. */
  List<String> differences(TopicLog log) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url)) {
      compare(
          found,
          connection,
          "SELECT id, url, title, revision, story_id FROM articles",
          rows(
              log,
              Topics.ARTICLES,
              a -> row(a.id(), a.url(), a.title(), a.revision(), a.storyId())));
      compare(
          found,
          connection,
          "SELECT id, url, duplicate_of FROM duplicates",
          rows(log, Topics.DUPLICATES, d -> row(d.id(), d.url(), d.duplicateOf())));
      compare(
          found,
          connection,
          "SELECT article_id, initiative, revision, mentions FROM mentions",
          rows(
              log,
              Topics.MENTIONS,
              m -> row(m.articleId(), m.initiativeId(), m.revision(), m.count())));
      compare(
          found,
          connection,
          "SELECT country, initiative, day, stories, articles, mentions, focus_stories"
              + " FROM country_days",
          rows(
              log,
              Topics.COUNTRY_DAYS,
              c ->
                  row(
                      c.country(),
                      c.initiative(),
                      c.date(),
                      c.stories(),
                      c.articles(),
                      c.mentions(),
                      c.focusStories())));
    }
    return found;
  }

  private static <V> Set<String> rows(TopicLog log, Topic<V> topic, Function<V, String> row) {
    return LatestValues.of(log, topic).values().stream()
        .map(row)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String row(Object... cells) {
    return Arrays.stream(cells).map(String::valueOf).collect(Collectors.joining(" | "));
  }

  private static void compare(
      List<String> found, Connection connection, String sql, Set<String> topic)
      throws SQLException {
    Set<String> table = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      Object[] cells = new Object[result.getMetaData().getColumnCount()];
      while (result.next()) {
        for (int i = 0; i < cells.length; i++) {
          cells[i] = result.getObject(i + 1);
        }
        table.add(row(cells));
      }
    }
    if (!table.equals(topic)) {
      found.add(
          "%s: %d rows of %d; only in the topic: %s; only in the table: %s"
              .formatted(sql, table.size(), topic.size(), only(topic, table), only(table, topic)));
    }
  }

  private static List<String> only(Set<String> in, Set<String> notIn) {
    return in.stream().filter(row -> !notIn.contains(row)).limit(EXAMPLES).toList();
  }
}
