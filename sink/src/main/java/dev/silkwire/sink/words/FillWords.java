package dev.silkwire.sink.words;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.silkwire.contract.CountryTag;
import dev.silkwire.contract.InitiativeTag;
import dev.silkwire.contract.Json;
import dev.silkwire.contract.RegionTag;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cuts the articles of a database from before the index of words was as it is. Stateless. */
public final class FillWords {
  private static final Logger LOG = LoggerFactory.getLogger(FillWords.class);
  private static final int PAGE = 500;
  private static final int TOLD_EVERY = 20_000;
  private static final String ARTICLES =
      "SELECT id, listed_at, day, language, outlet_domain, title, text, captions, initiatives,"
          + " countries, regions FROM articles WHERE id > ? ORDER BY id LIMIT "
          + PAGE;

  private final TextIndex index;

  /** Fills an index that is there; entries that it has are replaced. */
  public FillWords(TextIndex index) {
    this.index = index;
  }

  /** Cuts all articles, some hundred at a time, and tells the log how far it is. */
  public void fill(Connection connection) throws SQLException {
    String last = "";
    long done = 0;
    while (true) {
      List<Searchable> page = after(connection, last);
      if (page.isEmpty()) {
        return;
      }
      List<String> ids = page.stream().map(Searchable::articleId).toList();
      index.replace(connection, ids, page);
      last = ids.get(ids.size() - 1);
      done += page.size();
      if (done % TOLD_EVERY == 0) {
        LOG.info("cutting the words of all articles, which is done once: {} so far", done);
      }
    }
  }

  private static List<Searchable> after(Connection connection, String id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ARTICLES)) {
      statement.setString(1, id);
      try (ResultSet row = statement.executeQuery()) {
        List<Searchable> page = new ArrayList<>();
        while (row.next()) {
          page.add(searchable(row));
        }
        return page;
      }
    }
  }

  private static Searchable searchable(ResultSet row) throws SQLException {
    List<String> texts = new ArrayList<>(List.of(row.getString("title"), row.getString("text")));
    texts.addAll(list(row, "captions", String[].class));
    return Searchable.of(
        row.getString("id"),
        row.getString("listed_at"),
        row.getString("day"),
        row.getString("language"),
        row.getString("outlet_domain"),
        texts,
        new Searchable.Tags(
            list(row, "initiatives", InitiativeTag[].class),
            list(row, "countries", CountryTag[].class),
            list(row, "regions", RegionTag[].class)));
  }

  private static <T> List<T> list(ResultSet row, String column, Class<T[]> type)
      throws SQLException {
    try {
      return List.of(Json.mapper().readValue(row.getString(column), type));
    } catch (JsonProcessingException e) {
      throw new SQLException(column + " hold no JSON", e);
    }
  }
}
