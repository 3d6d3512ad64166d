package dev.silkwire.sink.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.CountryDay;
import dev.silkwire.contract.InitiativeTag;
import dev.silkwire.contract.Mention;
import dev.silkwire.contract.Samples;
import dev.silkwire.contract.Topic;
import dev.silkwire.contract.Topics;
import dev.silkwire.sink.words.Sought;
import dev.silkwire.sink.words.WordQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The totals are what counting afresh would give, whatever came in whichever order. */
abstract class TotalsCases extends StoreFixture {
  private static final List<String> INITIATIVES = List.of("bri", "dsr", "acih");
  private static final List<String> TABLES_OF_V1 =
      List.of(
          "articles",
          "article_initiatives",
          "article_countries",
          "duplicates",
          "mentions",
          "country_days");
  private static final String COPIES =
      " LEFT JOIN (SELECT duplicate_of, COUNT(*) AS copies FROM duplicates GROUP BY duplicate_of)"
          + " d ON d.duplicate_of = ";
  private static final String COUNTED =
      "SELECT i.initiative, i.day, COUNT(*), COALESCE(SUM(d.copies), 0), SUM(i.mentions)"
          + " FROM article_initiatives i"
          + COPIES
          + "i.article_id GROUP BY i.initiative, i.day UNION ALL SELECT '*', a.day, COUNT(*),"
          + " COALESCE(SUM(d.copies), 0), COALESCE(SUM(m.mentions), 0) FROM articles a"
          + COPIES
          + "a.id LEFT JOIN (SELECT article_id, SUM(mentions) AS mentions FROM"
          + " article_initiatives GROUP BY article_id) m ON m.article_id = a.id GROUP BY a.day"
          + " ORDER BY 1, 2";

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void totalsAreWhatCountingAfreshGives(int seed) throws SQLException {
    Random random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      Arrival[] some = new Arrival[1 + random.nextInt(6)];
      for (int j = 0; j < some.length; j++) {
        some[j] = anything(random);
      }
      assertThat(store.write(log.batch(some))).isInstanceOf(Outcome.Written.class);
    }

