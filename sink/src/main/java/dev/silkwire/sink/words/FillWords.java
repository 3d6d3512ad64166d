package dev.silkwire.sink.words;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.silkwire.contract.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/** Cuts the articles of a database from before there was an index of words. Stateless. */
public final class FillWords implements JavaMigration {
  private static final int PAGE = 500;
  private static final String ARTICLES =
      "SELECT id, listed_at, day, language, outlet_domain, title, text, captions FROM articles"
          + " WHERE id > ? ORDER BY id LIMIT "
          + PAGE;

  private final TextIndex index;

  /** Fills an index that is there, and empty. */
  public FillWords(TextIndex index) {
    this.index = index;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    String last = "";
    while (true) {
      List<Searchable> page = after(context.getConnection(), last);
      if (page.isEmpty()) {
        return;
      }
      List<String> ids = page.stream().map(Searchable::articleId).toList();
      index.replace(context.getConnection(), ids, page);
      last = ids.get(ids.size() - 1);
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
    texts.addAll(captions(row.getString("captions")));
    return new Searchable(
        row.getString("id"),
        row.getString("listed_at"),
        row.getString("day"),
        row.getString("language"),
        row.getString("outlet_domain"),
        Words.of(texts));
  }

  private static List<String> captions(String json) throws SQLException {
    try {
      return List.of(Json.mapper().readValue(json, String[].class));
    } catch (JsonProcessingException e) {
      throw new SQLException("captions hold no JSON", e);
    }
  }

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("4");
  }

  @Override
  public String getDescription() {
    return "words of the articles there are";
  }

  @Override
  public @Nullable Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }
}
