package dev.silkwire.sink.view;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.contract.record.Published;
import dev.silkwire.sink.query.ArticleSelection;
import dev.silkwire.sink.query.Columns;
import dev.silkwire.sink.query.Filters;
import dev.silkwire.sink.query.PageRow;
import dev.silkwire.sink.query.Parameters;
import dev.silkwire.sink.query.SqlQuery;
import dev.silkwire.sink.words.TextIndex;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The list of articles, each with its mentions and their sentences. Stateless. */
public final class ArticleListView {
  private static final int DEFAULT_LIMIT = 30;
  private static final int MAX_LIMIT = 200;
  private static final int LEAD_CODE_POINTS = 280;

  private ArticleListView() {}

  /** A page of articles, newest first. */
  public record Articles(List<Listed> articles, @Nullable String next) implements Listing {
    @Override
    public List<Listed> table() {
      return articles;
    }

    @Override
    public Class<Listed> rowType() {
      return Listed.class;
    }
  }

  /**
   * An article in a list.
   *
   * @param lead beginning of its text
   * @param copies number of copies at other outlets
   * @param initiatives mentions, first that of the requested initiative
   * @param countries country tags, as in {@code news.articles}
   * @param regions region tags, as in {@code news.articles}
   */
  public record Listed(
      String id,
      @Nullable String url,
      String title,
      String lead,
      Outlet outlet,
      @Nullable String language,
      Published published,
      Instant fetchedAt,
      int revision,
      String storyId,
      long copies,
      List<Evidence> initiatives,
      JsonNode countries,
      JsonNode regions) {}

  /** The sentences in which an article mentions an initiative. */
  public record Evidence(String id, int count, JsonNode sentences) {}

  public static Articles articles(Connection connection, TextIndex text, Parameters parameters)
      throws SQLException {
    int limit = parameters.limit(DEFAULT_LIMIT, MAX_LIMIT);
    List<PageRow<String>> page = new ArticleSelection(text, parameters).page(connection, limit);
    List<String> ids = PageRow.rows(page, id -> id);
    Map<String, Listed> listed = listed(connection, ids, Filters.initiative(parameters));
    List<Listed> inOrder = ids.stream().map(listed::get).filter(Objects::nonNull).toList();
    return new Articles(inOrder, PageRow.next(page, limit));
  }

  private static Map<String, Listed> listed(
      Connection connection, List<String> ids, @Nullable String first) throws SQLException {
    if (ids.isEmpty()) {
      return Map.of();
    }
    Map<String, List<Evidence>> evidence = evidence(connection, ids, first);
    Map<String, Long> copies = copies(connection, ids);
    return new SqlQuery("SELECT * FROM articles WHERE")
        .in("id", ids).list(connection, r -> listed(r, copies, evidence)).stream()
            .collect(toMap(Listed::id, a -> a));
  }

  private static Listed listed(
      ResultSet r, Map<String, Long> copies, Map<String, List<Evidence>> evidence)
      throws SQLException {
    String id = r.getString("id");
    return new Listed(
        id,
        Columns.link(r, "url"),
        r.getString("title"),
        lead(r.getString("text")),
        Columns.outlet(r),
        r.getString("language"),
        Columns.published(r),
        Columns.requiredInstant(r, "fetched_at"),
        r.getInt("revision"),
        r.getString("story_id"),
        copies.getOrDefault(id, 0L),
        evidence.getOrDefault(id, List.of()),
        Columns.json(r, "countries"),
        Columns.json(r, "regions"));
  }

  private static String lead(String text) {
    return text.codePointCount(0, text.length()) <= LEAD_CODE_POINTS
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LEAD_CODE_POINTS)) + "…";
  }

  private static Map<String, List<Evidence>> evidence(
      Connection connection, List<String> ids, @Nullable String first) throws SQLException {
    Map<String, List<Evidence>> evidence = new HashMap<>();
    new SqlQuery("SELECT article_id, initiative, mentions, sentences FROM mentions WHERE")
        .in("article_id", ids)
        .add(" ORDER BY CASE WHEN initiative = ? THEN 0 ELSE 1 END,", requireNonNullElse(first, ""))
        .add(" mentions DESC, initiative")
        .list(
            connection,
            r ->
                evidence
                    .computeIfAbsent(r.getString("article_id"), id -> new ArrayList<>())
                    .add(evidence(r)));
    return evidence;
  }

  private static Evidence evidence(ResultSet r) throws SQLException {
    return new Evidence(
        r.getString("initiative"), r.getInt("mentions"), Columns.json(r, "sentences"));
  }

  private static Map<String, Long> copies(Connection connection, List<String> ids)
      throws SQLException {
    Map<String, Long> copies = new HashMap<>();
    new SqlQuery("SELECT duplicate_of, COUNT(*) AS copies FROM duplicates WHERE")
        .in("duplicate_of", ids)
        .add(" GROUP BY duplicate_of")
        .list(connection, r -> copies.put(r.getString("duplicate_of"), r.getLong("copies")));
    return copies;
  }
}
