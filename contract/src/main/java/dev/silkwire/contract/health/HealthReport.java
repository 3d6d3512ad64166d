package dev.silkwire.contract.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code /health/live} and {@code /health/ready}.
 *
 * <pre>{@code
 * {"status":"down","reason":"enrich: Kafka at kafka:9092 has not answered since …",
 *  "stages":[{"stage":"enrich","status":"down","reason":"Kafka at kafka:9092 has …"}]}
 * }</pre>
 *
 * @param status {@code up} when all stages are up, otherwise {@code down}
 * @param reason the first stage that is down with its reason; null when all are up
 * @param stages the stages of this process
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HealthReport(String status, @Nullable String reason, List<Stage> stages) {
  private static final String UP = "up";
  private static final String DOWN = "down";

  public HealthReport {
    stages = List.copyOf(stages);
  }

  /**
   * One stage.
   *
   * @param status {@code up} or {@code down}
   * @param reason why it is down; null when it is up
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Stage(String stage, String status, @Nullable String reason) {}

  /** Returns the report of stages, each with the reason why it is down; empty when it is up. */
  public static HealthReport of(Map<String, Optional<String>> reasons) {
    List<Stage> stages =
        reasons.entrySet().stream().map(e -> stage(e.getKey(), e.getValue().orElse(null))).toList();
    return stages.stream()
        .filter(stage -> stage.reason() != null)
        .findFirst()
        .map(first -> new HealthReport(DOWN, first.stage() + ": " + first.reason(), stages))
        .orElseGet(() -> new HealthReport(UP, null, stages));
  }

  private static Stage stage(String name, @Nullable String reason) {
    return new Stage(name, reason == null ? UP : DOWN, reason);
  }

  /** Returns the HTTP status of the answer: 200 when all stages are up, otherwise 503. */
  public int httpStatus() {
    return status.equals(UP) ? 200 : 503;
  }
}
