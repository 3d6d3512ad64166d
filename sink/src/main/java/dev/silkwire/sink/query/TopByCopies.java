package dev.silkwire.sink.query;

import dev.silkwire.sink.words.IndexQuery;
import dev.silkwire.sink.words.TextIndex;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which articles are asked for, those that most others carried first; what nobody else carried is
 * not among them. Where many match, the most carried are looked at one by one. Where fewer do, they
 * are looked for among so many of the most carried that a page of them should be there; and where
 * few do, it is looked up of each how often it was carried. For one question.
 */
final class TopByCopies {
  private static final Projection<String> IDS =
      new Projection<>(List.of("r.copies", "r.id"), "r.id", "", List.of(), r -> r.getString("id"));
  private static final String SELECT = "SELECT " + IDS.selected() + " FROM ";

  /**
   * Not known to come in the order of an index, in which PostgreSQL would else go through what was
   * found again for each of the most carried.
   */
  private static final String COPIES = "copies + 0 AS copies";

  /** To look at one article takes so many times as long as to find one that matches. */
  private static final double SLOWER = 1.5;

  /** To look for words in one takes longer. */
  private static final double SLOWER_WITH_WORDS = 8;

  /** To look up how often one was carried takes as long as to read so many of the most carried. */
  private static final long LOOKED_UP = 10;

  /** Articles are not spread evenly, and what is expected of them is reckoned. */
  private static final long RESERVE = 4;

  private final TextIndex text;
  private final Criteria criteria;
  private final DateRange days;
  private final @Nullable List<String> before;

  TopByCopies(TextIndex text, Criteria criteria, @Nullable List<String> before) {
    this.text = text;
    this.criteria = criteria;
    this.days = criteria.days();
    this.before = before;
  }

  List<PageRow<String>> page(Connection connection, int limit) throws SQLException {
    IndexQuery sought = sought(connection);
    if (sought.isEmpty()) {
      return page(connection, oneByOne(Long.MAX_VALUE), limit);
    }
    long all = Counts.articles(connection);
    long few = few(all, limit);
    long about = text.about(connection, sought, few);
    long most = RESERVE * limit * all / Math.max(1, about);
    List<PageRow<String>> page = List.of();
    if (about > few) {
      page = page(connection, oneByOne(most), limit);
    } else if (most < LOOKED_UP * about) {
      page = page(connection, amongMostCarried(sought, most), limit);
    }
    return page.size() == limit ? page : page(connection, amongAll(sought), limit);
  }

  /** To find so many takes as long as to look at articles until a page of these is full. */
  private long few(long all, int limit) {
    double slower = criteria.words() == null ? SLOWER : SLOWER_WITH_WORDS;
    return (long) Math.sqrt(slower * limit * all);
  }

  private IndexQuery sought(Connection connection) throws SQLException {
    return days.open()
        ? criteria.sought()
        : criteria.sought().within(NewestFirst.inDays(connection, days));
  }

  private SqlQuery amongMostCarried(IndexQuery sought, long most) {
    SqlQuery query =
        new SqlQuery(SELECT)
            .add(text.source(), text.bound(sought))
            .add(" JOIN ")
            .add(mostCarried(COPIES, most))
            .add(" ON r.id = s.article_id WHERE 1 = 1");
    return days.where(query, "s.day");
  }

  /** The limit keeps apart what is looked up one by one, so that it is not made a join of. */
  private SqlQuery amongAll(IndexQuery sought) {
    SqlQuery query =
        new SqlQuery(SELECT + "(SELECT s.article_id AS id, (SELECT k.copies FROM stories k")
            .add(" WHERE k.id = s.article_id) AS copies FROM ")
            .add(text.source(), text.bound(sought))
            .add(" WHERE 1 = 1");
    return days.where(query, "s.day").add(" LIMIT ?) r WHERE r.copies > 0", Long.MAX_VALUE);
  }

  private SqlQuery mostCarried(String copies, long number) {
    SqlQuery query = new SqlQuery("(SELECT " + copies + ", id FROM stories r WHERE 1 = 1");
    Filters.after(query, before, IDS.order());
    return query.add(" ORDER BY r.copies DESC, r.id DESC LIMIT ?) r", number);
  }

  private SqlQuery oneByOne(long most) {
    SqlQuery query = new SqlQuery(SELECT).add(mostCarried("copies", most)).add(" WHERE 1 = 1");
    criteria.tagged(query, text, "r.id");
    if (criteria.ofList()) {
      query.add(" AND (SELECT COUNT(*) FROM article_list s WHERE s.article_id = r.id");
      criteria.listed(query, "s").add(") = 1");
    }
    return query;
  }

  private List<PageRow<String>> page(Connection connection, SqlQuery query, int limit)
      throws SQLException {
    return IDS.page(connection, query, before, limit);
  }
}
