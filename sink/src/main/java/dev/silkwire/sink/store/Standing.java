package dev.silkwire.sink.store;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.silkwire.sink.sql.Statements;
import dev.silkwire.sink.store.Reading.Change;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Reads how the rows stand that a batch touches. The stories among them are locked first, to the
 * end of the transaction: a copy and its original may come through two writers at the same moment,
 * and each would miss the other. All writers lock them in one order. Stateless.
 */
final class Standing {
  private static final String ORIGINALS =
      "SELECT id, duplicate_of FROM duplicates WHERE id IN (%s)";
  private static final String LOCK =
      "INSERT INTO story_copies (article_id, copies) VALUES (?, 0)"
          + " ON CONFLICT (article_id) DO UPDATE SET copies = story_copies.copies";
  private static final String COPIES =
      "SELECT article_id, copies FROM story_copies WHERE article_id IN (%s)";
  private static final String DAYS = "SELECT id, day, fetched_at FROM articles WHERE id IN (%s)";
  private static final String TAGS =
      "SELECT article_id, initiative, day, mentions FROM article_initiatives"
          + " WHERE article_id IN (%s)";
  private static final String COUNTRY_DAYS =
      "SELECT t.country, t.initiative, t.day, stories, articles, mentions, focus_stories"
          + " FROM (VALUES %s) AS k JOIN country_days AS t ON t.country = k.column1"
          + " AND t.initiative = k.column2 AND t.day = k.column3";
  private static final String MENTIONS =
      "SELECT t.article_id, t.initiative, t.fetched_at FROM (VALUES %s) AS k JOIN mentions AS t"
          + " ON t.article_id = k.column1 AND t.initiative = k.column2";
  private static final String POLLS =
      "SELECT record_id, seen, published, unchanged, skips FROM polls WHERE record_id IN (%s)";

  /** What is read together with what totals count of it. */
  private static final Set<Table<?>> READ_WHOLE =
      Set.of(
          Tables.ARTICLES, Tables.DUPLICATES, Tables.MENTIONS, Tables.COUNTRY_DAYS, Tables.POLLS);

  private Standing() {}

  /** Locks and reads what the changes touch. */
  static Touched of(Connection connection, List<Change> changes) throws SQLException {
    Map<Table<?>, Set<List<String>>> keys =
        changes.stream().collect(groupingBy(Change::table, mapping(Change::key, toSet())));
    Touched touched = new Touched();
    for (Map.Entry<Table<?>, Set<List<String>>> some : keys.entrySet()) {
      Table<?> table = some.getKey();
      if (!READ_WHOLE.contains(table)) {
        Statements.lookUp(
            connection, table.keys(), some.getValue(), r -> touched.present(table, table.key(r)));
      }
    }
    stories(connection, touched, keys, newOriginals(changes));
    mentions(connection, touched, keys);
    countryDays(connection, touched, keys);
    polls(connection, touched, keys);
    return touched;
  }

  private static Set<String> newOriginals(List<Change> changes) {
    int original = Tables.DUPLICATES.position("duplicate_of");
    Set<String> originals = new HashSet<>();
    for (Change change : changes) {
      Row row = change.row();
      if (change.table() == Tables.DUPLICATES && row != null) {
        originals.add(String.valueOf(row.values().get(original)));
      }
    }
    return originals;
  }

  private static void stories(
      Connection connection,
      Touched touched,
      Map<Table<?>, Set<List<String>>> keys,
      Set<String> newOriginals)
      throws SQLException {
    Set<String> ids = ids(keys, Tables.ARTICLES);
    TreeSet<String> stories = new TreeSet<>(ids);
    stories.addAll(newOriginals);
    Statements.look(
        connection,
        ORIGINALS,
        ids(keys, Tables.DUPLICATES),
        r -> {
          touched.present(Tables.DUPLICATES, List.of(r.getString(1)));
          touched.original(r.getString(1), r.getString(2));
          stories.add(r.getString(2));
        });
    lock(connection, stories);
    Statements.look(connection, COPIES, stories, r -> touched.copies(r.getString(1), r.getLong(2)));
    Map<String, Touched.Counted> articles = new HashMap<>();
    Statements.look(
        connection,
        DAYS,
        stories,
        r -> {
          String id = r.getString(1);
          articles.put(id, touched.article(id, r.getString(2)));
          if (ids.contains(id)) {
            touched.present(Tables.ARTICLES, List.of(id));
            touched.stoodUnder(Tables.ARTICLES, r.getString(3));
          }
        });
    Statements.look(
        connection,
        TAGS,
        articles.keySet(),
        r -> requireNonNull(articles.get(r.getString(1))).mentions(r.getString(2), r.getLong(4)));
  }

  /** Waits for other writers of these stories, and keeps them waiting. */
  static void lock(Connection connection, SortedSet<String> stories) throws SQLException {
    Statements.batch(connection, LOCK, stories.stream().map(List::of).toList());
  }

  private static void mentions(
      Connection connection, Touched touched, Map<Table<?>, Set<List<String>>> keys)
      throws SQLException {
    Statements.lookUp(
        connection,
        MENTIONS,
        keys.getOrDefault(Tables.MENTIONS, Set.of()),
        r -> {
          touched.present(Tables.MENTIONS, Tables.MENTIONS.key(r));
          touched.stoodUnder(Tables.MENTIONS, r.getString(3));
        });
  }

  private static void countryDays(
      Connection connection, Touched touched, Map<Table<?>, Set<List<String>>> keys)
      throws SQLException {
    Statements.lookUp(
        connection,
        COUNTRY_DAYS,
        keys.getOrDefault(Tables.COUNTRY_DAYS, Set.of()),
        r -> {
          List<String> key = Tables.COUNTRY_DAYS.key(r);
          touched.present(Tables.COUNTRY_DAYS, key);
          touched.countryDay(key, r.getLong(4), r.getLong(5), r.getLong(6), r.getLong(7));
        });
  }

  private static void polls(
      Connection connection, Touched touched, Map<Table<?>, Set<List<String>>> keys)
      throws SQLException {
    Statements.look(
        connection,
        POLLS,
        ids(keys, Tables.POLLS),
        r -> {
          List<String> key = Tables.POLLS.key(r);
          touched.present(Tables.POLLS, key);
          touched.poll(key, r.getLong(2), r.getLong(3), r.getLong(4), r.getString(5));
        });
  }

  private static Set<String> ids(Map<Table<?>, Set<List<String>>> keys, Table<?> table) {
    return keys.getOrDefault(table, Set.of()).stream().map(k -> k.get(0)).collect(toSet());
  }
}
