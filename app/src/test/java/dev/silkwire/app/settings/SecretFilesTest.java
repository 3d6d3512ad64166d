package dev.silkwire.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {
  @TempDir Path folder;

  @Test
  void secretsAreReadFromFiles() throws IOException {
    Path password = secret("password", "s3cret \n");
    Path token = secret("token", "t0ken");
    Path config = secret("silkwire.yaml", "sink: {access: {tokenFile: %s}}".formatted(token));

    Settings settings =
        Settings.read(config, Map.of("SILKWIRE_SINK_PASSWORD_FILE", password.toString()), Map.of());

    assertThat(settings.sink().password()).isEqualTo("s3cret");
    assertThat(settings.sink().access().token()).isEqualTo("t0ken");
  }

  @Test
  void aSecretAndItsFileCannotBothBeGiven() throws IOException {
    Path file = secret("password", "s3cret");
    Map<String, String> env =
        Map.of("SILKWIRE_SINK_PASSWORD_FILE", file.toString(), "SILKWIRE_SINK_PASSWORD", "other");

    assertThatThrownBy(() -> Settings.read(null, env, Map.of()))
        .hasMessage("sink.password and sink.passwordFile are both set: keep one");
  }

  @Test
  void anUnreadableFileIsReportedWithItsKey() {
    Map<String, String> env = Map.of("SILKWIRE_SINK_ACCESS_PASSWORD_FILE", folder + "/none");

    assertThatThrownBy(() -> Settings.read(null, env, Map.of()))
        .hasMessageStartingWith("key 'sink.access.passwordFile': cannot read " + folder);
  }

  private Path secret(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
