package dev.silkwire.sink.api;

import dev.silkwire.sink.words.Sought;
import dev.silkwire.sink.words.TextIndex;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which articles are asked for, those that most others carried first; what nobody else carried is
 * not among them. Where many match, the most carried are looked at one by one, as many as should
 * do; where few do, they are looked for among the most carried some thousand; and then among all.
 * For one question.
 */
final class MostCarried {
  private static final Shape<String> IDS =
      new Shape<>(
          List.of("r.copies", "r.article_id"),
          "r.article_id",
          "",
          List.of(),
          r -> r.getString("article_id"));
  private static final String SELECT = "SELECT " + IDS.selected() + " FROM ";

  /**
   * Not known to come in the order of an index, in which PostgreSQL would else go through what was
   * found again for each of the most carried.
   */
  private static final String COPIES = "copies + 0 AS copies";

  /** One of so many articles is few: what one by one takes as long as looking for all of them. */
  private static final int FEW = 300;

  /** To look for words in one takes longer. */
  private static final int FEW_WITH_WORDS = 100;

  /** Articles are not spread evenly, and what is expected of them is reckoned. */
  private static final long RESERVE = 8;

  private static final int FEWEST = 500;
  private static final int MOST_CARRIED = 12_000;

  private final TextIndex text;
  private final Criteria criteria;
  private final Days days;
  private final @Nullable List<String> before;

  MostCarried(TextIndex text, Criteria criteria, @Nullable List<String> before) {
    this.text = text;
    this.criteria = criteria;
    this.days = criteria.days();
    this.before = before;
  }

  List<Placed<String>> page(Connection connection, int limit) throws SQLException {
    Sought sought = sought(connection);
    if (sought.isEmpty()) {
      return page(connection, oneByOne(Long.MAX_VALUE), limit);
    }
    long all = CountQuestions.articles(connection);
    long few = Math.max(FEWEST, all / (criteria.words() == null ? FEW : FEW_WITH_WORDS));
    long about = text.about(connection, sought, few);
    List<Placed<String>> page =
        about > few
            ? page(connection, oneByOne(RESERVE * limit * all / about), limit)
            : page(connection, amongMostCarried(sought), limit);
    return page.size() == limit ? page : page(connection, amongAll(sought), limit);
  }

  private Sought sought(Connection connection) throws SQLException {
    return days.open()
        ? criteria.sought()
        : criteria.sought().within(Newest.inDays(connection, days));
  }

  private Query amongMostCarried(Sought sought) {
    return matching(found(sought).add(mostCarried(COPIES, MOST_CARRIED)));
  }

  private Query amongAll(Sought sought) {
    return matching(found(sought).add("(SELECT " + COPIES + ", article_id FROM story_copies) r"));
  }

  private Query found(Sought sought) {
    return new Query(SELECT).add(text.source(), text.bound(sought)).add(" JOIN ");
  }

  private Query matching(Query query) {
    query.add(" ON r.article_id = s.article_id WHERE r.copies > 0");
    return days.where(query, "s.day");
  }

  private Query mostCarried(String copies, long number) {
    Query query =
        new Query("(SELECT " + copies + ", article_id FROM story_copies r WHERE copies > 0");
    Filters.after(query, before, IDS.order());
    return query.add(" ORDER BY r.copies DESC, r.article_id DESC LIMIT ?) r", number);
  }

  private Query oneByOne(long most) {
    Query query = new Query(SELECT).add(mostCarried("copies", most)).add(" WHERE 1 = 1");
    criteria.tagged(query, text, "r.article_id");
    if (criteria.ofList()) {
      query.add(" AND (SELECT COUNT(*) FROM article_list s WHERE s.article_id = r.article_id");
      criteria.listed(query, "s").add(") = 1");
    }
    return query;
  }

  private List<Placed<String>> page(Connection connection, Query query, int limit)
      throws SQLException {
    return IDS.page(connection, query, before, limit);
  }
}
