package dev.silkwire.sink.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.silkwire.contract.topic.Topics;
import dev.silkwire.sink.database.Database;
import dev.silkwire.sink.database.DatabaseAddress;
import dev.silkwire.sink.database.DatabaseStart;
import dev.silkwire.sink.database.DatabaseUnusable;
import dev.silkwire.sink.store.Outcome.Unavailable;
import dev.silkwire.sink.store.Outcome.Written;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of SQLite that are lost, full, locked or corrupt. */
class SqliteFaultTest extends StoreFixture {
  private static final int PAGE = 4096;

  @TempDir Path folder;

  @Override
  DatabaseAddress address() {
    return new DatabaseAddress("jdbc:sqlite:" + file(), null, null);
  }

  private Path file() {
    return folder.resolve("silkwire.db");
  }

  @Test
  void anExistingDatabaseFilePassesTheCheck() {
    database.check();
  }

  @Test
  void aDeletedFileIsReportedWithTheRemedy() throws IOException {
    Files.delete(file());

    assertThatThrownBy(() -> store.check())
        .isInstanceOf(DatabaseUnusable.class)
        .hasMessageContaining(file() + " was deleted")
        .hasMessageContaining("Start the sink again");
  }

  @Test
  void aReplacedFileIsReportedWithTheRemedy() throws IOException {
    Path other = Files.copy(file(), folder.resolve("other.db"));
    Files.move(other, file(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    assertThatThrownBy(() -> store.check())
        .isInstanceOf(DatabaseUnusable.class)
        .hasMessageContaining(file() + " was replaced");
  }

  @Test
  void aFullDiskIsRetriedWithTheSameBatch() throws SQLException {
    database.write(c -> c.createStatement().execute("PRAGMA max_page_count = 1"));
    SinkRecord[] large = new SinkRecord[400];
    Arrays.setAll(large, i -> article("a" + i, 1, "Title ".repeat(100)));
    Batch batch = log.batch(large);
    Outcome outcome = store.write(batch);

    assertThat(outcome).isInstanceOf(Unavailable.class);
    assertThat(((Unavailable) outcome).reason()).contains("disk is full: make room");
    assertThat(producer.history()).isEmpty();
    assertThat(store.write(batch)).isInstanceOf(Written.class);
    assertThat(rows("SELECT COUNT(*) FROM articles")).containsExactly("400");
  }

  @Test
  void aLockedDatabaseIsRetried() throws SQLException {
    Batch batch = log.batch(article("a", 1, "Good"));
    try (Connection other = address.connect()) {
      other.createStatement().execute("BEGIN IMMEDIATE");
      Outcome outcome = store.write(batch);
      assertThat(((Unavailable) outcome).reason()).contains("another program holds the database");
      other.createStatement().execute("ROLLBACK");
    }

    assertThat(store.write(batch)).isInstanceOf(Written.class);
    assertThat(rows("SELECT COUNT(*) FROM articles")).containsExactly("1");
  }

  @Test
  void aFileThatBecomesCorruptIsReportedWithTheRemedy() throws Exception {
    store.write(log.batch(article("a", 1, "First")));
    String page = rows("SELECT rootpage FROM sqlite_master WHERE name = 'articles'").get(0);
    database.close();
    overwrite(Long.parseLong(page));
    database = Database.open(address);
    Store again = new Store(database, new Offsets(CLOCK), new DeadLetterSender(producer, CLOCK));

    assertThatThrownBy(() -> again.write(log.batch(log.delete(Topics.ARTICLES, "a"))))
        .isInstanceOf(DatabaseUnusable.class)
        .hasMessageContaining(file() + " is corrupt")
        .hasMessageContaining("Move it away");
  }

  /** Pages count from 1. */
  private void overwrite(long page) throws IOException {
    try (RandomAccessFile pages = new RandomAccessFile(file().toFile(), "rw")) {
      byte[] noise = new byte[PAGE];
      Arrays.fill(noise, (byte) 0x5A);
      pages.seek((page - 1) * PAGE);
      pages.write(noise);
    }
  }

  @Test
  void aFileThatIsNotADatabaseIsRejectedAtTheStartWithTheRemedy() throws IOException {
    Path notes = Files.writeString(folder.resolve("notes.txt"), "no database ".repeat(800));
    DatabaseAddress elsewhere = new DatabaseAddress("jdbc:sqlite:" + notes, null, null);

    assertThatThrownBy(() -> DatabaseStart.open(elsewhere, 1, d -> Thread.onSpinWait()))
        .isInstanceOf(DatabaseStart.CannotOpen.class)
        .hasMessageContaining(notes.toString())
        .hasMessageContaining("Move it away");
  }
}
