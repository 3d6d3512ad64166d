package dev.silkwire.sink.file;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.silkwire.sink.store.DatabaseAddress;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class FileThreadTest extends DayFilesFixture {
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
  void onlyOneWritesToAFolder() throws Exception {
    try (DayFolder second = DayFolder.open(out)) {
      Assertions.assertThat(second.take()).isFalse();
      close();
      Assertions.assertThat(second.take()).isTrue();
    }
  }
}
