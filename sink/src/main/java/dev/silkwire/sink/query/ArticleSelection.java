package dev.silkwire.sink.query;

import dev.silkwire.sink.words.TextIndex;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The query planner of article lists, newest first or most copied first. A list with at most one
 * filter is read from a table that is indexed by that filter and the time. Several filters are
 * combined by the full-text index. For one request.
 */
public final class ArticleSelection {
  private static final Projection<String> BY_TIME = ids(List.of("s.listed_at", "s.article_id"));

  private final TextIndex text;
  private final Parameters parameters;
  private final Criteria criteria;
  private final ArticleCount articleCount = new ArticleCount();

  public ArticleSelection(TextIndex text, Parameters parameters) {
    this.text = text;
    this.parameters = parameters;
    this.criteria = Criteria.of(parameters);
  }

  private static Projection<String> ids(List<String> order) {
    return new Projection<>(order, "s.article_id", "", List.of(), r -> r.getString("article_id"));
  }

  /** Returns a page of article ids, each with its cursor. */
  public List<PageRow<String>> page(Connection connection, int limit) throws SQLException {
    if (parameters.order() == Parameters.Order.CARRIED) {
      return new TopByCopies(text, criteria, articleCount, parameters.cursor(2))
          .page(connection, limit);
    }
    SqlQuery byTime = byTime();
    return byTime == null
        ? newest(connection, criteria, ids(text.order()), limit)
        : BY_TIME.page(connection, byTime, parameters.cursor(2), limit);
  }

  /** Returns a page of mention keys, each with its cursor. */
  public List<PageRow<MentionKey>> mentions(Connection connection, int limit) throws SQLException {
    String initiative = criteria.initiative();
    int otherFilters = criteria.filterCount() - (initiative == null ? 0 : 1);
    if (criteria.words() == null && criteria.days().isUnbounded() && otherFilters == 0) {
      Projection<MentionKey> projection = mentions(List.of("m.listed_at", "m.article_id"), "");
      SqlQuery query =
          new SqlQuery("SELECT " + projection.selectList() + " FROM mentions m WHERE 1 = 1");
      query.given(initiative, " AND m.initiative = ?");
      return projection.page(connection, query, parameters.cursor(3), limit);
    }
    String join = " JOIN mentions m ON m.article_id = s.article_id";
    Projection<MentionKey> projection =
        mentions(text.order(), initiative == null ? join : join + " AND m.initiative = ?");
    return newest(connection, criteria.withAnyInitiative(), projection, limit);
  }

  private Projection<MentionKey> mentions(List<String> articleOrder, String join) {
    return new Projection<>(
        Stream.concat(articleOrder.stream(), Stream.of("m.initiative")).toList(),
        "m.article_id, m.initiative",
        join,
        Stream.ofNullable(join.isEmpty() ? null : criteria.initiative()).toList(),
        r -> new MentionKey(r.getString("article_id"), r.getString("initiative")));
  }

  private <T> List<PageRow<T>> newest(
      Connection connection, Criteria wanted, Projection<T> projection, int limit)
      throws SQLException {
    List<String> cursor = parameters.cursor(projection.order().size());
    return new NewestFirst<>(text, wanted, articleCount, projection, cursor, limit)
        .page(connection);
  }

  /** Returns a query on a table that is indexed by the only filter; null when no table is. */
  private @Nullable SqlQuery byTime() {
    if (criteria.words() != null || !criteria.days().isUnbounded() || criteria.filterCount() > 1) {
      return null;
    }
    SqlQuery query = new SqlQuery("SELECT " + BY_TIME.selectList() + " FROM ");
    if (criteria.initiative() != null) {
      return query.add("article_initiatives s WHERE s.initiative = ?", criteria.initiative());
    } else if (criteria.country() != null) {
      return criteria.role() == Parameters.Role.MENTIONED
          ? query.add(
              "article_countries s WHERE s.mentioned = 1 AND s.country = ?", criteria.country())
          : null;
    } else if (criteria.region() != null) {
      return query.add("article_regions s WHERE s.region = ?", criteria.region());
    }
    String language = criteria.language();
    return language != null && !criteria.isBaseLanguage()
        ? null
        : query
            .add("article_list s WHERE 1 = 1")
            .given(language, " AND s.base_language = ?")
            .given(criteria.outlet(), " AND s.outlet_domain = ?");
  }
}
