package dev.silkwire.sink.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.sink.database.DatabaseAddress;
import dev.silkwire.sink.store.ResultRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The questions in {@code docs/files.md}, as they stand there. */
class DuckDbTest extends DayFilesFixture {
  private static final Path DOCS = Path.of("..", "docs", "files.md");
  private static final Pattern SQL = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

  @Override
  DatabaseAddress address() {
    return new DatabaseAddress("jdbc:sqlite:" + temporary.resolve("silkwire.db"), null, null);
  }

  @BeforeEach
  void fill() throws IOException, SQLException {
    store(
        article("a", 1, "2026-10-18T06:00:00Z", "one.example"),
        article("b", 1, "2026-10-19T06:00:00Z", "two.example"),
        article("c", 1, "2026-10-20T06:00:00Z", "two.example"),
        mention(),
        total("KE", "bri", "2026-10-13", 100),
        total("KE", "bri", "2026-10-14", 3),
        total("KE", "bri", "2026-10-20", 4),
        total("CI", "dsr", "2026-10-20", 1),
        total("KE", "*", "2026-10-20", 9),
        total("KE", "bri", "undated", 9));
    write();
  }

  @Test
  void countriesByInitiativeInAWeek() throws Exception {
    assertThat(answer(documented("country-days"))).containsExactly("bri|KE|7|14", "dsr|CI|1|2");
  }

  @Test
  void theOutletsWithMostStories() throws Exception {
    assertThat(answer(documented("outlet_domain")))
        .containsExactly("two.example|2", "one.example|1");
  }

  @Test
  void everythingAsParquet() throws Exception {
    answer(documented("parquet").replace(" TO '", " TO '" + out + "/"));

    assertThat(
            answer(
                "SELECT initiative, mentions, countries, sentences[1].text FROM 'mentions.parquet'"))
        .containsExactly("bri|1|[KE]|A Belt and Road crane.");
    assertThat(
            answer("SELECT id, countries[1]->>'code' FROM 'articles.parquet' ORDER BY id LIMIT 1"))
        .containsExactly("a|KE");
  }

  private static String documented(String word) throws IOException {
    return SQL.matcher(Files.readString(DOCS))
        .results()
        .map(found -> found.group(1))
        .filter(sql -> sql.contains(word))
        .findFirst()
        .orElseThrow();
  }

  /** The rows, their columns joined by bars; asked in the folder. */
  private List<String> answer(String sql) throws SQLException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute("SET file_search_path = '" + out + "'");
      if (!statement.execute(sql)) {
        return List.of();
      }
      try (ResultSet found = statement.getResultSet()) {
        return ResultRows.of(found);
      }
    }
  }
}
