package dev.silkwire.sink.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.silkwire.sink.database.DatabaseAddress;
import dev.silkwire.sink.database.DatabaseStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store with a file of SQLite. */
class SqliteStoreTest extends StoreCases {
  @TempDir Path folder;

  @Override
  DatabaseAddress address() {
    return new DatabaseAddress(
        "jdbc:sqlite:" + folder.resolve("deep/er/" + UUID.randomUUID() + ".db"), null, null);
  }

  @Override
  String refusing(String title) {
    return "CREATE TRIGGER refusal BEFORE INSERT ON articles WHEN NEW.title = '"
        + title
        + "' BEGIN SELECT RAISE(ABORT, 'not this one'); END";
  }

  @Test
  void readersCannotWrite() {
    assertThatThrownBy(
            () -> database.read(c -> c.createStatement().executeUpdate("DELETE FROM articles")))
        .hasMessageContaining("readonly");
  }

  @Test
  void readersDoNotWaitForTheWriter() throws Exception {
    List<String> seen =
        database.write(
            c -> {
              c.createStatement().executeUpdate("DELETE FROM articles");
              return rows("SELECT COUNT(*) FROM articles");
            });

    assertThat(seen).containsExactly("0");
  }

  @Test
  void aDatabaseInMemoryIsRejected() {
    assertThatThrownBy(() -> new DatabaseAddress("jdbc:sqlite::memory:", null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name a file");
  }

  @Test
  void aFileThatIsNotADatabaseIsRejectedInOneLine() throws Exception {
    Path file = Files.writeString(folder.resolve("notes.txt"), "no database at all ".repeat(500));

    assertThatThrownBy(
            () ->
                DatabaseStart.open(
                    new DatabaseAddress("jdbc:sqlite:" + file, null, null),
                    1,
                    d -> Thread.onSpinWait()))
        .isInstanceOf(DatabaseStart.CannotOpen.class)
        .hasMessageContaining("notes.txt")
        .message()
        .doesNotContain("\n");
  }
}
