package dev.silkwire.sink.query;

import dev.silkwire.sink.words.TextIndex;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which articles are asked for, newest first or most carried first. One condition has an index of
 * its own in the order of time; several meet in the index of words. For one question.
 */
public final class ArticleSelection {
  private static final Projection<String> BY_TIME = ids(List.of("s.listed_at", "s.article_id"));

  private final TextIndex text;
  private final Parameters parameters;
  private final Criteria criteria;

  public ArticleSelection(TextIndex text, Parameters parameters) {
    this.text = text;
    this.parameters = parameters;
    this.criteria = Criteria.of(parameters);
  }

  private static Projection<String> ids(List<String> order) {
    return new Projection<>(order, "s.article_id", "", List.of(), r -> r.getString("article_id"));
  }

  /** A page of ids, each with its place in the order. */
  public List<PageRow<String>> page(Connection connection, int limit) throws SQLException {
    if (parameters.order() == Parameters.Order.CARRIED) {
      return new TopByCopies(text, criteria, parameters.before(2)).page(connection, limit);
    }
    SqlQuery byTime = byTime();
    return byTime == null
        ? newest(connection, criteria, ids(text.order()), limit)
        : BY_TIME.page(connection, byTime, parameters.before(2), limit);
  }

  /** A page of mentions, by their keys. */
  public List<PageRow<MentionKey>> mentions(Connection connection, int limit) throws SQLException {
    String initiative = criteria.initiative();
    int others = criteria.filters() - (initiative == null ? 0 : 1);
    if (criteria.words() == null && criteria.days().open() && others == 0) {
      Projection<MentionKey> shape = mentions(List.of("m.listed_at", "m.article_id"), "");
      SqlQuery query = new SqlQuery("SELECT " + shape.selected() + " FROM mentions m WHERE 1 = 1");
      query.given(initiative, " AND m.initiative = ?");
      return shape.page(connection, query, parameters.before(3), limit);
    }
    String joined = " JOIN mentions m ON m.article_id = s.article_id";
    Projection<MentionKey> shape =
        mentions(text.order(), initiative == null ? joined : joined + " AND m.initiative = ?");
    return newest(connection, criteria.ofAnyInitiative(), shape, limit);
  }

  private Projection<MentionKey> mentions(List<String> articles, String joined) {
    return new Projection<>(
        Stream.concat(articles.stream(), Stream.of("m.initiative")).toList(),
        "m.article_id, m.initiative",
        joined,
        Stream.ofNullable(joined.isEmpty() ? null : criteria.initiative()).toList(),
        r -> new MentionKey(r.getString("article_id"), r.getString("initiative")));
  }

  private <T> List<PageRow<T>> newest(
      Connection connection, Criteria wanted, Projection<T> shape, int limit) throws SQLException {
    List<String> before = parameters.before(shape.order().size());
    return new NewestFirst<>(text, wanted, shape, before, limit).page(connection);
  }

  /** By the one condition that there is, or by none; null where there are more. */
  private @Nullable SqlQuery byTime() {
    if (criteria.words() != null || !criteria.days().open() || criteria.filters() > 1) {
      return null;
    }
    SqlQuery query = new SqlQuery("SELECT " + BY_TIME.selected() + " FROM ");
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
    return language != null && !criteria.shortLanguage()
        ? null
        : query
            .add("article_list s WHERE 1 = 1")
            .given(language, " AND s.base_language = ?")
            .given(criteria.outlet(), " AND s.outlet_domain = ?");
  }
}
