package dev.silkwire.sink.view;

import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.contract.record.Published;
import dev.silkwire.sink.query.ArticleSelection;
import dev.silkwire.sink.query.Columns;
import dev.silkwire.sink.query.PageRow;
import dev.silkwire.sink.query.Parameters;
import dev.silkwire.sink.query.SqlQuery;
import dev.silkwire.sink.words.TextIndex;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The list of stories, each with its original and its copies. Stateless. */
public final class StoryListView {
  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 100;

  private StoryListView() {}

  /** A page of stories, newest first. */
  public record Stories(List<Story> stories, @Nullable String next) implements Listing {
    @Override
    public List<Report> table() {
      return stories.stream().flatMap(s -> s.reports().stream()).toList();
    }

    @Override
    public Class<Report> rowType() {
      return Report.class;
    }
  }

  /**
   * A story.
   *
   * @param outlets number of different outlets that published it
   * @param firstSeen arrival of its first report
   * @param copies number of copies; null when there is none
   * @param earliest the article with the earliest credible publication; null when there is none
   * @param reports the original and its copies, in the order of their arrival
   */
  public record Story(
      String storyId,
      String title,
      JsonNode initiatives,
      JsonNode countries,
      JsonNode regions,
      int outlets,
      Instant firstSeen,
      @Nullable Long copies,
      @Nullable JsonNode earliest,
      List<Report> reports) {}

  /**
   * An article of a story.
   *
   * @param kind {@code original}, {@code same-text} or {@code near}
   * @param similarity similarity to the original, from 0 to 1; 1 for the original itself
   */
  public record Report(
      String storyId,
      String id,
      @Nullable String url,
      String title,
      Outlet outlet,
      Published published,
      Instant fetchedAt,
      String kind,
      double similarity) {}

  public static Stories stories(Connection connection, TextIndex text, Parameters parameters)
      throws SQLException {
    int limit = parameters.limit(DEFAULT_LIMIT, MAX_LIMIT);
    List<PageRow<String>> page = new ArticleSelection(text, parameters).page(connection, limit);
    List<String> ids = PageRow.rows(page, id -> id);
    if (ids.isEmpty()) {
      return new Stories(List.of(), null);
    }
    Map<String, List<Report>> copies =
        new SqlQuery("SELECT * FROM duplicates WHERE")
                .in("duplicate_of", ids)
                .list(
                    connection,
                    r ->
                        report(
                            r,
                            r.getString("duplicate_of"),
                            r.getString("kind"),
                            r.getDouble("similarity")))
                .stream()
                .collect(groupingBy(Report::storyId));
    Map<String, Reach> reaches = new HashMap<>();
    new SqlQuery("SELECT id, copies, earliest FROM stories WHERE")
        .in("id", ids)
        .list(connection, r -> reaches.put(r.getString("id"), reach(r)));
    Map<String, Story> stories = new HashMap<>();
    new SqlQuery("SELECT * FROM articles WHERE")
        .in("id", ids)
        .list(connection, r -> stories.put(r.getString("id"), story(r, copies, reaches)));
    return new Stories(
        ids.stream().map(stories::get).filter(Objects::nonNull).toList(),
        PageRow.next(page, limit));
  }

  /** The columns of a story that has copies. */
  private record Reach(@Nullable Long copies, @Nullable JsonNode earliest) {
    static final Reach NONE = new Reach(null, null);
  }

  private static Reach reach(ResultSet r) throws SQLException {
    JsonNode earliest = r.getString("earliest") == null ? null : Columns.json(r, "earliest");
    return new Reach(r.getLong("copies"), earliest);
  }

  private static Story story(
      ResultSet r, Map<String, List<Report>> copies, Map<String, Reach> reaches)
      throws SQLException {
    String id = r.getString("id");
    Reach reach = reaches.getOrDefault(id, Reach.NONE);
    List<Report> reports = new ArrayList<>(copies.getOrDefault(id, List.of()));
    reports.add(report(r, id, "original", 1));
    reports.sort(
        Comparator.comparing(Report::fetchedAt)
            .thenComparing(report -> report.kind().equals("original") ? 0 : 1)
            .thenComparing(Report::id));
    return new Story(
        id,
        r.getString("title"),
        Columns.json(r, "initiatives"),
        Columns.json(r, "countries"),
        Columns.json(r, "regions"),
        (int) reports.stream().map(StoryListView::outlet).distinct().count(),
        reports.get(0).fetchedAt(),
        reach.copies(),
        reach.earliest(),
        reports);
  }

  private static String outlet(Report report) {
    String domain = report.outlet().domain();
    return domain == null ? report.id() : domain;
  }

  private static Report report(ResultSet r, String story, String kind, double similarity)
      throws SQLException {
    return new Report(
        story,
        r.getString("id"),
        Columns.link(r, "url"),
        r.getString("title"),
        Columns.outlet(r),
        Columns.published(r),
        Columns.requiredInstant(r, "fetched_at"),
        kind,
        similarity);
  }
}