    assertTotals();
  }

  @Test
  void whatComesAgainCountsOnce() throws SQLException {
    Arrival[] all = {article("a", 1, "One"), copy("c", "a"), day("KE", "bri", "2026-10-20", 3)};
    store.write(log.batch(all));
    List<String> once = totals();
    TestLog again = new TestLog("two");
    store.offsets("two", List.of(partition(Topics.ARTICLES), partition(Topics.DUPLICATES)));
    store.write(again.batch(again.put(Topics.ARTICLES, "a", with("a", 1, "One"))));
    store.write(again.batch(copyIn(again, "c", "a")));

    assertThat(totals()).isEqualTo(once);
    assertTotals();
  }

  private static TopicPartition partition(Topic<?> topic) {
    return new TopicPartition(topic.name(), 0);
  }

  @Test
  void whatTheDatabaseRefusesIsNotCounted() throws SQLException {
    store.write(log.batch(article("a", 1, "Good"), log.text(Topics.ARTICLES, "b", "nonsense")));

    assertThat(rows("SELECT total FROM row_totals WHERE name = 'articles'")).containsExactly("1");
  }

  @Test
  void whatRetentionDeletesIsCountedNoMore() throws SQLException {
    store.write(log.batch(log.put(Topics.POLLS, "feed", Samples.poll())));
    Instant later = Samples.FETCHED_AT.plus(Duration.ofDays(20));
    new Retention(database, InstantSource.fixed(later), RetentionConfig.DEFAULTS).sweep();

    assertThat(rows("SELECT total FROM row_totals WHERE name = 'polls'")).containsExactly("0");
  }

  @Test
  void anArticleThatIsTooOldGoesWithItsCopiesAndMentions() throws SQLException {
    Random random = new Random(7);
    for (int i = 0; i < 20; i++) {
      store.write(log.batch(anything(random), anything(random), anything(random)));
    }
    store.write(log.batch(article("a1", 9, "Cranes"), copy("c1", "a1"), copy("orphan", "none")));
    RetentionConfig year = new RetentionConfig(Duration.ofDays(365), null, null, null, null);
    new Retention(database, CLOCK, year).sweep();
    assertThat(rows("SELECT COUNT(*) FROM articles")).isNotEqualTo(List.of("0"));

    Instant later = Samples.FETCHED_AT.plus(Duration.ofDays(366));
    new Retention(database, InstantSource.fixed(later), year).sweep();

    assertThat(rows("SELECT COUNT(*) FROM articles")).containsExactly("0");
    assertThat(rows("SELECT COUNT(*) FROM article_list")).containsExactly("0");
    assertThat(rows("SELECT COUNT(*) FROM article_countries")).containsExactly("0");
    assertThat(rows("SELECT id FROM duplicates WHERE duplicate_of = 'a1'")).isEmpty();
    assertThat(rows("SELECT initiative FROM mentions WHERE article_id = 'a1'")).isEmpty();
    assertThat(rows("SELECT COUNT(*) FROM duplicates")).isNotEqualTo(List.of("0"));
    assertTotals();
  }

  @Test
  void countryDaysThatAreTooOldAreTakenOffTheTotals() throws SQLException {
    store.write(
        log.batch(
            day("KE", "bri", "2026-10-01", 3),
            day("KE", "bri", "2026-10-20", 4),
            day("KE", "bri", "undated", 5)));
    RetentionConfig week = new RetentionConfig(null, Duration.ofDays(7), null, null, null);
    new Retention(database, CLOCK, week).sweep();

    assertThat(rows("SELECT day FROM country_days ORDER BY day"))
        .containsExactly("2026-10-20", "undated");
    assertThat(rows("SELECT stories FROM country_totals")).containsExactly("9");
    assertTotals();
  }

  @Test
  void aDatabaseOfTheFirstVersionIsBroughtUpToDate() throws SQLException {
    Random random = new Random(11);
    for (int i = 0; i < 30; i++) {
      store.write(log.batch(anything(random), anything(random)));
    }
    DatabaseAddress old = address();
    Flyway.configure()
        .dataSource(old.url(), old.user(), old.password())
        .locations("classpath:db/migration")
        .target("1")
        .load()
        .migrate();
    copyTo(old);
    List<String> totals = totals();
    List<String> list = rows("SELECT article_id, listed_at, day FROM article_list ORDER BY 1");
    List<String> found = found("cranes");
    database.close();

    database = Database.open(old);
    assertThat(totals()).isEqualTo(totals);
    assertThat(rows("SELECT article_id, listed_at, day FROM article_list ORDER BY 1"))
        .isEqualTo(list);
    assertThat(found("cranes")).isEqualTo(found).isNotEmpty();
  }

  private List<String> found(String words) throws SQLException {
    Sought sought = new Sought(WordQuery.parse(words), List.of(), List.of());
    String bound = database.text().bound(sought).replace("'", "''");
    return rows(
        "SELECT s.article_id FROM "
            + database.text().source().replace("?", "'" + bound + "'")
            + " ORDER BY 1");
  }

  private void copyTo(DatabaseAddress other) throws SQLException {
    try (Connection to = other.connect()) {
      for (String table : TABLES_OF_V1) {
        database.read(from -> copy(from, to, table));
      }
    }
  }

  private static int copy(Connection from, Connection to, String table) throws SQLException {
    try (Statement statement = from.createStatement();
        ResultSet row = statement.executeQuery("SELECT * FROM " + table)) {
      int width = columns(to, table);
      String marks = String.join(", ", Collections.nCopies(width, "?"));
      try (PreparedStatement insert =
          to.prepareStatement("INSERT INTO " + table + " VALUES (" + marks + ")")) {
        int rows = 0;
        for (; row.next(); rows++) {
          for (int i = 1; i <= width; i++) {
            insert.setObject(i, row.getObject(i));
          }
          insert.executeUpdate();
        }
        return rows;
      }
    }
  }

  /** As many as there were; later ones stand behind them. */
  private static int columns(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet none = statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
      return none.getMetaData().getColumnCount();
    }
  }

  void assertTotals() throws SQLException {
    assertThat(rows("SELECT * FROM initiative_days WHERE stories > 0 ORDER BY 1, 2"))
        .isEqualTo(rows(COUNTED));
    assertThat(rows("SELECT * FROM initiative_totals WHERE stories > 0 ORDER BY 1"))
        .isEqualTo(
            rows(
                "SELECT initiative, CAST(SUM(stories) AS BIGINT), CAST(SUM(copies) AS BIGINT),"
                    + " CAST(SUM(mentions) AS BIGINT) FROM initiative_days GROUP BY initiative"
                    + " HAVING SUM(stories) > 0 ORDER BY 1"));
    assertThat(
            rows(
                "SELECT country, initiative, stories FROM country_totals WHERE stories > 0 ORDER BY 1, 2"))
        .isEqualTo(
            rows(
                "SELECT country, initiative, CAST(SUM(stories) AS BIGINT) FROM country_days"
                    + " GROUP BY country, initiative HAVING SUM(stories) > 0 ORDER BY 1, 2"));
    Map<String, String> counted = new LinkedHashMap<>();
    for (String row : rows("SELECT name, total FROM row_totals ORDER BY name")) {
      String name = row.substring(0, row.indexOf('|'));
      counted.put(row, name + "|" + rows("SELECT COUNT(*) FROM " + name).get(0));
    }
    assertThat(counted).allSatisfy((kept, fresh) -> assertThat(kept).isEqualTo(fresh));
  }

  private List<String> totals() throws SQLException {
    List<String> all =
        new ArrayList<>(rows("SELECT * FROM initiative_days WHERE stories > 0 ORDER BY 1, 2"));
    all.addAll(rows("SELECT * FROM initiative_totals WHERE stories > 0 ORDER BY 1"));
    all.addAll(rows("SELECT * FROM country_totals WHERE stories > 0 ORDER BY 1, 2"));
    all.addAll(
        rows("SELECT * FROM row_totals WHERE name IN ('articles', 'duplicates') ORDER BY name"));
    return all;
  }

  private Arrival anything(Random random) {
    String id = "a" + random.nextInt(8);
    String copy = "c" + random.nextInt(8);
    return switch (random.nextInt(8)) {
      case 0 -> log.delete(Topics.ARTICLES, id);
      case 1 -> log.delete(Topics.DUPLICATES, copy);
      case 2, 3 -> copy(copy, id);
      case 4 ->
          day(
              random.nextBoolean() ? "KE" : "UG",
              any(random),
              "2026-10-2" + random.nextInt(9),
              random.nextInt(3));
      case 5 -> log.put(Topics.MENTIONS, Mention.key(id, any(random)), Samples.mention());
      default -> log.put(Topics.ARTICLES, id, with(id, 1, "Cranes " + id, tags(random), List.of()));
    };
  }

  private static String any(Random random) {
    return INITIATIVES.get(random.nextInt(INITIATIVES.size()));
  }

  static List<InitiativeTag> tags(Random random) {
    return INITIATIVES.stream()
        .filter(i -> random.nextBoolean())
        .map(i -> new InitiativeTag(i, 1 + random.nextInt(3), List.of()))
        .toList();
  }

  private Arrival copy(String id, String original) {
    return copyIn(log, id, original);
  }

  static Arrival copyIn(TestLog log, String id, String original) {
    return log.put(Topics.DUPLICATES, id, Samples.duplicate(id, original));
  }

  private Arrival day(String country, String initiative, String date, long stories) {
    CountryDay day =
        new CountryDay(country, initiative, date, stories, stories, stories, 0, Samples.FETCHED_AT);
    return log.put(Topics.COUNTRY_DAYS, CountryDay.key(country, initiative, date), day);
  }
}
