package dev.silkwire.app.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names of the instances of the stages. {@code auto} means the name of the host, which a
 * container keeps over restarts and no other container has. Stateless.
 */
final class InstanceNames {
  private static final String AUTO = "auto";
  private static final String KEY = "instance";

  /** Kafka accepts these characters in names of group members and transactions. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,200}");

  private InstanceNames() {}

  /**
   * Replaces {@code auto} by the name of the host and checks all names.
   *
   * @param env environment variables; containers set {@code HOSTNAME}
   * @throws OperatorException when a name has other characters than Kafka accepts
   */
  static void resolve(ObjectNode tree, List<String> stages, Map<String, String> env) {
    for (String stage : stages) {
      if (tree.get(stage) instanceof ObjectNode section && section.hasNonNull(KEY)) {
        String name = section.get(KEY).asText();
        String resolved = name.equals(AUTO) ? hostName(env.get("HOSTNAME")) : name;
        if (!NAME.matcher(resolved).matches()) {
          throw new OperatorException(
              ExitCode.USAGE,
              "key '%s.instance': '%s' must have 1 to 200 letters, digits, '.', '_' or '-'"
                  .formatted(stage, resolved));
        }
        section.put(KEY, resolved);
      }
    }
  }

  private static String hostName(@Nullable String variable) {
    if (variable != null && !variable.isBlank()) {
      return variable.strip();
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      throw new OperatorException(
          ExitCode.USAGE,
          "instance 'auto': this host has no name; set HOSTNAME, or name the instance",
          e);
    }
  }
}
