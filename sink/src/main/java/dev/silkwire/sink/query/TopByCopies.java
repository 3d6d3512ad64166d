package dev.silkwire.sink.query;

import dev.silkwire.sink.words.IndexQuery;
import dev.silkwire.sink.words.TextIndex;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The query planner of lists in descending order of copies, without articles that have no copy.
 * When many articles match, the most copied articles are tested one by one. When fewer match, the
 * matches are joined with as many of the most copied articles as should fill a page. When few
 * match, the number of copies of each is looked up. For one request.
 */
final class TopByCopies {
  private static final Projection<String> IDS =
      new Projection<>(List.of("r.copies", "r.id"), "r.id", "", List.of(), r -> r.getString("id"));
  private static final String SELECT = "SELECT " + IDS.selectList() + " FROM ";

  /**
   * Hides the order of the index from PostgreSQL's planner, which would otherwise scan all matches
   * for each of the most copied articles.
   */
  private static final String UNORDERED_COPIES = "copies + 0 AS copies";

  /** The cost of testing one article, relative to finding one match in the index. */
  private static final double TEST_COST = 1.5;

  /** The same when words are tested too. */
  private static final double TEST_COST_WITH_WORDS = 8;

  /** The cost of looking up an article's copies, relative to reading one most copied article. */
  private static final long LOOKUP_COST = 10;

  /** Compensates for matches that are not evenly distributed, and for inexact estimates. */
  private static final long SAFETY_FACTOR = 4;

  private final TextIndex text;
  private final Criteria criteria;
  private final DateRange days;
  private final ArticleCount articleCount;
  private final @Nullable List<String> cursor;

  TopByCopies(
      TextIndex text, Criteria criteria, ArticleCount articleCount, @Nullable List<String> cursor) {
    this.text = text;
    this.articleCount = articleCount;
    this.criteria = criteria;
    this.days = criteria.days();
    this.cursor = cursor;
  }

  List<PageRow<String>> page(Connection connection, int limit) throws SQLException {
    IndexQuery indexQuery = indexQuery(connection);
    if (indexQuery.isEmpty()) {
      return page(connection, scan(Long.MAX_VALUE), limit);
    }
    long articles = articleCount.get(connection);
    long scanThreshold = scanThreshold(articles, limit);
    long matches = text.estimate(connection, indexQuery, scanThreshold);
    long mostCopied = SAFETY_FACTOR * limit * articles / Math.max(1, matches);
    List<PageRow<String>> page = List.of();
    if (matches > scanThreshold) {
      page = page(connection, scan(mostCopied), limit);
    } else if (mostCopied < LOOKUP_COST * matches) {
      page = page(connection, joinMostCopied(indexQuery, mostCopied), limit);
    }
    return page.size() == limit ? page : page(connection, lookUpCopies(indexQuery), limit);
  }

  /**
   * Returns the number of matches above which a scan is cheaper: to find them costs as much as to
   * test articles until a page is full.
   */
  private long scanThreshold(long articles, int limit) {
    double testCost = criteria.words() == null ? TEST_COST : TEST_COST_WITH_WORDS;
    return (long) Math.sqrt(testCost * limit * articles);
  }

  private IndexQuery indexQuery(Connection connection) throws SQLException {
    return days.isUnbounded()
        ? criteria.indexQuery()
        : criteria.indexQuery().withAnyOf(NewestFirst.anyOf(connection, days));
  }

  private SqlQuery joinMostCopied(IndexQuery indexQuery, long mostCopied) {
    SqlQuery query =
        new SqlQuery(SELECT)
            .add(text.matches(), text.parameter(indexQuery))
            .add(" JOIN ")
            .add(mostCopied(UNORDERED_COPIES, mostCopied))
            .add(" ON r.id = s.article_id WHERE 1 = 1");
    return days.where(query, "s.day");
  }

  /** The LIMIT keeps planners from turning the lookups into a join. */
  private SqlQuery lookUpCopies(IndexQuery indexQuery) {
    SqlQuery query =
        new SqlQuery(SELECT + "(SELECT s.article_id AS id, (SELECT k.copies FROM stories k")
            .add(" WHERE k.id = s.article_id) AS copies FROM ")
            .add(text.matches(), text.parameter(indexQuery))
            .add(" WHERE 1 = 1");
    return days.where(query, "s.day").add(" LIMIT ?) r WHERE r.copies > 0", Long.MAX_VALUE);
  }

  private SqlQuery mostCopied(String copies, long limit) {
    SqlQuery query = new SqlQuery("(SELECT " + copies + ", id FROM stories r WHERE 1 = 1");
    Filters.after(query, cursor, IDS.order());
    return query.add(" ORDER BY r.copies DESC, r.id DESC LIMIT ?) r", limit);
  }

  private SqlQuery scan(long limit) {
    SqlQuery query = new SqlQuery(SELECT).add(mostCopied("copies", limit)).add(" WHERE 1 = 1");
    criteria.addTagConditions(query, text, "r.id");
    if (criteria.hasListConditions()) {
      query.add(" AND (SELECT COUNT(*) FROM article_list s WHERE s.article_id = r.id");
      criteria.addListConditions(query, "s").add(") = 1");
    }
    return query;
  }

  private List<PageRow<String>> page(Connection connection, SqlQuery query, int limit)
      throws SQLException {
    return IDS.page(connection, query, cursor, limit);
  }
}
