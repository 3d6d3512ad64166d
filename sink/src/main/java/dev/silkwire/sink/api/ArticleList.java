package dev.silkwire.sink.api;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import dev.silkwire.contract.Outlet;
import dev.silkwire.contract.Published;
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

/** Which articles speak of what, with the sentences that say so. Stateless. */
final class ArticleList {
  private static final int USUAL = 30;
  private static final int MOST = 200;

  /** Code points of an article that stand for it in a list. */
  private static final int LEAD = 280;

  private ArticleList() {}

  /** A page of articles, newest first; {@code next} is the {@code before} of the one after it. */
  record Articles(List<Listed> articles, @Nullable String next) implements Listing {
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
   * @param lead how its text begins
   * @param copies of it at other outlets
   * @param initiatives it speaks of, the one asked for first
   * @param countries as in the contract's articles, as are the regions
   */
  record Listed(
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

  /** The sentences in which an article speaks of an initiative. */
  record Evidence(String id, int count, JsonNode sentences) {}

  static Articles articles(Connection connection, TextIndex text, Parameters parameters)
      throws SQLException {
    int limit = parameters.limit(USUAL, MOST);
    List<Placed<String>> page = new Selection(text, parameters).page(connection, limit);
    List<String> ids = Placed.rows(page, id -> id);
    Map<String, Listed> listed = listed(connection, ids, Filters.initiative(parameters));
    List<Listed> inOrder = ids.stream().map(listed::get).filter(Objects::nonNull).toList();
    return new Articles(inOrder, Placed.next(page, limit));
  }

  private static Map<String, Listed> listed(
      Connection connection, List<String> ids, @Nullable String first) throws SQLException {
    if (ids.isEmpty()) {
      return Map.of();
    }
    Map<String, List<Evidence>> evidence = evidence(connection, ids, first);
    Map<String, Long> copies = copies(connection, ids);
    return new Query("SELECT * FROM articles WHERE")
        .in("id", ids).list(connection, r -> listed(r, copies, evidence)).stream()
            .collect(toMap(Listed::id, a -> a));
  }

  private static Listed listed(
      ResultSet r, Map<String, Long> copies, Map<String, List<Evidence>> evidence)
      throws SQLException {
    String id = r.getString("id");
    return new Listed(
        id,
        Cells.link(r, "url"),
        r.getString("title"),
        lead(r.getString("text")),
        Cells.outlet(r),
        r.getString("language"),
        Cells.published(r),
        Cells.moment(r, "fetched_at"),
        r.getInt("revision"),
        r.getString("story_id"),
        copies.getOrDefault(id, 0L),
        evidence.getOrDefault(id, List.of()),
        Cells.json(r, "countries"),
        Cells.json(r, "regions"));
  }

  private static String lead(String text) {
    return text.codePointCount(0, text.length()) <= LEAD
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LEAD)) + "…";
  }

  private static Map<String, List<Evidence>> evidence(
      Connection connection, List<String> ids, @Nullable String first) throws SQLException {
    Map<String, List<Evidence>> evidence = new HashMap<>();
    new Query("SELECT article_id, initiative, mentions, sentences FROM mentions WHERE")
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
        r.getString("initiative"), r.getInt("mentions"), Cells.json(r, "sentences"));
  }

  private static Map<String, Long> copies(Connection connection, List<String> ids)
      throws SQLException {
    Map<String, Long> copies = new HashMap<>();
    new Query("SELECT duplicate_of, COUNT(*) AS copies FROM duplicates WHERE")
        .in("duplicate_of", ids)
        .add(" GROUP BY duplicate_of")
        .list(connection, r -> copies.put(r.getString("duplicate_of"), r.getLong("copies")));
    return copies;
  }
}
