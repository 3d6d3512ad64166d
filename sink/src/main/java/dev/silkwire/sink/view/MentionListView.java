package dev.silkwire.sink.view;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.contract.record.Published;
import dev.silkwire.sink.query.ArticleSelection;
import dev.silkwire.sink.query.Columns;
import dev.silkwire.sink.query.MentionKey;
import dev.silkwire.sink.query.PageRow;
import dev.silkwire.sink.query.Parameters;
import dev.silkwire.sink.query.SqlQuery;
import dev.silkwire.sink.words.TextIndex;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The list of mentions of initiatives, with their sentences. Stateless. */
public final class MentionListView {
  private static final int DEFAULT_LIMIT = 30;
  private static final int MAX_LIMIT = 200;

  private MentionListView() {}

  /** A page of mentions, newest first. */
  public record Mentions(List<Mentioned> mentions, @Nullable String next) implements Listing {
    @Override
    public List<Mentioned> table() {
      return mentions;
    }

    @Override
    public Class<Mentioned> rowType() {
      return Mentioned.class;
    }
  }

  /** The mention of an initiative in an article, with its sentences. */
  public record Mentioned(
      String articleId,
      String initiativeId,
      String storyId,
      @Nullable String url,
      String title,
      Outlet outlet,
      @Nullable String language,
      Published published,
      Instant fetchedAt,
      int count,
      JsonNode sentences,
      JsonNode countries) {}

  public static Mentions mentions(Connection connection, TextIndex text, Parameters parameters)
      throws SQLException {
    int limit = parameters.limit(DEFAULT_LIMIT, MAX_LIMIT);
    List<PageRow<MentionKey>> page =
        new ArticleSelection(text, parameters).mentions(connection, limit);
    List<MentionKey> keys = PageRow.rows(page, key -> key);
    Map<MentionKey, Mentioned> mentioned = mentioned(connection, keys);
    List<Mentioned> inOrder = keys.stream().map(mentioned::get).filter(Objects::nonNull).toList();
    return new Mentions(inOrder, PageRow.next(page, limit));
  }

  private static Map<MentionKey, Mentioned> mentioned(Connection connection, List<MentionKey> keys)
      throws SQLException {
    if (keys.isEmpty()) {
      return Map.of();
    }
    String placeholders = String.join(", ", Collections.nCopies(keys.size(), "(?, ?)"));
    Object[] values =
        keys.stream().flatMap(key -> Stream.of(key.articleId(), key.initiative())).toArray();
    return new SqlQuery("SELECT * FROM mentions WHERE (article_id, initiative) IN (VALUES ")
        .add(placeholders, values).add(")").list(connection, MentionListView::mentioned).stream()
            .collect(toMap(m -> new MentionKey(m.articleId(), m.initiativeId()), m -> m));
  }

  private static Mentioned mentioned(ResultSet r) throws SQLException {
    return new Mentioned(
        r.getString("article_id"),
        r.getString("initiative"),
        r.getString("story_id"),
        Columns.link(r, "url"),
        r.getString("title"),
        Columns.outlet(r),
        r.getString("language"),
        Columns.published(r),
        Columns.requiredInstant(r, "fetched_at"),
        r.getInt("mentions"),
        Columns.json(r, "sentences"),
        Columns.json(r, "countries"));
  }
}
