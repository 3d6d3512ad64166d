package dev.silkwire.sink.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.silkwire.sink.database.DatabaseAddress;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FileThreadTest extends DayFilesFixture {
  private static final Duration SOON = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Override
  DatabaseAddress address() {
    return new DatabaseAddress("jdbc:sqlite:" + temporary.resolve("silkwire.db"), null, null);
  }

  @Test
  void aFolderThatCannotBeMadeIsNamedWithItsSetting() throws Exception {
    Path file = Files.createFile(temporary.resolve("file"));

    assertThatThrownBy(
            () -> FileThread.start(file.resolve("out").toString(), Duration.ofHours(1), database))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("sink.files.folder")
        .hasMessageContaining(file.toString());
  }

  @Test
  void aFailedExportIsRetried() throws Exception {
    Path folder = temporary.resolve("files");
    Path newer = folder.resolve("articles/2026-10-19.jsonl.gz");
    Path older = folder.resolve("articles/2026-10-18.jsonl.gz");
    Path inTheWay = Files.createDirectories(older.resolve("in-the-way"));
    store(
        article("a", 1, "2026-10-18T06:00:00Z", "one.example"),
        article("b", 1, "2026-10-19T06:00:00Z", "two.example"));

    try (FileThread files = FileThread.start(folder.toString(), SOON, database)) {
      await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve(".written.json")));
      assertThat(newer).isRegularFile();
      assertThat(older).isDirectory();
      Files.delete(inTheWay);
      Files.delete(older);
      await().atMost(PATIENCE).until(() -> Files.isRegularFile(older));
    }
  }

  @Test
  void onlyOneWritesToAFolder() throws Exception {
    try (DayFolder second = DayFolder.open(out)) {
      assertThat(second.lock()).isFalse();
      close();
      assertThat(second.lock()).isTrue();
    }
  }
}
