package dev.silkwire.app.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.contract.error.IoErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Secrets that are read from files, as containers get them: the key {@code sink.passwordFile} names
 * the file of {@code sink.password}. Stateless.
 */
final class SecretFiles {
  private static final String SUFFIX = "File";
  private static final List<String> SECRETS =
      List.of("sink.password", "sink.access.password", "sink.access.token");

  private SecretFiles() {}

  /** Returns the keys that name files. */
  static List<String> keys() {
    return SECRETS.stream().map(key -> key + SUFFIX).toList();
  }

  /**
   * Replaces each key that names a file by the secret in it, without white space at its end.
   *
   * @throws OperatorException when a file cannot be read, or the secret is given too; no message
   *     contains a secret
   */
  static void resolve(ObjectNode tree) {
    SECRETS.forEach(key -> resolve(tree, key));
  }

  private static void resolve(ObjectNode tree, String key) {
    int dot = key.lastIndexOf('.');
    String name = key.substring(dot + 1);
    if (!(tree.at("/" + key.substring(0, dot).replace('.', '/')) instanceof ObjectNode section)) {
      return;
    }
    JsonNode file = section.remove(name + SUFFIX);
    if (file == null || file.isNull()) {
      return;
    }
    if (section.hasNonNull(name)) {
      throw new OperatorException(
          ExitCode.USAGE, "%s and %s%s are both set: keep one".formatted(key, key, SUFFIX));
    }
    section.put(name, read(key + SUFFIX, Path.of(file.asText())));
  }

  private static String read(String key, Path file) {
    try {
      return Files.readString(file).stripTrailing();
    } catch (IOException e) {
      throw new OperatorException(
          ExitCode.USAGE,
          "key '%s': cannot read %s: %s".formatted(key, file, IoErrors.reason(e)),
          e);
    }
  }
}
