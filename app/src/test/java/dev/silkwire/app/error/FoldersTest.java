package dev.silkwire.app.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FoldersTest {
  @TempDir Path folder;

  @Test
  void aFolderThatIsMissingIsCreatedAndLeftEmpty() {
    Path deep = folder.resolve("a/b");
    Folders.require(deep, "--data");
    assertThat(deep).isEmptyDirectory();
  }

  @Test
  void aFileInPlaceOfAFolderIsNamedWithTheRemedy() throws IOException {
    Path file = Files.createFile(folder.resolve("data"));
    assertThatThrownBy(() -> Folders.require(file, "--data"))
        .isInstanceOfSatisfying(
            OperatorException.class, t -> assertThat(t.code()).isEqualTo(ExitCode.UNAVAILABLE))
        .hasMessage(
            "cannot write to %s: it is a file, not a folder; move the file away,".formatted(file)
                + " or choose another folder with --data");
  }

  static Stream<Arguments> causes() {
    return Stream.of(
        Arguments.of(new IOException("No space left on device"), "free some space"),
        Arguments.of(new FileSystemException("/data/x", null, "Too many open files"), "ulimit -n"),
        Arguments.of(new AccessDeniedException("/data"), "give this user the right"),
        Arguments.of(new FileSystemException("/data/x", null, "Read-only file system"), "mount it"),
        Arguments.of(new IOException("Input/output error"), "choose another folder with --data"));
  }

  @ParameterizedTest
  @MethodSource("causes")
  void aCauseHasItsRemedy(IOException cause, String remedy) {
    assertThat(Folders.remedy(Folders.why(cause), "--data")).contains(remedy);
  }
}
